"""Published scorecards beside the positions of their date."""

from collections import defaultdict
from dataclasses import dataclass

from pipelines.present.language import Printed, Words
from pipelines.present.language.text import strung
from pipelines.present.library import Cites, Library
from pipelines.present.relations import SCORECARD_COUNTS_OF_SCORECARD, SCORECARD_SHARES_OF_SCORECARD
from schemas.measures import ScorecardComparison
from schemas.registers import Scorecard
from schemas.tables import given


@dataclass(frozen=True)
class CardLine:
    """One agreement of a scorecard beside the positions of its date."""

    agreement_id: str
    agreement: Printed
    label: Printed
    whole: str
    provisions: str
    compared: str


@dataclass(frozen=True)
class Card:
    """A published scorecard beside the data."""

    report: Printed
    publisher: Printed
    date: str
    published: Printed
    ours: str
    lines: list[CardLine]
    beside: list[Printed]
    without: list[Printed]
    note: Printed | None
    notes: Cites


def scorecards(library: Library) -> list[Card]:
    """Every graded scorecard of agreements, by date, beside the positions of that date."""
    grouped: dict[str, list[ScorecardComparison]] = defaultdict(list)
    for row in library.all(ScorecardComparison):
        grouped[row.scorecard_id].append(row)
    ordered = sorted(grouped.items(), key=lambda pair: (pair[1][0].as_of, pair[0]))
    return [_card(library, card, rows) for card, rows in ordered]


def _card(library: Library, card_id: str, rows: list[ScorecardComparison]) -> Card:
    words, card = library.words, library.one(Scorecard, card_id)
    listed = [row for row in rows if row.label]
    others = [row for row in rows if not row.label]
    undated = words.gettext(
        "undated, beside the positions of %(day)s",
        day=words.in_span(rows[0].as_of.isoformat()),
    )
    return Card(
        report=library.text(card, "report"),
        publisher=words.english(card.publisher),
        date=words.day(card.date) or undated,
        published=_published(library, card),
        ours=_ours(words, rows, is_listed=bool(listed)),
        lines=[_card_line(library, row) for row in listed],
        beside=[_beside(library, row) for row in others if _has_level(row)],
        without=[library.title(row.agreement_id) for row in others if not _has_level(row)],
        note=library.sentence(card, "note"),
        notes=library.cites(card),
    )


def _has_level(row: ScorecardComparison) -> bool:
    return any(_counts(row, "whole") + _counts(row, "provisions"))


def _published(library: Library, card: Scorecard) -> Printed:
    """The counts as published, with their shares where they make up the whole set."""
    words = library.words
    counts = library.children(SCORECARD_COUNTS_OF_SCORECARD, card.id)
    shares = library.children(SCORECARD_SHARES_OF_SCORECARD, card.id)
    percent = {row.label: f" ({words.percent(row.percent)})" for row in shares}
    ours = words.gettext(", our sum")
    parts = [
        strung(
            [
                words.english(row.label),
                f" {words.number(row.count)}{percent.get(row.label, '')}"
                f"{ours if row.basis == 'derived' else ''}",
            ],
            "",
        )
        for row in counts
    ]
    total = words.number(card.total) if card.total else None
    if not parts:
        if total is None:
            return words.gettext("no count")
        return words.gettext("no counts, %(total)s in all", total=total)
    told = strung(parts, "; ")
    if total is not None:
        told = words.gettext("%(counts)s, of %(total)s", counts=told, total=total)
    if shares and shares[0].index is not None:
        index = words.decimal(shares[0].index, 1)
        told = words.gettext("%(counts)s; index %(index)s", counts=told, index=index)
    return told


def _ours(words: Words, rows: list[ScorecardComparison], is_listed: bool) -> str:
    """Counts over the same agreements at the same date; never a rate."""
    rated = [row for row in rows if any(_counts(row, "whole"))]
    values = {
        "agreements": words.ngettext("%(n)s agreement", "%(n)s agreements", len(rows)),
        "rated": words.number(len(rated)),
        "own": words.number(sum(row.compared == "own-source" for row in rated)),
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


_COUNTED = ((3, "stated"), (None, "stated"), (3, "inferred"), (None, "inferred"))
"""What is counted, in the order of the columns: level, or None for all below full, and basis."""


def _counts(row: ScorecardComparison, where: str) -> list[int]:
    """Stated full, stated below, inferred full, inferred below."""
    if where == "whole":
        return [
            row.whole_stated_full,
            row.whole_stated_below,
            row.whole_inferred_full,
            row.whole_inferred_below,
        ]
    return [
        row.provisions_stated_full,
        row.provisions_stated_below,
        row.provisions_inferred_full,
        row.provisions_inferred_below,
    ]


def _below(row: ScorecardComparison) -> bool:
    return bool(row.whole_stated_below or row.whole_inferred_below)


def _beside(library: Library, row: ScorecardComparison) -> Printed:
    """The levels on an agreement that a scorecard does not name."""
    words = library.words
    named = {"whole": words.pgettext("unit", "whole"), "provisions": words.gettext("provisions")}
    parts = [
        f"{name}: {_levels(words, row, where)}"
        for where, name in named.items()
        if any(_counts(row, where))
    ]
    if row.compared == "own-source":
        parts.append(words.gettext("from a source of the scorecard itself"))
    return words.gettext(
        "%(agreement)s (%(levels)s)",
        agreement=library.title(row.agreement_id),
        levels="; ".join(parts),
    )


def _card_line(library: Library, row: ScorecardComparison) -> CardLine:
    words = library.words
    return CardLine(
        agreement_id=row.agreement_id,
        agreement=library.title(row.agreement_id),
        label=words.english(given(row.label)),
        whole=_levels(words, row, "whole"),
        provisions=_levels(words, row, "provisions"),
        compared=words.compared[row.compared],
    )


def _levels(words: Words, row: ScorecardComparison, where: str) -> str:
    """Counts by basis: stated and inferred levels are never added."""
    parts = [
        f"{_counted(words, level, basis)} {count}"
        for (level, basis), count in zip(_COUNTED, _counts(row, where), strict=True)
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


def not_compared(library: Library) -> list[Printed]:
    """Graded scorecards that count something else than agreements, or nothing."""
    words = library.words
    compared = {row.scorecard_id for row in library.all(ScorecardComparison)}
    return [
        words.gettext(
            "%(report)s (%(publisher)s, %(day)s)",
            report=library.text(card, "report"),
            publisher=words.english(card.publisher),
            day=words.day(card.date) or words.gettext("undated"),
        )
        for card in library.all(Scorecard)
        if card.kind == "graded" and card.id not in compared
    ]
