"""Small files as PA-X writes them: the columns of a version, and rows of a test.

Rows say of themselves that they are made up, but for those on agreements of our own records: their
ids, dates and titles are the ones that raw/crosswalk.yml has.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import xlsxwriter

from pipelines.pax.columns import versions
from pipelines.pax.reading import Download, of_text

Cells = Mapping[str, str]

PARTIES = "Kosovo/Serbia/Yugoslavia (former)"
USUAL: Cells = {
    "Con": PARTIES,
    "Contp": "Government/territory",
    "PP": "146",
    "PPName": "Kosovo-Serbia Normalisation Process",
    "Reg": "Europe and Eurasia",
    "Status": "Multiparty signed/agreed",
    "Part": 'A made-up "party",\nand another\r\nmade-up one',
    "UcdpCon": "NA",
    "UcdpAgr": "Na",
    "PamAgr": " ",
    "OthAgr": "",
}
"""What a row has if it says nothing else: every kind of nothing, and a cell of three lines."""

MADE_UP = "A made-up agreement on bridges"


def row(agt_id: str, day: str = "2013-04-19", title: str = MADE_UP, **other: str) -> Cells:
    """A row on the dialogue."""
    return {**USUAL, "AgtId": agt_id, "Dat": day, "Agt": title, **other}


def elsewhere(agt_id: str, **other: str) -> Cells:
    """A row of another process."""
    given = {"Con": "Atlantis/Lemuria", "PP": "999", "PPName": "Made-up process", **other}
    return row(agt_id, "1991-02-03", "A made-up agreement of two islands", **given)


def names_of(version: str, *more: str, without: Iterable[str] = ()) -> list[str]:
    """The columns of a version, with others behind them."""
    return [*(name for name in versions()[version] if name not in set(without)), *more]


def csv_of(rows: Iterable[Cells], names: Iterable[str] | None = None) -> str:
    """The text of a CSV; other columns hold a zero, as in PA-X."""
    header = list(names or names_of("6"))
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([each.get(name, "0") for name in header] for each in rows)
    return buffer.getvalue()


def download(*rows: Cells, names: Iterable[str] | None = None) -> Download:
    """A CSV, read."""
    return of_text(csv_of(rows, names), "made-up.csv")


def csv_file(path: Path, rows: Iterable[Cells], names: Iterable[str] | None = None) -> Path:
    """A CSV with a byte-order mark."""
    text = csv_of(rows, names)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.write(text)
    return path


def workbook(path: Path, rows: Iterable[Cells], names: Iterable[str] | None = None) -> Path:
    """A workbook: ids are numbers in it, days are date cells."""
    header = list(names or names_of("2"))
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("Sheet1")
        sheet.write_row(0, 0, header)
        for number, each in enumerate(rows, 1):
            for at, name in enumerate(header):
                _write(sheet, number, at, name, each.get(name, "0"))
    return path


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, at: int, name: str, text: str) -> None:
    if name == "Dat" and text[:4].isdigit():
        sheet.write_datetime(row, at, date.fromisoformat(text))
    elif text.isdigit():
        sheet.write_number(row, at, int(text))
    else:
        sheet.write_string(row, at, text)
