"""A correction mends a cell that is as expected, and fails when PA-X has mended it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.pax import Compared, compared, read_corrections
from pipelines.pax.corrections import of_file
from pipelines.pax.ours import Known
from pipelines.pax.telling import as_text
from schemas.problem import ProblemsFound
from tests.each import each_row
from tests.pipelines.pax.downloads import csv_of, download, names_of, row
from tests.trees import quoted

MADE_UP = {
    "id": "90001",
    "column": "Dat",
    "expect": "2013-04-20",
    "value": "2013-04-19",
    "reason": "Made up for a test.",
    "source": "https://example.org/made-up",
}


def given_file(*corrections: dict[str, str]) -> bytes:
    return quoted({"corrections": list(corrections)}).encode()


def with_one(day: str, **other: str) -> Compared:
    """A file of two rows, the first with a day, read with one correction."""
    made = of_file(given_file({**MADE_UP, **other}), "corrections.yml")
    return compared(download(row("90001", day), row("90002")), Known((), ()), made)


def dates(found: Compared) -> list[str | None]:
    return [each.date for each in found.entries]


def test_a_cell_that_is_as_expected_is_mended_and_told() -> None:
    found = with_one("2013-04-20")
    assert dates(found) == ["2013-04-19", "2013-04-19"] and found.problems == ()
    assert "corrected: Dat of 90001, 2013-04-20 read as 2013-04-19" in as_text(found, {})


def test_a_correction_fails_when_pa_x_has_mended_the_cell() -> None:
    found = with_one("2013-04-19")
    (said,) = found.problems
    column = csv_of([row("90001", "2013-04-19")]).splitlines()[1].index("2013-04-19") + 1
    assert str(said.place) == "corrections.yml:2:3" and said.severity == "error"
    assert said.sentence() == (
        "Dat of 90001 is mended by PA-X; found 2013-04-19; allowed: 2013-04-20; take the "
        f"correction out; the cell stands at made-up.csv:2:{column}"
    )
    assert dates(found) == ["2013-04-19", "2013-04-19"] and found.applied == ()


def test_a_correction_fails_when_the_cell_says_a_third_thing() -> None:
    found = with_one("2013-04-21")
    (said,) = found.problems
    assert "is neither what was expected nor mended; found 2013-04-21" in said.sentence()
    assert dates(found) == ["2013-04-21", "2013-04-19"]


def test_a_correction_of_an_entry_that_the_file_has_not_is_said() -> None:
    found = with_one("2013-04-20", id="90003")
    assert found.problems == () and [each.id for each in found.absent] == ["90003"]
    assert "not in this file: 90003, whose Dat a correction mends" in as_text(found, {})


def test_a_correction_of_a_column_that_the_file_has_not_fails() -> None:
    made = of_file(given_file({**MADE_UP, "column": "Ver"}), "corrections.yml")
    (said,) = compared(download(row("90001"), names=names_of("2")), Known((), ()), made).problems
    assert said.sentence().startswith("Ver of 90001 cannot be corrected; this file has no such")


@given(st.sampled_from(["2013-04-20", "2013-04-19", "x", ""]), st.sampled_from(["", "2013-04-19"]))
def test_a_correction_is_made_only_where_its_guard_holds(day: str, value: str) -> None:
    found = with_one(day, value=value)
    holds = day == MADE_UP["expect"]
    assert bool(found.applied) is holds
    failed = [each for each in found.problems if "of 90001" in each.what and "Dat of" in each.what]
    assert bool(failed) is not holds


@each_row(
    [
        ({"colum": "Dat"}, "no field of a correction; found colum; allowed: id, column, expect"),
        ({"column": "Date"}, "a column that is not read; found Date; allowed: Agt, Dat"),
        ({"column": "AgtId"}, "a column that is not read; found AgtId"),
        ({"reason": ""}, "no text for reason"),
        ({"source": " "}, "no text for source"),
    ]
)
def test_what_is_wrong_with_a_correction_is_told_with_its_place(
    change: dict[str, str], said: str
) -> None:
    with pytest.raises(ProblemsFound) as stop:
        of_file(given_file({**MADE_UP, **change}), "corrections.yml")
    (problem,) = stop.value.problems
    assert problem.sentence().startswith(said)
    assert str(problem.place).startswith("corrections.yml:")


def test_every_field_is_wanted_and_each_cell_is_corrected_once() -> None:
    for name in MADE_UP:
        less = {key: text for key, text in MADE_UP.items() if key != name}
        with pytest.raises(ProblemsFound) as stop:
            of_file(given_file(less), "c.yml")
        assert [each.what for each in stop.value.problems] == [f"no text for {name}"]
    with pytest.raises(ProblemsFound) as stop:
        of_file(given_file(MADE_UP, {**MADE_UP}), "c.yml")
    assert [each.what for each in stop.value.problems] == ["a cell that is corrected twice"]


@each_row(
    [
        (b"corrections: {}\n", "no list of corrections"),
        (b"corrections: {a: b}\n", "no list of corrections"),
        (b"other: []\n", "no list of corrections"),
        (b"corrections: [a]\n", "not a correction"),
        (b"- a\n", "the file does not hold a mapping"),
        (b"corrections:\n  - id: 90001\n", "no text for id"),
    ]
)
def test_a_file_that_is_none_of_corrections_is_told(data: bytes, what: str) -> None:
    with pytest.raises(ProblemsFound) as stop:
        of_file(data, "c.yml")
    assert stop.value.problems[0].what == what


def test_the_corrections_of_this_project_are_in_order() -> None:
    """None is known from a page that was seen; who adds one gives its source."""
    for each in read_corrections():
        assert each.expect != each.value and each.source.startswith("https://")
