"""What a command says at its end: one line, whatever ended it, and the rest in a file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines import ingest
from pipelines.cli import COULD_NOT, GOOD, PROBLEMS, main
from pipelines.run import screen
from schemas.problem import LONGEST_PART, CouldNotRun
from tests.trees import edit

CHECKOUT = Path(__file__).resolve().parents[3]
DIALOGUE = "import sys; from pipelines.cli import main; sys.exit(main(sys.argv[1:]))"


def ended_by(error: BaseException, root: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """A command that ends with an exception."""

    def ends(*_: object) -> object:
        raise error

    monkeypatch.setattr(ingest, "ingest", ends)
    monkeypatch.setattr("pipelines.making.progress.FIRST", float("inf"))
    return main(["--root", str(root), "check"])


class Foreign(BaseException):
    """As some libraries have: no Exception."""


@pytest.mark.parametrize(
    "error",
    [
        ZeroDivisionError("division by zero"),
        RecursionError("maximum recursion depth exceeded"),
        Foreign("no address"),
        ValueError("\x1b[2J\u202e" + "9" * 200_000),
        RuntimeError("one\ntwo"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_nobody_foresaw_is_a_line_and_a_file(
    error: BaseException,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    (tmp_path / "build").mkdir()
    assert ended_by(error, tmp_path, monkeypatch) == COULD_NOT
    said = capsys.readouterr().err
    assert said.startswith(f"dialogue: could not run: {type(error).__name__}: ")
    assert "Traceback" not in said
    assert "\x1b" not in said
    assert len(said) < LONGEST_PART + 500
    (kept,) = (tmp_path / "build").glob("crash-*.txt")
    assert str(kept) in said
    text = kept.read_text(encoding="utf-8")
    assert text.startswith("Traceback")
    assert type(error).__name__ in text


def test_where_build_cannot_be_written_the_details_are_among_the_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    assert ended_by(ZeroDivisionError(), tmp_path / "nowhere", monkeypatch) == COULD_NOT
    (kept,) = (tmp_path / "temporary").glob("crash-*.txt")
    assert str(kept) in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (CouldNotRun("no font"), "no font"),
        (FileNotFoundError(2, "No such file", "x"), "[Errno 2] No such file: 'x'"),
        (MemoryError(), "there is not enough memory"),
        (KeyboardInterrupt(), "stopped from the keyboard"),
        (KeyboardInterrupt("stopped by SIGTERM"), "stopped by SIGTERM"),
        (
            UnicodeEncodeError("ascii", "a\ud800", 1, 2, "surrogates"),
            "a text holds U+D800, which cannot be written as ascii",
        ),
    ],
    ids=["CouldNotRun", "OSError", "MemoryError", "Ctrl-C", "SIGTERM", "UnicodeEncodeError"],
)
def test_what_is_foreseen_is_one_line_without_a_file(
    error: BaseException,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    (tmp_path / "build").mkdir()
    assert ended_by(error, tmp_path, monkeypatch) == COULD_NOT
    assert capsys.readouterr().err == f"dialogue: could not run: {said}\n"
    assert list((tmp_path / "build").iterdir()) == []


@pytest.mark.parametrize("is_good", [True, False])
def test_who_stops_reading_changes_neither_the_end_nor_the_exit_code(tiny: Path, is_good: bool):
    """Both streams are closed by their reader before the first word."""
    if not is_good:
        edit(tiny, "agreements/example-2013.yml", "    level: 1\n", "    level: 7\n")
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-c", DIALOGUE, "--root", str(tiny), "check"]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(
        command, stdout=writer, stderr=writer if not is_good else subprocess.PIPE, env=environment
    )
    os.close(writer)
    assert done.returncode == (GOOD if is_good else PROBLEMS)
    lines = (done.stderr or b"").splitlines()
    assert [line for line in lines if not line.startswith(b"check: ")] == []  # how far it is


def test_who_stops_reading_a_page_of_help_ends_it_well():
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-c", DIALOGUE, "report", "--help"]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, env=environment)
    os.close(writer)
    assert (done.returncode, done.stderr) == (GOOD, b"")


def test_the_stream_of_who_stopped_reading_takes_more_in_silence(tmp_path: Path):
    reader, writer = os.pipe()
    with os.fdopen(writer, "w") as stream:
        os.close(reader)
        for _ in range(3):
            screen._print("x" * 100_000, stream, "\n")
