"""A section as of a day: only what had happened by then and was said by the other day counts."""

import csv
import io
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pipelines.derive import as_they_stood, counts, derive, timing
from pipelines.present import Library
from pipelines.report import Made
from pipelines.report.jobs import Print
from pipelines.report.plan import plan
from pipelines.run.documents import Order, documents
from schemas.problem import CouldNotRun, ProblemsFound
from schemas.registry import TABLES
from schemas.tables import Tables
from tests.each import each_row
from tests.pipelines.derive.claims import assessment
from tests.pipelines.report import markup, pdf
from tests.pipelines.report.documents import at, printed
from tests.pipelines.tabulate.tables import checkout_tables, data_date
from tests.trees import TREES, edit, tiny_tree

AGREEMENT = "freedom-of-movement-2011"
TINY = TREES / "tiny" / "raw"
FIRST = "agreements/example-2013.yml"
THEN = date(2015, 12, 31)
NOW = data_date(checkout_tables())
MOMENTS = [(THEN, THEN), (THEN, NOW), (NOW, THEN)]
"""Known then, known now, and as of now but known then."""


@cache
def base() -> Tables:
    """The base tables of the checkout."""
    tables = checkout_tables()
    return Tables({name: tables[name] for name in tables if not TABLES[name].is_computed})


@cache
def section(as_of: date, known_by: date) -> Print:
    """The section as of a day."""
    tables = derive(as_they_stood(base(), as_of, known_by), as_of, known_by)
    made = plan(
        [Library(tables)], at(as_of, known_by), Path("out"), (f"evidence/{AGREEMENT}",), ("pdf",)
    )
    return printed(made, f"evidence/{AGREEMENT}")


def on_the_agreement() -> list[dict[str, object]]:
    """The claims on the agreement."""
    targets = {
        row["claim_id"]
        for row in base().rows("assessment_targets")
        if row["agreement_id"] == AGREEMENT
    }
    return [row for row in base().rows("assessments") if row["id"] in targets]


def attached(job: Print, name: str) -> list[dict[str, str]]:
    """The rows of a table that the PDF carries."""
    (found,) = (each for each in job.attached if each.name == f"{name}.csv")
    return list(csv.DictReader(io.StringIO(found.text)))


def dated(row: dict[str, object]) -> bool:
    """Whether a claim says when it was published or of what day it speaks."""
    return bool(row["published"] or row["as_of"])


@each_row(MOMENTS)
def test_the_claims_are_those_that_count(as_of: date, known_by: date):
    expected = {
        row["id"] for row in on_the_agreement() if counts(timing(assessment(row)), as_of, known_by)
    }
    shown = {row["claim_id"] for row in attached(section(as_of, known_by), "assessments_flat")}
    every = {row["id"]: row for row in on_the_agreement()}
    assert 0 < len(expected) < len(every)
    assert {claim for claim in shown if dated(every[claim])} == expected


@each_row(MOMENTS)
def test_a_finding_is_printed_if_its_claim_counts_and_not_otherwise(as_of: date, known_by: date):
    text = " ".join(markup.text(markup.body(section(as_of, known_by).html)).split())
    for row in on_the_agreement():
        if dated(row):
            finding = " ".join(str(row["finding"]).split())
            assert (finding in text) == counts(timing(assessment(row)), as_of, known_by), row["id"]


@each_row(MOMENTS)
def test_a_position_rests_on_a_claim_that_counts(as_of: date, known_by: date):
    positions = attached(section(as_of, known_by), "positions")
    shown = {row["claim_id"] for row in attached(section(as_of, known_by), "assessments_flat")}
    assert positions
    assert {row["claim_id"] for row in positions} <= shown
    assert {row["as_of"] for row in positions} == {as_of.isoformat()}
    assert {row["known_by"] for row in positions} == {known_by.isoformat()}


def test_what_was_known_later_of_the_time_before_is_in_the_one_and_not_in_the_other():
    then, now = (
        {row["claim_id"] for row in attached(section(THEN, day), "assessments_flat")}
        for day in (THEN, NOW)
    )
    assert then < now


@each_row(
    [
        (THEN, THEN, "As of 31 December 2015, known by 31 December 2015"),
        (THEN, NOW, "As of 31 December 2015"),
    ]
)
def test_the_page_says_of_when_it_is(as_of: date, known_by: date, said: str):
    html = section(as_of, known_by).html
    assert f'content: "{said}"' in html
    about = markup.having(html, **{"class": "colophon"})[0]
    assert f"{said}. Data version" in markup.text(about)


@each_row(MOMENTS[:2])
def test_no_day_after_is_spoken_of_as_past(as_of: date, known_by: date):
    text = markup.text(markup.body(section(as_of, known_by).html)).partition("\nSources\n")[0]
    heads = re.findall(r"^[^\n]*?, (?:[\d–]+ )?(?:[A-Z][a-z]+ )?(20\d\d): ", text, re.MULTILINE)
    assert heads
    assert max(heads) <= "2015"


def test_an_order_makes_the_section_as_of_the_day(tmp_path: Path):
    order = Order(
        sections=("evidence/example-2013",),
        languages=("sr-Cyrl",),
        formats=("pdf",),
        as_of="2015",
        known_by="2015-12-31",
    )
    made = documents(TINY, tmp_path / "out", order, tmp_path / "store")
    assert made.paths == [tmp_path / "out/sr-Cyrl/evidence/example-2013.pdf"]
    text = pdf.text(made.paths[0])
    assert "31. децембра 2015" in text
    assert "first stones of the bridge were laid" in text
    assert "the other side has not begun" not in text
    again = documents(TINY, tmp_path / "again", order, tmp_path / "store")
    assert (again.done, again.kept) == (0, made.done)


@each_row([(None, True), ("2015", False)])
def test_an_order_takes_what_was_known_at_the_data_date_unless_it_says_otherwise(
    known_by: str | None, has_position: bool, tmp_path: Path
):
    root = tiny_tree(tmp_path / "later")
    edit(root, FIRST, "    published: '2015-04-02'", "    published: '2017-04-02'")
    order = Order(("example-2013",), ("en",), ("pdf",), as_of="2015", known_by=known_by)
    made = documents(root / "raw", tmp_path / "out", order)
    assert ("minimal, inferred by us" in pdf.text(made.paths[0])) == has_position


def test_no_section_on_an_agreement_before_it_was_agreed(tmp_path: Path):
    root = tiny_tree(tmp_path / "two")
    text = (root / "raw" / FIRST).read_text(encoding="utf-8")
    later = re.sub(r"example-2013(?!-text|-report)", "later-2018", text)
    later = later.replace("date_agreed: '2013-04-19'", "date_agreed: '2018-04-19'")
    (root / "raw" / FIRST.replace("example-2013", "later-2018")).write_text(later, "utf-8")
    edit(root, "bounds.yml", "max: 1", "max: 2")
    order = Order(sections=("later-2018",), as_of="2015-12-31")
    with pytest.raises(CouldNotRun, match="later-2018 was agreed 2018-04-19, after 2015-12-31"):
        documents(root / "raw", tmp_path / "out", order)
    assert not (tmp_path / "out").exists()


@each_row(
    [
        (Order(languages=("de",)), "no language de"),
        (Order(formats=("odt",)), "no format odt"),
        (Order(choices="no-such"), "no profile no-such"),
        (Order(as_of="1999"), "1999 is outside the data"),
        (Order(known_by="2021"), "2021 is outside the data"),
        (Order(as_of="yesterday"), "yesterday"),
        (Order(sections=("example-2014",)), "no section example-2014, did you mean example-2013"),
    ]
)
def test_an_order_that_cannot_be_is_refused(order: Order, told: str, tmp_path: Path):
    with pytest.raises(CouldNotRun, match=told):
        documents(TINY, tmp_path, order)
    assert list(tmp_path.iterdir()) == []


TOO_MANY = ("bounds.yml", "    min: 1\n    max: 1", "    min: 2\n    max: 9")


def test_errors_of_finished_tables_keep_documents_from_being_made(tmp_path: Path):
    root = tiny_tree(tmp_path)
    edit(root, *TOO_MANY)
    with pytest.raises(ProblemsFound) as found:
        documents(root / "raw", tmp_path / "out", Order(languages=("en",), formats=("docx",)))
    (problem,) = found.value.problems
    assert problem.what == "too few rows of agreements"
    assert str(problem.place).startswith("raw/bounds.yml:")
    assert not (tmp_path / "out").exists()


def test_bounds_speak_of_now_and_not_of_an_earlier_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Fewer claims were there then: no error of the data, and none in print."""
    printed: list[Tables] = []

    def noted(tables: Tables, *_: object) -> Made:
        printed.append(tables)
        return Made()

    monkeypatch.setattr("pipelines.run.documents.report", noted)
    root = tiny_tree(tmp_path)
    bound = "  - bounded_table: assessments\n    min: 3\n    max: 9\n    reason: Three claims.\n"
    path = root / "raw/bounds.yml"
    path.write_text(path.read_text(encoding="utf-8") + bound, encoding="utf-8")
    documents(root / "raw", tmp_path / "out", Order(as_of="2015-12-31", known_by="2015-12-31"))
    (tables,) = printed
    assert len(tables["assessments"]) < 3
    assert [row["errors"] for row in tables.rows("checks")] == [0] * len(tables["checks"])
