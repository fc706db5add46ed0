"""The narrative of an agreement: what was written of it, or sentences made from the records."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.present.claims import according_to
from pipelines.present.comparing import compared
from pipelines.present.language import Printed, sentence
from pipelines.present.library import Cites, Library
from pipelines.present.opening import coverage, lede
from pipelines.present.relations import (
    BENEFITS_OF_AGREEMENT,
    CHALLENGES_OF_AGREEMENT,
    NARRATIVE_CITATIONS_OF_SENTENCE,
    NARRATIVE_SENTENCES_OF_NARRATIVE,
    NARRATIVE_STATES_OF_SENTENCE,
    PROVISIONS_OF_AGREEMENT,
)
from pipelines.present.reviewed import reviewed
from pipelines.present.sources import sources_of
from schemas.agreements import Agreement
from schemas.claims import Challenge
from schemas.codes import SEGMENT
from schemas.narratives import Narrative, NarrativeSentence
from schemas.registry import TABLES

CURRENT = "current"


@dataclass(frozen=True)
class SentenceText:
    """A sentence with what it rests on."""

    text: Printed
    notes: Cites


@dataclass(frozen=True)
class SegmentText:
    """A segment: its heading and its paragraphs.

    is_made: the sentences were made by the software from the records, and written by nobody.
    """

    title: str
    paragraphs: list[list[SentenceText]]
    is_made: bool


@dataclass(frozen=True)
class NarrativeText:
    """A narrative, ready to print: its segments, and how it came about in a few sentences."""

    segments: list[SegmentText]
    about: list[Printed]


def narrative(library: Library, agreement_id: str) -> NarrativeText:
    """The narrative of an agreement.

    Sentences of which a record has changed are left out and counted. Where no segment was written
    by the dates asked for, sentences made from the records stand in its place.
    """
    written = [row for row in library.all(Narrative) if row.id == agreement_id]
    rows = library.children(NARRATIVE_SENTENCES_OF_NARRATIVE, agreement_id)
    current = [row for row in rows if _is_current(library, row)]
    segments = [
        _segment(library, agreement_id, code, [row for row in current if row.segment == code])
        for code in SEGMENT.codes
    ]
    return NarrativeText(segments, _about(library, written, len(rows) - len(current), segments))


def _is_current(library: Library, row: NarrativeSentence) -> bool:
    (state,) = library.children(NARRATIVE_STATES_OF_SENTENCE, row.id)
    return state.state == CURRENT


def _segment(
    library: Library, agreement_id: str, code: str, rows: Sequence[NarrativeSentence]
) -> SegmentText:
    title = library.words.segment[code]
    if not rows:
        return SegmentText(title, [_made(library, agreement_id, code)], is_made=True)
    paragraphs: list[list[SentenceText]] = []
    for row in sorted(rows, key=lambda row: row.number):
        if row.starts_paragraph or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(SentenceText(library.text(row, "text"), _cites(library, row)))
    return SegmentText(title, paragraphs, is_made=False)


def _cites(library: Library, sentence: NarrativeSentence) -> Cites:
    """The sources of the records that a sentence rests on."""
    found: Cites = ()
    for each in library.children(NARRATIVE_CITATIONS_OF_SENTENCE, sentence.id):
        found += sources_of(library, library.one(TABLES[each.cited_table].model, each.cited_id))
    return tuple(dict.fromkeys(found))


def _made(library: Library, agreement_id: str, code: str) -> list[SentenceText]:
    """Sentences from the records, for a segment that nobody wrote."""
    agreement = library.one(Agreement, agreement_id)
    if code == "introduction":
        return [SentenceText(library.text(agreement, "summary"), sources_of(library, agreement))]
    if code == "implementation":
        provisions = library.children(PROVISIONS_OF_AGREEMENT, agreement_id)
        texts = [lede(library, agreement), *coverage(library, agreement_id, provisions)]
        return [SentenceText(text, ()) for text in [*texts, compared(library, agreement_id)]]
    return _views(library, agreement_id)


MOST_VIEWS = 4
"""Challenges and benefits that stand for a segment that nobody wrote; the evidence has them all."""


def _views(library: Library, agreement_id: str) -> list[SentenceText]:
    """Challenges and benefits, each according to somebody."""
    words = library.words
    found: list[Challenge] = [
        *library.children(CHALLENGES_OF_AGREEMENT, agreement_id),
        *library.children(BENEFITS_OF_AGREEMENT, agreement_id),
    ]
    rows = [row for row in found if row.verified]
    if not rows:
        none = words.gettext("No account of what it changes in everyday life was found.")
        return [SentenceText(none, ())]
    unnamed = words.gettext("a source that is not named")
    return [
        SentenceText(
            words.gettext(
                "According to %(who)s: %(what)s",
                who=according_to(library, row) or unnamed,
                what=sentence(library.text(row, "text")),
            ),
            library.cites(row),
        )
        for row in rows[:MOST_VIEWS]
    ]


def _about(
    library: Library,
    written: Sequence[Narrative],
    stale: int,
    segments: Sequence[SegmentText],
) -> list[Printed]:
    """Who wrote it and when, who reviewed it, what is left out, what was made."""
    words, told = library.words, list[Printed]()
    for row in written:
        told += reviewed(library, row)
    if stale:
        told.append(
            words.ngettext(
                "%(n)s sentence is left out, as a record that it rests on has changed.",
                "%(n)s sentences are left out, as records that they rest on have changed.",
                stale,
            )
        )
    made = [segment.title for segment in segments if segment.is_made]
    if made:
        told.append(
            words.gettext(
                "Made from the records by the software, as nothing was written of it: %(parts)s.",
                parts=", ".join(made),
            )
        )
    return told
