"""`dialogue review`: what it says, and what it leaves with."""

from pathlib import Path

import pytest

from pipelines.cli import main
from pipelines.present import words_of
from tests.each import each
from tests.reviews import filled, reviewed, sheet, told

pytestmark = pytest.mark.usefixtures("unhurried")


def asked(root: Path, *arguments: object) -> int:
    return main(["--root", str(root), "review", *map(str, arguments)])


@each(["copy", "take", "status"])
def test_each_command_has_a_page_of_help(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["review", name, "--help"]) == 0
    text = capsys.readouterr().out
    assert text.startswith(f"Usage: dialogue review {name}")
    assert f"  dialogue review {name}" in text and "Exit codes: 0 " in text
    assert max(map(len, text.splitlines())) <= 80


def test_a_command_that_is_none_is_answered_with_those_that_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["review", "tkae"]) == 2
    assert "no command tkae; did you mean take?" in capsys.readouterr().err


def test_sheets_are_taken_and_bad_ones_told(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = told(tiny)
    good = filled(sheet(root, root / "a.xlsx"), words_of("en"))
    empty = sheet(root, root / "b.xlsx")
    assert asked(root, "take", good, empty, "--received", "2020-06-30") == 1
    said = capsys.readouterr()
    assert said.out == "raw/reviews/example-2013.yml: example-2013-r001, 1 person in en\n"
    assert said.err.startswith(f"{empty}:1:1: ")
    assert asked(root, "take", "--received", "2020-06-30") == 2


def test_the_state_fits_a_screen(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = told(tiny)
    reviewed(root)
    assert asked(root, "status") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2].split() == ["example-2013", "en", "reviewed", "3", "0", "1"]
    assert max(map(len, lines)) <= 80
    longest = len("customs-revenue-development-fund-2013") - len("example-2013")
    assert max(len(line) for line in lines if " en " in line[:30]) + longest <= 80
