"""Civil society's work: activities by kind, year, place, organiser and funder; projects."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipelines.present.language import Printed, plain
from pipelines.present.language.text import sentence, strung
from pipelines.present.library import Cites, Library
from pipelines.present.relations import (
    ACTIVITIES_OF_PROJECT,
    ACTIVITY_ORGANISATIONS_OF_ACTIVITY,
    DELIVERED_ACTIVITIES_OF_PROJECT,
    PLANNED_ACTIVITIES_OF_PROJECT,
    PROJECT_DISCREPANCIES_OF_PROJECT,
    PROJECT_OBJECTIVES_OF_PROJECT,
    PROJECT_ORGANISATIONS_OF_PROJECT,
)
from schemas.activities import Activity, DeliveredActivity, PlannedActivity, Project

ANNOUNCED = "not-known"
"""An activity that was announced or listed, of which no report was seen."""


@dataclass(frozen=True)
class Count:
    """Activities of one kind, year, place or organisation."""

    name: Printed
    held: int
    not_known: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.held + self.not_known


@dataclass(frozen=True)
class ActivityText:
    """One activity in the list."""

    date: str
    kind: str
    title: Printed
    organisers: Printed
    place: str | None
    status: str | None
    notes: Cites
    verified: bool


@dataclass(frozen=True)
class ActivityYear:
    """The activities of a year."""

    year: str
    activities: list[ActivityText]


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
    delivered: str
    delivered_note: Printed | None
    kinds: list[Kind]
    differences: list[Printed]
    notes: Cites
    verified: bool


def activities_summary(library: Library) -> str:
    """How many activities there are, and of how many a report was seen."""
    words, rows = library.words, library.all(Activity)
    unseen = sum(row.held == ANNOUNCED for row in rows)
    undated = sum(row.date is None for row in rows)
    text = words.ngettext(
        "The data hold %(n)s activity of civil society around the dialogue.",
        "The data hold %(n)s activities of civil society around the dialogue.",
        len(rows),
    )
    rest = words.gettext(
        "Announced or listed, with no report seen: %(unseen)s. Without a day of their own: "
        "%(undated)s. These are the activities that were found, not all that took place.",
        unseen=words.number(unseen),
        undated=words.number(undated),
    )
    return f"{text} {rest}"


def by_kind(library: Library) -> list[Count]:
    """Activities by kind, the most frequent first."""
    return _counts(library, lambda row: [row.kind], library.words.activity_kind.__getitem__)


def by_year(library: Library) -> list[Count]:
    """Activities by year, those without a date last."""
    undated = library.words.gettext("undated")
    counts = _counts(library, lambda row: [activity_year(row) or ""], lambda year: year or undated)
    return sorted(counts, key=lambda count: (count.name == undated, count.name))


def by_place(library: Library) -> list[Count]:
    """Activities by place, where one is known."""
    return _counts(library, lambda row: filter(None, [row.place_id]), library.place)


def by_role(library: Library, role: str) -> list[Count]:
    """Activities by organisation in a role, the most frequent first."""
    return _counts(library, lambda row: _ids_in_role(library, row.id, role), library.name)


def organisations(library: Library, activity_id: str, role: str) -> list[Printed]:
    """Names of the organisations of an activity in a role."""
    return [library.name(each) for each in _ids_in_role(library, activity_id, role)]


def _ids_in_role(library: Library, activity_id: str, role: str) -> list[str]:
    rows = library.children(ACTIVITY_ORGANISATIONS_OF_ACTIVITY, activity_id)
    return [row.organisation_id for row in rows if row.role == role]


def activity_year(row: Activity) -> str | None:
    """The year of an activity: of its day, else of its publication."""
    day = row.date or row.published
    return day.strip("./")[:4] if day else None


def _counts(
    library: Library, ids: Callable[[Activity], Iterable[str]], called: Callable[[str], Printed]
) -> list[Count]:
    """Activities by id, the most frequent first, then in the order of what they are called."""
    held: Counter[str] = Counter()
    unseen: Counter[str] = Counter()
    for row in library.all(Activity):
        (unseen if row.held == ANNOUNCED else held).update(ids(row))
    ordered = library.words.sorted(sorted(held | unseen), key=lambda each: plain(called(each)))
    counts = [Count(called(each), held[each], unseen[each]) for each in ordered]
    return sorted(counts, key=lambda count: -count.total)


def activity_list(library: Library) -> list[ActivityYear]:
    """Every activity, by year and date."""
    undated = library.words.gettext("undated")
    rows = sorted(library.all(Activity), key=_dated)
    years = dict.fromkeys(activity_year(row) or undated for row in rows)
    return [
        ActivityYear(
            year,
            [_activity(library, r) for r in rows if (activity_year(r) or undated) == year],
        )
        for year in years
    ]


def _dated(row: Activity) -> tuple[bool, str, str]:
    day = row.date or row.published
    return day is None, (day or "").strip("./"), row.id


def _activity(library: Library, row: Activity) -> ActivityText:
    words = library.words
    day = words.days(row.date, row.date_end) if row.date else words.day(row.published)
    return ActivityText(
        date=day or words.gettext("undated"),
        kind=words.activity_kind[row.kind],
        title=words.english(row.title),
        organisers=strung(organisations(library, row.id, "organiser"), "; "),
        place=library.place(row.place_id) if row.place_id else None,
        status=words.held[row.held] if row.held == ANNOUNCED else None,
        notes=library.cites(row),
        verified=row.verified,
    )


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
        period_note=words.english(row.period_note) if row.period_note else None,
        objectives=[words.english(sentence(each.text)) for each in objectives],
        delivered=words.number(total) if total is not None else words.gettext("no number given"),
        delivered_note=words.english(row.delivered_note) if row.delivered_note else None,
        kinds=_kinds(library, project_id),
        differences=[words.english(sentence(each.text)) for each in differences],
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
    title = library.words.english(row.title)
    if not row.note:
        return title
    return strung([title, library.words.english(row.note)], ": ")


def _reported(library: Library, row: DeliveredActivity | None) -> str:
    """What a page of the project reports of a kind: a number, that it took place, or nothing."""
    if row is None:
        return "–"
    if row.count is None:
        return library.words.gettext("yes, no number")
    return library.words.number(row.count)
