"""Words without a break, in every text of a tree: nothing leaves its column, in any script."""

from pathlib import Path

import pyarrow as pa
import pytest

from pipelines.report.render import do
from schemas.fields import TEXT, text_rule
from schemas.registry import TABLES
from schemas.tables import Tables
from tests.pipelines.report import pdf
from tests.pipelines.report.documents import planned, prints
from tests.pipelines.tabulate.tables import tiny_tables

NAMES = frozenset(
    {
        "record_table",
        "record_id",
        "cited_table",
        "cited_id",
        "changed_table",
        "field",
        "label",
        "item",
        "part",
        "scope",
        "measure",
        "bounded_table",
        "bounded_column",
        "licence",
        "as_of",
    }
)
"""Texts that name a table, a column or a code."""

CHOSEN = ("example-2013", "evidence/example-2013", "organisations/example-institute")


def filled(word: str) -> Tables:
    """The tables of the tiny tree with one word as every text that a person wrote."""
    tables = tiny_tables()
    made = {}
    for name in tables:
        fields = TABLES[name].model.model_fields.items()
        texts = [column for column, info in fields if text_rule(info) is TEXT]
        rows = tables.rows(name)
        for row in rows:
            row.update({c: word for c in texts if row[c] is not None and c not in NAMES})
        made[name] = pa.Table.from_pylist(rows, schema=tables[name].schema)
    return Tables(made)


@pytest.mark.parametrize("word", ["W" * 120, "Ж" * 90, "_a" * 60], ids=["latin", "cyrillic", "_"])
def test_a_word_of_a_hundred_letters_breaks_where_its_column_ends(word: str, tmp_path: Path):
    made = planned(filled(word), tmp_path, chosen=CHOSEN)
    for figure in made.figures.values():
        do(figure)
    for job in prints(made):
        runs = pdf.laid_out(job)
        parts = [run.text for run in runs if run.text.startswith(word[:2])]
        assert min(map(len, parts)) < len(word), "no column is as wide as the word"
        outside = [(run.page, run.text) for run in runs if not run.is_inside]
        assert outside == [], job.path.name
