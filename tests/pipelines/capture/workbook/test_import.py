"""Rows of partners become candidates; a bad one goes back with its reasons and costs no other."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from pipelines.capture.inbox.store import Inbox
from pipelines.capture.workbook import layout
from pipelines.run.workbooks import REFUSED
from schemas.candidates import Candidate
from schemas.codes import LANGUAGE
from schemas.problem import CouldNotRun
from tests.partners import GOOD, cell, fill, page_of, taken, workbook


def only(root: Path, folder: str = "") -> Candidate:
    """The one candidate of an inbox."""
    (found,) = Inbox(root / "inbox" / folder).all()
    return found


def test_a_good_row_is_a_candidate_with_the_cell_of_each_value(tiny: Path) -> None:
    done = taken(tiny, fill(workbook(tiny, "a"), {**GOOD, "participants": 25}))
    made = only(tiny)
    assert (done.rows, done.counts.new, done.refused) == (1, 1, ())
    assert made.kind == "activity" and made.state == "waiting"
    assert made.record["date"] == "2020-02-03" and made.record["participants"] == 25
    assert made.record["organisers"] == ["example-institute"]
    places = {read.field: read.place for read in made.evidence}
    assert places["title"] == "Activities!B5"
    assert made.origin.row == layout.FIRST and made.origin.file == "a.xlsx"


@pytest.mark.parametrize("language", LANGUAGE.codes)
def test_the_example_is_no_row_in_any_language(language: str, tiny: Path) -> None:
    assert taken(tiny, workbook(tiny, "a", language)).rows == 0


@pytest.mark.parametrize("language", LANGUAGE.codes)
def test_codes_are_read_as_codes_and_as_labels_of_any_language(language: str, tiny: Path) -> None:
    path = workbook(tiny, "a", language)
    book = openpyxl.load_workbook(path)
    shown = [row.value for row in page_of(book, "activity")[layout.SHOWN]]
    heads = [row.value for row in page_of(book, "activity")[layout.NAMES]]
    label = shown[heads.index("kind")]
    rows = [{**GOOD, "kind": kind} for kind in (label, "conference", "konferencë", "конференција")]
    assert taken(tiny, fill(path, *rows)).refused == ()
    assert {made.record["kind"] for made in Inbox(tiny / "inbox").all()} == {"conference"}


FAULTS: tuple[tuple[dict[str, object], str], ...] = (
    ({"kind": "konferenca e madhe"}, "this is not in the list"),
    ({"date": "03/04/2020"}, "this may be two dates"),
    ({"date": "soon"}, "this is not a date"),
    ({"date": datetime(2031, 2, 3)}, "this day is still to come"),
    ({"date": "3.2.1998"}, "this lies before 1999"),
    ({"date_end": "1.2.2020"}, "the last day lies before the first"),
    ({"title": " \u00a0 "}, "nothing stands here"),
    ({"participants": "around 50"}, "this is not a whole number"),
    ({"participants": 12.5}, "this is not a whole number"),
    ({"page": "example"}, "this is not the address of a page"),
    ({"page": "https://zoom.us/j/123"}, "please take it out"),
    ({"summary": "write to someone@example.org"}, "please take it out"),
    ({"venue": "=A1&B1"}, "a formula without a value"),
)
"""What is typed in a row that is else good, and what is said of it."""


def test_a_fault_is_told_with_its_cell_and_kept_and_costs_no_other_row(tiny: Path) -> None:
    path = workbook(tiny, "a")
    done = taken(tiny, fill(path, *({**GOOD, **row} for row, _ in FAULTS), GOOD))
    page = page_of(openpyxl.load_workbook(path), "activity")
    kept = {made.origin.row: made for made in Inbox(tiny / "inbox" / REFUSED).all()}
    assert len(done.refused) == len(FAULTS) == len(kept)
    for number, ((row, said), told) in enumerate(zip(FAULTS, done.refused, strict=True), 1):
        where = cell(page, next(iter(row)), number).coordinate
        assert told.startswith(f"a.xlsx, Activities!{where} ") and said in told
        assert said in kept[layout.FIRST - 1 + number].problems[0]
    assert only(tiny).origin.row == layout.FIRST + len(FAULTS)


def test_a_page_that_a_partner_names_is_evidence_and_no_citation(tiny: Path) -> None:
    taken(tiny, fill(workbook(tiny, "a"), {**GOOD, "page": "https://example.org/x"}))
    made = only(tiny)
    assert [read.value for read in made.evidence if read.field == "page"] == [
        "https://example.org/x"
    ]
    assert "page" not in made.record and "citations" not in made.record
    assert made.origin.address is None  # nobody has read it
    assert any("read https://example.org/x" in text for text in made.problems)


def test_what_leads_to_a_person_is_stored_nowhere(tiny: Path) -> None:
    row = {**GOOD, "summary": "call +381 64 123 4567", "speakers": "A Person, a@example.org"}
    taken(tiny, fill(workbook(tiny, "a"), row))
    stored = "".join(path.read_text() for path in (tiny / "inbox").rglob("*.json"))
    assert "4567" not in stored and "a@example" not in stored and "Workshop" in stored


def test_the_copy_says_what_is_wrong_in_the_language_of_the_partner(tiny: Path) -> None:
    path = fill(workbook(tiny, "a", "sq"), {**GOOD, "kind": "?!", "date": "03/04/2020"}, GOOD)
    done = taken(tiny, path)
    page = page_of(openpyxl.load_workbook(done.copy), "activity")
    said = cell(page, layout.PROBLEMS, 1).value
    assert "kjo nuk është në listë" in said and "lejohet" in said and len(said.splitlines()) == 2
    assert cell(page, layout.PROBLEMS, 2).value is None
    assert "mund të jetë njëra nga dy data" in cell(page, "date", 1).comment.text
    assert page.data_validations.dataValidation


def test_a_copy_that_was_mended_is_read_again_as_the_same_row(tiny: Path) -> None:
    done = taken(tiny, fill(workbook(tiny, "a"), {**GOOD, "date": "03/04/2020"}))
    refused = only(tiny, REFUSED).key
    again = taken(tiny, fill(done.copy, {"date": "3 April 2020"}))
    assert again.refused == () and only(tiny).key == refused
    assert Inbox(tiny / "inbox" / REFUSED).all() == []
    page = page_of(openpyxl.load_workbook(again.copy), "activity")
    assert cell(page, layout.PROBLEMS, 1).value is None and cell(page, "date", 1).comment is None


def test_a_row_that_was_corrected_is_an_update_of_its_candidate(tiny: Path) -> None:
    path = fill(workbook(tiny, "a"), GOOD, {**GOOD, "title": "Another one", "date": "5.5.2021"})
    first = taken(tiny, path)
    second = taken(tiny, fill(path, {"participants": "31"}))
    assert first.counts.new == 2
    assert (second.counts.new, second.counts.changed, second.counts.unchanged) == (0, 1, 1)
    (update,) = second.updates
    assert update.old.record.get("participants") is None
    assert update.new.record["participants"] == 31 and update.new.key == update.old.key


def test_two_partners_with_one_event_are_named_and_not_merged(tiny: Path) -> None:
    taken(tiny, fill(workbook(tiny, "a"), GOOD, who="One"))
    row = {**GOOD, "title": "Students at a workshop", "date": datetime(2020, 2, 3)}
    done = taken(tiny, fill(workbook(tiny, "b", "sr-Latn"), row, who="Other"))
    assert len(Inbox(tiny / "inbox").all()) == 2
    (alike,) = done.alike
    (like,) = alike.likenesses
    assert like.table == "candidates" and like.score > 0.5 and "the same day" in like.why


def test_copies_of_one_workbook_in_two_organisations_are_two_sets_of_rows(tiny: Path) -> None:
    path = workbook(tiny, "a")
    copy = tiny / "b.xlsx"
    copy.write_bytes(path.read_bytes())
    for each_path, who in ((path, "One"), (copy, "Other")):
        taken(tiny, fill(each_path, GOOD, who=who))
    assert len(Inbox(tiny / "inbox").all()) == 2


def test_who_fills_it_in_must_be_said(tiny: Path) -> None:
    (told,) = taken(tiny, fill(workbook(tiny, "a"), GOOD, who=None)).refused
    assert "which organisation you are" in told
    known = workbook(tiny, "b", organisation="example-institute")
    assert taken(tiny, fill(known, GOOD, who=None)).refused == ()


def test_cells_as_people_leave_them_are_read(tiny: Path) -> None:
    path = fill(
        workbook(tiny, "a"),
        {**GOOD, "title": "\u00a0Workshop  with\u200b students \n", "date": 43864},
        {**GOOD, "organisers": "• Example Institute;\n2) Nobody Knows ; Example Institute;"},
        {"title": "Third", "kind": "workshop", "held": "HELD "},
    )
    book = openpyxl.load_workbook(path)
    page = page_of(book, "activity")
    page.row_dimensions[layout.FIRST].hidden = True
    column = cell(page, "date", 2).column_letter
    page.merge_cells(f"{column}{layout.FIRST + 1}:{column}{layout.FIRST + 2}")
    book.save(path)
    done = taken(tiny, path)
    by_row = {made.origin.row: made for made in Inbox(tiny / "inbox").all()}
    assert by_row[5].record["title"] == "Workshop with students"
    assert by_row[5].record["date"] == by_row[6].record["date"] == by_row[7].record["date"]
    assert by_row[6].record["organisers"] == ["example-institute", "Nobody Knows"]
    assert any("'Nobody Knows' is not in organisations" in text for text in by_row[6].problems)
    assert any("row 5 is hidden" in text for text in done.remarks)
    assert any("are merged" in text for text in done.remarks)


def test_parts_of_a_row_may_stand_on_a_sheet_of_their_own(tiny: Path) -> None:
    path = fill(
        workbook(tiny, "a"), {**GOOD, "speakers": "Ana Example, editor (Example Institute)"}
    )
    speakers = [
        {"of_row": "1", "name": "Ben Example", "organisation": "Some House"},
        {"of_row": "9", "name": "Nobody"},
    ]
    done = taken(tiny, fill(path, *speakers, sheet="speaker"))
    assert only(tiny).record["speakers"] == [
        {"name": "Ana Example", "role": "editor", "organisation_id": "example-institute"},
        {"name": "Ben Example", "organisation": "Some House"},
    ]
    (told,) = done.refused
    assert "there is no row of that number" in told
    read = {each.field: (each.text, each.place) for each in only(tiny).evidence}
    assert read["organisers.1"] == ("Example Institute", "Activities!T5")
    assert read["speakers.1.role"][0] == "Ana Example, editor (Example Institute)"
    assert read["speakers.2.name"] == ("Ben Example", "Speakers!C5")


def test_projects_come_with_what_they_planned(tiny: Path) -> None:
    path = fill(workbook(tiny, "a"), {"title": "A project", "start": "2.2020"}, sheet="project")
    fill(path, {"of_row": "1", "title": "Two seminars", "kind": "seminar"}, sheet="planned")
    assert taken(tiny, path).refused == ()
    planned = [{"title": "Two seminars", "kind": "seminar", "number": 1}]
    assert only(tiny).record["planned"] == planned and only(tiny).kind == "project"


def test_a_number_that_stands_twice_costs_only_the_second_row(tiny: Path) -> None:
    path = fill(workbook(tiny, "a"), GOOD, {**GOOD, "title": "Another", "row": "1"})
    done = taken(tiny, path)
    (told,) = done.refused
    assert "stands twice" in told and done.counts.new == 1
    assert only(tiny).record["title"] == GOOD["title"]


@pytest.mark.parametrize("kind", ["text", "zip", "other"])
def test_what_is_no_workbook_of_ours_could_not_run(kind: str, tiny: Path) -> None:
    path = tiny / "x.xlsx"
    if kind == "other":
        openpyxl.Workbook().save(path)
    else:
        path.write_bytes(b"PK\x03\x04 no" if kind == "zip" else b"no")
    with pytest.raises(CouldNotRun, match="workbook"):
        taken(tiny, path)


def test_a_sheet_that_is_not_read_is_a_problem_and_the_others_are_read(tiny: Path) -> None:
    path = fill(workbook(tiny, "a"), GOOD)
    book = openpyxl.load_workbook(path)
    page_of(book, "project").delete_rows(layout.NAMES)
    book.create_sheet("Empty")
    book.create_sheet("Notes")["A1"] = "something"
    book.save(path)
    done = taken(tiny, path)
    assert [told.partition(": ")[0] for told in done.refused] == [
        "a.xlsx, sheet Projects",
        "a.xlsx, sheet Notes",
    ]
    assert done.counts.new == 1


def test_a_stray_cell_far_away_is_passed(tiny: Path) -> None:
    path = fill(workbook(tiny, "a"), GOOD)
    book = openpyxl.load_workbook(path)
    page_of(book, "activity").cell(1_048_576, 2, "x")
    page_of(book, "activity").cell(9, 16_000, "x")
    book.save(path)
    done = taken(tiny, path)
    assert done.counts.new == 1 and any("only the first 5000 rows" in told for told in done.remarks)
