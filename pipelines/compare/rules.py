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
    def moves(self) -> Counter[tuple[str, str]]:
        """How often each old value became each new one, in the order of the rows."""
        return Counter(zip(self.old, self.new, strict=True))

    @cached_property
    def changes(self) -> Counter[tuple[str, str]]:
        """The moves to another value."""
        return Counter({move: count for move, count in self.moves.items() if move[0] != move[1]})

    @cached_property
    def kinds(self) -> ColumnKinds:
        """What tells the kinds of its changes."""
        return ColumnKinds(self.old, self.new, self.held)


def column_changes(column: ColumnPair, first: int = 0) -> tuple[list[Rule], list[Cell]]:
    """The rules of a column and every cell of it that changed.

    first: the position of the first of the rules among those of the table.
    """
    rules = [_rule(column, told) for told in _explanation(column)]
    known = {
        (old, new): (column.kinds.kind(old, new), _explained_by(rules, first, old, new))
        for old, new in column.changes
    }
    cells = [
        Cell(key, column.name, old, new, *known[old, new])
        for key, old, new in zip(column.keys, column.old, column.new, strict=True)
        if old != new
    ]
    return rules, cells


def _explained_by(rules: Iterable[Rule], first: int, old: str, new: str) -> int | None:
    for position, rule in enumerate(rules, start=first):
        if rule.method(old) == new:
            return position
    return None


def _explanation(column: ColumnPair) -> list[Told]:
    """The shortest of the possible explanations; on a tie the first."""
    if column.changes.total() < LEAST:
        return []
    possible = [
        *_shift(column),
        *_constant(column),
        *_counted(column),
        _renamed(column),
        [],
    ]
    return min(possible, key=lambda told: _cost(column, told))


def _cost(column: ColumnPair, told: Sequence[Told]) -> int:
    """How many lines it takes to tell the column exactly."""
    lines = sum(len(m.pairs) if isinstance(m, Pairs) else 1 for _, m in told)
    moves = column.moves.items()
    return lines + sum(count for (old, new), count in moves if _applied(told, old) != new)


def _applied(told: Iterable[Told], value: str) -> str:
    """What the rules of a column make of a value; each reaches values of its own."""
    for _, method in told:
        if (new := method(value)) != value:
            return new
    return value


def _shift(column: ColumnPair) -> Iterable[list[Told]]:
    """Numbers that all grew by the same amount, or all from one on, if two or more numbers did."""
    steps: Counter[int] = Counter()
    for (old, new), count in column.changes.items():
        if is_integer(old) and is_integer(new):
            steps[int(new) - int(old)] += count
    if steps:
        by = steps.most_common(1)[0][0]
        start = min(int(old) for old, new in column.changes if Shift(by)(old) == new)
        for method in (Shift(by), Shift(by, start)):
            yield from _whole(column, "renumbered", method)


def _counted(column: ColumnPair) -> Iterable[list[Told]]:
    """A count of the rows, in their order on both sides, in which rows were put in or left out."""
    pairs = [Pair(old, new, 1) for old, new in column.moves if old and new]
    if _numbering(pairs) and _rising(pair.old for pair in pairs) and _rising(p.new for p in pairs):
        yield [("renumbered", _method(pair for pair in pairs if pair.old != pair.new))]


def _rising(numbers: Iterable[str]) -> bool:
    return all(int(first) < int(second) for first, second in pairwise(numbers))


def _constant(column: ColumnPair) -> Iterable[list[Told]]:
    """Different values that all became the same one, or were all removed."""
    became: Counter[str] = Counter()
    for (_, new), count in column.changes.items():
        became[new] += count
    value = became.most_common(1)[0][0]
    yield from _whole(column, "one value" if value else "emptied", Constant(value))


def _whole(column: ColumnPair, kind: str, method: Method) -> Iterable[list[Told]]:
    """A method for the whole column, if enough cells of two or more values follow it."""
    follow = {old: n for (old, new), n in column.changes.items() if method(old) == new}
    strays = sum(count for (old, new), count in column.moves.items() if method(old) != new)
    if len(follow) > 1 and sum(follow.values()) >= max(LEAST, FOLLOWERS * strays):
        yield [(kind, method)]


def _renamed(column: ColumnPair) -> list[Told]:
    """Values that became another value wherever they stood."""
    told: list[Told] = []
    codes: list[Pair] = []
    for kind, alike in _by_kind(column, _pairs(column)).items():
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


def _pairs(column: ColumnPair) -> list[Pair]:
    """What became of each old value that changed, if nearly all its cells went the same way."""
    became: dict[str, Counter[str]] = {old: Counter() for old, _ in column.changes}
    for (old, new), count in column.moves.items():
        if old in became:
            became[old][new] += count
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
    reached = {move: n for move, n in column.moves.items() if method(move[0]) != move[0]}
    follow = {move: n for move, n in reached.items() if method(move[0]) == move[1]}
    old, new = next(iter(follow))
    stayed = {was for was, now in reached if was == now}
    rows = zip(column.keys, column.old, column.new, strict=True) if stayed else ()
    return Rule(
        column=column.name,
        kind=kind,
        old=old,
        new=new,
        count=sum(follow.values()),
        exceptions=sum(reached.values()) - sum(follow.values()),
        kept=tuple(key for key, was, now in rows if was == now and was in stayed),
        method=method,
    )
