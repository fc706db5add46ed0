"""Documents, rendered once: of the tiny tree, and the evidence on three agreements."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipelines.present.language import LANGUAGES
from pipelines.report.jobs import Bind, Print
from pipelines.report.plan import Plan
from pipelines.report.render import do
from tests.once import once
from tests.pipelines.report.documents import planned, prints
from tests.pipelines.report.pdf import Placed, laid_out, laid_out_parts, text
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables

SECTIONS = ("customs-seed", "cadastral-records-2011", "path-to-normalisation-2023")
"""Agreements with little, some and much evidence."""
SECTIONS_OF = {code: SECTIONS if code in ("sq", "sr-Cyrl") else SECTIONS[:2] for code in LANGUAGES}
"""The long one in the languages of long words; the soak lays out all documents in every one."""
PRINTED = tuple(f"{code}/{name}" for code, names in SECTIONS_OF.items() for name in names)


@dataclass
class Rendered:
    """The documents of a tree and where their text stands, by language and name of the file."""

    jobs: dict[str, Print]
    paths: dict[str, Path]
    runs: dict[str, list[Placed]]


def rendered(*plans: Plan) -> Rendered:
    """Draw and print plans."""
    for job in (job for made in plans for job in made.figures.values()):
        do(job)
    listed = [job for made in plans for job in prints(made)]
    names = [_name(job.path) for job in listed]
    bound = {job.path: job for made in plans for job in made.documents if isinstance(job, Bind)}
    return Rendered(
        jobs=dict(zip(names, listed, strict=True)),
        paths=dict(zip(names, (job.path for job in listed), strict=True)),
        runs={
            name: laid_out_parts(bound[job.path]) if job.path in bound else laid_out(job)
            for name, job in zip(names, listed, strict=True)
        },
    )


def _name(path: Path) -> str:
    folder = path.parent if path.parent.name in LANGUAGES else path.parent.parent
    return f"{folder.name}/{path.stem}"


def pdf_text(name: str, path: Path) -> str:
    """The words of a rendered document, which take a second to find, for all tests that ask."""
    return once(f"text-{name.replace('/', '-')}", lambda folder: text(path))


@pytest.fixture(scope="session")
def tiny_documents() -> Rendered:
    """The report and the evidence of the tiny tree."""
    return once("tiny-rendered", _tiny)


def _tiny(out: Path) -> Rendered:
    return rendered(planned(tiny_tables(), out, chosen=("report", "evidence/example-2013")))


@pytest.fixture(scope="session")
def sections() -> Rendered:
    """Evidence of the checkout in each language."""
    return once("sections-rendered", _sections)


def _sections(out: Path) -> Rendered:
    return rendered(
        *(
            planned(checkout_tables(), out, (code,), [f"evidence/{name}" for name in names])
            for code, names in SECTIONS_OF.items()
        )
    )


@pytest.fixture
def page(tmp_path: Path) -> Any:
    """Makes the job of a page with a body."""

    def job(body: str, **options: Any) -> Print:
        text = f"<!doctype html><html lang=en><title>Page</title><body><h1>Page</h1>{body}</html>"
        return Print(text, tmp_path / "page.pdf", 0, **options)

    return job
