"""The tables that PDFs carry: put into text once, whatever the language."""

from pathlib import Path

import pyarrow as pa
import pytest

from pipelines.present import Library
from pipelines.present.language import LANGUAGES
from pipelines.report import attached
from pipelines.report.parts import parts
from schemas.csv_text import csv_text
from tests.pipelines.report.documents import planned, prints
from tests.pipelines.tabulate.tables import tiny_tables


def test_a_table_becomes_text_once_for_all_languages(monkeypatch: pytest.MonkeyPatch):
    made: list[pa.Table] = []
    monkeypatch.setattr(attached, "csv_text", lambda table: made.append(table) or csv_text(table))
    chosen = ("process", "example-2013")
    jobs = prints(planned(tiny_tables(), Path("out"), LANGUAGES, chosen))
    carried = [[(each.name, each.text) for each in job.attached] for job in jobs]
    assert len(jobs) == len(chosen) * len(LANGUAGES)
    assert len(made) == sum(map(len, carried)) / len(LANGUAGES) > 2
    assert all(carried[n] == carried[n % len(chosen)] for n in range(len(jobs)))


def test_the_rows_of_another_edition_are_not_taken_for_those_of_this():
    tables, kept = tiny_tables(), attached.Attached()
    (part,) = [each for each in parts(Library(tables)) if each.id == "process"]
    fewer = tables.with_tables({"meetings": tables["meetings"].slice(0, 1)})
    for edition in (tables, fewer, tables):
        texts = {each.name: each.text for each in kept.of(Library(edition), part)}
        assert texts["meetings.csv"] == csv_text(edition["meetings"])
