"""Nothing that the software says of the checkout reads as if parties or assessors agreed.

Looked at are the strings that the software itself makes, with names and titles taken out; what
sources say is theirs. Verdicts are worked out again from the claims.
"""

import ast
import dataclasses
import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.derive import timing
from pipelines.present import (
    Library,
    by_year,
    compared,
    comparison,
    overview,
    owed,
    owed_lines,
    owed_summary,
    printed_shares,
    words_of,
)
from pipelines.present.comparing import PairText
from pipelines.present.evidence import section
from pipelines.present.language.names import Names
from pipelines.present.method import consistency, disagreements, example, scenarios
from pipelines.present.process import process, process_summary
from pipelines.present.relations import POSITIONS_OF_AGREEMENT
from pipelines.present.scorecards import scorecards
from pipelines.report.binding import Moment
from pipelines.report.plan import plan
from schemas.agreements import Agreement, Provision
from schemas.claims import Assessment
from schemas.computed import Position
from schemas.measures import PartyPosition
from schemas.registers import Organisation
from tests.each import each
from tests.pipelines.derive.claims import Row
from tests.pipelines.present.language.messages import in_code
from tests.pipelines.present.measured import said, world
from tests.pipelines.report.documents import pages as as_pages
from tests.pipelines.tabulate.tables import checkout_tables, data_date

WORDS = words_of("en")
BOTH = "Units on which positions of both parties can be compared: "
NOTHING = "No dated assessment was found, so nothing can be compared."
PIPELINES = Path(__file__).parents[3] / "pipelines"
PRINTING = (PIPELINES / "present", PIPELINES / "report" / "parts")
ROOMS = ("present", "report", "site")
"""Rooms with templates of pages."""

AGREED = re.compile(
    r"^Agreed (on|in) \w|^Agreed \(|^The date on which it was agreed is not known"
    r"|^agreed (conclusions|unsigned text)$|\bverbal agreement\b|\bsigned agreement\b"
    r"|\bagreements? (reached by then|that it lists)|\b\d+ agreements?\b|\bAgreement as a whole$"
    r"|\bwhole agreement\b|\btext of an agreement\b|\bthe agreement as a whole\b"
    r"|\(agreement or provision, and performer\)"
)
"""The noun, and the verb for texts that were agreed: all that may be said of agreeing."""

JOINED = re.compile(
    r"agree|consensus|unanim|concur|undisputed|uncontested|accord|coincid|in line with|shared view"
    r"|\baverage|\bmeans?\b|\bmedian\b|\boverall\b|\b(joint|common) (level|position|view)"
    r"|\bboth (parties|sides) (say|hold|see|rate|find|consider)|\ball assessors\b",
    re.IGNORECASE,
)
"""What would join voices into one, or read as if they agreed."""


def joins(text: str) -> bool:
    """Whether a text reads as if voices agreed or were one."""
    return bool(JOINED.search(AGREED.sub("", text)))


@dataclass(frozen=True)
class Printed:
    """All that the software says of some tables, and the tables."""

    library: Library
    pairs: list[PairText]
    sentences: list[str]


def texts(context: Any) -> Iterator[str]:
    """Every text in a context of plain values."""
    if dataclasses.is_dataclass(context):
        context = [getattr(context, part.name) for part in dataclasses.fields(context)]
    if isinstance(context, str):
        yield context
    elif isinstance(context, list | tuple):
        for part in context:
            yield from texts(part)


def generated(library: Library) -> list[str]:
    """The strings that the software makes, of every agreement and of the report."""
    made = [
        *(owed_summary(library), printed_shares(library), process_summary(library)),
        *(disagreements(library), example(library) or "", compared(library, None)),
        *texts(by_year(library)),
        *texts(consistency(library)),
        *texts(scenarios(library)),
        *(text for card in scorecards(library) for text in _of_card(card)),
        *(text for row in owed(library) for text in (row.said, row.latest)),
        *(text for line in owed_lines(library, None, everything=True) for text in line.values()),
        *(year.counts for year in process(library)),
        *(
            text
            for block in overview(library)
            for line in block.lines
            for text in texts(line.cells)
        ),
    ]
    for row in library.all(Agreement):
        one = section(library, row.id)
        made += [one.lede, one.compared, *one.coverage, *one.rated]
        made += [text for pair in one.pairs for text in (pair.verdict, pair.unit, pair.performer)]
        groups = [*one.groups, *one.undated]
        made += [line.remark or "" for group in groups for line in group.rows]
        made += texts([line.marks for group in groups for line in group.rows])
        made += texts(one.held)
        made += [value for name, value in one.glance if name in ("Provisions", "Assessments")]
    return list(dict.fromkeys(filter(None, made)))


def _of_card(card: Any) -> list[str]:
    return [card.ours, *card.beside, *(line.compared for line in card.lines)]


def without_names(library: Library, made: Iterable[str]) -> list[str]:
    """Strings without the names of assessors and the titles and ids of agreements in them."""
    names = {row.name for row in library.all(Organisation)}
    names |= {name for row in library.all(Agreement) for name in (row.id, row.short_title)}
    longest_first = sorted(names, key=len, reverse=True)
    known = re.compile("|".join(rf"\b{re.escape(name)}" for name in longest_first))
    return [known.sub("NAME", text) for text in made]


@pytest.fixture(scope="module")
def printed() -> Printed:
    """All that is printed of the checkout."""
    library = Library(checkout_tables())
    pairs = comparison(library, None)
    return Printed(library, pairs, without_names(library, generated(library)))


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """The pages of the checkout before they are rendered, by their path."""
    tables = checkout_tables()
    day = data_date(tables)
    made = plan(
        [Library(tables)], Moment(day, day), Path("reports"), formats=("pdf",), extra=("evidence",)
    )
    return {
        str(job.path.relative_to("reports/en").with_suffix("")): job.html for job in as_pages(made)
    }


@each(
    [
        "the assessors agree",
        "Both parties say that it is full.",
        "The parties agreed on 4 of 5 units.",
        "no disagreement was found",
        "Their average level is 2.",
        "The mean of three positions",
        "overall level: minimal",
        "there is consensus on 3 provisions",
        "positions of both parties are in agreement",
        "joint level",
    ]
)
def test_a_text_that_reads_as_if_voices_agreed_would_be_noticed(text: str) -> None:
    assert joins(text)


@each(
    [
        "Agreed on 19 April 2013 in Brussels. No assessment was found.",
        "The date on which it was agreed is not known. 4 assessments were found.",
        "Dated assessments speak of 5 units (agreement or provision, and performer).",
        "41 agreements, 1 of them without a known date",
        "3 agreements that it lists; positions on the whole agreement exist on 2",
        "agreed conclusions",
    ]
)
def test_a_text_that_was_agreed_may_be_called_so(text: str) -> None:
    assert not joins(text)


def test_no_string_of_the_checkout_reads_as_if_anybody_agreed(printed: Printed) -> None:
    assert len(printed.sentences) > 400
    assert [text for text in printed.sentences if joins(text)] == []


FAULTS = re.compile(
    r"\.\.(?!/)|\s[.,;:]|[:;,]\s*\.|  |\(\s*\)|\bNone\b(?! of )"
    r"|\b1 (units|agreements|claims|provisions|assessments|assessors|meetings|steps|obligations)\b"
)
"""Two stops, a blank before a stop, a list of nothing, a plural of one."""


def test_no_string_of_the_checkout_has_a_fault_that_can_be_seen(printed: Printed) -> None:
    assert [text for text in printed.sentences if FAULTS.search(text)] == []


def test_no_wording_of_a_code_reads_as_if_anybody_agreed() -> None:
    known = [getattr(WORDS, name) for name in vars(Names) if not name.startswith("_")]
    wordings = [text for wording in known for text in wording.values()]
    assert len(wordings) > 80
    assert [text for text in wordings if joins(text)] == []


SPOKEN = re.compile(
    r"\bagrees?\b|\bagreement (between|among)|\bin agreement\b|consensus|averag|\bmeans?\b"
    r"|\bmedian\b|\boverall\b|\b(parties|sides|assessors|voices) agreed\b",
    re.IGNORECASE,
)
"""What is looked for in the words of templates and modules themselves."""
NEGATED = re.compile(r"\b(no|not|never|nothing|none|neither|nor)\b", re.IGNORECASE)


def literals(path: Path) -> Iterator[str]:
    """The texts in a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


@each(sorted(str(p.relative_to(PIPELINES)) for room in PRINTING for p in room.rglob("*.py")))
def test_no_text_of_a_module_that_prints_reads_as_if_anybody_agreed(name: str) -> None:
    """Also of those that no record of today leads to."""
    assert [text for text in literals(PIPELINES / name) if SPOKEN.search(text)] == []


def fixed_sentences(name: str) -> list[str]:
    """The sentences of the messages that stand in a template, and whatever stands beside them."""
    text = (PIPELINES / name).read_text(encoding="utf-8")
    bare = re.sub(r"\{[{%#].*?[}%#]\}|<[^>]*>", " ", text, flags=re.DOTALL)
    held = [part for key, files in in_code().items() if name in files for part in key[1:] if part]
    texts = [part for each in [bare, *held] for part in re.split(r"(?<=[.:;])\s|\n", each)]
    return [" ".join(part.split()) for part in texts if part.strip()]


@each(
    sorted(
        str(p.relative_to(PIPELINES)) for room in ROOMS for p in (PIPELINES / room).rglob("*.j2")
    )
)
def test_a_template_speaks_of_means_and_of_agreeing_only_to_deny_them(name: str) -> None:
    found = [text for text in fixed_sentences(name) if SPOKEN.search(text)]
    assert [text for text in found if not NEGATED.search(text)] == []


def test_the_templates_deny_a_mean_and_a_coefficient() -> None:
    fixed = " ".join(fixed_sentences("present/html/templates/method.html.j2"))
    assert "No mean over assessors" in fixed
    assert "no coefficient of agreement between them" in fixed
    assert "nothing is averaged" in " ".join(
        fixed_sentences("present/html/templates/macros.html.j2")
    )


Place = tuple[str | None, str | None, str]
"""An agreement, a provision of it or None, and a performer."""


def standing(library: Library) -> dict[Place, list[tuple[str, int, date]]]:
    """Voice, level and date of each position with a level, by unit; a party is one voice."""
    found: dict[Place, list[tuple[str, int, date]]] = defaultdict(list)
    party = {"party-kosovo", "party-serbia"}
    for row in [*library.all(Position), *library.all(PartyPosition)]:
        of_party = isinstance(row, PartyPosition)
        assessor = library.one(Organisation, row.assessor_id)
        if row.kind == "level" and of_party == (assessor.assessor_type in party):
            claim = library.one(Assessment, row.claim_id)
            day = timing(claim).effective
            assert day is not None and claim.level is not None
            place = row.agreement_id, row.provision_id, row.performer
            voice = row.party if isinstance(row, PartyPosition) else row.assessor_id
            found[place].append((voice, claim.level, day))
    return found


def near(one: date, other: date) -> bool:
    """Whether two days lie at most 24 months apart, to the day."""
    early, late = sorted((one, other))
    return (late.year, late.month, late.day) <= (early.year + 2, early.month, early.day)


def verdict(one: tuple[str, int, date], other: tuple[str, int, date]) -> str:
    """What may be said of two positions, by the rule for claims."""
    (_, level, day), (_, second, then) = one, other
    if not near(day, then):
        early, late = sorted((day.year, then.year))
        return f"not comparable: {early}, {late}"
    steps = abs(level - second)
    if steps == 0:
        return "the same level"
    return f"assessments differ by {steps} {'step' if steps == 1 else 'steps'}"


def expected(library: Library) -> list[tuple[str, str, str, str]]:
    """Agreement, unit, performer and verdict of every two positions on a unit."""
    found = []
    for (agreement, provision, performer), stands in standing(library).items():
        title = library.one(Agreement, str(agreement)).short_title
        number = library.one(Provision, provision).number if provision else None
        for one, other in combinations(stands, 2):
            unit = f"provision {number}" if number else "whole"
            found.append((title, unit, WORDS.performer[performer], verdict(one, other)))
    return found


def test_every_verdict_of_the_checkout_is_that_of_its_two_positions(printed: Printed) -> None:
    shown = [(pair.agreement, pair.unit, pair.performer, pair.verdict) for pair in printed.pairs]
    assert sorted(shown) == sorted(expected(printed.library))
    assert {pair.verdict.partition(" ")[0] for pair in printed.pairs} == {
        "the",
        "not",
        "assessments",
    }


def test_the_sections_show_the_pairs_of_the_report(printed: Printed) -> None:
    library = printed.library
    of_sections = [
        (pair.agreement, pair.unit, pair.performer, pair.verdict, pair.differs)
        for row in library.all(Agreement)
        for pair in section(library, row.id).pairs
    ]
    of_report = [(p.agreement, p.unit, p.performer, p.verdict, p.differs) for p in printed.pairs]
    assert sorted(of_sections) == sorted(of_report)
    assert all(pair.differs is ("differ" in pair.verdict) for pair in printed.pairs)


def both_parties(library: Library, agreement: str | None) -> int:
    """Units on which positions of both parties can be compared, from the positions."""
    count = 0
    for (of, _, _), stands in standing(library).items():
        days = {voice: day for voice, _, day in stands}
        if agreement in (None, of) and {"kosovo", "serbia"} <= set(days):
            count += near(days["kosovo"], days["serbia"])
    return count


def has_dated(library: Library, agreement: str) -> bool:
    """Whether a dated and verified claim speaks of an agreement."""
    rows = library.children(POSITIONS_OF_AGREEMENT, agreement)
    return any(row.kind != "undated" for row in rows)


def sentence_of(library: Library, agreement: str | None) -> str:
    """How what is said of differences on an agreement, or on all, has to end."""
    if agreement is not None and not has_dated(library, agreement):
        return NOTHING
    return f"{BOTH}{both_parties(library, agreement)}."


OF_AGREEMENTS = ("sections", "evidence")


def test_all_agreements_have_a_page(printed: Printed, pages: dict[str, str]) -> None:
    ids = [row.id for row in printed.library.all(Agreement)]
    assert {"report", *(f"{kind}/{name}" for kind in OF_AGREEMENTS for name in ids)} <= set(pages)


def test_every_section_says_on_how_many_units_both_parties_can_be_compared(
    printed: Printed, pages: dict[str, str]
) -> None:
    for row in printed.library.all(Agreement):
        ending = sentence_of(printed.library, row.id)
        for kind in OF_AGREEMENTS:
            page = html.unescape(pages[f"{kind}/{row.id}"])
            assert re.findall(rf"{BOTH}\d+\.|{NOTHING}", page) == [ending], (kind, row.id)


def parts(page: str) -> dict[str, str]:
    """The parts of a report by the id of their heading, without their tags."""
    body = page.partition("<body")[2]
    found = re.split(r"<section class=\"part|<article|<h2 class=\"part divider", body)
    named = ((re.search(r"\bid=\"([\w-]+)\"", part), part) for part in found)
    return {name[1]: html.unescape(re.sub("<[^>]*>", " ", part)) for name, part in named if name}


def test_the_report_says_it_of_all_and_in_the_part_of_each_agreement(
    printed: Printed, pages: dict[str, str]
) -> None:
    found = parts(pages["report"])
    assert sentence_of(printed.library, None) in found["summary"]
    for row in printed.library.all(Agreement):
        assert sentence_of(printed.library, row.id) in found[row.id], row.id


def test_no_part_of_a_report_and_no_document_tells_that_assessments_differ_without_that_number(
    pages: dict[str, str],
) -> None:
    """A document of its own has one part; the report has many, each of which says it."""
    bare = {
        **parts(pages["report"]),
        **{name: html.unescape(re.sub("<[^>]*>", " ", page)) for name, page in pages.items()},
    }
    told = {
        name: text
        for name, text in bare.items()
        if re.search("assessments differ|not comparable: ", text)
    }
    assert "summary" in told
    assert sum(name.startswith("evidence/") for name in told) > 40
    assert [name for name, text in told.items() if BOTH not in text and NOTHING not in text] == []


def test_a_page_names_how_far_apart_positions_may_lie_wherever_it_compares(
    pages: dict[str, str],
) -> None:
    for name, page in pages.items():
        if re.search(r"assessments differ by|the same level</td>", page):
            assert "24 months" in page, name


def test_each_section_prints_as_many_verdicts_as_there_are_pairs(
    printed: Printed, pages: dict[str, str]
) -> None:
    pairs: dict[str, int] = defaultdict(int)
    for pair in printed.pairs:
        pairs[pair.agreement] += 1
    for row in printed.library.all(Agreement):
        cells = re.findall(
            r"<td>(?:<b>)?(assessments differ by [^<]*|the same level|not comparable: [^<]*)<",
            pages[f"evidence/{row.id}"],
        )
        assert len(cells) == pairs[row.short_title]


VOICES = ("government", "office", "gazette", "institute")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(VOICES),
            st.sampled_from(["2012", "2014-05-31", "2016-05-31", "2019"]),
            st.none() | st.integers(0, 3),
            st.sampled_from(["all", "serbia", "not-stated"]),
        ),
        max_size=6,
    )
)
def test_whatever_is_claimed_nothing_reads_as_if_anybody_agreed(
    claims: list[tuple[str, str, int | None, str]],
) -> None:
    rows: list[Row] = [
        said(number, who, day, level, performer=performer)
        for number, (who, day, level, performer) in enumerate(claims, 1)
    ]
    library = world(rows)
    pairs = comparison(library, None)
    made = [compared(library, None), compared(library, "one"), compared(library, "two")]
    assert not any(joins(text) for text in [*made, *(pair.verdict for pair in pairs)])
    shown = sorted((pair.performer, pair.verdict) for pair in pairs)
    assert shown == sorted((performer, text) for _, _, performer, text in expected(library))
    assert made[0].endswith(f"{BOTH}{both_parties(library, None)}.")
    assert made[1].endswith(sentence_of(library, "one"))
    assert made[2] == NOTHING
