"""Finished tables are checked: keys, foreign keys, what is cited, and bounds with their reason."""

from typing import Any

import pyarrow as pa

from pipelines.tabulate import verify
from schemas.problem import Problem
from schemas.tables import Tables
from tests.each import each_row
from tests.pipelines.tabulate.tables import checkout_tables, table, tiny_tables

TOO_FEW, TOO_MANY = "too few {}", "too many {}"


def with_row(name: str, **values: Any) -> Tables:
    """The tiny tables with the first row of one table changed."""
    first, *rest = tiny_tables().rows(name)
    return tiny_tables().with_tables({name: table(name, {**first, **values}, *rest)})


def bounded(**values: Any) -> tuple[Problem, ...]:
    """What a bound reports."""
    bound = {"bounded_table": "assessments", "min": 0.0, "max": 9.0, "reason": "It is so."}
    return verify(tiny_tables().with_tables({"bounds": table("bounds", {**bound, **values})}))


def test_the_tiny_tree_has_nothing_to_report():
    assert verify(tiny_tables()) == ()


def test_the_checkout_has_no_errors():
    assert [p for p in verify(checkout_tables()) if p.severity == "error"] == []


def test_a_key_that_stands_twice_is_an_error():
    topics = tiny_tables()["agreement_topics"]
    twice = tiny_tables().with_tables({"agreement_topics": pa.concat_tables([topics, topics])})
    (problem,) = verify(twice)
    assert problem.severity == "error"
    assert problem.key == ("example-2013", "movement")
    assert problem.what == "2 rows of agreement_topics with one key"
    assert problem.allowed == "each key once"


def test_a_key_that_is_empty_in_part_still_counts_once():
    rows = [row for row in tiny_tables().rows("positions") if row["provision_id"] is None]
    twice = tiny_tables().with_tables({"positions": table("positions", *rows, *rows)})
    (problem,) = verify(twice)
    assert problem.key == ("example-2013", None, "serbia", "example-government")


def test_a_foreign_key_that_names_nothing_is_an_error():
    (problem,) = verify(with_row("assessments", assessor_id="nobody"))
    assert problem.severity == "error"
    assert problem.what == "assessments.assessor_id names no row of organisations"
    assert (problem.field, problem.found) == ("assessor_id", "nobody")
    assert problem.allowed == "an id of organisations"


def test_a_foreign_key_of_a_computed_table_is_checked_too():
    problems = verify(with_row("positions", claim_id="gone-c001"))
    assert [p.what for p in problems] == ["positions.claim_id names no row of assessments"]


def test_an_empty_foreign_key_names_nothing_and_is_right():
    assert verify(with_row("agreements", place_id=None)) == ()


def test_a_citation_of_a_record_that_is_missing_is_an_error():
    (problem,) = verify(with_row("citations", cited_id="example-2013-c999"))
    assert problem.severity == "error"
    assert problem.what == "citations.cited_id names no record"
    assert "example-2013-c999" in str(problem.found)


def test_a_citation_in_a_table_that_does_not_exist_is_an_error():
    (problem,) = verify(with_row("citations", cited_table="assesments"))
    assert problem.what == "citations.cited_id names no record"


@each_row(
    [
        ("assessments", {"assessor_id": "nobody"}, ("all-c001",)),
        ("citations", {"source_id": "nothing"}, ("assessments", "all-c001", 1)),
        ("translations", {"record_id": "nothing"}, ("agreements", "nothing", "title", "sq")),
    ]
)
def test_the_problem_names_the_record_so_that_its_place_can_be_found(
    name: str, change: dict[str, str], key: tuple[Any, ...]
):
    translation = {
        "record_table": "agreements",
        "record_id": "example-2013",
        "field": "title",
        "language": "sq",
        "text": "Titulli",
        "status": "machine",
        "verified": False,
    }
    first = [translation] if name == "translations" else tiny_tables().rows(name)
    rows = [{**first[0], **change}, *first[1:]]
    (problem,) = verify(tiny_tables().with_tables({name: table(name, *rows)}))
    assert (problem.table, problem.key) == (name, key)


def test_too_few_rows_are_an_error_that_shows_the_reason():
    (problem,) = bounded(min=4.0, reason="Three were counted by hand.")
    assert problem.severity == "error"
    assert problem.what == TOO_FEW.format("rows of assessments")
    assert problem.found == "3, with the reason: Three were counted by hand."
    assert problem.allowed == "4 to 9"
    assert problem.hint == "mend the records, or move the bound and say why"


def test_too_many_rows_are_a_warning_that_shows_the_reason():
    (problem,) = bounded(max=2.0)
    assert problem.severity == "warning"
    assert problem.what == TOO_MANY.format("rows of assessments")
    assert problem.found == "3, with the reason: It is so."


def test_the_ends_of_a_bound_belong_to_it():
    assert bounded(min=3.0, max=3.0) == ()


def test_a_bound_on_a_column_is_on_the_share_that_is_filled():
    (problem,) = bounded(bounded_column="level", min=0.5, max=1.0)
    assert problem.what == TOO_FEW.format("filled of assessments.level")
    assert str(problem.found).startswith("0.333333,")
    assert bounded(bounded_column="level", min=0.3, max=0.4) == ()


def test_a_table_without_rows_is_not_filled_at_all():
    (problem,) = bounded(bounded_table="benefits", bounded_column="text", min=0.1, max=1.0)
    assert problem.what == TOO_FEW.format("filled of benefits.text")


@each_row([("asessments", None), ("assessments", "levels"), ("", "level")])
def test_a_bound_on_nothing_is_an_error(named: str, column: str | None):
    name = named or "nothing"
    (problem,) = bounded(bounded_table=name, bounded_column=column)
    assert (problem.severity, problem.what) == ("error", "a bound on nothing")
    assert problem.key == (name, column)
    assert problem.allowed == "a table and column that exist"


def test_all_problems_are_reported_at_once():
    tables = with_row("assessments", assessor_id="nobody", level_coder_id="no-coder")
    topics = tables["agreement_topics"]
    bound = {"bounded_table": "surveys", "min": 1.0, "max": 2.0, "reason": "There was one."}
    broken = tables.with_tables(
        {
            "agreement_topics": pa.concat_tables([topics, topics]),
            "bounds": table("bounds", bound),
        }
    )
    assert sorted(problem.what for problem in verify(broken)) == [
        "2 rows of agreement_topics with one key",
        "assessments.assessor_id names no row of organisations",
        "assessments.level_coder_id names no row of coders",
        TOO_FEW.format("rows of surveys"),
    ]
