"""Every code that is printed has a wording of its own in every language, and no other has one."""

from functools import cached_property
from itertools import product
from typing import get_args

from pipelines.present.language import LANGUAGES, words_of
from pipelines.present.language.names import Names
from schemas import codes
from schemas.codebook import FIELD_TYPES
from schemas.codes import POSITION_AGE, SOURCE_ADDRESS
from schemas.fields import CodeList, WhoCodes
from tests.each import each, each_row

COLUMN_TYPE = CodeList("column-type", "Types of columns", dict.fromkeys(FIELD_TYPES.values(), ""))
SET_BY = CodeList("set-by", "Who sets a value", dict.fromkeys(get_args(WhoCodes), ""))

LISTS: dict[str, tuple[CodeList, ...]] = {
    "act": (codes.ACT,),
    "activity_kind": (codes.ACTIVITY_KIND,),
    "affects": (codes.AFFECTS,),
    "assessor_type": (codes.ASSESSOR_TYPE,),
    "basis": (codes.LEVEL_BASIS,),
    "check": (codes.CHECK,),
    "column_type": (COLUMN_TYPE,),
    "compared": (codes.COMPARED,),
    "complete": (codes.COMPLETE,),
    "facilitator": (codes.FACILITATOR,),
    "form": (codes.FORM,),
    "held": (codes.HELD,),
    "language_name": (codes.LANGUAGE,),
    "measure": (codes.CONSISTENCY_MEASURE,),
    "meeting_status": (codes.MEETING_STATUS,),
    "mode": (codes.MODE,),
    "no_level": (codes.NO_LEVEL,),
    "organisation_kind": (codes.ORGANISATION_KIND,),
    "party": (codes.PARTY,),
    "performer": (codes.PERFORMER, codes.OBLIGED),
    "phase": (codes.PHASE,),
    "position_age": (POSITION_AGE,),
    "revision_kind": (codes.REVISION_KIND,),
    "role": (codes.ORGANISATION_ROLE,),
    "said": (codes.SAID,),
    "scenario": (codes.SCENARIO,),
    "scope": (codes.CODING_SCOPE,),
    "seen_as": (codes.SEEN_AS,),
    "seen_part": (codes.SEEN_PART,),
    "set_basis": (codes.SET_BASIS,),
    "set_by": (SET_BY,),
    "source_address": (SOURCE_ADDRESS,),
    "source_kind": (codes.SOURCE_KIND,),
    "topic": (codes.TOPIC, codes.MEETING_TOPIC),
    "track": (codes.TRACK,),
    "trend": (codes.TREND,),
    "wording_status": (codes.TITLE_STATUS,),
}
WITHOUT_A_WORDING = {"party": {"other"}}
"""The name of another party stands beside its code and is printed instead."""

IN_ORDER = ("measure", "phase", "said", "scenario", "scope")
"""What is printed in the order of its wordings."""

EXPANDED = {"op-ed", "television debate"}
"""Wordings that are more than their code with blanks."""


def names(name: str, code: str) -> dict[str, str]:
    """The wordings of a list in a language."""
    found: dict[str, str] = getattr(words_of(code), name)
    return found


def test_every_list_of_wordings_is_looked_at() -> None:
    known = {name for name, value in vars(Names).items() if isinstance(value, cached_property)}
    assert known == {*LISTS, "levels"}


@each_row(product(LANGUAGES, LISTS))
def test_codes_and_wordings_are_one_to_one(code: str, name: str) -> None:
    listed = {each for known in LISTS[name] for each in known.codes}
    found = names(name, code)
    assert set(found) == listed - WITHOUT_A_WORDING.get(name, set())
    assert len(set(found.values())) == len(found)


@each(LANGUAGES)
def test_levels_and_wordings_are_one_to_one(code: str) -> None:
    levels = words_of(code).levels
    assert list(levels) == list(codes.LEVEL_WORDS)
    assert len(set(levels.values())) == len(levels)


def test_the_levels_in_english_are_those_of_the_scale() -> None:
    assert words_of("en").levels == codes.LEVEL_WORDS


@each_row(product(LANGUAGES, [*LISTS, "levels"]))
def test_a_wording_is_a_phrase_and_no_code(code: str, name: str) -> None:
    for wording in names(name, code).values():
        assert wording == wording.strip() != ""
        assert not wording.endswith(".")
        assert "_" not in wording


@each(LANGUAGES)
def test_the_parties_have_the_same_name_wherever_they_stand(code: str) -> None:
    words = words_of(code)
    assert {each: words.performer[each] for each in words.party} == words.party
    assert {each: words.facilitator[each] for each in ("eu", "us")} == {
        each: words.party[each] for each in ("eu", "us")
    }


@each_row(product(LANGUAGES, IN_ORDER))
def test_what_is_printed_in_the_order_of_its_wordings_stands_in_that_of_the_codes(
    code: str, name: str
) -> None:
    assert list(names(name, code)) == list(LISTS[name][0].codes)


@each(LANGUAGES)
def test_the_types_of_assessor_put_the_executives_first(code: str) -> None:
    assert list(words_of(code).assessor_type)[:2] == ["party-kosovo", "party-serbia"]


def test_a_wording_in_english_that_differs_from_its_code_names_the_same_thing() -> None:
    """Codes that are printed as they are, with blanks: no wording got at the wrong code."""
    words = words_of("en")
    for name in ("form", "activity_kind"):
        for code, wording in names(name, "en").items():
            assert wording.replace(" ", "") == code.replace("-", "") or wording in EXPANDED
    assert words.language_name["sq"] == "Albanian"
