"""Reviews of the narrative of the tiny tree, for tests that add some, and sheets to fill in."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

from pipelines.present import Words, words_of
from pipelines.review import Asked, write_sheet
from pipelines.review.layout import COMMENT, KEY, READER_KEY, VERDICT, WHOLE
from pipelines.run.edition import edition, read
from pipelines.run.sealing import sealed
from schemas.narratives import NarrativeSentence
from schemas.readings import in_reading_order
from schemas.reviews import ReviewState
from tests.narratives import narrated

NARRATIVE = "example-2013"
FILE = f"reviews/{NARRATIVE}.yml"

REVIEW = """reviews:
  - id: example-2013-r001
    narrative_id: example-2013
    language: en
    basis: expert-review
    received: '2020-06-30'
    text_hash: 'HASH'
    verdict: needs-changes
    persons: 3
    readers:
      - {community: kosovo-albanian, profession: lawyer, count: 1}
      - {community: kosovo-serb, profession: student, count: 2}
    comments:
      - {sentence_id: example-2013-n001, verdict: correct, persons: 3}
      - sentence_id: example-2013-n003
        verdict: unclear
        persons: 1
        text: Which stones are meant?
        outcome: open
    sheets: ['0000000a', '0000000b', '0000000c']
"""


def told(root: Path) -> Path:
    """A tree with a narrative that is sealed, and with no review."""
    shutil.rmtree(root / "raw" / "reviews", ignore_errors=True)
    narrated(root)
    sealed(root / "raw")
    return root


def states(root: Path) -> dict[str, ReviewState]:
    """Language -> the state of the narrative."""
    tables = edition(read(root / "raw")).tables
    return {row.language: row for row in tables.of(ReviewState)}


def now(root: Path, language: str = "en") -> str:
    """The hash of the narrative as it stands."""
    return states(root)[language].text_hash


def reviewed(root: Path, text: str = REVIEW, text_hash: str | None = None) -> Path:
    """Write reviews into a tree that has the narrative. Returns their file.

    text_hash: of what was read, by default of the text as it stands.
    """
    path = root / "raw" / FILE
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_text(text.replace("HASH", text_hash or now(root)), encoding="utf-8")
    return path


def sheet(root: Path, path: Path, language: str = "en") -> Path:
    """Write an empty answer sheet on the narrative of a tree."""
    tables, words = edition(read(root / "raw")).tables, words_of(language)
    rows = in_reading_order(tables.of(NarrativeSentence))
    asked = Asked(
        NARRATIVE,
        "Example",
        now(root, language),
        [(row.id, row.text) for row in rows],
        "2020-06-30",
    )
    write_sheet(path, words, asked)
    return path


def filled(
    path: Path,
    words: Words,
    comments: Mapping[str, str] | None = None,
    verdicts: Mapping[str, str] | None = None,
    reader: Mapping[str, str] | None = None,
) -> Path:
    """Fill in a sheet as a person would: every sentence correct, but for what is given.

    comments, verdicts: by the end of the key of their row; reader: by question.
    """
    book = openpyxl.load_workbook(path)
    answers, about = book.worksheets[:2]
    for row in answers.iter_rows():
        key = str(row[KEY].value or "") if len(row) > KEY else ""
        if key:
            usual = words.review_verdict["accurate"]
            row[VERDICT].value = usual if key == WHOLE else words.comment_verdict["correct"]
            _put(row[VERDICT], key, verdicts or {})
            _put(row[COMMENT], key, comments or {})
    for row in about.iter_rows():
        key = str(row[READER_KEY].value or "")
        _put(row[1], key, reader or {})
    book.save(path)
    return path


def _put(cell: Any, key: str, values: Mapping[str, str]) -> None:
    for end, value in values.items():
        if key and key.endswith(end):
            cell.value = value
