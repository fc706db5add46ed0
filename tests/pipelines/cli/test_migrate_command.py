"""`dialogue migrate`, and what `dialogue check` says of records of another contract."""

import shutil
from pathlib import Path

import pytest

from pipelines.cli import main
from schemas import SCHEMA_VERSION
from tests.trees import TREES, edit


@pytest.fixture
def old(tmp_path: Path) -> Path:
    shutil.copytree(TREES / "contract-1.0.0", tmp_path, dirs_exist_ok=True)
    return tmp_path


def text(root: Path) -> str:
    return (root / "raw/dataset.yml").read_text(encoding="utf-8")


def test_check_names_the_command_that_helps(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--root", str(old), "check"])
    assert "raw/dataset.yml:2:1: warning: the records follow an older contract" in (
        said := capsys.readouterr().err
    )
    assert "run `dialogue migrate`" in said


def test_a_dry_run_writes_nothing_and_says_the_same(
    old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = text(old)
    assert main(["--root", str(old), "migrate", "--dry-run"]) == 0
    tried = capsys.readouterr().out
    assert text(old) == before
    assert main(["migrate", "--raw", str(old / "raw")]) == 0
    done = capsys.readouterr().out
    assert tried.splitlines()[0] == f"raw/dataset.yml:6: schema_version is {SCHEMA_VERSION} " + (
        f"({SCHEMA_VERSION})"
    )
    assert done == tried.replace("would follow", "follow")
    assert main(["--root", str(old), "migrate"]) == 0
    assert capsys.readouterr().out == f"the records follow contract {SCHEMA_VERSION} already\n"


def test_a_newer_tree_is_refused(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(
        old,
        "dataset.yml",
        "version: '2020.06.0'\n",
        "version: '2020.06.0'\nschema_version: '1.99.0'\n",
    )
    before = text(old)
    assert main(["--root", str(old), "migrate"]) == 2
    assert "the records follow contract 1.99.0, this program" in capsys.readouterr().err
    assert text(old) == before
    assert main(["--root", str(old), "check"]) == 1
    said = capsys.readouterr().err
    assert "a newer contract; found 1.99.0" in said
    assert "get the program of that contract" in said
