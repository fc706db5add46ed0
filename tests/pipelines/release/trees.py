"""Two versions of the tiny tree: one that was released, and one that is edited."""

from pathlib import Path

from pipelines.release import Changes, Ledger, changes_since, gates, ledger_of
from schemas.problem import Problem
from tests.pipelines.tabulate.tables import base_of
from tests.trees import add_records, edit, tiny_tree

BEFORE, NOW = "2020.06.0", "2020.07.0"
CLAIMS = "agreements/example-2013.yml"
REVISION = {
    "id": "r0001",
    "release": NOW,
    "change": "changed",
    "changed_table": "assessments",
    "changed_key": "example-2013-c001",
    "kind": "correction",
    "reason": "The page says otherwise.",
    "date": "2020-07-01",
}


def released(folder: Path) -> tuple[Path, Ledger]:
    """A tree of the next version, and the ledger of the one before."""
    root = tiny_tree(folder)
    ledger = ledger_of(base_of(root / "raw"), {"data/x.csv": "0" * 64}, "lock")
    edit(root, "dataset.yml", f"'{BEFORE}'", f"'{NOW}'")
    edit(root, "dataset.yml", "'2020-06-30'", "'2020-07-31'")
    return root, ledger


def revised(root: Path, **values: str | None) -> None:
    """Write a revision into a tree; None leaves a field out."""
    path = root / "raw" / "revisions.yml"
    if not path.exists():
        path.write_text("revisions: []\n", encoding="utf-8")
    row = {name: value for name, value in {**REVISION, **values}.items() if value is not None}
    add_records(root, "revisions.yml", "revisions", [row])


def compared(root: Path, ledger: Ledger) -> Changes:
    """What differs in a tree."""
    return changes_since(ledger, base_of(root / "raw"))


def problems(root: Path, ledger: Ledger) -> list[Problem]:
    """What keeps the release of a tree from coming into being."""
    base = base_of(root / "raw")
    return list(gates(changes_since(ledger, base), base))
