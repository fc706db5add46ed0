"""Strategies draw from hypothesis alone: what a test is given can be given again."""

import ast
from pathlib import Path

TESTS = Path(__file__).parent


def imported(path: Path) -> set[str]:
    """The first names of the modules that a file imports."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = (alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names)
    named = (node.module or "" for node in nodes if isinstance(node, ast.ImportFrom))
    return {name.partition(".")[0] for name in (*plain, *named)}


def test_no_test_with_a_strategy_draws_numbers_of_its_own() -> None:
    files = {path: imported(path) for path in TESTS.rglob("*.py")}
    drawing = {path for path, names in files.items() if "hypothesis" in names}
    assert len(drawing) > 30
    by_chance = {path.name for path in drawing if files[path] & {"random", "secrets"}}
    assert by_chance == set()
    assert not any("np.random" in path.read_text(encoding="utf-8") for path in drawing)
