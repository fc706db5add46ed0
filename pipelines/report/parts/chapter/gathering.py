"""The chapter of one agreement: what a reader of the report is told, on one to two pages."""

from dataclasses import dataclass

from pipelines.present.comparing import compared
from pipelines.present.language import Printed
from pipelines.present.library import Library
from pipelines.present.narrative import NarrativeText, narrative
from pipelines.present.opening import glance, kicker
from pipelines.present.owed import Owed, owed
from pipelines.present.positions import PositionGroup, PositionText, position_groups
from pipelines.present.relations import AGREEMENTS_OF_PARENT, PROVISIONS_OF_AGREEMENT
from schemas.agreements import Agreement

MOST = 8
"""Positions, and open obligations, that a chapter lists; how many more there are is said."""


@dataclass(frozen=True)
class Due:
    """A provision whose deadline has passed, and each body that is obliged by it."""

    number: str
    what: Printed
    deadline: str
    bodies: list[Owed]


@dataclass(frozen=True)
class Chapter:
    """All that the chapter of an agreement prints.

    more_positions, more_owed: how many more the evidence lists; related: ids and short titles of
    the agreement that it carries out, and of those that carry it out.
    """

    id: str
    title: Printed
    short_title: Printed
    kicker: str
    glance: list[tuple[str, Printed]]
    narrative: NarrativeText
    groups: list[PositionGroup]
    more_positions: int
    compared: str
    owed: list[Due]
    more_owed: int
    claims: int
    related: list[tuple[str, Printed]]


def chapter(library: Library, agreement_id: str) -> Chapter:
    """Gather the chapter of one agreement. Raises KeyError for an unknown agreement."""
    agreement = library.one(Agreement, agreement_id)
    provisions = library.children(PROVISIONS_OF_AGREEMENT, agreement_id)
    groups = position_groups(library, agreement_id)
    due = owed(library, agreement_id)
    positions = sum(len(group.rows) for group in groups)
    return Chapter(
        id=agreement_id,
        title=library.text(agreement, "title"),
        short_title=library.title(agreement_id),
        kicker=kicker(library, agreement),
        glance=glance(library, agreement, provisions),
        narrative=narrative(library, agreement_id),
        groups=first_of(groups, MOST),
        more_positions=max(positions - MOST, 0),
        compared=compared(library, agreement_id),
        owed=by_provision(due[:MOST]),
        more_owed=max(len(due) - MOST, 0),
        claims=len(library.claims_on(agreement_id)),
        related=[(each, library.title(each)) for each in _related(library, agreement)],
    )


def _related(library: Library, agreement: Agreement) -> list[str]:
    parent = [agreement.parent_id] if agreement.parent_id else []
    children = library.children(AGREEMENTS_OF_PARENT, agreement.id)
    return [*parent, *(child.id for child in children)]


def by_provision(rows: list[Owed]) -> list[Due]:
    """Obligations by provision and deadline, in the order of the first of each."""
    groups: dict[tuple[str, str], list[Owed]] = {}
    for row in rows:
        groups.setdefault((row.number, row.deadline), []).append(row)
    return [
        Due(number, bodies[0].what, deadline, bodies)
        for (number, deadline), bodies in groups.items()
    ]


def first_of(groups: list[PositionGroup], most: int) -> list[PositionGroup]:
    """The first positions of all units, in their order.

    most: how many positions at most.
    """
    kept: list[PositionGroup] = []
    left = most
    for group in groups:
        rows: list[PositionText] = group.rows[:left]
        if rows:
            kept.append(PositionGroup(group.unit, rows))
        left -= len(rows)
    return kept
