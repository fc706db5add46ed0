"""Entries: dated texts with their notes, and claims on challenges and benefits as such."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.present.claims import according_to, replies
from pipelines.present.language import Printed
from pipelines.present.library import Cites, Library
from pipelines.present.relations import BENEFIT_AFFECTS_OF_CLAIM, CHALLENGE_AFFECTS_OF_CLAIM
from schemas.claims import Benefit, Challenge


@dataclass(frozen=True)
class Entry:
    """A dated text with its notes: a milestone, a challenge, a benefit, a figure, a version.

    id: of the claim, where it is one.
    """

    text: Printed
    notes: Cites
    verified: bool = True
    lead: Printed | None = None
    date: str | None = None
    extra: str | None = None
    replies: Sequence[Printed] = ()
    id: str | None = None


def view(library: Library, row: Challenge | Benefit) -> Entry:
    """A challenge or a benefit."""
    words = library.words
    groups = words.sorted(words.affects[code] for code in _affects(library, row))
    return Entry(
        text=library.text(row, "text"),
        notes=library.cites(row),
        verified=row.verified,
        lead=according_to(library, row),
        date=words.day(row.as_of),
        extra=words.gettext("Affects: %(groups)s.", groups=", ".join(groups)) if groups else None,
        replies=replies(library, row),
        id=row.id,
    )


def _affects(library: Library, row: Challenge | Benefit) -> list[str]:
    """Codes of who is affected."""
    if isinstance(row, Benefit):
        return [each.affects for each in library.children(BENEFIT_AFFECTS_OF_CLAIM, row.id)]
    return [each.affects for each in library.children(CHALLENGE_AFFECTS_OF_CLAIM, row.id)]
