"""Shares and index of one assessor: printed only under the condition that stands in the table."""

from pipelines.present import words
from pipelines.present.library import Library, Row

_BASIS = {"stated": "stated", "inferred": "inferred by us"}
_NAMES = ("full", "intermediate", "minimal", "not_initiated")


def printed_shares(library: Library) -> str:
    """How many of the shares may be printed, in words."""
    rows = library.all("shares")
    printed = sum(row["condition"] == "printed" for row in rows)
    return f"{printed or 'none'} of {len(rows)} here"


def rated(library: Library, agreement_id: str) -> list[str]:
    """Sentences on shares and index, for each assessor that rated at least half of a whole set."""
    rows = library.children("shares", "agreement_id", agreement_id)
    return [_sentence(library, row) for row in rows if row["condition"] == "printed"]


def _sentence(library: Library, row: Row) -> str:
    who = library.one("organisations", row["assessor_id"])["name"]
    shares = ", ".join(
        f"{words.code(name)} {row[name]} ({row[f'{name}_percent']} %)" for name in _NAMES
    )
    return (
        f"{who} rates {row['rated']} of {row['provisions']} provisions, performer "
        f"{words.PERFORMER[row['performer']]}, levels {_BASIS[row['level_basis']]}: {shares}. "
        f"Index {row['index']:.1f} over the rated, {row['index_low']:.1f} to "
        f"{row['index_high']:.1f} over all, {row['provisions'] - row['rated']} unrated."
    )
