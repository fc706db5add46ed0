"""Challenges by who is affected: counts, order, what names nobody, nothing left out."""

from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.present import Library, words_of
from pipelines.present.affected import Affected, affected, affected_summary
from schemas.claims import Challenge
from schemas.codes import AFFECTS
from tests.each import each_row
from tests.pipelines.derive.claims import agreement
from tests.pipelines.derive.history import cited, source, statement
from tests.pipelines.present.contexts import sources_of
from tests.pipelines.present.measured import world
from tests.pipelines.tabulate.tables import base_tables, checkout_tables

GROUPS = list(AFFECTS.codes)


def reported(*affected: Sequence[str], of: str = "one", **values: Any) -> Library:
    """A challenge for each list of groups affected."""
    ids = [f"one-c{number:03}" for number in range(1, len(affected) + 1)]
    return world(
        challenges=[statement(name, of, **values) for name in ids],
        challenge_affects=[
            {"claim_id": name, "affects": group}
            for name, groups in zip(ids, affected, strict=True)
            for group in groups
        ],
    )


def groups(library: Library) -> list[Affected]:
    """The groups affected."""
    return affected(library)


def counted(library: Library) -> list[tuple[str, int]]:
    """The groups with their numbers."""
    return [(group.who, group.counts[0]) for group in groups(library)]


def test_the_group_with_the_most_comes_first_then_by_name_and_no_group_last() -> None:
    library = reported(["drivers"], ["students", "travellers"], ["travellers"], [], [], [])
    assert counted(library) == [
        ("travellers", 2),
        ("drivers and owners of vehicles", 1),
        ("pupils and students", 1),
        ("no group named by the source", 3),
    ]


def test_a_challenge_for_two_groups_stands_with_both() -> None:
    for group in groups(reported(["drivers", "students"])):
        (on,) = group.challenges
        (entry,) = on.entries
        assert entry.extra == "Affects: drivers and owners of vehicles, pupils and students."


def test_where_every_challenge_names_a_group_there_is_no_group_without_a_name() -> None:
    assert counted(reported(["drivers"])) == [("drivers and owners of vehicles", 1)]


def test_challenges_stand_under_their_agreements() -> None:
    rows = [
        statement("one-c001"),
        statement("one-c002", text="It is late."),
        statement("two-c001", "two"),
    ]
    library = world(
        agreements=[agreement("one"), agreement("two"), agreement("three")],
        challenges=rows,
        challenge_affects=[{"claim_id": row["id"], "affects": "drivers"} for row in rows],
    )
    (group,) = groups(library)
    assert {on.agreement: [entry.text for entry in on.entries] for on in group.challenges} == {
        "one": ["It is said.", "It is late."],
        "two": ["It is said."],
    }


def test_an_entry_says_according_to_whom_when_and_by_which_source() -> None:
    known = statement("one-c001", according_to_id="institute", as_of="2014-05", verified=False)
    library = world(
        challenges=[known, statement("one-c002")],
        sources=[source("early", "2014-05")],
        citations=[cited("challenges", "one-c001")],
    )
    (group,) = groups(library)
    first, second = group.challenges[0].entries
    assert (first.lead, first.date, sources_of(first.notes), first.verified) == (
        "Institute",
        "May 2014",
        ["early"],
        False,
    )
    assert (second.lead, second.date, second.notes, second.extra) == (None, None, (), None)


def test_benefits_stand_beside_challenges_of_the_same_group() -> None:
    library = world(
        challenges=[statement("one-c001")],
        challenge_affects=[{"claim_id": "one-c001", "affects": "drivers"}],
        benefits=[statement("one-c002"), statement("one-c003")],
        benefit_affects=[{"claim_id": "one-c002", "affects": "drivers"}],
    )
    found = [(group.who, group.counts) for group in groups(library)]
    unnamed = ("no group named by the source", (0, 1))
    assert found == [("drivers and owners of vehicles", (1, 1)), unnamed]
    assert affected_summary(library).startswith("Sources report 1 challenge and 2 benefits.")


def test_nothing_is_made_from_nothing() -> None:
    assert groups(reported()) == []


@each_row(
    [
        ((), "Sources report 0 challenges and 0 benefits. Agreements: 0. With a group named as "),
        (([],), "Sources report 1 challenge and 0 benefits. Agreements: 1. With a group named as "),
        (
            (["drivers", "students"], []),
            "Sources report 2 challenges and 0 benefits. Agreements: 1. With",
        ),
    ]
)
def test_the_summary_counts_challenges_and_agreements(
    named: tuple[Sequence[str], ...], said: str
) -> None:
    assert affected_summary(reported(*named)).startswith(said)


def test_the_summary_counts_a_challenge_that_names_two_groups_once() -> None:
    text = affected_summary(reported(["drivers", "students"], ["drivers"], []))
    assert text.endswith("With a group named as affected: 2.")


drawn = st.lists(st.lists(st.sampled_from(GROUPS), unique=True, max_size=3), max_size=8)


@settings(max_examples=40)
@given(drawn)
def test_every_challenge_stands_under_each_group_that_it_names(named: list[list[str]]) -> None:
    found = groups(reported(*named))
    assert sum(group.counts[0] for group in found) == sum(max(len(a), 1) for a in named)
    for group in found:
        assert group.counts == (sum(len(on.entries) for on in group.challenges), 0)
    sizes = [group.counts[0] for group in found if group.who != "no group named by the source"]
    assert sizes == sorted(sizes, reverse=True)


def test_groups_with_as_many_challenges_stand_in_the_order_of_the_letters() -> None:
    words = words_of("sr-Latn")
    tables = base_tables(
        agreements=[agreement("one")],
        challenges=[statement("one-c001")],
        challenge_affects=[{"claim_id": "one-c001", "affects": group} for group in GROUPS],
    )
    found = [group.who for group in groups(Library(tables, words))]
    assert found == words.sorted(found)


def test_every_challenge_of_the_checkout_is_printed() -> None:
    library = Library(checkout_tables())
    printed = {
        (on.agreement, entry.text)
        for group in groups(library)
        for on in group.challenges
        for entry in on.entries
    }
    assert printed == {
        (library.title(row.agreement_id), row.text) for row in library.all(Challenge)
    }
