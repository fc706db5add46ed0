"""The overview: all agreements, and the positions on them by type of assessor."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.present.claims import Mark, mark
from pipelines.present.language import Printed, Words
from pipelines.present.library import Library
from pipelines.present.relations import POSITIONS_OF_AGREEMENT, PROVISIONS_OF_AGREEMENT
from schemas.agreements import Agreement
from schemas.claims import Assessment
from schemas.computed import Position
from schemas.registers import Organisation
from schemas.tables import given


def columns(library: Library) -> dict[str, tuple[str, ...]]:
    """The columns of the overview: heading -> types of assessor; the parties in their order."""
    words = library.words
    executives = {
        "kosovo": words.gettext("Kosovo, executive"),
        "serbia": words.gettext("Serbia, executive"),
    }
    parties = {executives[p]: (f"party-{p}",) for p in library.party_order(words.party)}
    return {
        **parties,
        words.gettext("European Union"): ("eu",),
        words.gettext("Other international"): ("international",),
        words.gettext("Civil society, academic"): ("civil-society", "academic"),
        words.gettext("Media"): ("media",),
        words.gettext("Others"): _OTHER_TYPES,
    }


_OTHER_TYPES = ("institution", "local-authority", "political-party", "residents")


def _others(words: Words) -> dict[str, str]:
    """What stands in a cell beside positions with a level, in its order."""
    return {
        "overtaken": words.pgettext("positions", "overtaken"),
        "tied": words.pgettext("positions", "tied"),
        "undated": words.pgettext("positions", "undated"),
        "account": words.pgettext("positions", "acc."),
    }


def _short(words: Words) -> dict[str, str]:
    return {
        "stated": words.pgettext("basis", "st."),
        "inferred": words.pgettext("basis", "inf."),
    }


@dataclass(frozen=True)
class Counted:
    """How many positions of one level and basis stand in a cell.

    short: how the level came about, where there is little room.
    """

    mark: Mark
    short: str
    count: int


@dataclass(frozen=True)
class Cell:
    """Positions of one type of assessor on one agreement and its provisions."""

    levels: list[Counted]
    others: list[str]


@dataclass(frozen=True)
class Line:
    """One agreement in the overview."""

    id: str
    title: Printed
    date: str
    provisions: int
    claims: int
    cells: list[Cell]


@dataclass(frozen=True)
class Block:
    """The agreements of one phase."""

    phase: str
    lines: list[Line]


def overview(library: Library) -> list[Block]:
    """All agreements by phase and date, with their positions by type of assessor."""
    return [
        Block(library.words.phase[phase], [_line(library, row) for row in rows])
        for phase, rows in _by_phase(library).items()
    ]


def _by_phase(library: Library) -> dict[str, list[Agreement]]:
    """The agreements of each phase that has any, by date."""
    blocks: dict[str, list[Agreement]] = defaultdict(list)
    for row in library.all(Agreement):
        blocks[row.phase].append(row)
    return {
        phase: sorted(blocks[phase], key=_dated) for phase in library.words.phase if phase in blocks
    }


def levels_by_heading(library: Library, agreement_id: str) -> dict[str, int]:
    """Dated positions with a level on an agreement, by heading of the overview."""
    positions = library.children(POSITIONS_OF_AGREEMENT, agreement_id)
    given = [_type(library, row) for row in positions if row.kind == "level"]
    return {head: sum(kind in kinds for kind in given) for head, kinds in columns(library).items()}


def in_order(library: Library) -> list[str]:
    """Ids of all agreements in the order of the overview."""
    return [row.id for rows in _by_phase(library).values() for row in rows]


def _dated(row: Agreement) -> tuple[bool, str, str]:
    return row.date_agreed is None, row.date_agreed or "", row.id


def _line(library: Library, row: Agreement) -> Line:
    claims = library.claims_on(row.id)
    positions = library.children(POSITIONS_OF_AGREEMENT, row.id)
    return Line(
        id=row.id,
        title=library.title(row.id),
        date=row.date_agreed or library.words.gettext("not known"),
        provisions=len(library.children(PROVISIONS_OF_AGREEMENT, row.id)),
        claims=len(claims),
        cells=[_cell(library, positions, types) for types in columns(library).values()],
    )


def _cell(library: Library, positions: Sequence[Position], types: tuple[str, ...]) -> Cell:
    own = [p for p in positions if _type(library, p) in types]
    levels: dict[tuple[int, str], int] = defaultdict(int)
    for position in own:
        if position.kind == "level":
            levels[given(position.level), given(position.level_basis)] += 1
    counted = [
        Counted(mark(library.words, level, basis), _short(library.words)[basis], count)
        for (level, basis), count in sorted(levels.items(), reverse=True)
    ]
    others = Counter(_other(library, p) for p in own if p.kind != "level")
    listed = [
        f"{named} {others[kind]}" for kind, named in _others(library.words).items() if others[kind]
    ]
    return Cell(counted, listed)


def _other(library: Library, position: Position) -> str:
    """How a position without a level is counted: an account, or a level that is no position."""
    if position.kind in ("overtaken", "tied"):
        return str(position.kind)
    claim = library.one(Assessment, position.claim_id)
    return "account" if claim.level is None else "undated"


def _type(library: Library, position: Position) -> str:
    return str(library.one(Organisation, position.assessor_id).assessor_type)
