"""Positions of one agreement as groups of rows: by unit, then by assessor."""

from collections import defaultdict
from dataclasses import dataclass

from pipelines.present.claims import Mark, mark
from pipelines.present.language import Printed, Words, plain
from pipelines.present.language.alphabet import sort_key
from pipelines.present.language.text import shortened, strung
from pipelines.present.library import Cites, Library
from pipelines.present.numbering import natural
from pipelines.present.relations import POSITIONS_OF_AGREEMENT
from schemas.agreements import Provision
from schemas.claims import Assessment
from schemas.computed import Position
from schemas.registers import Organisation
from schemas.tables import given


@dataclass(frozen=True)
class PositionText:
    """One cell of the positions matrix: an assessor on a unit."""

    assessor_id: str
    assessor: Printed
    performer: str
    marks: list[Mark]
    date: str | None
    notes: Cites
    remark: str | None
    claims: int


@dataclass(frozen=True)
class PositionGroup:
    """The positions on one unit."""

    unit: Printed
    rows: list[PositionText]


@dataclass(frozen=True)
class AccountText:
    """The units on which an assessor gives accounts without a level."""

    assessor_id: str
    assessor: Printed
    units: str
    performers: str
    date: str | None
    notes: Cites


def position_groups(library: Library, agreement_id: str) -> list[PositionGroup]:
    """Dated positions with a level, of all assessors on the units of an agreement."""
    rows = library.children(POSITIONS_OF_AGREEMENT, agreement_id)
    dated = [row for row in rows if _has_level(library, row) and row.kind != "undated"]
    return _groups(library, dated)


def undated_groups(library: Library, agreement_id: str) -> list[PositionGroup]:
    """Levels without a date: printed apart, never positions."""
    rows = library.children(POSITIONS_OF_AGREEMENT, agreement_id)
    undated = [row for row in rows if _has_level(library, row) and row.kind == "undated"]
    return _groups(library, undated)


def _groups(library: Library, rows: list[Position]) -> list[PositionGroup]:
    grouped: dict[str | None, list[Position]] = defaultdict(list)
    for row in rows:
        grouped[row.provision_id].append(row)
    return [
        PositionGroup(_unit(library, provision), _texts(library, grouped[provision]))
        for provision in sorted(grouped, key=lambda p: unit_order(library, p))
    ]


def accounts(library: Library, agreement_id: str) -> list[AccountText]:
    """Assessors' accounts without a level on the units of an agreement, one line an assessor."""
    grouped: dict[str, list[Position]] = defaultdict(list)
    for row in library.children(POSITIONS_OF_AGREEMENT, agreement_id):
        if not _has_level(library, row):
            grouped[row.assessor_id].append(row)
    ordered = sorted(grouped.values(), key=lambda rows: _assessor_order(library, rows[0]))
    return [_account(library, rows) for rows in ordered]


def _account(library: Library, rows: list[Position]) -> AccountText:
    ordered = sorted(rows, key=lambda row: unit_order(library, row.provision_id))
    claims = [library.one(Assessment, row.claim_id) for row in ordered]
    dated = [row for row in ordered if row.effective]
    latest = max(dated, key=lambda row: given(row.effective)) if dated else None
    words = library.words
    return AccountText(
        assessor_id=rows[0].assessor_id,
        assessor=library.name(rows[0].assessor_id),
        units=_units(library, list(zip(ordered, claims, strict=True))),
        performers=", ".join(dict.fromkeys(words.performer[row.performer] for row in ordered)),
        date=words.day(latest.effective_as_written) if latest else None,
        notes=library.cites(*claims),
    )


def _units(library: Library, pairs: list[tuple[Position, Assessment]]) -> str:
    """Units by the reason for having no level: `whole, 3 · not on carrying out: 4`."""
    words = library.words
    reasons: dict[str, list[str]] = defaultdict(list)
    for row, claim in pairs:
        provision = row.provision_id
        name = library.number(provision) if provision else words.pgettext("unit", "whole")
        reasons[given(claim.no_level_code)].append(name)
    parts = []
    for code, reason in words.no_level.items():
        if code in reasons:
            listed = ", ".join(dict.fromkeys(reasons[code]))
            parts.append(listed if code == "account_only" else f"{reason}: {listed}")
    return " · ".join(parts)


def _has_level(library: Library, row: Position) -> bool:
    return library.one(Assessment, row.claim_id).level is not None


def _unit(library: Library, provision: str | None) -> Printed:
    words = library.words
    if provision is None:
        return words.gettext("Agreement as a whole")
    row = library.one(Provision, provision)
    summary = shortened(library.text(row, "summary"))
    return strung([row.number, summary], " · ")


def unit_order(library: Library, provision: str | None) -> list[tuple[int, int, str]]:
    """The agreement as a whole first, then provisions by number."""
    return natural(library.number(provision)) if provision else []


def _texts(library: Library, rows: list[Position]) -> list[PositionText]:
    ordered = sorted(rows, key=lambda row: _assessor_order(library, row))
    return [_text(library, row) for row in ordered]


def _assessor_order(library: Library, row: Position) -> tuple[object, ...]:
    """The parties in their order, then the other types of assessor; by name within a type."""
    return (*assessor_order(library, row.assessor_id), row.performer)


def assessor_order(library: Library, assessor_id: str) -> tuple[object, ...]:
    """The key by which assessors are sorted: the type, the parties in their order, the name."""
    words = library.words
    kind = library.one(Organisation, assessor_id).assessor_type
    parties = [f"party-{code}" for code in library.party_order(words.party)]
    order = [*parties, *(code for code in words.assessor_type if code not in parties)]
    return (
        order.index(given(kind)),
        sort_key(words.code, plain(library.name(assessor_id))),
        assessor_id,
    )


def _text(library: Library, row: Position) -> PositionText:
    words = library.words
    ids = row.tied_claim_ids.split("; ") if row.tied_claim_ids else [row.claim_id]
    claims = [library.one(Assessment, claim) for claim in ids]
    return PositionText(
        assessor_id=row.assessor_id,
        assessor=library.name(row.assessor_id),
        performer=words.performer[row.performer],
        marks=list(dict.fromkeys(_mark(words, row, claim) for claim in claims)),
        date=words.day(row.effective_as_written),
        notes=library.cites(*claims),
        remark=_remark(library, row),
        claims=row.claims,
    )


def _mark(words: Words, row: Position, claim: Assessment) -> Mark:
    if row.kind == "overtaken":
        return mark(words, None, None, words.gettext("overtaken by a later account"))
    return mark(words, claim.level, claim.level_basis)


def _remark(library: Library, row: Position) -> str | None:
    """What stands beside a position: a tie, or a later account without level."""
    words = library.words
    if row.kind == "tied":
        return words.gettext("two levels of the same day: no position")
    if row.latest_claim_id == row.claim_id or row.kind == "undated":
        return None
    latest = library.one(Assessment, row.latest_claim_id)
    when = words.day(latest.as_of or latest.published)
    return words.gettext("later account without level, %(day)s", day=when)
