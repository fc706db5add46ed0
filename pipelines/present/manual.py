"""The coding manual as the data show it: each rule, what it gives, and claims read by it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.present.language import Printed
from pipelines.present.language.text import sentence
from pipelines.present.library import Library
from pipelines.present.relations import ASSESSMENT_TARGETS_OF_CLAIM
from schemas.claims import Assessment
from schemas.codes import LEVEL_RULE, NO_LEVEL, RULE_LEVEL

EXAMPLES = 2
"""Claims that are shown for each rule."""


@dataclass(frozen=True)
class Example:
    """A claim that was read by a rule, and the agreement on whose page it stands."""

    id: str
    agreement_id: str
    who: Printed
    finding: Printed


@dataclass(frozen=True)
class Rule:
    """A rule: when it applies, what it gives, and how many claims were read by it.

    level: in words, or how there is none.
    """

    code: str
    meaning: Printed
    level: str
    claims: str
    examples: list[Example]


@dataclass(frozen=True)
class Reason:
    """A reason why a claim has no level, and how many have none for it."""

    name: str
    meaning: Printed
    claims: str


def rules(library: Library) -> list[Rule]:
    """Every rule, in the order of the manual."""
    words, claims = library.words, _by_rule(library)
    return [
        Rule(
            code=code,
            meaning=sentence(words.defined(LEVEL_RULE.codes[code].meaning)),
            level=words.gettext("no level") if level is None else words.levels[level],
            claims=words.number(len(claims.get(code, ()))),
            examples=[
                _example(library, claim, place)
                for claim in claims.get(code, ())[:EXAMPLES]
                if (place := _place(library, claim))
            ],
        )
        for code, level in RULE_LEVEL.items()
    ]


def _by_rule(library: Library) -> Mapping[str, list[Assessment]]:
    grouped: dict[str, list[Assessment]] = defaultdict(list)
    for claim in library.all(Assessment):
        if claim.level_rule:
            grouped[claim.level_rule].append(claim)
    return grouped


def _place(library: Library, claim: Assessment) -> str | None:
    """The first agreement that a claim speaks of; none of a claim on a set."""
    targets = library.children(ASSESSMENT_TARGETS_OF_CLAIM, claim.id)
    return targets[0].agreement_id if targets else None


def _example(library: Library, claim: Assessment, place: str) -> Example:
    return Example(
        id=claim.id,
        agreement_id=place,
        who=library.name(claim.assessor_id),
        finding=sentence(library.text(claim, "finding")),
    )


def reasons(library: Library) -> list[Reason]:
    """Every reason for no level, in the order of its list."""
    words = library.words
    given = [claim.no_level_code for claim in library.all(Assessment)]
    return [
        Reason(name, sentence(words.defined(NO_LEVEL.codes[code].meaning)), words.number(count))
        for code, name in words.no_level.items()
        if (count := given.count(code))
    ]
