"""The section of one agreement: everything that its page prints, from one line to the evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipelines.present.claims import ClaimText, according_to, claim_text, doubts, replies
from pipelines.present.comparing import Held, PairText, compared, comparison, held_on
from pipelines.present.language import plain
from pipelines.present.language.words import sentence
from pipelines.present.library import Library, Row
from pipelines.present.notes import Notes
from pipelines.present.numbering import natural
from pipelines.present.opening import coverage, glance, kicker, lede
from pipelines.present.positions import (
    AccountText,
    PositionGroup,
    accounts,
    position_groups,
    undated_groups,
)
from pipelines.present.rated import rated

WHOLE = None


@dataclass(frozen=True)
class ProvisionText:
    """A provision with the claims on it."""

    number: str
    summary: str
    obliged: str
    deadline: str | None
    days_past: str | None
    notes: list[int]
    verified: bool
    claims: list[ClaimText]
    doubts: list[str]


@dataclass(frozen=True)
class Entry:
    """A dated text with its notes: a milestone, a challenge, a benefit, a figure, a version."""

    text: str
    notes: list[int]
    verified: bool = True
    lead: str | None = None
    date: str | None = None
    extra: str | None = None
    replies: Sequence[str] = ()


@dataclass(frozen=True)
class Difference:
    """A fact on which sources differ, or a limit of what could be read."""

    topic: str
    conflict: bool
    versions: list[Entry]
    note: str | None


@dataclass(frozen=True)
class Section:
    """All that the section of an agreement prints, in the order in which notes are numbered."""

    id: str
    title: str
    short_title: str
    kicker: str
    lede: str
    glance: list[tuple[str, str]]
    introduction: str
    text_notes: list[int]
    groups: list[PositionGroup]
    undated: list[PositionGroup]
    accounts: list[AccountText]
    coverage: list[str]
    rated: list[str]
    compared: str
    pairs: list[PairText]
    held: list[Held]
    provisions: list[ProvisionText]
    whole: list[ClaimText]
    set_note: str | None
    challenges: list[Entry]
    benefits: list[Entry]
    milestones: list[Entry]
    figures: list[Entry]
    differences: list[Difference]
    doubts: list[str]
    further: list[int]


def section(library: Library, notes: Notes, agreement_id: str) -> Section:
    """Gather the section of one agreement.

    library: all tables; notes: numbers the sources, of this section or of a whole report.
    Raises KeyError for an unknown agreement.
    """
    agreement = library.one("agreements", agreement_id)
    listed = library.children("provisions", "agreement_id", agreement_id)
    provisions = sorted(listed, key=lambda row: natural(row["number"]))
    texts = _documents(library, agreement_id, "text")
    return Section(
        id=agreement_id,
        title=library.text("agreements", agreement, "title"),
        short_title=library.title(agreement_id),
        kicker=kicker(library, agreement),
        lede=lede(library, agreement),
        glance=glance(library, agreement, provisions),
        introduction=library.text("agreements", agreement, "summary"),
        text_notes=[notes.source(source).number for source in texts],
        groups=position_groups(library, notes, agreement_id),
        undated=undated_groups(library, notes, agreement_id),
        accounts=accounts(library, notes, agreement_id),
        coverage=coverage(library, agreement_id, provisions),
        rated=rated(library, agreement_id),
        compared=compared(library, agreement_id),
        pairs=comparison(library, notes, agreement_id),
        held=held_on(library, agreement_id),
        provisions=[_provision(library, notes, provision) for provision in provisions],
        whole=_claims(library, notes, agreement_id, WHOLE),
        set_note=_set_note(library, agreement_id),
        challenges=_views(library, notes, "challenges", agreement_id),
        benefits=_views(library, notes, "benefits", agreement_id),
        milestones=_milestones(library, notes, agreement_id),
        figures=_figures(library, notes, agreement_id),
        differences=_differences(library, notes, agreement_id),
        doubts=doubts(library, "agreements", agreement_id),
        further=[
            notes.source(s).number for s in _documents(library, agreement_id, "further-reading")
        ],
    )


def _documents(library: Library, agreement_id: str, role: str) -> list[str]:
    rows = library.children("agreement_documents", "agreement_id", agreement_id)
    return [row["source_id"] for row in rows if row["role"] == role]


def _set_note(library: Library, agreement_id: str) -> str | None:
    sets = library.children("provision_sets", "agreement_id", agreement_id)
    note = sets[-1]["note"] if sets else None
    return library.words.english(sentence(note)) if note else None


def _claims(
    library: Library, notes: Notes, agreement_id: str, provision: str | None
) -> list[ClaimText]:
    rows = library.targets.get(agreement_id, [])
    claims = [row["claim"] for row in rows if row["provision_id"] == provision]
    return [claim_text(library, notes, claim) for claim in sorted(claims, key=_by_date)]


def _by_date(claim: Row) -> tuple[bool, str, str]:
    spoken = claim["as_of"] or claim["published"]
    return spoken is None, (spoken or "").strip("./"), claim["id"]


def _provision(library: Library, notes: Notes, row: Row) -> ProvisionText:
    words = library.words
    return ProvisionText(
        number=row["number"],
        summary=sentence(library.text("provisions", row, "summary")),
        obliged=words.joined(_obliged(library, row["id"])),
        deadline=words.day(row["deadline"]),
        days_past=_days_past(library, row["id"]),
        notes=notes.cite("provisions", row["id"]),
        verified=row["verified"],
        claims=_claims(library, notes, row["agreement_id"], row["id"]),
        doubts=doubts(library, "provisions", row["id"]),
    )


def _obliged(library: Library, provision: str) -> list[str]:
    """Who is obliged: the parties in their order, then the others by name."""
    words = library.words
    rows = library.children("provision_obliged", "provision_id", provision)
    names = {row["body"] or row["party"]: _body(library, row) for row in rows}
    others = words.sorted(set(names) - set(words.party), key=lambda code: plain(names[code]))
    parties = words.sorted(set(names) & set(words.party), key=lambda code: names[code])
    return [names[code] for code in library.parties_first([*parties, *others], words.party)]


def _body(library: Library, row: Row) -> str:
    return library.body(row["body"]) if row["body"] else library.words.performer[row["party"]]


def _days_past(library: Library, provision: str) -> str | None:
    """How long the deadline has passed, by the table of obligations."""
    rows = library.children("obligations", "provision_id", provision)
    days = [row["days_past"] for row in rows if row["days_past"] is not None]
    return library.words.number(days[0]) if days else None


def _views(library: Library, notes: Notes, table: str, agreement_id: str) -> list[Entry]:
    """Challenges or benefits, each according to somebody."""
    rows = library.children(table, "agreement_id", agreement_id)
    return [view(library, notes, table, row) for row in rows]


def view(library: Library, notes: Notes, table: str, row: Row) -> Entry:
    """A challenge or a benefit.

    table: `challenges` or `benefits`.
    """
    words = library.words
    affected = library.children(f"{table[:-1]}_affects", "claim_id", row["id"])
    groups = words.sorted(words.affects[each["affects"]] for each in affected)
    return Entry(
        text=words.english(row["text"]),
        notes=notes.cite(table, row["id"]),
        verified=row["verified"],
        lead=according_to(library, row),
        date=words.day(row["as_of"]),
        extra=words.gettext("Affects: %(groups)s.", groups=", ".join(groups)) if groups else None,
        replies=replies(library, table, row["id"]),
    )


def _milestones(library: Library, notes: Notes, agreement_id: str) -> list[Entry]:
    rows = library.children("milestones", "agreement_id", agreement_id)
    ordered = sorted(rows, key=lambda row: (row["date"] is None, (row["date"] or "").strip("./")))
    return [
        Entry(
            library.words.english(sentence(row["text"])),
            notes.cite("milestones", row["id"]),
            row["verified"],
            date=library.words.day(row["date"]),
        )
        for row in ordered
    ]


def _figures(library: Library, notes: Notes, agreement_id: str) -> list[Entry]:
    words, entries = library.words, []
    for row in library.children("figures", "agreement_id", agreement_id):
        value = None if row["value"] is None else words.number(row["value"])
        around = [words.english(row[name]) if row[name] else None for name in ("precision", "unit")]
        shown = [part for part in (around[0], value, around[1]) if part]
        entries.append(
            Entry(
                words.english(row["what"]),
                notes.cite("figures", row["id"]),
                row["verified"],
                lead=words.strung(shown, " "),
                date=words.day(row["as_of"]),
            )
        )
    return entries


def _differences(library: Library, notes: Notes, agreement_id: str) -> list[Difference]:
    """Conflicts first, then limits, as they are printed and their notes numbered."""
    rows = library.children("discrepancies", "agreement_id", agreement_id)
    ordered = sorted(rows, key=lambda row: row["kind"] != "conflict")
    return [_difference(library, notes, row) for row in ordered]


def _difference(library: Library, notes: Notes, row: dict[str, Any]) -> Difference:
    versions = library.children("discrepancy_versions", "discrepancy_id", row["id"])
    return Difference(
        topic=library.words.english(row["topic"]),
        conflict=row["kind"] == "conflict",
        versions=[
            Entry(
                library.words.english(sentence(v["text"])),
                notes.cite("discrepancy_versions", v["id"]),
                v["verified"],
            )
            for v in versions
        ],
        note=library.words.english(sentence(row["note"])) if row["note"] else None,
    )
