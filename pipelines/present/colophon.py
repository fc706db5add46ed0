"""What stands on every document: date, version, citation, imprint, footnote, method in short."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from pipelines.present.language import Printed, Words
from pipelines.present.language.text import stripped
from pipelines.present.library import Library
from schemas.agreements import Agreement, Provision
from schemas.claims import Assessment
from schemas.computed import Position
from schemas.evidence import Source
from schemas.texts import Creator


@dataclass(frozen=True)
class Colophon:
    """The frame of every page.

    state: the date spoken of, and by when it was said where that is asked for.
    """

    words: Words
    id: str
    title: Printed
    as_of: str
    state: str
    version: str
    authors: str
    year: str
    licence: str
    imprint: Printed
    footnote: str
    is_marked: bool

    @property
    def source(self) -> str:
        """The source line of figures."""
        return self.words.gettext(
            "Source: %(id)s, version %(version)s. %(state)s. Licence: %(licence)s.",
            id=self.id,
            version=self.version,
            state=self.state,
            licence=self.licence,
        )

    def cite(self, part: str) -> Printed:
        """How to cite a part of the report."""
        return self.words.gettext(
            "%(authors)s (%(year)s): %(part)s. In: %(title)s, version %(version)s. %(state)s.",
            authors=self.authors,
            year=self.year,
            part=part,
            title=self.title,
            version=self.version,
            state=self.state,
        )


@dataclass(frozen=True)
class Numbers:
    """Numbers of the method: what the data hold."""

    assessments: int
    with_level: int
    stated: int
    inferred: int
    without_level: int
    assessors: int
    agreements: int
    provisions: int
    sources: int
    undated: int
    kinds: dict[str, int]


def colophon(library: Library, as_of: date, known_by: date) -> Colophon:
    """The frame, from the dataset and the profile.

    as_of: the state spoken of; known_by: what was said by then.
    """
    row, words = library.dataset, library.words
    authors = [c.name for c in library.all(Creator) if c.role == "author"]
    return Colophon(
        words=words,
        id=row.id,
        title=library.text(row, "title"),
        as_of=words.day(as_of) or "",
        state=_state(words, as_of, known_by, date.fromisoformat(row.release_date)),
        version=row.version,
        authors=words.joined(authors),
        year=row.release_date[:4],
        licence=row.licence.replace("-", " ", 1).replace("-4.0", " 4.0"),
        imprint=stripped(library.text(row, "imprint")),
        footnote=library.term(library.profile.footnote_term),
        is_marked=library.profile.mark_first_mention,
    )


def _state(words: Words, as_of: date, known_by: date, data_date: date) -> str:
    day = words.in_span(as_of.isoformat())
    if known_by >= data_date:
        return words.gettext("As of %(day)s", day=day)
    known = words.in_span(known_by.isoformat())
    return words.gettext("As of %(day)s, known by %(known)s", day=day, known=known)


def numbers(library: Library) -> Numbers:
    """Counts for the method."""
    claims = library.all(Assessment)
    basis = Counter(claim.level_basis for claim in claims)
    kinds = Counter(row.kind for row in library.all(Position))
    return Numbers(
        assessments=len(claims),
        with_level=basis["stated"] + basis["inferred"],
        stated=basis["stated"],
        inferred=basis["inferred"],
        without_level=basis[None],
        assessors=len({claim.assessor_id for claim in claims}),
        agreements=len(library.all(Agreement)),
        provisions=len(library.all(Provision)),
        sources=len(library.all(Source)),
        undated=sum(c.as_of is None and c.published is None for c in claims),
        kinds=dict(kinds),
    )
