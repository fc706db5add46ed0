"""Projects of civil society: who, when, and planned against delivered."""

from collections import Counter
from dataclasses import dataclass

from pipelines.present.language import Printed
from pipelines.present.language.text import sentence, strung
from pipelines.present.library import Cites, Library
from pipelines.present.relations import (
    ACTIVITIES_OF_PROJECT,
    DELIVERED_ACTIVITIES_OF_PROJECT,
    PLANNED_ACTIVITIES_OF_PROJECT,
    PROJECT_DISCREPANCIES_OF_PROJECT,
    PROJECT_OBJECTIVES_OF_PROJECT,
    PROJECT_ORGANISATIONS_OF_PROJECT,
)
from schemas.activities import DeliveredActivity, PlannedActivity, Project


@dataclass(frozen=True)
class Kind:
    """A kind of activity of a project: what was planned, what is reported, what the data hold."""

    kind: str
    planned: list[Printed]
    reported: str
    recorded: int


@dataclass(frozen=True)
class ProjectText:
    """A project: who, when, and planned against delivered."""

    id: str
    title: Printed
    lead: Printed
    partners: Printed
    funders: Printed
    period: str
    period_note: Printed | None
    objectives: list[Printed]
    total: int | None
    delivered: str
    delivered_note: Printed | None
    kinds: list[Kind]
    differences: list[Printed]
    notes: Cites
    verified: bool

    @property
    def planned(self) -> int:
        """How many kinds of activity a page of the project announces."""
        return sum(len(kind.planned) for kind in self.kinds)

    @property
    def recorded(self) -> int:
        """How many activities in the data name the project."""
        return sum(kind.recorded for kind in self.kinds)


def project(library: Library, project_id: str) -> ProjectText:
    """One project: who, when, and planned against delivered."""
    words, row = library.words, library.one(Project, project_id)
    objectives = library.children(PROJECT_OBJECTIVES_OF_PROJECT, project_id)
    differences = library.children(PROJECT_DISCREPANCIES_OF_PROJECT, project_id)
    total = row.delivered_total
    return ProjectText(
        id=project_id,
        title=words.english(row.title),
        lead=library.name(row.lead_id) if row.lead_id else words.gettext("not known"),
        partners=_in_role(library, project_id, "partner"),
        funders=_in_role(library, project_id, "funder"),
        period=_period(library, row),
        period_note=library.noted(row, "period_note"),
        objectives=[sentence(library.text(each, "text")) for each in objectives],
        total=total,
        delivered=words.number(total) if total is not None else words.gettext("no number given"),
        delivered_note=library.noted(row, "delivered_note"),
        kinds=_kinds(library, project_id),
        differences=[sentence(library.text(each, "text")) for each in differences],
        notes=library.cites(row),
        verified=row.verified,
    )


def _in_role(library: Library, project_id: str, role: str) -> Printed:
    rows = library.children(PROJECT_ORGANISATIONS_OF_PROJECT, project_id)
    names = [library.name(row.organisation_id) for row in rows if row.role == role]
    return strung(names, "; ") or library.words.gettext("none named")


def _period(library: Library, row: Project) -> str:
    words, start, end = library.words, row.start, row.end
    if start and end:
        return words.day(f"{start}/{end}") or ""
    if start:
        return words.day(f"{start}/..") or ""
    return (words.day(f"../{end}") or "") if end else words.gettext("not known")


def _kinds(library: Library, project_id: str) -> list[Kind]:
    """Kinds of activity of a project, in the order in which they were planned."""
    words = library.words
    planned = library.children(PLANNED_ACTIVITIES_OF_PROJECT, project_id)
    delivered: dict[str | None, DeliveredActivity] = {
        row.kind: row for row in library.children(DELIVERED_ACTIVITIES_OF_PROJECT, project_id)
    }
    recorded: Counter[str | None] = Counter(
        row.kind for row in library.children(ACTIVITIES_OF_PROJECT, project_id)
    )
    codes = dict.fromkeys([*(row.kind for row in planned), *delivered, *recorded])
    return [
        Kind(
            kind=words.activity_kind[code] if code else words.gettext("not stated"),
            planned=[_planned(library, row) for row in planned if row.kind == code],
            reported=_reported(library, delivered.get(code)),
            recorded=recorded[code],
        )
        for code in codes
    ]


def _planned(library: Library, row: PlannedActivity) -> Printed:
    title, note = library.text(row, "title"), library.noted(row, "note")
    return strung([title, note], ": ") if note else title


def _reported(library: Library, row: DeliveredActivity | None) -> str:
    """What a page of the project reports of a kind: a number, that it took place, or nothing."""
    if row is None:
        return "–"
    if row.count is None:
        return library.words.gettext("yes, no number")
    return library.words.number(row.count)
