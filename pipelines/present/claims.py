"""One claim as text: who, when, what, how far and on what basis."""

from dataclasses import dataclass

from pipelines.present import words
from pipelines.present.library import Library, Row
from pipelines.present.notes import Notes


@dataclass(frozen=True)
class Mark:
    """The level of a claim or position as a mark and a word; a mark never stands without a word."""

    level: int | None
    basis: str | None
    word: str

    @property
    def basis_in_words(self) -> str:
        """How the level came about."""
        return {"stated": "stated", "inferred": "inferred by us"}.get(self.basis or "", "")


@dataclass(frozen=True)
class ClaimText:
    """A claim, ready to print."""

    who: str
    speaker: str | None
    channel: str | None
    performer: str | None
    date: str | None
    finding: str
    quote: str | None
    mark: Mark
    trend: str | None
    responsible: str | None
    notes: list[int]
    verified: bool
    doubts: list[str]
    time_note: str | None


def mark(row: Row) -> Mark:
    """The mark of a claim."""
    return Mark(row["level"], row["level_basis"], words.level(row))


def claim_text(library: Library, notes: Notes, claim: Row) -> ClaimText:
    """A claim as text.

    claim: a row of assessments. Speaker, channel and performer are given where they are known.
    """
    citations = library.citations("assessments", claim["id"])
    quotes = [citation["quote"] for citation in citations if citation["quote"]]
    held = claim["held_responsible"]
    return ClaimText(
        who=library.one("organisations", claim["assessor_id"])["name"],
        speaker=_speaker(claim),
        channel=_channel(library, claim),
        performer=None
        if claim["performer"] == "not-stated"
        else words.PERFORMER[claim["performer"]],
        date=words.day(claim["as_of"] or claim["published"]),
        finding=words.sentence(claim["finding"]),
        quote=quotes[0] if quotes else None,
        mark=mark(claim),
        trend=_trend(claim),
        responsible=words.PERFORMER[held] if held else None,
        notes=notes.number(citations),
        verified=claim["verified"],
        doubts=[
            words.sentence(doubt["doubt"]) for doubt in library.doubts("assessments", claim["id"])
        ],
        time_note=words.sentence(claim["time_note"]) if claim["time_note"] else None,
    )


def _speaker(row: Row) -> str | None:
    return ", ".join(filter(None, (row["speaker_name"], row["speaker_role"]))) or None


def _channel(library: Library, row: Row) -> str | None:
    return library.one("organisations", row["channel_id"])["name"] if row["channel_id"] else None


def _trend(claim: Row) -> str | None:
    if claim["trend"] is None:
        return None
    basis = "" if claim["trend_basis"] == "stated" else ", read by us"
    return f"{words.TREND[claim['trend']]}{basis}"


def according_to(library: Library, row: Row) -> str | None:
    """Whose account a challenge or benefit is, with speaker and outlet."""
    if row["according_to_id"] is None:
        return None
    who = library.one("organisations", row["according_to_id"])["name"]
    speaker, channel = _speaker(row), _channel(library, row)
    told = f" ({speaker})" if speaker else ""
    return f"{who}{told}" + (f", seen through {channel}" if channel else "")
