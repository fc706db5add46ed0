"""Progress on a terminal: a bar that is there while something is made, and leaves nothing."""

import io
import re
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from pipelines.cli.bar import Bar, drawn
from tests.pipelines.cli.terminal import on_terminal
from tests.pipelines.making.test_progress import Clock

if TYPE_CHECKING:
    from rich.progress import Progress

WIDTH = 80

CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Screen:
    """A bar on a screen of 80 columns, with a clock that stands, and what was printed besides."""

    def __init__(self, is_verbose: bool = False) -> None:
        self.stream, self.clock, self.said = io.StringIO(), Clock(), list[str]()
        self.bar = Bar(self.said.append, is_verbose, self.clock, self._draw)

    def _draw(self) -> "Progress":
        console = Console(file=self.stream, width=WIDTH, force_terminal=True)
        made = drawn(console)
        made.live.auto_refresh = False
        return made

    def wait(self, seconds: float) -> None:
        self.clock.wait(self.bar, seconds)
        if self.bar._bar is not None:
            self.bar._bar.refresh()

    def seen(self) -> list[str]:
        """What was drawn since the last look, each drawing a line."""
        text = CONTROL.sub("", self.stream.getvalue()).replace("\r", "\n")
        self.stream.seek(0)
        self.stream.truncate()
        return [line for line in text.splitlines() if line.strip()]


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    monkeypatch.setenv("TERM", "xterm")  # on a dumb terminal nothing is drawn over
    return Screen()


def test_a_quick_command_has_no_bar(screen: Screen):
    screen.bar.begin("check")
    screen.wait(0.75)
    screen.bar.end()
    assert screen.stream.getvalue() == ""


def test_a_longer_one_has_a_bar_within_two_seconds(screen: Screen):
    screen.bar.begin("check")
    screen.wait(1.5)
    assert "check" in screen.seen()[-1]


def test_it_says_what_is_made_how_much_is_left_and_how_long_it_takes(screen: Screen):
    screen.bar.begin("report", 356)
    screen.wait(30)
    for number in range(120):
        screen.bar.step(f"en/sections/long-name-of-an-agreement-{number}.pdf")
    screen.wait(10)
    line = screen.seen()[-1]
    assert len(line) == WIDTH
    assert " report " in line
    assert " 120 of 356, 40 s, about 49 s left long-name-" in line


def test_it_is_gone_at_the_end_and_comes_again_with_what_begins(screen: Screen):
    screen.bar.begin("ingest")
    screen.wait(2)
    screen.bar.end()
    assert CONTROL.sub("", screen.stream.getvalue()).endswith("\r")
    screen.seen()
    screen.wait(2)
    assert screen.bar._bar is not None
    assert not screen.bar._bar.live.is_started
    screen.bar.begin("derive")
    screen.wait(1)
    assert " derive " in screen.seen()[-1]


def test_it_makes_way_for_what_is_printed(screen: Screen):
    screen.bar.begin("report")
    screen.wait(2)
    with screen.bar.aside():
        assert screen.bar._bar is not None
        assert not screen.bar._bar.live.is_started
    screen.wait(1)
    assert screen.bar._bar.live.is_started


def test_who_wants_it_is_told_the_name_of_each_file():
    screen = Screen(is_verbose=True)
    screen.bar.begin("publish", 1)
    screen.bar.step("a.csv")
    assert screen.said == ["  a.csv"]


SLOW = """
import sys, time
from pipelines.cli import main
from pipelines.run import answers

def slowly(raw, by, everything):
    time.sleep(2)
    return [{"body": "x"}]

answers.owed = slowly
sys.exit(main(["owed", *sys.argv[1:]]))
"""
"""A command that takes its time."""


def test_on_a_terminal_it_is_drawn_and_wiped_out():
    code, text = on_terminal(SLOW)
    assert code == 0
    before, _, after = text.partition("\x1b[?25l")  # the cursor is hidden: the bar is drawn
    assert before == ""
    assert " owed " in after
    drawn_there, _, left = after.rpartition("\x1b[?25h")  # it is shown again
    assert drawn_there
    assert CONTROL.sub("", left).replace("\r", "").split() == ["body", "----", "x"]


def test_quiet_draws_nothing():
    assert on_terminal(SLOW, "--quiet") == (0, "body\r\n----\r\nx\r\n")
