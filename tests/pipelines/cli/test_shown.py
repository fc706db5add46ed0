"""How progress is shown: as a bar, as lines, or not at all; and the words that ask for it."""

import io
import sys

import pytest

from pipelines.cli import main
from pipelines.cli.at import At
from pipelines.cli.bar import Bar
from pipelines.cli.shown import shown
from pipelines.making.progress import SILENT, Lines
from pipelines.run.screen import tell


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def kind(at: At | None = None) -> type:
    with shown(at or At(), "check") as progress:
        return type(progress)


def test_on_a_terminal_it_is_a_bar(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    assert kind() is Bar
    monkeypatch.setenv("TERM", "dumb")
    assert kind() is Lines
    monkeypatch.delenv("TERM")
    assert kind() is Lines


def test_in_a_log_it_is_lines(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.setenv("TERM", "xterm")
    assert kind() is Lines


def test_nothing_is_shown_to_who_wants_it_quiet():
    with shown(At(is_quiet=True), "check") as progress:
        assert progress is SILENT


def test_what_is_printed_meanwhile_counts_as_a_sign(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("pipelines.making.progress.FIRST", 0)
    with shown(At(), "check") as progress:
        assert isinstance(progress, Lines)
        tell("something")
        due = progress._due
        progress.tick()
        assert progress._due == due
    assert capsys.readouterr().out == "something\n"


def test_after_it_nobody_makes_way_any_more():
    from pipelines.run import screen

    before = screen._aside
    with shown(At(), "check"):
        assert screen._aside != before
    assert screen._aside == before


@pytest.mark.usefixtures("unhurried")
def test_quiet_silences_all_but_problems_and_answers(
    tiny: object, capsys: pytest.CaptureFixture[str]
):
    root = str(tiny)
    assert main(["--root", root, "check", "--quiet"]) == 0
    assert main(["--quiet", "--root", root, "schemas"]) == 0
    assert capsys.readouterr() == ("", "")
    assert main(["--root", root, "owed", "--all", "--quiet"]) == 0
    assert "deadline" in capsys.readouterr().out
    assert main(["--root", f"{root}/no", "check", "--quiet"]) == 2
    assert capsys.readouterr().err.startswith("dialogue: could not run: no folder ")
