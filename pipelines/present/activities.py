"""Civil society's work: activities by kind, year, place, organiser and funder."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipelines.present.language import Printed, plain
from pipelines.present.language.text import sentence, strung
from pipelines.present.library import Cites, Library
from pipelines.present.relations import (
    ACTIVITY_FINDINGS_OF_ACTIVITY,
    ACTIVITY_ORGANISATIONS_OF_ACTIVITY,
    ACTIVITY_OUTPUTS_LAUNCHED_AT,
    ACTIVITY_OUTPUTS_OF_ACTIVITY,
    ACTIVITY_SESSIONS_OF_ACTIVITY,
)
from schemas.activities import Activity, ActivityOutput, ActivitySession

ANNOUNCED = "not-known"
"""An activity that was announced or listed, of which no report was seen."""

IS_PUBLICATION = "publication"
"""The evidence for an activity that is nothing but the issue of a publication."""


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
class OutputText:
    """What came out of an activity, or was launched at it. kind: with number and date."""

    text: Printed
    kind: str
    notes: Cites
    verified: bool


@dataclass(frozen=True)
class ActivityText:
    """One activity in the list. kind: that of what was issued too, where it is a publication."""

    date: str
    kind: str
    title: Printed
    summary: Printed | None
    sessions: Printed
    outputs: list[OutputText]
    reported: list[Printed]
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
    found = library.children(ACTIVITY_FINDINGS_OF_ACTIVITY, row.id)
    return ActivityText(
        date=day or words.gettext("undated"),
        kind=_kind(library, row),
        title=words.english(row.title),
        summary=library.sentence(row, "summary"),
        sessions=_sessions(library, row.id),
        outputs=[_output(library, each) for each in _outputs(library, row)],
        reported=[sentence(library.text(each, "text")) for each in found],
        organisers=strung(organisations(library, row.id, "organiser"), "; "),
        place=library.place(row.place_id) if row.place_id else None,
        status=words.held[row.held] if row.held == ANNOUNCED else None,
        notes=library.cites(row),
        verified=row.verified,
    )


def _kind(library: Library, row: Activity) -> str:
    """The kind of an activity: of a publication, with that of what was issued where they differ."""
    words, kind = library.words, library.words.activity_kind[row.kind]
    issued = library.children(ACTIVITY_OUTPUTS_OF_ACTIVITY, row.id)
    kinds = [words.output_kind[each.kind] for each in issued if row.evidence == IS_PUBLICATION]
    parts = [kind, *kinds]
    if row.project_id and row.component:
        parts.append(words.gettext("component %(n)s of its project", n=row.component))
    return ", ".join(dict.fromkeys(parts))


def _sessions(library: Library, activity_id: str) -> Printed:
    """The sessions of an activity, in their order."""
    rows = library.children(ACTIVITY_SESSIONS_OF_ACTIVITY, activity_id)
    return strung([_session(library, row) for row in rows], "; ")


def _session(library: Library, row: ActivitySession) -> Printed:
    """Kind and number of a session, what it was on, and a remark."""
    words = library.words
    number = [f"({words.number(row.count)})"] if row.count else []
    head = " ".join([words.session_kind[row.kind], *number])
    title, note = library.noted(row, "title"), library.noted(row, "note")
    told = strung([title, strung(["(", note, ")"], "")], " ") if title and note else title or note
    return strung([head, told], ": ") if told else head


def _outputs(library: Library, row: Activity) -> list[ActivityOutput]:
    """What came out of an activity or was launched at it, but for what it is itself."""
    came = library.children(ACTIVITY_OUTPUTS_OF_ACTIVITY, row.id)
    own = [] if row.evidence == IS_PUBLICATION else came
    launched = library.children(ACTIVITY_OUTPUTS_LAUNCHED_AT, row.id)
    return list({each.id: each for each in (*own, *launched)}.values())


def _output(library: Library, row: ActivityOutput) -> OutputText:
    """Title of an output and what it is; its kind, number and date."""
    words = library.words
    title = sentence(words.english(row.title)) if row.title else None
    told = [text for text in (title, library.sentence(row, "about")) if text]
    number = f"({words.number(row.count)})" if row.count else None
    kind = " ".join(filter(None, [words.output_kind[row.kind], number]))
    return OutputText(
        text=strung(told, " "),
        kind=" · ".join(filter(None, [kind, words.day(row.published)])),
        notes=library.cites(row),
        verified=row.verified,
    )
