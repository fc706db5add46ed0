"""Answers of several readers of one text as one review: counts, and comments without an owner."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from pipelines.review.answers import Answers, Said
from schemas import codes
from schemas.reviews import Review, ReviewComment, ReviewReaders

_VERDICTS = list(codes.REVIEW_VERDICT.codes)
_COMMENT_VERDICTS = list(codes.COMMENT_VERDICT.codes)


@dataclass(frozen=True)
class Origin:
    """Where sheets come from, as whoever takes them says.

    received: ISO 8601; activity_id, survey_id: of the data, where they hold it.
    """

    basis: str
    received: str
    activity_id: str | None = None
    survey_id: str | None = None


@dataclass(frozen=True)
class Received:
    """A review with all that belongs to it."""

    review: Review
    readers: Sequence[ReviewReaders]
    comments: Sequence[ReviewComment]
    sheets: Sequence[str]


def merged(sheets: Iterable[Answers], origin: Origin, taken: Iterable[str]) -> list[Received]:
    """One review for each text that was read.

    sheets: of any texts; taken: ids of reviews that there are. What one reader said cannot be put
    together again: readers are counted, and comments stand in the order of their letters.
    """
    groups: dict[tuple[str, str, str], list[Answers]] = defaultdict(list)
    for sheet in sheets:
        groups[sheet.narrative_id, sheet.language, sheet.text_hash].append(sheet)
    ids, made = set(taken), []
    for own in groups.values():
        review_id = _next_id(own[0].narrative_id, ids)
        ids.add(review_id)
        made.append(_review(review_id, own, origin))
    return made


def _next_id(narrative: str, ids: set[str]) -> str:
    """The highest id ever given plus one."""
    begins = f"{narrative}-r"
    given = [each.removeprefix(begins) for each in ids if each.startswith(begins)]
    highest = max((int(each) for each in given if each.isdigit()), default=0)
    return f"{begins}{highest + 1:03}"


def _review(review_id: str, sheets: Sequence[Answers], origin: Origin) -> Received:
    first = sheets[0]
    review = Review(
        id=review_id,
        narrative_id=first.narrative_id,
        language=first.language,
        basis=origin.basis,
        activity_id=origin.activity_id,
        survey_id=origin.survey_id,
        received=origin.received,
        text_hash=first.text_hash,
        verdict=max((each.whole.verdict for each in sheets), key=_VERDICTS.index),
        persons=len(sheets),
    )
    counted = Counter((each.community, each.profession) for each in sheets)
    readers = [
        ReviewReaders(review_id=review_id, community=community, profession=profession, count=number)
        for (community, profession), number in sorted(counted.items())
    ]
    numbers = count(1)
    comments = [
        comment.model_copy(update={"number": next(numbers)})
        for comment in _comments(review_id, sheets)
    ]
    return Received(review, readers, comments, sorted(each.sheet for each in sheets))


def _comments(review_id: str, sheets: Sequence[Answers]) -> Iterator[ReviewComment]:
    """What was said of each sentence, then of the whole; verdicts without words are counted."""
    for sentence in sorted({key for each in sheets for key in each.sentences}):
        said = [each.sentences[sentence] for each in sheets if sentence in each.sentences]
        silent = Counter(each.verdict for each in said if each.comment is None)
        for verdict in sorted(silent, key=_COMMENT_VERDICTS.index):
            yield _comment(review_id, sentence, Said(verdict, None), silent[verdict])
        for each in sorted(_spoken(said), key=lambda one: (one.verdict, one.comment)):
            yield _comment(review_id, sentence, each, 1)
    for each in sorted(_spoken(s.whole for s in sheets), key=lambda one: one.comment or ""):
        yield _comment(review_id, None, each, 1)


def _spoken(said: Iterable[Said]) -> list[Said]:
    return [each for each in said if each.comment is not None]


def _comment(review_id: str, sentence: str | None, said: Said, persons: int) -> ReviewComment:
    """A comment; on the whole it has no verdict of its own, as that of the review says it."""
    is_silent = said.verdict == "correct" and said.comment is None
    return ReviewComment(
        review_id=review_id,
        number=0,
        sentence_id=sentence,
        verdict=None if sentence is None else said.verdict,
        persons=persons,
        text=said.comment,
        outcome=None if is_silent else "open",
    )
