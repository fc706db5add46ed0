"""What changed in a column: the systematic changes as rules, every other cell as an edit.

Of the explanations that the data admit, the shortest is told: a rule costs one line for each value
that it names, an exception and an edit one line each.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipelines.compare.cells import EMPTIED, FILLED, FORMS, ColumnKinds
from pipelines.compare.methods import Constant, Method, Pairs, Shift, is_integer
from pipelines.compare.result import Cell, Rule
from pipelines.compare.sheet import Key, Kind, Kinds

LEAST = 3
"""Fewer cells than these are edits, however alike."""
FOLLOWERS = 4
"""So many cells must follow a rule for each that does not."""
SEPARATE = 3
"""Up to so many renamed codes of a column are told one by one."""
SERIES = 10
"""So many distinct numbers, without gaps, are a numbering."""

Told = tuple[str, Method]
"""A kind of rule and its method."""


@dataclass(frozen=True)
class Pair:
    """An old value with what became of most of its cells; count: of how many."""

    old: str
    new: str
    count: int


@dataclass(frozen=True)
class ColumnPair:
    """A column in the rows that both versions have, row by row.

    keys: of those rows; held: how either version holds its values.
    """

    name: str
    keys: Sequence[Key]
    old: Sequence[str]
    new: Sequence[str]
    held: tuple[Kinds, Kinds] = (Kind.WRITTEN, Kind.WRITTEN)

    @cached_property
    def kinds(self) -> ColumnKinds:
        """What tells the kinds of its changes."""
        return ColumnKinds(self.old, self.new, self.held)


def column_changes(column: ColumnPair, first: int = 0) -> tuple[list[Rule], list[Cell]]:
    """The rules of a column and every cell of it that changed.

    first: the position of the first of the rules among those of the table.
    """
    changed = [i for i, old in enumerate(column.old) if old != column.new[i]]
    rules = [_rule(column, told) for told in _explanation(column, changed)]
    cells = [
        Cell(
            key=column.keys[i],
            column=column.name,
            old=column.old[i],
            new=column.new[i],
            kind=column.kinds.kind(column.old[i], column.new[i]),
            rule=_explained_by(rules, first, column.old[i], column.new[i]),
        )
        for i in changed
    ]
    return rules, cells


def _explained_by(rules: Iterable[Rule], first: int, old: str, new: str) -> int | None:
    for position, rule in enumerate(rules, start=first):
        if rule.method(old) == new:
            return position
    return None


def _explanation(column: ColumnPair, changed: Sequence[int]) -> list[Told]:
    """The shortest of the possible explanations; on a tie the first."""
    if len(changed) < LEAST:
        return []
    possible = [
        *_shift(column, changed),
        *_constant(column, changed),
        *_counted(column, changed),
        _renamed(column, changed),
        [],
    ]
    return min(possible, key=lambda told: _cost(column, told))


def _cost(column: ColumnPair, told: Sequence[Told]) -> int:
    """How many lines it takes to tell the column exactly."""
    lines = sum(len(m.pairs) if isinstance(m, Pairs) else 1 for _, m in told)
    return lines + sum(
        _applied(told, old) != new for old, new in zip(column.old, column.new, strict=True)
    )


def _applied(told: Iterable[Told], value: str) -> str:
    """What the rules of a column make of a value; each reaches values of its own."""
    for _, method in told:
        if (new := method(value)) != value:
            return new
    return value


def _shift(column: ColumnPair, changed: Sequence[int]) -> Iterable[list[Told]]:
    """Numbers that all grew by the same amount, or all from one on, if two or more numbers did."""
    numbers = [
        (int(column.old[i]), int(column.new[i]))
        for i in changed
        if is_integer(column.old[i]) and is_integer(column.new[i])
    ]
    if numbers:
        by = Counter(new - old for old, new in numbers).most_common(1)[0][0]
        start = min(old for old, new in numbers if new - old == by)
        for method in (Shift(by), Shift(by, start)):
            yield from _whole(column, changed, "renumbered", method)


def _counted(column: ColumnPair, changed: Sequence[int]) -> Iterable[list[Told]]:
    """A count of the rows, in their order on both sides, in which rows were put in or left out."""
    filled = [(a, b) for a, b in zip(column.old, column.new, strict=True) if a and b]
    pairs = [Pair(old, new, 1) for old, new in filled]
    if _numbering(pairs) and _whole_numbers(pairs):
        rising = all(
            int(first) < int(second)
            for side in zip(*filled, strict=True)
            for first, second in pairwise(side)
        )
        if rising:
            yield [("renumbered", _method(pair for pair in pairs if pair.old != pair.new))]


def _constant(column: ColumnPair, changed: Sequence[int]) -> Iterable[list[Told]]:
    """Different values that all became the same one, or were all removed."""
    value = Counter(column.new[i] for i in changed).most_common(1)[0][0]
    yield from _whole(column, changed, "one value" if value else "emptied", Constant(value))


def _whole(
    column: ColumnPair, changed: Sequence[int], kind: str, method: Method
) -> Iterable[list[Told]]:
    """A method for the whole column, if enough cells of two or more values follow it."""
    follow = [i for i in changed if method(column.old[i]) == column.new[i]]
    strays = sum(method(old) != new for old, new in zip(column.old, column.new, strict=True))
    several = len({column.old[i] for i in follow}) > 1
    if several and len(follow) >= max(LEAST, FOLLOWERS * strays):
        yield [(kind, method)]


def _renamed(column: ColumnPair, changed: Sequence[int]) -> list[Told]:
    """Values that became another value wherever they stood."""
    told: list[Told] = []
    codes: list[Pair] = []
    for kind, alike in _by_kind(column, _pairs(column, changed)).items():
        if kind in FORMS and len(alike) > 1 and _cells(alike) >= LEAST:
            told.append((kind, _method(alike)))
        elif kind in (FILLED, EMPTIED):
            told += [(kind, _method([pair])) for pair in _sure(alike)]
        else:
            codes += alike
    return told + _codes(column, codes)


def _by_kind(column: ColumnPair, pairs: Iterable[Pair]) -> dict[str, list[Pair]]:
    kinds: dict[str, list[Pair]] = {}
    for pair in pairs:
        kinds.setdefault(column.kinds.kind(pair.old, pair.new), []).append(pair)
    return kinds


def _pairs(column: ColumnPair, changed: Sequence[int]) -> list[Pair]:
    """What became of each old value that changed, if nearly all its cells went the same way."""
    became: dict[str, Counter[str]] = {column.old[i]: Counter() for i in changed}
    for old, new in zip(column.old, column.new, strict=True):
        if old in became:
            became[old][new] += 1
    pairs = []
    for old, news in became.items():
        new, count = news.most_common(1)[0]
        if new != old and count >= FOLLOWERS * (news.total() - count):
            pairs.append(Pair(old, new, count))
    return pairs


def _codes(column: ColumnPair, pairs: Sequence[Pair]) -> list[Told]:
    """Codes that were renamed: one by one if they are few, as one rule if they are many."""
    sure = _sure(pairs)
    every = [*sure, *_likely(column, pairs)]
    numbers = _whole_numbers(every) and _one_to_one(every)
    if numbers and len(every) > 1 and _cells(every) >= LEAST:
        return [("renumbered", _method(every))]
    if len(every) > SEPARATE:
        return [("recoded", _method(every))]
    return [("code renamed", _method([pair])) for pair in sure]


def _sure(pairs: Iterable[Pair]) -> list[Pair]:
    return [pair for pair in pairs if pair.count >= LEAST]


def _likely(column: ColumnPair, pairs: Sequence[Pair]) -> list[Pair]:
    """Rare values of a column that got new codes throughout.

    A rare value that took the new code of another is more likely an edit.
    """
    filled = sum(bool(old) for old in column.old)
    taken = Counter(pair.new for pair in pairs)
    rare = [pair for pair in pairs if pair.count < LEAST and taken[pair.new] == 1]
    throughout = _cells(pairs) >= 0.9 * filled
    repeated = filled >= 2 * len(pairs)
    return rare if throughout and (repeated or _numbering(pairs)) else []


def _numbering(pairs: Sequence[Pair]) -> bool:
    """Whether distinct whole numbers stand for other such, both nearly without gaps."""
    return (
        len(pairs) >= SERIES
        and _one_to_one(pairs)
        and _whole_numbers(pairs)
        and all(
            max(side) - min(side) < 2 * len(pairs)
            for side in ([int(p.old) for p in pairs], [int(p.new) for p in pairs])
        )
    )


def _whole_numbers(pairs: Iterable[Pair]) -> bool:
    return all(is_integer(pair.old) and is_integer(pair.new) for pair in pairs)


def _one_to_one(pairs: Sequence[Pair]) -> bool:
    return len({pair.new for pair in pairs}) == len(pairs)


def _cells(pairs: Iterable[Pair]) -> int:
    return sum(pair.count for pair in pairs)


def _method(pairs: Iterable[Pair]) -> Pairs:
    return Pairs({pair.old: pair.new for pair in pairs})


def _rule(column: ColumnPair, told: Told) -> Rule:
    """A rule with its counts, its exceptions and a first example."""
    kind, method = told
    rows = list(zip(column.keys, column.old, column.new, strict=True))
    reached = [row for row in rows if method(row[1]) != row[1]]
    follow = [row for row in reached if method(row[1]) == row[2]]
    _, old, new = follow[0]
    return Rule(
        column=column.name,
        kind=kind,
        old=old,
        new=new,
        count=len(follow),
        exceptions=len(reached) - len(follow),
        kept=tuple(key for key, old, new in reached if old == new),
        method=method,
    )
