"""The parts of the report: what each is called, what it prints, and with which template."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from pipelines.present import (
    Library,
    Notes,
    activities,
    by_year,
    challenges,
    challenges_summary,
    changes_by_table,
    changes_summary,
    codebook_lists,
    codebook_tables,
    columns,
    compared,
    comparison,
    consistency,
    data_quality,
    disagreements,
    example,
    held_by_type,
    holdings,
    in_order,
    not_compared,
    numbers,
    overview,
    owed,
    owed_summary,
    parties_order,
    printed_shares,
    process,
    process_summary,
    revisions,
    scenarios,
    scorecards,
    section,
    set_claims,
    surveys,
    surveys_summary,
)
from pipelines.present.figures import (
    activity_figures,
    agreement_figures,
    coverage_figure,
    project_figure,
    survey_figure,
    timeline_figure,
)
from schemas.measures import MONTHS_COMPARABLE

Context = Mapping[str, Any]
Gather = Callable[[Library, Notes, str], Context]


@dataclass(frozen=True)
class Part:
    """One part of the report, which is also a document of its own.

    gather: its context, from a library, the notes that it adds to and the source line of figures;
    wide: on landscape pages; tables: those that its PDF carries; short: title of an agreement;
    is_usual: made without being asked for; has_page: also made as a page for a browser.
    """

    id: str
    title: str
    template: str
    gather: Gather
    wide: bool = False
    tables: tuple[str, ...] = ()
    short: str | None = None
    is_usual: bool = True
    has_page: bool = False


def parts(library: Library) -> list[Part]:
    """All parts but the agreements, in the order of the report."""
    gettext = library.words.gettext
    return [
        Part(
            "process",
            gettext("The dialogue process"),
            "process.html.j2",
            _process,
            tables=("meetings",),
        ),
        Part(
            "overview",
            gettext("All agreements at a glance"),
            "overview.html.j2",
            _overview,
            wide=True,
            tables=("positions",),
        ),
        Part(
            "differences",
            gettext("Where assessments differ"),
            "differences.html.j2",
            _differences,
            tables=("differences", "comparability", "attributions_by_year"),
        ),
        Part(
            "owed",
            gettext("Open obligations"),
            "owed.html.j2",
            _owed,
            wide=True,
            tables=("obligations",),
        ),
        Part(
            "challenges",
            gettext("Challenges, by who is affected"),
            "challenges.html.j2",
            _challenges,
            tables=("challenges", "challenge_affects"),
        ),
        Part(
            "civil-society",
            gettext("Civil society around the dialogue"),
            "activities.html.j2",
            _work,
            tables=("activities", "projects", "planned_activities", "delivered_activities"),
        ),
        Part(
            "surveys",
            gettext("What surveys say"),
            "surveys.html.j2",
            _surveys,
            tables=("surveys", "survey_questions", "survey_options"),
        ),
        Part(
            "scorecards",
            gettext("Published scorecards beside the data"),
            "scorecards.html.j2",
            _scorecards,
            tables=("scorecards", "scorecard_counts", "scorecard_comparisons"),
        ),
        Part(
            "method",
            gettext("Method"),
            "method.html.j2",
            _method,
            tables=("coding_consistency", "sensitivity"),
        ),
        Part("data", gettext("Data, and how to cite them"), "data.html.j2", _data),
        Part(
            "changes",
            gettext("What changed since the last release"),
            "changes.html.j2",
            _changes,
            tables=("changes", "revisions"),
        ),
        Part(
            "quality",
            gettext("Quality of the data"),
            "quality.html.j2",
            _quality,
            tables=("quality", "checks", "coverage"),
            has_page=True,
        ),
        Part("sets", gettext("Claims on sets of agreements"), "sets.html.j2", _sets),
    ]


def sources(library: Library) -> Part:
    """Every source of the data, as a document of its own; the report ends with those it cites."""
    return Part("sources", library.words.gettext("Sources"), "sources.html.j2", _all_sources)


def codebook(library: Library) -> Part:
    """Every column and code, as a document of its own: too long for the report."""
    title = library.words.gettext("Codebook")
    return Part("codebook", title, "codebook.html.j2", _codebook, wide=True, is_usual=False)


def agreements(library: Library) -> list[Part]:
    """One part for each agreement, in the order of the overview."""
    return [_agreement_part(library, agreement_id) for agreement_id in in_order(library)]


def _agreement_part(library: Library, agreement_id: str) -> Part:
    title = library.text("agreements", library.one("agreements", agreement_id), "title")
    gather = partial(_agreement, agreement_id=agreement_id)
    tables = ("provisions", "assessments_flat", "positions")
    short = library.title(agreement_id)
    return Part(agreement_id, title, "agreement.html.j2", gather, tables=tables, short=short)


def _agreement(library: Library, notes: Notes, source: str, agreement_id: str) -> Context:
    return {
        "section": section(library, notes, agreement_id),
        "figures": agreement_figures(library, agreement_id, source),
    }


def _process(library: Library, notes: Notes, source: str) -> Context:
    return {
        "summary": process_summary(library),
        "years": process(library, notes),
        "timeline": timeline_figure(library, source),
    }


def _overview(library: Library, notes: Notes, source: str) -> Context:
    return {
        "blocks": overview(library),
        "columns": list(columns(library)),
        "coverage": coverage_figure(library, source),
    }


def _differences(library: Library, notes: Notes, source: str) -> Context:
    return {
        "compared": compared(library, None),
        "pairs": comparison(library, notes, None),
        "by_year": by_year(library),
        "held": held_by_type(library),
        "months": MONTHS_COMPARABLE,
    }


def _owed(library: Library, notes: Notes, source: str) -> Context:
    return {"summary": owed_summary(library), "rows": owed(library, notes)}


def _challenges(library: Library, notes: Notes, source: str) -> Context:
    return {"summary": challenges_summary(library), "groups": challenges(library, notes)}


def _work(library: Library, notes: Notes, source: str) -> Context:
    return {
        "summary": activities.activities_summary(library),
        "by_kind": activities.by_kind(library),
        "by_year": activities.by_year(library),
        "by_place": activities.by_place(library),
        "organisers": activities.by_role(library, "organiser"),
        "funders": activities.by_role(library, "funder"),
        "projects": [
            (one, project_figure(library, one, source))
            for one in activities.projects(library, notes)
        ],
        "figures": activity_figures(library, source),
        "years": activities.activity_list(library, notes),
    }


def _surveys(library: Library, notes: Notes, source: str) -> Context:
    return {
        "summary": surveys_summary(library),
        "surveys": [
            (one, survey_figure(library, library.one("surveys", one.id), source))
            for one in surveys(library, notes)
        ],
    }


def _data(library: Library, notes: Notes, source: str) -> Context:
    return {"tables": holdings(library), "licence_url": library.dataset["licence_url"]}


def _changes(library: Library, notes: Notes, source: str) -> Context:
    return {
        "summary": changes_summary(library),
        "tables": changes_by_table(library),
        "revisions": revisions(library),
    }


def _quality(library: Library, notes: Notes, source: str) -> Context:
    return {
        "summary": data_quality.quality_summary(library),
        "covered": data_quality.covered(library),
        "balance": data_quality.balance(library),
        "levels": data_quality.levels(library),
        "ages": data_quality.ages(library),
        "verified": data_quality.verified(library),
        "addresses": data_quality.addresses(library),
        "wordings": data_quality.wordings(library),
        "checks": data_quality.checks(library),
    }


def _scorecards(library: Library, notes: Notes, source: str) -> Context:
    return {"cards": scorecards(library, notes), "not_compared": not_compared(library)}


def _method(library: Library, notes: Notes, source: str) -> Context:
    return {
        "numbers": numbers(library),
        "example": example(library),
        "printed": printed_shares(library),
        "months": MONTHS_COMPARABLE,
        "consistency": consistency(library),
        "disagreements": disagreements(library),
        "scenarios": scenarios(library),
        "parties_order": parties_order(library),
    }


def _all_sources(library: Library, notes: Notes, source: str) -> Context:
    rows = library.all("sources")
    by_date = sorted(rows, key=lambda row: row["published"] or "")
    for row in library.words.sorted(by_date, key=lambda row: row["publisher"] or ""):
        notes.source(row["id"])
    return {"number": len(rows)}


def _codebook(library: Library, notes: Notes, source: str) -> Context:
    return {"tables": codebook_tables(library), "lists": codebook_lists(library)}


def _sets(library: Library, notes: Notes, source: str) -> Context:
    return {"sets": set_claims(library, notes)}
