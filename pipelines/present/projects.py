"""Projects of civil society: who, when, and planned against delivered."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.present.language import Printed, Words
from pipelines.present.language.text import sentence, strung
from pipelines.present.library import Cites, Library
from pipelines.present.relations import (
    ACTIVITIES_OF_PROJECT,
    DELIVERED_ACTIVITIES_OF_PROJECT,
    PLANNED_ACTIVITIES_OF_PROJECT,
    PLANNED_ACTIVITY_TOWNS_OF_PROJECT,
    PROJECT_COMPONENTS_OF_PROJECT,
    PROJECT_DISCREPANCIES_OF_PROJECT,
    PROJECT_OBJECTIVES_OF_PROJECT,
    PROJECT_ORGANISATIONS_OF_PROJECT,
)
from schemas.activities import (
    DeliveredActivity,
    PlannedActivity,
    PlannedActivityTown,
    Project,
)


@dataclass(frozen=True)
class Kind:
    """A kind of activity of a project: what was planned, what is reported, what the data hold.

    announced: how many were planned, None where no page gives a number.
    """

    kind: str
    planned: list[Printed]
    announced: str | None
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
    components: list[Printed]
    planned: str
    total: int | None
    delivered: str
    delivered_note: Printed | None
    kinds: list[Kind]
    differences: list[Printed]
    notes: Cites
    verified: bool

    @property
    def recorded(self) -> int:
        """How many activities in the data name the project."""
        return sum(kind.recorded for kind in self.kinds)


def projects(library: Library) -> list[ProjectText]:
    """Every project, by its title."""
    return [project(library, row.id) for row in _by_title(library)]


def _by_title(library: Library) -> list[Project]:
    return library.words.sorted(library.all(Project), key=lambda row: str(row.title))


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
        components=_components(library, project_id),
        planned=_all_planned(library, project_id),
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
    by_kind = {row.kind: [each for each in planned if each.kind == row.kind] for row in planned}
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
            planned=[_planned(library, row) for row in by_kind.get(code, [])],
            announced=_announced(words, by_kind.get(code, [])),
            reported=_reported(library, delivered.get(code)),
            recorded=recorded[code],
        )
        for code in codes
    ]


def _components(library: Library, project_id: str) -> list[Printed]:
    """The components of a project, each with its number."""
    rows = library.children(PROJECT_COMPONENTS_OF_PROJECT, project_id)
    return [strung([str(row.number), library.text(row, "title")], ". ") for row in rows]


def _all_planned(library: Library, project_id: str) -> str:
    """How many activities the pages of a project announce, as far as they give numbers."""
    rows = library.children(PLANNED_ACTIVITIES_OF_PROJECT, project_id)
    if not rows:
        return "–"
    return _announced(library.words, rows) or library.words.gettext("no number given")


def _announced(words: Words, rows: Sequence[PlannedActivity]) -> str | None:
    """The sum of the numbers of a plan: a least one where some lines have none."""
    counts = [row.count for row in rows if row.count is not None]
    if not counts:
        return None
    total = words.number(sum(counts))
    return total if len(counts) == len(rows) else words.gettext("at least %(n)s", n=total)


def _planned(library: Library, row: PlannedActivity) -> Printed:
    """A line of a plan, with its towns, its remark and its component."""
    words = library.words
    parts = [library.text(row, "title"), _towns(library, row), library.noted(row, "note")]
    line = strung([part for part in parts if part], ": ")
    if row.component is None:
        return line
    return strung([line, words.gettext("(component %(n)s)", n=row.component)], " ")


def _towns(library: Library, row: PlannedActivity) -> Printed:
    """The towns and countries of a line of a plan, those with a number first."""
    rows = library.children(PLANNED_ACTIVITY_TOWNS_OF_PROJECT, row.project_id)
    own = [town for town in rows if town.number == row.number]
    counted = [_town(library, town) for town in own if town.count is not None]
    others = [_town(library, town) for town in own if town.count is None]
    lists = [strung(listed, ", ") for listed in (counted, others) if listed]
    return strung(lists, "; ")


def _town(library: Library, row: PlannedActivityTown) -> Printed:
    name = library.place(row.place_id) if row.place_id else library.words.english(row.place)
    return (
        name if row.count is None else strung([name, f"({library.words.number(row.count)})"], " ")
    )


def _reported(library: Library, row: DeliveredActivity | None) -> str:
    """What a page of the project reports of a kind: a number, that it took place, or nothing."""
    if row is None:
        return "–"
    if row.count is None:
        return library.words.gettext("yes, no number")
    return library.words.number(row.count)
