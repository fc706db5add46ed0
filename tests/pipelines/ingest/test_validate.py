"""Rows as written to validated rows; each fault of a field is told as a person needs it."""

from typing import Any

from pipelines.ingest.records import Draft
from pipelines.ingest.validate import valid_rows
from schemas.agreements import ProvisionSet
from schemas.coding import Scale
from schemas.problem import Place, Problem
from tests.each import each, each_row

FILE = "raw/example.yml"


def draft(table: str, line: int = 1, **values: Any) -> Draft:
    """A row in one line; the n-th value stands in column 10 n."""
    places = {name: Place(FILE, line, 10 * n) for n, name in enumerate(values, 1)}
    return Draft(table, values, Place(FILE, line, 1), places)


def problems(*drafts: Draft) -> list[Problem]:
    """What is wrong with rows."""
    return valid_rows(drafts)[1]


def the_problem(table: str, **values: Any) -> tuple[Problem, str]:
    """The one problem of a row, and its place."""
    (found,) = problems(draft(table, **values))
    return found, f"{found.place}"


SET = {"agreement_id": "a-2013", "version": 1, "basis": "full-text", "complete": "yes"}
SCALE = {"assessor_id": "a", "label": "full", "level": 3}
BOUND = {"bounded_table": "agreements", "min": 1, "max": 2, "reason": "one"}
CITATION = {
    "cited_table": "figures",
    "cited_id": "a-2013-c001",
    "number": 1,
    "source_id": "s",
    "seen_on": "2020-06-30",
    "seen_as": "live-page",
    "seen_part": "whole",
}

MILESTONE = {
    "id": "a-2013-c001",
    "agreement_id": "a-2013",
    "text": "One",
    "recorded": "2020-06-30",
    "verified": True,
}


def test_good_rows_are_typed_and_in_the_order_written() -> None:
    records, found = valid_rows([draft("scales", **{**SCALE, "label": x}) for x in ("b", "a")])
    assert found == []
    assert records.rejected == {"scales": ()}
    assert records.rows == {
        "scales": (
            Scale(assessor_id="a", label="b", level=3),
            Scale(assessor_id="a", label="a", level=3),
        )
    }


def test_rows_are_kept_by_table() -> None:
    records, _ = valid_rows([draft("scales", **SCALE), draft("provision_sets", **SET)])
    assert records.rows["provision_sets"] == (ProvisionSet(**SET),)
    assert set(records.rows) == {"scales", "provision_sets"}


def test_a_bad_row_does_not_take_the_good_ones_with_it() -> None:
    drafts = [
        draft("scales", 1, **SCALE),
        draft("scales", 2, **{**SCALE, "level": 4}),
        draft("scales", 3, **{**SCALE, "label": "none of it", "level": 0}),
    ]
    records, found = valid_rows(drafts)
    assert [row.level for row in records.of("scales", Scale)] == [3, 0]
    assert records.rejected == {"scales": (drafts[1],)}
    assert [problem.place for problem in found] == [Place(FILE, 2, 30)]


def test_what_was_written_counts_also_where_the_row_failed() -> None:
    records, _ = valid_rows([draft("scales", **SCALE), draft("scales", **{**SCALE, "level": 4})])
    assert records.written("scales", "assessor_id", "level") == {("a", 3), ("a", 4)}


@each([None, 3, "A", ""])
def test_a_table_is_unclear_where_an_id_is_missing_or_none(value: Any) -> None:
    """What names a record of it cannot be judged."""
    values = {"kind": "model", "task": "Levels.", "coded_on": "2020-06-30"}
    assert valid_rows([draft("coders", id="a", **values)])[0].unclear == frozenset()
    assert valid_rows([draft("coders", **values)])[0].unclear == {"coders"}
    assert valid_rows([draft("coders", id=value, **values)])[0].unclear == {"coders"}
    assert valid_rows([draft("coders", id="a", **{**values, "kind": "x"})])[0].unclear == set()


def test_a_table_is_unclear_where_a_file_was_not_read() -> None:
    records, _ = valid_rows([draft("scales", **SCALE)], {"scales", "coders"})
    assert records.unclear == {"scales", "coders"}


def test_a_missing_field_is_reported_at_its_record() -> None:
    found, place = the_problem("provision_sets", agreement_id="a-2013", version=1, basis="accounts")
    assert place == f"{FILE}:1:1"
    assert found == Problem(
        "complete is missing",
        "provision_sets",
        ("a-2013", 1),
        "complete",
        allowed="yes, no, unknown",
    )


def test_a_field_left_empty_is_of_another_type_or_absent() -> None:
    found, place = the_problem("provision_sets", **{**SET, "version": None})
    assert (found.what, found.found, found.allowed, place) == (
        "version is of another type", "nothing", "a whole number from 0", f"{FILE}:1:20"
    )  # fmt: skip
    assert problems(draft("provision_sets", **SET, note=None)) == []


def test_an_unknown_code_is_reported_with_the_codes_and_a_near_miss() -> None:
    found, place = the_problem("provision_sets", **{**SET, "basis": "fulltext"})
    assert place == f"{FILE}:1:30"
    assert found == Problem(
        "unknown code in basis",
        "provision_sets",
        ("a-2013", 1),
        "basis",
        "fulltext",
        "full-text, part-of-text, accounts",
        "did you mean full-text?",
    )


def test_an_unknown_code_that_is_near_nothing_has_no_hint() -> None:
    found, _ = the_problem("provision_sets", **{**SET, "basis": "rumour"})
    assert (found.found, found.hint) == ("rumour", None)


def test_codes_are_told_apart_by_case() -> None:
    found, _ = the_problem("provision_sets", **{**SET, "complete": "Yes"})
    assert found.what == "unknown code in complete"


def test_a_code_left_bare_that_yaml_reads_as_true_is_reported() -> None:
    found, _ = the_problem("provision_sets", **{**SET, "complete": True})
    assert (found.what, found.found) == ("unknown code in complete", "true")


TEXT = "text without white space at its ends; leave the field out if not known"
DAY = "a day such as 2013-04-19"
SCALE_OF_LEVELS = "a whole number from 0 to 3"
QUOTES = "put it in quotes"


@each_row([
        ("scales", {**SCALE, "label": 3}, "label", "3", TEXT, QUOTES),
        ("scales", {**SCALE, "label": True}, "label", "true", TEXT, QUOTES),
        ("scales", {**SCALE, "level": "3"}, "level", "3", SCALE_OF_LEVELS, None),
        ("scales", {**SCALE, "level": 1.0}, "level", "1.0", SCALE_OF_LEVELS, None),
        ("scales", {**SCALE, "level": True}, "level", "true", SCALE_OF_LEVELS, None),
        ("bounds", {**BOUND, "min": "1"}, "min", "1", "a number", None),
        ("bounds", {**BOUND, "max": False}, "max", "false", "a number", None),
        ("citations", {**CITATION, "seen_on": 2020}, "seen_on", "2020", DAY, QUOTES),
    ])  # fmt: skip
def test_another_type_is_reported_and_never_coerced(
    table: str, values: dict[str, Any], field: str, found: str, allowed: str, hint: str | None
) -> None:
    problem, _ = the_problem(table, **values)
    assert problem.what == f"{field} is of another type"
    assert (problem.found, problem.allowed, problem.hint) == (found, allowed, hint)


DATE = "2013, 2013-04, 2013-04-19, 2018/2022, ../2022-11 or 2018/.. (EDTF, in quotes)"
ID = "lower-case letters and digits joined by hyphens"


@each_row([
        ("citations", CITATION, "source_id", "S 1", "not an id", ID),
        ("citations", CITATION, "seen_on", "2020-06", "not a day", DAY),
        ("citations", CITATION, "seen_on", "June 2020", "not a day", DAY),
        (
            "citations", CITATION, "seen_on", "2020-06-31",
            "'2020-06-31' is not a day of the calendar", DAY,
        ),
        (
            "milestones", MILESTONE, "date", "2020-13",
            "'2020-13' is not a day of the calendar", DATE,
        ),
        ("milestones", MILESTONE, "date", "June 2020", "'June 2020' is not a date", DATE),
        ("citations", CITATION, "locator", " page 3", "empty, or white space at an end", TEXT),
        ("citations", CITATION, "locator", "n/a", "a placeholder instead of a value", TEXT),
        (
            "citations", CITATION, "quote", " ".join("a" * 21),
            "21 words", "at most 20 words, as in the source",
        ),
    ])  # fmt: skip
def test_a_text_against_its_rule_is_reported(
    table: str, values: dict[str, Any], field: str, value: str, what: str, allowed: str
) -> None:
    problem, _ = the_problem(table, **{**values, field: value})
    assert (problem.what, problem.found) == (f"{field}: {what}", value)
    assert (problem.field, problem.allowed) == (field, allowed)


@each([-1, 4])
def test_a_level_off_the_scale_is_told_what_is_allowed(level: int) -> None:
    problem, place = the_problem("scales", **{**SCALE, "level": level})
    assert place == f"{FILE}:1:30"
    assert problem.what == "level is out of bounds"
    assert (problem.found, problem.allowed) == (str(level), SCALE_OF_LEVELS)


def test_a_long_value_is_shortened() -> None:
    problem, _ = the_problem("scales", **{**SCALE, "assessor_id": "A" * 100})
    assert problem.found == "A" * 57 + "..."


def test_all_faults_of_a_row_come_at_once() -> None:
    found = problems(draft("provision_sets", version="1", basis="x", complete="maybe"))
    assert [problem.what for problem in found] == [
        "agreement_id is missing",
        "version is of another type",
        "unknown code in basis",
        "unknown code in complete",
    ]


def test_a_fault_of_a_value_that_the_folder_gives_is_reported_at_the_row() -> None:
    values = {**SET, "agreement_id": "A 2013"}
    row = Draft("provision_sets", values, Place(FILE, 7, 5), {})
    (found,) = problems(row)
    assert (found.field, found.place) == ("agreement_id", Place(FILE, 7, 5))


def test_a_fault_of_a_value_that_the_parent_gives_is_reported_with_the_parent_only() -> None:
    values = {**SET, "agreement_id": "A 2013"}
    parent = draft("agreements", id="A 2013")
    row = Draft(
        "provision_sets", values, Place(FILE, 7, 5), {}, parent, frozenset({"agreement_id"})
    )
    records, found = valid_rows([row])
    assert found == []
    assert (records.rows["provision_sets"], records.rejected["provision_sets"]) == ((), (row,))
