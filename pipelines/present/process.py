"""The dialogue process: meetings and agreements along the years."""

from collections import Counter
from dataclasses import dataclass

from pipelines.present.language import Printed, Words
from pipelines.present.language.text import strung
from pipelines.present.library import Cites, Library
from pipelines.present.relations import MEETING_AGREEMENTS_OF_MEETING
from schemas.agreements import Agreement
from schemas.meetings import Meeting, MeetingAgreement
from schemas.tables import given


@dataclass(frozen=True)
class Step:
    """A meeting or an agreement on the timeline.

    id: of the record; short: the short title of an agreement.
    """

    id: str
    when: str
    what: Printed
    short: Printed | None
    is_agreement: bool
    status: str | None
    agreements: Printed | None
    notes: Cites
    verified: bool
    order: str


@dataclass(frozen=True)
class Year:
    """One year of the process."""

    year: str
    counts: str
    agreed: list[Printed]
    steps: list[Step]


def process(library: Library) -> list[Year]:
    """Meetings and agreements by year, in the order of their dates."""
    steps = [_meeting(library, row) for row in library.all(Meeting)]
    steps += [_agreement(library, row) for row in library.all(Agreement) if row.date_agreed]
    years = sorted({step.order[:4] for step in steps})
    return [_year(library.words, year, steps) for year in years]


def process_summary(library: Library) -> str:
    """How many meetings, by status, and agreements."""
    words = library.words
    status = Counter(row.status for row in library.all(Meeting))
    held = [f"{words.meeting_status[code]} {n}" for code, n in status.most_common()]
    agreements = library.all(Agreement)
    undated = sum(row.date_agreed is None for row in agreements)
    sentences = [
        words.ngettext(
            "The data hold %(n)s meeting of the dialogue (%(status)s).",
            "The data hold %(n)s meetings of the dialogue (%(status)s).",
            sum(status.values()),
            status=", ".join(held),
        ),
        words.ngettext(
            "They hold %(n)s agreement.", "They hold %(n)s agreements.", len(agreements)
        ),
    ]
    if undated:
        sentences.append(
            words.ngettext(
                "%(n)s agreement has no known date.",
                "%(n)s agreements have no known date.",
                undated,
            )
        )
    return " ".join(sentences)


def _meeting(library: Library, row: Meeting) -> Step:
    words = library.words
    place = library.place(row.place_id) if row.place_id else None
    where = place or (words.mode["online"] if row.mode == "online" else None)
    links = library.children(MEETING_AGREEMENTS_OF_MEETING, row.id)
    head = ", ".join(filter(None, (words.track[row.track], where))) + "."
    outcome = library.sentence(row, "outcome")
    return Step(
        id=row.id,
        when=words.days(row.date, row.date_end),
        what=strung([head, outcome], " ") if outcome else head,
        short=None,
        is_agreement=False,
        status=None if row.status == "held" else words.meeting_status[row.status],
        agreements=strung((_short(library, link) for link in links), "; ") or None,
        notes=library.cites(row),
        verified=row.verified,
        order=row.date.strip("./"),
    )


def _short(library: Library, link: MeetingAgreement) -> Printed:
    title = library.title(link.agreement_id)
    if link.basis == "stated":
        return title
    return library.words.gettext("%(what)s (our match)", what=title)


def _agreement(library: Library, row: Agreement) -> Step:
    words = library.words
    place: Printed | None = library.place(row.place_id) if row.place_id else None
    place = place or library.noted(row, "place_note")
    title = library.text(row, "title")
    return Step(
        id=row.id,
        when=words.day(row.date_agreed) or "",
        what=strung([title, place], ", ") if place else title,
        short=library.title(row.id),
        is_agreement=True,
        status=words.form[row.form],
        agreements=None,
        notes=(),
        verified=True,
        order=given(row.date_agreed).strip("./"),
    )


def _year(words: Words, year: str, steps: list[Step]) -> Year:
    own = sorted(
        (s for s in steps if s.order.startswith(year)), key=lambda s: (s.order, s.is_agreement)
    )
    agreed = sum(step.is_agreement for step in own)
    met = len(own) - agreed
    counts = [
        words.ngettext("%(n)s meeting", "%(n)s meetings", met),
        words.ngettext("%(n)s agreement", "%(n)s agreements", agreed),
    ]
    titles = [step.short for step in own if step.short]
    return Year(year, ", ".join(counts), titles, own)
