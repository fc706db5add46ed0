"""Programs of others, in an environment of their own, read a release by what describes it."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from pipelines.publish import describe_release
from schemas.registry import TABLES
from tests.pipelines.site.made import with_address
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


_CACHED = """
import io
import sys
from importlib.util import find_spec
from pathlib import Path

from requests.adapters import HTTPAdapter
from requests_cache import CachedSession
from urllib3 import HTTPResponse

CONTEXT = "https://w3id.org/ro/crate/1.1/context"


class Copy(HTTPAdapter):
    def send(self, request, **options):
        path = Path(find_spec("rocrate").origin).parent / "data" / "ro-crate.jsonld"
        kind = {"Content-Type": "application/ld+json"}
        raw = HTTPResponse(io.BytesIO(path.read_bytes()), kind, 200, preload_content=False)
        return self.build_response(request, raw)


session = CachedSession(sys.argv[1], backend="sqlite", expire_after=-1)
session.mount(CONTEXT, Copy())
session.get(CONTEXT)
"""
"""Puts a copy of the context where the validator looks for what it fetched before."""


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


def validated(programs: Path, folder: Path, severity: str) -> tuple[bool, str]:
    """Whether the validator of RO-Crate takes a folder, without the network, and what it says."""
    cache = folder.with_name("cache")
    said(programs / "python", "-c", _CACHED, cache, folder=folder)
    options = ("-p", "ro-crate-1.1", "-l", severity, "--no-paging", "--offline", "-v")
    command = [programs / "rocrate-validator", "-y", "--disable-color", "validate", *options]
    command += ["--cache-path", cache, folder]
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False
    )
    return done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("severity", ["required", "recommended"])
def test_the_validator_of_ro_crate_takes_a_release(
    severity: str, programs: Path, tiny_data: Path, tmp_path: Path
):
    folder = tmp_path / "release"
    shutil.copytree(tiny_data, folder / "data")
    tables = tiny_tables() if severity == "required" else with_address(tiny_tables())
    describe_release(tables, folder)
    is_valid, told = validated(programs, folder, severity)
    assert is_valid and "is a valid ro-crate-1.1" in told, told
    path = folder / "ro-crate-metadata.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"datePublished"', '"dateCreated"'), encoding="utf-8")
    is_valid, told = validated(programs, folder, severity)
    assert not is_valid and "datePublished" in told
