"""What the checks of a build came to, as a table."""

from collections import Counter
from collections.abc import Callable, Sequence

from schemas.codes import CHECK
from schemas.problem import Problem
from schemas.registry import TABLES
from schemas.tables import Tables, arrow_table


def with_results(tables: Tables, files: int, problems: Sequence[Problem]) -> Tables:
    """The tables with `checks`.

    tables: all others, base and computed; files: number read; problems: those of all checks.
    """
    found = Counter((problem.check, problem.severity) for problem in problems)
    rows = [
        {
            "check": check,
            "examined": files if check == "files" else _EXAMINED[check](tables),
            "errors": found[check, "error"],
            "warnings": found[check, "warning"],
        }
        for check in CHECK.codes
    ]
    return tables.with_tables({"checks": arrow_table("checks", rows)})


def _rows(*names: str) -> Callable[[Tables], int]:
    return lambda tables: sum(tables[name].num_rows for name in names)


def _written(tables: Tables) -> int:
    """Rows of the tables that come from files."""
    return sum(tables[name].num_rows for name in tables if not TABLES[name].is_computed)


def _all(tables: Tables) -> int:
    return sum(tables[name].num_rows for name in tables)


_EXAMINED: dict[str, Callable[[Tables], int]] = {
    "values": _written,
    "duplicates": _written,
    "references": _written,
    "claims": _rows("assessments"),
    "codings": _rows("codings"),
    "narratives": _rows("narrative_sentences"),
    "reviews": _rows("reviews"),
    "translations": _rows("translations"),
    "records": _written,
    "changes": _rows("revisions", "error_reports", "replies"),
    "keys": _all,
    "foreign-keys": _all,
    "bounds": _rows("bounds"),
}
