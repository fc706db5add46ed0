"""Forms for readers ask for what a reader knows, and for nothing that an editor adds."""

import csv
from pathlib import Path

import yaml

from pipelines.publish.forms import FORMS, form_files
from tests.each import each

EDITORS = {"id", "received", "outcome", "answer", "revision_id", "wording"}


@each(FORMS)
def test_both_forms_ask_for_the_same_fields(name: str, tiny_data: Path):
    asked = yaml.safe_load((tiny_data / f"{name}.yml").read_text(encoding="utf-8"))
    with (tiny_data / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert list(asked) == [row["field"] for row in rows]
    assert all(value is None for value in asked.values())
    assert all(row["your answer"] == "" for row in rows)


@each(FORMS)
def test_a_form_asks_for_what_the_reader_knows_and_for_evidence(name: str):
    fields = set(yaml.safe_load(form_files()[f"{name}.yml"]))
    own = {field for field in FORMS[name][1].model_fields if field not in EDITORS}
    assert fields == own | {f"evidence_{part}" for part in _EVIDENCE}


_EVIDENCE = ("url", "title", "published", "locator", "quote")


@each(FORMS)
def test_each_field_is_explained(name: str):
    lines = form_files()[f"{name}.yml"].splitlines()
    for number, line in enumerate(lines):
        if line.endswith(":") and not line.startswith("#"):
            assert lines[number - 1].startswith("# ")
            assert "leave the field out" not in lines[number - 1]
