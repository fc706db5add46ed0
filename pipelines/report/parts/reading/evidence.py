"""What a sentence rests on, as a reviewer sees it: a record in words, and where it can be read."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from pipelines.present.claims import ClaimText, according_to, claim_text
from pipelines.present.language import Printed, Words
from pipelines.present.language.text import sentence, strung
from pipelines.present.library import Cites, Library
from pipelines.present.opening import glance
from pipelines.present.relations import (
    DISCREPANCY_VERSIONS_OF_DISCREPANCY,
    PROVISIONS_OF_AGREEMENT,
)
from pipelines.present.sources import sources_of
from schemas.agreements import Agreement, PartyToText, Provision
from schemas.claims import Assessment, Benefit, Challenge, Figure, Milestone
from schemas.evidence import Citation, Discrepancy, DiscrepancyVersion, Source
from schemas.fields import Row
from schemas.meetings import Meeting


@dataclass(frozen=True)
class SourceText:
    """A source with its address, and where in it."""

    publisher: Printed | None
    title: Printed | None
    date: str | None
    locator: Printed | None
    url: str


@dataclass(frozen=True)
class Evidence:
    """A record that a sentence rests on.

    kind: what it is; who: whose account; claim: of an assessment, whose own form is printed.
    """

    kind: str
    text: Printed
    who: Printed | None = None
    date: str | None = None
    claim: ClaimText | None = None
    sources: list[SourceText] = field(default_factory=list)


def evidence_of(library: Library, row: Row) -> Evidence:
    """A record as evidence. Raises KeyError for one of a table that no narrative rests on."""
    return replace(
        _SAID[type(row)](library, row), sources=_sources(library, sources_of(library, row))
    )


def _assessment(library: Library, row: Assessment) -> Evidence:
    claim = replace(claim_text(library, row), notes=())
    return Evidence(library.words.gettext("Assessment"), claim.finding, claim=claim)


def _provision(library: Library, row: Provision) -> Evidence:
    kind = library.words.gettext("Provision %(number)s", number=row.number)
    return Evidence(kind, sentence(library.text(row, "summary")))


def _agreement(library: Library, row: Agreement) -> Evidence:
    words, provisions = library.words, library.children(PROVISIONS_OF_AGREEMENT, row.id)
    known: list[Printed] = [
        sentence(strung([name, value], ": "))
        for name, value in glance(library, row, provisions)[:_OF_THE_ACT]
    ]
    text = strung([sentence(library.text(row, "summary")), *known], " ")
    return Evidence(words.gettext("Agreement"), text)


_OF_THE_ACT = 4
"""Facts at a glance that are of the agreement itself: day, form, who agreed, who facilitated."""


def _party(library: Library, row: PartyToText) -> Evidence:
    words = library.words
    role = words.english(row.role) if row.role else None
    name = library.person(row.name) if row.name else None
    parts: list[Printed] = [
        part for part in (words.party[row.party], name, role, words.act[row.act]) if part
    ]
    return Evidence(words.gettext("Party to the text"), strung(parts, ", "))


def _challenge(library: Library, row: Challenge) -> Evidence:
    words, is_benefit = library.words, isinstance(row, Benefit)
    return Evidence(
        words.gettext("Benefit") if is_benefit else words.gettext("Challenge"),
        sentence(library.text(row, "text")),
        according_to(library, row),
        words.day(row.as_of),
    )


def _milestone(library: Library, row: Milestone) -> Evidence:
    words = library.words
    kind, text = words.gettext("Milestone"), sentence(library.text(row, "text"))
    return Evidence(kind, text, date=words.day(row.date))


def _figure(library: Library, row: Figure) -> Evidence:
    words = library.words
    value = None if row.value is None else words.number(row.value)
    around = [library.noted(row, "precision"), library.noted(row, "unit")]
    shown = strung([part for part in (around[0], value, around[1]) if part], " ")
    text = strung([library.text(row, "what"), shown], ": ")
    return Evidence(words.gettext("Figure"), text, date=words.day(row.as_of))


def _version(library: Library, row: DiscrepancyVersion) -> Evidence:
    topic = library.text(library.one(Discrepancy, row.discrepancy_id), "topic")
    text = sentence(strung([topic, library.text(row, "text")], ": "))
    return Evidence(library.words.gettext("Where sources differ"), text)


def _discrepancy(library: Library, row: Discrepancy) -> Evidence:
    versions = library.children(DISCREPANCY_VERSIONS_OF_DISCREPANCY, row.id)
    said = [library.text(row, "topic"), *(library.text(each, "text") for each in versions)]
    text = strung([sentence(each) for each in said], " ")
    return Evidence(library.words.gettext("Where sources differ"), text)


def _meeting(library: Library, row: Meeting) -> Evidence:
    words = library.words
    place: list[Printed] = [library.place(row.place_id)] if row.place_id else []
    outcome = library.noted(row, "outcome")
    parts = [*place, words.track[row.track], *([outcome] if outcome else [])]
    text = sentence(strung(parts, ", "))
    return Evidence(words.gettext("Meeting"), text, date=words.days(row.date, row.date_end))


_SAID: dict[type[Row], Callable[[Library, Any], Evidence]] = {
    Agreement: _agreement,
    Assessment: _assessment,
    Benefit: _challenge,
    Challenge: _challenge,
    Discrepancy: _discrepancy,
    DiscrepancyVersion: _version,
    Figure: _figure,
    Meeting: _meeting,
    Milestone: _milestone,
    PartyToText: _party,
    Provision: _provision,
}
"""What is said of a record, by its model: those of the tables that a narrative may cite."""


def _sources(library: Library, cites: Cites) -> list[SourceText]:
    """The sources of a record, each once, in the order of its citations."""
    found = [_source(library, each) for each in cites]
    return [each for n, each in enumerate(found) if each not in found[:n]]


def _source(library: Library, cite: Citation | Source) -> SourceText:
    words = library.words
    row = cite if isinstance(cite, Source) else library.one(Source, cite.source_id)
    locator = library.noted(cite, "locator") if isinstance(cite, Citation) else None
    return SourceText(
        publisher=_spoken(words, row.publisher, row.language),
        title=_spoken(words, row.title, row.language),
        date=words.day(row.published),
        locator=locator,
        url=row.url,
    )


def _spoken(words: Words, text: str | None, language: str | None) -> Printed | None:
    return words.spoken(text, language) if text else None
