"""Which entries are of the dialogue: the rule that docs/pax.md tells."""

import re
from collections.abc import Collection

from pipelines.pax.columns import COUNTRY, DATE, ID, PROCESS
from pipelines.pax.entries import day_of, value
from pipelines.pax.reading import Row

NAMES = frozenset({"kosovo-serbia normalisation process"})
"""Names of the process in `PPName`, in small letters, as they were seen in a download."""

BETWEEN = frozenset({"kosovo", "serbia"})
"""Who must be named in `Con`."""

BEGINS = "2011-03-08"
"""The first round of the dialogue: what is older is of other talks (`meeting-2011-03-08`)."""

BY_CROSSWALK, BY_NAME, BY_PARTIES = "crosswalk", "process", "country and date"


def why(row: Row, joined: Collection[str]) -> str | None:
    """Why a row is of the process, or None where it is not.

    joined: ids that the crosswalk has. The number of the process says nothing: versions number
    processes anew.
    """
    if value(row.cells.get(ID)) in joined:
        return BY_CROSSWALK
    if (value(row.cells.get(PROCESS)) or "").casefold() in NAMES:
        return BY_NAME
    if not are_the_parties(row):
        return None
    text = value(row.cells.get(DATE))
    day = day_of(text)
    return BY_PARTIES if day is None or day >= BEGINS else None


def are_the_parties(row: Row) -> bool:
    """Whether a row names both parties. `Kosovo/Serbia/Yugoslavia (former)` does."""
    country = value(row.cells.get(COUNTRY)) or ""
    return {part.strip(" ()").casefold() for part in re.split("/", country)} >= BETWEEN
