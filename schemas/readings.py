"""The text of a narrative as it is read in a language, and its hash."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from schemas.codes import LANGUAGE, SEGMENT
from schemas.fingerprint import text_hash
from schemas.narratives import NarrativeSentence
from schemas.texts import Translation

ENGLISH = "en"
TURNED_FROM = {"sr-Cyrl": "sr-Latn"}
"""Scripts whose texts are turned from those in another, where they have none of their own."""

_SEGMENTS = list(SEGMENT.codes)

Wordings = Mapping[tuple[str, str], Translation]
"""Language and sentence to the translation."""


def reading_hashes(
    sentences: Iterable[NarrativeSentence], translations: Iterable[Translation]
) -> dict[tuple[str, str], str]:
    """Narrative and language -> hash of its text, for every language.

    sentences: of all narratives; translations: of any records. A text that is turned into another
    script has the hash of what it was turned from: the words are the same.
    """
    wordings = {
        (row.language, row.record_id): row
        for row in translations
        if row.record_table == "narrative_sentences" and row.field == "text"
    }
    by_narrative: dict[str, list[NarrativeSentence]] = defaultdict(list)
    for sentence in sentences:
        by_narrative[sentence.narrative_id].append(sentence)
    return {
        (narrative, language): _hash(in_reading_order(own), language, wordings)
        for narrative, own in by_narrative.items()
        for language in LANGUAGE.codes
    }


def in_reading_order(sentences: Iterable[NarrativeSentence]) -> list[NarrativeSentence]:
    """The sentences of a narrative as they are read."""
    return sorted(sentences, key=lambda row: (_SEGMENTS.index(row.segment), row.number))


def _hash(sentences: Iterable[NarrativeSentence], language: str, wordings: Wordings) -> str:
    return text_hash("\n".join(_text(row, language, wordings) for row in sentences))


def _text(row: NarrativeSentence, language: str, wordings: Wordings) -> str:
    """A sentence as a page in that language has it: one of an older English text is not printed."""
    found = wordings.get((language, row.id))
    if found is None and language in TURNED_FROM:
        found = wordings.get((TURNED_FROM[language], row.id))
    if found is None or found.original not in (None, text_hash(row.text)):
        return row.text
    return found.text


def same_wording(one: str, other: str) -> bool:
    """Whether two languages are one, in any script."""
    return TURNED_FROM.get(one, one) == TURNED_FROM.get(other, other)
