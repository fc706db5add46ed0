"""Factsheets: one page on a project or an organisation."""

from collections import Counter
from dataclasses import dataclass

from pipelines.present.claims import Mark, mark
from pipelines.present.comparing import unit_label
from pipelines.present.language import Printed
from pipelines.present.language.text import strung
from pipelines.present.library import Cites, Library
from pipelines.present.relations import (
    ACTIVITY_ORGANISATIONS_OF_ORGANISATION,
    ASSESSMENT_TARGETS_OF_CLAIM,
    ASSESSMENTS_OF_ASSESSOR,
    POSITIONS_OF_ASSESSOR,
    PROJECT_ORGANISATIONS_OF_ORGANISATION,
    PROJECTS_OF_LEAD,
    SURVEYS_OF_ORGANISATION,
)
from schemas.activities import Activity, ActivityOrganisation, Project, ProjectOrganisation
from schemas.claims import Assessment
from schemas.computed import Position
from schemas.registers import Organisation
from schemas.surveys import Survey

MOST = 9
"""Lines of a list that fit on the page beside the rest; how many more there are is said."""


@dataclass(frozen=True)
class Line:
    """One position on a factsheet."""

    what: Printed
    performer: str
    mark: Mark
    date: str
    notes: Cites


@dataclass(frozen=True)
class Listed:
    """The first of a list, and how many more there are."""

    shown: list[Line]
    more: int


@dataclass(frozen=True)
class Work:
    """One activity on a factsheet of an organisation."""

    date: str
    title: Printed
    kind: str
    notes: Cites


@dataclass(frozen=True)
class OrganisationText:
    """An organisation in the data: who it is, what it says, what it does."""

    name: Printed
    kicker: str
    facts: list[tuple[str, Printed]]
    positions: Listed
    work: list[Work]
    more_work: int
    projects: list[Printed]


def _line(library: Library, row: Position) -> Line:
    words = library.words
    return Line(
        what=strung([library.title(row.agreement_id), unit_label(library, row.provision_id)], ", "),
        performer=words.performer[row.performer],
        mark=mark(words, row.level, row.level_basis),
        date=words.day(row.effective_as_written) or "",
        notes=library.cites(library.one(Assessment, row.claim_id)),
    )


def organisation(library: Library, organisation_id: str) -> OrganisationText:
    """One organisation, with the newest of what it says and does first."""
    words, row = library.words, library.one(Organisation, organisation_id)
    return OrganisationText(
        name=library.name(organisation_id),
        kicker=kicker(library, row),
        facts=facts(library, row),
        positions=_own_positions(library, organisation_id),
        work=[_work(library, each) for each in _own_work(library, organisation_id)[:MOST]],
        more_work=max(len(_own_work(library, organisation_id)) - MOST, 0),
        projects=[words.english(each.title) for each in _own_projects(library, organisation_id)],
    )


def kicker(library: Library, row: Organisation) -> str:
    """Of which kind an organisation is, and of which type as an assessor."""
    words = library.words
    kinds = [words.organisation_kind[row.kind]] if row.kind else []
    if row.assessor_type:
        kinds.append(words.assessor_type[row.assessor_type])
    return " · ".join(kinds)


def facts(library: Library, row: Organisation) -> list[tuple[str, Printed]]:
    """What the data hold of an organisation: name and value of each fact."""
    words, own = library.words, row.id
    claims = library.children(ASSESSMENTS_OF_ASSESSOR, own)
    levels = sum(claim.level is not None for claim in claims)
    agreements = {
        target.agreement_id
        for claim in claims
        for target in library.children(ASSESSMENT_TARGETS_OF_CLAIM, claim.id)
    }
    surveys = library.children(SURVEYS_OF_ORGANISATION, own)
    found = [
        (words.gettext("Seat"), library.noted(row, "seat")),
        (words.gettext("Assessments"), words.number(len(claims)) if claims else None),
        (words.gettext("With a level"), words.number(levels) if claims else None),
        (words.gettext("Agreements spoken of"), words.number(len(agreements)) if claims else None),
        *(
            (words.role[role], words.number(count) if count else None)
            for role, count in _roles(library, own).items()
        ),
        (words.gettext("Surveys"), words.number(len(surveys)) if surveys else None),
    ]
    return [(name, value) for name, value in found if value]


def _roles(library: Library, organisation_id: str) -> dict[str, int]:
    """In how many activities it has each role."""
    rows = library.children(ACTIVITY_ORGANISATIONS_OF_ORGANISATION, organisation_id)
    return {role: sum(row.role == role for row in rows) for role in library.words.role}


def _own_positions(library: Library, organisation_id: str) -> Listed:
    rows = library.children(POSITIONS_OF_ASSESSOR, organisation_id)
    given = [row for row in rows if row.kind == "level"]
    ordered = sorted(given, key=lambda row: (row.effective, row.claim_id), reverse=True)
    shown = [_line(library, row) for row in ordered[:MOST]]
    return Listed(shown, len(ordered) - len(shown))


def _own_work(library: Library, organisation_id: str) -> list[Activity]:
    rows = library.children(ACTIVITY_ORGANISATIONS_OF_ORGANISATION, organisation_id)
    ids = dict.fromkeys(row.activity_id for row in rows)
    found = [library.one(Activity, each) for each in ids]
    return sorted(found, key=lambda row: (_day(row), row.id), reverse=True)


def _day(row: Activity) -> str:
    return (row.date or row.published or "").strip("./")


def _work(library: Library, row: Activity) -> Work:
    words = library.words
    return Work(
        date=words.day(row.date or row.published) or words.gettext("undated"),
        title=words.english(row.title),
        kind=words.activity_kind[row.kind],
        notes=library.cites(row),
    )


def _own_projects(library: Library, organisation_id: str) -> list[Project]:
    led = library.children(PROJECTS_OF_LEAD, organisation_id)
    named = library.children(PROJECT_ORGANISATIONS_OF_ORGANISATION, organisation_id)
    ids = dict.fromkeys([*(row.id for row in led), *(row.project_id for row in named)])
    return [library.one(Project, each) for each in ids]


def organisations_with_records(library: Library) -> Counter[str]:
    """Ids of the organisations that say or do anything in the data, with their records."""
    found = [
        *(row.assessor_id for row in library.all(Assessment)),
        *(row.organisation_id for row in library.all(ActivityOrganisation)),
        *(row.organisation_id for row in library.all(ProjectOrganisation)),
        *(row.lead_id for row in library.all(Project)),
        *(row.organisation_id for row in library.all(Survey)),
    ]
    return Counter(sorted(each for each in found if each is not None))
