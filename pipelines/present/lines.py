"""Positions of one agreement as lines of plain text, for the command line."""

from pipelines.present.language import plain
from pipelines.present.language.alphabet import sort_key
from pipelines.present.library import Library
from pipelines.present.numbering import natural
from pipelines.present.relations import POSITIONS_OF_AGREEMENT
from schemas.claims import Assessment
from schemas.computed import Position
from schemas.tables import given


def level_lines(library: Library, agreement_id: str, performer: str | None) -> list[dict[str, str]]:
    """One line for each position: unit, performer, assessor, position, basis, date, claim.

    performer: a code, or None for all.
    """
    rows = [
        row
        for row in library.children(POSITIONS_OF_AGREEMENT, agreement_id)
        if performer in (None, row.performer)
    ]
    return [_line(library, row) for row in sorted(rows, key=lambda row: _order(library, row))]


def _order(library: Library, row: Position) -> tuple[object, ...]:
    """By unit, by the name of the assessor as English sorts it, then as the codes stand."""
    words, name = library.words, plain(library.name(row.assessor_id))
    performer = list(words.performer).index(row.performer)
    return natural(_number(library, row)), sort_key(words.code, name), row.assessor_id, performer


def _number(library: Library, row: Position) -> str:
    return library.number(row.provision_id) if row.provision_id else ""


def _line(library: Library, row: Position) -> dict[str, str]:
    claim = library.one(Assessment, row.claim_id)
    return {
        "unit": _number(library, row) or "whole",
        "performer": library.words.performer[row.performer],
        "assessor": plain(library.name(row.assessor_id)),
        "position": _position(library, row, claim),
        "basis": claim.level_basis or "",
        "as of": row.effective_as_written or "undated",
        "claim": row.claim_id,
    }


def _position(library: Library, row: Position, claim: Assessment) -> str:
    """The level in words, or how there is none."""
    words = library.words
    if row.kind == "tied":
        ids = given(row.tied_claim_ids).split("; ")
        levels = sorted({given(library.one(Assessment, tied).level) for tied in ids})
        return f"tied: {' / '.join(words.levels[level] for level in levels)}"
    if row.kind == "overtaken":
        return "overtaken by a later account"
    return words.level(claim)
