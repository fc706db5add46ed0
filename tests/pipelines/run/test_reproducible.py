"""Two builds of the same records are the same bytes, wherever and however they run."""

import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from pipelines.report import Wanted
from pipelines.run.job import Paths, main_job
from tests.trees import tiny_tree

ROOT = Path(__file__).parents[3]
BUILD = """
import sys
from pathlib import Path
from pipelines.run.job import Paths, main_job
from tests.pipelines.run.test_reproducible import WANTED
main_job(Paths.of(Path(sys.argv[1])), wanted=WANTED)
"""
WANTED = Wanted(
    languages=("sq", "sr-Cyrl"),
    sections=("example-2013", "sets", "evidence/example-2013"),
)
"""A few documents of each kind."""
ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "4711",
    "SOURCE_DATE_EPOCH": "1000000000",
}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A build in this process."""
    root = tiny_tree(tmp_path_factory.mktemp("first"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "0")
        main_job(Paths.of(root), wanted=WANTED)
        yield root / "build"


def files(build: Path) -> dict[str, bytes]:
    """Every file of the current build, without the report of the run."""
    current = build / "current"
    paths = (path for path in current.resolve().rglob("*") if path.is_file())
    return {path.relative_to(current.resolve()).as_posix(): path.read_bytes() for path in paths}


def differing(one: Path, other: Path) -> list[str]:
    """The names of files that are not in both, or not the same."""
    left, right = files(one), files(other)
    return sorted(name for name in {*left, *right} if left.get(name) != right.get(name))


def test_a_build_holds_tables_and_sections(first: Path):
    kinds = {Path(name).suffix for name in files(first)}
    assert {".csv", ".parquet", ".pdf", ".docx", ".json", ".md", ".cff", ".txt"} <= kinds


def test_a_build_in_another_folder_with_another_clock_locale_and_hash_seed_is_the_same(
    first: Path, tmp_path: Path
):
    root = tiny_tree(tmp_path / "another folder")
    environment = {**os.environ, **ELSEWHERE, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(root)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert differing(first, root / "build") == []
    assert os.readlink(root / "build" / "current") == os.readlink(first / "current")


def unpacked(name: str, content: bytes) -> bytes:
    """What stands in a file, without compression."""
    if name.endswith(".docx"):
        with ZipFile(BytesIO(content)) as parts:
            return b"".join(parts.read(part) for part in parts.namelist())
    if name.endswith(".pdf"):
        plain = BytesIO()
        with pikepdf.open(BytesIO(content)) as file:
            file.save(plain, qdf=True)
        return plain.getvalue()
    return content


def test_no_file_names_the_folder_in_which_it_was_built(first: Path):
    place = str(first.parent).encode()
    assert [
        name for name, content in files(first).items() if place in unpacked(name, content)
    ] == []
