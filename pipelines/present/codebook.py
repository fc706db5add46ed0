"""The codebook as a part of the report: tables with their columns, lists with their codes."""

from collections import defaultdict
from dataclasses import dataclass

from pipelines.present.language import Printed
from pipelines.present.language.text import strung
from pipelines.present.library import Library
from schemas.codebook import Column, listed_codes
from schemas.codes import LEVEL
from schemas.registry import TABLES


@dataclass(frozen=True)
class ColumnEntry:
    """One column, ready to print."""

    name: Printed
    is_key: bool
    definition: Printed
    formula: Printed | None
    unit: Printed | None
    type: str
    codes: Printed | None
    set_by: str
    filled: str
    distinct: str
    span: Printed


@dataclass(frozen=True)
class TableEntry:
    """A table with its columns."""

    name: Printed
    title: Printed
    rows: str
    columns: list[ColumnEntry]


@dataclass(frozen=True)
class ListEntry:
    """A closed list: each code with its meaning."""

    name: Printed
    codes: list[tuple[Printed, Printed]]


def codebook_tables(library: Library) -> list[TableEntry]:
    """Every table with its columns, in the order of the data."""
    words, grouped = library.words, defaultdict(list)
    for row in library.codebook():
        grouped[row.table].append(_column(library, row))
    return [
        TableEntry(
            words.english(name),
            words.defined(TABLES[name].title),
            words.number(size),
            grouped[name],
        )
        for name, size in library.sizes().items()
    ]


def _column(library: Library, row: Column) -> ColumnEntry:
    words = library.words
    return ColumnEntry(
        name=words.english(row.column),
        is_key=row.key,
        definition=words.defined(row.description),
        formula=words.defined(row.formula) if row.formula else None,
        unit=words.defined(row.unit) if row.unit else None,
        type=words.column_type[row.type],
        codes=words.english(row.code_list) if row.code_list else None,
        set_by=words.set_by[row.set_by],
        filled=words.number(row.rows - row.missing),
        distinct=words.number(row.distinct),
        span=words.english(_span(row)),
    )


LONGEST = 28
"""Letters of an example; a longer one is cut."""


def _span(row: Column) -> str:
    """Least and greatest value, or an example of what has a form; texts may be of any language."""
    if row.min is not None:
        return row.min if row.min == row.max else f"{row.min} – {row.max}"
    example = row.example or "" if row.format else ""
    return example if len(example) <= LONGEST else f"{example[: LONGEST - 1]}…"


def codebook_lists(library: Library) -> list[ListEntry]:
    """Every closed list with its codes, in their order."""
    words = library.words
    grouped: dict[str, list[tuple[Printed, Printed]]] = defaultdict(list)
    for row in listed_codes():
        meaning = words.defined(row.description)
        if row.code_list == LEVEL.name:  # its code is a number
            meaning = strung([words.levels[int(row.code)], meaning], ": ")
        grouped[row.code_list].append((words.english(row.code), meaning))
    return [ListEntry(words.english(name), codes) for name, codes in grouped.items()]
