"""What stands in a row, what PA-X writes where nothing does, and which rows are of the dialogue."""

from pipelines.pax import compared
from pipelines.pax.entries import day_of, value
from pipelines.pax.ours import Joined, Known
from pipelines.pax.process import BY_CROSSWALK, BY_NAME, BY_PARTIES, why
from pipelines.pax.reading import Row
from tests.each import each, each_row
from tests.pipelines.pax.downloads import PARTIES, Cells, download, elsewhere, row

NOTHING = Known((), ())


def told(*rows: Cells) -> list[str]:
    found = compared(download(*rows), NOTHING)
    return [f"{each.severity}: {each.sentence()}" for each in found.problems]


@each(["", "NA", "Na", "na", " NA ", " ", "\n", "N/A"])
def test_what_pa_x_writes_for_nothing_is_nothing(text: str) -> None:
    assert value(text) is None
    (found,) = compared(download(row("90001", PP=text)), NOTHING).entries
    assert found.number is None


@each(["0", "Nauru", "no", "NAM"])
def test_what_only_looks_like_nothing_is_something(text: str) -> None:
    assert value(text) == text


@each_row(
    [
        ("2013-04-19", "2013-04-19"),
        ("2013-04-19 00:00:00", "2013-04-19"),
        ("19/04/2013", None),
        ("2013-02-30", None),
        ("2013", None),
        ("2013-04-19 12:00:00", None),
        ("41383", None),
    ]
)
def test_a_day_is_read_and_never_guessed(text: str, day: str | None) -> None:
    assert day_of(text) == day


def test_a_title_that_is_not_there_is_a_warning() -> None:
    (said,) = told(row("90001", title="NA"))
    assert said.startswith("warning: Agt: nothing stands here in the entry 90001; found NA")


def test_a_date_that_is_none_is_an_error_and_the_entry_stays() -> None:
    found = compared(download(row("90001", day="04/03/2013")), NOTHING)
    (said,) = found.problems
    assert said.severity == "error" and "a day of the calendar as 2013-04-19" in said.sentence()
    assert [(each.id, each.date) for each in found.entries] == [("90001", None)]


@each(["", "NA", "x", "1.5", "-3", "1234567890"])
def test_a_row_without_an_id_is_left_out(text: str) -> None:
    (said,) = told(row(text), row("90001"))
    assert said.startswith("error: AgtId: no id of an agreement; found ")


def test_of_two_rows_with_one_id_the_first_counts() -> None:
    found = compared(download(row("90001"), row("90001", title="Another made-up one")), NOTHING)
    (said,) = found.problems
    assert "an id that stands twice; found 90001; the row in line 2 counts" in said.sentence()
    assert [each.title for each in found.entries] == ["A made-up agreement on bridges"]


def test_what_is_wrong_with_another_process_is_no_concern() -> None:
    assert told(elsewhere("x"), elsewhere("1", Dat="?"), elsewhere("2"), elsewhere("2")) == []


OTHER = {"PPName": "Kosovo process", "PP": "129"}


@each_row(
    [
        ({}, BY_NAME),
        ({"PPName": "kosovo-serbia  normalisation process", "Con": "Kosovo"}, BY_NAME),
        (OTHER, BY_PARTIES),
        ({**OTHER, "Con": "Serbia/(Kosovo)"}, BY_PARTIES),
        ({**OTHER, "Dat": "2011-03-08"}, BY_PARTIES),
        ({**OTHER, "Dat": "2011-03-07"}, None),
        ({**OTHER, "Dat": "not a day"}, BY_PARTIES),
        ({**OTHER, "Con": "Kosovo/Albania"}, None),
        ({**OTHER, "Con": "NA"}, None),
        ({"PP": "1"}, BY_NAME),
        ({**OTHER, "AgtId": "2022", "Dat": "1999-06-21"}, BY_CROSSWALK),
    ]
)
def test_which_rows_are_of_the_dialogue(cells: Cells, reason: str | None) -> None:
    assert why(Row({**row("90001"), **cells}, 2), {"2022"}) == reason


def test_an_entry_of_the_crosswalk_of_other_parties_is_told_and_not_matched() -> None:
    ours = Known((), (Joined("example-2013", "7", None, None, "same"),))
    found = compared(download(elsewhere("7"), row("90001", Con=PARTIES)), ours)
    (said,) = found.problems
    assert "the crosswalk names the entry 7, which is of other parties" in said.sentence()
    assert str(said.place) == "made-up.csv:2:1"
    assert [each.id for each in found.entries] == ["90001"]
