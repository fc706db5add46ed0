"""The summary: what was agreed, who gives a level, what differs, what is owed."""

from dataclasses import dataclass

from pipelines.present.changes import changes_summary
from pipelines.present.comparing import compared
from pipelines.present.language import Printed
from pipelines.present.library import Library
from pipelines.present.overview import columns, levels_by_heading
from pipelines.present.owed import owed_summary
from pipelines.present.relations import PROVISIONS_OF_AGREEMENT
from schemas.agreements import Agreement, Provision


@dataclass(frozen=True)
class PhaseLine:
    """The agreements of a phase: how many, with how many provisions, and who gives a level.

    given: for each heading of the overview, on how many such an assessor gives a dated level.
    """

    phase: str
    agreements: str
    provisions: str
    claims: str
    given: list[str]


@dataclass(frozen=True)
class Summary:
    """The summary, ready to print: a table, and a paragraph on each question."""

    agreed: str
    heads: list[str]
    lines: list[PhaseLine]
    rated: str
    differs: str
    owed: Printed
    changed: Printed


def summary(library: Library) -> Summary:
    """The summary of the report, from the measures."""
    words = library.words
    return Summary(
        agreed=_agreed(library),
        rated=_rated(library),
        heads=list(columns(library)),
        lines=[_line(library, code, named) for code, named in words.phase.items()],
        differs=compared(library, None),
        owed=owed_summary(library),
        changed=changes_summary(library),
    )


def _agreed(library: Library) -> str:
    """How many agreements and provisions there are."""
    words = library.words
    return words.gettext(
        "The data hold %(agreements)s with %(provisions)s.",
        agreements=words.ngettext(
            "%(n)s agreement", "%(n)s agreements", len(library.all(Agreement))
        ),
        provisions=words.ngettext(
            "%(n)s provision", "%(n)s provisions", len(library.all(Provision))
        ),
    )


def _rated(library: Library) -> str:
    """On how many of them anybody gives a level."""
    rows = library.all(Agreement)
    rated = [row for row in rows if any(levels_by_heading(library, row.id).values())]
    return library.words.gettext(
        "On %(rated)s of them an assessor gives a dated level; on the others there are "
        "accounts, undated levels or nothing.",
        rated=library.words.number(len(rated)),
    )


def _line(library: Library, phase: str, named: str) -> PhaseLine:
    words = library.words
    own = [row for row in library.all(Agreement) if row.phase == phase]
    given = [levels_by_heading(library, row.id) for row in own]
    claims = {claim.id for row in own for claim in library.claims_on(row.id)}
    provisions = sum(len(library.children(PROVISIONS_OF_AGREEMENT, row.id)) for row in own)
    return PhaseLine(
        phase=named,
        agreements=words.number(len(own)),
        provisions=words.number(provisions),
        claims=words.number(len(claims)),
        given=[
            words.number(sum(bool(levels[head]) for levels in given)) for head in columns(library)
        ],
    )
