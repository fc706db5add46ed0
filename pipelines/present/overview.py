"""The overview: all agreements, and the positions on them by type of assessor."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from pipelines.present import words
from pipelines.present.claims import ClaimText, Mark, claim_text
from pipelines.present.library import Library, Row
from pipelines.present.notes import Notes
from schemas.codes import ABOUT_SET, LEVEL_WORDS

COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Kosovo, executive", ("party-kosovo",)),
    ("Serbia, executive", ("party-serbia",)),
    ("European Union", ("eu",)),
    ("Other international", ("international",)),
    ("Civil society, academic", ("civil-society", "academic")),
    ("Media", ("media",)),
    ("Others", ("institution", "local-authority", "political-party", "residents")),
)


OTHERS = ("overtaken", "tied", "undated", "acc.")
"""What stands in a cell beside positions with a level, in its order."""


@dataclass(frozen=True)
class Counted:
    """How many positions of one level and basis stand in a cell."""

    mark: Mark
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
    title: str
    date: str
    provisions: int
    claims: int
    cells: list[Cell]


@dataclass(frozen=True)
class Block:
    """The agreements of one phase."""

    phase: str
    lines: list[Line]


@dataclass(frozen=True)
class SetClaims:
    """Claims on a set of agreements."""

    title: str
    claims: list[ClaimText]


def overview(library: Library) -> list[Block]:
    """All agreements by phase and date, with their positions by type of assessor."""
    blocks: dict[str, list[Row]] = defaultdict(list)
    for row in library.all("agreements"):
        blocks[row["phase"]].append(row)
    return [
        Block(
            words.PHASE[phase], [_line(library, row) for row in sorted(blocks[phase], key=_dated)]
        )
        for phase in words.PHASE
        if phase in blocks
    ]


def in_order(library: Library) -> list[str]:
    """Ids of all agreements in the order of the overview."""
    return [line.id for block in overview(library) for line in block.lines]


def _dated(row: Row) -> tuple[bool, str, str]:
    return row["date_agreed"] is None, row["date_agreed"] or "", row["id"]


def _line(library: Library, row: Row) -> Line:
    claims = {target["claim_id"] for target in library.targets.get(row["id"], [])}
    positions = library.children("positions", "agreement_id", row["id"])
    return Line(
        id=row["id"],
        title=row["short_title"],
        date=row["date_agreed"] or "not known",
        provisions=len(library.children("provisions", "agreement_id", row["id"])),
        claims=len(claims),
        cells=[_cell(library, positions, types) for _, types in COLUMNS],
    )


def _cell(library: Library, positions: list[Row], types: tuple[str, ...]) -> Cell:
    own = [p for p in positions if _type(library, p) in types]
    levels: dict[tuple[int, str], int] = defaultdict(int)
    for position in own:
        if position["kind"] == "level":
            levels[position["level"], position["level_basis"]] += 1
    counted = [
        Counted(Mark(level, basis, LEVEL_WORDS[level]), count)
        for (level, basis), count in sorted(levels.items(), reverse=True)
    ]
    others = Counter(_other(library, p) for p in own if p["kind"] != "level")
    return Cell(counted, [f"{word} {others[word]}" for word in OTHERS if others[word]])


def _other(library: Library, position: Row) -> str:
    """How a position without a level is counted: an account, or a level that is no position."""
    if position["kind"] in ("overtaken", "tied"):
        return str(position["kind"])
    claim = library.one("assessments", position["claim_id"])
    return "acc." if claim["level"] is None else "undated"


def _type(library: Library, position: Row) -> str:
    return str(library.one("organisations", position["assessor_id"])["assessor_type"])


def set_claims(library: Library, notes: Notes) -> list[SetClaims]:
    """Claims that speak of sets of agreements; they are positions of no single agreement."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for claim in library.all("assessments"):
        if claim["about_set"]:
            groups[claim["about_set_note"] or ABOUT_SET.codes[claim["about_set"]]].append(claim)
    ordered = sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [
        SetClaims(
            words.sentence(title).rstrip("."),
            [claim_text(library, notes, c) for c in sorted(claims, key=_when)],
        )
        for title, claims in ordered
    ]


def _when(claim: Row) -> tuple[bool, str, str]:
    spoken = claim["as_of"] or claim["published"]
    return spoken is None, (spoken or "").strip("./"), claim["id"]
