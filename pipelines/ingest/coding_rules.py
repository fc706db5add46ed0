"""Rules of the coding: a rule gives its level, and what is published follows from the codings."""

from collections.abc import Iterator, Mapping

from pipelines.ingest.records import Records
from schemas.claims import Assessment
from schemas.codes import RULE_LEVEL
from schemas.coding import Coder, Coding
from schemas.problem import Problem, show

_MANUAL = "see docs/coding-manual.md"


def coding_rules(records: Records) -> Iterator[Problem]:
    """Every level that does not follow from its rule, or from the codings of the claim."""
    for claim in records.of("assessments", Assessment):
        yield from _ruled(claim)
    for coding in records.of("codings", Coding):
        yield from _coded(coding)
    if "codings" not in records.unclear and "coders" not in records.unclear:
        yield from _resolved(records)


def _ruled(claim: Assessment) -> Iterator[Problem]:
    """An inferred level names the rule that gives it; other claims name a rule that gives none."""
    is_inferred = claim.level_basis == "inferred" and claim.level is not None
    if is_inferred and claim.level_rule is None:
        allowed = f"a rule that gives level {claim.level}"
        what = "an inferred level names its rule"
        yield Problem(what, "assessments", (claim.id,), "level_rule", "nothing", allowed, _MANUAL)
    if claim.level_rule is not None:
        is_wrong = claim.level_basis == "stated" or RULE_LEVEL[claim.level_rule] != claim.level
        if is_wrong:
            yield _misruled("assessments", (claim.id,), claim.level_rule, claim.level)


def _coded(coding: Coding) -> Iterator[Problem]:
    if coding.level_rule is not None and RULE_LEVEL[coding.level_rule] != coding.level:
        key = (coding.claim_id, coding.coder_id)
        yield _misruled("codings", key, coding.level_rule, coding.level)


def _misruled(table: str, key: tuple[str, ...], rule: str, level: int | None) -> Problem:
    what = f"the rule {rule} gives {_words(RULE_LEVEL[rule])}"
    allowed = "a rule that gives the level, and none beside a stated level"
    return Problem(what, table, key, "level_rule", _words(level), allowed, _MANUAL)


def _words(level: int | None) -> str:
    return "no level" if level is None else f"level {level}"


def _resolved(records: Records) -> Iterator[Problem]:
    """Where two codings agree their level is published; where they differ there is none."""
    first, second = _round(records, "first"), _round(records, "second")
    for claim in records.of("assessments", Assessment):
        one, other = first.get(claim.id), second.get(claim.id)
        if one is None or other is None or claim.level_basis == "stated":
            continue
        yield from _level_follows(claim, one, other)
        yield from _trend_follows(claim, one, other)


def _round(records: Records, name: str) -> Mapping[str, Coding]:
    """Codings of one round, by claim."""
    coders = {coder.id for coder in records.of("coders", Coder) if coder.round == name}
    return {c.claim_id: c for c in records.of("codings", Coding) if c.coder_id in coders}


def _level_follows(claim: Assessment, one: Coding, other: Coding) -> Iterator[Problem]:
    differ = one.level != other.level
    if claim.level != (None if differ else one.level):
        yield _against(claim, "level", one.level, other.level)
    if differ != (claim.no_level_code == "coders_differ"):
        yield _against(claim, "no_level_code", one.level, other.level)


def _trend_follows(claim: Assessment, one: Coding, other: Coding) -> Iterator[Problem]:
    """A trend that the source states is not coded."""
    if claim.trend_basis == "stated":
        return
    differ = one.trend != other.trend
    if claim.trend != (None if differ else one.trend):
        yield _against(claim, "trend", one.trend, other.trend)
    if differ != (claim.trend_basis == "coders_differ"):
        yield _against(claim, "trend_basis", one.trend, other.trend)


def _against(claim: Assessment, field: str, one: object, other: object) -> Problem:
    what = f"the codings give {show(one)} and {show(other)}"
    found = show(getattr(claim, field))
    allowed = "what both give; where they differ nothing, and coders_differ"
    return Problem(what, "assessments", (claim.id,), field, found, allowed, "see codings.yml")
