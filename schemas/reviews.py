"""Reviews: what persons say of a narrative in one language, counted, without their names."""

from typing import Annotated

from schemas import codes
from schemas.activities import ActivityRef
from schemas.fields import HASH, Count, Follows, Ref, Row, SentenceId, Slug, Text, column
from schemas.surveys import SurveyRef

NarrativeRef = Annotated[Slug, Ref("narratives")]
ReviewRef = Annotated[Slug, Ref("reviews")]
Hash = Annotated[str, HASH]


class Review(Row):
    """A review of one narrative in one language, by one person or more."""

    id: Slug = column(
        "Narrative, -r and a number; given once", example="ibm-2011-r001", by="editor"
    )
    narrative_id: NarrativeRef = column("The narrative", by="editor")
    language: Annotated[str, codes.LANGUAGE] = column("Language that was read", by="editor")
    basis: Annotated[str, codes.REVIEW_BASIS] = column("Where it comes from", by="editor")
    activity_id: ActivityRef | None = column(
        "The workshop, where it is an activity of the data", by="editor", default=None
    )
    survey_id: SurveyRef | None = column(
        "The survey, where it is one of the data", by="editor", default=None
    )
    received: Follows = column("The day on which it arrived", by="editor")
    text_hash: Hash = column(
        "Hash of the text that was read; the reading copy and `review_states` give it",
        example="3f9a1c04",
        by="editor",
    )
    verdict: Annotated[str, codes.REVIEW_VERDICT] = column(
        "Verdict on the whole: the strictest of those that the readers gave"
    )
    persons: Count = column("Persons who read the text", unit="persons", by="editor")
    note: Text | None = column("Remark", by="editor", default=None)


class ReviewReaders(Row):
    """How many readers of a review are of one community and one profession, as they say."""

    review_id: ReviewRef = column("The review")
    community: Annotated[str, codes.COMMUNITY] = column("Community")
    profession: Annotated[str, codes.PROFESSION] = column("Profession")
    count: Count = column("How many of them", unit="persons", by="editor")


class ReviewComment(Row):
    """What readers of a review say of a sentence, or of the text as a whole."""

    review_id: ReviewRef = column("The review")
    number: Count = column("Place in the list", by="editor")
    sentence_id: SentenceId | None = column(
        "The sentence; absent for the text as a whole", example="ibm-2011-n001", default=None
    )
    verdict: Annotated[str, codes.COMMENT_VERDICT] | None = column(
        "What they find; absent for the text as a whole, as that of the review says it",
        default=None,
    )
    persons: Count = column("How many readers say so", unit="persons", by="editor")
    text: Text | None = column(
        "The comment, in the words of the reader, without names and addresses", default=None
    )
    outcome: Annotated[str, codes.COMMENT_OUTCOME] | None = column(
        "What came of it; absent where the sentence is found correct and nothing is said",
        by="editor",
        default=None,
    )
    changed_table: Text | None = column(
        "Table of what was changed because of it",
        example="narrative_sentences",
        by="editor",
        default=None,
    )
    changed_id: Text | None = column(
        "Id of what was changed; of a translation, that of the record translated",
        example="ibm-2011-n001",
        by="editor",
        default=None,
    )
    reason: Text | None = column("Why the text was kept", by="editor", default=None)


class ReviewSheet(Row):
    """An answer sheet that was taken, so that none is taken twice."""

    review_id: ReviewRef = column("The review")
    sheet: Hash = column("Hash of the sheet", example="3f9a1c04", by="editor")


class ReviewState(Row):
    """Whether persons reviewed a narrative in a language, as it stands today."""

    narrative_id: NarrativeRef = column(
        "The narrative",
        formula="each narrative that was written by then",
        inputs=("narratives.id",),
    )
    language: Annotated[str, codes.LANGUAGE] = column(
        "Language", formula="each language of the reports"
    )
    text_hash: Hash = column(
        "Hash of the text in that language",
        formula="of all sentences in their order, each in that language, else in English; Serbian "
        "in Cyrillic script, where it is turned from Latin, has the hash of the Latin text",
        inputs=("narrative_sentences.text", "translations.text"),
    )
    state: Annotated[str, codes.REVIEW_STATE] = column(
        "Whether it was reviewed",
        formula="reviewed with at least two persons of two communities that are stated; read with "
        "others; reviews of the text with that hash count",
        inputs=("reviews.text_hash", "reviews.persons", "review_readers.community"),
    )
    persons: Count = column(
        "Persons who read the text as it stands",
        unit="persons",
        formula="sum over the reviews of the text with that hash",
        inputs=("reviews.persons",),
    )
    communities: Count = column(
        "Communities of these, without those that are not stated",
        unit="communities",
        formula="number of communities over the reviews of the text with that hash",
        inputs=("review_readers.community",),
    )
    earlier_persons: Count = column(
        "Persons who read an earlier version in that language",
        unit="persons",
        formula="sum over the other reviews in that language, Serbian in either script",
        inputs=("reviews.persons",),
    )
    verdict: Annotated[str, codes.REVIEW_VERDICT] | None = column(
        "Verdict on the text as it stands",
        formula="the strictest of the reviews of the text with that hash",
        inputs=("reviews.verdict",),
        default=None,
    )
    open_comments: Count = column(
        "Comments on it of which nothing is decided",
        unit="comments",
        formula="comments with the outcome open, over the reviews of the text with that hash",
        inputs=("review_comments.outcome",),
    )
