"""What the checks came to: every problem is counted under the check that found it."""

from pathlib import Path

from pipelines.ingest import ingest
from pipelines.tabulate import verify, with_results
from schemas.codes import CHECK
from schemas.problem import Problem
from schemas.registry import TABLES
from tests.pipelines.tabulate.tables import checkout_tables, table, tiny_tables
from tests.trees import edit, tiny_tree


def results(*problems: Problem, files: int = 7) -> dict[str, tuple[int, int, int]]:
    """What each check came to: examined, errors, warnings."""
    rows = with_results(tiny_tables(), files, problems).rows("checks")
    return {row["check"]: (row["examined"], row["errors"], row["warnings"]) for row in rows}


def test_every_check_is_there_and_has_examined_something_or_had_nothing_to_examine():
    found = results()
    assert set(found) == set(CHECK.codes)
    assert found["files"] == (7, 0, 0)
    assert found["claims"][0] == tiny_tables()["assessments"].num_rows
    written = sum(t.num_rows for n, t in tiny_tables().items() if not TABLES[n].is_computed)
    assert found["values"][0] == written
    assert found["keys"][0] == sum(t.num_rows for t in tiny_tables().values())


def test_errors_and_warnings_are_counted_apart():
    wrong = Problem("a", check="claims")
    odd = Problem("b", check="claims", severity="warning")
    found = results(wrong, odd, odd, Problem("c", check="bounds"))
    assert found["claims"][1:] == (1, 2)
    assert found["bounds"][1:] == (1, 0)
    assert sum(errors + warnings for _, errors, warnings in found.values()) == 4


def checks_of(root: Path) -> set[str]:
    return {problem.check for problem in ingest(root / "raw").problems}


def test_each_stage_of_reading_names_its_check(tmp_path: Path):
    claims = "agreements/example-2013.yml"
    faults = {
        "values": ("    performer: all\n", "    performer: everybody\n"),
        "references": ("    assessor_id: example-institute\n", "    assessor_id: nobody\n"),
    }
    for check, (old, new) in faults.items():
        root = tiny_tree(tmp_path / check)
        edit(root, claims, old, new)
        assert check in checks_of(root)
    root = tiny_tree(tmp_path / "files")
    (root / "raw" / "stray.yml").write_text("a: 1\n", encoding="utf-8")
    assert checks_of(root) == {"files"}


def test_every_problem_of_finished_tables_names_its_check():
    first, *rest = tiny_tables().rows("assessments")
    broken = tiny_tables().with_tables(
        {
            "assessments": table("assessments", {**first, "assessor_id": "nobody"}, first, *rest),
            "bounds": table(
                "bounds",
                {"bounded_table": "sources", "min": 900.0, "max": 990.0, "reason": "It is so."},
            ),
        }
    )
    assert {problem.check for problem in verify(broken)} >= {"keys", "foreign-keys", "bounds"}


def test_the_checkout_was_published_without_errors():
    assert {row["errors"] for row in checkout_tables().rows("checks")} == {0}
