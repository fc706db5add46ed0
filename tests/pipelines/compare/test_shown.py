"""Values as people read them: short, on one line, nothing invisible."""

from pipelines.compare import shown
from tests.each import each_row


@each_row(
    [
        ("a", "b", "value", "a", "b"),
        ("", "b", "filled", "(empty)", "b"),
        ("a ", "a", "white space", "a␣", "a"),
        ("a b", "a\u00a0b", "white space", "a␣b", r"a\xa0b"),
        ("one\ntwo", "one\ttwo", "white space", "one⏎two", "one⇥two"),
        ("é", "e\u0301", "value", r"\xe9", r"e\u0301"),
        ("a\u200b", "a", "value", r"a\u200b", "a"),
        ("\x1b[31mred", "x", "value", r"\x1b[31mred", "x"),
    ]
)
def test_a_changed_cell(old: str, new: str, kind: str, before: str, after: str) -> None:
    assert shown.cell(old, new, kind) == (before, after)


def test_long_values_are_shown_around_their_first_difference() -> None:
    start = "the same beginning for a long while, " * 3
    assert shown.cell(f"{start}old words", f"{start}new words and many more of them", "value") == (
        "…a long while, old words",
        "…a long while, new words and many mor…",
    )


def test_values_that_differ_only_far_behind_differ_as_shown() -> None:
    old, new = "a" * 200 + "b" + "c" * 200, "a" * 200 + "d" + "c" * 200
    shown_old, shown_new = shown.cell(old, new, "value")
    assert shown_old != shown_new
    assert len(shown_old) == shown.WIDTH + 2


def test_one_value_is_shown_from_its_start() -> None:
    assert shown.short("a" * 50) == "a" * shown.WIDTH + "…"
    assert shown.key(("a", "", "b\nc")) == "a | (empty) | b⏎c"
