"""The dialogue process: meetings and agreements along the years."""

from collections import Counter
from dataclasses import dataclass

from pipelines.present import words
from pipelines.present.library import Library, Row
from pipelines.present.notes import Notes


@dataclass(frozen=True)
class Step:
    """A meeting or an agreement on the timeline."""

    when: str
    what: str
    short: str | None
    is_agreement: bool
    status: str | None
    agreements: str | None
    notes: list[int]
    verified: bool
    order: str


@dataclass(frozen=True)
class Year:
    """One year of the process."""

    year: str
    counts: str
    agreed: list[str]
    steps: list[Step]


def process(library: Library, notes: Notes) -> list[Year]:
    """Meetings and agreements by year, in the order of their dates."""
    steps = [_meeting(library, notes, row) for row in library.all("meetings")]
    steps += [_agreement(library, row) for row in library.all("agreements") if row["date_agreed"]]
    years = sorted({step.order[:4] for step in steps})
    return [_year(year, steps) for year in years]


def process_summary(library: Library) -> str:
    """How many meetings, by status, and agreements; in one sentence."""
    status = Counter(row["status"] for row in library.all("meetings"))
    held = [f"{n} {words.MEETING_STATUS[code]}" for code, n in status.most_common()]
    total = sum(status.values())
    agreements = len(library.all("agreements"))
    undated = sum(row["date_agreed"] is None for row in library.all("agreements"))
    tail = f", {undated} of them without a known date" if undated else ""
    met = f"{words.counted(total, 'meeting')} of the dialogue ({words.joined(held)})"
    return f"The data hold {met} and {words.counted(agreements, 'agreement')}{tail}."


def _meeting(library: Library, notes: Notes, row: Row) -> Step:
    place = library.one("places", row["place_id"])["name_en"] if row["place_id"] else None
    where = place or ("by video" if row["mode"] == "online" else None)
    track = words.code(row["track"])
    links = library.children("meeting_agreements", "meeting_id", row["id"])
    names = [_short(library, link) for link in links]
    head = f"{track.capitalize()} meeting" + (f", {where}" if where else "")
    return Step(
        when=words.days(row["date"], row["date_end"]),
        what=f"{head}. {words.sentence(row['outcome'])}" if row["outcome"] else f"{head}.",
        short=None,
        is_agreement=False,
        status=None if row["status"] == "held" else words.MEETING_STATUS[row["status"]],
        agreements="; ".join(names) or None,
        notes=notes.cite("meetings", row["id"]),
        verified=row["verified"],
        order=row["date"].strip("./"),
    )


def _short(library: Library, link: Row) -> str:
    title = library.one("agreements", link["agreement_id"])["short_title"]
    return str(title) if link["basis"] == "stated" else f"{title} (our match)"


def _agreement(library: Library, row: Row) -> Step:
    place = (
        library.one("places", row["place_id"])["name_en"] if row["place_id"] else row["place_note"]
    )
    return Step(
        when=words.day(row["date_agreed"]) or "",
        what=row["title"] + (f", {place}" if place else ""),
        short=row["short_title"],
        is_agreement=True,
        status=words.code(row["form"]),
        agreements=None,
        notes=[],
        verified=True,
        order=row["date_agreed"].strip("./"),
    )


def _year(year: str, steps: list[Step]) -> Year:
    own = sorted(
        (s for s in steps if s.order.startswith(year)), key=lambda s: (s.order, s.is_agreement)
    )
    agreed = sum(step.is_agreement for step in own)
    counts = f"{words.counted(len(own) - agreed, 'meeting')}, {words.counted(agreed, 'agreement')}"
    return Year(year, counts, [step.short for step in own if step.short], own)
