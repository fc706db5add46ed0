"""Which table and which column of the old version goes with which of the new one."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from heapq import nsmallest
from itertools import product
from operator import eq
from typing import TypeVar
from zlib import crc32

from pipelines.compare.sheet import Dataset, Sheet
from pipelines.compare.values import exact, is_number, mapped

SAME = 0.7
"""From this agreement on, corrected for chance, a column has the same content."""
LIKE = 0.5
"""From this likeness on a table is the same under another name."""
SAMPLE = 200
PAIRS = 50_000
"""Up to so many pairs of tables or of columns are all compared."""
MARKS, MARKED = 8, 32
"""Of more, so many values of each column and so many rows tell which pairs are worth it,"""
RARE, NEAREST = 20, 5
"""if no more than so many hold one; so many of the nearest are compared."""
NAME = 100
"""So much of a name tells how similar it is to another."""

_SEPARATORS = re.compile(r"[\W_]+")

Item = TypeVar("Item")


def table_pairs(old: Dataset, new: Dataset) -> dict[str, str]:
    """New name -> old name of each table that both versions have, in the order of the new version.

    Tables of one name belong together; of the rest those that are most alike in columns and values.
    Where each version has one table, they belong together whatever their names.
    """
    if len(old) == len(new) == 1:
        return {next(iter(new)): next(iter(old))}
    pairs = {name: name for name in new if name in old}
    lost = {name: _Contents(sheet) for name, sheet in old.items() if name not in new}
    found = {name: _Contents(sheet) for name, sheet in new.items() if name not in old}
    scores = {(a, b): lost[a].likeness(found[b]) for a, b in _worth(lost, found, _Contents.marks)}
    for before, after in _best(scores, LIKE):
        pairs[after] = before
    return {name: pairs[name] for name in new if name in pairs}


class _Contents:
    """The different values of a table, column by column, looked at once."""

    def __init__(self, sheet: Sheet) -> None:
        self._values = {name: set(column) for name, column in sheet.columns.items()}

    def likeness(self, new: "_Contents") -> float:
        """How much two tables share: of their column names, and of the values of those columns."""
        mine, other = self._values, new._values
        both = [name for name in other if name in mine]
        names = len(both) / max(1, len(mine.keys() | other.keys()))
        if names < LIKE:
            return 0.0
        shared = [_overlap(mine[name], other[name]) for name in both]
        return names * sum(shared) / len(shared)

    def marks(self) -> Iterable[Hashable]:
        """A few values of each column, the same few in whichever table they stand."""
        for name, values in self._values.items():
            yield from ((name, value) for value in nsmallest(MARKS, values, key=_scattered))


def _overlap(old: set[str], new: set[str]) -> float:
    return len(old & new) / max(1, min(len(old), len(new)))


def _scattered(text: str) -> int:
    """A number that has nothing to do with the order of texts, and is the same in every run."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def _worth(
    old: Mapping[str, Item], new: Mapping[str, Item], marks: Callable[[Item], Iterable[Hashable]]
) -> Iterable[tuple[str, str]]:
    """The pairs that are worth a comparison: all of them, of many those that share a rare mark.

    marks: what a table or a column can be recognised by. To compare all with all would take hours.
    """
    if len(old) * len(new) <= PAIRS:
        return product(old, new)
    places: dict[Hashable, list[str]] = {}
    for name, item in new.items():
        for mark in set(marks(item)):
            places.setdefault(mark, []).append(name)
    worth: dict[tuple[str, str], None] = {}
    for name, item in old.items():
        shared = Counter(
            other
            for mark in set(marks(item))
            if len(places.get(mark, ())) <= RARE
            for other in places.get(mark, ())
        )
        worth |= dict.fromkeys((name, other) for other, _ in shared.most_common(NEAREST))
    return worth


def name_pairs(old: Iterable[str], new: Iterable[str]) -> dict[str, str]:
    """New name -> old name of columns called alike, in the order of the new version.

    That is by the same name, or by one that differs in letter case and separators only.
    """
    before, after = dict.fromkeys(old), dict.fromkeys(new)
    pairs = {name: name for name in after if name in before}
    lost = [name for name in before if name not in pairs]
    pairs |= _by_plain_name(lost, [name for name in after if name not in pairs])
    return {name: pairs[name] for name in after if name in pairs}


def column_pairs(
    old: Mapping[str, Sequence[str]], new: Mapping[str, Sequence[str]], known: Mapping[str, str]
) -> dict[str, str]:
    """New name -> old name of each column that both versions have, in the order of the new version.

    old, new: the columns in the rows that both versions have, row by row. known: new name -> old
    name of those that belong together, the key. Columns of one name belong together; of the rest
    those whose names differ in letter case and separators only, then those of the same content.
    """
    pairs = {**{name: name for name in new if name in old}, **known}
    pairs |= _by_plain_name(_without(old, pairs.values()), _without(new, pairs))
    lost = _plain_columns(_without(old, pairs.values()))
    found = _plain_columns(_without(new, pairs))
    scores = {
        (a, b): _nearness(a, b, share)
        for a, b in _worth(lost, found, _marks)
        if (share := same_content(lost[a], found[b])) >= SAME
    }
    pairs |= {after: before for before, after in _best(scores, SAME)}
    return {name: pairs[name] for name in new if name in pairs}


def _marks(column: Sequence[str]) -> Iterable[Hashable]:
    """The values of some rows with their rows, and the column as a whole."""
    step = max(1, len(column) // MARKED)
    yield from ((row, column[row]) for row in range(0, len(column), step))
    yield tuple(column)


def _without(
    columns: Mapping[str, Sequence[str]], names: Iterable[str]
) -> dict[str, Sequence[str]]:
    taken = set(names)
    return {name: column for name, column in columns.items() if name not in taken}


def _by_plain_name(old: Iterable[str], new: Iterable[str]) -> dict[str, str]:
    """Columns whose names are the same apart from letter case and separators, one to one."""
    before, after = _plain_names(old), _plain_names(new)
    return {
        after[plain][0]: before[plain][0]
        for plain in after
        if len(after[plain]) == 1 and len(before.get(plain, ())) == 1
    }


def _plain_names(names: Iterable[str]) -> dict[str, list[str]]:
    plain: dict[str, list[str]] = {}
    for name in names:
        letters = _SEPARATORS.sub("", name.casefold())
        plain.setdefault(letters or name, []).append(name)
    return plain


def _plain_columns(columns: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    return {name: _plain_values(column) for name, column in columns.items()}


def _plain_values(column: Sequence[str]) -> list[str]:
    """The values without odd white space, letter case and ways to write a number."""
    return mapped(column, _plain_value)


def _plain_value(value: str) -> str:
    plain = " ".join(value.casefold().split())
    return exact(plain) if is_number(plain) else plain


def same_content(old: Sequence[str], new: Sequence[str]) -> float:
    """How far two columns agree row by row, 1 for throughout, 0 for as much as by chance.

    The chance is that of values drawn at random from either column, as in Cohen's kappa: two rare
    yes-or-no columns agree nearly everywhere and are yet not the same. A column without a value,
    or in fewer than two rows, agrees with none; so does one that disagrees in most of a sample.
    """
    step = max(1, len(old) // SAMPLE)
    if len(old) < 2 or _agreement(old[::step], new[::step]) < SAME / 2:
        return 0.0
    if not any(old) or not any(new):
        return 0.0
    agree, chance = _agreement(old, new), _chance(old, new)
    return 1.0 if agree == 1 else (agree - chance) / (1 - chance)


def _agreement(old: Sequence[str], new: Sequence[str]) -> float:
    same: int = sum(map(eq, old, new))
    return same / len(old)


def _chance(old: Sequence[str], new: Sequence[str]) -> float:
    shares = _shares(old)
    return sum(share * shares.get(value, 0.0) for value, share in _shares(new).items())


def _shares(column: Sequence[str]) -> dict[str, float]:
    counts: dict[str, float] = {}
    for value in column:
        counts[value] = counts.get(value, 0.0) + 1 / len(column)
    return counts


def _nearness(old: str, new: str, share: float) -> float:
    """The agreement of two columns; of equal ones that with the more similar name comes first."""
    return share + SequenceMatcher(None, old[:NAME], new[:NAME]).ratio() / 1000


def _best(scores: Mapping[tuple[str, str], float], least: float) -> list[tuple[str, str]]:
    """Pairs by falling score, each side at most once."""
    taken: set[tuple[int, str]] = set()
    best = []
    for (old, new), score in sorted(scores.items(), key=lambda item: -item[1]):
        if score >= least and not {(0, old), (1, new)} & taken:
            taken |= {(0, old), (1, new)}
            best.append((old, new))
    return best
