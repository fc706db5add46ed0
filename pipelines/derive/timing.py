"""When a claim was said and what time it speaks of: rules R1 to R3 (docs/method.md)."""

from dataclasses import dataclass
from datetime import date

from schemas.claims import Assessment
from schemas.edtf import last_day


@dataclass(frozen=True)
class Timing:
    """Dates of one claim.

    said: last(published), else the day the record entered; effective: min(last(as_of), said),
    by publication where as_of is absent; None for an undated claim.
    written: the date as the source writes it.
    """

    said: date
    effective: date | None
    written: str | None


def timing(claim: Assessment) -> Timing:
    """R2 for one claim. Raises ValueError where it has no day on which it was recorded."""
    said = last_day(claim.published) or last_day(claim.recorded)
    if said is None:
        raise ValueError(f"{claim.id} has no day on which it was recorded")
    spoken, written = last_day(claim.as_of), claim.as_of
    if written is None:
        return Timing(said, said if claim.published else None, claim.published)
    return Timing(said, min(spoken, said) if spoken else said, written)


def counts(when: Timing, as_of: date, known_by: date) -> bool:
    """R3: a dated claim counts where effective <= as_of and said <= known_by."""
    return when.effective is not None and when.effective <= as_of and when.said <= known_by


def whole_months(start: date, end: date) -> int:
    """Whole months from start to end; 31 January to 28 February is none."""
    whole = (end.year - start.year) * 12 + end.month - start.month
    return whole - (end.day < start.day)
