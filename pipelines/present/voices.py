"""Who said what: the assessors, and every claim of each by agreement."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pipelines.present.claims import ClaimText, by_date, claim_text
from pipelines.present.comparing import unit_label
from pipelines.present.entries import Entry, view
from pipelines.present.factsheets import facts, kicker
from pipelines.present.language import Printed
from pipelines.present.library import Library
from pipelines.present.numbering import natural
from pipelines.present.overview import in_order
from pipelines.present.positions import assessor_order
from pipelines.present.relations import (
    ASSESSMENT_TARGETS_OF_CLAIM,
    ASSESSMENTS_OF_ASSESSOR,
    BENEFITS_ACCORDING_TO,
    CHALLENGES_ACCORDING_TO,
)
from schemas.claims import Assessment, Challenge
from schemas.edtf import last_day
from schemas.registers import Organisation
from schemas.tables import given


@dataclass(frozen=True)
class AssessorLine:
    """An assessor in the list: how much it says, and when it last spoke of something.

    levels: how many of its claims give a level.
    """

    id: str
    name: Printed
    claims: str
    levels: str
    agreements: str
    latest: str | None


@dataclass(frozen=True)
class AssessorGroup:
    """The assessors of one type."""

    code: str
    title: str
    lines: list[AssessorLine]


@dataclass(frozen=True)
class Said:
    """A claim, and the units of one agreement that it speaks of."""

    units: str
    claim: ClaimText


@dataclass(frozen=True)
class OnAgreement:
    """What an assessor says on one agreement.

    challenges, benefits: that it reports.
    """

    id: str
    title: Printed
    said: list[Said]
    challenges: list[Entry]
    benefits: list[Entry]


@dataclass(frozen=True)
class AssessorText:
    """An assessor: who it is, and every claim of it.

    url: of its site; sets: claims on sets of agreements, which are on none of their members.
    """

    id: str
    name: Printed
    kicker: str
    facts: list[tuple[str, Printed]]
    url: str | None
    agreements: list[OnAgreement]
    sets: list[ClaimText]


def assessors(library: Library) -> list[str]:
    """Ids of all assessors: the parties in their order, then the other types, by name."""
    ids = {row.assessor_id for row in library.all(Assessment)}
    return sorted(ids, key=lambda each: assessor_order(library, each))


def assessor_groups(library: Library) -> list[AssessorGroup]:
    """All assessors by type."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for each in assessors(library):
        grouped[given(library.one(Organisation, each).assessor_type)].append(each)
    return [
        AssessorGroup(
            code, library.words.assessor_type[code], [_line(library, each) for each in ids]
        )
        for code, ids in grouped.items()
    ]


def assessors_summary(library: Library) -> str:
    """How many claims by how many assessors there are."""
    words, claims = library.words, library.all(Assessment)
    return words.gettext(
        "%(assessments)s, by %(assessors)s.",
        assessments=words.ngettext("%(n)s assessment", "%(n)s assessments", len(claims)),
        assessors=words.npgettext(
            "by", "%(n)s assessor", "%(n)s assessors", len({row.assessor_id for row in claims})
        ),
    )


def _line(library: Library, assessor_id: str) -> AssessorLine:
    words, claims = library.words, library.children(ASSESSMENTS_OF_ASSESSOR, assessor_id)
    days = [day for claim in claims if (day := claim.as_of or claim.published)]
    latest = max(days, key=lambda day: last_day(day) or date.min, default=None)
    return AssessorLine(
        id=assessor_id,
        name=library.name(assessor_id),
        claims=words.number(len(claims)),
        levels=words.number(sum(claim.level is not None for claim in claims)),
        agreements=words.number(len(_by_agreement(library, claims))),
        latest=words.day(latest),
    )


def _by_agreement(library: Library, claims: Iterable[Assessment]) -> dict[str, list[Assessment]]:
    """Claims by the agreements that they speak of, each once under each."""
    grouped: dict[str, dict[str, Assessment]] = defaultdict(dict)
    for claim in claims:
        for target in library.children(ASSESSMENT_TARGETS_OF_CLAIM, claim.id):
            grouped[target.agreement_id][claim.id] = claim
    return {agreement: list(own.values()) for agreement, own in grouped.items()}


def assessor(library: Library, assessor_id: str) -> AssessorText:
    """One assessor: who it is, and every claim of it.

    Raises KeyError for an unknown organisation.
    """
    row = library.one(Organisation, assessor_id)
    claims = library.children(ASSESSMENTS_OF_ASSESSOR, assessor_id)
    on_sets = sorted((claim for claim in claims if claim.about_set), key=by_date)
    return AssessorText(
        id=assessor_id,
        name=library.name(assessor_id),
        kicker=kicker(library, row),
        facts=facts(library, row),
        url=row.url,
        agreements=_on_agreements(library, assessor_id, claims),
        sets=[claim_text(library, claim) for claim in on_sets],
    )


def _on_agreements(
    library: Library, assessor_id: str, claims: Sequence[Assessment]
) -> list[OnAgreement]:
    """What is said on each agreement, in the order of the list of agreements."""
    said = _by_agreement(library, claims)
    own_challenges = library.children(CHALLENGES_ACCORDING_TO, assessor_id)
    own_benefits = library.children(BENEFITS_ACCORDING_TO, assessor_id)
    challenges, benefits = _reported(own_challenges), _reported(own_benefits)
    spoken_of = said.keys() | challenges.keys() | benefits.keys()
    return [
        OnAgreement(
            id=each,
            title=library.title(each),
            said=[
                Said(_units(library, each, claim), claim_text(library, claim))
                for claim in sorted(said.get(each, ()), key=by_date)
            ],
            challenges=[view(library, row) for row in challenges.get(each, ())],
            benefits=[view(library, row) for row in benefits.get(each, ())],
        )
        for each in in_order(library)
        if each in spoken_of
    ]


def _reported(rows: Sequence[Challenge]) -> dict[str, list[Challenge]]:
    """Challenges or benefits by agreement."""
    grouped: dict[str, list[Challenge]] = defaultdict(list)
    for row in rows:
        grouped[row.agreement_id].append(row)
    return grouped


def _units(library: Library, agreement_id: str, claim: Assessment) -> str:
    """The units of an agreement that a claim speaks of: the whole first, then by number."""
    targets = library.children(ASSESSMENT_TARGETS_OF_CLAIM, claim.id)
    own = [row.provision_id for row in targets if row.agreement_id == agreement_id]
    ordered = sorted(own, key=lambda each: natural(library.number(each)) if each else [])
    return ", ".join(unit_label(library, each) for each in ordered)
