"""Activities and meetings of a short table wait in the inbox; a person decides on each."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.capture.inbox.store import Inbox
from pipelines.events.candidates import MOST
from pipelines.run.importing import How, Put, imported
from pipelines.run.workbooks import REFUSED
from schemas.candidates import Candidate
from schemas.problem import CouldNotRun
from tests.each import each_row
from tests.pipelines.events.made_up import write
from tests.trees import tiny_tree

HEADS = ("No.", "Name", "Type", "Day", "Town", "By")
MAP = """
name = "made-up"
record = "activities"
[columns]
id = "No."
title = "Name"
kind = "Type"
date = "Day"
place_id = "Town"
[lists]
organisers = "By"
[constants]
held = "yes"
evidence = "report"
[days]
date = ["%d.%m.%Y"]
[values.kind]
Tribina = "workshop"
"""
ROW = [
    "1",
    "A made-up one",
    "Tribina",
    "3.2.2020",
    "Shembulli",
    "Example Institute; Made-up body",
]
TODAY = date(2026, 12, 1)


def put(tiny: Path, rows: list[list[str]], map_text: str = MAP) -> Put:
    table = write(tiny / "partner.csv", rows, HEADS)
    (tiny / "partner.toml").write_text(map_text, encoding="utf-8")
    how = How(str(tiny / "partner.toml"))
    found = imported(tiny / "raw", tiny / "inbox", [table], how, today=TODAY)
    assert isinstance(found, Put)
    return found


def waiting(tiny: Path, folder: str = "") -> list[Candidate]:
    return Inbox(tiny / "inbox" / folder).all()


def test_a_row_is_a_candidate_with_the_place_of_each_value(tiny: Path) -> None:
    done = put(tiny, [ROW])
    (found,) = waiting(tiny)
    assert (done.rows, done.counts.new, done.told) == (1, 1, ())
    assert found.kind == "activity"
    assert found.record == {
        "title": "A made-up one",
        "kind": "workshop",
        "date": "2020-02-03",
        "held": "yes",
        "evidence": "report",
        "place_id": "example-town",
        "organisers": ["example-institute", "Made-up body"],
    }
    places = {each.field: (each.place, each.text) for each in found.evidence}
    assert places["date"] == ("partner.csv:2:4", "3.2.2020")
    assert places["place_id"] == ("partner.csv:2:5", "Shembulli")
    assert places["organisers.2"] == ("partner.csv:2:6", ROW[5])
    assert found.problems == (
        "organisers: 'Made-up body' is not in organisations; enter it there, or choose",
        "cites no source yet; enter the document that the table was published with",
    )


def test_a_row_that_comes_again_is_the_same_candidate(tiny: Path) -> None:
    put(tiny, [ROW])
    assert put(tiny, [ROW]).counts.unchanged == 1
    assert put(tiny, [[*ROW[:3], "4.2.2020", *ROW[4:]]]).counts.changed == 1
    assert len(waiting(tiny)) == 1


@each_row(
    [
        (1, "", "partner.csv:2:2: title is missing"),
        (2, "Meeting", "partner.csv:2:3: unknown code in kind; found Meeting"),
        (3, "2.2020", "partner.csv:2:4: date: "),
        (3, "3.2.2030", "partner.csv:2:4: date lies ahead; found 2030-02-03"),
        (1, "A panel, made.up@example.org", "partner.csv:2:2: title: an e-mail address"),
        (5, "Example; www.example.org", "partner.csv:2:6: organisers: a link"),
    ]
)
def test_a_bad_row_is_told_and_kept_aside(place: int, cell: str, said: str, tmp_path: Path) -> None:
    tree = tiny_tree(tmp_path / "tiny")
    row = [cell if at == place else told for at, told in enumerate(ROW)]
    done = put(tree, [row, ["2", *ROW[1:]]])
    assert len(done.told) == 1 and done.told[0].startswith(said)
    assert len(waiting(tree)) == 1
    (kept,) = waiting(tree, REFUSED)
    assert "example.org" not in kept.model_dump_json()


def test_a_row_that_is_mended_leaves_the_folder_of_bad_ones(tiny: Path) -> None:
    put(tiny, [["1", "", *ROW[2:]]])
    assert len(waiting(tiny, REFUSED)) == 1
    put(tiny, [ROW])
    assert (len(waiting(tiny)), len(waiting(tiny, REFUSED))) == (1, 0)


def test_meetings_become_candidates_too(tiny: Path) -> None:
    told = MAP.replace('"activities"', '"meetings"').partition("[lists]")[0]
    told = told.replace('title = "Name"', "").replace('kind = "Type"', 'outcome = "Name"')
    told += '[constants]\nstatus = "held"\nmode = "in-person"\ntrack = "high-level"\n'
    told += 'facilitator = "eu"\n[days]\ndate = ["%d.%m.%Y"]\n'
    assert put(tiny, [ROW], told).told == ()
    (found,) = waiting(tiny)
    assert (found.kind, found.record["date"]) == ("meeting", "2020-02-03")


def test_more_rows_than_a_person_decides_on_are_no_candidates(tiny: Path) -> None:
    with pytest.raises(CouldNotRun, match="name a folder with --out"):
        put(tiny, [[str(number), *ROW[1:]] for number in range(MOST + 1)])
    assert waiting(tiny) == []
