"""Checks of finished tables: keys, foreign keys, and bounds with their reasons."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from schemas.problem import Problem, found_by
from schemas.registry import INDEXED_KEYS, PARENT_ID, TABLES, Table
from schemas.tables import Tables


def verify(tables: Tables, bounded: bool = True) -> tuple[Problem, ...]:
    """Check all tables, base and computed.

    bounded: whether they hold what the bounds speak of. Returns a problem for each duplicate key,
    each key that names nothing, and each bound passed.
    """
    problems: list[Problem] = []
    for name in tables:
        problems.extend(found_by("keys", _unique(tables, TABLES[name])))
        problems.extend(found_by("foreign-keys", _foreign(tables, TABLES[name])))
    problems.extend(found_by("foreign-keys", _indexed(tables)))
    if bounded:
        problems.extend(found_by("bounds", _bounds(tables)))
    return tuple(problems)


def _tuples(tables: Tables, name: str, columns: tuple[str, ...]) -> list[tuple[object, ...]]:
    return list(zip(*(tables[name][column].to_pylist() for column in columns), strict=True))


def _unique(tables: Tables, table: Table) -> Iterator[Problem]:
    counts = Counter(_tuples(tables, table.name, table.key))
    for key, count in counts.items():
        if count > 1:
            what = f"{count} rows of {table.name} with one key"
            yield Problem(what, table.name, key, table.key[-1], str(key), "each key once")


def _foreign(tables: Tables, table: Table) -> Iterator[Problem]:
    keys = _tuples(tables, table.name, table.key)
    for column, target in table.foreign_keys.items():
        known = {None, *tables[target]["id"].to_pylist()}
        for key, value in zip(keys, tables[table.name][column].to_pylist(), strict=True):
            if value not in known:
                what = f"{table.name}.{column} names no row of {target}"
                yield Problem(what, table.name, key, column, value, f"an id of {target}")


def _indexed(tables: Tables) -> Iterator[Problem]:
    """Pairs of table and id that name no record."""
    known: set[tuple[object, ...]] = {
        (name, each) for name in tables if TABLES[name].is_named for each in _names(tables, name)
    }
    for name in tables:
        for pair in INDEXED_KEYS:
            if set(pair) <= set(TABLES[name].columns):
                yield from _pairs(tables, name, pair, known)


def _names(tables: Tables, name: str) -> list[str]:
    """What other records call the rows of a table."""
    table = TABLES[name]
    columns = (PARENT_ID,) if PARENT_ID in table.columns else table.key
    keys = tables[name].select(columns).to_pylist()
    return [table.name_of(key) for key in keys]


def _pairs(
    tables: Tables, name: str, pair: tuple[str, str], known: set[tuple[object, ...]]
) -> Iterator[Problem]:
    keys, named = _tuples(tables, name, TABLES[name].key), _tuples(tables, name, pair)
    for key, value in zip(keys, named, strict=True):
        if value not in known:
            what, found = f"{name}.{pair[1]} names no record", " ".join(map(str, value))
            yield Problem(what, name, key, pair[1], found, "a record that exists")


def _bounds(tables: Tables) -> Iterator[Problem]:
    for bound in tables.rows("bounds"):
        name, column = bound["bounded_table"], bound["bounded_column"]
        if name in tables and (column is None or column in tables.spec(name).columns):
            yield from _bound(bound, _measure(tables, name, column))
        else:
            key, found = (name, column), f"{name} {column or ''}".strip()
            allowed = "a table and column that exist"
            yield Problem("a bound on nothing", "bounds", key, "bounded_table", found, allowed)


def _bound(bound: Mapping[str, Any], measured: float) -> Iterator[Problem]:
    """Fewer than the least is an error, more than the most a warning."""
    name, column = bound["bounded_table"], bound["bounded_column"]
    what = f"rows of {name}" if column is None else f"filled of {name}.{column}"
    found = f"{measured:g}, with the reason: {bound['reason']}"
    allowed = f"{bound['min']:g} to {bound['max']:g}"
    hint = "mend the records, or move the bound and say why"
    if measured < bound["min"]:
        yield Problem(f"too few {what}", "bounds", (name, column), "min", found, allowed, hint)
    if measured > bound["max"]:
        yield Problem(
            f"too many {what}", "bounds", (name, column), "max", found, allowed, hint, "warning"
        )


def _measure(tables: Tables, name: str, column: str | None) -> float:
    table = tables[name]
    if column is None:
        return float(table.num_rows)
    return 1 - table[column].null_count / table.num_rows if table.num_rows else 0.0
