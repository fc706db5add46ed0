"""Rules of the coding: a rule gives its level, and what is published follows from two codings."""

from pathlib import Path

import pytest

from tests.reports import Told, place_of, reported
from tests.trees import edit

A = "agreements/example-2013.yml"
C = "codings.yml"
RULE = "    level_rule: preparatory-step\n"
FROM_BOTH = "what both give; where they differ nothing, and coders_differ"
FROM_RULE = "a rule that gives the level, and none beside a stated level"
MANUAL = "see docs/coding-manual.md"


def test_an_inferred_level_names_its_rule(tiny: Path) -> None:
    edit(tiny, A, RULE, "")
    place = place_of(tiny, A, "- |id: example-2013-c001\n")
    allowed = "a rule that gives level 1"
    told = Told(place, "an inferred level names its rule", "nothing", allowed, MANUAL)
    assert reported(tiny) == [told]


@pytest.mark.parametrize(
    ("rule", "gives"),
    [("carried-out", "level 3"), ("nothing-done", "level 0"), ("announcement", "no level")],
)
def test_a_level_that_its_rule_does_not_give_is_refused(tiny: Path, rule: str, gives: str) -> None:
    edit(tiny, A, RULE, f"    level_rule: {rule}\n")
    place = place_of(tiny, A, f"level_rule: |{rule}")
    what = f"the rule {rule} gives {gives}"
    assert reported(tiny) == [Told(place, what, "level 1", FROM_RULE, MANUAL)]


def test_an_account_may_name_a_rule_that_gives_no_level(tiny: Path) -> None:
    code = "    no_level_code: account_only\n    trend"
    edit(tiny, A, code, f"    level_rule: announcement\n{code}")
    assert reported(tiny) == []


def test_an_account_with_a_rule_that_gives_a_level_is_refused(tiny: Path) -> None:
    code = "    no_level_code: account_only\n    trend"
    edit(tiny, A, code, f"    level_rule: little\n{code}")
    place = place_of(tiny, A, "level_rule: |little")
    what = "the rule little gives level 1"
    assert reported(tiny) == [Told(place, what, "no level", FROM_RULE, MANUAL)]


def test_a_coding_keeps_to_the_rules_too(tiny: Path) -> None:
    edit(tiny, C, "    level_rule: first-use\n", "    level_rule: carried-out\n")
    place = place_of(tiny, C, "level_rule: |carried-out")
    what = "the rule carried-out gives level 3"
    assert reported(tiny) == [Told(place, what, "level 1", FROM_RULE, MANUAL)]


def differing(tiny: Path) -> None:
    """The second coding of the tiny tree gives level 3."""
    old = "    level: 1\n    level_rule: first-use\n"
    edit(tiny, C, old, "    level: 3\n    level_rule: carried-out\n")


def test_where_codings_differ_no_level_is_published(tiny: Path) -> None:
    differing(tiny)
    what, hint = "the codings give 1 and 3", "see codings.yml"
    level = place_of(tiny, A, "    level: |1\n    level_basis")
    claim = place_of(tiny, A, "- |id: example-2013-c001\n")
    found = {
        (told.place, told.what, told.found, told.allowed, told.hint) for told in reported(tiny)
    }
    assert found == {
        (level, what, "1", FROM_BOTH, hint),
        (claim, what, "nothing", FROM_BOTH, hint),
    }


def test_where_codings_differ_the_code_says_so(tiny: Path) -> None:
    differing(tiny)
    level = "    level: 1\n    level_basis: inferred\n    level_coder_id: example-coder\n"
    edit(tiny, A, level + RULE, "    no_level_code: coders_differ\n")
    assert reported(tiny) == []


def test_coders_differ_is_refused_where_they_do_not(tiny: Path) -> None:
    for row in ("preparatory-step", "first-use"):
        edit(tiny, C, f"    level: 1\n    level_rule: {row}\n", "    level_rule: announcement\n")
    level = "    level: 1\n    level_basis: inferred\n    level_coder_id: example-coder\n"
    edit(tiny, A, level + RULE, "    no_level_code: coders_differ\n")
    [told] = reported(tiny)
    assert (told.what, told.found) == ("the codings give nothing and nothing", "coders_differ")


def test_a_trend_that_both_give_is_published(tiny: Path) -> None:
    for row in ("preparatory-step", "first-use"):
        edit(tiny, C, f"    level_rule: {row}\n", f"    level_rule: {row}\n    trend: improving\n")
    [told] = reported(tiny)
    assert (told.what, told.found) == ("the codings give improving and improving", "nothing")
    edit(tiny, A, RULE, f"{RULE}    trend: improving\n    trend_basis: inferred\n")
    assert reported(tiny) == []


def test_a_trend_on_which_codings_differ_is_empty_and_says_so(tiny: Path) -> None:
    edit(tiny, C, "rule: first-use\n", "rule: first-use\n    trend: improving\n")
    [told] = reported(tiny)
    assert (told.what, told.found) == ("the codings give nothing and improving", "nothing")
    edit(tiny, A, RULE, f"{RULE}    trend_basis: coders_differ\n")
    assert reported(tiny) == []


def test_a_trend_that_the_source_states_is_not_coded(tiny: Path) -> None:
    edit(tiny, C, "rule: first-use\n", "rule: first-use\n    trend: improving\n")
    edit(tiny, A, RULE, f"{RULE}    trend: stalled\n    trend_basis: stated\n")
    assert reported(tiny) == []


def test_a_claim_that_one_coder_coded_keeps_its_level(tiny: Path) -> None:
    text = (tiny / "raw" / C).read_text(encoding="utf-8")
    first = text[: text.index("  - claim_id", text.index("coder_id"))]
    (tiny / "raw" / C).write_text(
        first.replace("level: 1", "level: 3").replace("preparatory-step", "carried-out"),
        encoding="utf-8",
    )
    assert reported(tiny) == []
