"""Codings by round and claim, as consistency and sensitivity take them."""

from schemas.codes import CODER_ROUND
from schemas.coding import Coder, Coding
from schemas.tables import Tables


def by_round(tables: Tables) -> dict[str, dict[str, Coding]]:
    """Codings by code of `coder-round` and by claim; those of other tasks are left out.

    tables: with coders and codings.
    """
    rounds = {coder.id: coder.round for coder in tables.of(Coder)}
    found: dict[str | None, dict[str, Coding]] = {}
    for coding in tables.of(Coding):
        found.setdefault(rounds[coding.coder_id], {})[coding.claim_id] = coding
    return {code: found.get(code, {}) for code in CODER_ROUND.codes}
