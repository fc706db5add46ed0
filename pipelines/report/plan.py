"""Which documents there are: contexts to HTML, one job for each PDF."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.present import (
    COLUMNS,
    Library,
    Notes,
    Section,
    by_year,
    colophon,
    compared,
    comparison,
    consistency,
    disagreements,
    example,
    held_by_type,
    in_order,
    not_compared,
    numbers,
    overview,
    owed,
    owed_summary,
    printed_shares,
    process,
    process_summary,
    scenarios,
    scorecards,
    section,
    set_claims,
)
from pipelines.report.profile import Profile, default_profile
from pipelines.report.template import html
from schemas.measures import MONTHS_COMPARABLE
from schemas.tables import Tables

LANGUAGE = "en"


@dataclass(frozen=True)
class Job:
    """One PDF to render: self-contained, so that another process can do it.

    html: the page; path: the file; modified: seconds since 1970 of the release, stamped into
    the PDF instead of the clock's, so that two builds of one release are the same bytes.
    """

    html: str
    path: Path
    modified: int


def plan(tables: Tables, out: Path) -> list[Job]:
    """The jobs of a language: the whole report first, as the longest, then the sections."""
    library, profile = Library(tables), default_profile()
    folder = out / LANGUAGE
    modified = _modified(library.dataset["release_date"])
    jobs = [Job(_report(library, profile), folder / "report.pdf", modified)]
    for agreement_id in in_order(library):
        notes = Notes(library)
        one = section(library, notes, agreement_id)
        page = _section(library, profile, one, notes)
        jobs.append(Job(page, folder / "sections" / f"{agreement_id}.pdf", modified))
    return jobs


def _modified(release_date: str) -> int:
    day = date.fromisoformat(release_date)
    return (day - date(1970, 1, 1)).days * 86_400


def _section(library: Library, profile: Profile, one: Section, notes: Notes) -> str:
    frame = colophon(library, profile.footnote_term, LANGUAGE)
    return html(
        "section.html",
        section=one,
        notes=notes.all,
        usual=notes.usual,
        frame=frame,
        numbers=numbers(library),
    )


def _report(library: Library, profile: Profile) -> str:
    notes = Notes(library)
    years = process(library, notes)
    pairs, past = comparison(library, notes, None), owed(library, notes)
    cards = scorecards(library, notes)
    sections = [section(library, notes, agreement_id) for agreement_id in in_order(library)]
    sets = set_claims(library, notes)
    return html(
        "report.html",
        compared=compared(library, None),
        pairs=pairs,
        comparable_by_year=by_year(library),
        held=held_by_type(library),
        owed=past,
        owed_summary=owed_summary(library),
        cards=cards,
        not_compared=not_compared(library),
        consistency=consistency(library),
        disagreements=disagreements(library),
        scenarios=scenarios(library),
        example=example(library),
        printed_shares=printed_shares(library),
        months_comparable=MONTHS_COMPARABLE,
        frame=colophon(library, profile.footnote_term, LANGUAGE),
        years=years,
        process_summary=process_summary(library),
        blocks=overview(library),
        columns=[title for title, _ in COLUMNS],
        sections=sections,
        sets=sets,
        numbers=numbers(library),
        notes=notes.all,
        usual=notes.usual,
    )
