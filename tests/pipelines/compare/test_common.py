"""Two columns in forms that are equal where the values are the same, and nowhere else."""

from pipelines.compare.common import Column, in_common
from pipelines.compare.sheet import Kind, Kinds
from tests.each import each_row

WRITTEN, SHEET = Kind.WRITTEN, Kind.SHEET_MOMENT


def same(old: list[str], kind: Kinds, new: list[str], other: Kinds) -> bool:
    """Whether two columns are the same, in whichever order they are asked."""
    first, second = Column(old, kind), Column(new, other)
    before, after = in_common(first, second)
    back, forth = in_common(second, first)
    assert (list(before) == list(after)) == (list(back) == list(forth))
    return list(before) == list(after)


@each_row(
    [
        (["TRUE", "False", ""], ["true", "false", ""]),
        (["2021-03-04 00:00:00", ""], ["2021-03-04", ""]),
        (["2021-03-04 10:11", "2021-03-05"], ["2021-03-04T10:11:00", "2021-03-05"]),
    ]
)
def test_two_files_without_types_that_say_the_same(old: list[str], new: list[str]) -> None:
    assert same(old, WRITTEN, new, WRITTEN)


@each_row(
    [
        (["TRUE", "other"], ["true", "other"]),
        (["2021-03-04 00:00:00", "none"], ["2021-03-04", "none"]),
        (["2021-03-04 00:00:00", "2021-03-04 10:11"], ["2021-03-04", "2021-03-04 10:11"]),
        (["1.0"], ["1"]),
        (["0.30000000000000004"], ["0.3"]),
        (["123456789012.3451"], ["123456789012.3454"]),
        (["2021-03-04 10:11:12.0004"], ["2021-03-04 10:11:12"]),
        (["10:01"], ["10:01:00"]),
        (["007"], ["7"]),
        (["NA"], [""]),
        ([" a "], ["a"]),
    ]
)
def test_two_files_without_types_that_differ(old: list[str], new: list[str]) -> None:
    """The column settles what a value is: TRUE is a truth value among such, else a word."""
    assert not same(old, WRITTEN, new, WRITTEN)


@each_row(
    [
        (["1.0", "2.50"], ["1", "2.5"], Kind.DOUBLE),
        (["1.0", "2.50"], ["1", "2.5"], Kind.SHEET_NUMBER),
        (["1.0", "2.50"], ["1", "2.5"], Kind.EXACT),
        (["0.30000000000000004"], ["0.3"], Kind.SHEET_NUMBER),
        (["0.1"], ["0.1"], Kind.SINGLE),
        (["0.10000000149011612"], ["0.1"], Kind.SINGLE),
        (["1e3", "-0"], ["1000", "0"], Kind.DOUBLE),
        (["Inf"], ["inf"], Kind.DOUBLE),
        (["TRUE", ""], ["true", ""], Kind.BOOLEAN),
        (["10:01"], ["10:01:00"], Kind.SHEET_CLOCK),
        (["10:01:00.0001"], ["10:01:00"], Kind.SHEET_CLOCK),
        (["30:05"], ["30:05:00"], Kind.CLOCK),
        (["2021-03-04 10:11:12.0004"], ["2021-03-04T10:11:12"], Kind.SHEET_MOMENT),
        (["2021-03-04 00:00", "2021-03-04 10:11"], ["2021-03-04", "2021-03-04T10:11:00"], SHEET),
        (["2021-03-04 00:00:00"], ["2021-03-04"], Kind.DAY),
        (["2021-03-04 11:00:00+01:00"], ["2021-03-04T10:00:00Z"], Kind.INSTANT),
    ]
)
def test_a_value_that_its_type_keeps_without_its_way_of_writing(
    written: list[str], typed: list[str], kind: Kind
) -> None:
    assert same(written, WRITTEN, typed, kind)


@each_row(
    [
        (["1.10"], ["1.1"], Kind.TEXT),
        (["TRUE"], ["true"], Kind.TEXT),
        (["2021-03-04 00:00:00"], ["2021-03-04"], Kind.TEXT),
        (["1.1", "1.10"], ["1.1", "1.1"], Kind.SHEET_NUMBER),
        (["1.10", "1.2.1"], ["1.1", "1.2.1"], [Kind.SHEET_NUMBER, Kind.TEXT]),
        (["007"], ["7"], Kind.EXACT),
        (["0.3"], ["0.30000000000000004"], Kind.DOUBLE),
        (["1234567890123456789"], ["1234567890123456800"], Kind.SHEET_NUMBER),
        (["12e4567"], ["inf"], Kind.DOUBLE),
        (["0.1234567890123456789"], ["0.1234567890123456788"], Kind.EXACT),
        (["2021-03-04 10:00"], ["2021-03-04T10:00:00Z"], Kind.INSTANT),
        (["10:01", "noon"], ["10:01:00", "noon"], [Kind.SHEET_CLOCK, Kind.TEXT]),
    ]
)
def test_a_type_that_a_file_declares_is_kept(
    written: list[str], typed: list[str], kind: Kinds
) -> None:
    """Numbers are numbers where both sides say or show so without loss; text is text."""
    assert not same(written, WRITTEN, typed, kind)


@each_row(
    [
        (["0.1"], Kind.EXACT, ["0.1"], Kind.SINGLE, True),
        (["9007199254740993"], Kind.EXACT, ["9007199254740992"], Kind.DOUBLE, True),
        (["9007199254740993"], Kind.EXACT, ["9007199254740992"], Kind.EXACT, False),
        (["2021-03-04"], Kind.DAY, ["2021-03-04"], Kind.MOMENT, True),
        (["1.1"], Kind.TEXT, ["1.10"], Kind.TEXT, False),
        (["1", "a"], [Kind.EXACT, Kind.TEXT], ["1", "a"], Kind.TEXT, False),
        (["1", "a"], [Kind.EXACT, Kind.TEXT], ["1", "a"], [Kind.EXACT, Kind.TEXT], True),
        (["true", "a"], [Kind.BOOLEAN, Kind.TEXT], ["true", "a"], [Kind.TEXT, Kind.TEXT], False),
        (["x", ""], [Kind.TEXT, Kind.EXACT], ["x", ""], Kind.TEXT, True),
        (["1", "2"], Kind.TEXT, ["1", "2"], Kind.EXACT, True),
        (["2021-03-04 10:11"], Kind.TEXT, ["2021-03-04T10:11:00"], Kind.MOMENT, True),
        (["10:11"], Kind.TEXT, ["10:11:00"], Kind.CLOCK, True),
        (["2021-03-04 10:11"], Kind.TEXT, ["2021-03-04T10:11:00"], Kind.TEXT, False),
    ]
)
def test_two_files_with_types(
    old: list[str], kind: Kinds, new: list[str], other: Kinds, equal: bool
) -> None:
    """Numbers that became text as a whole are a change of the type of their column."""
    assert same(old, kind, new, other) == equal
