"""Consistency of machine coding: two codings of the same accounts, compared before resolution."""

from collections.abc import Callable, Sequence

from pipelines.derive.codings import by_round
from pipelines.derive.reliability import bootstrap_interval, krippendorff_alpha, weighted_kappa
from schemas.codes import TREND
from schemas.coding import Coding
from schemas.measures import CodingConsistency, CodingDisagreement
from schemas.tables import Tables

Pair = tuple[Coding, Coding]
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


def coding_consistency(pairs: Sequence[Pair]) -> list[CodingConsistency]:
    """Alpha with interval and kappa on four measures.

    pairs: first and second coding of each claim. Returns rows of the table `coding_consistency`:
    one for each measure and scope; none where nothing can be compared.
    """
    drawn = [pair for pair in pairs if pair[0].draw == "drawn"]
    return [*_scope("drawn", drawn), *_scope("all", pairs)]


def _scope(scope: str, pairs: Sequence[Pair]) -> list[CodingConsistency]:
    measures = {
        "level-given": (_levels(pairs), "ordinal"),
        "level-against-none": (_given(pairs, lambda coding: coding.level), "ordinal"),
        "trend-given": (_trends(pairs), "nominal"),
        "trend-against-none": (_given(pairs, lambda coding: coding.trend), "nominal"),
    }
    return [
        _measured(name, scope, values, metric)
        for name, (values, metric) in measures.items()
        if values[0]
    ]


def _levels(pairs: Sequence[Pair]) -> Values:
    both = [(a.level, b.level) for a, b in pairs]
    kept = [(a, b) for a, b in both if a is not None and b is not None]
    return [a for a, _ in kept], [b for _, b in kept]


def _trends(pairs: Sequence[Pair]) -> Values:
    kept = [(a.trend, b.trend) for a, b in pairs if a.trend and b.trend]
    return [_TREND_NUMBER[a] for a, _ in kept], [_TREND_NUMBER[b] for _, b in kept]


def _given(pairs: Sequence[Pair], value: Callable[[Coding], object]) -> Values:
    first, second = ([int(value(pair[n]) is not None) for pair in pairs] for n in (0, 1))
    return first, second


def _measured(measure: str, scope: str, values: Values, metric: str) -> CodingConsistency:
    first, second = values
    interval = bootstrap_interval(values, metric)
    weights = "quadratic" if metric == "ordinal" else "none"
    return CodingConsistency(
        measure=measure,
        scope=scope,
        metric=metric,
        units=len(first),
        same=sum(a == b for a, b in zip(first, second, strict=True)),
        alpha=_rounded(krippendorff_alpha(values, metric)),
        alpha_low=_rounded(interval[0]) if interval else None,
        alpha_high=_rounded(interval[1]) if interval else None,
        kappa=_rounded(weighted_kappa(first, second, weights)),
    )


def _rounded(value: float | None) -> float | None:
    """Three decimals: what the method prints."""
    return None if value is None else round(value, 3)


def coding_disagreements(pairs: Sequence[Pair]) -> list[CodingDisagreement]:
    """Every claim on which the two codings differ, with both.

    pairs: first and second coding of each claim. Returns rows of the table `coding_disagreements`.
    """
    return [
        CodingDisagreement(
            claim_id=first.claim_id,
            differs_on=measure,
            first_level=first.level,
            second_level=second.level,
            first_rule=first.level_rule,
            second_rule=second.level_rule,
            first_trend=first.trend,
            second_trend=second.trend,
        )
        for first, second in pairs
        for measure in _differing(first, second)
    ]


def _differing(first: Coding, second: Coding) -> list[str]:
    given = {"level": (first.level, second.level), "trend": (first.trend, second.trend)}
    return [
        f"{what}-against-none" if None in pair else f"{what}-given"
        for what, pair in given.items()
        if pair[0] != pair[1]
    ]
