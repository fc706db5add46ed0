"""The reading copy of a narrative: its sentences, numbered through, each with its evidence."""

from dataclasses import dataclass

from pipelines.present.language import Printed
from pipelines.present.library import Library
from pipelines.present.relations import (
    NARRATIVE_CITATIONS_OF_SENTENCE,
    NARRATIVE_SENTENCES_OF_NARRATIVE,
    NARRATIVE_STATES_OF_SENTENCE,
)
from pipelines.present.reviewed import review_state, reviewed
from pipelines.report.parts.reading.evidence import Evidence, evidence_of
from schemas.codes import SEGMENT
from schemas.narratives import Narrative, NarrativeSentence
from schemas.readings import in_reading_order
from schemas.registry import TABLES


@dataclass(frozen=True)
class Numbered:
    """A sentence with its number in the copy.

    is_left_out: a record that it rests on has changed, so that the report does not print it.
    """

    number: int
    id: str
    text: Printed
    is_left_out: bool
    evidence: list[Evidence]


@dataclass(frozen=True)
class Segment:
    """A segment and its sentences."""

    title: str
    sentences: list[Numbered]


@dataclass(frozen=True)
class ReadingCopy:
    """What a reviewer is given.

    text_hash: of the text in the language; about: who wrote it and who read it.
    """

    id: str
    title: Printed
    text_hash: str
    about: list[str]
    segments: list[Segment]

    @property
    def sentences(self) -> list[Numbered]:
        """All sentences, as they are read."""
        return [each for segment in self.segments for each in segment.sentences]


def reading_copy(library: Library, narrative_id: str) -> ReadingCopy:
    """Gather the reading copy of a narrative. Raises KeyError for an agreement without one."""
    row = library.one(Narrative, narrative_id)
    ordered = in_reading_order(library.children(NARRATIVE_SENTENCES_OF_NARRATIVE, row.id))
    numbered = [(n, sentence) for n, sentence in enumerate(ordered, 1)]
    segments = [
        Segment(
            library.words.segment[code],
            [_numbered(library, n, each) for n, each in numbered if each.segment == code],
        )
        for code in SEGMENT.codes
    ]
    return ReadingCopy(
        id=row.id,
        title=library.title(row.id),
        text_hash=review_state(library, row.id).text_hash,
        about=reviewed(library, row),
        segments=[segment for segment in segments if segment.sentences],
    )


def _numbered(library: Library, number: int, row: NarrativeSentence) -> Numbered:
    (state,) = library.children(NARRATIVE_STATES_OF_SENTENCE, row.id)
    cited = library.children(NARRATIVE_CITATIONS_OF_SENTENCE, row.id)
    records = [library.one(TABLES[each.cited_table].model, each.cited_id) for each in cited]
    return Numbered(
        number=number,
        id=row.id,
        text=library.text(row, "text"),
        is_left_out=state.state == "stale",
        evidence=[evidence_of(library, record) for record in records],
    )
