"""Where a record is read on the site."""

from pipelines.present import Library
from pipelines.present.relations import ASSESSMENT_TARGETS_OF_CLAIM
from schemas.agreements import Agreement, Provision
from schemas.claims import Assessment
from schemas.ids import CLAIMS, SERIALS
from schemas.registry import TABLES
from schemas.tables import table_of

AGREEMENTS, PROVISIONS, ASSESSMENTS = (
    table_of(model).name for model in (Agreement, Provision, Assessment)
)


def agreement_path(agreement_id: str) -> str:
    """The page of an agreement, in the folder of a language."""
    return f"agreements/{agreement_id}.html"


def record_path(library: Library, table: str, key: str | None) -> str:
    """The address of a record, in the folder of a language.

    Its page or its place on that of its agreement, or on that of claims on sets; else its table on
    the page of downloads. So it is where the record was taken out: what became of it stands there.
    """
    if key is not None and table == AGREEMENTS:
        return agreement_path(key)
    if key is not None and table == ASSESSMENTS and _is_on_set(library, key):
        return f"sets.html#{key}"
    owner = None if key is None else _agreement(library, table, key)
    if owner is None:
        return f"downloads.html#{table}"
    return f"{agreement_path(owner)}#{key}" if table in CLAIMS else agreement_path(owner)


def _agreement(library: Library, table: str, key: str) -> str | None:
    """The agreement on whose page a claim or provision stands, or stood; None for other records."""
    if table == ASSESSMENTS:
        targets = library.children(ASSESSMENT_TARGETS_OF_CLAIM, key)
        found = targets[0].agreement_id if targets else owner_of(key)
    elif table in CLAIMS or table == PROVISIONS:
        found = _given(library, table, key) or owner_of(key)
    else:
        return None
    return found if found in {row.id for row in library.all(Agreement)} else None


def _is_on_set(library: Library, claim_id: str) -> bool:
    try:
        return library.one(Assessment, claim_id).about_set is not None
    except KeyError:
        return False


def _given(library: Library, table: str, key: str) -> str | None:
    try:
        return str(library.one(TABLES[table].model, key).__dict__["agreement_id"])
    except KeyError:
        return None


def owner_of(claim_id: str) -> str | None:
    """What the id of a claim begins with: the agreement that it was written down for."""
    parts = SERIALS[ASSESSMENTS].parts(claim_id)
    return parts[0] if parts else None
