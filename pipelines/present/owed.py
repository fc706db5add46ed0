"""Open obligations: who owes what by when, and what the latest claim says."""

from collections import Counter
from dataclasses import dataclass

from pipelines.present.language import Printed, Words, plain
from pipelines.present.language.text import sentence
from pipelines.present.library import Cites, Library
from pipelines.present.numbering import natural
from schemas.agreements import Provision
from schemas.claims import Assessment
from schemas.edtf import last_day
from schemas.measures import Obligation
from schemas.tables import given

CLOSED = "said-full"
"""What every level given calls full is not listed as open."""


@dataclass(frozen=True)
class Owed:
    """One obligation with a deadline that has passed."""

    agreement_id: str
    agreement: Printed
    number: str
    what: Printed
    obliged: Printed
    deadline: str
    days_past: str
    said: str
    latest: Printed
    notes: Cites


def open_rows(
    library: Library, by: str | None = None, everything: bool = False
) -> list[Obligation]:
    """Obligations that are open: rows of the table `obligations`, longest past first.

    by: only what one party owes; everything: also what has no deadline that has passed.
    """
    rows = [
        row
        for row in library.all(Obligation)
        if row.said != CLOSED and by in (None, row.obliged) and (everything or row.due == "passed")
    ]
    return sorted(rows, key=lambda row: _order(library, row))


def _order(library: Library, row: Obligation) -> tuple[object, ...]:
    number = natural(library.number(row.provision_id))
    return -(row.days_past or 0), row.agreement_id, number, row.number


def owed(library: Library, agreement_id: str | None = None) -> list[Owed]:
    """Open obligations whose deadline has passed, as the report prints them.

    agreement_id: only those of one agreement.
    """
    rows = [row for row in open_rows(library) if agreement_id in (None, row.agreement_id)]
    return [_owed(library, row) for row in rows]


def _owed(library: Library, row: Obligation) -> Owed:
    words, provision = library.words, library.one(Provision, row.provision_id)
    claim = row.latest_claim_id
    return Owed(
        agreement_id=row.agreement_id,
        agreement=library.title(row.agreement_id),
        number=provision.number,
        what=sentence(library.text(provision, "summary")),
        obliged=_obliged(library, row),
        deadline=words.day(row.deadline) or "",
        days_past=words.number(given(row.days_past)),
        said=words.said[row.said],
        latest=_says(library, row),
        notes=library.cites(library.one(Assessment, claim)) if claim else (),
    )


def _obliged(library: Library, row: Obligation) -> Printed:
    """The body named, else the party."""
    if row.body:
        return library.body(row.body)
    return library.words.performer[row.obliged]


def latest(library: Library, claim_id: str | None) -> Printed:
    """The latest claim in a few words: who, when, how far, and how that came about."""
    if claim_id is None:
        return ""
    words, claim = library.words, library.one(Assessment, claim_id)
    values = {
        "who": library.name(claim.assessor_id),
        "day": words.day(claim.as_of or claim.published) or words.gettext("undated"),
        "level": words.level(claim),
    }
    if claim.level is None:
        return words.gettext("%(who)s, %(day)s: %(level)s", **values)
    basis = words.basis[given(claim.level_basis)]
    return words.gettext("%(who)s, %(day)s: %(level)s, %(basis)s", **values, basis=basis)


def _says(library: Library, row: Obligation) -> Printed:
    """The latest claim, and whether it spoke before the deadline had passed."""
    text = latest(library, row.latest_claim_id)
    if not text or row.deadline is None:
        return text
    claim = library.one(Assessment, given(row.latest_claim_id))
    spoken, due = last_day(claim.as_of or claim.published), last_day(row.deadline)
    if spoken is None or due is None or spoken > due:
        return text
    return library.words.gettext("%(claim)s; before the deadline had passed", claim=text)


def owed_summary(library: Library) -> str:
    """How many obligations there are, and what is said of those whose deadline has passed."""
    words, rows = library.words, library.all(Obligation)
    passed = [row for row in rows if row.due == "passed"]
    text = words.gettext(
        "%(provisions)s, %(obligations)s: one for each body obliged.",
        provisions=words.ngettext(
            "%(n)s provision", "%(n)s provisions", len({row.provision_id for row in rows})
        ),
        obligations=words.ngettext("%(n)s obligation", "%(n)s obligations", len(rows)),
    )
    if not passed:
        none = words.gettext("The texts name no deadline that has passed.")
        return f"{text} {none}"
    return f"{text} {_passed(words, passed)}"


def _passed(words: Words, rows: list[Obligation]) -> str:
    said = Counter(row.said for row in rows)
    parts = [f"{named}: {said[code]}" for code, named in words.said.items() if said[code]]
    return words.ngettext(
        "The texts name a deadline that has passed for %(n)s of them. What is said of it by claims "
        "on the body obliged, on both parties or on no one named: %(listed)s.",
        "The texts name a deadline that has passed for %(n)s of them. What is said of these by "
        "claims on the body obliged, on both parties or on no one named: %(listed)s.",
        len(rows),
        listed="; ".join(parts),
    )


def owed_lines(library: Library, by: str | None, everything: bool) -> list[dict[str, str]]:
    """Open obligations as lines of plain text, for the command line."""
    return [_line(library, row) for row in open_rows(library, by, everything)]


def _line(library: Library, row: Obligation) -> dict[str, str]:
    return {
        "obliged": plain(_obliged(library, row)),
        "provision": row.provision_id,
        "deadline": row.deadline or "none in the text",
        "days past": str(row.days_past or ""),
        "said": library.words.said[row.said],
        "latest claim": row.latest_claim_id or "",
        "says": plain(_says(library, row)),
    }
