"""Published scorecards beside the positions of their date."""

from collections import defaultdict
from dataclasses import dataclass

from pipelines.present import words
from pipelines.present.library import Library, Row
from pipelines.present.notes import Notes


@dataclass(frozen=True)
class CardLine:
    """One agreement of a scorecard beside the positions of its date."""

    agreement: str
    label: str
    whole: str
    provisions: str
    compared: str


@dataclass(frozen=True)
class Card:
    """A published scorecard beside the data."""

    report: str
    publisher: str
    date: str
    published: str
    ours: str
    lines: list[CardLine]
    beside: list[str]
    without: list[str]
    note: str | None
    notes: list[int]


def scorecards(library: Library, notes: Notes) -> list[Card]:
    """Every graded scorecard of agreements, by date, beside the positions of that date."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in library.all("scorecard_comparisons"):
        grouped[row["scorecard_id"]].append(row)
    ordered = sorted(grouped.items(), key=lambda pair: (pair[1][0]["as_of"], pair[0]))
    return [_card(library, notes, card, rows) for card, rows in ordered]


def _card(library: Library, notes: Notes, card_id: str, rows: list[Row]) -> Card:
    card = library.one("scorecards", card_id)
    listed = [row for row in rows if row["label"]]
    others = [row for row in rows if not row["label"]]
    names = _names(library)
    return Card(
        report=card["report"],
        publisher=card["publisher"],
        date=words.day(card["date"]) or f"undated, beside the positions of {_data_day(rows)}",
        published=_published(library, card),
        ours=_ours(rows, is_listed=bool(listed)),
        lines=[_card_line(names, row) for row in listed],
        beside=[_beside(names, row) for row in others if _has_level(row)],
        without=[names[row["agreement_id"]] for row in others if not _has_level(row)],
        note=words.sentence(card["note"]) if card["note"] else None,
        notes=notes.cite("scorecards", card_id),
    )


def _data_day(rows: list[Row]) -> str:
    return words.day(rows[0]["as_of"]) or ""


def _names(library: Library) -> dict[str, str]:
    return {row["id"]: row["short_title"] for row in library.all("agreements")}


def _has_level(row: Row) -> bool:
    return any(_counts(row, "whole") + _counts(row, "provisions"))


def _published(library: Library, card: Row) -> str:
    """The counts as published, with their shares where they make up the whole set."""
    counts = library.children("scorecard_counts", "scorecard_id", card["id"])
    shares = library.children("scorecard_shares", "scorecard_id", card["id"])
    percent = {row["label"]: f" ({row['percent']} %)" for row in shares}
    parts = [
        f"{row['label']} {row['count']}{percent.get(row['label'], '')}"
        f"{', our sum' if row['basis'] == 'derived' else ''}"
        for row in counts
    ]
    if not parts:
        return f"no counts, {card['total']} in all" if card["total"] else "no count"
    total = f" of {card['total']}" if card["total"] else ""
    index = f"; index {shares[0]['index']:.1f}" if shares and shares[0]["index"] is not None else ""
    return "; ".join(parts) + total + index


def _ours(rows: list[Row], is_listed: bool) -> str:
    """Counts over the same agreements at the same date; never a rate."""
    rated = [row for row in rows if any(_counts(row, "whole"))]
    only_full = sum(1 for row in rated if not _below(row))
    own = sum(row["compared"] == "own-source" for row in rated)
    which = "that it lists" if is_listed else "reached by then in the data"
    head = (
        f"{words.counted(len(rows), 'agreement')} {which}; positions on the whole agreement exist"
    )
    if not rated:
        return f"{head} on none"
    source = f", on {own} from the scorecard itself" if own else ""
    return f"{head} on {len(rated)}{source}; all of them are full on {only_full}"


def _counts(row: Row, where: str) -> list[int]:
    """Stated full, stated below, inferred full, inferred below."""
    return [row[f"{where}_{name}"] for name in _NAMES]


_NAMES = ("stated_full", "stated_below", "inferred_full", "inferred_below")


def _below(row: Row) -> bool:
    return bool(row["whole_stated_below"] or row["whole_inferred_below"])


def _beside(names: dict[str, str], row: Row) -> str:
    """The levels on an agreement that a scorecard does not name."""
    parts = [
        f"{where} {_levels(row, where)}"
        for where in ("whole", "provisions")
        if any(_counts(row, where))
    ]
    own = ", from a source of the scorecard itself" if row["compared"] == "own-source" else ""
    return f"{names[row['agreement_id']]} ({', '.join(parts)}{own})"


def _card_line(names: dict[str, str], row: Row) -> CardLine:
    return CardLine(
        agreement=names[row["agreement_id"]],
        label=row["label"],
        whole=_levels(row, "whole"),
        provisions=_levels(row, "provisions"),
        compared=words.COMPARED[row["compared"]],
    )


def _levels(row: Row, where: str) -> str:
    """Counts by basis: stated and inferred levels are never added."""
    named = zip(_NAMES, _counts(row, where), strict=True)
    parts = [f"{name.replace('_', ' ')} {count}" for name, count in named if count]
    return ", ".join(parts) or "none"


def not_compared(library: Library) -> list[str]:
    """Graded scorecards that count something else than agreements, or nothing."""
    compared = {row["scorecard_id"] for row in library.all("scorecard_comparisons")}
    return [
        f"{card['report']} ({card['publisher']}, {words.day(card['date']) or 'undated'})"
        for card in library.all("scorecards")
        if card["kind"] == "graded" and card["id"] not in compared
    ]
