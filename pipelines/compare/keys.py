"""The key: the columns whose values tell which row of one version is which of the other."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipelines.compare.near import hint
from pipelines.compare.sheet import Key, Sheet
from schemas.problem import CouldNotRun, show

WIDEST = 6
"""The largest key that is looked for; a larger one can be named."""
LISTED = 8
"""So many candidates that failed are told."""
SLACK = 0.02
"""A column is preferred to later ones that explain no more than this share better."""
FEW = 5
"""Fewer rows than these tell nothing of a key."""
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
    for key in (new.key, old.key):
        if key and {*key} <= {*old.columns} & {*new.columns}:
            return KeyColumns(key, key, how)
    there = {*old.key} <= {*old.columns} and {*new.key} <= {*new.columns}
    if old.key and len(old.key) == len(new.key) and there:
        return KeyColumns(old.key, new.key, how)
    return None


def _guessed(old: Sheet, new: Sheet) -> KeyColumns:
    """The first column or set of leading columns that explains nearly as much as the best does."""
    failed: list[str] = []
    fit: dict[tuple[str, ...], float] = {}
    for names in _candidates(old, new):
        found = _fitness(old, new, names)
        if isinstance(found, str):
            failed.append(f"  {', '.join(names)}: {found}")
        else:
            fit[names] = found
            if found >= 1 - SLACK:
                break
    if fit:
        names = next(names for names, share in fit.items() if share >= max(fit.values()) - SLACK)
        return KeyColumns(names, names, "unique in both versions")
    renamed = _same_values(old, new)
    if renamed:
        return renamed
    raise CouldNotRun(
        f"table {new.name}: no column tells which row is which in {old.called} and {new.called}; "
        "name the key with --key COLUMN [COLUMN ...]. Looked at:\n" + _listed(failed)
    )


def _listed(failed: Sequence[str]) -> str:
    more = [f"  and {len(failed) - LISTED} more"] if len(failed) > LISTED else []
    return "\n".join([*failed[:LISTED], *more]) or "  they have no column in common"


def _candidates(old: Sheet, new: Sheet) -> Iterable[tuple[str, ...]]:
    both = tuple(name for name in new.columns if name in old.columns)
    yield from ((name,) for name in both)
    yield from (both[:width] for width in range(2, min(WIDEST, len(both)) + 1))


def _fitness(old: Sheet, new: Sheet, names: Sequence[str]) -> float | str:
    """The share of cells that stay or follow a rule under a key, or why it is none."""
    for sheet in (old, new):
        why = _not_unique(sheet, names)
        if why is not None:
            return why
    before, after = _index(old, names), _index(new, names)
    both = [key for key in after if key in before]
    smaller = min(len(before), len(after))
    if len(both) < smaller / 2:
        return f"{f'only {len(both):,}' if both else 'none'} of {smaller:,} values is in both"
    agree, chance = _agreement(old, new, names, [(before[key], after[key]) for key in both])
    if agree < 1 - SLACK and agree - chance < 0.1 * (1 - chance):
        return "rows paired by it have no more in common than strangers"
    return agree * len(both) / max(1, smaller)


def _not_unique(sheet: Sheet, names: Sequence[str]) -> str | None:
    try:
        rows_by_key(sheet, names)
    except CouldNotRun as error:
        return str(error).partition(";")[0]
    return None


def _index(sheet: Sheet, names: Sequence[str]) -> dict[Key, int]:
    return {key: index for index, key in enumerate(sheet.keys(names))}


def _agreement(
    old: Sheet, new: Sheet, names: Sequence[str], rows: Sequence[tuple[int, int]]
) -> tuple[float, float]:
    """The share of cells that agree in rows of one key, and in rows paired wrongly.

    A number of the row in the file is unique in both versions, and pairs strangers as soon as a row
    is inserted above: they agree no more than rows paired by lot. Where too little is known the
    rows agree.
    """
    rows = rows[:: max(1, len(rows) // ROWS)]
    others = [name for name in new.columns if name in old.columns and name not in names][:COLUMNS]
    cells = len(rows) * len(others)
    if len(rows) < FEW or not others:
        return 1.0, 0.0
    by_lot = [after for _, after in rows]
    random.Random(0).shuffle(by_lot)
    wrong = list(zip((before for before, _ in rows), by_lot, strict=True))
    agree, chance = (
        sum(_follow(old.columns[name], new.columns[name], pairs) for name in others) / cells
        for pairs in (rows, wrong)
    )
    return (agree, chance) if agree or chance else (1.0, 0.0)


def _follow(old: Sequence[str], new: Sequence[str], rows: Iterable[tuple[int, int]]) -> float:
    """How many cells of a column stayed; half of those count that all changed to one new value."""
    became: dict[str, Counter[str]] = {}
    for before, after in rows:
        became.setdefault(old[before], Counter())[new[after]] += 1
    return sum(
        max(news[value], news.most_common(1)[0][1] / 2 if news.total() > 1 else 0)
        for value, news in became.items()
    )


def _same_values(old: Sheet, new: Sheet) -> KeyColumns | None:
    """A key that has the same values under another name, the first that works."""
    lost = [name for name in old.columns if name not in new.columns]
    found = [name for name in new.columns if name not in old.columns]
    for before in lost:
        if _not_unique(old, [before]):
            continue
        values = set(old.columns[before])
        for after in found:
            common = len(values.intersection(new.columns[after]))
            enough = common >= 0.8 * min(old.height, new.height) > 0
            if enough and not _not_unique(new, [after]):
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
