"""Obligations: who owes what by when, how long past, and what is said of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from pipelines.derive.positions import by_basis
from pipelines.derive.timing import timing
from schemas.agreements import Provision, ProvisionObliged
from schemas.claims import Assessment
from schemas.computed import Position
from schemas.edtf import last_day, precision
from schemas.measures import Obligation
from schemas.tables import Tables

_FOR_ANYBODY = ("all", "not-stated")
"""Performers of claims that speak of a provision without singling out one side."""


def obligations(tables: Tables, data_date: date) -> list[Obligation]:
    """Every verified provision with everyone whom it obliges.

    tables: with provisions, provision_obliged, positions and assessments. Returns rows of the table
    `obligations`. A claim on another performer says nothing of an obligation, and a deadline has
    passed only where the text names one.
    """
    provisions = {row.id: row for row in tables.of(Provision) if row.verified}
    claims = {claim.id: claim for claim in tables.of(Assessment)}
    positions: dict[str | None, list[Position]] = defaultdict(list)
    for position in tables.of(Position):
        positions[position.provision_id].append(position)
    found = []
    for obliged in tables.of(ProvisionObliged):
        provision = provisions.get(obliged.provision_id)
        if provision:
            performers = (obliged.party, *_FOR_ANYBODY)
            spoken = [p for p in positions[provision.id] if p.performer in performers]
            latest = _latest(spoken, claims)
            found.append(_obligation(obliged, provision, spoken, latest, data_date))
    return found


def _obligation(
    obliged: ProvisionObliged,
    provision: Provision,
    spoken: Sequence[Position],
    latest: str | None,
    data_date: date,
) -> Obligation:
    counted = by_basis(spoken)
    full = counted.stated_full + counted.inferred_full
    below = counted.stated_below + counted.inferred_below
    due, days_past = _due(provision.deadline, data_date)
    return Obligation(
        provision_id=provision.id,
        number=obliged.number,
        agreement_id=provision.agreement_id,
        obliged=obliged.party,
        body=obliged.body,
        deadline=provision.deadline,
        due=due,
        days_past=days_past,
        said=said(full, below, len(spoken)),
        **counted._asdict(),
        accounts=len(spoken) - full - below,
        latest_claim_id=latest,
    )


def _due(deadline: str | None, data_date: date) -> tuple[str, int | None]:
    """A code of `due`, and for how many days the deadline has passed."""
    last = last_day(deadline)
    if last is None:
        return "no-deadline", None
    if last < data_date:
        return "passed", (data_date - last).days
    return "not_yet_due", None


def said(full: int, below: int, positions: int) -> str:
    """What is said of an obligation: a code of `said`.

    full, below: numbers of positions with a level; positions: of all, with or without one.
    """
    if full and below:
        return "said-mixed"
    if full or below:
        return "said-full" if full else "said-open"
    return "no-level" if positions else "no-claim"


def _latest(spoken: Sequence[Position], claims: Mapping[str, Assessment]) -> str | None:
    """The latest dated claim, else the last undated one."""
    ids = [position.latest_claim_id for position in spoken]
    return max(ids, key=lambda claim: _when(claims[claim]), default=None)


def _when(claim: Assessment) -> tuple[date, date, int, str]:
    """As in R4: later effective, later said, more precise, then the id; undated claims first."""
    when = timing(claim)
    written = precision(when.written) if when.written else 0
    return when.effective or date.min, when.said, written, claim.id
