"""The tables as a library to read from: rows by id, and the children of each row."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from schemas.problem import CouldNotRun
from schemas.tables import Tables

Row = dict[str, Any]


class Library:
    """Looks rows up by id and by parent; each table is turned into rows once."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._rows: dict[str, list[Row]] = {}
        self._by_id: dict[str, dict[str, Row]] = {}
        self._children: dict[tuple[str, str], dict[Any, list[Row]]] = {}

    def all(self, table: str) -> list[Row]:
        """All rows of a table, in its order."""
        if table not in self._rows:
            self._rows[table] = self._tables.rows(table)
        return self._rows[table]

    def one(self, table: str, row_id: str) -> Row:
        """The row of an id. Raises KeyError if there is none."""
        if table not in self._by_id:
            self._by_id[table] = {row["id"]: row for row in self.all(table)}
        return self._by_id[table][row_id]

    def children(self, table: str, column: str, value: Any) -> list[Row]:
        """The rows of a table whose column holds a value, in order."""
        if (table, column) not in self._children:
            grouped: dict[Any, list[Row]] = defaultdict(list)
            for row in self.all(table):
                grouped[row[column]].append(row)
            self._children[table, column] = grouped
        return self._children[table, column].get(value, [])

    def citations(self, table: str, row_id: str) -> list[Row]:
        """The citations of a record."""
        return self._citations.get((table, row_id), [])

    def doubts(self, table: str, row_id: str) -> list[Row]:
        """The open doubts about a record."""
        return self._doubts.get((table, row_id), [])

    def term(self, key: str, language: str) -> str:
        """A fixed phrase of the term list. Raises CouldNotRun if it is missing."""
        for form in self.children("term_forms", "term_id", key):
            if form["language"] == language and form["form"] == "base":
                return str(form["text"])
        raise CouldNotRun(f"no term {key} in {language}: add it to raw/translations/terms.yml")

    @cached_property
    def dataset(self) -> Row:
        """The dataset as a whole."""
        return self.all("dataset")[0]

    @cached_property
    def targets(self) -> Mapping[str, list[Row]]:
        """Claims on each agreement: rows of assessment_targets with their claim."""
        grouped: dict[str, list[Row]] = defaultdict(list)
        for target in self.all("assessment_targets"):
            claim = self.one("assessments", target["claim_id"])
            grouped[target["agreement_id"]].append({**target, "claim": claim})
        return grouped

    @cached_property
    def _citations(self) -> Mapping[tuple[str, str], list[Row]]:
        grouped: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self.all("citations"):
            grouped[row["cited_table"], row["cited_id"]].append(row)
        return grouped

    @cached_property
    def _doubts(self) -> Mapping[tuple[str, str], list[Row]]:
        grouped: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self.all("doubt_records"):
            doubt = self.one("doubts", row["doubt_id"])
            if doubt["resolution"] is None:
                grouped[row["record_table"], row["record_id"]].append(doubt)
        return grouped
