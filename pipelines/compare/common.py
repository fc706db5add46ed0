"""Two columns in forms that can be compared: what one file cannot hold is no difference.

What a file declares is kept. Of text without a type the column as a whole decides what it is, never
the cell: a column counts as numbers, days or times only if all of it is, and loses nothing by it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import repeat

from pipelines.compare.sheet import Kind, Kinds
from pipelines.compare.values import (
    BOOLEANS,
    CLOCK,
    clock_text,
    double_text,
    exact,
    fits_double,
    is_moment,
    is_number,
    mapped,
    moment_text,
    rounded,
    sheet_number_text,
    single_text,
    to_millisecond,
)

Texts = Sequence[str]
Form = Callable[[str], str]

_DIGITS: dict[Kind, Form] = {
    Kind.EXACT: exact,
    Kind.DOUBLE: partial(rounded, form=double_text),
    Kind.SHEET_NUMBER: partial(rounded, form=sheet_number_text),
    Kind.SINGLE: partial(rounded, form=single_text),
}
"""Numbers from those with the most digits to those with the fewest: the fewest are compared."""
NUMBERS = frozenset(_DIGITS)
_MOMENTS = frozenset((Kind.DAY, Kind.MOMENT, Kind.SHEET_MOMENT, Kind.INSTANT))
_CLOCKS = frozenset((Kind.CLOCK, Kind.SHEET_CLOCK))
_OPEN = frozenset((Kind.WRITTEN, Kind.MOMENT, Kind.SHEET_MOMENT))
"""Kinds of which two columns may still be written in two forms."""
_MIDNIGHT = "T00:00:00"


@dataclass(frozen=True)
class Column:
    """The values of a column and how its file holds them."""

    texts: Texts
    kinds: Kinds

    def held(self) -> frozenset[Kind]:
        """The kinds of its values, none if all are empty."""
        if isinstance(self.kinds, Kind):
            return frozenset((self.kinds,)) if any(self.texts) else frozenset()
        pairs = zip(self.texts, self.kinds, strict=True)
        return frozenset(kind for text, kind in pairs if text)


def in_common(old: Column, new: Column) -> tuple[Texts, Texts]:
    """Both columns as texts that are equal where the values are the same."""
    kinds = old.held() | new.held()
    alike = len(kinds) < 2 and not kinds <= _OPEN
    if alike or (old.texts == new.texts and old.kinds == new.kinds):
        return old.texts, new.texts
    form = _form(old, new, kinds)
    if form is not None:
        return mapped(old.texts, form), mapped(new.texts, form)
    if Kind.WRITTEN in kinds:
        return old.texts, new.texts
    return _told_apart(old, new)


def _form(old: Column, new: Column, kinds: frozenset[Kind]) -> Form | None:
    """What makes the values of both columns comparable, None if they are as they are.

    JSON has no type for days and times: its texts of such are none the less the same.
    """
    typed = kinds - {Kind.WRITTEN}
    written = [each.texts for each in (old, new) if Kind.WRITTEN in each.held()]
    if typed <= {Kind.BOOLEAN} and all(map(_shows_booleans, written)):
        return lambda text: BOOLEANS.get(text, text)
    if typed <= NUMBERS and typed:
        fewest = max(typed, key=list(_DIGITS).index)
        if all(_shows_numbers(texts, fewest) for texts in written):
            return _filled(_DIGITS[fewest])
    timed = typed - {Kind.TEXT}
    words = [each.texts for each in (old, new) if each.held() & {Kind.WRITTEN, Kind.TEXT}]
    if timed <= _MOMENTS and (timed or not typed) and all(map(_shows_moments, words)):
        return _moment_form(old, new, timed)
    if timed <= _CLOCKS and timed and all(map(_shows_clocks, words)):
        return _to_sheet(clock_text) if Kind.SHEET_CLOCK in timed else clock_text
    return None


def _moment_form(old: Column, new: Column, timed: frozenset[Kind]) -> Form:
    """Midnight is the day itself where a column, or its file, holds nothing but days."""
    form = moment_text if timed else _local_text
    if Kind.SHEET_MOMENT in timed:
        return _to_sheet(form)
    if all(_is_day(form(text)) for each in (old, new) for text in set(each.texts)):
        return lambda text: form(text).removesuffix(_MIDNIGHT)
    return form


def _local_text(text: str) -> str:
    """A moment in its one form; where both files write a zone, another zone is another form."""
    found = moment_text(text)
    return text if found.endswith("Z") else found


def _is_day(text: str) -> bool:
    return "T" not in text or text.endswith(_MIDNIGHT)


def _to_sheet(form: Form) -> Form:
    return lambda text: to_millisecond(form(text))


def _filled(form: Form) -> Form:
    return lambda text: form(text) if text else ""


def _shows_booleans(texts: Texts) -> bool:
    return set(texts) - {""} <= BOOLEANS.keys()


def _shows_moments(texts: Texts) -> bool:
    return all(map(is_moment, set(texts) - {""}))


def _shows_clocks(texts: Texts) -> bool:
    return all(map(CLOCK.fullmatch, set(texts) - {""}))


def _shows_numbers(texts: Texts, fewest: Kind) -> bool:
    """Whether all texts are numbers, and different texts different ones: 1.1 and 1.10 are names."""
    different = set(texts) - {""}
    if not all(map(is_number, different)):
        return False
    if fewest is not Kind.EXACT and not all(map(fits_double, different)):
        return False
    return len(set(map(exact, different))) == len(different)


def _told_apart(old: Column, new: Column) -> tuple[Texts, Texts]:
    """Columns whose files say of each cell what it is: the text "1" is not the number 1.

    Where a whole column is text and was numbers, that is a change of its type.
    """
    if isinstance(old.kinds, Kind) and isinstance(new.kinds, Kind):
        return old.texts, new.texts
    return _with_quotes(old), _with_quotes(new)


def _with_quotes(column: Column) -> Texts:
    """The values; a text that looks like a number or a truth value stands in quotes."""
    kinds = repeat(column.kinds) if isinstance(column.kinds, Kind) else column.kinds
    return [
        f'"{text}"' if kind is Kind.TEXT and (is_number(text) or text in BOOLEANS) else text
        for text, kind in zip(column.texts, kinds, strict=False)
    ]
