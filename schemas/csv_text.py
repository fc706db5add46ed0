"""A table as CSV: RFC 4180 with line feeds, UTF-8 without a byte-order mark (docs/decisions).

A text that a spreadsheet would run as a formula has an apostrophe before it (docs/formats.md).
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

_SPECIAL = re.compile(r'[",\r\n]')
GUARD = "'"
"""What stands before a text that a spreadsheet would run."""

GUARD_SAID = "formulaGuard"
"""The property of a resource of a Data Package that says what the guard of its file is."""

RUN = r"'*[=+\-@\t\r]"
"""How such a text begins; apostrophes count, so that one of the text is told from the guard."""

_RUN = re.compile(RUN)
_CHANGED = rf"{_SPECIAL.pattern}|^{RUN}"
"""Found in texts that a file does not hold as they are."""

ROWS = 50_000
"""Rows that become text at once."""


def csv_text(table: pa.Table) -> str:
    """The table as text, header first.

    A missing value is an empty field, a truth value is true or false, a date is ISO 8601.
    """
    return "".join(part.decode() for part in csv_parts(table))


def csv_parts(table: pa.Table) -> Iterator[bytes]:
    """The same in UTF-8, in parts of many rows: a table of millions of rows is never one text."""
    yield quoted_line(table.column_names).encode()
    for batch in table.to_batches(ROWS):
        if batch.num_rows:
            yield joined(_between(map(_texts, batch.columns), ","))


def csv_hash(table: pa.Table) -> str:
    """The SHA-256 of the file of a table."""
    digest = hashlib.sha256()
    for part in csv_parts(table):
        digest.update(part)
    return digest.hexdigest()


def joined(columns: Iterable[pa.Array | str], ends: str = "\n") -> bytes:
    """Columns of texts, and texts between them, as lines in UTF-8.

    columns: without missing values; all of one length, but for a text that stands in each line;
    ends: what a line ends with.
    """
    lines = pc.binary_join_element_wise(*columns, "")
    whole = pc.binary_join(pa.ListArray.from_arrays([0, len(lines)], lines), ends)[0]
    return bytes(whole.as_buffer()) + ends.encode()


def _between(columns: Iterable[pa.Array], separator: str) -> Iterator[pa.Array | str]:
    for number, column in enumerate(columns):
        if number:
            yield separator
        yield column


def _texts(column: pa.Array) -> pa.Array:
    """A column as it stands in a file; a number is no text and needs no guard."""
    if pa.types.is_string(column.type):
        return changed(column.fill_null(""), _CHANGED, lambda text: _quoted(guarded(text)))
    return plain(column, cell).fill_null("")


def changed(texts: pa.Array, pattern: str, change: Callable[[str], str]) -> pa.Array:
    """Texts, of which those that a pattern is found in are changed, and no others looked at.

    pattern: of RE2. Nine of ten texts of a table are ids, codes and names.
    """
    found = pc.match_substring_regex(texts, pattern)
    if not pc.any(found).as_py():
        return texts
    replaced = [change(text) for text in texts.filter(found).to_pylist()]
    return pc.replace_with_mask(texts, found, pa.array(replaced, texts.type))


def plain(column: pa.Array, number: Callable[[Any], str]) -> pa.Array:
    """A column of values that are no texts, as texts. number: how a broken number is written."""
    if pa.types.is_floating(column.type):
        written = (None if value is None else number(value) for value in column.to_pylist())
        return pa.array(written, pa.string())
    return column.cast(pa.string())


def guarded(text: str) -> str:
    """A text as a spreadsheet may see it, with an apostrophe before what it would run.

    That is a text that begins with = + - @, a tab or a carriage return (OWASP, "CSV Injection"), or
    with apostrophes and one of these.
    """
    return GUARD + text if _RUN.match(text) else text


def guarded_row(row: Iterable[Any]) -> list[Any]:
    """A row of which the texts are guarded; the rest is as it was."""
    return [guarded(value) if isinstance(value, str) else value for value in row]


def unguarded(text: str) -> str:
    """The text that was guarded."""
    return text[1:] if text.startswith(GUARD) and _RUN.match(text) else text


def quoted_line(row: Iterable[str]) -> str:
    """One row of texts as a line."""
    return ",".join(map(_quoted, row)) + "\n"


def _quoted(text: str) -> str:
    """RFC 4180; the standard writer leaves a lone carriage return bare when lines end with LF."""
    return '"' + text.replace('"', '""') + '"' if _SPECIAL.search(text) else text


def cell(value: Any) -> str:
    """One value as it stands in a file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
