"""Tables of separated values: what separates them, and their records."""

import codecs
import csv
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from pipelines.compare import shown
from schemas.csv_text import unguarded
from schemas.problem import CouldNotRun

SEPARATORS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}
"""What is looked for, and how messages call it."""
SAMPLE = 200
"""So many records tell what separates the values."""
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CODE_PAGES = ("windows-1250", "windows-1251", "windows-1252")
"""Those of Serbian in Latin and in Cyrillic letters, and of Albanian."""
_AROUND = 12
"""So many bytes on either side of one that is not UTF-8 are looked at for its word."""


@dataclass(frozen=True)
class Dialect:
    """How a file of separated values is written, None for what nobody said.

    comment: what a line begins with that is no record. names: of the columns where no header is.
    guarded: an apostrophe stands before what a spreadsheet would run, as in our own files.
    """

    delimiter: str | None = None
    encoding: str | None = None
    quote: str = '"'
    double: bool = True
    escape: str | None = None
    spaced: bool = False
    comment: str | None = None
    names: tuple[str, ...] = ()
    guarded: bool = False

    def by(self, delimiter: str | None) -> "Dialect":
        """The same with what separates the values."""
        return replace(self, delimiter=delimiter)


AS_WRITTEN = Dialect()
_WORDS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "bar": "|", "pipe": "|"}


def is_mark(text: str) -> bool:
    """Whether a text may separate or quote values: one character that ends no line."""
    return len(text) == 1 and text not in "\r\n\0"


def asked(delimiters: Sequence[str], encodings: Sequence[str]) -> tuple[Dialect, Dialect]:
    """How the files of either version are written, as somebody said on the command line.

    delimiters, encodings: none, one for both versions, or one for each. Raises CouldNotRun for
    what cannot separate values.
    """
    for said, option in ((delimiters, "--delimiter"), (encodings, "--encoding")):
        if len(said) > 2:
            raise CouldNotRun(f"{option} takes one value for both versions, or one for each")
    marks = [_WORDS.get(said.lower(), said) for said in delimiters]
    for mark in marks:
        if not is_mark(mark) or mark == Dialect.quote:
            raise CouldNotRun(
                f"--delimiter {shown.short(mark)} separates no values; allowed: one character, or "
                "one of tab, comma, semicolon, bar"
            )
    old, new = (Dialect(_of(marks, side), _of(encodings, side)) for side in range(2))
    return old, new


def _of(said: Sequence[str], side: int) -> str | None:
    """What was said of a version; of both, if it was said once."""
    return said[min(side, len(said) - 1)] if said else None


def decoded(data: bytes, place: str, encoding: str | None = None) -> str:
    """The text: UTF-8 with or without a byte-order mark, or UTF-16 with one; nothing is guessed.

    encoding: what somebody said that it is. Raises CouldNotRun for what is not that.
    """
    utf16 = data.startswith(_UTF16)
    said = encoding or ("utf-16" if utf16 else "utf-8")
    try:
        text = codecs.decode(data, _known(said, place))
    except UnicodeError as error:
        raise CouldNotRun(_not_text(data, place, said, error)) from None
    if "\0" in text:
        raise CouldNotRun(
            f"{place} is not text: character {text.index(chr(0)) + 1:,} is a zero; save it as UTF-8"
        )
    return text.removeprefix("\ufeff")


def _known(encoding: str, place: str) -> str:
    try:
        found = codecs.lookup(encoding)
    except (LookupError, ValueError):
        found = None
    if found is None or not found._is_text_encoding:
        raise CouldNotRun(
            f"{place}: no encoding {shown.short(encoding)} is known; name one such as utf-8 or "
            "windows-1250 with --encoding"
        )
    return found.name


def _not_text(data: bytes, place: str, encoding: str, error: UnicodeError) -> str:
    start = error.start if isinstance(error, UnicodeDecodeError) else 0
    said = f"{place} is not {encoding.upper()}: byte 0x{data[start]:02X} at offset {start:,}"
    if encoding.lower().replace("-", "") != "utf8":
        return f"{said}; save it as UTF-8, or name its encoding with --encoding"
    return (
        f"{said}; save it as UTF-8 (in Excel: CSV UTF-8; in a shell: iconv -f ENCODING -t UTF-8), "
        f"or name its encoding with --encoding. {_readings(data, start)}"
    )


def _readings(data: bytes, start: int) -> str:
    """How the word around a byte reads in the code pages of this region: a person sees which."""
    before = re.split(rb"[^\w\x80-\xff]", data[max(0, start - _AROUND) : start])[-1]
    after = re.split(rb"[^\w\x80-\xff]", data[start : start + _AROUND])[0]
    read: dict[str, list[str]] = {}
    for page in _CODE_PAGES:
        read.setdefault((before + after).decode(page, errors="replace"), []).append(page)
    words = [f'"{shown.line(word)}" in {" and ".join(pages)}' for word, pages in read.items()]
    return f"Which one it is nobody can tell but who reads the words: {', '.join(words)}"


def records(text: str, place: str, dialect: Dialect) -> tuple[list[list[str]], list[int], str]:
    """The records that are not blank, all of one length, with their lines and what separates them.

    The first holds the names of the columns. RFC 4180, with LF or CRLF, unless the dialect says
    otherwise. Raises CouldNotRun for what cannot be read for certain.
    """
    csv.field_size_limit(sys.maxsize)
    whole = dialect.by(dialect.delimiter or _delimiter(text, place, dialect))
    rows: list[list[str]] = [list(dialect.names)] if dialect.names else []
    lines = [0] * len(rows)
    for line, row in _read(text, place, whole):
        if rows and len(row) != len(rows[0]):
            raise CouldNotRun(
                f"{place}:{line}: {len(row)} values where the header has {len(rows[0])}; put "
                "quotes around a value that holds the delimiter, complete the row, or name what "
                "separates the values with --delimiter"
            )
        rows.append(row)
        lines.append(line)
    assert whole.delimiter is not None
    return rows, lines, whole.delimiter


def _reader(text: str, dialect: Dialect) -> "Iterator[tuple[int, list[str]]]":
    """Every record that is not blank with the line on which it starts."""
    found = csv.reader(
        (line[0] for line in _LINES.finditer(text)),
        delimiter=dialect.delimiter or ",",
        quotechar=dialect.quote or None,
        quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
        doublequote=dialect.double,
        escapechar=dialect.escape,
        skipinitialspace=dialect.spaced,
        strict=True,
    )
    line = 1
    while True:
        try:
            row = next(found, None)
        except csv.Error as error:
            raise _Stray(line, str(error)) from None
        if row is None:
            return
        if row and not (dialect.comment and row[0].startswith(dialect.comment)):
            yield line, list(map(unguarded, row)) if dialect.guarded else row
        line = found.line_num + 1


class _Stray(Exception):
    """A line that cannot be read, and why."""


def _read(text: str, place: str, dialect: Dialect) -> Iterator[tuple[int, list[str]]]:
    try:
        yield from _reader(text, dialect)
    except _Stray as stray:
        line, why = stray.args
        raise CouldNotRun(
            f"{place}:{line}: {why}; a quote inside a quoted value is written twice, and every "
            "quote that opens is closed"
        ) from None


def _delimiter(text: str, place: str, dialect: Dialect) -> str:
    """What separates the values, by all records of a sample and not by the first line alone.

    Raises CouldNotRun where two of the separators do equally well.
    """
    tried = {mark: _lengths(text, dialect.by(mark)) for mark in SEPARATORS if mark in text}
    even = {mark: found for mark, found in tried.items() if found.even and found.columns > 1}
    sure = {mark: found for mark, found in even.items() if not found.spaced} or even
    most = max((found.columns for found in sure.values()), default=0)
    best = [mark for mark, found in sure.items() if found.columns == most]
    if len(best) > 1:
        marks = " or ".join(SEPARATORS[mark] for mark in best)
        raise CouldNotRun(
            f"{place}: {marks} may separate its values; say which with --delimiter, or in the "
            "dialect of its datapackage.json"
        )
    if best:
        return best[0]
    if not tried:
        return ","
    return max(tried, key=lambda mark: (tried[mark].columns > 1, tried[mark].alike))


@dataclass(frozen=True)
class _Lengths:
    """What a separator makes of a sample.

    columns: of the header; even: whether every record has as many; alike: how many have; spaced:
    whether a blank follows each separator, as in a sentence.
    """

    columns: int
    even: bool
    alike: int
    spaced: bool


def _lengths(text: str, dialect: Dialect) -> _Lengths:
    rows: list[list[str]] = []
    stray = False
    try:
        for _, row in islice(_reader(text, dialect), SAMPLE):
            rows.append(row)
    except _Stray:
        stray = True
    if not rows:
        return _Lengths(0, False, 0, False)
    columns = len(rows[0])
    alike = sum(len(row) == columns for row in rows)
    spaced = all(value.startswith(" ") for row in rows for value in row[1:])
    return _Lengths(columns, alike == len(rows) and not stray, alike, spaced)


def one_column(rows: Sequence[Sequence[str]], delimiter: str) -> tuple[str, ...]:
    """A remark on a table of one column whose values hold what may separate values."""
    if not rows or len(rows[0]) > 1:
        return ()
    marks = [
        SEPARATORS[mark]
        for mark in SEPARATORS
        if mark != delimiter and sum(mark in row[0] for row in rows) > len(rows) / 2
    ]
    if not marks:
        return ()
    return (
        f"one column was read, and its values hold {' and '.join(marks)}: if that separates "
        "them, say so with --delimiter",
    )
