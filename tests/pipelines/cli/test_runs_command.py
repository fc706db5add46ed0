"""`dialogue runs`: the last runs as a table, or what to do where there are none."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipelines.cli import main
from pipelines.telling.history import add_run
from pipelines.telling.values import Night

FIRST = datetime(2020, 7, 1, 2, 30, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with 25 runs."""
    (tmp_path / "build").mkdir()
    for number in range(25):
        at = FIRST + timedelta(days=number)
        seconds = {"ingest": 1.0}
        night = Night(at=at, status="published", seconds=seconds, changed="places ~1")
        add_run(tmp_path / "build", night)
    return tmp_path


def test_the_last_runs_are_a_table(root: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["--root", str(root), "runs"]) == 0
    head, _, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == ["when", "status", "seconds", "changed", "failing"]
    assert len(lines) == 20
    assert lines[-1] == "2020-07-25 02:30  published  1.0      places ~1"


def test_so_many_as_are_asked_for_in_a_format(root: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["--root", str(root), "runs", "--last", "2", "--format", "json"]) == 0
    assert [line["when"] for line in json.loads(capsys.readouterr().out)] == [
        "2020-07-24 02:30",
        "2020-07-25 02:30",
    ]


def test_where_no_run_is_known_it_says_what_makes_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["--root", str(tmp_path), "runs"]) == 2
    assert f"no run is known in {tmp_path / 'build'}; dialogue build" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["0", "-3", "many"])
def test_a_number_of_runs_is_one(root: Path, capsys: pytest.CaptureFixture[str], number: str):
    assert main(["--root", str(root), "runs", "--last", number]) == 2
    assert "--last" in capsys.readouterr().err
