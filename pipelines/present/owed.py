"""Open obligations: who owes what by when, and what the latest claim says."""

from collections import Counter
from dataclasses import dataclass

from pipelines.present import words
from pipelines.present.library import Library, Row
from pipelines.present.notes import Notes
from pipelines.present.numbering import natural
from schemas.edtf import last_day

CLOSED = "said-full"
"""What every level given calls full is not listed as open."""


@dataclass(frozen=True)
class Owed:
    """One obligation with a deadline that has passed."""

    agreement: str
    number: str
    what: str
    obliged: str
    deadline: str
    days_past: str
    said: str
    latest: str
    notes: list[int]


def open_rows(library: Library, by: str | None = None, everything: bool = False) -> list[Row]:
    """Obligations that are open: rows of the table `obligations`, longest past first.

    by: only what one party owes; everything: also what has no deadline that has passed.
    """
    rows = [
        row
        for row in library.all("obligations")
        if row["said"] != CLOSED
        and by in (None, row["obliged"])
        and (everything or row["due"] == "passed")
    ]
    return sorted(rows, key=lambda row: _order(library, row))


def _order(library: Library, row: Row) -> tuple[object, ...]:
    number = natural(library.one("provisions", row["provision_id"])["number"])
    return -(row["days_past"] or 0), row["agreement_id"], number, row["number"]


def owed(library: Library, notes: Notes) -> list[Owed]:
    """Open obligations whose deadline has passed, as the report prints them."""
    return [_owed(library, notes, row) for row in open_rows(library)]


def _owed(library: Library, notes: Notes, row: Row) -> Owed:
    provision = library.one("provisions", row["provision_id"])
    claim = row["latest_claim_id"]
    return Owed(
        agreement=library.one("agreements", row["agreement_id"])["short_title"],
        number=provision["number"],
        what=words.sentence(provision["summary"]),
        obliged=_obliged(row),
        deadline=words.day(row["deadline"]) or "",
        days_past=words.number(row["days_past"]),
        said=words.SAID[row["said"]],
        latest=_says(library, row),
        notes=notes.cite("assessments", claim) if claim else [],
    )


def _obliged(row: Row) -> str:
    """The body named, else the party."""
    return str(row["body"] or words.PERFORMER[row["obliged"]])


def latest(library: Library, claim_id: str | None) -> str:
    """The latest claim in a few words: who, when, how far."""
    if claim_id is None:
        return ""
    claim = library.one("assessments", claim_id)
    who = library.one("organisations", claim["assessor_id"])["name"]
    when = words.day(claim["as_of"] or claim["published"]) or "undated"
    basis = ", inferred by us" if claim["level_basis"] == "inferred" else ""
    return f"{who}, {when}: {words.level(claim)}{basis}"


def _says(library: Library, row: Row) -> str:
    """The latest claim, and whether it spoke before the deadline had passed."""
    text = latest(library, row["latest_claim_id"])
    if not text or row["deadline"] is None:
        return text
    claim = library.one("assessments", row["latest_claim_id"])
    spoken, due = last_day(claim["as_of"] or claim["published"]), last_day(row["deadline"])
    is_early = spoken is not None and due is not None and spoken <= due
    return f"{text}; before the deadline had passed" if is_early else text


def owed_summary(library: Library) -> str:
    """How many obligations there are, and what is said of those whose deadline has passed."""
    rows = library.all("obligations")
    passed = [row for row in rows if row["due"] == "passed"]
    provisions = words.counted(len({row["provision_id"] for row in rows}), "provision")
    give = "gives" if provisions.startswith("1 ") else "give"
    owed = words.counted(len(rows), "obligation")
    text = f"{provisions} {give} {owed}, one for each body obliged."
    if not passed:
        return f"{text} The texts name no deadline that has passed."
    return f"{text} {_passed(passed)}"


def _passed(rows: list[Row]) -> str:
    said = Counter(row["said"] for row in rows)
    parts = [f"{words.SAID[code]}: {said[code]}" for code in words.SAID if said[code]]
    return (
        f"The texts name a deadline that has passed for {len(rows)} of them. What is said of these "
        "by claims on the body obliged, on both parties or on no one named: "
        f"{'; '.join(parts)}."
    )


def owed_lines(library: Library, by: str | None, everything: bool) -> list[dict[str, str]]:
    """Open obligations as lines of plain text, for the command line."""
    return [_line(library, row) for row in open_rows(library, by, everything)]


def _line(library: Library, row: Row) -> dict[str, str]:
    return {
        "obliged": _obliged(row),
        "provision": row["provision_id"],
        "deadline": row["deadline"] or "none in the text",
        "days past": str(row["days_past"] or ""),
        "said": words.SAID[row["said"]],
        "latest claim": row["latest_claim_id"] or "",
        "says": _says(library, row),
    }
