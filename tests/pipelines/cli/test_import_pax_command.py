"""`dialogue import pax`, as people type it."""

import csv
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from pipelines.capture.inbox.store import Inbox
from pipelines.cli import main
from tests.each import each_row
from tests.pipelines.pax.downloads import (
    Cells,
    csv_file,
    csv_of,
    elsewhere,
    names_of,
    row,
    workbook,
)
from tests.trees import add_records, quoted

pytestmark = pytest.mark.usefixtures("unhurried", "own_inbox")

BRIDGES = row("90001", "2013-04-19", "Example agreement on bridges")
OTHER = row("90002", "2014-05-06", "A made-up agreement on =tunnels", Status="Status unclear")


@pytest.fixture
def own_inbox(monkeypatch: pytest.MonkeyPatch) -> None:
    """No inbox of the machine plays a part."""
    monkeypatch.delenv("DIALOGUE_INBOX", raising=False)


def run(root: Path, *line: object) -> int:
    return main(["--root", str(root), "import", "pax", *map(str, line)])


def made(root: Path, *rows: Cells) -> Path:
    return csv_file(root / "made-up.csv", [elsewhere("1"), *rows])


def sums(folder: Path) -> dict[str, str]:
    files: Iterable[Path] = (each for each in folder.rglob("*") if each.is_file())
    return {str(each): hashlib.sha256(each.read_bytes()).hexdigest() for each in files}


def test_the_page_of_help(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for line in (["import"], ["import", "pax"]):
        assert main([*line, "--help"]) == 0
        text = capsys.readouterr().out
        assert text.startswith(f"Usage: dialogue {' '.join(line)}")
        assert "  dialogue import pax " in text and "Exit codes: 0 " in text
        assert max(map(len, text.splitlines())) <= 80


def test_a_file_of_each_version_gives_the_same_answer(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [elsewhere("1"), BRIDGES, OTHER]
    csv_file(tiny / "four.csv", rows, names_of("4"))
    workbook(tiny / "two.xlsx", rows, names_of("2"))
    before, said = sums(tiny / "raw"), []
    for name, version in (("two.xlsx", "2"), ("four.csv", "4")):
        assert run(tiny, tiny / name) == 0
        told = capsys.readouterr()
        assert told.err == ""
        said.append(told.out.replace(name, "FILE").replace(f"version {version}", "version N"))
    assert said[0] == said[1]
    assert said[0] == (
        "FILE: 3 rows, 2 of the dialogue; the columns of version N\n"
        "matched: 0 by crosswalk, 1 by date and title; only in PA-X: 1; only ours: 0; in\n"
        "  the crosswalk, not in this file: 0\n"
        "differences: 0, of which the crosswalk notes 0\n"
        "\n"
        "MATCHED BY DATE AND TITLE                                  differs in\n"
        "90001  2013-04-19  example-2013\n"
        "\n"
        "ONLY IN PA-X\n"
        "90002  2014-05-06  A made-up agreement on =tunnels\n"
    )
    assert sums(tiny / "raw") == before


def test_the_crosswalk_of_the_tree_is_used(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_crosswalk(tiny, "90002")
    assert run(tiny, made(tiny, OTHER)) == 0
    told = capsys.readouterr().out
    assert "MATCHED BY THE CROSSWALK" in told and "date, title, status" in told
    assert max(map(len, told.splitlines())) <= 80
    assert "       PA-X: Status unclear\n       ours: agreed conclusions\n" in told


def add_crosswalk(root: Path, identifier: str) -> None:
    page: dict[str, object] = {
        "id": "example-pa-x",
        "url": f"https://example.org/agreements/{identifier}",
        "title_basis": "none",
        "kind": "academic",
    }
    joined: dict[str, object] = {
        "agreement_id": "example-2013",
        "database": "pa-x",
        "identifier": identifier,
        "match": "same",
        "source_id": "example-pa-x",
    }
    add_records(root, "sources.yml", "sources", [page])
    (root / "raw" / "crosswalk.yml").write_text(quoted({"crosswalk": [joined]}))


@each_row([("json",), ("csv",)])
def test_other_programs_get_all_of_it(
    format: str, tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tiny, made(tiny, BRIDGES, OTHER), "--format", format) == 0
    text = capsys.readouterr().out
    if format == "json":
        tree = json.loads(text)
        assert tree["version"] == "6" and tree["entries"] == 2 and tree["problems"] == []
        lines = tree["matches"]
    else:
        lines = list(csv.DictReader(text.splitlines()))
    assert [(each["group"], each["agt_id"], each["agreement_id"]) for each in lines] == [
        ("by date and title", "90001", "example-2013"),
        ("only in PA-X", "90002", ""),
    ]
    assert lines[1]["place"].startswith("made-up.csv:8:")


def test_tables_and_proposals_go_into_a_new_folder(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, out = sums(tiny / "raw"), tiny / "build" / "pax"
    assert run(tiny, made(tiny, BRIDGES, OTHER), "--out", out) == 0
    assert f"5 files written to {out}" in capsys.readouterr().out
    assert sorted(each.relative_to(out).as_posix() for each in out.rglob("*.*")) == [
        "differences.csv",
        "matches.csv",
        "pax.json",
        "proposals/crosswalk.yml",
        "proposals/pa-x-90002.yml",
    ]
    scaffold = (out / "proposals" / "pa-x-90002.yml").read_text()
    assert scaffold.startswith("# PA-X 90002, line 8 of made-up.csv. Proposed, and nothing of it")
    assert yaml.safe_load(scaffold) == {
        "title": "A made-up agreement on =tunnels",
        "date_agreed": "2014-05-06",
    }
    assert "# summary: " in scaffold and "# phase: " in scaffold
    (joined,) = yaml.safe_load((out / "proposals" / "crosswalk.yml").read_text())["crosswalk"]
    assert joined["identifier"] == "90001" and "match" not in joined
    assert sums(tiny / "raw") == before
    assert run(tiny, tiny / "made-up.csv", "--out", out) == 2
    assert "perhaps with somebody's work; name a new folder" in capsys.readouterr().err


def test_nothing_is_written_among_the_records(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sums(tiny / "raw")
    assert run(tiny, made(tiny, BRIDGES), "--out", tiny / "raw" / "new") == 2
    assert "where nothing is changed; name another" in capsys.readouterr().err
    assert sums(tiny / "raw") == before


def test_what_pa_x_alone_has_waits_in_the_inbox_until_a_person_decides(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = made(tiny, BRIDGES, OTHER)
    assert run(tiny, path, "--inbox") == 0
    assert "inbox: 1 new, 0 changed, 0 as before" in capsys.readouterr().out
    (waits,) = Inbox(tiny / "build" / "inbox").all()
    assert (waits.key, waits.kind, waits.origin.row) == ("pa-x-90002", "agreement", 8)
    assert main(["--root", str(tiny), "inbox", "show", "pa-x-90002"]) == 0
    assert "A made-up agreement on =tunnels" in capsys.readouterr().out
    assert main(["--root", str(tiny), "inbox", "accept", "pa-x-90002"]) == 2
    assert "write the record by hand" in capsys.readouterr().err
    line = ["inbox", "reject", "pa-x-90002", "--reason", "not of the dialogue"]
    assert main(["--root", str(tiny), *line]) == 0
    capsys.readouterr()
    assert run(tiny, path, "--inbox", "--out", tiny / "out") == 0
    assert "inbox: 0 new, 0 changed, 0 as before" in capsys.readouterr().out
    assert not (tiny / "out" / "proposals" / "pa-x-90002.yml").exists()
    assert run(tiny, path) == 0
    assert "rejected on 20" in capsys.readouterr().out


def test_a_problem_of_the_file_is_told_with_its_place_and_costs_no_row(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = made(tiny, row("90002", "31/12/2014"), BRIDGES)
    assert run(tiny, path) == 1
    told = capsys.readouterr()
    text = csv_of([elsewhere("1"), row("90002", "31/12/2014"), BRIDGES])
    before = text.partition("31/12/2014")[0]
    at = f"{before.count(chr(10)) + 1}:{len(before.rpartition(chr(10))[2]) + 1}"
    assert told.err.startswith(f"made-up.csv:{at}: Dat: not a date in the entry 90002; found 31/")
    assert "90001  2013-04-19  example-2013" in told.out


def test_a_correction_that_is_over_fails(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    correction = {
        "id": "90001",
        "column": "Dat",
        "expect": "2013-04-20",
        "value": "2013-04-19",
        "reason": "Made up for a test.",
        "source": "https://example.org/made-up",
    }
    known = tiny / "known.yml"
    known.write_text(quoted({"corrections": [correction]}))
    wrong = made(tiny, row("90001", "2013-04-20", "Example agreement on bridges"))
    assert run(tiny, wrong, "--corrections", known) == 0
    assert "corrected: Dat of 90001, 2013-04-20 read as 2013-04-19" in capsys.readouterr().out
    assert run(tiny, made(tiny, BRIDGES), "--corrections", known) == 1
    assert "known.yml:2:3: Dat of 90001 is mended by PA-X" in capsys.readouterr().err
    known.write_text("corrections: [{id: 'x'}]\n")
    assert run(tiny, wrong, "--corrections", known) == 1
    assert capsys.readouterr().err.count("known.yml:1:") == 5


def test_a_header_without_a_needed_column_could_not_run(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = csv_file(tiny / "a.csv", [BRIDGES], names_of("6", without=("Dat",)))
    assert run(tiny, path) == 2
    told = capsys.readouterr()
    assert told.out == "" and "a.csv:1:1: no column Dat" in told.err
    assert "versions known, with their columns: 2 (266), 4 (266), 6 (267)" in told.err


def test_errors_in_the_agreements_stop_it(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tiny / "raw" / "agreements" / "example-2013.yml"
    path.write_text(path.read_text().replace("date_agreed: '2013-04-19'", "date_agreed: '2013-13'"))
    assert run(tiny, made(tiny, BRIDGES)) == 1
    assert "raw/agreements/example-2013.yml:6:" in capsys.readouterr().err
