"""The figure of a chapter: when which level was given, which a table by units does not show."""

from pipelines.present.figures.figure import Course, Figure, Point
from pipelines.present.figures.telling import described
from pipelines.present.language import Words, plain
from pipelines.present.library import Library
from pipelines.present.overview import columns
from schemas.claims import Assessment
from schemas.edtf import last_day
from schemas.registers import Organisation
from schemas.tables import given

FEWEST = 4
"""Levels with a date below which a chapter says as much without a figure."""

OWN_SHAPES = 3
"""Kinds of assessor with a shape of their own: the parties and the European Union."""


def course_figure(library: Library, agreement_id: str, source: str) -> Figure | None:
    """Levels against time, one point for each claim; None where there are too few.

    source: the line that says where the data are from.
    """
    claims = [claim for claim in library.claims_on(agreement_id) if claim.level is not None]
    dated = sorted((day, claim.id, claim) for claim in claims if (day := _day(claim)) is not None)
    if len(dated) < FEWEST or dated[0][0] == dated[-1][0]:
        return None
    words, kinds = library.words, columns(library)
    listed = [claim for _, _, claim in dated]
    rows = tuple(_row(library, claim) for claim in listed)
    return Figure(
        id=f"{agreement_id}-course",
        language=words.code,
        title=_finding(words, listed, int(dated[0][0]), int(dated[-1][0])),
        alt=described(
            words.gettext("Points for levels against years, one for each claim with a level."),
            [f"{day}: {level}, {basis}, {who}" for day, level, basis, who, _ in rows],
        ),
        source=source,
        header=("as_of", "level", "basis", "assessor", "claim_id"),
        rows=rows,
        drawing=Course(
            points=tuple(
                Point(day, given(claim.level), _kind(library, claim), _is_stated(claim))
                for day, _, claim in dated
            ),
            ticks=tuple(words.levels.values()),
            kinds=(*list(kinds)[:OWN_SHAPES], words.gettext("Others")),
            key=(words.basis["stated"], words.basis["inferred"]),
        ),
    )


def _day(claim: Assessment) -> float | None:
    """The day that a claim speaks of, in years; none where it has no last day."""
    day = last_day(claim.as_of or claim.published)
    return None if day is None else round(day.year + (day.timetuple().tm_yday - 1) / 366, 3)


def _kind(library: Library, claim: Assessment) -> int:
    """The number of the shape of a claim."""
    own = library.one(Organisation, claim.assessor_id).assessor_type
    number = next(i for i, types in enumerate(columns(library).values()) if own in types)
    return min(number, OWN_SHAPES)


def _is_stated(claim: Assessment) -> bool:
    return claim.level_basis == "stated"


def _row(library: Library, claim: Assessment) -> tuple[str, str, str, str, str]:
    words = library.words
    return (
        words.day(claim.as_of or claim.published) or "",
        words.levels[given(claim.level)],
        words.basis[given(claim.level_basis)],
        plain(library.name(claim.assessor_id)),
        claim.id,
    )


def _finding(words: Words, claims: list[Assessment], first: int, last: int) -> str:
    assessors = len({claim.assessor_id for claim in claims})
    return words.gettext(
        "%(levels)s, %(first)s to %(last)s, by %(assessors)s",
        levels=words.ngettext("%(n)s level given", "%(n)s levels given", len(claims)),
        first=str(first),
        last=str(last),
        assessors=words.npgettext("by", "%(n)s assessor", "%(n)s assessors", assessors),
    )
