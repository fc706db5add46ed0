"""`dialogue renumber`: two branches gave one id; a merge, a check, another id, a check."""

import re
import subprocess
from pathlib import Path

import pytest

from pipelines.cli import main
from pipelines.release import ledger_of, write_ledger
from tests.narratives import FILE, SEALED, narrated
from tests.pipelines.cli.test_new_command import LINES, A, errors, files, new
from tests.pipelines.tabulate.tables import base_of
from tests.reports import place_of, reported
from tests.trees import edit

pytestmark = pytest.mark.usefixtures("unhurried")

TWICE = "a claim id given twice"
FIGURE = (
    "  - id: example-2013-c004\n    what: length\n    recorded: '2020-06-30'\n    verified: false\n"
)

OUT = (
    "    recorded: '2020-06-30'\n    verified: false\n"
    "  - id: example-2013-c006\n    date: '2016-02'\n"
)
"""The end of a record and the beginning of another, where git has made one of two."""


def renumber(root: Path, *line: str) -> int:
    return main(["--root", str(root), "renumber", *line])


def git(folder: Path, *line: str) -> None:
    own = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
    subprocess.run(["git", *own, *line], cwd=folder, check=True, capture_output=True)


def changed(before: dict[str, str], after: dict[str, str]) -> dict[str, list[str]]:
    """File -> the lines that are others than before; no line comes or goes."""
    found = {}
    for path, text in after.items():
        pairs = list(zip(before[path].splitlines(), text.splitlines(), strict=True))
        if lines := [new for old, new in pairs if old != new]:
            found[path] = lines
    return found


def test_two_branches_are_merged_checked_renumbered_and_checked(
    tiny: Path, capsys: pytest.CaptureFixture[str]
):
    git(tiny, "init", "-q", "-b", "main")
    git(tiny, "add", "-A")
    git(tiny, "commit", "-q", "-m", "records")
    for branch, kind in (("one", "challenge"), ("two", "figure")):
        git(tiny, "checkout", "-q", "-b", branch, "main")
        assert new(tiny, kind, *LINES[kind]) == 0
        git(tiny, "commit", "-q", "-a", "-m", kind)
    git(tiny, "merge", "-q", "one", "-m", "both")
    capsys.readouterr()
    assert main(["--root", str(tiny), "check"]) == 1
    said = capsys.readouterr().err
    first = place_of(tiny, A, "|id: example-2013-c006\n    text: The wind")
    second = place_of(tiny, A, "id: |example-2013-c006\n    what")
    assert said.startswith(f"{second}: {TWICE}; found example-2013-c006")
    assert f"first given at {first}" in said
    line = f"renumber example-2013-c006 --at {second.rpartition(':')[0]}"
    assert f"`dialogue {line}`" in said
    before = files(tiny)
    assert renumber(tiny, *line.split()[1:]) == 0
    assert changed(before, files(tiny)) == {A: ["  - id: example-2013-c007"]}
    assert main(["--root", str(tiny), "check"]) == 0


def test_two_branches_that_add_to_one_list_are_a_conflict_that_a_person_ends(
    tiny: Path, capsys: pytest.CaptureFixture[str]
):
    """Git takes lines that are the same for one: a person writes both records out."""
    git(tiny, "init", "-q", "-b", "main")
    git(tiny, "add", "-A")
    git(tiny, "commit", "-q", "-m", "records")
    for branch in ("one", "two"):
        git(tiny, "checkout", "-q", "-b", branch, "main")
        line = (*LINES["milestone"], "--text", f"Step {branch}", "--bare")
        assert new(tiny, "milestone", *line) == 0
        git(tiny, "commit", "-q", "-a", "-m", branch)
    with pytest.raises(subprocess.CalledProcessError):
        git(tiny, "merge", "-q", "one")
    path = tiny / "raw" / A
    kept = re.sub(r"(?m)^(<<<<<<<|=======|>>>>>>>).*\n", "", path.read_text(encoding="utf-8"))
    path.write_text(kept.replace("    text: Step one", OUT + "    text: Step one"), "utf-8")
    capsys.readouterr()
    assert main(["--root", str(tiny), "check"]) == 1
    said = capsys.readouterr().err
    assert said.count("duplicate id in milestones") == 1
    command = re.search(r"`dialogue (renumber [^`]+)`", said)
    assert command is not None
    assert renumber(tiny, *command[1].split()[1:]) == 0
    assert errors(tiny) == []
    text = files(tiny)[A]
    assert text.index("example-2013-c006") < text.index("Step two") < text.index("c007")


def test_which_of_two_is_meant_must_be_said(tiny: Path, capsys: pytest.CaptureFixture[str]):
    edit(tiny, A, "id: example-2013-c005", "id: example-2013-c004")
    before = files(tiny)
    assert renumber(tiny, "example-2013-c004") == 2
    said = capsys.readouterr().err
    assert place_of(tiny, A, "id: |example-2013-c004\n    what") in said
    assert place_of(tiny, A, "id: |example-2013-c004\n    date") in said
    assert "say which one by --at FILE:LINE" in said
    assert files(tiny) == before


def test_what_refers_to_it_follows_with_its_seals(tiny: Path):
    """A milestone that a narrative, a doubt and a citation rest on."""
    narrated(tiny, SEALED)
    edit(tiny, A, "figures:\n", f"figures:\n{FIGURE}")
    doubts = (
        "doubts:\n  - id: doubt-001\n    subject: dates\n    doubt: Whether.\n    records:\n"
        "      - {record_table: milestones, record_id: 'example-2013-c004'}\n"
        "      - {record_table: figures, record_id: 'example-2013-c004'}\n"
    )
    (tiny / "raw" / "doubts.yml").write_text(doubts, encoding="utf-8")
    before = files(tiny)
    at = place_of(tiny, A, "id: |example-2013-c004\n    date")
    assert renumber(tiny, "example-2013-c004", "--at", at) == 0
    found = changed(before, files(tiny))
    assert found["doubts.yml"] == [
        "      - {record_table: milestones, record_id: 'example-2013-c006'}"
    ]
    assert "      - {cited_table: milestones, cited_id: example-2013-c006}" in found[FILE]
    assert len(found[FILE]) == 2 * sum("c006" in line for line in found[FILE])
    assert reported(tiny) == []


def test_a_dry_run_shows_each_place_and_writes_nothing(
    tiny: Path, capsys: pytest.CaptureFixture[str]
):
    before = files(tiny)
    assert renumber(tiny, "example-2013-c001", "--dry-run") == 0
    said = capsys.readouterr().out
    place = place_of(tiny, A, "id: |example-2013-c001\n")
    assert f"{place}: example-2013-c001 -> example-2013-c006\n" in said
    assert said.count("raw/codings.yml:") == 2
    assert "example-2013-c001 would become example-2013-c006: 3 places in 2 files" in said
    assert files(tiny) == before


def test_of_two_in_one_table_the_hash_of_a_text_tells_and_else_somebody_does(
    tiny: Path, capsys: pytest.CaptureFixture[str]
):
    narrated(tiny, SEALED)
    second = "  - id: example-2013-c004\n    text: Another day\n    recorded: '2020-06-30'\n"
    edit(tiny, A, "figures:\n", f"{second}    verified: false\nfigures:\n")
    doubts = (
        "doubts:\n  - id: doubt-001\n    subject: dates\n    doubt: Whether.\n    records:\n"
        "      - {record_table: milestones, record_id: example-2013-c004}\n"
    )
    (tiny / "raw" / "doubts.yml").write_text(doubts, encoding="utf-8")
    before = files(tiny)
    at = ("--at", place_of(tiny, A, "id: |example-2013-c004\n    text"))
    assert renumber(tiny, "example-2013-c004", *at) == 1
    said = capsys.readouterr().err
    assert "raw/doubts.yml:6:47: which of the two is meant? say --move raw/doubts.yml:6" in said
    assert FILE not in said
    assert files(tiny) == before
    assert renumber(tiny, "example-2013-c004", *at, "--move", "raw/doubts.yml:6") == 0
    assert changed(before, files(tiny)) == {
        A: ["  - id: example-2013-c006"],
        "doubts.yml": ["      - {record_table: milestones, record_id: example-2013-c006}"],
    }
    assert errors(tiny) == []


def test_a_released_id_stays_and_the_other_one_moves(
    tiny: Path, capsys: pytest.CaptureFixture[str]
):
    write_ledger(ledger_of(base_of(tiny / "raw"), {}), tiny / "raw")
    before = files(tiny)
    assert renumber(tiny, "example-2013-c004") == 2
    assert "was released with this id; it stays" in capsys.readouterr().err
    edit(tiny, A, "figures:\n", f"figures:\n{FIGURE}")
    at = place_of(tiny, A, "id: |example-2013-c004\n    date")
    assert renumber(tiny, "example-2013-c004", "--at", at) == 2
    other = place_of(tiny, A, "id: |example-2013-c004\n    what")
    assert f"the other one, at {other}, can get another" in capsys.readouterr().err
    assert renumber(tiny, "example-2013-c004") == 0
    text = files(tiny)[A]
    assert text.replace(FIGURE.replace("c004", "c006"), "") == before[A]
    assert errors(tiny) == []


def test_an_id_of_words_is_left_to_a_person(tiny: Path, capsys: pytest.CaptureFixture[str]):
    assert renumber(tiny, "example-institute") == 2
    assert "ids of organisations are words; choose one by hand" in capsys.readouterr().err
    assert renumber(tiny, "example-2013-c0044") == 2
    assert "no record example-2013-c0044; did you mean" in capsys.readouterr().err


def test_what_is_in_a_record_with_its_id_follows(tiny: Path):
    before = files(tiny)
    assert renumber(tiny, "example-2013-d01") == 0
    assert changed(before, files(tiny)) == {
        A: [
            "  - id: example-2013-d02",
            "      - id: example-2013-d02-v1",
            "      - id: example-2013-d02-v2",
        ]
    }
    assert errors(tiny) == []


def test_a_text_that_names_the_old_id_is_told(tiny: Path, capsys: pytest.CaptureFixture[str]):
    edit(tiny, A, "topic: Date", "topic: Date of example-2013-c004")
    assert renumber(tiny, "example-2013-c004") == 0
    place = place_of(tiny, A, "topic: |Date of")
    assert f"{place}: warning: a text names example-2013-c004" in capsys.readouterr().err
