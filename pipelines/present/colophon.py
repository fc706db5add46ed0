"""What stands on every section: date, version, citation, imprint, footnote, method in short."""

from collections import Counter
from dataclasses import dataclass

from pipelines.present import words
from pipelines.present.library import Library


@dataclass(frozen=True)
class Colophon:
    """The frame of every page."""

    id: str
    title: str
    as_of: str
    version: str
    authors: str
    year: str
    licence: str
    imprint: str
    footnote: str

    def cite(self, part: str) -> str:
        """How to cite a part of the report."""
        return (
            f"{self.authors} ({self.year}): {part}. In: {self.title}, version {self.version}, "
            f"as of {self.as_of}."
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


def colophon(library: Library, footnote_term: str, language: str) -> Colophon:
    """The frame, from the dataset and the footnote that the profile names."""
    row = library.dataset
    authors = [c["name"] for c in library.all("creators") if c["role"] == "author"]
    return Colophon(
        id=row["id"],
        title=row["title"],
        as_of=words.day(row["release_date"]) or "",
        version=row["version"],
        authors=words.joined(authors),
        year=row["release_date"][:4],
        licence=row["licence"].replace("-", " ", 1).replace("-4.0", " 4.0"),
        imprint=row["imprint"].strip(),
        footnote=library.term(footnote_term, language),
    )


def numbers(library: Library) -> Numbers:
    """Counts for the method."""
    claims = library.all("assessments")
    basis = Counter(claim["level_basis"] for claim in claims)
    kinds = Counter(row["kind"] for row in library.all("positions"))
    return Numbers(
        assessments=len(claims),
        with_level=basis["stated"] + basis["inferred"],
        stated=basis["stated"],
        inferred=basis["inferred"],
        without_level=basis[None],
        assessors=len({claim["assessor_id"] for claim in claims}),
        agreements=len(library.all("agreements")),
        provisions=len(library.all("provisions")),
        sources=len(library.all("sources")),
        undated=sum(c["as_of"] is None and c["published"] is None for c in claims),
        kinds=dict(kinds),
    )
