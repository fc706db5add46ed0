"""Open obligations in print: what is listed, in which order, and what is said of it."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.present import Library, owed, owed_lines, owed_summary, words_of
from pipelines.present.evidence import section
from pipelines.present.owed import Owed, latest, open_rows
from pipelines.present.relations import DIFFERENCES_AT
from schemas.codes import SAID
from schemas.edtf import last_day
from schemas.evidence import Source
from schemas.measures import Obligation
from tests.each import each_row
from tests.pipelines.derive.claims import Row, agreement, claim, target
from tests.pipelines.present.contexts import citation, source
from tests.pipelines.present.measured import provision, said, world
from tests.pipelines.tabulate.tables import checkout_tables, data_date

WORDS = words_of("en")
TWO: dict[str, str | None] = {"kosovo": None, "serbia": None}


def owing(
    deadlines: Sequence[str | None],
    claims: Sequence[Row] = (),
    by: dict[str, str | None] | None = None,
    **rows: Sequence[Row],
) -> Library:
    """A library of provisions 1, 2 and so on of `one`, each with its deadline.

    claims: on provision 1; by: parties obliged by each provision, with the body named.
    """
    numbered = [provision(str(n), day) for n, day in enumerate(deadlines, 1)]
    aims = [target(each, provision="one.1") for each in claims]
    parties = {"kosovo": None} if by is None else by
    owe = [
        {"provision_id": row["id"], "number": number, "party": party, "body": body}
        for row in numbered
        for number, (party, body) in enumerate(parties.items(), 1)
    ]
    return world(claims, aims, **{"provisions": numbered, "provision_obliged": owe, **rows})


def printed(library: Library) -> list[Owed]:
    """What the report lists."""
    return owed(library)


def numbers(library: Library, by: str | None = None, everything: bool = False) -> list[str]:
    """Numbers of the provisions in the order in which they are listed on the command line."""
    lines = owed_lines(library, by, everything)
    return [line["provision"].removeprefix("one.") for line in lines]


@each_row(
    [
        ("2020-06-29", "1"),
        ("2020-05", "30"),
        ("2019", "182"),
        ("2018-06/2019-02-28", "488"),
        ("../2016-02-29", "1,583"),
        ("2020-06-30", None),
        ("2020-06", None),
        ("2020", None),
        ("2020-07-01", None),
        (None, None),
    ]
)
def test_a_deadline_has_passed_from_the_day_after_its_last_day(
    deadline: str | None, days: str | None
) -> None:
    found = printed(owing([deadline]))
    assert [row.days_past for row in found] == ([] if days is None else [days])


def test_an_obligation_is_printed_with_its_text_its_body_and_its_deadline_in_words() -> None:
    (row,) = printed(owing(["2014-05"], by={"other": "The Bank"}))
    assert row == Owed(
        agreement_id="one",
        agreement="one",
        number="1",
        what="Number 1 is done.",
        obliged="The Bank",
        deadline="May 2014",
        days_past="2,222",
        said="no claim found",
        latest="",
        notes=(),
    )


def test_each_body_obliged_has_a_row_of_its_own() -> None:
    found = printed(owing(["2014"], by={**TWO, "eu": "EULEX", "joint-body": None}))
    assert [row.obliged for row in found] == ["Kosovo", "Serbia", "EULEX", "joint body"]


def test_the_longest_past_comes_first() -> None:
    library = owing(["2016", "2013-04-19", None, "2014", "2021"])
    assert numbers(library) == ["2", "4", "1"]
    assert [row.number for row in printed(library)] == ["2", "4", "1"]
    assert numbers(library, everything=True) == ["2", "4", "1", "3", "5"]


def test_obligations_of_one_day_stand_by_agreement_by_number_and_by_place() -> None:
    rows = [provision(n, "2014", of) for n, of in (("10", "one"), ("2", "one"), ("1", "two"))]
    owe = [
        {"provision_id": row["id"], "number": number, "party": party}
        for row in reversed(rows)
        for number, party in ((2, "kosovo"), (1, "serbia"))
    ]
    library = owing([], provisions=rows, provision_obliged=owe)
    assert [(row.agreement, row.number, row.obliged) for row in printed(library)] == [
        (of, number, party)
        for of, number in (("one", "2"), ("one", "10"), ("two", "1"))
        for party in ("Serbia", "Kosovo")
    ]


def test_what_one_party_owes_is_listed_alone() -> None:
    library = owing(["2014", None], by={**TWO, "eu": None})
    assert [row.obliged for row in open_rows(library)] == ["kosovo", "serbia", "eu"]
    assert [row.obliged for row in open_rows(library, "serbia")] == ["serbia"]
    assert [row.obliged for row in open_rows(library, "eu", everything=True)] == ["eu", "eu"]
    assert open_rows(library, "us") == []


SAYINGS = {
    "no claim": ([], "no-claim", True),
    "an account": ([said(1, "gazette", "2016")], "no-level", True),
    "an undated level": ([claim(1, level=3)], "no-level", True),
    "a level that was not verified": (
        [said(1, "gazette", "2016", 3, verified=False)],
        "no-claim",
        True,
    ),
    "a level on the other party": (
        [said(1, "gazette", "2016", 3, performer="serbia")],
        "no-claim",
        True,
    ),
    "a level below full": ([said(1, "gazette", "2016", 2)], "said-open", True),
    "full": ([said(1, "gazette", "2016", 3)], "said-full", False),
    "full by two": (
        [said(1, "gazette", "2016", 3), said(2, "institute", "2012", 3)],
        "said-full",
        False,
    ),
    "full beside an account": (
        [said(1, "gazette", "2016", 3), said(2, "institute", "2018")],
        "said-full",
        False,
    ),
    "full beside a level below": (
        [said(1, "gazette", "2016", 3), said(2, "institute", "2016", 0)],
        "said-mixed",
        True,
    ),
    "full until a reversal": (
        [said(1, "gazette", "2016", 3), said(2, "gazette", "2017", trend="reversed")],
        "no-level",
        True,
    ),
}


@pytest.mark.parametrize(("claims", "code", "is_listed"), SAYINGS.values(), ids=list(SAYINGS))
def test_an_obligation_is_listed_unless_every_level_given_is_full(
    claims: list[Row], code: str, is_listed: bool
) -> None:
    library = owing(["2014"], claims)
    assert [row.said for row in library.all(Obligation)] == [code]
    wanted = [WORDS.said[code]] if is_listed else []
    assert [row.said for row in printed(library)] == wanted
    assert [line["said"] for line in owed_lines(library, None, everything=True)] == wanted


def test_a_provision_that_was_not_verified_is_not_listed() -> None:
    unread = {**provision("2", "2014"), "verified": False}
    owe = [{"provision_id": f"one.{n}", "number": 1, "party": "kosovo"} for n in (1, 2)]
    library = owing([], provisions=[provision("1", "2014"), unread], provision_obliged=owe)
    assert [row.number for row in printed(library)] == ["1"]
    assert numbers(library, everything=True) == ["1"]
    assert owed_summary(library).startswith("1 ")


def test_an_obligation_that_is_full_for_one_party_stays_open_for_the_other() -> None:
    library = owing(["2014"], [said(1, "gazette", "2016", 3, performer="serbia")], by=TWO)
    assert [(row.obliged, row.said) for row in printed(library)] == [("Kosovo", "no claim found")]


def differing(*claims: Row) -> bool:
    """Whether `assessments differ` is printed of the obligation of Kosovo by provision 1."""
    library = owing(["2014"], claims)
    shown = [row.said for row in printed(library)]
    assert len(shown) == 1
    assert [line["said"] for line in owed_lines(library, None, everything=True)] == shown
    return "differ" in shown[0]


@pytest.mark.parametrize(
    "other",
    [
        said(2, "institute", "2019", 0),
        said(2, "institute", "2016", 0, performer="kosovo"),
        said(2, "gazette", "2016", 0, performer="kosovo"),
    ],
    ids=["years apart", "on another performer", "by the same assessor on another performer"],
)
def test_assessments_are_said_to_differ_only_where_they_can_be_compared(other: Row) -> None:
    """The rule: the same unit and performer, at most 24 months apart."""
    assert not differing(said(1, "gazette", "2016", 3), other)


def cited(*claims: Row) -> Library:
    """Claims on provision 1, each with a source of its own, and a source of the provision."""
    cites = [citation("assessments", row["id"], f"page-{row['id']}") for row in claims]
    return owing(
        ["2014"],
        claims,
        sources=[source("text"), *(source(f"page-{row['id']}") for row in claims)],
        citations=[citation("provisions", "one.1", "text"), *cites],
    )


def test_the_latest_claim_stands_beside_it_with_its_note() -> None:
    library = cited(
        said(1, "gazette", "2016", 1),
        said(2, "institute", "2018-05-02"),
        said(3, "court", "2019", 3, performer="serbia"),
    )
    (row,) = owed(library)
    assert row.latest == "Institute, 2 May 2018: account, no level"
    assert [library.one(Source, each.source_id).url[-4:] for each in row.notes] == ["c002"]


@each_row(
    [
        ({"published": "2016-03", "level": 0}, "Institute, March 2016: not initiated, stated"),
        (
            {"as_of": "2015/2016", "published": "2018", "level": 2},
            "Institute, from 2015 to 2016: intermediate, stated",
        ),
        (
            {"published": "2016", "no_level_code": "no_evidence"},
            f"Institute, 2016: {WORDS.no_level['no_evidence']}",
        ),
        ({"level": 1}, "Institute, undated: minimal, stated"),
        ({"level": 1, "level_basis": "inferred"}, "Institute, undated: minimal, inferred by us"),
        ({}, "Institute, undated: account, no level"),
    ]
)
def test_the_latest_claim_is_said_in_a_few_words(values: dict[str, Any], text: str) -> None:
    (row,) = printed(owing(["2014"], [claim(1, **values)]))
    assert row.latest == text


def test_no_claim_is_nothing_in_words() -> None:
    assert latest(world(), None) == ""


def test_a_line_of_the_command_names_the_claim_and_the_deadline_as_written() -> None:
    library = owing(["2014-05", None], [said(1, "gazette", "2016", 2)])
    first, second = owed_lines(library, None, everything=True)
    assert first == {
        **first,
        "obliged": "Kosovo",
        "provision": "one.1",
        "deadline": "2014-05",
        "days past": "2222",
        "said": "every level given is below full",
        "latest claim": "one-c001",
        "says": "Gazette, 2016: intermediate, stated",
    }
    assert (second["deadline"], second["days past"]) == ("none in the text", "")
    assert (second["said"], second["latest claim"], second["says"]) == ("no claim found", "", "")


def test_a_line_of_the_command_names_the_body_that_is_obliged() -> None:
    """The code list of the obliged: `another body; its name stands beside the code`."""
    (line,) = owed_lines(owing(["2014"], by={"other": "The Bank"}), "other", everything=False)
    assert "The Bank" in line.values()


FOUR = [said(1, "gazette", "2016", 3, performer="kosovo"), said(2, "court", "2016", 1)]


def test_the_summary_counts_all_obligations_and_those_whose_deadline_has_passed() -> None:
    library = owing(["2014", "2015", None, "2021"], FOUR, by=TWO)
    text = owed_summary(library)
    assert text.startswith("4 provisions, 8 obligations: one for each body obliged.")
    assert " a deadline that has passed for 4 of them. " in text
    codes = {"no-claim": 2, "said-open": 1, "said-mixed": 1}
    assert counted(text) == [(WORDS.said[code], number) for code, number in codes.items()]


def counted(summary: str) -> list[tuple[str, int]]:
    """What is said of the obligations, and of how many, at the end of a summary."""
    told = re.findall(r"([^;:]+):? (\d+)[;.]", summary.partition("no one named: ")[2])
    return [(said_of.strip(), int(number)) for said_of, number in told]


def test_the_summary_says_so_where_no_deadline_has_passed() -> None:
    text = owed_summary(owing([None, "2021"]))
    assert "2 provisions, 2 obligations" in text
    assert not re.search(r"[:;,]\s*\.", text)


def test_one_obligation_is_no_plural() -> None:
    text = owed_summary(owing(["2014"]))
    assert "1 provision, 1 obligation:" in text


def test_the_summary_counts_what_is_full_and_the_list_leaves_it_out() -> None:
    library = owing(["2014", "2015"], [said(1, "gazette", "2016", 3)])
    assert (WORDS.said["said-full"], 1) in counted(owed_summary(library))
    assert [row.number for row in printed(library)] == ["2"]


@given(st.lists(st.none() | st.sampled_from(["2013", "2014-05", "2019", "2020-06-30", "2021"])))
def test_all_is_the_list_and_what_has_no_deadline_that_has_passed(
    deadlines: list[str | None],
) -> None:
    library = owing(deadlines, by=TWO)
    past, every = open_rows(library), open_rows(library, everything=True)
    assert every[: len(past)] == past
    assert len(every) == 2 * len(deadlines)
    assert all(row.due != "passed" for row in every[len(past) :])
    days = [row.days_past for row in past]
    assert days == sorted(days, reverse=True)
    for party in TWO:
        assert open_rows(library, party) == [row for row in past if row.obliged == party]


@pytest.fixture(scope="module")
def checkout() -> Library:
    """The checkout's own records with their measures."""
    return Library(checkout_tables())


def test_the_list_of_the_checkout_is_every_passed_deadline_that_is_not_called_full(
    checkout: Library,
) -> None:
    today = data_date(checkout_tables())
    rows = checkout.all(Obligation)
    passed = [row for row in rows if (last_day(row.deadline) or date.max) < today]
    found = open_rows(checkout)
    wanted = [row for row in passed if row.said != "said-full"]
    assert sorted(map(key, found)) == sorted(map(key, wanted))
    assert len(printed(checkout)) == len(found) > 0
    assert f" has passed for {len(passed)} of them" in owed_summary(checkout)


def key(row: Obligation) -> tuple[str, int]:
    """What tells an obligation from the others."""
    return row.provision_id, row.number


def test_the_counts_of_the_summary_add_up(checkout: Library) -> None:
    text = owed_summary(checkout)
    rows = checkout.all(Obligation)
    by_code = Counter(row.said for row in rows if row.due == "passed")
    assert counted(text) == [
        (WORDS.said[code], by_code[code]) for code in SAID.codes if by_code[code]
    ]
    assert f" {len(rows)} obligations" in text
    assert text.startswith(f"{len({row.provision_id for row in rows})} provisions, ")


def test_no_obligation_of_the_checkout_is_printed_twice(checkout: Library) -> None:
    shown = Counter((row.agreement, row.number, row.obliged) for row in printed(checkout))
    assert {key: count for key, count in shown.items() if count > 1} == {}


def test_no_line_of_the_command_stands_twice(checkout: Library) -> None:
    lines = Counter(tuple(row.values()) for row in owed_lines(checkout, None, everything=True))
    assert {line[:2]: count for line, count in lines.items() if count > 1} == {}


def test_assessments_of_the_checkout_differ_only_where_a_pair_that_can_be_compared_does(
    checkout: Library,
) -> None:
    today = data_date(checkout_tables())
    differing: dict[str, set[str]] = defaultdict(set)
    for row in checkout.children(DIFFERENCES_AT, today):
        if row.difference:
            differing[row.provision_id].add(row.performer)
    told = [
        (row.provision_id, row.obliged)
        for row in open_rows(checkout, everything=True)
        if "differ" in WORDS.said[row.said]
    ]
    spoken = [(unit, {obliged, "all", "not-stated"}) for unit, obliged in told]
    assert [unit for unit, performers in spoken if not performers & differing[unit]] == []


def test_every_latest_claim_of_the_checkout_has_a_note_and_a_date(checkout: Library) -> None:
    rows = printed(checkout)
    assert {bool(row.latest) for row in rows} == {True, False}
    for row in rows:
        assert bool(row.notes) is bool(row.latest)
        assert (row.latest == "") is (row.said == WORDS.said["no-claim"])


def test_the_section_tells_the_same_days() -> None:
    library = owing(["2014-05", "2020-06-29", "2021", None], by=TWO)
    shown = section(library, "one").provisions
    assert [row.days_past for row in shown] == ["2,222", "1", None, None]
    days = {row.number: row.days_past for row in printed(library)}
    assert days == {row.number: row.days_past for row in shown if row.days_past}


def test_agreements_are_printed_by_their_short_title() -> None:
    named = {**agreement("one"), "short_title": "Bridges"}
    library = owing(["2014"], agreements=[named])
    assert [row.agreement for row in printed(library)] == ["Bridges"]
