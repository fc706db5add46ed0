"""The coding manual against the codings, and one wording against one code."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from pipelines.ingest import Ingested
from schemas.claims import Assessment
from schemas.codes import LEVEL_RULE, LEVEL_WORDS, NO_LEVEL, RULE_LEVEL
from schemas.coding import Coder, Coding
from tests.each import each, each_row

MANUAL = (Path(__file__).parents[1] / "docs/coding-manual.md").read_text(encoding="utf-8")
HEADS = list(re.finditer(r"^### `([a-z-]+)`: (.+)$", MANUAL, re.MULTILINE))
EXAMPLE = re.compile(r"^- (Yes|Yes, by the first coding; the second differs|No): `([a-z0-9-]+)`")


def sections() -> list[tuple[str, str, str]]:
    """Rule, what it gives, and the lines below it."""
    ends = [head.start() for head in HEADS[1:]] + [len(MANUAL)]
    pairs = zip(HEADS, ends, strict=True)
    return [(head[1], head[2], MANUAL[head.end() : end]) for head, end in pairs]


@pytest.fixture(scope="module")
def codings(checkout_records: Ingested) -> dict[str, dict[str, Coding]]:
    """First and second coding of each claim."""
    rounds = {coder.id: coder.round for coder in checkout_records.records.of("coders", Coder)}
    found: dict[str, dict[str, Coding]] = {"first": {}, "second": {}, "before-manual": {}}
    for coding in checkout_records.records.of("codings", Coding):
        found[str(rounds[coding.coder_id])][coding.claim_id] = coding
    return found


def test_the_manual_has_every_rule_once_in_order_with_its_level() -> None:
    given = {rule: gives for rule, gives, _ in sections()}
    assert list(given) == list(LEVEL_RULE.codes) == list(RULE_LEVEL)
    for rule, level in RULE_LEVEL.items():
        wanted = "no level" if level is None else f"level {level}, {LEVEL_WORDS[level]}"
        assert given[rule] == wanted


@each_row(sections())
def test_a_rule_stands_in_the_manual_as_in_the_code_list(rule: str, gives: str, text: str) -> None:
    assert text.strip().lower().startswith(LEVEL_RULE.codes[rule].meaning.lower())


@each_row(sections())
def test_the_examples_of_a_rule_are_coded_so(
    rule: str, gives: str, text: str, codings: dict[str, dict[str, Coding]]
) -> None:
    found = [match for line in text.splitlines() if (match := EXAMPLE.match(line))]
    assert any(match[1] == "No" for match in found)
    for match in found:
        first, second = (codings[name].get(match[2]) for name in ("first", "second"))
        if match[1] == "No":
            assert first is None or first.level_rule != rule
        elif first and second:
            assert first.level_rule == rule
            assert (second.level == RULE_LEVEL[rule]) == (match[1] == "Yes")
        else:
            pytest.fail(f"{match[2]} is not coded twice")


def test_the_codes_for_no_level_are_all_shown() -> None:
    for code in NO_LEVEL.codes:
        assert f"\n- `{code}`: " in MANUAL


SIDES = {
    "kosovo's": "side's", "serbia's": "side's", "kosovo": "side", "serbia": "side",
    "pristina/prishtina": "side", "pristina": "side", "belgrade": "side", "serbian": "of the side",
}  # fmt: skip


def without_sides(text: str) -> str:
    """A wording with each side called side, so that wordings on both can be compared."""
    words = re.findall(r"[\w/']+", text.lower())
    return " ".join(SIDES.get(word, word) for word in words)


@each_row(
    [
        ("Serbia has not carried it out.", "Kosovo has not carried it out"),
        ("Pristina/Prishtina refuses to form it", "Belgrade refuses to form it"),
    ]
)
def test_wordings_on_both_sides_are_recognised_as_the_same(one: str, other: str) -> None:
    assert without_sides(one) == without_sides(other)


@each(["first", "second"])
def test_the_same_wording_has_the_same_level_whichever_side_it_speaks_of(
    name: str, checkout_records: Ingested, codings: dict[str, dict[str, Coding]]
) -> None:
    levels: dict[str, set[int | None]] = defaultdict(set)
    for claim in checkout_records.records.of("assessments", Assessment):
        coding = codings[name].get(claim.id)
        if coding:
            wording = f"{claim.finding} {claim.level_as_stated or ''}"
            levels[without_sides(wording)].add(coding.level)
    assert {wording: found for wording, found in levels.items() if len(found) > 1} == {}


def test_a_level_never_depends_on_the_side(checkout_records: Ingested) -> None:
    found = {
        (claim.level_rule, claim.level)
        for claim in checkout_records.records.of("assessments", Assessment)
        if claim.level_rule
    }
    assert found <= set(RULE_LEVEL.items())
    sides = {
        c.performer for c in checkout_records.records.of("assessments", Assessment) if c.level_rule
    }
    assert {"kosovo", "serbia"} <= sides


def test_what_two_codings_give_is_what_is_published(
    checkout_records: Ingested, codings: dict[str, dict[str, Coding]]
) -> None:
    inferred = [
        c
        for c in checkout_records.records.of("assessments", Assessment)
        if c.level_basis != "stated"
    ]
    coded = [claim for claim in inferred if claim.id in codings["first"]]
    assert {claim.id for claim in coded} == codings["first"].keys() == codings["second"].keys()
    differ = 0
    for claim in coded:
        first, second = codings["first"][claim.id], codings["second"][claim.id]
        differ += first.level != second.level
        assert claim.level == (first.level if first.level == second.level else None)
    assert differ == sum(claim.no_level_code == "coders_differ" for claim in inferred)


def test_a_claim_that_is_not_coded_twice_entered_after_the_last_coding(
    checkout_records: Ingested, codings: dict[str, dict[str, Coding]]
) -> None:
    rounds = [c for c in checkout_records.records.of("coders", Coder) if c.round == "second"]
    last = max(coder.coded_on for coder in rounds)
    early = [
        claim.id
        for claim in checkout_records.records.of("assessments", Assessment)
        if claim.level_basis != "stated" and claim.recorded <= last
    ]
    assert set(early) <= codings["second"].keys()
