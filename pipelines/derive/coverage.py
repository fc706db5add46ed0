"""Coverage, and shares by level: how much of an agreement each assessor speaks of and rates."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import product
from typing import Any

from pipelines.derive.shares import index_bounds, shares, tenth
from schemas.tables import Tables

Row = dict[str, Any]

_COUNT = {3: "full", 2: "intermediate", 1: "minimal", 0: "not_initiated"}


def coverage(tables: Tables) -> list[Row]:
    """How much of each agreement each assessor speaks of, a row for every pair.

    tables: with agreements, assessments, positions, provisions and provision_sets. Returns rows of
    the table `coverage`; of provisions, those of the latest set.
    """
    latest = _latest_sets(tables)
    grouped: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in tables.rows("positions"):
        grouped[row["agreement_id"], row["assessor_id"]].append(row)
    agreements = (row["id"] for row in tables.rows("agreements"))
    assessors = sorted({row["assessor_id"] for row in tables.rows("assessments")})
    pairs = product(agreements, assessors)
    return [_coverage(pair, grouped.get(pair, []), latest.get(pair[0], set())) for pair in pairs]


def _coverage(key: tuple[str, str], rows: list[Row], listed: set[str]) -> Row:
    on_provisions = [row for row in rows if row["provision_id"] in listed]
    dates = [row["effective"] for row in rows if row["effective"]]
    return {
        "agreement_id": key[0],
        "assessor_id": key[1],
        "positions": len(rows),
        "provisions": len(listed),
        "speaks_of": len({row["provision_id"] for row in on_provisions}),
        "with_level": len({r["provision_id"] for r in on_provisions if r["kind"] == "level"}),
        "speaks_of_whole": any(row["provision_id"] is None for row in rows),
        "latest": max(dates, default=None),
    }


def share_rows(tables: Tables) -> list[Row]:
    """Shares by level and index of each assessor on each set of provisions.

    tables: with positions, provisions and provision_sets. Returns rows of the table `shares`:
    computed wherever a provision has a position, printed only under the condition in the row.
    """
    latest, complete = _latest_sets(tables), _complete(tables)
    rated: dict[tuple[str, str, str, str], Counter[int]] = defaultdict(Counter)
    for row in tables.rows("positions"):
        if row["kind"] == "level" and row["provision_id"] in latest.get(row["agreement_id"], ()):
            key = row["agreement_id"], row["assessor_id"], row["performer"], row["level_basis"]
            rated[key][row["level"]] += 1
    return [
        _share(key, counts, len(latest[key[0]]), complete.get(key[0]) == "yes")
        for key, counts in rated.items()
    ]


def _latest_sets(tables: Tables) -> Mapping[str, set[str]]:
    """The provisions of the latest set of each agreement."""
    version: dict[str, int] = {}
    for row in tables.rows("provision_sets"):
        version[row["agreement_id"]] = max(row["version"], version.get(row["agreement_id"], 0))
    found: dict[str, set[str]] = defaultdict(set)
    for row in tables.rows("provisions"):
        agreement = row["agreement_id"]
        if row["set_version"] == version.get(agreement, row["set_version"]):
            found[agreement].add(row["id"])
    return found


def _complete(tables: Tables) -> Mapping[str, str]:
    """Whether the latest provision set of each agreement is complete."""
    ordered = sorted(tables.rows("provision_sets"), key=lambda row: row["version"])
    return {row["agreement_id"]: row["complete"] for row in ordered}


def _share(
    key: tuple[str, str, str, str], counts: Mapping[int, int], listed: int, complete: bool
) -> Row:
    found, index = shares(counts), index_bounds(counts, listed)
    assert index.value is not None  # at least one provision is rated
    percent = found.percent()
    return {
        **dict(zip(("agreement_id", "assessor_id", "performer", "level_basis"), key, strict=True)),
        "provisions": listed,
        "rated": index.rated,
        **{name: found.counts[level] for level, name in _COUNT.items()},
        **{f"{name}_percent": int(percent[level]) for level, name in _COUNT.items()},
        "index": tenth(index.value),
        "index_low": tenth(index.low),
        "index_high": tenth(index.high),
        "condition": condition(complete, index.rated, listed),
    }


def condition(complete: bool, rated: int, listed: int) -> str:
    """Whether a share or index may be printed: a code of `share-condition`.

    complete: the provisions are the whole text; rated, listed: numbers of provisions.
    """
    if not complete:
        return "set-not-complete"
    return "printed" if 2 * rated >= listed else "fewer-than-half"
