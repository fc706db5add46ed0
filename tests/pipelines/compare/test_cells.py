"""The kind of a change of a cell; the column settles what the cell leaves open."""

from pipelines.compare.cells import ColumnKinds
from pipelines.compare.sheet import Kind
from tests.each import each_row


@each_row(
    [
        ("", "a", "filled"),
        ("a", "", "emptied"),
        ("a b", "a  b ", "white space"),
        ("a b", "a\u00a0b", "white space"),
        ("a b", "ab", "white space"),
        ("12 3", "1 23", "value"),
        ("Yes", "yes", "letter case"),
        ("ЂОРЂЕ", "Ђорђе", "letter case"),
        ("Maße", "Masse", "value"),
        ("Yes", " yes", "value"),
        ("1", "1.0", "number format"),
        ("007", "7", "number format"),
        ("1 234", "1234", "number format"),
        ("1,234", "1234", "number format"),
        ("1,234.5", "1234.50", "number format"),
        ("1.234,5", "1234.5", "number format"),
        ("0,5", "0.5", "number format"),
        ("1e3", "1000", "number format"),
        ("1e999999", "1E+999999", "number format"),
        ("1e99999999999", "1e99999999998", "value"),
        ("1.234", "1.2340", "number format"),
        ("1.234", "1234", "value"),
        ("1,234", "1.234", "value"),
        ("7", "8", "value"),
        ("2021-03-04", "04.03.2021", "date format"),
        ("2021-03-04", "3/4/2021", "date format"),
        ("2021-03-04", "4/3/2021", "date format"),
        ("2021-03-04", "4 March 2021", "date format"),
        ("Mar 4, 2021", "20210304", "date format"),
        ("2021-03-04", "4 Sept. 2021", "value"),
        ("2021-09-04", "4 Sept. 2021", "date format"),
        ("2021-03-04", "2021-03-05", "value"),
        ("2021-02-30", "30.02.2021", "value"),
        ("2021-03-04", "4 Marble 2021", "value"),
        ("2021-03-04", "4 Mart 2021", "value"),
        ("2021-11-02", "2021112", "value"),
        ("03/04/2021", "04/03/2021", "value"),
        ("03/04/2021", "03.04.2021", "value"),
        ("03/03/2021", "2021-03-03", "date format"),
        ("10:01", "10:01:00", "date format"),
        ("2021-03-04T10:00:00Z", "2021-03-04 11:00+01:00", "date format"),
        ("2021-03-04T10:00:00Z", "2021-03-04 10:00", "value"),
        ("2021-03-04", "2021-03-04 00:00", "date format"),
        ("a", "b", "value"),
    ]
)
def test_a_cell_alone(old: str, new: str, kind: str) -> None:
    assert ColumnKinds([old], [new]).kind(old, new) == kind


def kinds(old: list[str], new: list[str]) -> list[str]:
    column = ColumnKinds(old, new)
    return [column.kind(a, b) for a, b in zip(old, new, strict=True) if a != b]


FORM, DAYS, VALUE = "number format", "date format", "value"


@each_row(
    [
        # The other dates fix the order on both sides: another day.
        (["03/04/2021", "25/12/2021"], ["04/03/2021", "25/12/2021"], [VALUE]),
        # Day first before, month first now, as a date beyond the twelfth shows.
        (["03/04/2021", "25/12/2021"], ["04/03/2021", "12/25/2021"], [DAYS, DAYS]),
        # One side is certain: the order in which more cells stayed is that of the column.
        (
            ["03/04/2021", "05/06/2021", "07/08/2021"],
            ["2021-04-03", "2021-06-05", "2021-07-08"],
            [DAYS, DAYS, VALUE],
        ),
        # As many for the one as for the other: nobody knows.
        (["03/04/2021", "05/06/2021"], ["2021-04-03", "2021-05-06"], [VALUE, VALUE]),
        # The decimal comma of another cell tells what 1,234 and 1.234 are.
        (["1,234", "0,5"], ["1.234", "0.5"], [FORM, FORM]),
        (["1.234", "0,5"], ["1234", "0.5"], [FORM, FORM]),
        (["1,234", "1,234.5"], ["1.234", "1234.5"], [VALUE, FORM]),
        (["1,234", "2,500"], ["1234", "2.5"], [VALUE, VALUE]),
    ]
)
def test_a_cell_in_its_column(old: list[str], new: list[str], told: list[str]) -> None:
    assert kinds(old, new) == told


def test_a_text_that_a_file_declares_is_no_number() -> None:
    column = ColumnKinds(["1.10"], ["1.1"], (Kind.WRITTEN, Kind.TEXT))
    assert column.kind("1.10", "1.1") == "value"


def test_a_number_that_a_file_declares_has_a_decimal_point() -> None:
    column = ColumnKinds(["1,234"], ["1.234"], (Kind.WRITTEN, Kind.DOUBLE))
    assert column.kind("1,234", "1.234") == "number format"
