"""Codings by round and claim, as consistency and sensitivity take them."""

from typing import Any

from schemas.codes import CODER_ROUND
from schemas.tables import Tables

Row = dict[str, Any]


def by_round(tables: Tables) -> dict[str, dict[str, Row]]:
    """Codings by code of `coder-round` and by claim; those of other tasks are left out.

    tables: with coders and codings.
    """
    rounds = {row["id"]: row["round"] for row in tables.rows("coders")}
    found: dict[str, dict[str, Row]] = {code: {} for code in CODER_ROUND.codes}
    for row in tables.rows("codings"):
        found.get(rounds[row["coder_id"]], {})[row["claim_id"]] = row
    return found
