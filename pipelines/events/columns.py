"""The rules of a record over whole columns: which cells are good for certain, and their values.

What is not certain here is decided row by row. No rule here allows what `cells` refuses.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.events.cells import Field, Value
from schemas.fields import NEVER_WRITTEN, bounds, code_list, text_rule

_SAMPLE = 2_000
_REPEATED = 0.9
"""A column whose sample has fewer distinct cells than this part is judged by its distinct cells."""

_KEPT = 50_000
"""Distinct cells of a column that are remembered from block to block."""

_DIGITS = 9
"""So many digits always fit the 32 bits of a count."""

# Every sign but blanks of all kinds, those that do not print, and halves of pairs.
_SIGN = (
    r"[\x21-\x7e\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027}\x{202a}-\x{202e}"
    r"\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{d7ff}\x{e000}-\x{10ffff}]"
)
_LINE = f"^{_SIGN}+(?: {_SIGN}+)*$"
"""A text that reading leaves as it is."""

_BLANKS = re.compile(b"  ")

_PLAIN_NUMBER = r"^-?[0-9]{1,17}(?:\.[0-9]{1,17})?$"

_ARROW: Mapping[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int32(),
    float: pa.float64(),
    bool: pa.bool_(),
}


@dataclass(frozen=True)
class Column:
    """A column. values: of the record, null where there is none; good: which are so for certain."""

    values: pa.Array
    good: pa.Array


class Rule:
    """The rules of one field, over blocks of cells; remembers what it judged one by one."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self._known = self._judged([])

    @property
    def type(self) -> pa.DataType:
        """The type of the values."""
        return _ARROW[self.field.kind]

    def judge(self, cells: pa.Array) -> Column:
        """The values of a block of cells. cells: texts, none of them null."""
        sample = cells.slice(0, _SAMPLE)
        if len(sample.unique()) < _REPEATED * len(sample) or not self._has_fast_rule():
            return self._by_distinct(cells)
        empty = pc.equal(cells, "")
        found: Column = _FAST[self.field.kind](self.field, cells)
        if self.field.is_needed:
            return found
        return Column(found.values, pc.or_(found.good, empty))

    def _has_fast_rule(self) -> bool:
        info, kind = self.field.info, self.field.kind
        if self.field.values or self.field.is_day or kind not in _FAST:
            return False
        if kind is str:
            rule = text_rule(info)
            return code_list(info) is None and rule is not None and not rule.words and not rule.edtf
        return True

    def _by_distinct(self, cells: pa.Array) -> Column:
        """Each distinct cell is judged once, as in a row."""
        coded = cells.dictionary_encode()
        known = self._known
        at = pc.index_in(coded.dictionary, value_set=known.texts)
        if at.null_count:
            fresh = self._judged(coded.dictionary.filter(pc.is_null(at)).to_pylist())
            known = known.with_more(fresh)
            if len(known.texts) <= _KEPT:
                self._known = known
            at = pc.index_in(coded.dictionary, value_set=known.texts)
        good = _taken(known.good.take(at), coded.indices)
        return Column(_repeated(known.values.take(at), coded.indices), good)

    def _judged(self, texts: list[str]) -> "_Known":
        """Cells, judged one by one."""
        values: list[Value] = []
        good: list[bool] = []
        for text in texts:
            value = self.field.read(text)
            is_good = self.field.holds(value)
            values.append(value if is_good else None)
            good.append(is_good)
        return _Known(
            pa.array(texts, pa.string()), pa.array(values, self.type), pa.array(good, pa.bool_())
        )


def _repeated(values: pa.Array, indices: pa.Array) -> pa.Array:
    """The values at some places; texts with a dictionary that holds each once, and no null."""
    if not pa.types.is_string(values.type):
        return _taken(values, indices)
    once = values.dictionary_encode()
    places = _taken(once.indices, indices)
    return pa.DictionaryArray.from_arrays(places, once.dictionary, safe=False)


def _taken(values: pa.Array, indices: pa.Array) -> pa.Array:
    """The values at places that are known to be in it."""
    return pc.take(values, indices, boundscheck=False)


@dataclass(frozen=True)
class _Known:
    """Distinct cells that were judged."""

    texts: pa.Array
    values: pa.Array
    good: pa.Array

    def with_more(self, more: "_Known") -> "_Known":
        """These and more."""
        return _Known(
            pa.concat_arrays([self.texts, more.texts]),
            pa.concat_arrays([self.values, more.values]),
            pa.concat_arrays([self.good, more.good]),
        )


def _texts(one: Field, cells: pa.Array) -> Column:
    rule = text_rule(one.info)
    assert rule is not None
    good = _on_one_line(cells)
    # What may be a placeholder is looked at row by row; no longer text is one.
    if not rule.any_word:
        is_long = pc.greater(pc.binary_length(cells), max(map(len, NEVER_WRITTEN)))
        if not pc.all(is_long).as_py():
            good = pc.and_(good, pc.or_(is_long, _no_placeholder(cells)))
    if rule.pattern:
        good = pc.and_(good, pc.string_is_ascii(cells))
        good = pc.and_(good, pc.match_substring_regex(cells, f"^(?:{rule.pattern})$"))
    if rule.longest:
        # In bytes: at least as many as signs.
        good = pc.and_(good, pc.less_equal(pc.binary_length(cells), rule.longest))
    return Column(_only(good, cells), good)


def _on_one_line(cells: pa.Array) -> pa.Array:
    """Cells that reading leaves as they are: signs that print, and one blank between words.

    Most tables have nothing else, which is seen faster than by a pattern.
    """
    if _BLANKS.search(letters(cells)):
        return pc.match_substring_regex(cells, _LINE)
    at_ends = pc.or_(pc.starts_with(cells, " "), pc.ends_with(cells, " "))
    is_plain = pc.ascii_is_printable(cells)
    good = pc.and_(pc.and_not(is_plain, at_ends), pc.not_equal(cells, ""))
    if pc.all(is_plain).as_py():
        return good
    others = pc.invert(is_plain)
    return pc.replace_with_mask(good, others, pc.match_substring_regex(cells.filter(others), _LINE))


def letters(cells: pa.Array) -> memoryview:
    """The bytes of all cells of a column, one cell behind the other, where they lie."""
    return memoryview(cells.buffers()[2] or b"")


def _no_placeholder(cells: pa.Array) -> pa.Array:
    written = pa.array(sorted(NEVER_WRITTEN))
    return pc.and_(
        pc.string_is_ascii(cells), pc.invert(pc.is_in(pc.ascii_lower(cells), value_set=written))
    )


def _wholes(one: Field, cells: pa.Array) -> Column:
    is_short = pc.less_equal(pc.binary_length(cells), _DIGITS)
    good = pc.and_(pc.ascii_is_decimal(cells), is_short)
    return _within(one, pc.cast(_only(good, cells), pa.int32()), good)


def _numbers(one: Field, cells: pa.Array) -> Column:
    filled = _only(pc.not_equal(cells, ""), cells)
    try:
        values = pc.cast(filled, pa.float64())
        good = pc.fill_null(pc.is_finite(values), False)
    except pa.ArrowInvalid:
        good = pc.match_substring_regex(cells, _PLAIN_NUMBER)
        values = pc.cast(_only(good, cells), pa.float64())
    return _within(one, values, good)


def _only(good: pa.Array, cells: pa.Array) -> pa.Array:
    return pc.if_else(good, cells, pa.scalar(None, cells.type))


def _within(one: Field, values: pa.Array, good: pa.Array) -> Column:
    lowest, highest = bounds(one.info)
    if lowest is not None:
        good = pc.and_(good, pc.fill_null(pc.greater_equal(values, lowest), False))
    if highest is not None:
        good = pc.and_(good, pc.fill_null(pc.less_equal(values, highest), False))
    return Column(values, good)


_FAST: Mapping[type, Any] = {str: _texts, int: _wholes, float: _numbers}


def in_order(first: pa.Array, last: pa.Array) -> pa.Array:
    """Which rows for certain do not end before they start: both are days, or one is absent.

    first, last: values of two columns of dates, whose texts compare as days do.
    """
    start, end = plain(first), plain(last)
    are_days = pc.and_(_is_day(start), _is_day(end))
    ordered = pc.and_(are_days, pc.less_equal(start, end))
    return pc.or_(pc.or_(pc.is_null(start), pc.is_null(end)), pc.fill_null(ordered, False))


def _is_day(values: pa.Array) -> pa.Array:
    return pc.equal(pc.binary_length(values), len("2013-04-19"))


def plain(values: pa.Array) -> pa.Array:
    """An array without a dictionary of its distinct values."""
    return values.dictionary_decode() if pa.types.is_dictionary(values.type) else values


def all_good(columns: list[pa.Array], rows: int) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    """Rows of which every cell is good for certain."""
    good = np.ones(rows, dtype=np.bool_)
    for each in columns:
        good &= each.to_numpy(zero_copy_only=False)
    return good
