"""A download of PA-X as rows: CSV or a workbook, each cell with the place where it stands."""

import csv
import io
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.compare import Dataset, Sheet
from pipelines.compare.delimited import decoded
from pipelines.compare.limits import WAY_OUT
from pipelines.compare.read import read_version
from pipelines.pax.columns import ID, READ, Header, looked_at
from schemas.problem import CouldNotRun, Place, Problem, show

CSV = (".csv", ".tsv", ".txt")
WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")

MOST_BYTES = 256 * 2**20
"""Of a file; a download has some three million."""

_MARKS = ",;\t"
_ENDS = re.compile(r"\r\n|\r|\n")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_MIDNIGHT = "T00:00:00"


@dataclass(frozen=True)
class Row:
    """A row. cells: the columns that are read; line: on which it begins, or its row in a sheet.

    text: of a CSV, as it is written there, from which the place of a cell is found.
    """

    cells: Mapping[str, str]
    line: int
    text: str = ""


@dataclass(frozen=True)
class Download:
    """A file of PA-X.

    file: for messages; names: of its columns, in their order; mark: what separates the values of a
    CSV, empty for a workbook; problems: of rows that could not be read, and are left out.
    """

    file: str
    names: tuple[str, ...]
    header: Header
    rows: tuple[Row, ...]
    mark: str = ""
    problems: tuple[Problem, ...] = ()

    def place(self, row: Row, column: str) -> Place:
        """Where a cell begins: line and letter of a CSV, row and column of a sheet."""
        index = self.names.index(column) if column in self.names else 0
        if not self.mark:
            return Place(self.file, row.line, index + 1)
        before = row.text[: _start(row.text, index, self.mark)]
        ends = list(_ENDS.finditer(before))
        return Place(
            self.file, row.line + len(ends), len(before) - (ends[-1].end() if ends else 0) + 1
        )


def _start(text: str, index: int, mark: str) -> int:
    """Where a value begins in the text of its row."""
    at = 0
    for _ in range(index):
        quoted = _QUOTED.match(text, at)
        at = text.index(mark, quoted.end() if quoted else at) + 1
    return at


def read(path: Path, encoding: str | None = None) -> Download:
    """The rows of a download.

    path: .csv, or a workbook; encoding: of a CSV that is not UTF-8. Raises CouldNotRun for what is
    no such file, and for a header without a column that is needed; a row that cannot be read is a
    problem and costs no other.
    """
    ending = path.suffix.lower()
    if not path.is_file():
        raise CouldNotRun(f"no such file: {path}")
    if path.stat().st_size > MOST_BYTES:
        raise CouldNotRun(f"{path.name} is larger than {MOST_BYTES // 2**20} MiB: no download is")
    if ending in CSV:
        return of_text(decoded(path.read_bytes(), path.name, encoding), path.name)
    if ending in WORKBOOKS:
        return _of_workbook(_sheets(path), path.name)
    allowed = ", ".join((*CSV, *WORKBOOKS))
    raise CouldNotRun(f"{path.name} is of no known type; allowed: a file that ends in {allowed}")


def _sheets(path: Path) -> Dataset:
    try:
        return read_version(path)
    except CouldNotRun as error:  # there is no such option here, and nothing to use it for
        raise CouldNotRun(str(error).replace(WAY_OUT, "no download is so large")) from None


def of_text(text: str, file: str) -> Download:
    """The rows of a CSV. text: without a byte-order mark; file: its name for messages."""
    first = text.partition("\n")[0]
    mark = max(_MARKS, key=first.count)
    problems: list[Problem] = []
    lines = _records(text, file, mark, problems)
    names = tuple(map(_name, next(lines, ([], 1, ""))[0]))
    header = looked_at(names, file)
    rows = tuple(_rows(lines, names, file, problems))
    return Download(file, names, header, rows, mark, tuple(problems))


def _name(text: str) -> str:
    return " ".join(text.split())


def _rows(
    lines: Iterator[tuple[list[str], int, str]],
    names: Sequence[str],
    file: str,
    problems: list[Problem],
) -> Iterator[Row]:
    at = {name: names.index(name) for name in READ if name in names}
    for cells, line, text in lines:
        if len(cells) == len(names):
            yield Row({name: cells[index] for name, index in at.items()}, line, text)
        elif cells:
            problems.append(_uneven(cells, len(names), Place(file, line)))


def _uneven(cells: Sequence[str], wanted: int, place: Place) -> Problem:
    return Problem(
        "a row with another number of values than the header",
        found=f"{len(cells)} values, the first is {show(cells[0])}",
        allowed=f"{wanted}",
        hint="put quotes around a value that holds the separator, or fetch the file again",
        place=place,
    )


def _records(
    text: str, file: str, mark: str, problems: list[Problem]
) -> Iterator[tuple[list[str], int, str]]:
    """Each record with the line on which it begins and its text; cells may be of many lines."""
    csv.field_size_limit(sys.maxsize)
    taken: list[str] = []
    found = csv.reader(_taking(text, taken), delimiter=mark, strict=True)
    line = 1
    while True:
        try:
            cells = next(found, None)
        except csv.Error as error:
            cells = []
            problems.append(_stray(str(error), Place(file, line)))
        if cells is None:
            return
        yield cells, line, "".join(taken)
        line += len(taken)
        taken.clear()


def _taking(text: str, taken: list[str]) -> Iterator[str]:
    """The lines of a text, each noted as it is taken."""
    for line in io.StringIO(text, newline=""):
        taken.append(line)
        yield line


def _stray(said: str, place: Place) -> Problem:
    return Problem(
        "a row that cannot be read",
        found=said,
        allowed="a quote within a quoted value written twice, and every quote closed",
        hint="fetch the file again",
        place=place,
    )


def _of_workbook(book: Dataset, file: str) -> Download:
    """The one sheet that has agreements. Raises CouldNotRun where there are more."""
    with_ids = [sheet for sheet in book.values() if ID in map(_name, sheet.columns)]
    if len(with_ids) > 1:
        named = ", ".join(sheet.name for sheet in with_ids)
        raise CouldNotRun(f"{file}: {len(with_ids)} sheets have a column {ID}: {named}; keep one")
    sheet = with_ids[0] if with_ids else max(book.values(), key=lambda each: len(each.columns))
    names = tuple(map(_name, sheet.columns))
    header = looked_at(names, file)
    return Download(file, names, header, tuple(_sheet_rows(sheet, names)))


def _sheet_rows(sheet: Sheet, names: Sequence[str]) -> Iterator[Row]:
    columns = {
        name: values
        for name, values in zip(names, sheet.columns.values(), strict=True)
        if name in READ
    }
    for index in range(sheet.height):
        cells = {name: values[index].removesuffix(_MIDNIGHT) for name, values in columns.items()}
        yield Row(cells, sheet.number(index))
