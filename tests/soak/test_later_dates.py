"""The whole build, with all documents in every language, at dates ahead."""

import json
from pathlib import Path

import pytest

from pipelines.present.language import LANGUAGES
from pipelines.run.job import Paths, main_job
from pipelines.run.pool import processes
from tests.trees import LATER, dated, tiny_tree

pytestmark = pytest.mark.soak


@pytest.mark.parametrize("day", LATER)
def test_everything_is_published(day: str, tmp_path: Path) -> None:
    root = dated(tiny_tree(tmp_path), day)
    summary = main_job(Paths.of(root), mapper=processes)
    assert (summary.status, summary.release_date, summary.errors) == ("published", day, [])
    build = root / "build"
    assert json.loads((build / "run.json").read_text(encoding="utf-8"))["status"] == "published"
    for language in LANGUAGES:
        assert (build / "reports" / language / "report.pdf").stat().st_size > 10_000
