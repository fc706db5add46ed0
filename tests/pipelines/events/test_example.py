"""The example: events that are made up, beside the agreements by place and date."""

import csv
import runpy
import sys
from pathlib import Path

import pytest

from pipelines.cli import main

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "events"
MADE_UP = (EXAMPLE / "made-up.csv", "--map", EXAMPLE / "made-up.toml")


def test_events_are_joined_by_place_and_date(
    checkout_data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out, answer = tmp_path / "my-events", tmp_path / "answer.csv"
    assert main(["import", "events", *map(str, MADE_UP), "--out", str(out)]) == 1
    said = capsys.readouterr()
    assert said.err.splitlines() == [
        "made-up.csv:6:2: date: '2016-13-01' is not a day of the calendar; found 2016-13-01; "
        "allowed: a day such as 2013-04-19"
    ]
    line = ["run.py", str(out), str(checkout_data), str(answer)]
    monkeypatch.setattr(sys, "argv", line)
    runpy.run_path(str(EXAMPLE / "run.py"), run_name="__main__")
    with answer.open(encoding="utf-8", newline="") as file:
        found = {
            (row["event_id"], row["place_id"], int(row["days_after"]), row["km"])
            for row in csv.DictReader(file)
            if row["agreement_id"] == "mitrovica-bridge-2015"
        }
    assert found == {
        ("made-up-1", "mitrovica", 7, "0.0"),
        ("made-up-2", "mitrovica", 365, ""),
    }


def test_every_row_says_that_it_is_made_up() -> None:
    with MADE_UP[0].open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all("ade up" in row["Remark"] and row["Number"].startswith("made-up") for row in rows)
