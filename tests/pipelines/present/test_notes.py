"""Every citation gets the number of its source, in the order of first use."""

import re
from pathlib import Path

from pipelines.present import Library, Notes
from pipelines.report.binding import Moment
from pipelines.report.jobs import Print, Show, Write
from pipelines.report.plan import plan
from schemas.evidence import Citation
from schemas.tables import Tables
from tests.each import each
from tests.pipelines.present.contexts import about, assessment, citation, source, with_claims
from tests.pipelines.report.documents import pages as as_pages
from tests.pipelines.tabulate.tables import checkout_tables, data_date, replaced, tiny_tables

LIST = "sources"
"""The document that lists all sources."""


class Made(Notes):
    """Notes that number what any record cites."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.citations = library.all(Citation)

    def cite(self, table: str, row_id: str) -> list[int]:
        """The note numbers of a record."""
        return self.numbers(
            each for each in self.citations if (each.cited_table, each.cited_id) == (table, row_id)
        )


def notes(*citations: dict[str, object], **rows: list[dict[str, object]]) -> Made:
    sources = [source(name) for name in ("page-a", "page-b", "page-c")]
    tables = replaced(tiny_tables(), citations=citations, **{"sources": sources, **rows})
    return Made(Library(tables))


def test_sources_are_numbered_as_they_are_cited_and_keep_their_number():
    made = notes(
        citation("provisions", "p", "page-c"),
        citation("assessments", "c", "page-a", 1),
        citation("assessments", "c", "page-c", 2),
    )
    assert made.cite("provisions", "p") == [1]
    assert made.cite("assessments", "c") == [1, 2]
    assert [(note.number, note.url) for note in made.all] == [
        (1, "https://example.org/page-c"),
        (2, "https://example.org/page-a"),
    ]


def test_a_source_that_a_record_cites_twice_has_one_number():
    made = notes(
        citation("assessments", "c", "page-a", 1, locator="p. 3"),
        citation("assessments", "c", "page-a", 2, locator="p. 9"),
    )
    assert made.cite("assessments", "c") == [1]
    assert made.all[0].seen == [
        "p. 3; live page seen 30 June 2020, whole document",
        "p. 9; live page seen 30 June 2020, whole document",
    ]


def test_a_record_without_a_citation_has_no_number():
    made = notes()
    assert made.cite("assessments", "c") == []
    assert (made.all, made.usual) == ([], None)


def test_how_most_sources_were_seen_is_said_once():
    made = notes(
        citation("assessments", "c", "page-a", 1),
        citation("assessments", "c", "page-b", 2, seen_as="stored-text", seen_part="unknown"),
        citation("assessments", "c", "page-c", 3, seen_as="stored-text", seen_part="unknown"),
    )
    made.cite("assessments", "c")
    assert made.usual == "stored text seen 30 June 2020, part not noted"


def test_a_note_gives_what_is_known_of_the_source():
    titled = source("page-a", title="T", publisher="P", published="2015-04", language="sq")
    copied = source("page-b", title="U", copy_of_id="page-a")
    made = notes(
        citation("assessments", "c", "page-a", 1),
        citation("assessments", "c", "page-b", 2),
        sources=[{**titled, "title_basis": "recorded"}, {**copied, "title_basis": "description"}],
    )
    made.cite("assessments", "c")
    first, second = made.all
    assert (first.publisher, first.title, first.date, first.language) == (
        "P",
        "T",
        "April 2015",
        "sq",
    )
    assert (first.in_brackets, first.copy_of) == (False, None)
    assert (second.in_brackets, second.copy_of) == (True, "https://example.org/page-a")


def documents(tables: Tables) -> list[Print | Show | Write]:
    """Every document in English."""
    day = data_date(tables)
    return as_pages(plan([Library(tables)], Moment(day, day), Path("reports")))


Lists = dict[str, list[int]]
"""Numbers of notes, by the list that they stand in: a report has one for each part."""


def numbers(before: str, html: str) -> Lists:
    """The note numbers of a page behind a text, each where it is first met."""
    found: Lists = {}
    for place, number in dict.fromkeys(re.findall(rf'{before}note-([\w-]*?)(\d+)"', html)):
        found.setdefault(place, []).append(int(number))
    return found


def in_order_of_first_use(html: str) -> Lists:
    """The numbers that lead to notes."""
    return numbers('href="#', html)


def whole_and_part() -> Tables:
    """A claim on the agreement and one on a provision, each from its own page, no levels."""
    whole, part = assessment(1), assessment(2)
    cites = [
        citation("assessments", claim["id"], f"page-{n}") for n, claim in ((1, whole), (2, part))
    ]
    sources = [*tiny_tables().rows("sources"), source("page-1"), source("page-2")]
    provision = citation("provisions", "example-2013.1", "page-2")
    return with_claims(
        [whole, part],
        [about(whole), about(part, "1")],
        citations=[*cites, provision],
        sources=sources,
    )


def only_unverified() -> Tables:
    """The same claims, not verified: they stand in no table of positions."""
    whole, part = assessment(1, verified=False), assessment(2, verified=False)
    cites = [
        citation("assessments", claim["id"], f"page-{n}") for n, claim in ((1, whole), (2, part))
    ]
    sources = [*tiny_tables().rows("sources"), source("page-1"), source("page-2")]
    return with_claims(
        [whole, part], [about(whole), about(part, "1")], citations=cites, sources=sources
    )


@each([tiny_tables, whole_and_part, only_unverified, checkout_tables])
def test_numbers_rise_in_the_order_in_which_a_page_prints_them(build):
    odd = []
    for job in documents(build()):
        used = in_order_of_first_use(job.html).values()
        odd += [str(job.path) for listed in used if listed != sorted(listed)]
    assert odd == []


@each([tiny_tables, checkout_tables])
def test_each_number_on_a_page_leads_to_a_note_and_each_note_is_used(build):
    for job in documents(build()):
        there = numbers('<(?:li|div) id="', job.html)
        assert all(each == list(range(1, len(each) + 1)) for each in there.values()), job.path
        if job.path.stem != LIST:
            used = in_order_of_first_use(job.html)
            assert {place: sorted(each) for place, each in used.items()} == there, job.path


@each([tiny_tables, checkout_tables])
def test_the_list_of_sources_holds_every_source(build):
    listed = [job.html for job in documents(build()) if job.path.stem == LIST]
    assert [len(re.findall(r'<(?:li|div) id="note-', html)) for html in listed] == [
        build()["sources"].num_rows
    ] * 2
