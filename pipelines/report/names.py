"""The index of a report: every name of an agreement, and where its chapter is."""

from dataclasses import dataclass

from pipelines.present import Library, plain
from pipelines.present.language import Printed
from schemas.agreements import Agreement


@dataclass(frozen=True)
class Name:
    """A name of an agreement in the index. agreement_id: whose chapter it leads to."""

    name: Printed
    agreement_id: str


def names(library: Library) -> list[Name]:
    """The titles, short titles and other names of all agreements, in the order of the letters."""
    found = {
        (plain(name), row.id): Name(name, row.id)
        for row in library.all(Agreement)
        for name in _of(library, row)
    }
    return library.words.sorted(found.values(), key=lambda each: plain(each.name))


def _of(library: Library, row: Agreement) -> list[Printed]:
    own = library.text(row, "title"), library.text(row, "short_title")
    return [*own, *library.other_titles(row.id)]
