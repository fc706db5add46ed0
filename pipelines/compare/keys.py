"""The key: the columns whose values tell which row of one version is which of the other."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from pipelines.compare import shown
from pipelines.compare.match import name_pairs
from pipelines.compare.methods import is_integer
from pipelines.compare.near import hint
from pipelines.compare.sheet import Key, Kind, Sheet
from pipelines.compare.values import is_moment, is_number
from schemas.problem import CouldNotRun, show

WIDEST = 6
"""The largest key that is looked for; a larger one can be named."""
LISTED = 8
"""So many candidates that failed are told."""
SLACK = 0.02
"""A column is preferred to later ones that explain no more than this share better."""
FEW = 5
"""Fewer rows than these tell nothing of a key."""
WIDE, PARTS = 3, 8
"""Sets of up to so many columns are looked for among the first that may be part of a key."""
LEAST = 0.1
"""Less agreement than this, after chance is taken off, is that of strangers."""
NEAR = 0.1
"""A number that changed by no more than this share of it is near what it was."""
ENDS = 20
"""So many of the last rows are looked at too: what was put in above moves all of them."""
ROWS, COLUMNS = 400, 60
"""How much of a table is looked at to see whether a key pairs rows that belong together."""


@dataclass(frozen=True)
class KeyColumns:
    """The names of the key columns in either version, and what they were chosen by."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    how: str


def key_columns(old: Sheet, new: Sheet, asked: Sequence[str]) -> KeyColumns:
    """The key of a table: that asked for, else the declared one, else the first that works.

    asked: names of columns; `OLD=NEW` where the name changed. Raises CouldNotRun for a column that
    is missing, and with the candidates if no column works.
    """
    if asked:
        return _named(old, new, asked)
    return _declared(old, new) or _guessed(old, new)


def rows_by_key(sheet: Sheet, names: Sequence[str]) -> dict[Key, int]:
    """The row of each key. Raises CouldNotRun for a key that is empty or stands twice."""
    rows: dict[Key, int] = {}
    for index, key in enumerate(sheet.keys(names)):
        if not any(key):
            raise CouldNotRun(_empty_key(sheet, names, index))
        if key in rows:
            raise CouldNotRun(_twice(sheet, names, key, rows[key], index))
        rows[key] = index
    return rows


def check_common(old: Sheet, new: Sheet, columns: KeyColumns, common: int) -> None:
    """Raise CouldNotRun if two tables of several rows have no key in common."""
    if common or min(old.height, new.height) < 2:
        return
    first_old, first_new = old.keys(columns.old)[0], new.keys(columns.new)[0]
    raise CouldNotRun(
        f"table {new.name}: no value of the key {', '.join(columns.new)} stands in both "
        f"versions; found {_shown(first_old)} in {old.called} "
        f"and {_shown(first_new)} in {new.called}; "
        f"was the key renumbered?{_zeros(old, new, columns)} "
        "Name a column that kept its values with --key"
    )


def _zeros(old: Sheet, new: Sheet, columns: KeyColumns) -> str:
    """The usual reason for keys that look alike and are not: a program took 007 for a number."""
    before = {tuple(part.lstrip("0") for part in key) for key in old.keys(columns.old)}
    after = {tuple(part.lstrip("0") for part in key) for key in new.keys(columns.new)}
    return " Without their leading zeros the keys agree." if before & after else ""


def _named(old: Sheet, new: Sheet, asked: Sequence[str]) -> KeyColumns:
    pairs = [_name_pair(old, new, text) for text in asked]
    return KeyColumns(tuple(a for a, _ in pairs), tuple(b for _, b in pairs), "--key")


def _name_pair(old: Sheet, new: Sheet, text: str) -> tuple[str, str]:
    if text in old.columns and text in new.columns:
        return text, text
    before, _, after = text.partition("=") if "=" in text else (text, "", text)
    for sheet, name in ((old, before), (new, after)):
        if name not in sheet.columns:
            raise CouldNotRun(
                f"{sheet.called} has no key column {name}; {hint(name, sheet.columns)}; a key that "
                "was renamed is written --key OLD=NEW, and --table leaves other tables out"
            )
    return before, after


def _declared(old: Sheet, new: Sheet) -> KeyColumns | None:
    """The primary key of a Data Package, if both versions have its columns."""
    how = "primary key of datapackage.json"
    names = name_pairs(old.columns, new.columns)
    if new.key and {*new.key} <= names.keys():
        return KeyColumns(tuple(names[name] for name in new.key), new.key, how)
    back = {before: name for name, before in names.items()}
    if old.key and {*old.key} <= back.keys():
        return KeyColumns(old.key, tuple(back[name] for name in old.key), how)
    there = {*old.key} <= {*old.columns} and {*new.key} <= {*new.columns}
    if old.key and len(old.key) == len(new.key) and there:
        return KeyColumns(old.key, new.key, how)
    return None


@dataclass(frozen=True)
class _Candidate:
    """Columns that work as a key.

    fit: the share of cells that stay or follow a rule under it. sure: whether it is one column of
    words; numbers may be measured, or count the rows. pairs: row of the new version -> of the old.
    place: in the order in which they were looked at.
    """

    place: int
    names: tuple[str, ...]
    fit: float
    sure: bool
    pairs: Mapping[int, int]


def _guessed(old: Sheet, new: Sheet) -> KeyColumns:
    """The first column of words that explains nearly as much as the best, else what is best."""
    names = name_pairs(old.columns, new.columns)
    aligned = replace(
        old,
        columns={name: old.columns[before] for name, before in names.items()},
        kinds={name: old.kind(before) for name, before in names.items()},
    )
    tried = _Tried(aligned, new)
    both = list(names)
    for name in both:
        if tried.one_more((name,)) and tried.settled:
            break
    if not any(found.sure for found in tried.found):
        for more in _sets([name for name in both if tried.may_be_part(name)]):
            tried.one_more(more)
    if tried.found:
        chosen = _best(tried.found, new)
        before = tuple(names[name] for name in chosen.names)
        return KeyColumns(before, chosen.names, "unique in both versions")
    renamed = _same_values(old, new)
    if renamed:
        return renamed
    raise CouldNotRun(
        f"table {new.name}: no column tells which row is which in {old.called} and {new.called}; "
        "name the key with --key COLUMN [COLUMN ...]. Looked at:\n" + tried.told()
    )


def _best(found: Sequence[_Candidate], new: Sheet) -> _Candidate:
    """The candidate to take.

    One that pairs some of the rows that another pairs too, and no row otherwise, has nothing for
    it: it holds a value that changed. Where two pair rows differently, the better one counts; a
    column of words has some slack, and a count of the rows comes last.
    """
    alive = [each for each in found if not any(_is_part(each, other) for other in found)]
    best = max(
        alive,
        key=lambda each: (round(each.fit, 6), len(each.pairs), not _counts(new, each.names[0])),
    )
    for place, each in enumerate(found):
        better = any(_is_part(each, earlier) for earlier in found[:place])
        if each is best or (each.sure and each.fit >= best.fit - SLACK and not better):
            return each
    return best


def _is_part(one: _Candidate, other: _Candidate) -> bool:
    """Whether a candidate pairs rows as another does, and fewer of them, or no more and later."""
    if (
        one is other
        or len(one.pairs) > len(other.pairs)
        or not one.pairs.items() <= other.pairs.items()
    ):
        return False
    return len(one.pairs) < len(other.pairs) or other.place < one.place


def _counts(sheet: Sheet, name: str) -> bool:
    """Whether a column numbers the rows one by one."""
    texts = sheet.columns[name]
    if not texts or not is_integer(texts[0]):
        return False
    return all(text == str(number) for number, text in enumerate(texts, start=int(texts[0])))


def _sets(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Sets of columns, small ones first, and of one size the leading ones."""
    for width in range(2, WIDE + 1):
        yield from combinations(names[:PARTS], width)
    yield from (tuple(names[:width]) for width in range(WIDE + 1, min(WIDEST, len(names)) + 1))


class _Tried:
    """The candidates that were looked at, in two tables whose columns are called alike."""

    def __init__(self, old: Sheet, new: Sheet) -> None:
        self.found: list[_Candidate] = []
        self.failed: list[tuple[tuple[str, ...], str]] = []
        self.settled = False
        self._old, self._new = old, new
        self._unique: list[set[str]] = []

    def one_more(self, names: tuple[str, ...]) -> bool:
        """Look at a candidate; returns whether it works.

        What holds a unique set pairs the same rows or fewer: a set that was rejected does not come
        back because a column was added to it that says nothing.
        """
        if any(unique <= {*names} for unique in self._unique):
            return False
        why = self._why_not(names)
        if why is not None:
            self.failed.append((names, why))
        return why is None

    def told(self) -> str:
        """Why the first of the candidates failed, a line each."""
        lines = [
            f"  {', '.join(map(shown.name, names))}: {why or self._not_unique(names)}"
            for names, why in self.failed[:LISTED]
        ]
        more = len(self.failed) - LISTED
        lines += [f"  and {more} more"] if more > 0 else []
        return "\n".join(lines) or "  they have no column in common"

    def _not_unique(self, names: tuple[str, ...]) -> str:
        """Where a key is empty or stands twice."""
        for sheet in (self._old, self._new):
            try:
                rows_by_key(sheet, names)
            except CouldNotRun as error:
                return str(error).partition(";")[0]
        return ""

    def may_be_part(self, name: str) -> bool:
        """Whether a column can help others to tell rows: neither unique nor always the same."""
        different = {*self._old.columns[name], *self._new.columns[name]}
        return len(different) > 1 and {name} not in self._unique

    def _why_not(self, names: tuple[str, ...]) -> str | None:
        """Why columns are no key, empty if they are not unique, None if they are one."""
        if not all(_is_unique(sheet, names) for sheet in (self._old, self._new)):
            return ""
        self._unique.append({*names})
        before, after = _index(self._old, names), _index(self._new, names)
        pairs = {after[key]: before[key] for key in after if key in before}
        smaller = min(len(before), len(after))
        if len(pairs) < smaller / 2:
            return f"{f'only {len(pairs):,}' if pairs else 'none'} of {smaller:,} values is in both"
        agree, chance = _agreement(self._old, self._new, names, list(pairs.items()))
        if len(pairs) >= FEW and agree < 1 - SLACK and agree - chance < LEAST * (1 - chance):
            return "rows paired by it have no more in common than strangers"
        if agree < 1 and len(names) == 1 and self._counts_rows_that_moved(names[0], pairs):
            return "it numbers the rows, and rows were put in or left out"
        fit = agree * len(pairs) / max(1, smaller)
        sure = len(names) == 1 and _is_words(self._new, names[0])
        self.found.append(_Candidate(len(self.found), names, fit, sure, pairs))
        self.settled = fit >= (1 - SLACK if sure else 1)
        return None

    def _counts_rows_that_moved(self, name: str, pairs: Mapping[int, int]) -> bool:
        """Whether a column counts the rows, and most that changed stand under another number."""
        if not (_counts(self._old, name) and _counts(self._new, name)):
            return False
        others = [each for each in self._new.columns if each in self._old.columns and each != name]
        was, now = self._old.keys(others), self._new.keys(others)
        changed = [(was[before], now[after]) for after, before in pairs.items()]
        changed = [(before, after) for before, after in changed if before != after]
        left = Counter(before for before, _ in changed)
        moved = (left & Counter(after for _, after in changed)).total()
        return moved > 1 and moved >= len(changed) / 2


def _is_words(sheet: Sheet, name: str) -> bool:
    """Whether the values of a column are no numbers or days, which may be measured or counted."""
    if sheet.kind(name) is Kind.TEXT:
        return True
    texts = set(sheet.columns[name])
    return not all(map(is_number, texts)) and not all(map(is_moment, texts))


def _is_unique(sheet: Sheet, names: Sequence[str]) -> bool:
    """Whether each row has a key and no other row has the same."""
    if len(names) == 1:
        column = sheet.columns[names[0]]
        different = set(column)
        return len(different) == len(column) and "" not in different
    seen: set[Key] = set()
    for key in zip(*(sheet.columns[name] for name in names), strict=True):
        if key in seen or not any(key):
            return False
        seen.add(key)
    return True


def _index(sheet: Sheet, names: Sequence[str]) -> dict[Key, int]:
    return {key: index for index, key in enumerate(sheet.keys(names))}


def _agreement(
    old: Sheet, new: Sheet, names: Sequence[str], pairs: Sequence[tuple[int, int]]
) -> tuple[float, float]:
    """The share of cells that agree in rows of one key, and in rows paired wrongly.

    pairs: row of the new version and of the old one. A number of the row in the file is unique in
    both versions, and pairs strangers as soon as a row is inserted above: they agree no more than
    rows paired by lot. Columns that always hold the same say nothing; if all do, the rows agree.
    """
    rows = [(before, after) for after, before in sorted(pairs)]
    step = max(1, len(rows) // ROWS)
    rows = [*rows[::step], *(rows[-ENDS:] if step > 1 else ())]
    others = [name for name in new.columns if name in old.columns and name not in names][:COLUMNS]
    telling = [
        n
        for n in others
        if len({old.columns[n][b] for b, _ in rows} | {new.columns[n][a] for _, a in rows}) > 1
    ]
    cells = len(rows) * len(telling)
    if not cells:
        return 1.0, 0.0
    by_lot = [after for _, after in rows]
    random.Random(0).shuffle(by_lot)
    wrong = list(zip((before for before, _ in rows), by_lot, strict=True))
    agree, chance = (
        sum(_follow(old.columns[name], new.columns[name], each) for name in telling) / cells
        for each in (rows, wrong)
    )
    return agree, chance


def _follow(old: Sequence[str], new: Sequence[str], rows: Sequence[tuple[int, int]]) -> float:
    """How many cells of a column stayed; half of those count that changed as others did.

    That is to one new value, by one amount, or but a little.
    """
    became: dict[str, Counter[str]] = {}
    changed: list[tuple[str, str]] = []
    for before, after in rows:
        was, now = old[before], new[after]
        became.setdefault(was, Counter())[now] += 1
        if was != now:
            changed.append((was, now))
    stayed = len(rows) - len(changed)
    if not changed:
        return stayed
    recoded = sum(
        max(news[value], news.most_common(1)[0][1] / 2 if news.total() > 1 else 0)
        for value, news in became.items()
    )
    return max(recoded, stayed + _moved(changed) / 2)


def _moved(changed: Sequence[tuple[str, str]]) -> float:
    """How many numbers grew by the same amount, or came out near what they were."""
    numbers = [
        (float(was), float(now)) for was, now in changed if is_number(was) and is_number(now)
    ]
    if not numbers:
        return 0
    steps = Counter(now - was for was, now in numbers).most_common(1)[0][1]
    near = sum(abs(now - was) <= NEAR * abs(was) for was, now in numbers)
    return max(steps if steps > 1 else 0, near)


def _same_values(old: Sheet, new: Sheet) -> KeyColumns | None:
    """A key that has the same values under another name, the first that works."""
    lost = [name for name in old.columns if name not in new.columns]
    found = [name for name in new.columns if name not in old.columns]
    for before in lost:
        if not _is_unique(old, [before]):
            continue
        values = set(old.columns[before])
        for after in found:
            common = len(values.intersection(new.columns[after]))
            enough = common >= 0.8 * min(old.height, new.height) > 0
            if enough and _is_unique(new, [after]):
                return KeyColumns((before,), (after,), "unique, with the same values in both")
    return None


def _empty_key(sheet: Sheet, names: Sequence[str], index: int) -> str:
    return (
        f"no value of {', '.join(names)} in {sheet.unit} {sheet.number(index):,} of "
        f"{sheet.called}; a key needs one; fill it in, or name another key with --key"
    )


def _twice(sheet: Sheet, names: Sequence[str], key: Key, first: int, second: int) -> str:
    return (
        f"the key {', '.join(names)} is {_shown(key)} in {sheet.unit}s "
        f"{sheet.number(first):,} and {sheet.number(second):,} of {sheet.called}; a key stands "
        "once; correct one of them, or name a key of more columns with --key"
    )


def _shown(key: Key) -> str:
    return ", ".join(f'"{show(part)}"' if part else "nothing" for part in key)
