"""The sources of a record, whatever kind it is."""

from pipelines.present.library import Cites, Library
from pipelines.present.opening import texts_of
from pipelines.present.relations import DISCREPANCY_VERSIONS_OF_DISCREPANCY
from schemas.agreements import Agreement
from schemas.evidence import Discrepancy
from schemas.fields import Row


def sources_of(library: Library, row: Row) -> Cites:
    """The sources of a record: of an agreement its texts, of a difference those of its versions."""
    if isinstance(row, Agreement):
        return library.documents(texts_of(library, row.id)) + library.cites(row)
    if isinstance(row, Discrepancy):
        versions = library.children(DISCREPANCY_VERSIONS_OF_DISCREPANCY, row.id)
        return library.cites(*versions)
    return library.cites(row)
