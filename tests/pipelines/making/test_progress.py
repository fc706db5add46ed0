"""Progress in a log: a sign soon, a line every ten seconds, and how long it took."""

import threading

import pytest

from pipelines.making.progress import EVERY, FIRST, SILENT, Lines, logged, ticking


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds

    def wait(self, lines: Lines, seconds: float) -> None:
        """Let time go by, in which the thread ticks."""
        for _ in range(int(seconds * 4)):
            self.seconds += 0.25
            lines.tick()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def lines(clock: Clock, said: list[str]) -> Lines:
    return Lines(said.append, now=clock)


def test_the_first_sign_comes_within_two_seconds(lines: Lines, clock: Clock, said: list[str]):
    lines.begin("check")
    clock.wait(lines, 0.75)
    assert said == []
    clock.wait(lines, 1)
    assert said == ["check: 1 s"]
    assert FIRST < 2


def test_then_a_line_comes_every_ten_seconds(lines: Lines, clock: Clock, said: list[str]):
    lines.begin("derive")
    clock.wait(lines, 32)
    assert said == ["derive: 1 s", "derive: 11 s", "derive: 21 s", "derive: 31 s"]
    assert EVERY == 10


def test_a_line_says_how_much_is_done_what_was_made_and_how_long_it_will_take(
    lines: Lines, clock: Clock, said: list[str]
):
    lines.begin("report", 356)
    for number in range(120):
        clock.seconds += 0.25
        lines.step(f"en/sections/{number}.pdf")
    assert said[0] == "report: 4 of 356, en/sections/3.pdf, 1 s"  # too few to foresee the rest
    assert said[-1] == "report: 84 of 356, en/sections/83.pdf, 21 s, about 68 s left"
    assert len(said) == 3


def test_at_its_end_it_says_how_long_it_took(lines: Lines, clock: Clock, said: list[str]):
    lines.begin("report", 2)
    lines.step("a.pdf")
    clock.wait(lines, 3)
    lines.step("b.pdf")
    lines.end()
    assert said == ["report: 1 of 2, a.pdf, 1 s", "report: 2 of 2, 3 s"]


def test_while_one_step_takes_long_what_is_left_runs_down(
    lines: Lines, clock: Clock, said: list[str]
):
    lines.begin("report", 4)
    for name in "ab":
        clock.seconds += 15
        lines.step(f"{name}.pdf")
    clock.wait(lines, 40)
    assert said == [
        "report: 1 of 4, a.pdf, 15 s, about 45 s left",
        "report: 2 of 4, b.pdf, 30 s, about 30 s left",
        "report: 2 of 4, b.pdf, 40 s, about 20 s left",
        "report: 2 of 4, b.pdf, 50 s, about 10 s left",
        "report: 2 of 4, b.pdf, 60 s",
        "report: 2 of 4, b.pdf, 70 s",
    ]


def test_what_took_no_time_says_nothing(lines: Lines, clock: Clock, said: list[str]):
    for name in ("tabulate", "derive"):
        lines.begin(name, 1)
        lines.step("a")
        lines.end()
    clock.wait(lines, 30)
    lines.step("after the end")
    lines.end()
    assert said == []


def test_what_begins_takes_the_place_of_what_was_under_way(
    lines: Lines, clock: Clock, said: list[str]
):
    lines.begin("build")
    clock.wait(lines, 2)
    lines.begin("ingest")
    clock.wait(lines, 10)
    assert said == ["build: 1 s", "ingest: 9 s"]


def test_another_line_is_a_sign_of_life_too(lines: Lines, clock: Clock, said: list[str]):
    lines.begin("build")
    with lines.aside():
        pass
    clock.wait(lines, 9)
    assert said == []
    clock.wait(lines, 1)
    assert said == ["build: 10 s"]


def test_who_wants_it_is_told_the_name_of_each_file(clock: Clock, said: list[str]):
    lines = Lines(said.append, is_verbose=True, now=clock)
    lines.begin("publish", 2)
    lines.step("a.csv")
    lines.step("b.csv")
    lines.end()
    assert said == ["  a.csv", "  b.csv"]


def test_nobody_is_told_in_silence(capsys: pytest.CaptureFixture[str]):
    SILENT.begin("report", 2)
    SILENT.step("a.pdf")
    SILENT.end()
    assert capsys.readouterr() == ("", "")


def test_a_thread_ticks_as_long_as_it_lasts():
    ticked = threading.Event()
    with ticking(ticked.set):
        assert ticked.wait(10)
    assert "progress" not in {thread.name for thread in threading.enumerate()}


def test_a_log_has_lines_while_the_work_is_in_one_long_step():
    told = threading.Event()
    with logged(lambda _: told.set()) as lines:
        lines.begin("derive")
        assert told.wait(10)
