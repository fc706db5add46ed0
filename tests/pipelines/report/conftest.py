"""PDFs, rendered once: the tiny tree, and three sections of the checkout."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import weasyprint

from pipelines.report.plan import Job, plan
from pipelines.report.render import do
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables

SECTIONS = ("customs-seed", "cadastral-records-2011", "path-to-normalisation-2023")
"""A short, a middle and a long section."""


@dataclass
class Rendered:
    """The PDFs of a tree and their layouts, by the name of the file."""

    paths: dict[str, Path]
    layouts: dict[str, Any]


@pytest.fixture(autouse=True)
def own_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rendering sets SOURCE_DATE_EPOCH: it is put back after each test."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")


def rendered(jobs: list[Job]) -> Rendered:
    """Render jobs, and keep the layout of each beside its file."""
    layouts: list[Any] = []
    render = weasyprint.HTML.render

    def kept(self: weasyprint.HTML, *arguments: Any, **options: Any) -> Any:
        layouts.append(render(self, *arguments, **options))
        return layouts[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "0")
        patch.setattr(weasyprint.HTML, "render", kept)
        names = [do(job) for job in jobs]
    assert names == [job.path.name for job in jobs]
    paths = {job.path.stem: job.path for job in jobs}
    return Rendered(paths, dict(zip(paths, layouts, strict=True)))


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """The report and the section of the tiny tree."""
    return rendered(plan(tiny_tables(), tmp_path_factory.mktemp("tiny")))


@pytest.fixture(scope="session")
def sections(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """Three sections of the checkout."""
    jobs = plan(checkout_tables(), tmp_path_factory.mktemp("checkout"))
    return rendered([job for job in jobs if job.path.stem in SECTIONS])


@pytest.fixture
def page(tmp_path: Path) -> Any:
    """Makes the job of a page with a body."""

    def job(body: str) -> Job:
        text = f"<!doctype html><html lang=en><title>Page</title><body><h1>Page</h1>{body}</html>"
        return Job(text, tmp_path / "page.pdf", 0)

    return job
