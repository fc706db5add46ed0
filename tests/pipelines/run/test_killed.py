"""A run that is killed: readers see the old edition or the new one, whole; the next run heals."""

import json
import random
from pathlib import Path

import pytest

from tests.killing import BACK, BEGIN, END, TITLES, Moment, Trees

SEED = 20261201


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory, store: Path) -> Trees:
    return Trees(tmp_path_factory.mktemp("killed"), store / ".made-data", states=3)


def status(trees: Trees) -> tuple[str, str]:
    run = json.loads((trees.root / "build/run.json").read_text(encoding="utf-8"))
    return run["status"], " ".join(run["warnings"])


def killed(trees: Trees, moment: Moment) -> str:
    """Kill a run of changed records, look at what it left, and let the next run heal."""
    before = TITLES[trees.state]
    trees.go_on()
    trees.runner.kill(trees.root, moment)
    seen = trees.known()
    assert seen in (before, TITLES[trees.state])
    is_told = status(trees)[0] == "running"
    trees.runner.run(trees.root)
    assert list(trees.faults()) == []
    assert status(trees)[0] == "published"
    assert ("did not end" in status(trees)[1]) == is_told
    return "new" if seen != before else "old"


def test_runs_that_are_killed_before_they_make_anything_leave_the_old_edition(trees: Trees):
    """One after the other, each on what the one before it left."""
    before = TITLES[trees.state]
    trees.go_on()
    for stage in (BEGIN, "ingest", "tabulate", "derive", "verify"):
        trees.runner.kill(trees.root, Moment(stage, 1))
        assert trees.known() == before
    trees.runner.run(trees.root)
    assert list(trees.faults()) == []
    assert "did not end" in status(trees)[1]


MOST = {"publish": 400, "report": 4, "promote": 300, END: 1}
"""Somewhere among so many operations a run is killed."""


@pytest.mark.parametrize("stage", list(MOST))
def test_a_run_that_is_killed_in_a_stage_leaves_a_whole_edition_and_the_next_heals(
    trees: Trees, stage: str
):
    number = random.Random(f"{SEED} {stage}").randint(1, MOST[stage])
    seen = killed(trees, Moment(stage, number))
    if stage != "promote":
        assert seen == ("new" if stage == END else "old")


@pytest.mark.parametrize("turn", range(3))
def test_a_run_that_is_killed_at_random_leaves_a_whole_edition_and_the_next_heals(
    trees: Trees, turn: int
):
    chance = random.Random(f"{SEED} {turn}")
    stage = chance.choice(["publish", "report", "promote"])
    killed(trees, Moment(stage, seconds=chance.uniform(0, 0.5)))


def test_a_rollback_that_is_killed_leaves_one_of_both_and_the_next_run_publishes_the_records(
    trees: Trees,
):
    before = TITLES[trees.state]
    trees.go_on()
    trees.runner.run(trees.root)
    seen = set()
    for number in (1, 9999):  # before anything, and so late that it is killed at its end
        trees.runner.kill(trees.root, Moment(BACK, number), back=True)
        seen.add(trees.known())
    assert seen == {before, TITLES[trees.state]}
    trees.runner.run(trees.root)
    assert list(trees.faults()) == []
