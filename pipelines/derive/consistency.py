"""Consistency of machine coding: two codings of the same accounts, compared before resolution."""

from collections.abc import Sequence
from typing import Any

from pipelines.derive.codings import by_round
from pipelines.derive.reliability import bootstrap_interval, krippendorff_alpha, weighted_kappa
from schemas.codes import TREND
from schemas.tables import Tables

Row = dict[str, Any]
Pair = tuple[Row, Row]
Values = tuple[list[int], list[int]]
"""Values of the first and of the second coding, claim by claim."""

_TREND_NUMBER = {code: number for number, code in enumerate(TREND.codes)}


def coding_pairs(tables: Tables) -> list[Pair]:
    """First and second coding of each claim that has both.

    tables: with coders and codings.
    """
    rounds = by_round(tables)
    first, second = rounds["first"], rounds["second"]
    return [(first[claim], second[claim]) for claim in sorted(first.keys() & second.keys())]


def coding_consistency(pairs: Sequence[Pair]) -> list[Row]:
    """Alpha with interval and kappa on four measures.

    pairs: first and second coding of each claim. Returns rows of the table `coding_consistency`:
    one for each measure and scope; none where nothing can be compared.
    """
    drawn = [pair for pair in pairs if pair[0]["draw"] == "drawn"]
    return [*_scope("drawn", drawn), *_scope("all", pairs)]


def _scope(scope: str, pairs: Sequence[Pair]) -> list[Row]:
    measures = {
        "level-given": (_levels(pairs), "ordinal"),
        "level-against-none": (_given(pairs, "level"), "ordinal"),
        "trend-given": (_trends(pairs), "nominal"),
        "trend-against-none": (_given(pairs, "trend"), "nominal"),
    }
    return [
        {"measure": name, "scope": scope, **_measured(values, metric)}
        for name, (values, metric) in measures.items()
        if values[0]
    ]


def _levels(pairs: Sequence[Pair]) -> Values:
    both = [(a["level"], b["level"]) for a, b in pairs]
    kept = [(a, b) for a, b in both if a is not None and b is not None]
    return [a for a, _ in kept], [b for _, b in kept]


def _trends(pairs: Sequence[Pair]) -> Values:
    kept = [(a["trend"], b["trend"]) for a, b in pairs if a["trend"] and b["trend"]]
    return [_TREND_NUMBER[a] for a, _ in kept], [_TREND_NUMBER[b] for _, b in kept]


def _given(pairs: Sequence[Pair], column: str) -> Values:
    first, second = ([int(pair[n][column] is not None) for pair in pairs] for n in (0, 1))
    return first, second


def _measured(values: Values, metric: str) -> Row:
    first, second = values
    interval = bootstrap_interval(values, metric)
    weights = "quadratic" if metric == "ordinal" else "none"
    return {
        "metric": metric,
        "units": len(first),
        "same": sum(a == b for a, b in zip(first, second, strict=True)),
        "alpha": _rounded(krippendorff_alpha(values, metric)),
        "alpha_low": _rounded(interval[0]) if interval else None,
        "alpha_high": _rounded(interval[1]) if interval else None,
        "kappa": _rounded(weighted_kappa(first, second, weights)),
    }


def _rounded(value: float | None) -> float | None:
    """Three decimals: what the method prints."""
    return None if value is None else round(value, 3)


def coding_disagreements(pairs: Sequence[Pair]) -> list[Row]:
    """Every claim on which the two codings differ, with both.

    pairs: first and second coding of each claim. Returns rows of the table `coding_disagreements`.
    """
    return [
        {
            "claim_id": first["claim_id"],
            "differs_on": measure,
            **{f"first_{name}": first[column] for name, column in _COLUMNS.items()},
            **{f"second_{name}": second[column] for name, column in _COLUMNS.items()},
        }
        for first, second in pairs
        for measure in _differing(first, second)
    ]


_COLUMNS = {"level": "level", "rule": "level_rule", "trend": "trend"}


def _differing(first: Row, second: Row) -> list[str]:
    found = []
    for column in ("level", "trend"):
        if first[column] != second[column]:
            both = first[column] is not None and second[column] is not None
            found.append(f"{column}-given" if both else f"{column}-against-none")
    return found
