"""Whole pages of our own, a shape or trap of real ones each, against what a person reads there.

`GOLDEN=write` writes what the reader gives beside the pages and fails once; read its change.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from pipelines.capture.reader import page_json
from tests.each import each
from tests.pipelines.capture.reader.names import page

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.name for path in PAGES.iterdir() if path.suffix in (".txt", ".html"))
_NOT_HELD = ("evidence", "snapshot", "file", "address", "on_dialogue", "topics")


def told(json_: dict[str, Any]) -> dict[str, Any]:
    """What is filled, without where it stands."""
    filled = {k: v for k, v in json_.items() if k not in _NOT_HELD and v not in (None, [], False)}
    if entries := filled.get("entries"):
        filled["entries"] = [told(entry) for entry in entries]
    return filled


def test_there_are_pages():
    assert len(NAMES) > 25


@each(NAMES)
def test_a_page_says_what_a_person_reads_there(name: str):
    found = told(page_json(page((PAGES / name).read_bytes(), name)))
    golden = PAGES / "expected" / f"{name}.json"
    if os.environ.get("GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{golden.name} was written")
    assert found == json.loads(golden.read_text(encoding="utf-8"))
