"""The flat view: one row for each assessment and target, in words, with its evidence."""

from collections.abc import Sequence
from typing import Any

import pytest

from pipelines.derive import level_in_words
from pipelines.derive.flat import flat
from schemas.registry import TABLES
from tests.each import each_row
from tests.pipelines.derive.claims import Row, assessment, claim, plain, target
from tests.pipelines.tabulate.tables import base_tables, checkout_tables, table, tiny_tables

AGREEMENT: Row = {
    "id": "one",
    "title": "Agreement one",
    "short_title": "One",
    "phase": "ohrid-2023",
    "form": "arrangement",
    "facilitator": "eu",
    "summary": "Things are agreed.",
}
CITATION: Row = {
    "cited_table": "assessments",
    "cited_id": "one-c001",
    "number": 1,
    "source_id": "page-one",
    "seen_on": "2020-06-01",
    "seen_as": "live-page",
    "seen_part": "whole",
}


def organisation(name: str, kind: str = "civil-society") -> Row:
    return {
        "id": name,
        "name": name.capitalize(),
        "kind": "ngo",
        "assessor_type": kind,
        "verified": False,
    }


def provision(number: str) -> Row:
    return {
        "id": f"one.{number}",
        "agreement_id": "one",
        "set_version": 1,
        "number": number,
        "numbered_in_text": True,
        "summary": f"Provision {number} is done.",
        "verified": False,
    }


def source(name: str) -> Row:
    return {
        "id": name,
        "url": f"https://example.org/{name}",
        "title": f"Title of {name}",
        "title_basis": "recorded",
        "publisher": "Press",
        "kind": "news",
    }


def obliged(number: str, *parties: str) -> list[Row]:
    return [
        {"provision_id": f"one.{number}", "number": n, "party": party}
        for n, party in enumerate(parties, 1)
    ]


def view(claims: Sequence[Row], targets: Sequence[Row], **more: Sequence[Row]) -> list[Row]:
    """The flat view of claims on one agreement with two provisions."""
    rows: dict[str, Sequence[Row]] = {
        "agreements": [AGREEMENT],
        "provisions": [provision("1"), provision("2")],
        "organisations": [organisation("institute")],
        **more,
    }
    return plain(flat(base_tables(assessments=claims, assessment_targets=targets, **rows)))


def one_row(made: Row, provision_id: str | None = None, **more: Sequence[Row]) -> Row:
    (row,) = view([made], [target(made, provision=provision_id)], **more)
    return row


@each_row(list(enumerate(["not initiated", "minimal", "intermediate", "full"])))
def test_a_level_stands_in_words_beside_its_number(level: int, word: str):
    row = one_row(claim(level=level))
    assert (row["level"], row["level_in_words"]) == (level, word)


@each_row(
    [
        ("account_only", "no level: speaks of implementation and gives no level"),
        ("no_evidence", "no level: "),
        ("not_applicable", "no level: "),
        ("coders_differ", "no level: "),
    ]
)
def test_no_level_stands_with_its_reason(code: str, start: str):
    words = level_in_words(assessment(claim(no_level_code=code)))
    assert words.startswith(start)
    assert len(words) > len("no level: ")
    assert one_row(claim(no_level_code=code))["level_in_words"] == words


def test_a_whole_agreement_and_a_provision_are_named_in_words():
    made = claim()
    rows = view([made], [target(made), target(made, provision="one.2", number=2)])
    assert [(r["target"], r["agreement"], r["provision_id"], r["provision"]) for r in rows] == [
        (1, "Agreement one", None, "whole agreement"),
        (2, "Agreement one", "one.2", "Provision 2 is done."),
    ]


@each_row([(None, "all agreements of the dialogue"), ("eight texts", "eight texts")])
def test_a_claim_on_a_set_is_one_row_without_an_agreement(note: str | None, words: str):
    made = claim(about_set="all", about_set_note=note, members_known=False)
    (row,) = view([made], [], provision_obliged=obliged("1", "kosovo"))
    assert (row["target"], row.get("agreement_id"), row["agreement"]) == (0, None, words)
    assert row["provision"] == "set of agreements"
    assert row["self_assessment"] is False


@each_row(
    [
        ("party-kosovo", ("kosovo", "serbia"), "one.1", True),
        ("party-serbia", ("kosovo", "serbia"), "one.1", True),
        ("party-kosovo", ("serbia",), "one.1", False),
        ("eu", ("eu",), "one.1", True),
        ("eu", ("kosovo", "serbia"), "one.1", False),
        ("party-kosovo", ("kosovo",), "one.2", False),
        ("party-kosovo", ("kosovo",), None, True),
        ("party-kosovo", ("joint-body",), "one.1", False),
        ("international", ("us",), "one.1", False),
        ("institution", ("kosovo",), "one.1", False),
        ("media", ("other",), "one.1", False),
    ]
)
def test_an_assessor_that_the_unit_obliges_speaks_of_itself(
    kind: str, parties: tuple[str, ...], unit: str | None, own: bool
):
    row = one_row(
        claim(),
        unit,
        organisations=[organisation("institute", kind)],
        provision_obliged=obliged("1", *parties),
    )
    assert row["self_assessment"] is own


@each_row(
    [
        ("A", "minister", "A, minister"),
        ("A", None, "A"),
        (None, "minister", "minister"),
        (None,) * 3,
    ]
)
def test_the_speaker_is_name_and_role_as_far_as_known(
    name: str | None, role: str | None, speaker: str | None
):
    assert one_row(claim(speaker_name=name, speaker_role=role))["speaker"] == speaker


def test_assessor_and_outlet_are_named():
    outlet = organisation("gazette", "media")
    row = one_row(claim(channel_id="gazette"), organisations=[organisation("institute"), outlet])
    assert (row["assessor"], row["assessor_type"]) == ("Institute", "civil-society")
    assert row["channel"] == "Gazette"
    assert one_row(claim())["channel"] is None


def test_the_first_citation_gives_source_address_and_quote():
    quoted = {**CITATION, "quote": "as it stands"}
    second = {**CITATION, "number": 2, "source_id": "page-two"}
    elsewhere = {**CITATION, "cited_table": "milestones", "source_id": "page-two", "number": 1}
    row = one_row(
        claim(),
        citations=[second, quoted, elsewhere],
        sources=[source("page-one"), source("page-two")],
    )
    assert (row["source_url"], row["source_title"], row["source_publisher"], row["quote"]) == (
        "https://example.org/page-one",
        "Title of page-one",
        "Press",
        "as it stands",
    )
    assert row["seen_on"] == "2020-06-01"


def test_a_claim_without_a_citation_is_kept_with_its_mark():
    row = one_row(claim(verified=False))
    assert row["verified"] is False
    assert row.get("source_url") is None


def test_doubts_about_a_claim_are_joined():
    doubts = [
        {"id": f"doubt-00{n}", "subject": "levels", "doubt": text}
        for n, text in enumerate(("The date is odd.", "The level is high.", "Not of it."), 1)
    ]
    about = [
        {"doubt_id": "doubt-001", "record_table": "assessments", "record_id": "one-c001"},
        {"doubt_id": "doubt-002", "record_table": "assessments", "record_id": "one-c001"},
        {"doubt_id": "doubt-003", "record_table": "milestones", "record_id": "one-c001"},
    ]
    row = one_row(claim(), doubts=doubts, doubt_records=about)
    assert row["doubts"] == "The date is odd.; The level is high."
    assert one_row(claim())["doubts"] is None


def test_said_and_effective_are_days():
    row = one_row(claim(as_of="2015-03", published="2015-04-02"))
    assert (str(row["said"]), str(row["effective"])) == ("2015-04-02", "2015-03-31")
    undated = one_row(claim())
    assert (str(undated["said"]), undated["effective"]) == ("2020-06-01", None)


def test_the_values_of_the_claim_are_carried_over():
    row = one_row(
        claim(level=1, performer="serbia", held_responsible="eu", trend="stalled", as_of="2014")
    )
    carried = ("performer", "held_responsible", "trend", "as_of", "level_basis", "finding")
    assert [row[column] for column in carried] == [
        "serbia",
        "eu",
        "stalled",
        "2014",
        "stated",
        "It says how far things are.",
    ]


def test_every_row_is_valid():
    row = one_row(claim(level=1, published="2015"))
    assert table("assessments_flat", row).num_rows == 1
    assert set(row) <= set(TABLES["assessments_flat"].columns)


@pytest.mark.parametrize("build", [tiny_tables, checkout_tables], ids=["tiny", "checkout"])
def test_each_assessment_and_target_is_there_once(build: Any):
    made = build()
    about = [(row["claim_id"], row["number"]) for row in made.rows("assessment_targets")]
    sets = [(row["id"], 0) for row in made.rows("assessments") if row["about_set"]]
    flat_keys = [(row["claim_id"], row["target"]) for row in made.rows("assessments_flat")]
    assert sorted(flat_keys) == sorted(about + sets)
