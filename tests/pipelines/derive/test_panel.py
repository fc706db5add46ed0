"""The panel: positions month by month and year by year, replayed up to the data date."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from pipelines.derive import positions, timing
from pipelines.derive.panel import months, panel, starts, wide, years
from pipelines.derive.positions import rows_at, units_of
from schemas.agreements import Agreement
from schemas.edtf import first_day
from schemas.fields import Row as Model
from schemas.measures import PANEL_START, PanelMonth, PanelYear
from schemas.registry import TABLES
from schemas.tables import Tables, arrow_table
from tests.each import each, each_row
from tests.pipelines.derive.claims import (
    Row,
    agreement,
    assessment,
    claim,
    claim_lists,
    plain,
    tables_of,
    target,
)
from tests.pipelines.tabulate.tables import checkout_tables, data_date

AGREED = date(2013, 2, 28)
DATA_DATE = date(2014, 3, 20)
"""In the middle of a month, so that the last period ends before it does."""

DAYS = (
    "2013-01-15",
    "2013-03-31",
    "2013-03",
    "2013",
    "2013-12-31",
    "2014-02-28",
    "2014-03-20",
    "2014-03",
    "2013/..",
)
"""Before the text was agreed, within, on the data date, and one month that ends after it."""

PROVISIONS: tuple[tuple[str | None, ...], ...] = ((None,), ("one.1",), (None, "one.1"))
UNIT = ("agreement_id", "provision_id", "performer", "assessor_id")
CELL = ("kind", "level", "level_basis", "age_months", "claim_id")
DATED = ("level", "overtaken", "tied", "account")

Cells = dict[tuple[Any, ...], tuple[Any, ...]]


class Panels(NamedTuple):
    """The panel by month and by year."""

    months: list[Row]
    years: list[Row]


def panels(
    tables: Tables,
    agreed: date | None = AGREED,
    until: date = DATA_DATE,
    known_by: date | None = None,
) -> Panels:
    """The panel of the agreement `one`; known by the date until which it goes, if no other."""
    units = units_of(tables)
    begins = starts([agreed_on("one", str(agreed) if agreed else None)], units, DATA_DATE)
    known = known_by or until
    return Panels(
        *(
            plain(panel(units, begins, until, known, by_month=by_month))
            for by_month in (True, False)
        )
    )


def agreed_on(name: str, day: str | None) -> Agreement:
    """An agreement, with the day on which it was agreed if that is known."""
    return Agreement(**agreement(name, day))


def widened(by_year: list[Row]) -> list[Row]:
    """The wide panel of a panel by year."""
    return plain(wide([PanelYear(**row) for row in by_year]))


def panels_of(*claims: Row, agreed: date | None = AGREED, until: date = DATA_DATE) -> Panels:
    """The panel of claims on the whole agreement `one`."""
    return panels(tables_of(list(claims), [target(each) for each in claims]), agreed, until)


def drawn_tables(claims: list[Row]) -> Tables:
    """Claims on the agreement, on a provision of it, or on both."""
    targets = [
        target(each, provision=provision, number=number)
        for place, each in enumerate(claims)
        for number, provision in enumerate(PROVISIONS[place % len(PROVISIONS)], 1)
    ]
    return tables_of(claims, targets)


def said(number: int, day: str, **values: Any) -> Row:
    """A claim that speaks of the day on which it was published."""
    return claim(number, published=day, **values)


def calendar(first: date, last: date, form: str) -> dict[str, date]:
    """Each month or year from first to last, and the last day in it, counted day by day."""
    days = (first + timedelta(number) for number in range((last - first).days + 1))
    return {f"{day:{form}}": day for day in days}


def picked(row: Row, columns: tuple[str, ...]) -> tuple[Any, ...]:
    """Some columns of a row."""
    return tuple(row[column] for column in columns)


def cells(rows: list[Row]) -> Cells:
    """Cells by unit and assessor: those with a position, and none that is undated."""
    return {picked(row, UNIT): picked(row, CELL) for row in rows if row["kind"] in DATED}


def by_period(rows: list[Row]) -> dict[str, list[Row]]:
    """Rows of a panel by month or year."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["period"]].append(row)
    return found


def test_each_month_shows_the_position_at_its_end_with_its_age() -> None:
    shown = panels_of(
        said(1, "2013-12-31", level=0),
        said(2, "2014-02-10"),
        said(3, "2014-03-05", level=3, level_basis="inferred"),
        agreed=date(2013, 11, 15),
    ).months
    assert [picked(row, ("period", *CELL)) for row in shown] == [
        ("2013-11", None, None, None, None, None),
        ("2013-12", "level", 0, "stated", 0, "one-c001"),
        ("2014-01", "level", 0, "stated", 1, "one-c001"),
        ("2014-02", "level", 0, "stated", 1, "one-c001"),
        ("2014-03", "level", 3, "inferred", 0, "one-c003"),
    ]
    assert {picked(row, UNIT) for row in shown} == {("one", None, "all", "institute")}


def test_each_year_shows_the_position_at_its_end_and_the_last_one_ends_on_the_data_date() -> None:
    shown = panels_of(
        said(1, "2012-12-31", level=1),
        said(2, "2013-06-30", level=2),
        said(3, "2014-03-20", level=3),
        said(4, "2014-03-21", level=0),
        agreed=date(2011, 3, 8),
    ).years
    assert [picked(row, ("period", "level", "age_months")) for row in shown] == [
        ("2011", None, None),
        ("2012", 1, 0),
        ("2013", 2, 6),
        ("2014", 3, 0),
    ]


def test_every_column_is_given_and_valid() -> None:
    shown = panels_of(said(1, "2013-12-31", level=1))
    for name, rows in (("panel_months", shown.months), ("panel_years", shown.years)):
        assert [dict(TABLES[name].model(**row)) for row in rows] == rows


@each_row(
    [
        ([said(1, "2014-01-10")], "account", "one-c001"),
        (
            [said(1, "2013", level=2), said(2, "2014-01-10", trend="reversed")],
            "overtaken",
            "one-c001",
        ),
        ([said(1, "2014-01-10", level=2), said(2, "2014-01-10", level=0)], "tied", "one-c002"),
    ]
)
def test_a_position_without_a_level_is_shown_with_its_kind_and_age(
    claims: list[Row], kind: str, claim_id: str
) -> None:
    row = by_period(panels_of(*claims).months)["2014-02"][0]
    assert picked(row, ("kind", "level", "level_basis")) == (kind, None, None)
    assert row["claim_id"] == claim_id
    assert row["age_months"] == 1


def test_months_before_the_first_claim_are_there_and_stay_empty() -> None:
    shown = panels_of(said(1, "2014-02-28", level=3)).months
    assert [row["period"] for row in shown if row["kind"]] == ["2014-02", "2014-03"]
    assert len(shown) == 14
    for row in shown[:12]:
        assert picked(row, CELL) == (None,) * len(CELL)


def test_a_level_is_carried_on_until_another_claim_with_its_age() -> None:
    shown = panels_of(said(1, "2013-03-31", level=2)).months[1:]
    assert {picked(row, ("kind", "level", "claim_id")) for row in shown} == {
        ("level", 2, "one-c001")
    }
    assert [row["age_months"] for row in shown] == [0, 0, 2, 2, 4, 5, 5, 7, 7, 9, 10, 10, 11]


def test_a_claim_on_a_time_before_the_agreement_stands_from_the_first_month() -> None:
    shown = panels_of(said(1, "2012-12-31", level=0)).months
    assert [picked(shown[0], ("period", "level", "age_months"))] == [("2013-02", 0, 1)]


def test_what_was_said_later_of_an_earlier_month_is_in_that_month() -> None:
    late = claim(1, level=1, as_of="2013-05-31", published="2014-03-01")
    shown = {row["period"]: row["level"] for row in panels_of(late).months}
    assert (shown["2013-04"], shown["2013-05"]) == (None, 1)


def test_undated_and_unverified_claims_are_in_no_panel() -> None:
    assert panels_of(claim(1, level=3, recorded="2013-05-01")) == ([], [])
    assert panels_of(said(1, "2013-05-01", level=3, verified=False)) == ([], [])


def test_an_undated_claim_fills_no_gap_before_a_dated_one() -> None:
    undated = claim(1, level=3, recorded="2013-03-01")
    dated = said(2, "2014-01-31", level=1)
    assert panels_of(undated, dated) == panels_of(dated)


def test_a_claim_on_a_set_is_in_no_panel() -> None:
    on_all = said(1, "2013-05-01", level=2, about_set="all", members_known=False)
    assert panels(tables_of([on_all], [])) == ([], [])


def test_a_corrected_claim_is_in_no_month_not_even_in_those_before_it_was_corrected() -> None:
    wrong = said(1, "2013-05-31", level=3)
    right = said(2, "2014-01-31", level=1, as_of="2013-08-31", corrects_id="one-c001")
    shown = {row["period"]: row["level"] for row in panels_of(wrong, right).months}
    assert (shown["2013-05"], shown["2013-07"], shown["2013-08"]) == (None, None, 1)
    earlier = panels_of(wrong, right, until=date(2014, 1, 30)).months
    assert {row["period"]: row["level"] for row in earlier}["2013-08"] == 3


def test_whoever_has_only_a_corrected_claim_on_a_unit_is_not_in_its_panel() -> None:
    wrong = said(1, "2013-05-31", level=3)
    right = claim(2, level=1, corrects_id="one-c001", recorded="2014-01-31")
    assert panels_of(wrong, right) == ([], [])


@each([AGREED, None])
def test_a_claim_said_after_the_data_date_changes_nothing(agreed: date | None) -> None:
    """R3: published "2014-03" is said on 31 March, which the data of 20 March do not know."""
    known = said(1, "2013-12-31", level=1)
    later = claim(2, assessor_id="gazette", level=3, as_of="2013-06-30", published="2014-03")
    assert panels_of(known, later, agreed=agreed) == panels_of(known, agreed=agreed)


def test_units_and_assessors_stand_side_by_side() -> None:
    one = said(1, "2013-05-01", level=1)
    two = said(2, "2013-05-01", level=2, performer="serbia")
    three = said(3, "2013-05-01", level=3, assessor_id="gazette")
    targets = [target(one), target(one, provision="one.1", number=2), target(two), target(three)]
    shown = by_period(panels(tables_of([one, two, three], targets)).years)["2013"]
    assert {picked(row, UNIT): row["level"] for row in shown} == {
        ("one", None, "all", "institute"): 1,
        ("one", "one.1", "all", "institute"): 1,
        ("one", None, "serbia", "institute"): 2,
        ("one", None, "all", "gazette"): 3,
    }


@each_row(
    [
        ("2013-04-19", date(2013, 4, 19), "agreed"),
        ("2013-04", date(2013, 4, 1), "agreed"),
        ("2012", date(2012, 1, 1), "agreed"),
        ("2012/2013-04", date(2012, 1, 1), "agreed"),
        ("../2013-04", date(2013, 6, 30), "first-claim"),
        (None, date(2013, 6, 30), "first-claim"),
    ]
)
def test_a_panel_begins_on_the_day_agreed_else_with_the_first_claim(
    agreed: str | None, start: date, why: str
) -> None:
    claims = [said(1, "2014-01-31"), said(2, "2013-06-30", assessor_id="gazette"), claim(3)]
    targets = [target(claims[0]), target(claims[1], provision="one.1"), target(claims[2])]
    units = units_of(tables_of(claims, targets))
    assert starts([agreed_on("one", agreed)], units, DATA_DATE) == {"one": (start, why)}


def test_a_panel_says_why_it_begins_where_it_does() -> None:
    one = said(1, "2013-06-30")
    assert {row["start"] for row in panels_of(one).months} == {"agreed"}
    shown = panels_of(one, said(2, "2014-01-31", performer="serbia"), agreed=None).months
    assert {row["start"] for row in shown} == {"first-claim"}
    assert Counter(row["performer"] for row in shown) == {"all": 10, "serbia": 10}


def test_an_agreement_without_a_date_and_without_dated_claims_has_no_start() -> None:
    units = units_of(tables_of([claim(1)], [target(claim(1))]))
    assert starts([agreed_on("one", None), agreed_on("two", None)], units, DATA_DATE) == {}


def test_periods_end_on_their_last_day_and_the_last_one_on_the_data_date() -> None:
    assert months(date(2015, 12, 31), date(2016, 3, 1)) == [
        ("2015-12", date(2015, 12, 31)),
        ("2016-01", date(2016, 1, 31)),
        ("2016-02", date(2016, 2, 29)),
        ("2016-03", date(2016, 3, 1)),
    ]
    assert years(date(2015, 12, 31), date(2017, 1, 1)) == [
        ("2015", date(2015, 12, 31)),
        ("2016", date(2016, 12, 31)),
        ("2017", date(2017, 1, 1)),
    ]


def test_one_day_is_one_month_and_one_year() -> None:
    day = date(2016, 2, 29)
    assert months(day, day) == [("2016-02", day)]
    assert years(day, day) == [("2016", day)]


def test_a_start_after_the_data_date_has_no_periods() -> None:
    assert months(date(2014, 4, 1), DATA_DATE) == []
    assert years(date(2015, 1, 1), DATA_DATE) == []
    assert panels_of(said(1, "2014-01-31", level=1), agreed=date(2015, 1, 1)) == ([], [])


@given(st.dates(date(2010, 1, 1), date(2030, 12, 31)), st.integers(0, 1500))
def test_every_period_from_start_to_end_appears_once_and_in_order(start: date, days: int) -> None:
    end = start + timedelta(days)
    assert months(start, end) == list(calendar(start, end, "%Y-%m").items())
    assert years(start, end) == list(calendar(start, end, "%Y").items())


@given(claim_lists(DAYS))
def test_each_period_shows_the_positions_of_its_last_day_known_by_the_data_date(
    claims: list[Row],
) -> None:
    tables = drawn_tables(claims)
    for rows, form in zip(panels(tables), ("%Y-%m", "%Y"), strict=True):
        shown, periods = by_period(rows), calendar(AGREED, DATA_DATE, form)
        assert shown.keys() <= periods.keys()
        for period, last in periods.items():
            assert cells(shown[period]) == cells(plain(positions(tables, last, DATA_DATE)))


@given(claim_lists(DAYS))
def test_a_panel_known_by_a_later_date_is_the_head_of_the_panel_until_then(
    claims: list[Row],
) -> None:
    tables, until = drawn_tables(claims), date(2013, 12, 31)
    shown, whole = panels(tables, until=until, known_by=DATA_DATE), panels(tables)
    assert shown.months == [row for row in whole.months if row["period"] <= "2013-12"]
    assert shown.years == [row for row in whole.years if row["period"] <= "2013"]


@given(claim_lists(DAYS))
def test_every_month_of_every_unit_appears_once(claims: list[Row]) -> None:
    tables = drawn_tables(claims)
    found = Counter(picked(row, (*UNIT, "period")) for row in panels(tables).months)
    units = {key[:-1] for key in found}
    periods = calendar(AGREED, DATA_DATE, "%Y-%m")
    assert found == {(*unit, period): 1 for unit in units for period in periods}
    assert units >= cells(plain(positions(tables, DATA_DATE, DATA_DATE))).keys()


@each_row([(True, PanelMonth), (False, PanelYear)])
def test_a_row_is_what_a_check_of_its_values_would_give(by_month: bool, model: type[Model]) -> None:
    units = units_of(tables_of([claim(1, level=2, published="2014-02-28")], [target(claim(1))]))
    rows = list(panel(units, {"one": (AGREED, "agreed")}, DATA_DATE, DATA_DATE, by_month))
    assert {row.level for row in rows} == {None, 2}
    assert rows == [model(**dict(row)) for row in rows]


@given(claim_lists(DAYS))
def test_the_year_panel_is_the_last_month_of_each_year(claims: list[Row]) -> None:
    shown = panels(drawn_tables(claims))
    assert shown.years == last_months(shown.months)


def last_months(rows: list[Row]) -> list[Row]:
    """The last month of each year, as a row of that year."""
    ends = {max(periods) for periods in _months_by_year(rows).values()}
    return [{**row, "period": row["period"][:4]} for row in rows if row["period"] in ends]


def _months_by_year(rows: list[Row]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row["period"][:4]].add(row["period"])
    return found


@given(claim_lists(DAYS))
def test_the_wide_panel_holds_every_level_with_its_age_and_nothing_else(
    claims: list[Row],
) -> None:
    by_year = panels(drawn_tables(claims)).years
    assert unfolded(arrow_table("panel_wide", widened(by_year)).to_pylist()) == levels(by_year)


def levels(by_year: list[Row]) -> dict[tuple[Any, ...], dict[str, tuple[int, int]]]:
    """Level and age by unit and year; units without a level are there and empty."""
    found: dict[tuple[Any, ...], dict[str, tuple[int, int]]] = defaultdict(dict)
    for row in by_year:
        cell = found[picked(row, UNIT)]
        if row["level"] is not None:
            cell[row["period"]] = row["level"], row["age_months"]
    return found


def unfolded(rows: list[Row]) -> dict[tuple[Any, ...], dict[str, tuple[Any, Any]]]:
    """The wide panel as level and age by unit and year."""
    assert len({picked(row, UNIT) for row in rows}) == len(rows)
    return {
        picked(row, UNIT): {
            str(year): pair
            for year in wide_years(row)
            if (pair := (row[f"level_{year}"], row[f"age_{year}"])) != (None, None)
        }
        for row in rows
    }


def wide_years(row: Row) -> list[int]:
    """The years that a row of the wide panel has columns for."""
    return [int(name.removeprefix("level_")) for name in row if name.startswith("level_")]


def test_the_wide_panel_has_a_row_for_each_unit_and_level_nought_is_a_level() -> None:
    shown = panels_of(
        said(1, "2013-12-31", level=0), said(2, "2013-12-31", assessor_id="gazette")
    ).years
    unit: Row = {"agreement_id": "one", "provision_id": None, "performer": "all"}
    institute = {"level_2013": 0, "age_2013": 0, "level_2014": 0, "age_2014": 2}
    assert [filled(row) for row in widened(shown)] == [
        {**filled(unit), "assessor_id": "gazette"},
        {**filled(unit), "assessor_id": "institute", **institute},
    ]


def filled(row: Row) -> Row:
    return {name: value for name, value in row.items() if value is not None}


@each([PANEL_START - 1, PANEL_START, 2027, 2040, 2100])
def test_the_wide_panel_has_every_year_up_to_the_data_date_and_no_other(year: int) -> None:
    day = date(year, 5, 31)
    (row,) = widened(panels_of(said(1, str(day), level=1), agreed=day, until=day).years)
    assert wide_years(row) == list(range(min(PANEL_START, year), max(PANEL_START, year) + 1))
    assert (row[f"level_{year}"], row[f"age_{year}"]) == (1, 0)
    made = arrow_table("panel_wide", [row])
    assert made.column_names == list(row)
    assert TABLES["panel_wide"].fitting(row).columns == tuple(row)


def test_nothing_is_made_from_nothing() -> None:
    assert panels(tables_of([], [])) == ([], [])
    assert wide([]) == []


def test_the_last_month_of_the_checkout_is_its_table_of_positions() -> None:
    tables = checkout_tables()
    shown = by_period(tables.rows("panel_months"))
    last = shown[f"{data_date(tables):%Y-%m}"]
    assert max(shown) == f"{data_date(tables):%Y-%m}"
    assert cells(last) == cells(tables.rows("positions"))
    assert len(last) == sum(row["kind"] != "undated" for row in tables.rows("positions"))


def test_every_year_of_the_checkout_shows_the_positions_of_its_last_day() -> None:
    tables = checkout_tables()
    shown, begin, until = by_period(tables.rows("panel_years")), begins(tables), data_date(tables)
    for period, last in calendar(min(begin.values()), until, "%Y").items():
        then = plain(positions(tables, last, until))
        wanted = [row for row in then if begin[row["agreement_id"]].year <= last.year]
        assert cells(shown[period]) == cells(wanted)


def test_every_month_of_a_sample_of_the_checkout_shows_the_positions_of_its_last_day() -> None:
    tables = checkout_tables()
    shown, begin, until = by_period(tables.rows("panel_months")), begins(tables), data_date(tables)
    sample = dict(sorted(units_of(tables).items(), key=str)[::9])
    for period, last in calendar(min(begin.values()), until, "%Y-%m").items():
        then = plain(rows_at(sample, last, until))
        wanted = [row for row in then if f"{begin[row['agreement_id']]:%Y-%m}" <= period]
        found = [row for row in shown[period] if picked(row, UNIT) in sample]
        assert cells(found) == cells(wanted)


def begins(tables: Tables) -> dict[str, date]:
    """The first day of each agreement: the day agreed, else that of its first claim."""
    found = {row["id"]: first_day(row["date_agreed"]) for row in tables.rows("agreements")}
    days: dict[str, list[date]] = defaultdict(list)
    claims = {row["id"]: timing(assessment(row)).effective for row in tables.rows("assessments")}
    for row in tables.rows("assessment_targets"):
        if effective := claims[row["claim_id"]]:
            days[row["agreement_id"]].append(effective)
    return {name: day or min(days[name]) for name, day in found.items() if day or days[name]}


@each_row([("panel_months", "%Y-%m"), ("panel_years", "%Y")])
def test_the_panels_of_the_checkout_have_every_period_of_every_unit_once(
    name: str, form: str
) -> None:
    tables = checkout_tables()
    until = data_date(tables)
    periods = {key: calendar(day, until, form) for key, day in begins(tables).items()}
    found = Counter(picked(row, (*UNIT, "period")) for row in tables.rows(name))
    units = {key[:-1] for key in found}
    assert found == {(*unit, period): 1 for unit in units for period in periods[unit[0]]}


def test_panels_of_the_checkout_begin_with_a_claim_only_where_no_day_is_known() -> None:
    tables = checkout_tables()
    known = {row["id"]: row["date_agreed"] is not None for row in tables.rows("agreements")}
    for row in tables.rows("panel_years"):
        assert row["start"] == ("agreed" if known[row["agreement_id"]] else "first-claim")


def test_the_year_panel_of_the_checkout_is_its_month_panel_in_december() -> None:
    tables = checkout_tables()
    assert tables.rows("panel_years") == last_months(tables.rows("panel_months"))


def test_the_wide_panel_of_the_checkout_loses_and_adds_nothing() -> None:
    tables = checkout_tables()
    assert unfolded(tables.rows("panel_wide")) == levels(tables.rows("panel_years"))
