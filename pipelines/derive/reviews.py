"""Reviews: which narratives persons have read as they stand today, in each language."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from schemas.codes import LANGUAGE, REVIEW_VERDICT
from schemas.fingerprint import text_hash
from schemas.narratives import Narrative, NarrativeSentence
from schemas.readings import reading_hashes, same_wording
from schemas.reviews import Review, ReviewComment, ReviewReaders, ReviewState
from schemas.tables import Tables
from schemas.texts import Translation

FEWEST_PERSONS = FEWEST_COMMUNITIES = 2
"""Readers, and communities of theirs, of a text that counts as reviewed."""

NO_TEXT = text_hash("")
"""The hash of a narrative without a sentence."""

NOT_STATED = "not-stated"

_VERDICTS = list(REVIEW_VERDICT.codes)


@dataclass(frozen=True)
class _Reviews:
    """The reviews of each narrative, the communities of their readers, and what is open."""

    by_narrative: Mapping[str, Sequence[Review]]
    communities: Mapping[str, frozenset[str]]
    open_comments: Mapping[str, int]


def review_states(tables: Tables) -> list[ReviewState]:
    """The state of each narrative in each language: rows of the table `review_states`.

    tables: with narratives, translations and reviews, as they stood.
    """
    hashes = reading_hashes(tables.of(NarrativeSentence), tables.of(Translation))
    found = _reviews(tables)
    return [
        _state(row.id, language, hashes.get((row.id, language), NO_TEXT), found)
        for row in tables.of(Narrative)
        for language in LANGUAGE.codes
    ]


def _reviews(tables: Tables) -> _Reviews:
    by_narrative: dict[str, list[Review]] = defaultdict(list)
    for review in tables.of(Review):
        by_narrative[review.narrative_id].append(review)
    communities: dict[str, set[str]] = defaultdict(set)
    for row in tables.of(ReviewReaders):
        if row.community != NOT_STATED and row.count:
            communities[row.review_id].add(row.community)
    open_comments: dict[str, int] = defaultdict(int)
    for comment in tables.of(ReviewComment):
        open_comments[comment.review_id] += comment.outcome == "open"
    stated = {review: frozenset(each) for review, each in communities.items()}
    return _Reviews(by_narrative, stated, open_comments)


def _state(narrative: str, language: str, now: str, found: _Reviews) -> ReviewState:
    own = found.by_narrative.get(narrative, ())
    current = [row for row in own if row.text_hash == now]
    earlier = [row for row in own if row.text_hash != now and same_wording(row.language, language)]
    persons = _persons(current)
    communities = {each for row in current for each in found.communities.get(row.id, ())}
    return ReviewState(
        narrative_id=narrative,
        language=language,
        text_hash=now,
        state=_name(persons, len(communities)),
        persons=persons,
        communities=len(communities),
        earlier_persons=_persons(earlier),
        verdict=max((row.verdict for row in current), key=_VERDICTS.index, default=None),
        open_comments=sum(found.open_comments.get(row.id, 0) for row in current),
    )


def _persons(reviews: Iterable[Review]) -> int:
    return sum(row.persons for row in reviews)


def _name(persons: int, communities: int) -> str:
    if persons >= FEWEST_PERSONS and communities >= FEWEST_COMMUNITIES:
        return "reviewed"
    return "read" if persons else "not-reviewed"
