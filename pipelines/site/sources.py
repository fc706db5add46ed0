"""The sources of a text, each with its address and that of a copy in an archive."""

from dataclasses import dataclass

from pipelines.present import Library
from pipelines.present.language import Printed
from pipelines.present.library import Cites
from pipelines.present.relations import SOURCE_ADDRESSES_OF_SOURCE
from schemas.archives import is_archived
from schemas.evidence import Source


@dataclass(frozen=True)
class SourceLink:
    """One source: what it is called, and where it is read.

    archived: addresses of copies in web archives, where the records have them.
    """

    publisher: Printed | None
    title: Printed
    date: str | None
    url: str
    archived: tuple[str, ...]


def links(library: Library, cites: Cites) -> list[SourceLink]:
    """The sources of a text, each once."""
    ids = dict.fromkeys(cite.id if isinstance(cite, Source) else cite.source_id for cite in cites)
    return [_link(library, library.one(Source, each)) for each in ids]


def _link(library: Library, row: Source) -> SourceLink:
    words = library.words
    further = [each.url for each in library.children(SOURCE_ADDRESSES_OF_SOURCE, row.id)]
    return SourceLink(
        publisher=words.spoken(row.publisher, row.language) if row.publisher else None,
        title=words.spoken(row.title, row.language) if row.title else row.url,
        date=words.day(row.published),
        url=row.url,
        archived=tuple(url for url in further if is_archived(url)),
    )
