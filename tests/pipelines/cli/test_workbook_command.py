"""`dialogue workbook`, `dialogue respondents` and `dialogue forget`: what they say."""

from pathlib import Path

import pytest

from pipelines.capture.inbox.store import Inbox
from pipelines.cli import main
from tests.each import each_row
from tests.partners import GOOD, fill

pytestmark = pytest.mark.usefixtures("unhurried")


@each_row([("workbook", "new"), ("workbook", "import"), ("respondents", "import")])
def test_each_command_has_a_page_of_help(
    name: str, below: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert main([name, below, "--help"]) == 0
    text = capsys.readouterr().out
    assert text.startswith(f"Usage: dialogue {name} {below}")
    assert f"  dialogue {name} {below}" in text and "Exit codes: 0 " in text
    assert max(map(len, text.splitlines())) <= 80


def workbook(root: Path, *line: object) -> int:
    return main(["--root", str(root), "workbook", *map(str, line)])


def test_eight_partners_feed_one_inbox(
    tiny: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two report one event, one has a fault, and one corrects its row the next month."""
    monkeypatch.delenv("DIALOGUE_INBOX", raising=False)
    titles = ["Students at a workshop", *(f"Seminar number {'abcdefg'[n] * 4}" for n in range(7))]
    for number, title in enumerate(titles):
        path = tiny / f"{number}.xlsx"
        language = ("en", "sq", "sr-Latn", "sr-Cyrl")[number % 4]
        assert workbook(tiny, "new", "--lang", language, "--out", path) == 0
        day = "3.2.2020" if number < 1 else f"{number}.5.2020"
        fill(path, {**GOOD, "title": title, "date": day}, who=f"Partner {number}")
    fill(tiny / "1.xlsx", GOOD, who="Partner 1")  # the event of the first
    fill(tiny / "2.xlsx", {"held": "perhaps"}, who="Partner 2")
    capsys.readouterr()
    codes = [workbook(tiny, "import", tiny / f"{number}.xlsx") for number in range(8)]
    assert codes == [0, 0, 1, 0, 0, 0, 0, 0]
    said = capsys.readouterr()
    assert said.out.count(": like candidates ") == 1 and "the same day" in said.out
    assert said.err.startswith("2.xlsx, Aktivnosti!H5 ") and len(said.err.splitlines()) == 1
    assert len(Inbox(tiny / "build" / "inbox").all()) == 7
    fill(tiny / "7.xlsx", {"participants": "40"}, who="Partner 7")
    assert workbook(tiny, "import", tiny / "7.xlsx") == 0
    said = capsys.readouterr()
    assert "row 5 was changed\n  participants: nothing -> 40\n" in said.out
    assert "0 new candidates, 1 updates" in said.out
    assert len(Inbox(tiny / "build" / "inbox").all()) == 7


def test_a_workbook_is_never_overwritten(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tiny / "a.xlsx"
    assert workbook(tiny, "new", "--lang", "sq", "--out", path) == 0
    assert workbook(tiny, "new", "--lang", "sq", "--out", path) == 2
    assert "somebody's work" in capsys.readouterr().err
    assert workbook(tiny, "import", path, "--out", path) == 2
    assert workbook(tiny, "new", "--lang", "xx", "--out", tiny / "b.xlsx") == 2
    assert workbook(tiny, "import", tiny / "none.xlsx") == 2
