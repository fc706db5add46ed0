"""Workbooks: what they declare is looked at before the library that reads them allocates it."""

import io
import pickle
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from pipelines.compare import calamine_pages
from pipelines.compare.calamine_pages import Page, Unreadable, pages
from pipelines.compare.limits import WAY_OUT, check_table
from pipelines.compare.sheet import Kind, Kinds, Sheet
from pipelines.compare.source import Source, sheet_of
from pipelines.compare.values import sheet_number_text, text_of, to_millisecond
from schemas.problem import CouldNotRun

_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
"""First bytes of the container of old Excel files and of encrypted new ones."""
_PARTS = 4
"""A workbook may unpack to so many times what tables may: its text is wordy."""
_PREFIX = re.compile(rb":(?:c|row)[ />]")
_NOWHERE = (re.compile(rb'<c(?! r=")'), re.compile(rb'<row(?! r=")'))
"""A cell, and a row, that do not say where they stand."""
_FAR = re.compile(rb' r="(?:[A-Z]{3}\d|[A-Z]{0,2}\d{5})')
_ROWS = re.compile(rb' r="[A-Z]{0,3}(\d+)"')
_COLUMNS = re.compile(rb' r="([A-Z]{0,3})\d')
_CELL = re.compile(rb"<c ([^>]*[^>/])>(.*?)</c>", re.DOTALL)
_VALUE = re.compile(rb"<v[^>]*>[^<]")
_REFERENCE = re.compile(rb"\br=\"([A-Z]+\d+)\"")
_ERROR = re.compile(rb"<c r=\"([A-Z]+\d+)\"[^>]* t=\"e\"")
_ODS_FORMULA = re.compile(
    rb"<table:table-cell\b(?=[^>]*table:formula=)(?![^>]*office:value-type=)[^>]*>"
)
_SHARED = 64 * 1024
_CLONED = 256 * 1024 * 1024
"""So many bytes of text may come of shared texts that stand in many cells."""
_NAMED = 5
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)

_KINDS: dict[type, Kind] = {
    str: Kind.TEXT,
    bool: Kind.BOOLEAN,
    int: Kind.SHEET_NUMBER,
    float: Kind.SHEET_NUMBER,
    date: Kind.SHEET_MOMENT,
    datetime: Kind.SHEET_MOMENT,
    time: Kind.SHEET_CLOCK,
    timedelta: Kind.SHEET_CLOCK,
}


def workbook(source: Source) -> list[Sheet]:
    """The sheets of a workbook that hold anything; the first row that does is the header.

    Raises CouldNotRun for what is damaged or declares too much, and for formulas without a value.
    """
    looked = _look(source)
    found = _read_here(source) if looked.small else _read_alone(source)
    if not found:
        raise CouldNotRun(f"{source.place} is empty: no sheet holds anything; save it again")
    for page in found:  # a cell may stand far beyond what the sheet declares
        place = f"{source.place}, sheet {page.name}"
        check_table(len(page.rows), len(page.rows[0]), place, source.limits)
    return [_worksheet(source, page, looked.errors.get(page.name, ())) for page in found]


@dataclass(frozen=True)
class _Look:
    """What a workbook shows before it is read.

    small: whether it surely needs no more memory than is allowed; errors: sheet -> cells that hold
    an error.
    """

    small: bool
    errors: Mapping[str, Sequence[str]]


def _look(source: Source) -> _Look:
    """A look at the parts of a workbook. Raises CouldNotRun as `workbook` does."""
    parts = _parts(source)
    small = parts is not None
    errors: dict[str, list[str]] = {}
    for name, content in parts or ():
        small &= _is_small(name, content, source)
        _check_formulas(source, name, content)
        if b"#" in content and b't="e"' in content:
            cells = [found.decode() for found in _ERROR.findall(content)]
            errors[_sheet_name(source, name)] = cells
    return _Look(small, errors)


def _parts(source: Source) -> list[tuple[str, bytes]] | None:
    """The parts of a workbook of Office Open XML that hold cells, None of another one.

    Raises CouldNotRun for a workbook that declares to unpack to more than is allowed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            members = archive.infolist()
            size = sum(member.file_size for member in members)
            if size > _PARTS * source.limits.content:
                raise CouldNotRun(
                    f"{source.place} unpacks to {size:,} bytes; allowed: "
                    f"{_PARTS * source.limits.content:,}; {WAY_OUT}"
                )
            if "xl/workbook.xml" not in archive.namelist():
                _check_open_document(source, archive)
                return None
            parts = [(each.filename, archive.read(each)) for each in members if _has_cells(each)]
    except _BROKEN_ZIP:
        return None  # the library says what is wrong with it
    longest = max((_longest(content) for name, content in parts if _is_shared(name)), default=0)
    cells = sum(content.count(b"<c ") for _, content in parts)
    return parts if longest * cells <= _CLONED else None


def _check_open_document(source: Source, archive: zipfile.ZipFile) -> None:
    """Raise CouldNotRun for formulas of Open Document without a stored value."""
    if "content.xml" in archive.namelist():
        found = len(_ODS_FORMULA.findall(archive.read("content.xml")))
        if found:
            raise CouldNotRun(_no_value(source.place, f"{found:,} cells"))


def _has_cells(member: zipfile.ZipInfo) -> bool:
    name = member.filename.lower()
    return (
        "sheet" in name or _is_shared(name) or not name.startswith(("xl/", "docprops/", "_rels/"))
    )


def _is_shared(name: str) -> bool:
    return "sharedstrings" in name.lower()


def _longest(content: bytes) -> int:
    """The longest of the texts that cells share, if there is a long one."""
    return max(map(len, content.split(b"</si>"))) if len(content) > _SHARED else 0


def _is_small(name: str, content: bytes, source: Source) -> bool:
    """Whether the cells of a part are surely no more than are allowed.

    In a sheet as Excel writes it every cell and row begins with where it stands. One that is
    written otherwise is not sure. Raises CouldNotRun for a part that declares too many cells.
    """
    start, end = content.find(b"<sheetData"), content.rfind(b"</sheetData>")
    if start < 0 or end < 0:
        return b"sheetData" not in content
    if any(content.find(mark, start, end) >= 0 for mark in (b"\n", b"\r", b"\t", b"'")):
        return False
    if content.find(b":", start, end) >= 0 and _PREFIX.search(content, start, end):
        return False
    if any(tag.search(content, start, end) for tag in _NOWHERE):
        return False
    if _FAR.search(content, start, end):
        rows = max(int(row[:9]) for row in set(_ROWS.findall(content, start, end)))
        columns = max(map(_column, set(_COLUMNS.findall(content, start, end))))
        called = _sheet_name(source, name)
        check_table(rows, columns, f"{source.place}, sheet {called}", source.limits)
    return True


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return max(1, number)


def _check_formulas(source: Source, name: str, content: bytes) -> None:
    """Raise CouldNotRun for formulas without a stored value: they would look like empty cells."""
    if b"<f" not in content or b"sheetData" not in content:
        return
    cells = [ref for ref, attributes, body in _cells(content) if _is_unvalued(attributes, body)]
    if cells:
        place = f"{source.place}, sheet {_sheet_name(source, name)}"
        raise CouldNotRun(_no_value(place, _listed(cells)))


def _cells(content: bytes) -> Iterator[tuple[str, bytes, bytes]]:
    for cell in _CELL.finditer(content):
        reference = _REFERENCE.search(cell[1])
        yield reference[1].decode() if reference else "a cell", cell[1], cell[2]


def _is_unvalued(attributes: bytes, body: bytes) -> bool:
    """Whether a cell has a formula and nothing that it came to; an empty text is a value too."""
    if b"<f" not in body or _VALUE.search(body):
        return False
    return b't="str"' not in attributes or b"<v" not in body


def _no_value(place: str, cells: str) -> str:
    return (
        f"{place}: {cells} cannot be read: a formula without a stored value; open the workbook in "
        "a spreadsheet program and save it"
    )


def _listed(cells: Sequence[str]) -> str:
    more = f" and {len(cells) - _NAMED:,} more" if len(cells) > _NAMED else ""
    return ", ".join(cells[:_NAMED]) + more


def _sheet_name(source: Source, part: str) -> str:
    """The name of a sheet by its part of the workbook; that of the part where it is not found."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
            book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    except (*_BROKEN_ZIP, KeyError, ElementTree.ParseError):
        return part
    targets = {each.get("Id"): str(each.get("Target")).lstrip("/") for each in relations}
    for sheet in book.iter():
        target = targets.get(sheet.get(_RELATION, ""), "")
        if target and part in (target, f"xl/{target}"):
            return str(sheet.get("name"))
    return part


def _read_here(source: Source) -> list[Page]:
    try:
        return pages(source.data)
    except Unreadable as error:
        raise CouldNotRun(_why(source, str(error))) from None


def _read_alone(source: Source) -> list[Page]:
    """The sheets, read by a process whose memory and time have an end."""
    limits = source.limits
    script = [sys.executable, "-I", str(Path(calamine_pages.__file__))]
    done = subprocess.run(
        [*script, str(limits.memory), str(limits.seconds)], input=source.data, capture_output=True
    )
    if done.returncode:
        raise CouldNotRun(
            f"{source.place} cannot be read as a workbook: it is damaged, or its cells need more "
            f"than the {limits.memory:,} bytes and {limits.seconds} seconds that are allowed; save "
            f"it again, or {WAY_OUT}"
        )
    answer: str | list[tuple[str, int, list[list[Any]]]] = pickle.loads(done.stdout)
    if isinstance(answer, str):
        raise CouldNotRun(_why(source, answer))
    found = [Page(*each) for each in answer]
    for page in found:
        place = f"{source.place}, sheet {page.name}"
        check_table(len(page.rows), len(page.rows[0]), place, limits)
    return found


def _why(source: Source, said: str) -> str:
    start = f"{source.place} cannot be read as a workbook; "
    if source.data.startswith(_COMPOUND):
        return (
            f"{start}it is protected by a password, or an old workbook under a new name; open it "
            "in Excel and save it as .xlsx without a password"
        )
    return f"{start}it is damaged ({said}); fetch or save it again"


def _worksheet(source: Source, page: Page, errors: Sequence[str]) -> Sheet:
    header, *rows = page.rows
    filled = [number for number, row in enumerate(rows) if any(v != "" for v in row)]
    columns = list(zip(*(rows[i] for i in filled), strict=True)) or [()] * len(header)
    texts, kinds = zip(*map(_held, columns), strict=True)
    notes = (f"read as empty, since they hold an error: {_listed(errors)}",) if errors else ()
    return sheet_of(
        source,
        page.name,
        [text_of(value) for value in header],
        texts,
        [page.first + 2 + number for number in filled],
        dict(enumerate(kinds)),
        notes=notes,
        place=f"{source.place}, sheet {page.name}",
    )


def _held(column: Sequence[Any]) -> tuple[list[str], Kinds]:
    """The texts of a column, and its kinds: one, if all values that are not empty are of it."""
    types = set(map(type, column))
    if types <= {str}:
        return [text if "\r" not in text else text_of(text) for text in column], Kind.TEXT
    forms = {value: _text(value) for value in set(column)} if types <= {str, float} else None
    texts = [_text(value) for value in column] if forms is None else [forms[v] for v in column]
    kinds = {_KINDS.get(type(v), Kind.OTHER) for v in column if v != ""}
    if len(kinds) == 1:
        return texts, kinds.pop()
    return texts, [_KINDS.get(type(value), Kind.OTHER) for value in column]


def _text(value: Any) -> str:
    if isinstance(value, float):
        return sheet_number_text(value)
    if isinstance(value, datetime | time | timedelta):
        return to_millisecond(text_of(value))
    return text_of(value)
