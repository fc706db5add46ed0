"""Dates as partners type them: one reading, or a problem."""

from datetime import date, datetime

import pytest

from pipelines.capture.workbook import dates
from tests.each import each


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3 shkurt 2020", "2020-02-03"),
        ("7 Dhjetor 2018", "2018-12-07"),
        ("12 nëntor 2019", "2019-11-12"),
        ("21. februara 2020.", "2020-02-21"),
        ("2.jul 2018. godine", "2018-07-02"),
        ("25. septembra 2019", "2019-09-25"),
        ("26. новембра 2019.", "2019-11-26"),
        ("5. децембра 2020", "2020-12-05"),
        ("24 July 2020", "2020-07-24"),
        ("July 24, 2020", "2020-07-24"),
        ("E premte, 3 shkurt 2020", "2020-02-03"),
        ("3.2.2020", "2020-02-03"),
        ("21. 2. 2020.", "2020-02-21"),
        ("24/07/2020", "2020-07-24"),
        ("07/24/2020", "2020-07-24"),
        ("3/3/2020", "2020-03-03"),
        ("Korrik 2020", "2020-07"),
        ("2.2020", "2020-02"),
        ("2020", "2020"),
        ("2020-02-03", "2020-02-03"),
        ("20-21 June 2022", "2022-06-20/2022-06-21"),
        ("4. i 5. februara 2020. godine", "2020-02-04/2020-02-05"),
    ],
)
def test_a_date_of_any_language_is_read(typed: str, meant: str) -> None:
    assert dates.read(typed) == meant


def test_a_date_that_may_be_two_is_none() -> None:
    with pytest.raises(dates.TwoDates):
        dates.read("03/04/2020")


@each(["soon", "31.2.2020", "3.2.20", "5 Brumaire 2020", "21-20 June 2022", "13/2020", ""])
def test_what_is_no_date_is_not_guessed(typed: str) -> None:
    with pytest.raises(dates.NoDate):
        dates.read(typed)


def test_a_number_of_days_is_a_date_in_both_calendars_of_excel() -> None:
    assert dates.of_serial(43864) == "2020-02-03"
    assert dates.of_serial(43864 - 1462, is_1904=True) == "2020-02-03"
    assert dates.of_serial(2020.0) == "2020"
    with pytest.raises(dates.NoDate):
        dates.of_serial(17)


def test_a_time_of_day_is_left_out() -> None:
    assert dates.of_cell(datetime(2020, 2, 3, 10, 30)) == dates.of_cell(date(2020, 2, 3))
