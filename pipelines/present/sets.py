"""Claims that speak of sets of agreements, by set."""

from collections import defaultdict
from dataclasses import dataclass

from pipelines.present.claims import ClaimText, by_date, claim_text
from pipelines.present.language import Printed
from pipelines.present.language.alphabet import sort_key
from pipelines.present.language.text import as_title, sentence
from pipelines.present.library import Library
from schemas.claims import Assessment
from schemas.codes import ABOUT_SET


@dataclass(frozen=True)
class SetClaims:
    """Claims on a set of agreements."""

    title: Printed
    claims: list[ClaimText]


def set_claims(library: Library) -> list[SetClaims]:
    """Claims that speak of sets of agreements; they are positions of no single agreement."""
    groups: dict[tuple[str, str | None], list[Assessment]] = defaultdict(list)
    for claim in library.all(Assessment):
        if claim.about_set:
            groups[claim.about_set, claim.about_set_note].append(claim)
    titled = [(note or ABOUT_SET.codes[code].meaning, own) for (code, note), own in groups.items()]
    ordered = sorted(titled, key=lambda pair: (-len(pair[1]), sort_key("en", pair[0])))
    return [
        SetClaims(
            as_title(sentence(library.words.defined(title))),
            [claim_text(library, c) for c in sorted(claims, key=by_date)],
        )
        for title, claims in ordered
    ]
