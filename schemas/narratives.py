"""Narratives: what was agreed, how far it is carried out and what it means, in a few sentences."""

from typing import Annotated

from schemas import codes
from schemas.fields import (
    HASH,
    Count,
    Noted,
    Ref,
    Row,
    SentenceId,
    Slug,
    Text,
    Translated,
    column,
)


class Narrative(Row):
    """The narrative of one agreement, in three segments."""

    id: Annotated[Slug, Ref("agreements")] = column(
        "The agreement, whose id it has", example="ibm-2011", by="editor"
    )
    written_on: Noted = column("The day on which it was written", by="editor")
    author: Annotated[str, codes.CODER_KIND] = column("Who wrote it", by="editor")


class NarrativeSentence(Row):
    """A sentence of a narrative."""

    id: SentenceId = column(
        "Agreement, -n and a number; given once", example="ibm-2011-n001", by="editor"
    )
    narrative_id: Annotated[Slug, Ref("narratives")] = column("The narrative")
    segment: Annotated[str, codes.SEGMENT] = column("The segment that it stands in", by="editor")
    number: Count = column("Its place in the segment", by="editor")
    starts_paragraph: bool | None = column(
        "True where a paragraph begins with it; the first of a segment need not say so",
        by="editor",
        default=None,
    )
    text: Translated = column("The sentence", by="editor")
    seen: Annotated[str, HASH] | None = column(
        "Hash of the records cited as they were when it was written; `dialogue seal` writes it",
        example="3f9a1c04",
        by="editor",
        default=None,
    )


class NarrativeCitation(Row):
    """A record that a sentence of a narrative rests on."""

    sentence_id: Annotated[SentenceId, Ref("narrative_sentences")] = column("The sentence")
    number: Count = column("Place in the list", by="editor")
    cited_table: Text = column("Table of the record", example="assessments", by="editor")
    cited_id: Text = column("Id of the record", example="ibm-2011-c002", by="editor")


class NarrativeState(Row):
    """Whether a sentence of a narrative still says what the records say."""

    sentence_id: Annotated[SentenceId, Ref("narrative_sentences")] = column(
        "The sentence",
        formula="each sentence of a narrative that was written by then",
        inputs=("narrative_sentences.id",),
    )
    words: Count = column(
        "Words of the sentence",
        unit="words",
        formula="parts of the text between blanks",
        inputs=("narrative_sentences.text",),
    )
    state: Annotated[str, codes.SENTENCE_STATE] = column(
        "Whether it is printed",
        formula="stale where the hash of the records cited differs from the one in the sentence, "
        "where a record cited is not there at the dates asked for, or a claim cited was corrected",
        inputs=(
            "narrative_sentences.seen",
            "narrative_citations.cited_id",
            "assessments.corrects_id",
        ),
    )
