"""Positions of one agreement as lines of plain text, for the command line."""

from pipelines.present import words
from pipelines.present.library import Library, Row
from pipelines.present.numbering import natural
from schemas.codes import LEVEL_WORDS


def level_lines(library: Library, agreement_id: str, performer: str | None) -> list[dict[str, str]]:
    """One line for each position: unit, performer, assessor, position, basis, date, claim.

    performer: a code, or None for all.
    """
    rows = [
        row
        for row in library.children("positions", "agreement_id", agreement_id)
        if performer in (None, row["performer"])
    ]
    return [_line(library, row) for row in sorted(rows, key=lambda row: _order(library, row))]


def _order(library: Library, row: Row) -> tuple[list[tuple[int, int, str]], str, str]:
    return natural(_number(library, row)), str(_assessor(library, row)), row["performer"]


def _number(library: Library, row: Row) -> str:
    provision = row["provision_id"]
    return str(library.one("provisions", provision)["number"]) if provision else ""


def _assessor(library: Library, row: Row) -> str:
    return str(library.one("organisations", row["assessor_id"])["name"])


def _line(library: Library, row: Row) -> dict[str, str]:
    claim = library.one("assessments", row["claim_id"])
    return {
        "unit": _number(library, row) or "whole",
        "performer": words.PERFORMER[row["performer"]],
        "assessor": _assessor(library, row),
        "position": _position(library, row, claim),
        "basis": claim["level_basis"] or "",
        "as of": row["effective_as_written"] or "undated",
        "claim": row["claim_id"],
    }


def _position(library: Library, row: Row, claim: Row) -> str:
    """The level in words, or how there is none."""
    if row["kind"] == "tied":
        ids = row["tied_claim_ids"].split("; ")
        levels = sorted({library.one("assessments", tied)["level"] for tied in ids})
        return f"tied: {' / '.join(LEVEL_WORDS[level] for level in levels)}"
    if row["kind"] == "overtaken":
        return "overtaken by a later account"
    return words.level(claim)
