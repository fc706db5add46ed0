"""The tables that a PDF carries: the data of its section, as CSV."""

import pyarrow.compute as pc

from pipelines.present import Library
from pipelines.report.jobs import Attachment
from pipelines.report.parts import Part
from schemas.csv_text import csv_text
from schemas.registry import TABLES


def attached(library: Library, part: Part) -> tuple[Attachment, ...]:
    """The tables of a part, by name; those of an agreement hold its own rows only.

    Readers of PDF look for a name by halves, and WeasyPrint 70 writes them in the order given.
    """
    return tuple(
        Attachment(f"{name}.csv", TABLES[name].title, _text(library, part, name))
        for name in sorted(part.tables)
    )


def _text(library: Library, part: Part, name: str) -> str:
    table = library.table(name)
    if part.is_agreement:
        table = table.filter(pc.equal(table["agreement_id"], part.id))
    return csv_text(table)
