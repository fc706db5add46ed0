"""Challenges across agreements, by who is affected."""

from collections import defaultdict
from dataclasses import dataclass

from pipelines.present.entries import Entry, view
from pipelines.present.language import Printed
from pipelines.present.library import Library
from pipelines.present.relations import CHALLENGE_AFFECTS_OF_CLAIM
from schemas.claims import Challenge, ChallengeAffects


@dataclass(frozen=True)
class OnAgreement:
    """The challenges on one agreement."""

    agreement: Printed
    entries: list[Entry]


@dataclass(frozen=True)
class Affected:
    """Who is affected, and the challenges by agreement."""

    who: str
    challenges: int
    agreements: list[OnAgreement]


def challenges(library: Library) -> list[Affected]:
    """Challenges by who is affected, the group with the most first; those that name none last."""
    words = library.words
    named: dict[str, list[Challenge]] = defaultdict(list)
    unnamed: list[Challenge] = []
    for row in library.all(Challenge):
        affected = library.children(CHALLENGE_AFFECTS_OF_CLAIM, row.id)
        for each in affected:
            named[each.affects].append(row)
        if not affected:
            unnamed.append(row)
    order = sorted(words.sorted(named, key=words.affects.__getitem__), key=lambda c: -len(named[c]))
    groups = [_affected(library, words.affects[code], named[code]) for code in order]
    if unnamed:
        heading = words.gettext("no group named by the source")
        groups.append(_affected(library, heading, unnamed))
    return groups


def _affected(library: Library, who: str, rows: list[Challenge]) -> Affected:
    grouped: dict[str, list[Challenge]] = defaultdict(list)
    for row in rows:
        grouped[row.agreement_id].append(row)
    listed = [
        OnAgreement(
            library.title(agreement_id),
            [view(library, row) for row in own],
        )
        for agreement_id, own in grouped.items()
    ]
    return Affected(who, len(rows), listed)


def challenges_summary(library: Library) -> str:
    """How many challenges there are, and how many name who is affected."""
    words, rows = library.words, library.all(Challenge)
    named = {row.claim_id for row in library.all(ChallengeAffects)}
    agreements = {row.agreement_id for row in rows}
    text = words.ngettext(
        "Sources report %(n)s challenge.", "Sources report %(n)s challenges.", len(rows)
    )
    rest = words.gettext(
        "Agreements: %(agreements)s. Challenges with a group named as affected: %(named)s.",
        agreements=words.number(len(agreements)),
        named=words.number(len(named)),
    )
    return f"{text} {rest}"
