"""Challenges and benefits across agreements, by who is affected."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipelines.present.entries import Entry, view
from pipelines.present.language import Printed
from pipelines.present.library import Library
from schemas.claims import Benefit, BenefitAffects, Challenge, ChallengeAffects


@dataclass(frozen=True)
class OnAgreement:
    """What is said on one agreement."""

    agreement_id: str
    agreement: Printed
    entries: list[Entry]


@dataclass(frozen=True)
class Affected:
    """Who is affected, and what is said of it by agreement."""

    who: str
    challenges: list[OnAgreement]
    benefits: list[OnAgreement]

    @property
    def counts(self) -> tuple[int, int]:
        """The numbers of challenges and of benefits."""
        return _entries(self.challenges), _entries(self.benefits)


def _entries(listed: list[OnAgreement]) -> int:
    return sum(len(one.entries) for one in listed)


def affected(library: Library) -> list[Affected]:
    """Challenges and benefits by who is affected, the group with the most first.

    Those of which the source names no group come last.
    """
    words = library.words
    challenges = _by_group(library.all(Challenge), _groups_of(library.all(ChallengeAffects)))
    benefits = _by_group(library.all(Benefit), _groups_of(library.all(BenefitAffects)))
    named = words.sorted((challenges.keys() | benefits.keys()) - {None}, key=_name(library))
    named.sort(key=lambda code: -len(challenges[code]) - len(benefits[code]))
    return [
        Affected(
            _name(library)(code),
            _by_agreement(library, challenges[code]),
            _by_agreement(library, benefits[code]),
        )
        for code in [*named, *({None} & (challenges.keys() | benefits.keys()))]
    ]


def _name(library: Library) -> Callable[[str | None], str]:
    """What a group is called."""
    words = library.words
    unnamed = words.gettext("no group named by the source")
    return lambda code: words.affects[code] if code else unnamed


def _by_group(
    rows: Sequence[Challenge], affects: Mapping[str, list[str]]
) -> defaultdict[str | None, list[Challenge]]:
    """Claims by the code of each group that they name; under None those that name none."""
    grouped: defaultdict[str | None, list[Challenge]] = defaultdict(list)
    for row in rows:
        codes: list[str | None] = [*affects.get(row.id, ())]
        for code in codes or [None]:
            grouped[code].append(row)
    return grouped


def _groups_of(rows: Sequence[ChallengeAffects | BenefitAffects]) -> Mapping[str, list[str]]:
    """The codes of the groups that each claim names."""
    named: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        named[row.claim_id].append(row.affects)
    return named


def _by_agreement(library: Library, rows: Sequence[Challenge]) -> list[OnAgreement]:
    grouped: dict[str, list[Challenge]] = defaultdict(list)
    for row in rows:
        grouped[row.agreement_id].append(row)
    return [
        OnAgreement(agreement_id, library.title(agreement_id), [view(library, row) for row in own])
        for agreement_id, own in grouped.items()
    ]


def affected_summary(library: Library) -> str:
    """How many challenges and benefits there are, and how many name who is affected."""
    words = library.words
    challenges, benefits = library.all(Challenge), library.all(Benefit)
    named = {row.claim_id for row in library.all(ChallengeAffects)}
    named |= {row.claim_id for row in library.all(BenefitAffects)}
    agreements = {row.agreement_id for row in [*challenges, *benefits]}
    text = words.gettext(
        "Sources report %(challenges)s and %(benefits)s.",
        challenges=words.ngettext("%(n)s challenge", "%(n)s challenges", len(challenges)),
        benefits=words.ngettext("%(n)s benefit", "%(n)s benefits", len(benefits)),
    )
    rest = words.gettext(
        "Agreements: %(agreements)s. With a group named as affected: %(named)s.",
        agreements=words.number(len(agreements)),
        named=words.number(len(named)),
    )
    return f"{text} {rest}"
