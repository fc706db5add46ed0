"""What PA-X and the records say otherwise of one agreement: listed, and nothing decided."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipelines.pax.matching import Pair, folded, is_of_one_day
from pipelines.pax.ours import Joined
from schemas.codes import FORM

DATE, TITLE, STATUS = "date", "title", "status"

_OF_ONE = frozenset({"parallel-commitments", "letter-of-intent"})
"""Forms of ours in which each party has a document of its own."""

FITS: Mapping[str, frozenset[str]] = {
    "multiparty signed/agreed": frozenset(FORM.codes) - _OF_ONE,
    "unilateral document": _OF_ONE,
    "unilateral agreement": _OF_ONE,
}
"""Status of PA-X in small letters -> forms of ours that say nothing else.

The two are not the same measure. Any other status, such as `Status unclear`, is always listed.
"""

AS_NOTED = "as the crosswalk notes it"
SINCE = "PA-X had {} when the crosswalk was written"


@dataclass(frozen=True)
class Difference:
    """A value that the two do not have alike.

    field: date, title or status; theirs, ours: as they stand, None where nothing does; note: what
    else is known of it; is_noted: whether the crosswalk has theirs already.
    """

    entry_id: str
    agreement_id: str
    field: str
    theirs: str | None
    ours: str | None
    note: str = ""
    is_noted: bool = False


def differences(pairs: Iterable[Pair]) -> tuple[Difference, ...]:
    """All that differs in what was matched, in the order of the pairs."""
    return tuple(found for pair in pairs for found in _of_pair(pair))


def _of_pair(pair: Pair) -> Iterator[Difference]:
    yield from _date(pair)
    yield from _title(pair)
    yield from _status(pair)


def _date(pair: Pair) -> Iterator[Difference]:
    theirs, ours, joined = pair.entry.date, pair.ours.date, pair.joined
    if theirs is None or (theirs == ours and _is_as_noted(joined, DATE, theirs)):
        return
    note = _noted(joined, DATE, theirs)
    if ours is not None and theirs != ours and is_of_one_day(theirs, ours):
        note.append("ours is less precise")
    yield _difference(pair, DATE, theirs, ours, note)


def _title(pair: Pair) -> Iterator[Difference]:
    theirs, joined = pair.entry.title, pair.joined
    if theirs is None:
        return
    is_ours = folded(theirs) in map(folded, pair.ours.titles)
    if not is_ours or not _is_as_noted(joined, TITLE, theirs):
        yield _difference(pair, TITLE, theirs, pair.ours.title, _noted(joined, TITLE, theirs))


def _status(pair: Pair) -> Iterator[Difference]:
    theirs = pair.entry.status
    if theirs is None or pair.ours.form in FITS.get(theirs.casefold(), ()):
        return
    yield _difference(
        pair, STATUS, theirs, pair.ours.form_in_words, ["ours is the form of the agreement"]
    )


def _difference(
    pair: Pair, field: str, theirs: str, ours: str | None, note: list[str]
) -> Difference:
    if pair.joined is not None and pair.joined.match == "part":
        note.append("the texts are not the same in extent")
    return Difference(
        *(pair.entry.id, pair.ours.id, field, theirs, ours),
        note="; ".join(note),
        is_noted=AS_NOTED in note,
    )


def _recorded(joined: Joined | None, field: str) -> str | None:
    if joined is None:
        return None
    return joined.date if field == DATE else joined.title


def _is_as_noted(joined: Joined | None, field: str, theirs: str) -> bool:
    """Whether PA-X says what it said when the crosswalk was written, if that is known."""
    recorded = _recorded(joined, field)
    return recorded is None or " ".join(recorded.split()) == theirs


def _noted(joined: Joined | None, field: str, theirs: str) -> list[str]:
    recorded = _recorded(joined, field)
    if recorded is None:
        return []
    return [AS_NOTED if _is_as_noted(joined, field, theirs) else SINCE.format(recorded)]
