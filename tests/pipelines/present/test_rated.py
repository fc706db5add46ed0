"""Shares and index in print: of one assessor, performer and basis, under the condition only."""

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipelines.present import Library, printed_shares
from pipelines.present.rated import rated
from schemas.agreements import Agreement, ProvisionSet
from schemas.measures import Share
from tests.each import each_row
from tests.pipelines.derive.claims import Row, target
from tests.pipelines.present.measured import provision, said, world
from tests.pipelines.tabulate.tables import checkout_tables

Levels = dict[str, dict[int, int]]
"""Levels by assessor and number of the provision."""


def complete(word: str = "yes") -> Row:
    """The provision set of `one`."""
    return {"agreement_id": "one", "version": 1, "basis": "full-text", "complete": word}


def rating(levels: Levels, provisions: int = 3, word: str = "yes", **values: Any) -> Library:
    """Provisions of `one` with levels on them; values: of each claim."""
    flat = [(who, n, level) for who, rows in levels.items() for n, level in rows.items()]
    claims = [
        said(number, who, "2015", level, **values) for number, (who, _, level) in enumerate(flat, 1)
    ]
    return world(
        claims,
        [target(row, provision=f"one.{n}") for row, (_, n, _) in zip(claims, flat, strict=True)],
        provisions=[provision(str(n)) for n in range(1, provisions + 1)],
        provision_sets=[complete(word)],
    )


def test_shares_and_index_of_one_assessor_are_said_with_their_bounds() -> None:
    """Levels 3 and 1 of 3: 4 of 6 points; 4 of 9 with the third at 0, 7 of 9 with it at 3."""
    assert rated(rating({"institute": {1: 3, 3: 1}}), "one") == [
        "Institute rates 2 of 3 provisions, performer both parties, levels stated: full 1 (50%), "
        "intermediate 0 (0%), minimal 1 (50%), not initiated 0 (0%). Index 66.7 over the rated, "
        "44.4 to 77.8 over all, 1 unrated."
    ]


def test_each_share_is_rounded_half_up_and_they_need_not_add_up_to_100() -> None:
    """One, two and five of eight: 12.5, 25 and 62.5 percent; 1 + 4 + 15 of 24 points."""
    levels = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 3, 7: 3, 8: 3}
    (text,) = rated(rating({"institute": levels}, 8), "one")
    assert re.findall(r"(\d+) \((\d+)%\)", text) == [
        *[("5", "63"), ("2", "25"), ("1", "13"), ("0", "0")],
    ]
    assert text.endswith("Index 83.3 over the rated, 83.3 to 83.3 over all, 0 unrated.")


@each_row([(0, "0.0"), (1, "33.3"), (2, "66.7"), (3, "100.0")])
def test_the_index_goes_from_0_to_100(level: int, index: str) -> None:
    (text,) = rated(rating({"institute": {1: level}}, 1), "one")
    assert f"Index {index} over the rated, {index} to {index} over all, 0 unrated." in text


@each_row(
    [
        (1, 2, "yes", True),
        (1, 3, "yes", False),
        (2, 4, "yes", True),
        (2, 5, "yes", False),
        (2, 2, "no", False),
        (2, 2, "unknown", False),
    ]
)
def test_shares_are_printed_from_half_of_a_complete_set(
    number: int, provisions: int, word: str, is_printed: bool
) -> None:
    levels = {"institute": dict.fromkeys(range(1, number + 1), 2)}
    library = rating(levels, provisions, word)
    assert len(library.all(Share)) == 1
    assert len(rated(library, "one")) == is_printed
    assert printed_shares(library) == ("1 of 1 here" if is_printed else "none of 1 here")


def test_two_assessors_are_two_sentences_and_never_one() -> None:
    library = rating({"gazette": {1: 3, 2: 3, 3: 3}, "institute": {1: 0, 2: 0, 3: 0}})
    first, second = sorted(rated(library, "one"))
    assert first.startswith("Gazette rates 3 of 3") and "Index 100.0" in first
    assert second.startswith("Institute rates 3 of 3") and "Index 0.0" in second
    assert printed_shares(library) == "2 of 2 here"


def test_two_assessors_that_rate_a_third_each_are_no_whole() -> None:
    library = rating({"gazette": {1: 3}, "institute": {2: 3}, "court": {3: 3}})
    assert rated(library, "one") == []
    assert printed_shares(library) == "none of 3 here"


def test_the_two_executives_of_a_party_are_rated_by_themselves() -> None:
    library = rating({"government": {1: 3, 2: 3}, "presidency": {3: 0, 4: 0}}, 4)
    assert [text.partition(" rates")[0] for text in rated(library, "one")] == [
        "Government",
        "Presidency",
    ]


def test_levels_on_two_performers_or_of_two_bases_are_no_whole() -> None:
    claims = [
        said(1, "institute", "2015", 3),
        said(2, "institute", "2015", 3, performer="serbia"),
        said(3, "institute", "2015", 3, level_basis="inferred"),
    ]
    library = world(
        claims,
        [target(row, provision=f"one.{n}") for n, row in enumerate(claims, 1)],
        provisions=[provision(str(n)) for n in (1, 2, 3)],
        provision_sets=[complete()],
    )
    assert rated(library, "one") == []
    assert printed_shares(library) == "none of 3 here"


@each_row(
    [
        ({"performer": "serbia"}, "performer Serbia, levels stated: "),
        ({"performer": "not-stated"}, "performer not stated, levels stated: "),
        ({"level_basis": "inferred"}, "performer both parties, levels inferred by us: "),
    ]
)
def test_the_performer_and_the_basis_are_said(values: dict[str, Any], said_so: str) -> None:
    (text,) = rated(rating({"institute": {1: 3, 2: 2}}, **values), "one")
    assert said_so in text


def test_a_level_on_the_agreement_as_a_whole_is_no_share() -> None:
    library = world([said(1, "institute", "2015", 3)], provision_sets=[complete()])
    assert rated(library, "one") == []
    assert printed_shares(library) == "none of 0 here"


def test_an_agreement_shows_its_own_shares_only() -> None:
    library = rating({"institute": {1: 3, 2: 3}})
    assert len(rated(library, "one")) == 1
    assert rated(library, "two") == []


@given(st.dictionaries(st.integers(1, 5), st.integers(0, 3), min_size=1), st.integers(5, 8))
def test_the_counts_add_up_and_the_index_lies_within_its_bounds(
    levels: dict[int, int], provisions: int
) -> None:
    library = rating({"institute": levels}, provisions)
    found = rated(library, "one")
    assert len(found) == (2 * len(levels) >= provisions)
    for text in found:
        assert f"{len(levels)} of {provisions} provisions" in text
        counts = [int(number) for number in re.findall(r" (\d+) \(\d+%\)", text)]
        assert sum(counts) == len(levels)
        values = re.search(r"Index (\S+) over the rated, (\S+) to (\S+) over all, (\d+) un", text)
        assert values is not None
        index, low, high, unrated = map(float, values.groups())
        assert low <= index <= high
        assert unrated == provisions - len(levels)


def test_no_share_of_the_checkout_is_printed_outside_the_condition() -> None:
    library = Library(checkout_tables())
    shares = library.all(Share)
    sets = {row.agreement_id: row.complete for row in library.all(ProvisionSet)}
    allowed = [
        row
        for row in shares
        if sets.get(row.agreement_id) == "yes" and 2 * row.rated >= row.provisions
    ]
    printed = [text for row in library.all(Agreement) for text in rated(library, row.id)]
    assert len(printed) == len(allowed)
    assert printed_shares(library) == f"{len(allowed) or 'none'} of {len(shares)} here"
