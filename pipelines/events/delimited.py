"""Tables of separated values, read in blocks of some megabytes, each row with its line."""

import codecs
import csv
import io
import math
import re
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from pipelines.events.blocks import Block, Torn, folded
from pipelines.events.columns import letters
from schemas.problem import CouldNotRun, plain

BLOCK = 8 * 2**20
"""Bytes that are read at once: no row is longer."""

_HEAD = 2**20
"""Bytes in which the heads must stand."""

_LAST_OF_ASCII, _BLANK = 127, 32
_NEW_LINE = re.compile(b"\n")

LONGEST_CELL = 500
"""Lines of a cell after which it is taken for one whose quote does not close."""

SEPARATORS = ",;\t|"
_NAMED = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}


@dataclass(frozen=True)
class Delimited:
    """A file of separated values. encoding: as Python names it."""

    path: Path
    name: str
    heads: Sequence[str]
    delimiter: str
    encoding: str

    @property
    def steps(self) -> int:
        """Blocks that it will give, about."""
        return max(1, math.ceil(self.path.stat().st_size / BLOCK))

    def blocks(self) -> Iterator[Block]:
        """Its rows."""
        torn: deque[Torn] = deque()  # another thread fills it
        placing = _Placing(torn)
        try:
            with _quietly():
                for batch in self._reader(torn):
                    yield placing.placed(batch)
        except (pa.ArrowInvalid, UnicodeError) as error:
            raise CouldNotRun(_unread(self.name, placing.line, error)) from None
        yield placing.rest(self._nothing())

    def _reader(self, torn: deque[Torn]) -> Any:
        def tear(row: Any) -> str:
            torn.append(Torn(row.number, _torn(row), row.text))
            return "skip"

        names = [str(place) for place in range(len(self.heads))]
        return arrow_csv.open_csv(
            self.path,
            # Without threads each torn row has its number; blocks are checked in threads after.
            read_options=arrow_csv.ReadOptions(
                use_threads=False,
                block_size=BLOCK,
                column_names=names,
                skip_rows_after_names=1,
                encoding=self.encoding,
            ),
            parse_options=arrow_csv.ParseOptions(
                delimiter=self.delimiter,
                newlines_in_values=True,
                ignore_empty_lines=False,
                invalid_row_handler=tear,
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                strings_can_be_null=False,
                check_utf8=False,  # whole columns are checked faster, below
            ),
        )

    def _nothing(self) -> pa.RecordBatch:
        names = [str(place) for place in range(len(self.heads))]
        return pa.RecordBatch.from_pydict({name: pa.array([], pa.string()) for name in names})


def delimited(
    path: Path, wanted: Sequence[str], delimiter: str | None, encoding: str | None
) -> Delimited:
    """A file of separated values, with its heads.

    wanted: heads that the map names, by which it is found what separates the values unless
    delimiter says it; encoding: UTF-8 by default. Raises CouldNotRun for what cannot be read.
    """
    said = _known(encoding, path.name)
    text = _beginning(path, said)
    marks = SEPARATORS if delimiter is None else _mark(delimiter)
    read = {mark: _heads(text, mark) for mark in marks}
    asked = set(map(folded, wanted))
    best = max(read, key=lambda mark: len(asked & set(map(folded, read[mark]))))
    if not read[best]:
        raise CouldNotRun(f"{path.name} is empty")
    return Delimited(path, path.name, read[best], best, said)


def _mark(said: str) -> str:
    mark = _NAMED.get(said.lower(), said)
    if len(mark) != 1 or not mark.isascii() or mark in '"\r\n':
        names = ", ".join(_NAMED)
        raise CouldNotRun(f"--delimiter {plain(said)}: allowed is one sign, or one of {names}")
    return mark


def _known(encoding: str | None, name: str) -> str:
    try:
        return codecs.lookup(encoding or "utf-8").name
    except (LookupError, ValueError):
        raise CouldNotRun(
            f"{name}: no encoding {plain(str(encoding))}; one such as utf-8 or windows-1250"
        ) from None


def _beginning(path: Path, encoding: str) -> str:
    with path.open("rb") as file:
        data = file.read(_HEAD)
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) and "16" not in encoding:
        raise CouldNotRun(f"{path.name} is UTF-16; say --encoding utf-16, or save it as CSV UTF-8")
    reader = codecs.getincrementaldecoder(encoding)()
    try:
        text = reader.decode(data, final=len(data) < _HEAD)
    except UnicodeDecodeError as error:
        # Only the heads must be read here; what is wrong below them is told with its line.
        text = data[: error.start].decode(encoding)
        if "\n" not in text:
            raise CouldNotRun(_no_text(path.name, 1, encoding)) from None
    return text.removeprefix("\ufeff")


def _heads(text: str, mark: str) -> list[str]:
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=mark), [])
    except csv.Error:
        return []


def _torn(row: Any) -> str:
    return f"{row.actual_columns} cells where the heads are {row.expected_columns}"


def _unread(name: str, line: int, error: Exception) -> str:
    told = str(error)
    # A torn row is only told here if its text could not be handed over.
    if "UTF8" in told or "columns, got" in told or isinstance(error, UnicodeError):
        return _no_text(name, line, "utf-8")
    if "straddl" in told or "out of sync" in told or "line too long" in told:
        return (
            f"{name}: from line {line} on, a row is longer than {BLOCK // 2**20} MiB; perhaps a "
            "quote that opens is not closed, or one inside a cell is not written twice"
        )
    return f"{name}: from line {line} on: {plain(told)}"


def _no_text(name: str, line: int, encoding: str) -> str:
    return (
        f"{name}: something from line {line} on is not {encoding.upper()}; save it as CSV UTF-8, "
        "or name its encoding with --encoding"
    )


@contextmanager
def _quietly() -> Iterator[None]:
    """Without a traceback for each torn row that is no text: it is told by what is raised."""
    before = sys.unraisablehook

    def hook(told: Any) -> None:
        if not isinstance(told.exc_value, UnicodeDecodeError):
            before(told)

    sys.unraisablehook = hook
    try:
        yield
    finally:
        sys.unraisablehook = before


class _Placing:
    """Gives rows their lines: the reader numbers rows, and a cell may hold several lines."""

    def __init__(self, told: deque[Torn]) -> None:
        self._told = told
        self._torn: list[Torn] = []
        self._number = 2  # of the next row; the heads are the first
        self.line = 2

    def placed(self, batch: pa.RecordBatch) -> Block:
        """The next rows, and the torn ones among them."""
        rows, skipped = batch.num_rows, [each.line for each in self._skipped()]
        numbers = np.arange(self._number, self._number + rows + len(skipped))
        if skipped:
            numbers = numbers[~np.isin(numbers, skipped)][:rows]
        until = int(numbers[-1]) + 1 if rows else self._number
        return self._block(batch, numbers, until)

    def rest(self, nothing: pa.RecordBatch) -> Block:
        """The torn rows behind the last that was good."""
        last = max((each.line for each in self._skipped()), default=self._number - 1)
        return self._block(nothing, np.array([], dtype=np.int64), last + 1)

    def _skipped(self) -> list[Torn]:
        """The torn rows that no block has yet; `line` is still the number of the row."""
        while self._told:
            self._torn.append(self._told.popleft())
        return self._torn

    def _block(self, batch: pa.RecordBatch, numbers: Any, until: int) -> Block:
        torn = [each for each in self._torn if each.line < until]
        self._torn = [each for each in self._torn if each.line >= until]
        more = np.zeros(until - self._number, dtype=np.int64)
        within = _more_lines(batch)
        if within is not None:
            more[numbers - self._number] = within
        for each in torn:
            more[each.line - self._number] = each.text.count("\n")
        lines = self.line + np.arange(len(more)) + np.cumsum(more) - more
        placed = [Torn(int(lines[each.line - self._number]), each.why, each.text) for each in torn]
        at = lines[numbers - self._number]
        self.line += len(more) + int(more.sum())
        self._number = until
        return _without_empty(batch, at, placed, within)


def _more_lines(batch: pa.RecordBatch) -> Any:
    """How many lines more than one each row has, or None where each has one.

    Raises ArrowInvalid for a cell that is no UTF-8.
    """
    counts = None
    for column in batch.columns:
        text = letters(column)
        data = np.frombuffer(text, dtype=np.uint8)
        if data.max(initial=0) > _LAST_OF_ASCII:
            column.validate(full=True)
        if data.min(initial=_BLANK) < _BLANK and _NEW_LINE.search(text):
            own = pc.count_substring(column, "\n").to_numpy(zero_copy_only=False)
            counts = own.astype(np.int64) + (0 if counts is None else counts)
    return counts


def _without_empty(batch: pa.RecordBatch, lines: Any, torn: list[Torn], within: Any) -> Block:
    """The block without rows of which every cell is empty, and with endless cells as torn rows."""
    keep = np.ones(batch.num_rows, dtype=np.bool_)
    if within is not None:
        for place in np.flatnonzero(within > LONGEST_CELL):
            keep[place] = False
            why = f"a row of {int(within[place]) + 1:,} lines; perhaps a quote is not closed"
            torn.append(Torn(int(lines[place]), why, _first_line(batch, int(place))))
    keep &= ~_empty(batch)
    if keep.all():
        return Block(batch, lines, tuple(torn))
    return Block(batch.filter(pa.array(keep)), lines[keep], tuple(torn))


def _empty(batch: pa.RecordBatch) -> Any:
    empty = np.ones(batch.num_rows, dtype=np.bool_)
    for column in batch.columns:
        empty &= pc.equal(column, "").to_numpy(zero_copy_only=False)
        if not empty.any():
            break
    return empty


def _first_line(batch: pa.RecordBatch, place: int) -> str:
    cells = [str(column[place].as_py()) for column in batch.columns]
    return ",".join(cells).partition("\n")[0]
