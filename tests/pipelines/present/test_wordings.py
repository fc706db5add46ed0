"""Every code that is printed has a wording of its own, and every wording has a code."""

import pytest

from pipelines.present import words
from schemas import codes
from schemas.fields import CodeList

LISTS = {
    "PARTY": (codes.PARTY,),
    "PERFORMER": (codes.PERFORMER, codes.OBLIGED),
    "FACILITATOR": (codes.FACILITATOR,),
    "PHASE": (codes.PHASE,),
    "TREND": (codes.TREND,),
    "NO_LEVEL": (codes.NO_LEVEL,),
    "SET_BASIS": (codes.SET_BASIS,),
    "COMPLETE": (codes.COMPLETE,),
    "ASSESSOR_TYPE": (codes.ASSESSOR_TYPE,),
    "SEEN_AS": (codes.SEEN_AS,),
    "SEEN_PART": (codes.SEEN_PART,),
    "MEETING_STATUS": (codes.MEETING_STATUS,),
    "ACT": (codes.ACT,),
    "SAID": (codes.SAID,),
    "MEASURE": (codes.CONSISTENCY_MEASURE,),
    "SCOPE": (codes.CODING_SCOPE,),
    "SCENARIO": (codes.SCENARIO,),
    "COMPARED": (codes.COMPARED,),
}
WITHOUT_A_WORDING = {"PARTY": {"other"}}
"""The name of another party stands beside its code and is printed instead."""
KNOWN = {name: known for name, known in vars(words).items() if name.isupper() and name[0] != "_"}


def test_every_dictionary_of_words_is_looked_at() -> None:
    assert set(KNOWN) == {*LISTS, "LEVEL_WORDS"}


@pytest.mark.parametrize("name", LISTS)
def test_codes_and_wordings_are_one_to_one(name: str) -> None:
    listed = {code for known in LISTS[name] for code in known.codes}
    assert set(KNOWN[name]) == listed - WITHOUT_A_WORDING.get(name, set())
    wordings = list(KNOWN[name].values())
    assert len(set(wordings)) == len(wordings)


@pytest.mark.parametrize("name", LISTS)
def test_a_wording_is_a_phrase_and_no_code(name: str) -> None:
    for wording in KNOWN[name].values():
        assert wording == wording.strip() != ""
        assert not wording.endswith(".")
        assert "_" not in wording


@pytest.mark.parametrize("name", ["PERFORMER", "PARTY"])
def test_the_parties_have_the_same_name_wherever_they_stand(name: str) -> None:
    assert {code: KNOWN[name][code] for code in words.PARTY} == words.PARTY


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("SAID", codes.SAID),
        ("MEASURE", codes.CONSISTENCY_MEASURE),
        ("SCOPE", codes.CODING_SCOPE),
        ("SCENARIO", codes.SCENARIO),
    ],
)
def test_what_is_printed_in_the_order_of_its_wordings_stands_in_that_of_the_codes(
    name: str, listed: CodeList
) -> None:
    assert list(KNOWN[name]) == list(listed.codes)
