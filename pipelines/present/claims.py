"""One claim as text: who, when, what, how far and on what basis."""

from dataclasses import dataclass

from pipelines.present.language import Printed, Words
from pipelines.present.language.text import sentence, strung
from pipelines.present.library import Cites, Library
from pipelines.present.relations import REPLIES_TO_RECORD
from schemas.changes import Reply
from schemas.claims import Assessment, Challenge
from schemas.fields import Row
from schemas.tables import table_of


@dataclass(frozen=True)
class Mark:
    """The level of a claim or position as a mark and a word; a mark never stands without a word.

    how: in words, how the level came about.
    """

    level: int | None
    basis: str | None
    word: str
    how: str = ""


@dataclass(frozen=True)
class ClaimText:
    """A claim, ready to print.

    who_id: of the assessor.
    """

    id: str
    who_id: str
    who: Printed
    speaker: Printed | None
    channel: Printed | None
    performer: str | None
    date: str | None
    finding: Printed
    quote: Printed | None
    mark: Mark
    trend: str | None
    responsible: str | None
    notes: Cites
    verified: bool
    doubts: list[Printed]
    time_note: Printed | None
    replies: list[Printed]


def mark(words: Words, level: int | None, basis: str | None, word: str | None = None) -> Mark:
    """A mark.

    word: instead of the level's own, where there is none.
    """
    shown = words.levels[level] if word is None and level is not None else word
    return Mark(level, basis, shown or "", words.basis.get(basis or "", ""))


def claim_mark(words: Words, row: Assessment) -> Mark:
    """The mark of a claim."""
    return mark(words, row.level, row.level_basis, words.level(row))


def claim_text(library: Library, claim: Assessment) -> ClaimText:
    """A claim as text.

    claim: a row of assessments. Speaker, channel and performer are given where they are known.
    """
    words = library.words
    citations = library.citations(claim)
    quotes = [citation.quote for citation in citations if citation.quote]
    held = claim.held_responsible
    return ClaimText(
        id=claim.id,
        who_id=claim.assessor_id,
        who=library.name(claim.assessor_id),
        speaker=_speaker(library, claim),
        channel=_channel(library, claim),
        performer=None if claim.performer == "not-stated" else words.performer[claim.performer],
        date=words.day(claim.as_of or claim.published),
        finding=sentence(library.text(claim, "finding")),
        quote=words.english(quotes[0]) if quotes else None,
        mark=claim_mark(words, claim),
        trend=_trend(words, claim),
        responsible=words.performer[held] if held else None,
        notes=tuple(citations),
        verified=claim.verified,
        doubts=doubts(library, claim),
        time_note=library.sentence(claim, "time_note"),
        replies=replies(library, claim),
    )


def by_date(claim: Assessment) -> tuple[bool, str, str]:
    """The order of claims in print: by the date spoken of, those without one last."""
    spoken = claim.as_of or claim.published
    return spoken is None, (spoken or "").strip("./"), claim.id


def replies(library: Library, to: Assessment | Challenge) -> list[Printed]:
    """What those who are spoken of reply to a claim, in the order of time."""
    own = [
        row
        for row in library.children(REPLIES_TO_RECORD, to.id)
        if row.record_table == table_of(type(to)).name
    ]
    return [_reply(library, row) for row in sorted(own, key=lambda row: str(row.date))]


def _reply(library: Library, row: Reply) -> Printed:
    words, who = library.words, library.name(row.organisation_id)
    speaker = _speaker(library, row)
    return words.gettext(
        "Reply of %(who)s, %(date)s: %(text)s",
        who=words.gettext("%(who)s (%(speaker)s)", who=who, speaker=speaker) if speaker else who,
        date=words.day(row.date),
        text=words.spoken(sentence(row.text), row.language),
    )


def doubts(library: Library, row: Row) -> list[Printed]:
    """The open doubts about a record, as sentences."""
    return [sentence(library.text(doubt, "doubt")) for doubt in library.doubts(row)]


def _speaker(library: Library, row: Assessment | Challenge | Reply) -> Printed | None:
    """Name and role of who speaks; names are the same in every language."""
    spoken = library.person(row.speaker_name) if row.speaker_name else None
    parts = [part for part in (spoken, library.noted(row, "speaker_role")) if part]
    return strung(parts, ", ") if parts else None


def _channel(library: Library, row: Assessment | Challenge) -> Printed | None:
    return library.name(row.channel_id) if row.channel_id else None


def _trend(words: Words, claim: Assessment) -> str | None:
    if claim.trend is None:
        return None
    named = words.trend[claim.trend]
    if claim.trend_basis == "stated":
        return named
    return words.gettext("%(trend)s, read by us", trend=named)


def according_to(library: Library, row: Challenge) -> Printed | None:
    """Whose account a challenge or benefit is, with speaker and outlet."""
    if row.according_to_id is None:
        return None
    words, who = library.words, library.name(row.according_to_id)
    speaker, channel = _speaker(library, row), _channel(library, row)
    if speaker:
        who = words.gettext("%(who)s (%(speaker)s)", who=who, speaker=speaker)
    if channel:
        who = words.gettext("%(who)s, seen through %(outlet)s", who=who, outlet=channel)
    return who
