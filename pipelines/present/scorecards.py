"""Published scorecards beside the positions of their date."""

from collections import defaultdict
from dataclasses import dataclass

from pipelines.present.language import Words
from pipelines.present.language.words import sentence
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
    words, card = library.words, library.one("scorecards", card_id)
    listed = [row for row in rows if row["label"]]
    others = [row for row in rows if not row["label"]]
    undated = words.gettext(
        "undated, beside the positions of %(day)s",
        day=words.in_span(rows[0]["as_of"].isoformat()),
    )
    return Card(
        report=words.english(card["report"]),
        publisher=words.english(card["publisher"]),
        date=words.day(card["date"]) or undated,
        published=_published(library, card),
        ours=_ours(words, rows, is_listed=bool(listed)),
        lines=[_card_line(library, row) for row in listed],
        beside=[_beside(library, row) for row in others if _has_level(row)],
        without=[library.title(row["agreement_id"]) for row in others if not _has_level(row)],
        note=words.english(sentence(card["note"])) if card["note"] else None,
        notes=notes.cite("scorecards", card_id),
    )


def _has_level(row: Row) -> bool:
    return any(_counts(row, "whole") + _counts(row, "provisions"))


def _published(library: Library, card: Row) -> str:
    """The counts as published, with their shares where they make up the whole set."""
    words = library.words
    counts = library.children("scorecard_counts", "scorecard_id", card["id"])
    shares = library.children("scorecard_shares", "scorecard_id", card["id"])
    percent = {row["label"]: f" ({words.percent(row['percent'])})" for row in shares}
    ours = words.gettext(", our sum")
    parts = [
        words.strung(
            [
                words.english(row["label"]),
                f" {words.number(row['count'])}{percent.get(row['label'], '')}"
                f"{ours if row['basis'] == 'derived' else ''}",
            ],
            "",
        )
        for row in counts
    ]
    total = words.number(card["total"]) if card["total"] else None
    if not parts:
        if total is None:
            return words.gettext("no count")
        return words.gettext("no counts, %(total)s in all", total=total)
    told = words.strung(parts, "; ")
    if total is not None:
        told = words.gettext("%(counts)s, of %(total)s", counts=told, total=total)
    if shares and shares[0]["index"] is not None:
        index = words.decimal(shares[0]["index"], 1)
        told = words.gettext("%(counts)s; index %(index)s", counts=told, index=index)
    return told


def _ours(words: Words, rows: list[Row], is_listed: bool) -> str:
    """Counts over the same agreements at the same date; never a rate."""
    rated = [row for row in rows if any(_counts(row, "whole"))]
    values = {
        "agreements": words.ngettext("%(n)s agreement", "%(n)s agreements", len(rows)),
        "rated": words.number(len(rated)),
        "own": words.number(sum(row["compared"] == "own-source" for row in rated)),
        "full": words.number(sum(1 for row in rated if not _below(row))),
    }
    if is_listed:
        return words.gettext(
            "%(agreements)s that it lists; with positions on the whole agreement: %(rated)s, from "
            "the scorecard itself: %(own)s, all of them full: %(full)s",
            **values,
        )
    return words.gettext(
        "%(agreements)s reached by then in the data; with positions on the whole agreement: "
        "%(rated)s, from the scorecard itself: %(own)s, all of them full: %(full)s",
        **values,
    )


_COUNTED = {
    "stated_full": (3, "stated"),
    "stated_below": (None, "stated"),
    "inferred_full": (3, "inferred"),
    "inferred_below": (None, "inferred"),
}
"""Columns of counts: the level, or None for all below full, and the basis."""


def _counts(row: Row, where: str) -> list[int]:
    """Stated full, stated below, inferred full, inferred below."""
    return [row[f"{where}_{name}"] for name in _COUNTED]


def _below(row: Row) -> bool:
    return bool(row["whole_stated_below"] or row["whole_inferred_below"])


def _beside(library: Library, row: Row) -> str:
    """The levels on an agreement that a scorecard does not name."""
    words = library.words
    named = {"whole": words.pgettext("unit", "whole"), "provisions": words.gettext("provisions")}
    parts = [
        f"{name}: {_levels(words, row, where)}"
        for where, name in named.items()
        if any(_counts(row, where))
    ]
    if row["compared"] == "own-source":
        parts.append(words.gettext("from a source of the scorecard itself"))
    return words.gettext(
        "%(agreement)s (%(levels)s)",
        agreement=library.title(row["agreement_id"]),
        levels="; ".join(parts),
    )


def _card_line(library: Library, row: Row) -> CardLine:
    words = library.words
    return CardLine(
        agreement=library.title(row["agreement_id"]),
        label=words.english(row["label"]),
        whole=_levels(words, row, "whole"),
        provisions=_levels(words, row, "provisions"),
        compared=words.compared[row["compared"]],
    )


def _levels(words: Words, row: Row, where: str) -> str:
    """Counts by basis: stated and inferred levels are never added."""
    parts = [
        f"{_counted(words, *_COUNTED[name])} {count}"
        for name, count in zip(_COUNTED, _counts(row, where), strict=True)
        if count
    ]
    return "; ".join(parts) or words.gettext("none")


def _counted(words: Words, level: int | None, basis: str) -> str:
    if level is None:
        below = {
            "stated": words.gettext("stated, below full"),
            "inferred": words.gettext("inferred, below full"),
        }
        return below[basis]
    full = {"stated": words.gettext("stated, full"), "inferred": words.gettext("inferred, full")}
    return full[basis]


def not_compared(library: Library) -> list[str]:
    """Graded scorecards that count something else than agreements, or nothing."""
    words = library.words
    compared = {row["scorecard_id"] for row in library.all("scorecard_comparisons")}
    return [
        words.gettext(
            "%(report)s (%(publisher)s, %(day)s)",
            report=words.english(card["report"]),
            publisher=words.english(card["publisher"]),
            day=words.day(card["date"]) or words.gettext("undated"),
        )
        for card in library.all("scorecards")
        if card["kind"] == "graded" and card["id"] not in compared
    ]
