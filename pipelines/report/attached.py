"""The tables that a PDF carries: the data of its section, as CSV."""

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.present import Library
from pipelines.report.jobs import Attachment
from pipelines.report.parts import Part
from schemas.csv_text import csv_text
from schemas.registry import TABLES


class Attached:
    """The tables of parts as text, which is the same in every language and is made once."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str | None], tuple[pa.Table, str]] = {}

    def of(self, library: Library, part: Part) -> tuple[Attachment, ...]:
        """The tables of a part, by name; those of an agreement hold its own rows only.

        Readers of PDF look for a name by halves, and WeasyPrint 70 writes them in the order given.
        """
        return tuple(
            Attachment(
                f"{name}.csv", TABLES[name].title, self._text(library.table(name), part, name)
            )
            for name in sorted(part.tables)
        )

    def _text(self, table: pa.Table, part: Part, name: str) -> str:
        key = (name, part.about)
        if key not in self._made or self._made[key][0] is not table:
            self._made[key] = (table, _text(table, key[1]))
        return self._made[key][1]


def _text(table: pa.Table, agreement_id: str | None) -> str:
    """A table as CSV, or what of it is of one agreement."""
    if agreement_id is not None:
        table = table.filter(pc.equal(table["agreement_id"], agreement_id))
    return csv_text(table)
