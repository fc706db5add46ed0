"""Coverage, and shares by level: how much of an agreement each assessor speaks of and rates."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import product
from typing import NamedTuple

from pipelines.derive.shares import index_bounds, shares, tenth
from schemas.agreements import Agreement, Provision, ProvisionSet
from schemas.claims import Assessment
from schemas.computed import Position
from schemas.measures import Coverage, Share
from schemas.tables import Tables

_LEVELS = (3, 2, 1, 0)
"""From full to not initiated, as the columns of the table stand."""


def coverage(tables: Tables) -> list[Coverage]:
    """How much of each agreement each assessor speaks of, a row for every pair.

    tables: with agreements, assessments, positions, provisions and provision_sets. Returns rows of
    the table `coverage`; of provisions, those of the latest set.
    """
    latest = _latest_sets(tables)
    grouped: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in tables.of(Position):
        grouped[position.agreement_id, position.assessor_id].append(position)
    agreements = (agreement.id for agreement in tables.of(Agreement))
    assessors = sorted({claim.assessor_id for claim in tables.of(Assessment)})
    pairs = product(agreements, assessors)
    return [_coverage(pair, grouped.get(pair, []), latest.get(pair[0], set())) for pair in pairs]


def _coverage(key: tuple[str, str], positions: Sequence[Position], listed: set[str]) -> Coverage:
    on_provisions = [p for p in positions if p.provision_id in listed]
    dates = [p.effective for p in positions if p.effective]
    return Coverage.model_construct(  # of thousands of pairs, most of them blanks
        agreement_id=key[0],
        assessor_id=key[1],
        positions=len(positions),
        provisions=len(listed),
        speaks_of=len({p.provision_id for p in on_provisions}),
        with_level=len({p.provision_id for p in on_provisions if p.kind == "level"}),
        speaks_of_whole=any(p.provision_id is None for p in positions),
        latest=max(dates, default=None),
    )


def share_rows(tables: Tables) -> list[Share]:
    """Shares by level and index of each assessor on each set of provisions.

    tables: with positions, provisions and provision_sets. Returns rows of the table `shares`:
    computed wherever a provision has a position, printed only under the condition in the row.
    """
    latest, complete = _latest_sets(tables), _complete(tables)
    rated: dict[_Rater, Counter[int]] = defaultdict(Counter)
    for row in tables.of(Position):
        if row.level is not None and row.provision_id in latest.get(row.agreement_id, ()):
            rater = _Rater(row.agreement_id, row.assessor_id, row.performer, row.level_basis)
            rated[rater][row.level] += 1
    return [
        _share(rater, counts, len(latest[rater.agreement_id]), rater.agreement_id in complete)
        for rater, counts in rated.items()
    ]


class _Rater(NamedTuple):
    """Whose levels, of which basis, make one share: columns of the table."""

    agreement_id: str
    assessor_id: str
    performer: str
    level_basis: str | None


def _latest_sets(tables: Tables) -> Mapping[str, set[str]]:
    """The provisions of the latest set of each agreement."""
    version: dict[str, int] = {}
    for each in tables.of(ProvisionSet):
        version[each.agreement_id] = max(each.version, version.get(each.agreement_id, 0))
    found: dict[str, set[str]] = defaultdict(set)
    for provision in tables.of(Provision):
        agreement, in_set = provision.agreement_id, provision.set_version
        if in_set == version.get(agreement, in_set):
            found[agreement].add(provision.id)
    return found


def _complete(tables: Tables) -> set[str]:
    """The agreements of which the latest provision set is complete."""
    ordered = sorted(tables.of(ProvisionSet), key=lambda each: each.version)
    latest = {each.agreement_id: each for each in ordered}
    return {agreement for agreement, each in latest.items() if each.complete == "yes"}


def _share(rater: _Rater, counts: Mapping[int, int], listed: int, complete: bool) -> Share:
    found, index = shares(counts), index_bounds(counts, listed)
    assert index.value is not None  # at least one provision is rated
    full, intermediate, minimal, not_initiated = (found.counts[level] for level in _LEVELS)
    percent = found.percent()
    percents = [int(percent[level]) for level in _LEVELS]
    return Share(
        **rater._asdict(),
        provisions=listed,
        rated=index.rated,
        full=full,
        intermediate=intermediate,
        minimal=minimal,
        not_initiated=not_initiated,
        full_percent=percents[0],
        intermediate_percent=percents[1],
        minimal_percent=percents[2],
        not_initiated_percent=percents[3],
        index=tenth(index.value),
        index_low=tenth(index.low),
        index_high=tenth(index.high),
        condition=condition(complete, index.rated, listed),
    )


def condition(complete: bool, rated: int, listed: int) -> str:
    """Whether a share or index may be printed: a code of `share-condition`.

    complete: the provisions are the whole text; rated, listed: numbers of provisions.
    """
    if not complete:
        return "set-not-complete"
    return "printed" if 2 * rated >= listed else "fewer-than-half"
