"""The workbook holds every table, read back by openpyxl; text stays text whatever it looks like."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.publish.formats import workbook
from pipelines.publish.formats.workbook import too_long, write_workbook
from schemas.codebook import code_lists, codebook
from schemas.printing import MOST_OF_CELL, units
from schemas.registry import TABLES
from tests.each import each
from tests.pipelines.publish.formats.made import ODD, TEXTS, info, organisations
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables


@pytest.fixture(scope="module")
def tiny_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tiny") / "tiny.xlsx"
    write_workbook(tiny_tables(), info(), path)
    return path


@pytest.fixture(scope="module")
def tiny_book(tiny_path: Path) -> Iterator[Workbook]:
    book = load_workbook(tiny_path)
    yield book
    book.close()


@pytest.fixture(scope="module")
def checkout_book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    path = tmp_path_factory.mktemp("checkout") / "checkout.xlsx"
    write_workbook(checkout_tables(), info(), path)
    book = load_workbook(path, read_only=True)
    yield book
    book.close()


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    """The rows of a sheet below its header."""
    header, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(header, map(_plain, line), strict=True)) for line in lines]


def _plain(value: Any) -> Any:
    """A day has no time; openpyxl leaves the escapes of a text to its caller (ECMA-376, 22.9.2)."""
    if isinstance(value, str):
        return unescape(value)
    return value.date() if isinstance(value, datetime) else value


def same(found: list[dict[str, Any]], expected: list[dict[str, Any]]) -> bool:
    """Equal values of equal kinds: true is not 1, and 7 not `7`; whole numbers have no kind."""

    def kinds(lines: list[dict[str, Any]]) -> list[list[type]]:
        numbers = (int, float)
        return [[float if type(v) in numbers else type(v) for v in r.values()] for r in lines]

    return found == expected and kinds(found) == kinds(expected)


def written(texts: list[str], path: Path) -> list[dict[str, Any]]:
    """The organisations of these names as they come back."""
    write_workbook(organisations(texts), info(), path)
    book = load_workbook(path)
    found = rows(book["organisations"])
    book.close()
    return found


@each(TABLES)
def test_a_table_of_the_tiny_tree_comes_back(name: str, tiny_book: Workbook):
    assert same(rows(tiny_book[name]), tiny_tables().rows(name))


@each(TABLES)
def test_a_table_of_the_checkout_comes_back(name: str, checkout_book: Workbook):
    if checkout_tables()[name].num_rows > workbook.MOST_ROWS:
        assert name not in checkout_book.sheetnames
    else:
        assert same(rows(checkout_book[name]), checkout_tables().rows(name))


@settings(max_examples=10)
@given(texts=st.lists(TEXTS, max_size=5))
def test_any_text_comes_back(texts: list[str], tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("odd") / "odd.xlsx"
    assert same(written(texts, path), organisations(texts).rows("organisations"))


@each(ODD)
def test_an_odd_text_is_no_number_and_no_formula(text: str, tmp_path: Path):
    write_workbook(organisations([text]), info(), tmp_path / "odd.xlsx")
    book = load_workbook(tmp_path / "odd.xlsx")
    key, name = book["organisations"]["A2"], book["organisations"]["B2"]
    assert (key.value, unescape(name.value)) == ("000", text)
    assert key.data_type == name.data_type == "s"
    book.close()


def test_days_are_dates_and_other_dates_texts(tiny_book: Workbook):
    first = rows(tiny_book["positions"])[0]
    assert first["as_of"] == date(2020, 6, 30)
    column = TABLES["positions"].columns.index("as_of") + 1
    assert tiny_book["positions"].cell(2, column).number_format == "yyyy-mm-dd"
    assert rows(tiny_book["assessments"])[0]["published"] == "2017"


def test_the_first_sheet_lists_the_others_with_rows_titles_and_links(tiny_book: Workbook):
    sheet = tiny_book.worksheets[0]
    assert sheet.title == "README"
    texts = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    about = info()
    for said in (about.title, about.version, about.how_to_cite, about.description):
        assert said in texts
    listed = {row[0].value: row for row in sheet.iter_rows() if row[0].hyperlink}
    assert list(listed) == tiny_book.sheetnames[1:] == [*TABLES, "codebook", "code_lists"]
    for name, row in listed.items():
        assert row[0].hyperlink.location == f"'{name}'!A1"
        if name in TABLES:
            assert (row[1].value, row[2].value) == (
                tiny_tables()[name].num_rows,
                TABLES[name].title,
            )


def test_the_codebook_and_the_codes_are_sheets(tiny_book: Workbook):
    assert same(rows(tiny_book["codebook"]), codebook(tiny_tables()).to_pylist())
    assert same(rows(tiny_book["code_lists"]), code_lists().to_pylist())


@each(TABLES)
def test_each_sheet_has_a_bold_frozen_header_with_filters(name: str, tiny_book: Workbook):
    sheet = tiny_book[name]
    assert sheet.freeze_panes == "A2"
    last = sheet.cell(tiny_tables()[name].num_rows + 1, len(tiny_tables().spec(name).columns))
    assert sheet.auto_filter.ref == f"A1:{last.coordinate}"
    assert all(cell.font.b for cell in sheet[1])
    assert len(sheet.title) <= 31


def test_columns_are_as_wide_as_what_they_hold_within_bounds(tiny_book: Workbook):
    widths = {
        letter: column.width for letter, column in tiny_book["agreements"].column_dimensions.items()
    }
    assert min(widths.values()) >= 9
    assert max(widths.values()) <= 61  # Excel adds the margin of a cell


@each(["x" * 32_768, "🙂" * 16_384])
def test_a_text_too_long_for_a_cell_ends_with_where_all_of_it_stands(text: str, tmp_path: Path):
    held = written([text], tmp_path / "long.xlsx")[0]["name"]
    kept, sign, rest = held.partition("…")
    assert (sign, rest) == ("…", " [cut here: the whole text stands in organisations.csv]")
    assert text.startswith(kept) and MOST_OF_CELL - 1 <= units(held) <= MOST_OF_CELL


@each(["x" * 32_768, "🙂" * 16_384])
def test_a_text_too_long_for_a_cell_is_told(text: str):
    problems = too_long(organisations(["short", text]))
    assert {(p.table, p.key, p.field, p.severity) for p in problems} == {
        ("organisations", ("001",), "name", "warning"),
        ("organisations", ("001",), "name_sq", "warning"),
    }
    assert problems[0].found == "32768 characters"
    assert str(MOST_OF_CELL) in problems[0].sentence()


def test_the_longest_text_that_fits_comes_back(tmp_path: Path):
    text = "🙂" * 16_383
    assert written([text], tmp_path / "long.xlsx")[0]["name"] == text


def test_a_long_table_is_no_sheet_and_the_first_says_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    tables = tiny_tables().with_tables(dict(organisations(["a", "b", "c"]).items()))
    write_workbook(tables, info(), tmp_path / "many.xlsx")
    book = load_workbook(tmp_path / "many.xlsx")
    assert "organisations" not in book.sheetnames and "codebook" in book.sheetnames
    lines = [line for line in book["README"].iter_rows(values_only=True) if line[0]]
    (line,) = [line for line in lines if line[0] == "organisations"]
    assert line[1] == 3 and "organisations.csv" in line[2]
    listed = {line[0] for line in lines}
    assert set(tables) <= listed, "every table is told of, as a sheet or not"


def test_the_time_of_creation_is_the_release_date(tiny_book: Workbook):
    assert tiny_book.properties.created == datetime(2020, 6, 30)
    assert tiny_book.properties.modified == datetime(2020, 6, 30)


def test_two_writes_give_the_same_bytes(tiny_path: Path, tmp_path: Path):
    write_workbook(tiny_tables(), info(), tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == tiny_path.read_bytes()
