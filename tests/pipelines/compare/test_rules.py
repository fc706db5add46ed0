"""A systematic change is one rule with its count; what is not systematic is an edit."""

from tests.each import each_row
from tests.pipelines.compare.tables import column

DAYS = ["2021-02-01", "2021-02-03", "2021-02-04"]
Told = tuple[str, str, int, int]


def told(old: list[str], new: list[str]) -> list[Told]:
    return [(r.kind, r.what, r.count, r.exceptions) for r in column(old, new).rules]


def test_a_code_renamed_everywhere() -> None:
    found = column(["x", "x", "y", "x"], ["z", "z", "y", "z"])
    (rule,) = found.rules
    assert (rule.kind, rule.old, rule.new, rule.count) == ("code renamed", "x", "z", 3)
    assert (rule.what, rule.exceptions, found.edits) == ('every "x" is now "z"', 0, ())


def test_two_cells_are_two_edits() -> None:
    found = column(["x", "x", "y"], ["z", "z", "y"])
    assert (found.rules, len(found.edits)) == ((), 2)


def test_a_code_that_mostly_stayed_is_no_rule() -> None:
    assert told(["x"] * 10, ["z"] * 3 + ["x"] * 7) == []


def test_exceptions_are_edits_or_rows_that_stayed() -> None:
    found = column(["x"] * 10, ["z"] * 8 + ["w", "x"])
    (rule,) = found.rules
    assert (rule.count, rule.exceptions, rule.kept) == (8, 2, (("r9",),))
    assert [(cell.key, cell.new) for cell in found.edits] == [(("r8",), "w")]


def test_two_codes_are_two_rules() -> None:
    rules = told(["x"] * 3 + ["y"] * 4 + ["o"], ["X1"] * 3 + ["Y1"] * 4 + ["o"])
    assert rules == [
        ("code renamed", 'every "x" is now "X1"', 3, 0),
        ("code renamed", 'every "y" is now "Y1"', 4, 0),
    ]


def test_many_codes_are_one_rule() -> None:
    old = [code for code in "abcdef" for _ in range(3)] + ["g"]
    found = column(old, [f"{code}{code}1" for code in old])
    assert [(r.kind, r.count) for r in found.rules] == [("recoded", 19)]
    assert found.edits == ()


def test_numbers_shifted() -> None:
    assert told(["1", "2", "3", ""], ["11", "12", "13", ""]) == [
        ("renumbered", "every number is 10 higher", 3, 0)
    ]


def test_numbers_replaced_one_to_one() -> None:
    found = column(["1", "1", "2", "2", "3", "3"], ["7", "7", "5", "5", "9", "9"])
    (rule,) = found.rules
    assert (rule.kind, rule.count) == ("renumbered", 6)
    assert rule.what == "3 numbers were replaced one to one, such as 1 by 7"


def test_a_numbering_in_another_order() -> None:
    old = [str(number) for number in range(1, 13)]
    (rule,) = column(old, old[5:] + old[:5]).rules
    assert (rule.kind, rule.count) == ("renumbered", 12)


def test_amounts_that_all_changed_are_edits() -> None:
    found = column(["120", "3500", "77", "910"], ["131", "3402", "80", "1200"])
    assert (found.rules, len(found.edits)) == ((), 4)


def test_an_edit_to_a_code_that_exists_is_not_part_of_a_recoding() -> None:
    old = [code for code in "abcd" for _ in range(10)] + ["e"]
    new = [code.upper() + "1" for code in old[:-1]] + ["A1"]
    found = column(old, new)
    assert [(cell.old, cell.new) for cell in found.edits] == [("e", "A1")]


@each_row(
    [
        ("white space", [" a", "b ", "c  c"], ["a", "b", "c c"]),
        ("letter case", ["Yes", "No", "Maybe"], ["YES", "no", "maybe"]),
        ("number format", ["1.0", "2.50", "003"], ["1", "2.5", "3"]),
        ("date format", ["01.02.2021", "3.2.2021", "4/2/2021"], DAYS),
    ]
)
def test_only_the_form_changed(kind: str, old: list[str], new: list[str]) -> None:
    found = column(old, new)
    assert [(r.kind, r.count, r.exceptions) for r in found.rules] == [(kind, 3, 0)]
    assert found.edits == ()


def test_a_real_edit_beside_a_change_of_form() -> None:
    found = column([" a", "b ", "c  c", "d"], ["a", "b", "c c", "e"])
    assert [(cell.old, cell.kind) for cell in found.edits] == [("d", "value")]


def test_a_column_filled_with_one_value() -> None:
    assert told(["", "", "", "a"], ["b", "b", "b", "a"]) == [
        ("filled", 'every empty cell now holds "b"', 3, 0)
    ]


def test_a_column_emptied() -> None:
    assert told(["a", "b", "c"], ["", "", ""]) == [("emptied", "every value was removed", 3, 0)]
    assert told(["a", "a", "a", "b"], ["", "", "", "b"]) == [
        ("emptied", 'every "a" was removed', 3, 0)
    ]


def test_a_column_set_to_one_value() -> None:
    assert told(["a", "b", "c"], ["d"] * 3) == [("one value", 'every value is now "d"', 3, 0)]


def test_the_shorter_of_two_explanations_is_told() -> None:
    """A shift of all but the code for missing names 30 exceptions, the pairs of codes name none."""
    old = [code for code in ("1", "2", "3") for _ in range(60)] + ["9"] * 30
    new = [str(int(code) + 1) if code != "9" else "9" for code in old]
    (rule,) = column(old, new).rules
    assert (rule.kind, rule.count, rule.exceptions) == ("renumbered", 180, 0)
