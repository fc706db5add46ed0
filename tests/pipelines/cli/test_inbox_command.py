"""`dialogue inbox` and `dialogue capture`, as people type them."""

import os
from pathlib import Path

import pytest

from pipelines.cli import main
from tests.pipelines.capture.candidates import candidate, put

pytestmark = pytest.mark.usefixtures("unhurried", "own_inbox")

KEY = "abcdef123456"


@pytest.fixture
def own_inbox(monkeypatch: pytest.MonkeyPatch) -> None:
    """No inbox of the machine plays a part."""
    monkeypatch.delenv("DIALOGUE_INBOX", raising=False)


def run(root: Path, *line: str) -> int:
    return main(["--root", str(root), *line])


def editor(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """An editor that changes what it opens."""
    path = folder / "editor.sh"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(path))


def test_what_waits_is_listed_and_shown(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tiny, candidate())
    assert run(tiny, "inbox", "list") == 0
    told = capsys.readouterr().out
    assert f"{KEY}  activity, waiting, read 2020-07-01\n    Round table on bridges\n" in told
    assert "1 candidate waits for a person" in told
    assert run(tiny, "inbox", "show", "abcd") == 0
    told = capsys.readouterr().out
    assert "“24 June 2020” (90%)" in told
    assert max(map(len, told.splitlines())) <= 80


def test_accepting_says_what_it_wrote(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tiny, candidate())
    assert run(tiny, "inbox", "accept", KEY, "--verified") == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == (
        "raw/activities/2020.yml: activities example-institute-roundtable-2020-06-24, "
        "verified: true"
    )
    assert told[1].startswith("raw/sources.yml: site-example-nd-round is a new source")
    assert told[2].startswith(
        "raw/dataset.yml: the data are as of 2020-07-01 now, before 2020-06-30"
    )
    assert run(tiny, "check") == 0
    assert run(tiny, "inbox", "accept", KEY) == 2
    assert "was accepted on" in capsys.readouterr().err


def test_what_is_wrong_with_a_record_is_told_with_its_place(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tiny, candidate(kind="rondtable"))
    assert run(tiny, "inbox", "accept", KEY) == 1
    told = capsys.readouterr().err
    assert "raw/activities/2020.yml:5:11: unknown code in kind; found rondtable" in told
    assert not (tiny / "raw" / "activities").exists()


def test_editing_keeps_what_was_saved_and_says_what_it_would_become(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tiny, candidate(kind="rondtable"))
    editor(tmp_path, monkeypatch, 'sed -i.bak s/rondtable/roundtable/ "$1"')
    assert run(tiny, "inbox", "edit", KEY) == 0
    assert "valid: accepted, it would be activities example-inst" in capsys.readouterr().out
    assert run(tiny, "inbox", "edit", KEY) == 0
    assert capsys.readouterr().out == "nothing was changed\n"
    assert run(tiny, "inbox", "accept", KEY) == 0


def test_an_edit_with_faults_is_kept_and_its_faults_are_told(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tiny, candidate())
    editor(tmp_path, monkeypatch, "echo 'title: [' >> \"$1\"")
    assert run(tiny, "inbox", "edit", KEY) == 1
    assert f"{KEY}.yml:" in capsys.readouterr().err
    assert run(tiny, "inbox", "accept", KEY) == 1


@pytest.mark.parametrize(
    ("script", "said"), [("exit 3", "ended with 3"), ("printf '\\377' > \"$1\"", "not UTF-8")]
)
def test_an_editor_that_fails_changes_nothing(
    tiny: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    script: str,
    said: str,
) -> None:
    put(tiny, candidate())
    editor(tmp_path, monkeypatch, script)
    assert run(tiny, "inbox", "edit", KEY) == 2
    assert said in capsys.readouterr().err
    assert list((tiny / "build" / "inbox").glob("edited/*")) == []


def test_without_an_editor_it_says_how_to_name_one(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tiny, candidate())
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", os.fspath(tiny / "none"))
    assert run(tiny, "inbox", "edit", KEY) == 2
    assert "set EDITOR" in capsys.readouterr().err


def test_rejecting_wants_a_reason_and_keeps_it(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tiny, candidate())
    assert run(tiny, "inbox", "reject", KEY) == 2
    assert run(tiny, "inbox", "reject", KEY, "--reason", "not on the dialogue") == 0
    assert "reason: not on the dialogue" in (tiny / "raw/decisions.yml").read_text()
    assert run(tiny, "check") == 0
    capsys.readouterr()
    assert run(tiny, "inbox", "list", "--state", "rejected") == 0
    assert f"{KEY}  activity, rejected" in capsys.readouterr().out


def test_an_inbox_elsewhere_is_used(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIALOGUE_INBOX", str(tmp_path / "kept"))
    put(tiny, candidate())
    assert (tmp_path / "kept" / "candidates" / f"{KEY}.json").is_file()
    assert run(tiny, "inbox", "accept", KEY) == 0
    assert not (tiny / "build" / "inbox").exists()


def test_capture_without_an_active_site_says_so_in_one_line(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tiny, "capture", "--sites") == 0
    assert capsys.readouterr().out == (
        "no active site in raw/sites.yml: nothing is fetched; nothing waits for a person\n"
    )


def test_capture_wants_files_or_sites(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tiny, "capture") == 2
    assert "name pages that were saved as files" in capsys.readouterr().err
