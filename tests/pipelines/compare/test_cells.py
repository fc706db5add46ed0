"""The kind of a change of one cell."""

import pytest

from pipelines.compare.cells import ColumnKinds


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("", "a", "filled"),
        ("a", "", "emptied"),
        ("a b", "a  b ", "white space"),
        ("a b", "a\u00a0b", "white space"),
        ("a b", "ab", "white space"),
        ("Yes", "yes", "letter case"),
        ("ЂОРЂЕ", "Ђорђе", "letter case"),
        ("Yes", " yes", "value"),
        ("1", "1.0", "number format"),
        ("007", "7", "number format"),
        ("1,234.5", "1234.50", "number format"),
        ("1.234,5", "1234.5", "number format"),
        ("0,5", "0.5", "number format"),
        ("1e3", "1000", "number format"),
        ("1.234", "1234", "value"),
        ("7", "8", "value"),
        ("2021-03-04", "04.03.2021", "date format"),
        ("2021-03-04", "3/4/2021", "date format"),
        ("2021-03-04", "4/3/2021", "date format"),
        ("2021-03-04", "4 March 2021", "date format"),
        ("Mar 4, 2021", "20210304", "date format"),
        ("2021-03-04", "2021-03-05", "value"),
        ("2021-02-30", "30.02.2021", "value"),
        ("2021-03-04", "4 Marble 20210", "value"),
        ("a", "b", "value"),
    ],
)
def test_kind(old: str, new: str, kind: str) -> None:
    assert ColumnKinds([old], [new]).kind(old, new) == kind
