"""The quality of the data in counts: each is that of the rows, and parts make up their total."""

from collections import Counter, defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.derive.quality import age, quality
from schemas.archives import is_archived
from schemas.codes import (
    ASSESSOR_TYPE,
    LANGUAGE,
    LEVEL_BASIS,
    NO_LEVEL,
    PERFORMER,
    POSITION_AGE,
    QUALITY_MEASURE,
    SEEN_AS,
    SOURCE_ADDRESS,
    TITLE_STATUS,
    TRANSLATION_STATE,
)
from schemas.registry import TABLES
from schemas.tables import Tables
from tests.each import each_row
from tests.pipelines.derive.claims import plain
from tests.pipelines.tabulate.tables import checkout_tables, replaced, tiny_tables

PARTS = {
    "coverage": set(ASSESSOR_TYPE.codes),
    "balance": set(PERFORMER.codes),
    "age": set(POSITION_AGE.codes),
    "level": {*LEVEL_BASIS.codes, *NO_LEVEL.codes},
    "verified": {"verified"},
    "translation": set(TITLE_STATUS.codes),
    "translation-state": set(TRANSLATION_STATE.codes),
    "translation-words": set(TRANSLATION_STATE.codes),
    "narrative-words": set(TRANSLATION_STATE.codes),
    "address": set(SOURCE_ADDRESS.codes),
    "seen": set(SEEN_AS.codes),
}
WHOLE = (
    *("age", "balance", "level", "seen", "translation"),
    *("translation-state", "translation-words", "narrative-words"),
)
"""Measures whose parts make up their total."""

trees = pytest.mark.parametrize("tables", [tiny_tables(), checkout_tables()], ids=["tiny", "all"])


def of(tables: Tables, measure: str) -> dict[tuple[str, str], tuple[int, int]]:
    """Count and total of each item and part of a measure."""
    rows = (row for row in tables.rows("quality") if row["measure"] == measure)
    return {(row["item"], row["part"]): (row["count"], row["total"]) for row in rows}


@trees
def test_every_measure_has_parts_of_its_list(tables: Tables) -> None:
    found = defaultdict(set)
    for row in tables.rows("quality"):
        found[row["measure"]].add(row["part"])
    assert set(PARTS) == set(QUALITY_MEASURE.codes)
    assert all(parts <= PARTS[measure] for measure, parts in found.items())
    assert set(found) <= set(PARTS)


def test_the_checkout_has_every_measure() -> None:
    assert {row["measure"] for row in checkout_tables().rows("quality")} == set(PARTS)


@trees
@pytest.mark.parametrize("measure", WHOLE)
def test_parts_make_up_their_total(tables: Tables, measure: str) -> None:
    sums: Counter[int | str] = Counter()
    totals: dict[int | str, int] = {}
    for (item, _), (count, total) in of(tables, measure).items():
        key = item if measure not in ("balance", "seen") else "all"
        sums[key] += count
        totals[key] = total
    assert dict(sums) == totals


@trees
def test_a_share_is_that_of_its_count(tables: Tables) -> None:
    for row in tables.rows("quality"):
        assert 0 <= row["count"] <= row["total"]
        if row["total"]:
            assert abs(row["percent"] - 100 * row["count"] / row["total"]) <= 0.05 + 1e-9
        else:
            assert row["percent"] is None


@trees
def test_coverage_counts_assessors_and_has_a_cell_for_each_agreement_and_type(
    tables: Tables,
) -> None:
    types = {row["id"]: row["assessor_type"] for row in tables.rows("organisations")}
    spoken = defaultdict(set)
    for row in tables.rows("positions"):
        kind = types[row["assessor_id"]]
        spoken[row["agreement_id"], kind].add(row["assessor_id"])
    heard = {types[row["assessor_id"]] for row in tables.rows("assessments")}
    cells = of(tables, "coverage")
    assert set(cells) == {(row["id"], t) for row in tables.rows("agreements") for t in heard}
    assert {key: count for key, (count, _) in cells.items() if count} == {
        key: len(assessors) for key, assessors in spoken.items()
    }


def test_claims_and_levels_are_counted_by_type_of_assessor() -> None:
    tables = tiny_tables()
    types = {row["id"]: row["assessor_type"] for row in tables.rows("organisations")}
    claims = tables.rows("assessments")
    by_performer = Counter((types[c["assessor_id"]], c["performer"]) for c in claims)
    assert {key: count for key, (count, _) in of(tables, "balance").items()} == by_performer
    reasons = Counter(
        (types[c["assessor_id"]], c["no_level_code"] if c["level"] is None else c["level_basis"])
        for c in claims
    )
    assert {key: count for key, (count, _) in of(tables, "level").items()} == reasons


def test_what_was_not_verified_is_in_the_total_only() -> None:
    tables = tiny_tables()
    first, *rest = tables.rows("provisions")
    before = of(tables, "verified")["provisions", "verified"]
    now = replaced(tables, provisions=[{**first, "verified": not first["verified"]}, *rest])
    count, total = of(now, "verified")["provisions", "verified"]
    assert total == before[1]
    assert abs(count - before[0]) == 1
    assert {item for item, _ in of(now, "verified")} == {
        name for name, t in TABLES.items() if "verified" in t.columns and not t.is_computed
    }


def test_a_copy_in_a_web_archive_and_further_addresses_are_counted_once_for_a_source() -> None:
    tables = tiny_tables()
    source = tables.rows("sources")[0]["id"]
    before = of(tables, "address")
    urls = ("https://web.archive.org/web/2020/https://example.org", "https://archive.ph/a1b2c")
    further = [{"source_id": source, "url": url} for url in urls]
    now = of(replaced(tables, source_addresses=further), "address")
    assert before["all", "archive"][0] == 0
    assert (now["all", "archive"][0], now["all", "further"][0]) == (1, 1)
    assert now["all", "address"] == before["all", "address"]


@each_row(
    [
        ("https://web.archive.org/web/2019/http://x.org", True),
        ("https://archive.org/details/x", True),
        ("http://archive.today/abc", True),
        ("https://perma.cc/AB12", True),
        ("https://betabriefing.com/archive/news/1", False),
        ("https://notarchive.org/x", False),
        ("https://x.org/?u=https://web.archive.org/web/1", False),
        ("no address", False),
    ]
)
def test_an_archive_is_known_by_its_host(url: str, is_one: bool) -> None:
    assert is_archived(url) is is_one


@each_row(
    [
        (0, "up-to-12"),
        (12, "up-to-12"),
        (13, "13-to-24"),
        (24, "13-to-24"),
        (25, "25-to-60"),
        (60, "25-to-60"),
        (61, "over-60"),
        (999, "over-60"),
    ]
)
def test_ages_and_their_bands(months: int, code: str) -> None:
    assert age(months) == code


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_an_older_position_is_never_in_a_younger_band(first: int, second: int) -> None:
    order = list(POSITION_AGE.codes)
    younger, older = sorted((first, second))
    assert order.index(age(younger)) <= order.index(age(older))


def test_languages_of_translations_are_those_of_the_list() -> None:
    assert {item for item, _ in of(checkout_tables(), "translation")} <= set(LANGUAGE.codes)


def test_nothing_to_count_gives_no_row_and_no_division() -> None:
    empty = replaced(tiny_tables(), sources=(), citations=(), translations=(), source_addresses=())
    rows = plain(quality(empty))
    assert {row["percent"] for row in rows if row["measure"] == "address"} == {None}
    assert not [row for row in rows if row["measure"] in ("seen", "translation")]
