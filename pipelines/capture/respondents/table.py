"""The mapped columns of a form export; no other column is kept, and no cell is ever printed."""

import csv
import io
import unicodedata
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from pipelines.capture.respondents.mapping import Map
from schemas.problem import CouldNotRun

MOST_BYTES = 64 * 2**20
MOST_UNPACKED = 512 * 2**20
MOST_ROWS = 200_000


@dataclass(frozen=True)
class Answers:
    """What was answered: a row for each respondent, column by name."""

    rows: Sequence[Mapping[str, str]]


def text_of(value: Any) -> str:
    """A cell as a text on one line, composed, with plain blanks."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(unicodedata.normalize("NFC", str("" if value is None else value)).split())


def read_answers(path: Path, wanted: Map) -> Answers:
    """The mapped columns of an export.

    path: .csv, .tsv, .xlsx or .ods. Raises CouldNotRun for a file that cannot be read, and for
    columns that are not there or twice: it names those of the map, and none of the file.
    """
    if path.stat().st_size > MOST_BYTES:
        raise CouldNotRun(f"{path.name} is larger than {MOST_BYTES // 2**20} MiB")
    rows = [
        [text_of(cell) for cell in row] for row in _rows(path.read_bytes(), path.suffix, wanted)
    ]
    rows = [row for row in rows if any(row)]
    if len(rows) > MOST_ROWS:
        raise CouldNotRun(f"{path.name} has more than {MOST_ROWS} rows")
    if not rows:
        raise CouldNotRun(f"{path.name} is empty")
    at = _places(rows[0], wanted, path.name)
    return Answers([_kept(row, at) for row in rows[1:]])


def _kept(row: Sequence[str], at: Mapping[str, int]) -> dict[str, str]:
    return {name: row[place] if place < len(row) else "" for name, place in at.items()}


def _places(heads: Sequence[str], wanted: Map, file: str) -> dict[str, int]:
    """Where each mapped column stands."""
    faults, found = [], {}
    for name in wanted.columns:
        there = [place for place, head in enumerate(heads) if head == text_of(name)]
        if len(there) == 1:
            found[name] = there[0]
        else:
            much = "no column" if not there else f"{len(there)} columns"
            faults.append(f"{file}: {much} {name!r}, which the map names once")
    if faults:
        hint = "write the head as it stands in the first row, or give columns heads of their own"
        raise CouldNotRun("\n".join([*faults, f"{file} has {len(heads)} columns; {hint}"]))
    return found


def _rows(data: bytes, ending: str, wanted: Map) -> Iterable[Sequence[Any]]:
    ending = ending.lower()
    if ending in (".csv", ".tsv", ".txt"):
        return _delimited(data, wanted.delimiter)
    if ending in (".xlsx", ".ods", ".xlsm"):
        return _sheet(data, wanted.sheet)
    raise CouldNotRun(f"a file with the ending .csv, .tsv, .xlsx or .ods is wanted, not {ending}")


def _delimited(data: bytes, delimiter: str | None) -> Iterable[Sequence[str]]:
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise CouldNotRun("the export is not UTF-8; save it as CSV UTF-8, or as .xlsx") from None
    head = text.partition("\n")[0]
    between = delimiter or max(",;\t|", key=head.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True))
    except csv.Error:
        raise CouldNotRun("the export is no CSV: a quote does not close") from None


def _sheet(data: bytes, name: str | None) -> Iterable[Sequence[Any]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
                raise CouldNotRun("the workbook is larger than can be read")
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            names = book.sheet_names
            if name is not None and name not in names:
                raise CouldNotRun(f"no sheet {name!r}; the workbook has {len(names)} sheets")
            return book.get_sheet_by_name(name or names[0]).to_python(skip_empty_area=False)
    except (KeyboardInterrupt, SystemExit, CouldNotRun):
        raise
    except BaseException:  # a fault of the library itself is no Exception
        raise CouldNotRun("the export cannot be read as a workbook; save it as .xlsx") from None
