"""The quality of the data in counts: what is covered, balanced, recent, verified, reviewed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any
from urllib.parse import urlsplit

from pipelines.derive.shares import tenth
from schemas.codes import POSITION_AGE, SOURCE_ADDRESS
from schemas.registry import TABLES
from schemas.tables import Tables

Row = dict[str, Any]
Pair = tuple[str, str]

ALL = "all"
"""The item of a measure that has no parts of its own."""

ARCHIVES = ("archive.org", "archive.today", "archive.ph", "archive.is", "perma.cc")
"""Hosts of web archives, or the ends of their names."""


def quality(tables: Tables) -> list[Row]:
    """Rows of the table `quality`: counts only, no judgement and no score.

    tables: base tables, with positions and coverage.
    """
    return [
        *_coverage(tables),
        *_balance(tables),
        *_age(tables),
        *_level(tables),
        *_verified(tables),
        *_translation(tables),
        *_address(tables),
        *_seen(tables),
    ]


def _row(measure: str, item: str, part: str, count: int, total: int) -> Row:
    percent = tenth(Fraction(100 * count, total)) if total else None
    return {
        "measure": measure,
        "item": item,
        "part": part,
        "count": count,
        "total": total,
        "percent": percent,
    }


def _counted(measure: str, pairs: Iterable[Pair], is_of_item: bool) -> Iterator[Row]:
    """Pairs of item and part by their number, of all pairs or of those of the item."""
    found = Counter(pairs)
    items = Counter[str]()
    for (item, _), count in found.items():
        items[item] += count
    whole = found.total()
    for (item, part), count in sorted(found.items()):
        yield _row(measure, item, part, count, items[item] if is_of_item else whole)


def _types(tables: Tables) -> Mapping[str, str]:
    rows = tables.rows("organisations")
    return {row["id"]: row["assessor_type"] for row in rows if row["assessor_type"]}


def _coverage(tables: Tables) -> Iterator[Row]:
    """Assessors of each type with a position on each agreement; 0 is a blank."""
    types, rows = _types(tables), tables.rows("coverage")
    assessors = {row["assessor_id"] for row in rows}
    of_type = Counter(types[each] for each in assessors)
    agreements = sorted({row["agreement_id"] for row in rows})
    spoken = Counter(
        (row["agreement_id"], types[row["assessor_id"]]) for row in rows if row["positions"]
    )
    for agreement in agreements:
        for kind, total in sorted(of_type.items()):
            yield _row("coverage", agreement, kind, spoken[agreement, kind], total)


def _balance(tables: Tables) -> Iterator[Row]:
    types = _types(tables)
    claims = tables.rows("assessments")
    pairs = ((types[row["assessor_id"]], row["performer"]) for row in claims)
    yield from _counted("balance", pairs, is_of_item=False)


def _age(tables: Tables) -> Iterator[Row]:
    types = _types(tables)
    rows = (row for row in tables.rows("positions") if row["kind"] == "level")
    pairs = ((types[row["assessor_id"]], age(row["age_months"])) for row in rows)
    yield from _counted("age", pairs, is_of_item=True)


def age(months: int) -> str:
    """The code of `position-age` for an age in whole months."""
    ends = (12, 24, 60)
    return tuple(POSITION_AGE.codes)[sum(months > end for end in ends)]


def _level(tables: Tables) -> Iterator[Row]:
    types = _types(tables)
    claims = tables.rows("assessments")
    pairs = (
        (types[row["assessor_id"]], row["level_basis"] or row["no_level_code"]) for row in claims
    )
    yield from _counted("level", pairs, is_of_item=True)


def _verified(tables: Tables) -> Iterator[Row]:
    for name in tables:
        spec = TABLES[name]
        if "verified" in spec.columns and not spec.is_computed:
            seen = tables[name]["verified"].to_pylist()
            yield _row("verified", name, "verified", sum(seen), len(seen))


def _translation(tables: Tables) -> Iterator[Row]:
    pairs = ((row["language"], row["status"]) for row in tables.rows("translations"))
    yield from _counted("translation", pairs, is_of_item=True)


def _address(tables: Tables) -> Iterator[Row]:
    further: dict[str, list[str]] = {}
    for row in tables.rows("source_addresses"):
        further.setdefault(row["source_id"], []).append(row["url"])
    sources = [
        [*([row["url"]] if row["url"] else []), *further.get(row["id"], [])]
        for row in tables.rows("sources")
    ]
    counts = (
        sum(bool(urls) for urls in sources),
        sum(any(map(is_archived, urls)) for urls in sources),
        sum(len(urls) > 1 for urls in sources),
    )
    for part, count in zip(SOURCE_ADDRESS.codes, counts, strict=True):
        yield _row("address", ALL, part, count, len(sources))


def is_archived(url: str) -> bool:
    """Whether an address is that of a copy in a web archive."""
    host = urlsplit(url).hostname or ""
    return any(host == name or host.endswith(f".{name}") for name in ARCHIVES)


def _seen(tables: Tables) -> Iterator[Row]:
    pairs: Sequence[Pair] = [(ALL, row["seen_as"]) for row in tables.rows("citations")]
    yield from _counted("seen", pairs, is_of_item=False)
