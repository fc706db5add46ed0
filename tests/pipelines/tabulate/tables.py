"""Tables for tests: made by hand from a few rows, of the tiny tree, or of the checkout."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.derive import derive
from pipelines.run.edition import Records, edition, read
from schemas.fields import Row as Model
from schemas.registry import TABLES
from schemas.tables import Tables, arrow_table
from tests.once import once
from tests.trees import TREES

ROOT = Path(__file__).parents[3]
Row = Mapping[str, Any]


def table(name: str, *rows: Row | Model) -> pa.Table:
    """A table of the registry from rows that the model of the table has checked."""
    return _filled(name, rows) if rows else _empty(name)


@cache
def _empty(name: str) -> pa.Table:
    return _filled(name, ())


def _filled(name: str, rows: Sequence[Row | Model]) -> pa.Table:
    model = TABLES[name].model
    return arrow_table(name, [model(**dict(row)) for row in rows])


def base_tables(**rows: Sequence[Row | Model]) -> Tables:
    """All base tables: those named with their rows, the others empty."""
    names = [name for name, spec in TABLES.items() if not spec.is_computed]
    return Tables({name: table(name, *rows.get(name, ())) for name in names})


def replaced(tables: Tables, **rows: Sequence[Row]) -> Tables:
    """Tables with other rows in those named, and the computed tables made anew."""
    changed = tables.with_tables({name: table(name, *new) for name, new in rows.items()})
    return derive(changed, data_date(changed))


def data_date(tables: Tables) -> date:
    """The data date of a tree."""
    return date.fromisoformat(tables.rows("dataset")[0]["release_date"])


def built_from(raw: Path) -> Tables:
    """Base and computed tables of a tree."""
    return edition(read(raw)).tables


def base_of(raw: Path) -> Tables:
    """Base tables of a tree."""
    return read(raw).base


@cache
def tiny_tables() -> Tables:
    """The tables of the tiny tree."""
    return once("tiny-tables", lambda folder: built_from(TREES / "tiny" / "raw"))


@cache
def checkout_read() -> Records:
    """The records in the checkout, and their tables."""
    return once("checkout-read", lambda folder: read(ROOT / "raw"))


def checkout_base() -> Tables:
    """The base tables of the records in the checkout."""
    return checkout_read().base


@cache
def checkout_tables() -> Tables:
    """The tables of the records in the checkout."""
    return once("checkout-tables", lambda folder: edition(checkout_read()).tables)
