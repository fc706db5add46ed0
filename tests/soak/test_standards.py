"""Programs of others, in an environment of their own, read a release by what describes it."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from schemas.registry import TABLES
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables

pytestmark = pytest.mark.soak

_LOADED = """
import json
import sys

import mlcroissant
import pandas


def value(found):
    if isinstance(found, bytes):
        return found.decode()
    if found is None or pandas.isna(found):
        return None
    if isinstance(found, pandas.Timestamp):
        return found.date().isoformat()
    return found.item() if hasattr(found, "item") else found


dataset = mlcroissant.Dataset(jsonld=sys.argv[1])
for name in sys.argv[2:]:
    rows = dataset.records(record_set=name)
    named = [{key.partition("/")[2]: value(cell) for key, cell in row.items()} for row in rows]
    print(json.dumps(named))
"""


@pytest.fixture(scope="module")
def programs(checkout: Path) -> Path:
    """The folder of the programs."""
    command = ["sh", "scripts/environment.sh", "standards"]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"the validators cannot be installed here: {done.stderr.strip()}")
    return checkout / ".venv-standards" / "bin"


def said(*command: str | Path, folder: Path) -> str:
    """What a program says; it must be content."""
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("which", ["tiny_data", "checkout_data"])
def test_mlcroissant_finds_the_description_valid(
    which: str, programs: Path, request: pytest.FixtureRequest
):
    told = said(
        *(programs / "mlcroissant", "validate", "--jsonld", "croissant.json"),
        folder=request.getfixturevalue(which),
    )
    assert "Done." in told and "WARNING" not in told


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row as JSON has it."""
    return json.loads(json.dumps(row, default=str))  # type: ignore[no-any-return]


@pytest.mark.parametrize("which", ["tiny", "checkout"])
def test_mlcroissant_reads_the_tables(which: str, programs: Path, request: pytest.FixtureRequest):
    folder = request.getfixturevalue(f"{which}_data")
    tables = tiny_tables() if which == "tiny" else checkout_tables()
    names = [name for name in TABLES if tables[name].num_rows < 1_000]
    told = said(programs / "python", "-c", _LOADED, "croissant.json", *names, folder=folder)
    lines = [line for line in told.splitlines() if line.startswith("[")]
    for name, line in zip(names, lines, strict=True):
        assert json.loads(line) == [plain(row) for row in tables.rows(name)], name
