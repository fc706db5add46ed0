"""Documents, rendered once: of the tiny tree, and three sections of the checkout."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipelines.pool import processes
from pipelines.present.language import LANGUAGES
from pipelines.report.jobs import Print
from pipelines.report.plan import Plan
from pipelines.report.render import do
from tests.once import once
from tests.pipelines.report.documents import planned, prints
from tests.pipelines.report.pdf import Placed, laid_out, text
from tests.pipelines.tabulate.tables import ROOT, checkout_tables, tiny_tables

SECTIONS = ("customs-seed", "cadastral-records-2011", "path-to-normalisation-2023")
"""A short, a middle and a long section."""
PRINTED = tuple(f"{code}/{name}" for code in LANGUAGES for name in SECTIONS)


@dataclass
class Rendered:
    """The documents of a tree and where their text stands, by language and name of the file."""

    jobs: dict[str, Print]
    paths: dict[str, Path]
    runs: dict[str, list[Placed]]


def rendered(made: Plan, run: Callable[[Callable[[Any], Any], Iterable[Any]], Any]) -> Rendered:
    """Draw and print a plan; run maps what is to be done."""
    list(run(do, made.figures.values()))
    listed = prints(made)
    names = [_name(job.path) for job in listed]
    return Rendered(
        jobs=dict(zip(names, listed, strict=True)),
        paths=dict(zip(names, (job.path for job in listed), strict=True)),
        runs=dict(zip(names, run(laid_out, listed), strict=True)),
    )


def _name(path: Path) -> str:
    folder = path.parent if path.parent.name in LANGUAGES else path.parent.parent
    return f"{folder.name}/{path.stem}"


def pdf_text(name: str, path: Path) -> str:
    """The words of a rendered document, which take a second to find, for all tests that ask."""
    return once(f"text-{name.replace('/', '-')}", lambda folder: text(path))


@pytest.fixture(scope="session")
def tiny() -> Rendered:
    """The report and the section of the tiny tree."""
    return once("tiny-rendered", _tiny)


def _tiny(out: Path) -> Rendered:
    return rendered(planned(tiny_tables(), out, chosen=("report", "example-2013")), map)


@pytest.fixture(scope="session")
def sections() -> Rendered:
    """Three sections of the checkout in each language."""
    return once("sections-rendered", _sections)


def _sections(out: Path) -> Rendered:
    made = planned(checkout_tables(), out, LANGUAGES, SECTIONS)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT)  # the processes import this package too
        with processes() as run:
            return rendered(made, run)


@pytest.fixture
def page(tmp_path: Path) -> Any:
    """Makes the job of a page with a body."""

    def job(body: str, **options: Any) -> Print:
        text = f"<!doctype html><html lang=en><title>Page</title><body><h1>Page</h1>{body}</html>"
        return Print(text, tmp_path / "page.pdf", 0, **options)

    return job
