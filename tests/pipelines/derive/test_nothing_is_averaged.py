"""All computed tables of the checkout's own records: no voice is joined, no blank gets a value.

Each level stands on the very claim that its row names, each pair on one unit and two voices.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any, get_type_hints

import pytest

from pipelines.derive import counts, derive, timing
from pipelines.derive.positions import party_positions, positions
from pipelines.ingest import Ingested
from pipelines.tabulate import tabulate
from schemas.edtf import first_day
from schemas.fields import Level, value_type
from schemas.registry import TABLES
from schemas.tables import Tables
from tests.each import each, each_row
from tests.pipelines.derive.claims import Row, assessment, plain
from tests.pipelines.tabulate.tables import data_date

Place = tuple[str | None, str | None]
"""An agreement, and a provision of it or None; neither for a set."""
Matter = tuple[str | None, str | None, str]
"""A place and a performer."""

OF_RELEASES = {"changes", "checks", "releases"}
"""Tables that compare releases, or tell of a build: derive has no part in them."""

YEARS = [f"level_{year}" for year in range(2011, 2027)]
"""Columns of the wide panel; it has those of the years up to the data date."""

COMPUTED = {
    name: table.fitting(YEARS)
    for name, table in TABLES.items()
    if table.is_computed and name not in OF_RELEASES
}

LEVELS = {
    ("positions", "level"): "claim_id",
    ("party_positions", "level"): "claim_id",
    ("panel_months", "level"): "claim_id",
    ("panel_years", "level"): "claim_id",
    ("assessments_flat", "level"): "claim_id",
    ("differences", "level_a"): "claim_a_id",
    ("differences", "level_b"): "claim_b_id",
}
"""Columns that hold a level, and the column that names its claim."""

OTHER_LEVELS = {
    "panel_wide": YEARS,
    "coding_disagreements": ["first_level", "second_level"],
    "scorecard_comparisons": ["level"],
    "scorecard_shares": ["level"],
}
"""Levels that rest on rows of panel_years, codings and scales: looked at one by one."""

ON_A_UNIT = [
    *((name, column) for (name, _), column in LEVELS.items()),
    ("positions", "latest_claim_id"),
    ("party_positions", "latest_claim_id"),
    ("attributions", "claim_id"),
    ("obligations", "latest_claim_id"),
]
"""Columns that name a claim on the unit of the row."""

EXECUTIVES = {"party-kosovo": "kosovo", "party-serbia": "serbia"}
"""Types of assessors that speak for a party."""

WITH_KIND = ("positions", "party_positions", "panel_months", "panel_years")

BY_BASIS = ("stated_full", "stated_below", "inferred_full", "inferred_below")


@dataclass(frozen=True)
class Built:
    """All tables of the checkout as rows, with what the tests look up."""

    tables: Tables
    rows: Mapping[str, list[Row]]
    claims: Mapping[str, Row]
    places: Mapping[str, set[Place]]
    party: Mapping[str, str]
    day: date

    def voice(self, assessor: str) -> str:
        """The party of an executive, else the assessor."""
        return self.party.get(assessor, assessor)

    def standing(self) -> list[Row]:
        """Verified claims that nobody corrected by the data date."""
        corrected = {
            row["corrects_id"]
            for row in self.claims.values()
            if row["verified"] and timing(assessment(row)).said <= self.day
        }
        return [r for r in self.claims.values() if r["verified"] and r["id"] not in corrected]

    def spoken(self) -> list[tuple[Matter, Row]]:
        """Each standing claim with each unit that it speaks of."""
        return [
            ((*place, row["performer"]), row)
            for row in self.standing()
            for place in self.places[row["id"]]
        ]

    def levels_at(self, day: date) -> dict[Matter, dict[str, str]]:
        """Claims of the positions with a level at a date, by unit and voice."""
        found: dict[Matter, dict[str, str]] = defaultdict(dict)
        for row in plain(positions(self.tables, day, self.day)):
            if row["kind"] == "level" and row["assessor_id"] not in self.party:
                found[matter(row)][row["assessor_id"]] = row["claim_id"]
        for row in plain(party_positions(self.tables, day, self.day)):
            if row["kind"] == "level":
                found[matter(row)][row["party"]] = row["claim_id"]
        return found


@pytest.fixture(scope="module")
def built(checkout_records: Ingested) -> Built:
    """The computed tables of the checkout, built once."""
    base = tabulate(checkout_records.records.rows)
    tables = derive(base, data_date(base))
    rows = {name: tables.rows(name) for name in tables}
    places: dict[str, set[Place]] = defaultdict(set)
    for row in rows["assessment_targets"]:
        places[row["claim_id"]].add((row["agreement_id"], row["provision_id"]))
    return Built(
        tables=tables,
        rows=rows,
        claims={row["id"]: row for row in rows["assessments"]},
        places=places,
        party={
            row["id"]: EXECUTIVES[row["assessor_type"]]
            for row in rows["organisations"]
            if row["assessor_type"] in EXECUTIVES
        },
        day=data_date(base),
    )


def matter(row: Row) -> Matter:
    """The unit and performer of a row."""
    return row["agreement_id"], row["provision_id"], row["performer"]


def place(row: Row) -> Place:
    """The unit of a row."""
    return row["agreement_id"], row["provision_id"]


def columns_of(annotation: Any) -> set[tuple[str, str]]:
    """Columns of computed tables with an annotation, alone or beside None."""
    return {
        (name, column)
        for name, table in COMPUTED.items()
        for column, hint in get_type_hints(table.model, include_extras=True).items()
        if hint == annotation or hint == annotation | None
    }


def test_every_computed_table_is_built(built: Built) -> None:
    assert set(COMPUTED) <= set(built.rows)
    assert [name for name in COMPUTED if not built.rows[name]] == []


def test_every_column_with_a_level_is_looked_at() -> None:
    others = {(name, column) for name, columns in OTHER_LEVELS.items() for column in columns}
    assert columns_of(Level) == set(LEVELS) | others


def test_every_column_that_names_a_claim_is_looked_at() -> None:
    naming = {
        (name, column)
        for name, table in COMPUTED.items()
        for column, of in table.foreign_keys.items()
        if of == "assessments"
    }
    assert naming == {*ON_A_UNIT, ("coding_disagreements", "claim_id")}


def test_no_table_but_shares_and_the_method_holds_numbers_that_are_no_counts() -> None:
    floats = {
        name
        for name, table in COMPUTED.items()
        if float in map(value_type, table.model.model_fields.values())
    }
    of_the_method = {"coding_consistency", "sensitivity", "quality"}
    assert floats == {"shares", "scorecard_shares", *of_the_method}
    assert "assessor_id" in COMPUTED["shares"].key
    assert "scorecard_id" in COMPUTED["scorecard_shares"].key


@each_row(LEVELS)
def test_every_level_is_that_of_the_claim_that_the_row_names(
    name: str, column: str, built: Built
) -> None:
    levelled = [row for row in built.rows[name] if row[column] is not None]
    named = [built.claims[row[LEVELS[name, column]]] for row in levelled]
    assert levelled
    assert [row[column] for row in levelled] == [claim["level"] for claim in named]
    if name != "assessments_flat":
        assert all(claim["verified"] for claim in named)


@each([*WITH_KIND, "assessments_flat"])
def test_every_basis_is_that_of_the_claim_that_the_row_names(name: str, built: Built) -> None:
    for row in built.rows[name]:
        has_level = row["level"] is not None
        assert (row["level_basis"] is not None) is has_level
        if has_level:
            assert row["level_basis"] == built.claims[row["claim_id"]]["level_basis"]


@each(WITH_KIND)
def test_only_a_position_of_kind_level_has_a_level(name: str, built: Built) -> None:
    kinds = {(row["kind"], row["level"] is not None) for row in built.rows[name]}
    assert ("level", True) in kinds
    assert {has_level for kind, has_level in kinds if kind == "level"} == {True}
    assert {has_level for kind, has_level in kinds if kind != "level"} == {False}


@each_row(sorted(set(ON_A_UNIT)))
def test_a_claim_that_a_row_names_speaks_of_the_unit_of_the_row(
    name: str, column: str, built: Built
) -> None:
    for row in built.rows[name]:
        if row[column] is not None:
            places = built.places[row[column]]
            assert place(row) in places or (not places and place(row) == (None, None))


@each_row(sorted(pair for pair in ON_A_UNIT if "performer" in TABLES[pair[0]].columns))
def test_a_claim_that_a_row_names_speaks_of_the_performer_of_the_row(
    name: str, column: str, built: Built
) -> None:
    for row in built.rows[name]:
        if row[column] is not None:
            assert built.claims[row[column]]["performer"] == row["performer"]


def tied(row: Row) -> list[str]:
    """Claims that tie in a row of positions."""
    return row["tied_claim_ids"].split("; ") if row["tied_claim_ids"] else []


def test_a_position_rests_on_claims_of_one_assessor_only(built: Built) -> None:
    assert len({(*matter(r), r["assessor_id"]) for r in built.rows["positions"]}) == len(
        built.rows["positions"]
    )
    for row in built.rows["positions"]:
        named = [row["claim_id"], row["latest_claim_id"], *tied(row)]
        assert {built.claims[claim]["assessor_id"] for claim in named} == {row["assessor_id"]}


@each(["panel_months", "panel_years", "assessments_flat"])
def test_a_row_of_an_assessor_rests_on_its_own_claim(name: str, built: Built) -> None:
    for row in built.rows[name]:
        if row["claim_id"] is not None:
            assert built.claims[row["claim_id"]]["assessor_id"] == row["assessor_id"]


def test_a_position_of_a_party_rests_on_claims_of_its_executives_only(built: Built) -> None:
    rows = built.rows["party_positions"]
    assert {row["party"] for row in rows} == {"kosovo", "serbia"}
    assert len({(*matter(row), row["party"]) for row in rows}) == len(rows)
    for row in rows:
        named = [row["claim_id"], row["latest_claim_id"], *tied(row)]
        speakers = [built.claims[claim]["assessor_id"] for claim in named]
        assert {built.party.get(speaker) for speaker in speakers} == {row["party"]}
        assert row["assessor_id"] == speakers[0]


@each_row([("positions", "assessor_id"), ("party_positions", "party")])
def test_no_more_claims_count_for_a_position_than_its_voice_made(
    name: str, voice: str, built: Built
) -> None:
    dated: Counter[tuple[Any, ...]] = Counter()
    undated: Counter[tuple[Any, ...]] = Counter()
    for unit, claim in built.spoken():
        assessor = claim["assessor_id"]
        key = (*unit, assessor if voice == "assessor_id" else built.party.get(assessor))
        when = timing(assessment(claim))
        dated[key] += counts(when, built.day, built.day)
        undated[key] += when.effective is None
    for row in built.rows[name]:
        key = (*matter(row), row[voice])
        assert row["claims"] == (undated if row["kind"] == "undated" else dated)[key]


def test_no_assessor_bears_the_name_of_a_party(built: Built) -> None:
    """In differences the executives of a party speak under its code."""
    named = {row["id"] for row in built.rows["organisations"]} & set(EXECUTIVES.values())
    assert {name for name in named if built.party.get(name) != name} == set()


def test_both_claims_of_a_pair_speak_of_one_unit_and_performer(built: Built) -> None:
    for row in built.rows["differences"]:
        for claim in (row["claim_a_id"], row["claim_b_id"]):
            assert place(row) in built.places[claim]
            assert built.claims[claim]["performer"] == row["performer"]


def test_the_claims_of_a_pair_are_those_of_its_two_voices(built: Built) -> None:
    for row in built.rows["differences"]:
        voices = [built.claims[row[c]]["assessor_id"] for c in ("claim_a_id", "claim_b_id")]
        assert [built.voice(voice) for voice in voices] == [row["voice_a"], row["voice_b"]]
        assert row["voice_a"] != row["voice_b"]
        assert row["between_parties"] is ((row["voice_a"], row["voice_b"]) == ("kosovo", "serbia"))


def test_a_difference_is_of_the_two_levels_and_only_where_they_can_be_compared(
    built: Built,
) -> None:
    rows = built.rows["differences"]
    assert {row["comparable"] for row in rows} == {True, False}
    for row in rows:
        step = row["level_a"] - row["level_b"] if row["comparable"] else None
        assert row["difference"] == step


def test_pairs_are_all_pairs_of_voices_with_a_level_and_no_others(built: Built) -> None:
    """At each date; so a unit with levels of fewer than two voices has no row."""
    found = {
        (row["as_of"], matter(row), frozenset([row["claim_a_id"], row["claim_b_id"]]))
        for row in built.rows["differences"]
    }
    expected = {
        (day, unit, frozenset(pair))
        for day in compared_dates(built)
        for unit, voices in built.levels_at(day).items()
        for pair in combinations(voices.values(), 2)
    }
    assert found == expected
    assert len(found) == len(built.rows["differences"])


def compared_dates(built: Built) -> list[date]:
    """The last day of each year since the first agreement, and the data date."""
    agreed = filter(None, (first_day(row["date_agreed"]) for row in built.rows["agreements"]))
    ends = [date(year, 12, 31) for year in range(min(agreed).year, built.day.year + 1)]
    return [*(end for end in ends if end < built.day), built.day]


def test_a_unit_with_levels_of_fewer_than_two_voices_is_in_no_pair(built: Built) -> None:
    voices: dict[Matter, set[str]] = defaultdict(set)
    for unit, claim in built.spoken():
        if claim["level"] is not None and timing(assessment(claim)).effective:
            voices[unit].add(built.voice(claim["assessor_id"]))
    alone = {unit for unit, found in voices.items() if len(found) == 1}
    paired = {matter(row) for row in built.rows["differences"]}
    assert alone
    assert paired <= set(voices) - alone


def test_fewer_and_fewer_units_can_be_compared(built: Built) -> None:
    for row in built.rows["comparability"]:
        numbers = [row[name] for name in _NESTED]
        assert numbers == sorted(numbers, reverse=True)
        assert row["units_comparable"] >= row["units_between_parties"]


_NESTED = ("units", "units_with_level", "units_with_two", "units_comparable", "units_differing")
_COUNTS = (*_NESTED, "units_between_parties")


def test_all_agreements_are_the_sum_of_each_with_its_own_units(built: Built) -> None:
    by_date: dict[date, dict[str | None, Row]] = defaultdict(dict)
    for row in built.rows["comparability"]:
        by_date[row["as_of"]][row["agreement_id"]] = row
    assert sorted(by_date) == compared_dates(built)
    for found in by_date.values():
        total = found.pop(None)
        for name in _COUNTS:
            assert total[name] == sum(row[name] for row in found.values())


def test_comparability_counts_the_units_of_positions_and_differences(built: Built) -> None:
    rows = {(row["as_of"], row["agreement_id"]): row for row in built.rows["comparability"]}
    pairs: dict[tuple[date, str], list[Row]] = defaultdict(list)
    for pair in built.rows["differences"]:
        pairs[pair["as_of"], pair["agreement_id"]].append(pair)
    for (day, agreement), row in rows.items():
        if agreement is not None:
            near = [pair for pair in pairs[day, agreement] if pair["comparable"]]
            assert [row[name] for name in _COUNTS[2:]] == [
                different(pairs[day, agreement]),
                different(near),
                different(pair for pair in near if pair["level_a"] != pair["level_b"]),
                different(pair for pair in near if pair["between_parties"]),
            ]
    for day in compared_dates(built):
        dated = [
            r for r in plain(positions(built.tables, day, built.day)) if r["kind"] != "undated"
        ]
        units = Counter(agreement for agreement, _, _ in {matter(row) for row in dated})
        levels = Counter(agreement for agreement, _, _ in built.levels_at(day))
        assert units == {a: row["units"] for (d, a), row in rows.items() if d == day and a}
        for agreement in units:
            assert rows[day, agreement]["units_with_level"] == levels[agreement]


def different(rows: Iterable[Row]) -> int:
    """How many different units there are in rows."""
    return len({matter(row) for row in rows})


def test_nothing_is_told_of_a_unit_without_claims(built: Built) -> None:
    places = {place for unit, _ in built.spoken() for place in [unit[:2]]}
    agreements = {agreement for agreement, _ in places}
    of_base = {"records", "obligations", "scorecard_comparisons", "assessments_flat"}
    for name in COMPUTED.keys() - of_base:
        columns = TABLES[name].columns
        if "provision_id" in columns:
            assert {place(row) for row in built.rows[name]} <= places | {(None, None)}
        elif "agreement_id" in columns:
            assert {row["agreement_id"] for row in built.rows[name]} <= agreements | {None}


@each(["positions", "coverage", "shares", "panel_months", "panel_years", "panel_wide"])
def test_nothing_is_told_of_an_assessor_on_what_it_does_not_speak_of(
    name: str, built: Built
) -> None:
    columns = [c for c in ("provision_id", "performer") if c in TABLES[name].columns]
    keys = ("agreement_id", *columns, "assessor_id")
    spoken = {
        tuple({**claim, "agreement_id": unit[0], "provision_id": unit[1]}[key] for key in keys)
        for unit, claim in built.spoken()
    }
    told = [row for row in built.rows[name] if name != "coverage" or row["positions"]]
    assert {tuple(row[key] for key in keys) for row in told} <= spoken


@each(["panel_months", "panel_years"])
def test_before_the_first_claim_the_panel_is_blank(name: str, built: Built) -> None:
    first: dict[tuple[Any, ...], date] = {}
    for unit, claim in built.spoken():
        if (day := timing(assessment(claim)).effective) is not None:
            key = (*unit, claim["assessor_id"])
            first[key] = min(day, first.get(key, day))
    blank = [row for row in built.rows[name] if row["claim_id"] is None]
    assert blank
    for row in blank:
        assert {row[c] for c in ("kind", "level", "level_basis", "age_months")} == {None}
    begins = [str(first[(*matter(row), row["assessor_id"])]) for row in built.rows[name]]
    for row, begin in zip(built.rows[name], begins, strict=True):
        has_begun = begin[: len(row["period"])] <= row["period"]
        assert (row["claim_id"] is not None) is has_begun


def test_the_wide_panel_holds_the_levels_of_the_years_and_no_others(built: Built) -> None:
    keys = ("agreement_id", "provision_id", "performer", "assessor_id")
    years = {
        (*(row[key] for key in keys), row["period"]): (row["level"], row["age_months"])
        for row in built.rows["panel_years"]
        if row["level"] is not None
    }
    wide = {
        (*(row[key] for key in keys), year): (row[f"level_{year}"], row[f"age_{year}"])
        for row in built.rows["panel_wide"]
        for year in (name[-4:] for name in row if name.startswith("level_"))
        if (row[f"level_{year}"], row[f"age_{year}"]) != (None, None)
    }
    assert wide == years


def test_an_obligation_of_which_nobody_speaks_is_blank(built: Built) -> None:
    spoken = {(unit[1], unit[2]) for unit, _ in built.spoken()}
    silent = [
        row
        for row in built.rows["obligations"]
        if not any(
            (row["provision_id"], performer) in spoken
            for performer in (row["obliged"], "all", "not-stated")
        )
    ]
    assert {(row["provision_id"], row["number"]) for row in silent} == {
        (row["provision_id"], row["number"])
        for row in built.rows["obligations"]
        if row["said"] == "no-claim"
    }
    for row in silent:
        assert [row[c] for c in (*BY_BASIS, "accounts")] == [0, 0, 0, 0, 0]
        assert row["latest_claim_id"] is None


def test_the_claim_on_an_obligation_is_not_one_on_another_performer(built: Built) -> None:
    for row in built.rows["obligations"]:
        if row["latest_claim_id"]:
            performer = built.claims[row["latest_claim_id"]]["performer"]
            assert performer in (row["obliged"], "all", "not-stated")


def test_a_scorecard_stands_beside_no_more_than_was_said_by_its_date(built: Built) -> None:
    scales = {(r["scorecard_id"], r["label"]): r["level"] for r in built.rows["scorecard_scales"]}
    for row in built.rows["scorecard_comparisons"]:
        spoken = [
            claim
            for unit, claim in built.spoken()
            if unit[0] == row["agreement_id"] and timing(assessment(claim)).said <= row["as_of"]
        ]
        levelled = [claim for claim in spoken if claim["level"] is not None]
        levels = [row[f"{where}_{c}"] for where in ("whole", "provisions") for c in BY_BASIS]
        assert sum(levels) <= sum(len(built.places[c["id"]]) for c in levelled)
        if not spoken:
            assert (sum(levels), row["accounts"]) == (0, 0)
        if not levelled:
            assert row["compared"] in ("no-position", "no-rating")
        if row["level"] is not None:
            label = row["label"].partition(" (")[0]
            assert row["level"] in (
                scales.get((row["scorecard_id"], row["label"])),
                scales.get((row["scorecard_id"], label)),
            )


def test_a_share_of_a_scorecard_is_a_count_that_it_published(built: Built) -> None:
    key = ("scorecard_id", "label")
    published = {tuple(row[k] for k in key): row["count"] for row in built.rows["scorecard_counts"]}
    scales = {tuple(row[k] for k in key): row["level"] for row in built.rows["scorecard_scales"]}
    for row in built.rows["scorecard_shares"]:
        unit = tuple(row[k] for k in key)
        assert (row["count"], row["level"]) == (published[unit], scales.get(unit))


def test_shares_are_counted_from_the_positions_of_one_assessor(built: Built) -> None:
    keys = ("agreement_id", "assessor_id", "performer", "level_basis")
    levels: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for row in built.rows["positions"]:
        if row["level"] is not None and row["provision_id"]:
            levels[tuple(row[key] for key in keys)].append(row["level"])
    found = {tuple(row[key] for key in keys): row for row in built.rows["shares"]}
    assert found.keys() == levels.keys()
    for key, row in found.items():
        names = ("not_initiated", "minimal", "intermediate", "full")
        assert [row[name] for name in names] == [levels[key].count(n) for n in range(4)]
        assert row["index"] == pytest.approx(
            100 * sum(levels[key]) / 3 / len(levels[key]), abs=0.06
        )


def test_disagreements_hold_the_codes_of_two_codings_as_they_are(built: Built) -> None:
    rounds = {row["id"]: row["round"] for row in built.rows["coders"]}
    codings = {
        (rounds[row["coder_id"]], row["claim_id"]): (row["level"], row["level_rule"], row["trend"])
        for row in built.rows["codings"]
    }
    for row in built.rows["coding_disagreements"]:
        for name in ("first", "second"):
            codes = tuple(row[f"{name}_{column}"] for column in ("level", "rule", "trend"))
            assert codes == codings[name, row["claim_id"]]


def test_an_attribution_is_that_of_its_claim(built: Built) -> None:
    types = {row["id"]: row["assessor_type"] for row in built.rows["organisations"]}
    targets = {(r["claim_id"], r["number"]): place(r) for r in built.rows["assessment_targets"]}
    for row in built.rows["attributions"]:
        claim = built.claims[row["claim_id"]]
        assert claim["verified"]
        assert row["held_responsible"] == claim["held_responsible"]
        assert row["assessor_id"] == claim["assessor_id"]
        assert row["assessor_type"] == types[claim["assessor_id"]]
        assert row["effective"] == timing(assessment(claim)).effective
        assert place(row) == targets.get((row["claim_id"], row["target"]), (None, None))
    held = {claim["id"] for claim in built.standing() if claim["held_responsible"]}
    assert {row["claim_id"] for row in built.rows["attributions"]} == held
    by_year = built.rows["attributions_by_year"]
    assert sum(row["claims"] for row in by_year) == len(held)


def test_the_baseline_of_the_sensitivity_is_what_is_published(built: Built) -> None:
    (row,) = [row for row in built.rows["sensitivity"] if row["scenario"] == "baseline"]
    cells = sum(row["kind"] == "level" for row in built.rows["positions"])
    (total,) = [
        row
        for row in built.rows["comparability"]
        if row["agreement_id"] is None and row["as_of"] == built.day
    ]
    assert (row["cells"], row["same"], row["changed_percent"]) == (cells, cells, 0)
    for name in ("units_comparable", "units_differing"):
        assert row[name] == total[name]
