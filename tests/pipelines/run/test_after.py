"""What follows an edition: the site, and its publication where the environment names a target."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pipelines.report import Made
from pipelines.run import job, nightly
from pipelines.run.job import Paths, Summary
from pipelines.run.nightly import Telling, told_job
from pipelines.telling.values import Report
from schemas.problem import ProblemsFound
from schemas.tables import Tables
from tests.trees import edit, tiny_tree, with_store

AGREEMENT = "agreements/example-2013.yml"
NOW = datetime(2020, 7, 1, 2, 30, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch, short_site: None) -> Path:
    """The tiny tree; documents have tests of their own."""

    def stub(tables: Tables, out: Path, *rest: Any) -> Made:
        (out / "en").mkdir(parents=True, exist_ok=True)
        (out / "en/report.pdf").write_text(tables.rows("dataset")[0]["title"], encoding="utf-8")
        return Made([out / "en/report.pdf"], done=1, kept=0)

    monkeypatch.setattr(job, "report", stub)
    return with_store(tiny_tree(tmp_path / "project"), store, ".made-data")


def run(root: Path, told: list[Report] | None = None, **environment: str) -> tuple[Summary, str]:
    """A run, and what it said."""
    said: list[str] = []
    telling = Telling(None, environment, lambda: NOW, (told if told is not None else []).append)
    return told_job(Paths.of(root), telling, say=said.append), "\n".join(said)


def test_the_site_is_made_and_made_again_only_where_something_changed(root: Path) -> None:
    summary, said = run(root)
    pages = len(list((root / "build/site").rglob("*.html")))
    assert pages > 100 and f"  site      {pages} pages; files new or changed " in said
    assert (root / "build/site/reports/en/report.pdf").is_file()
    assert list(summary.seconds)[-1] == "site"
    assert (summary.placed, summary.unmade) == (None, {})
    assert f"  site      {pages} pages; files new or changed 0 " in run(root)[1]
    edit(root, AGREEMENT, "The persons who cross are counted.", "The persons who cross are listed.")
    run(root)
    page = (root / "build/site/en/agreements/example-2013.html").read_text(encoding="utf-8")
    assert "The persons who cross are listed." in page


def test_pages_are_not_composed_where_nothing_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(root)

    def composed(*_: Any, **__: Any) -> None:
        raise AssertionError("composed")

    monkeypatch.setattr("pipelines.run.sites.site", composed)
    assert run(root)[0].unmade == {}


@pytest.mark.parametrize("path", ["en/index.html", "data/positions.csv", "style/site.css"])
def test_what_somebody_changed_in_the_site_is_put_right(root: Path, path: str) -> None:
    run(root)
    file = root / "build/site" / path
    before = file.read_bytes()
    file.unlink()
    file.write_bytes(b"damaged")
    run(root)
    assert file.read_bytes() == before


def test_it_goes_to_the_target_that_is_set(root: Path, tmp_path: Path) -> None:
    www, told = tmp_path / "www", list[Report]()
    summary, said = run(root, told, DIALOGUE_PUBLISH_TO=str(www))
    assert (www / "en/agreements/example-2013.html").is_file()
    assert "  place     " in said
    assert summary.placed is not None and summary.placed.endswith(f"; in {www}")
    assert told[0].run.placed == summary.placed
    assert run(root, DIALOGUE_PUBLISH_TO=str(www))[0].placed.startswith("nothing to send; ")


def test_a_publication_that_fails_is_told_and_the_rest_stays(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told = list[Report]()
    summary, said = run(root, told, DIALOGUE_PUBLISH_TO=str(tmp_path / "file"))
    assert summary.status == "published"
    assert summary.unmade == {"the publication": f"{tmp_path / 'file'} is no folder; name one"}
    assert "  failed: the publication: " in said
    assert [each.key for each in told[0].failing] == ["the publication"]
    assert json.loads((root / "build/run.json").read_text())["unmade"] == summary.unmade
    assert "the publication" in (root / "build/run.html").read_text()
    assert (root / "build/site/index.html").is_file()
    run(root, told, DIALOGUE_PUBLISH_TO=str(tmp_path / "www"))
    assert [each.key for each in told[1].recovered] == ["the publication"]


def test_a_site_that_fails_is_told_and_nothing_is_sent(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError("nobody foresaw this")

    monkeypatch.setattr("pipelines.run.sites.site", broken)
    summary, _ = run(root, DIALOGUE_PUBLISH_TO=str(tmp_path / "www"))
    assert summary.status == "published"
    assert "nobody foresaw this" in summary.unmade["the site"]
    assert summary.unmade["the publication"] == "not tried: there was a problem with the site"
    assert not (tmp_path / "www").exists()


def test_after_errors_in_the_data_nothing_follows(root: Path, tmp_path: Path) -> None:
    edit(root, "dataset.yml", "licence: CC-BY-4.0", "licence: ''")
    with pytest.raises(ProblemsFound):
        run(root, DIALOGUE_PUBLISH_TO=str(tmp_path / "www"))
    assert not (root / "build/site").exists()
    assert not (tmp_path / "www").exists()


def test_the_stages_that_follow_are_those_that_are_tried_again() -> None:
    found = list(nightly._after(Paths.of(Path()), {"DIALOGUE_PUBLISH_TO": "x"}))
    from pipelines.orchestrator.flows import RETRIED

    assert {each.name for each in found} == {"site", "place"} <= RETRIED
