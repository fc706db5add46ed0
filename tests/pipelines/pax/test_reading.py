"""Each cell is told by line and letter, whatever stands before it; a bad row costs no other."""

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.pax import compared, read
from pipelines.pax.columns import NEEDED, READ
from pipelines.pax.ours import Known
from pipelines.pax.reading import of_text
from schemas.csv_text import quoted_line
from schemas.problem import CouldNotRun, Place
from tests.each import each
from tests.pipelines.pax.downloads import csv_file, csv_of, download, elsewhere, row, workbook

NAMES = ["X", *READ, "Y"]
CELLS = st.text(alphabet='ab ,;"\n\r\té\u2028', max_size=8)
TABLE = st.lists(st.lists(CELLS, min_size=len(NAMES), max_size=len(NAMES)), max_size=5)


def written(rows: list[list[str]], end: str) -> str:
    """RFC 4180: the standard writer leaves a lone carriage return without quotes."""
    return "".join(quoted_line(cells).removesuffix("\n") + end for cells in [NAMES, *rows])


def behind(text: str, place: Place) -> str:
    """What stands at a line and letter, and after it."""
    lines = re.split(r"(\r\n|\r|\n)", text)
    start = sum(map(len, lines[: 2 * (place.line - 1)]))
    return text[start + place.column - 1 :]


@given(TABLE, st.sampled_from(["\n", "\r\n"]))
@example([["a\nb"] * len(NAMES), ["", '"', '""', ",", "\r\n", "a", "", "\r", '\n"', "x"]], "\r\n")
def test_every_cell_is_read_as_written_and_found_again(rows: list[list[str]], end: str) -> None:
    text = written(rows, end)
    found = of_text(text, "f.csv")
    assert found.problems == ()
    assert [[one.cells[name] for name in READ] for one in found.rows] == [
        cells[1:-1] for cells in rows
    ]
    for one in found.rows:
        for name in READ:
            rest = behind(text, found.place(one, name))
            assert next(csv.reader(io.StringIO(rest, newline="")), [""])[0] == one.cells[name]


@given(st.text(alphabet='aA1,;"\n\r\té-/', max_size=300))
def test_no_text_behind_a_header_breaks_the_reader(text: str) -> None:
    found = of_text(",".join(NEEDED) + "\n" + text, "f.csv")
    for problem in compared(found, Known((), ())).problems:
        assert problem.place is not None and problem.place.line >= 2


@each([b"", b"\xff\xfe", b"PK\x03\x04", b"\0" * 9, b"AgtId,Agt\n\xff"])
def test_bytes_that_are_no_download_are_told(data: bytes, tmp_path: Path) -> None:
    for name in ("a.csv", "a.xlsx"):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(CouldNotRun):
            read(tmp_path / name)


def told(text: str) -> list[str]:
    found = compared(of_text(text, "f.csv"), Known((), ()))
    return [f"{each.place}: {each.sentence()}" for each in found.problems]


def test_lines_are_counted_through_cells_of_many_lines() -> None:
    text = csv_of([elsewhere("1"), row("90001"), row("90002", day="31.2.2013")])
    (said,) = told(text)
    line = next(n for n, each in enumerate(text.splitlines(), 1) if "31.2.2013" in each)
    column = text.splitlines()[line - 1].index("31.2.2013") + 1
    assert line > 4
    assert said.startswith(f"f.csv:{line}:{column}: Dat: not a date in the entry 90002; found 31.2")


def test_a_row_of_another_length_costs_no_other() -> None:
    lines = csv_of([row("90001", Part="x"), row("90002", Part="x")]).splitlines()
    text = "\n".join([lines[0], "a,b,c", lines[1], "", lines[2], ""])
    (said,) = told(text)
    assert said.startswith("f.csv:2:1: a row with another number of values than the header")
    assert "found 3 values, the first is a; allowed: 267" in said
    assert [one.line for one in of_text(text, "f.csv").rows] == [3, 5]


def test_a_stray_quote_costs_its_row() -> None:
    lines = csv_of([row("90001", Part="x"), row("90002", Part="x")]).splitlines()
    text = "\n".join([*lines[:2], 'a,"b" c,d', lines[2]])
    (said,) = told(text)
    assert said.startswith("f.csv:3:1: a row that cannot be read; found ',' expected after '\"'")
    assert [each.cells["AgtId"] for each in of_text(text, "f.csv").rows] == ["90001", "90002"]


def test_a_quote_that_never_closes_is_told_where_it_opens() -> None:
    text = csv_of([row("90001")]) + 'a,"b\nc\nd\n'
    (said,) = told(text)
    line = text.count("\n") - 2
    assert said.startswith(f"f.csv:{line}:1: a row that cannot be read; found unexpected end of")


def test_a_cell_of_a_workbook_is_told_by_row_and_column(tmp_path: Path) -> None:
    rows = [row("90001"), row("90002", day="next week")]
    found = compared(read(workbook(tmp_path / "w.xlsx", rows)), Known((), ()))
    (problem,) = found.problems
    assert str(problem.place) == "w.xlsx:3:8" and "found next week" in problem.sentence()


def test_another_encoding_is_named_not_guessed(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(csv_of([row("90001", title="Priština")]).encode("windows-1250"))
    with pytest.raises(CouldNotRun, match=r"is not UTF-8: .* with --encoding"):
        read(path)
    (entry,) = compared(read(path, "windows-1250"), Known((), ())).entries
    assert entry.title == "Priština"


@each(["a.pdf", "a", "a.json"])
def test_a_file_of_another_type_is_none(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("x")
    with pytest.raises(CouldNotRun, match=r"of no known type; allowed: a file that ends in \.csv"):
        read(tmp_path / name)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun, match="no such file: "):
        read(tmp_path / "none.csv")


def test_a_byte_order_mark_is_no_part_of_the_first_name(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "a.csv", [row("90001")])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert read(path).names[0] == "Con"


def test_two_sheets_with_agreements_are_no_choice_of_ours(tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "w.xlsx") as book:
        for name in ("One", "Two"):
            book.add_worksheet(name).write_row(0, 0, list(NEEDED))
    with pytest.raises(CouldNotRun, match="2 sheets have a column AgtId: One, Two"):
        read(tmp_path / "w.xlsx")


def test_a_line_of_a_download_is_that_of_its_first_letter() -> None:
    found = download(elsewhere("1"), row("90001"))
    assert found.rows[0].line == 2 and found.rows[1].line == 5
