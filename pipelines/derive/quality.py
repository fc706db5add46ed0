"""The quality of the data in counts: what is covered, balanced, recent, verified, reviewed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction

from pipelines.derive.positions import assessor_types
from pipelines.derive.shares import tenth
from schemas.archives import is_archived
from schemas.claims import Assessment
from schemas.codes import POSITION_AGE, SOURCE_ADDRESS
from schemas.computed import Position
from schemas.evidence import Citation, Source, SourceAddress
from schemas.measures import Coverage, TranslationState
from schemas.quality import QualityCount
from schemas.registry import TABLES
from schemas.tables import Tables
from schemas.texts import Translation

Pair = tuple[str, str]

ALL = "all"
"""The item of a measure that has no parts of its own."""


def quality(tables: Tables) -> list[QualityCount]:
    """Rows of the table `quality`: counts only, no judgement and no score.

    tables: base tables, with positions, coverage and states of translations.
    """
    return [
        *_coverage(tables),
        *_balance(tables),
        *_age(tables),
        *_level(tables),
        *_verified(tables),
        *_translation(tables),
        *_states(tables),
        *_address(tables),
        *_seen(tables),
    ]


def _row(measure: str, item: str, part: str, count: int, total: int) -> QualityCount:
    percent = tenth(Fraction(100 * count, total)) if total else None
    return QualityCount(
        measure=measure, item=item, part=part, count=count, total=total, percent=percent
    )


def _counted(measure: str, pairs: Iterable[Pair], is_of_item: bool) -> Iterator[QualityCount]:
    """Pairs of item and part by their number, of all pairs or of those of the item."""
    found = Counter(pairs)
    items = Counter[str]()
    for (item, _), count in found.items():
        items[item] += count
    whole = found.total()
    for (item, part), count in sorted(found.items()):
        yield _row(measure, item, part, count, items[item] if is_of_item else whole)


def _coverage(tables: Tables) -> Iterator[QualityCount]:
    """Assessors of each type with a position on each agreement; 0 is a blank."""
    types, rows = assessor_types(tables), tables.of(Coverage)
    assessors = {row.assessor_id for row in rows}
    of_type = Counter(types[each] for each in assessors)
    agreements = sorted({row.agreement_id for row in rows})
    spoken = Counter((row.agreement_id, types[row.assessor_id]) for row in rows if row.positions)
    for agreement in agreements:
        for kind, total in sorted(of_type.items()):
            yield _row("coverage", agreement, kind, spoken[agreement, kind], total)


def _balance(tables: Tables) -> Iterator[QualityCount]:
    types = assessor_types(tables)
    claims = tables.of(Assessment)
    pairs = ((types[claim.assessor_id], claim.performer) for claim in claims)
    yield from _counted("balance", pairs, is_of_item=False)


def _age(tables: Tables) -> Iterator[QualityCount]:
    types = assessor_types(tables)
    held = (position for position in tables.of(Position) if position.kind == "level")
    pairs = ((types[position.assessor_id], _age_of(position)) for position in held)
    yield from _counted("age", pairs, is_of_item=True)


def _age_of(position: Position) -> str:
    assert position.age_months is not None  # only a dated claim gives a level
    return age(position.age_months)


def age(months: int) -> str:
    """The code of `position-age` for an age in whole months."""
    ends = (12, 24, 60)
    return tuple(POSITION_AGE.codes)[sum(months > end for end in ends)]


def _level(tables: Tables) -> Iterator[QualityCount]:
    types = assessor_types(tables)
    pairs = ((types[claim.assessor_id], _basis(claim)) for claim in tables.of(Assessment))
    yield from _counted("level", pairs, is_of_item=True)


def _basis(claim: Assessment) -> str:
    """The basis of the level, or why there is none."""
    found = claim.level_basis or claim.no_level_code
    assert found is not None  # a check of the records
    return found


def _verified(tables: Tables) -> Iterator[QualityCount]:
    for name in tables:
        spec = TABLES[name]
        if "verified" in spec.columns and not spec.is_computed:
            seen = tables[name]["verified"].to_pylist()
            yield _row("verified", name, "verified", sum(seen), len(seen))


def _translation(tables: Tables) -> Iterator[QualityCount]:
    pairs = ((each.language, each.status) for each in tables.of(Translation))
    yield from _counted("translation", pairs, is_of_item=True)


def _states(tables: Tables) -> Iterator[QualityCount]:
    """Texts and words that can be translated, by language and state."""
    rows = tables.of(TranslationState)
    narrated = [row for row in rows if row.record_table == "narrative_sentences"]
    yield from _by_state("translation-state", ((row, 1) for row in rows))
    yield from _by_state("translation-words", ((row, row.words) for row in rows))
    yield from _by_state("narrative-words", ((row, row.words) for row in narrated))


def _by_state(
    measure: str, weighed: Iterable[tuple[TranslationState, int]]
) -> Iterator[QualityCount]:
    found, totals = Counter[Pair](), Counter[str]()
    for row, weight in weighed:
        found[row.language, row.state] += weight
        totals[row.language] += weight
    for (language, state), count in sorted(found.items()):
        yield _row(measure, language, state, count, totals[language])


def _address(tables: Tables) -> Iterator[QualityCount]:
    further: dict[str, list[str]] = {}
    for other in tables.of(SourceAddress):
        further.setdefault(other.source_id, []).append(other.url)
    sources = [[source.url, *further.get(source.id, [])] for source in tables.of(Source)]
    counts = (
        sum(bool(urls) for urls in sources),
        sum(any(map(is_archived, urls)) for urls in sources),
        sum(len(urls) > 1 for urls in sources),
    )
    for part, count in zip(SOURCE_ADDRESS.codes, counts, strict=True):
        yield _row("address", ALL, part, count, len(sources))


def _seen(tables: Tables) -> Iterator[QualityCount]:
    pairs = ((ALL, citation.seen_as) for citation in tables.of(Citation))
    yield from _counted("seen", pairs, is_of_item=False)
