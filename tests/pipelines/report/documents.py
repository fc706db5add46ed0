"""Plans of documents for tests: of the tiny tree and of the checkout, in each language."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from lxml import html as lxml_html

from pipelines.present import Library, words_of
from pipelines.present.language import LANGUAGES
from pipelines.present.profile import Profile
from pipelines.report import Moment
from pipelines.report.bound.split import SCHEME
from pipelines.report.jobs import Bind, Print, Show, Write
from pipelines.report.plan import Plan, plan
from schemas.tables import Tables
from tests.once import once
from tests.pipelines.tabulate.tables import checkout_tables, data_date, tiny_tables

OTHERS = tuple(code for code in LANGUAGES if code != "en")


def planned(
    tables: Tables,
    out: Path = Path("out"),
    languages: Sequence[str] = ("en",),
    chosen: Sequence[str] = (),
    formats: Sequence[str] = ("pdf",),
    choices: Profile | None = None,
    extra: Sequence[str] = (),
) -> Plan:
    """The documents of tables as of their data date."""
    libraries = [Library(tables, words_of(code), choices) for code in languages]
    made = plan(libraries, at(data_date(tables)), out, chosen, formats, extra)
    assert made.failed == []
    return made


def at(as_of: date, known_by: date | None = None) -> Moment:
    """The state of a day, known by then unless another day is given."""
    return Moment(as_of, known_by or as_of)


@cache
def whole(language: str) -> Plan:
    """All PDFs of the checkout in a language, with the evidence."""
    return once(
        f"plan-{language}",
        lambda folder: planned(checkout_tables(), languages=(language,), extra=("evidence",)),
    )


@cache
def tiny_plan(language: str) -> Plan:
    """All PDFs and Word files of the tiny tree in a language, but the evidence."""
    return planned(tiny_tables(), languages=(language,), formats=("pdf", "docx"))


def printed(made: Plan, name: str) -> Print:
    """The PDF whose path ends with a name such as `sections/customs-seed`."""
    found = [job for job in prints(made) if job.path.with_suffix("").as_posix().endswith(name)]
    assert len(found) == 1, f"{len(found)} documents are called {name}"
    return found[0]


def prints(made: Plan) -> list[Print]:
    """The PDFs of a plan; a report that is bound of parts as one page."""
    return [job for job in pages(made) if isinstance(job, Print)]


def pages(made: Plan) -> list[Print | Show | Write]:
    """The documents of a plan, each as one page."""
    return [whole_page(job) if isinstance(job, Bind) else job for job in made.documents]


def whole_page(job: Bind) -> Print:
    """A report as the one page that was taken apart, with its links as they were."""
    first, *others = (
        lxml_html.document_fromstring(html)
        for html in (job.front, *(part.html for part in job.parts), job.index)
    )
    for page in others:
        first.body.extend(list(page.body))
    html = lxml_html.tostring(first, encoding="unicode", doctype="<!DOCTYPE html>")
    drawn = tuple(key for part in job.parts for key in part.drawn)
    return Print(html.replace(f'"{SCHEME}', '"#'), job.path, job.modified, job.path.parent, drawn)


def written(made: Plan) -> list[Write]:
    """The Word files of a plan."""
    return [job for job in made.documents if isinstance(job, Write)]


def into(job: Print, folder: Path) -> Print:
    """The same PDF in another folder."""
    return replace(job, path=folder / job.path.name)
