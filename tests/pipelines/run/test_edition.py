"""The one way from raw/ to tables: what is wrong there stops everybody who takes it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from pipelines.cli import main
from pipelines.derive import derive
from pipelines.run.edition import Result, edition, read
from schemas.problem import ProblemsFound
from tests.trees import edit

EVERYBODY = (
    ("level", "example-2013"),
    ("owed", "--all"),
    ("report", "--section", "sets", "--lang", "en"),
    ("build",),
    ("release", "--candidate"),
)
TOO_FEW = ("bounds.yml", "min: 1\n    max: 1", "min: 2\n    max: 3")
"""An error that only the tables show."""
UNREADABLE = ("agreements/example-2013.yml", "phase: political-2013-2015", "phase: [")


@pytest.mark.parametrize("wrong", [TOO_FEW, UNREADABLE], ids=["tables", "records"])
@pytest.mark.parametrize("command", EVERYBODY, ids=[command[0] for command in EVERYBODY])
def test_an_error_stops_every_command(
    tiny: Path,
    command: Sequence[str],
    wrong: tuple[str, str, str],
    capfd: pytest.CaptureFixture[str],
) -> None:
    edit(tiny, *wrong)
    assert main(["--root", str(tiny), *command]) == 1
    assert f"raw/{wrong[0]}:" in capfd.readouterr().err
    assert not (tiny / "build/asked").exists()


def test_the_stages_are_run_by_name_and_told_in_words(tiny: Path) -> None:
    told: list[str] = []

    def stage(name, stage, told_as):  # type: ignore[no-untyped-def]
        result: Result = stage()
        told.append(f"{name}: {told_as(result)}")
        return result

    edition(read(tiny / "raw", stage), stage=stage)
    assert [line.partition(":")[0] for line in told] == ["ingest", "tabulate", "derive", "verify"]
    assert told[-1] == "verify: 0 problems"


def test_the_dates_are_those_of_the_data_unless_others_are_asked_for(tiny: Path) -> None:
    records = read(tiny / "raw")
    assert records.data_date == date(2020, 6, 30)
    assert edition(records).stood is records.base
    before = edition(records, date(2015, 12, 31))
    expected = derive(before.stood, date(2015, 12, 31), records.data_date)
    assert before.tables["positions"].equals(expected["positions"])
    assert before.tables["positions"].num_rows < edition(records).tables["positions"].num_rows


def test_problems_of_tables_have_their_place_among_the_records(tiny: Path) -> None:
    edit(tiny, *TOO_FEW)
    with pytest.raises(ProblemsFound) as found:
        edition(read(tiny / "raw"))
    assert str(found.value.problems[0].place).startswith("raw/bounds.yml:")
