"""Positions of one agreement as groups of rows: by unit, then by assessor."""

from collections import defaultdict
from dataclasses import dataclass

from pipelines.present import words
from pipelines.present.claims import Mark
from pipelines.present.library import Library, Row
from pipelines.present.notes import Notes
from pipelines.present.numbering import natural
from schemas.codes import LEVEL_WORDS

_ORDER = list(words.ASSESSOR_TYPE)
WHOLE = "Agreement as a whole"


@dataclass(frozen=True)
class PositionText:
    """One cell of the positions matrix: an assessor on a unit."""

    assessor: str
    performer: str
    marks: list[Mark]
    date: str | None
    notes: list[int]
    remark: str | None
    claims: int


@dataclass(frozen=True)
class PositionGroup:
    """The positions on one unit."""

    unit: str
    rows: list[PositionText]


@dataclass(frozen=True)
class AccountText:
    """The units on which an assessor gives accounts without a level."""

    assessor: str
    units: str
    performers: str
    date: str | None
    notes: list[int]


def position_groups(library: Library, notes: Notes, agreement_id: str) -> list[PositionGroup]:
    """Dated positions with a level, of all assessors on the units of an agreement."""
    rows = library.children("positions", "agreement_id", agreement_id)
    dated = [row for row in rows if _has_level(library, row) and row["kind"] != "undated"]
    return _groups(library, notes, dated)


def undated_groups(library: Library, notes: Notes, agreement_id: str) -> list[PositionGroup]:
    """Levels without a date: printed apart, never positions."""
    rows = library.children("positions", "agreement_id", agreement_id)
    undated = [row for row in rows if _has_level(library, row) and row["kind"] == "undated"]
    return _groups(library, notes, undated)


def _groups(library: Library, notes: Notes, rows: list[Row]) -> list[PositionGroup]:
    grouped: dict[str | None, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["provision_id"]].append(row)
    return [
        PositionGroup(_unit(library, provision), _texts(library, notes, grouped[provision]))
        for provision in sorted(grouped, key=lambda p: _unit_order(library, p))
    ]


def accounts(library: Library, notes: Notes, agreement_id: str) -> list[AccountText]:
    """Assessors' accounts without a level on the units of an agreement, one line an assessor."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in library.children("positions", "agreement_id", agreement_id):
        if not _has_level(library, row):
            grouped[row["assessor_id"]].append(row)
    ordered = sorted(grouped.values(), key=lambda rows: _assessor_order(library, rows[0]))
    return [_account(library, notes, rows) for rows in ordered]


def _account(library: Library, notes: Notes, rows: list[Row]) -> AccountText:
    ordered = sorted(rows, key=lambda row: _unit_order(library, row["provision_id"]))
    claims = [library.one("assessments", row["claim_id"]) for row in ordered]
    dated = [row for row in ordered if row["effective"]]
    latest = max(dated, key=lambda row: row["effective"]) if dated else None
    numbers = {number for claim in claims for number in notes.cite("assessments", claim["id"])}
    return AccountText(
        assessor=library.one("organisations", rows[0]["assessor_id"])["name"],
        units=_units(library, list(zip(ordered, claims, strict=True))),
        performers=", ".join(dict.fromkeys(words.PERFORMER[row["performer"]] for row in ordered)),
        date=words.day(latest["effective_as_written"]) if latest else None,
        notes=sorted(numbers),
    )


def _units(library: Library, pairs: list[tuple[Row, Row]]) -> str:
    """Units by the reason for having no level: `whole, 3 · not on carrying out: 4`."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for row, claim in pairs:
        provision = row["provision_id"]
        name = library.one("provisions", provision)["number"] if provision else "whole"
        reasons[claim["no_level_code"]].append(name)
    parts = []
    for code in words.NO_LEVEL:
        if code in reasons:
            listed = ", ".join(dict.fromkeys(reasons[code]))
            parts.append(listed if code == "account_only" else f"{words.NO_LEVEL[code]}: {listed}")
    return " · ".join(parts)


def _has_level(library: Library, row: Row) -> bool:
    return library.one("assessments", row["claim_id"])["level"] is not None


def _unit(library: Library, provision: str | None) -> str:
    if provision is None:
        return WHOLE
    row = library.one("provisions", provision)
    return f"{row['number']} · {_short(row['summary'])}"


def _short(text: str, limit: int = 88) -> str:
    """The head of a text, cut between words."""
    if len(text) <= limit:
        return text.rstrip(".")
    return text[:limit].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _unit_order(library: Library, provision: str | None) -> list[tuple[int, int, str]]:
    """The agreement as a whole first, then provisions by number."""
    return natural(library.one("provisions", provision)["number"]) if provision else []


def _texts(library: Library, notes: Notes, rows: list[Row]) -> list[PositionText]:
    ordered = sorted(rows, key=lambda row: _assessor_order(library, row))
    return [_text(library, notes, row) for row in ordered]


def _assessor_order(library: Library, row: Row) -> tuple[int, str, str]:
    assessor = library.one("organisations", row["assessor_id"])
    return _ORDER.index(assessor["assessor_type"]), assessor["name"], row["performer"]


def _text(library: Library, notes: Notes, row: Row) -> PositionText:
    ids = row["tied_claim_ids"].split("; ") if row["tied_claim_ids"] else [row["claim_id"]]
    claims = [library.one("assessments", claim) for claim in ids]
    numbers = {number for claim in claims for number in notes.cite("assessments", claim["id"])}
    return PositionText(
        assessor=library.one("organisations", row["assessor_id"])["name"],
        performer=words.PERFORMER[row["performer"]],
        marks=list(dict.fromkeys(_mark(row, claim) for claim in claims)),
        date=words.day(row["effective_as_written"]),
        notes=sorted(numbers),
        remark=_remark(library, row),
        claims=row["claims"],
    )


def _mark(row: Row, claim: Row) -> Mark:
    if row["kind"] == "overtaken":
        return Mark(None, None, "overtaken by a later account")
    return Mark(claim["level"], claim["level_basis"], LEVEL_WORDS[claim["level"]])


def _remark(library: Library, row: Row) -> str | None:
    """What stands beside a position: a tie, or a later account without level."""
    if row["kind"] == "tied":
        return "two levels of the same day: no position"
    if row["latest_claim_id"] == row["claim_id"] or row["kind"] == "undated":
        return None
    latest = library.one("assessments", row["latest_claim_id"])
    when = words.day(latest["as_of"] or latest["published"])
    return f"later account without level, {when}"
