"""A thousand runs are killed: what readers see after each, and whether the next run heals.

KILLS=100 kills fewer, KILLS_SEED=7 others. A table says where they were killed.
The code must stay as it is meanwhile: other code publishes other editions, which count as faults.
"""

import os
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pipelines.run.whole import MARK, has_its_content
from tests.killing import (
    BACK,
    BEGIN,
    END,
    STAGES,
    TITLES,
    Content,
    Moment,
    Trees,
    content,
    leftovers,
    shown,
)

pytestmark = pytest.mark.soak

NUMBER = int(os.environ.get("KILLS", "1000"))
SEED = int(os.environ.get("KILLS_SEED", "1"))

STEPS = {"publish": 600, "report": 8, "promote": 1600, BEGIN: 8, END: 8, BACK: 600}
"""About how many operations a stage has; where it has fewer, it is killed at its end."""

TURNING = {"os.rename": 6, "os.symlink": 3, "os.mkdir": 6, "os.rmdir": 6, "sync": 2, "os.chmod": 9}
"""The same of operations that are few where the link is turned, and would be met seldom."""


@dataclass(frozen=True)
class Kill:
    """What ran, where it was killed, what readers saw then, what the next run did not heal."""

    what: str
    stage: str
    operation: str
    seen: str
    faults: tuple[str, ...]


@dataclass
class Series:
    """Kills of one project by chance; each leaves it healed, or the series ends."""

    trees: Trees
    folder: Path
    chance: random.Random
    done: list[Kill] = field(default_factory=list)

    def one(self) -> None:
        """One kill and the run after it."""
        kinds: list[Callable[[], Kill]] = [self.changed, self.repaired, self.went_back, self.first]
        kind = self.chance.choices(kinds, [12, 3, 3, 2])[0]
        self.done.append(kind())

    def moment(self, stages: tuple[str, ...] = (BEGIN, *STAGES, END)) -> Moment:
        """Any; more often in stages that write, and as often at a time as at an operation."""
        weights = [6 if stage in ("publish", "promote") else 1 for stage in stages]
        stage = self.chance.choices(stages, weights)[0]
        if self.chance.random() < 0.3 and stage in STAGES:
            return Moment(stage, seconds=self.chance.uniform(0.001, 0.6))
        if self.chance.random() < 0.6 and stage in ("promote", BACK):
            event = self.chance.choice(list(TURNING))
            return Moment(stage, self.chance.randint(1, TURNING[event]), event)
        return Moment(stage, self.chance.randint(0, STEPS.get(stage, 1)))

    def changed(self) -> Kill:
        """Of changed records; now and then the run after it is killed too."""
        trees, before = self.trees, TITLES[self.trees.state]
        trees.go_on()
        moment = self.moment()
        operation = trees.runner.kill(trees.root, moment)
        seen = self.seen(before)
        if self.chance.random() < 0.2:
            trees.runner.kill(trees.root, self.moment())
            seen = f"{seen}, then {self.seen(before)}"
        return self.healed("changed records", moment, operation, seen)

    def repaired(self) -> Kill:
        """Of the same records, whose edition was damaged before."""
        trees = self.trees
        damage(self.chance, trees.root / "build/current")
        damaged = shown(trees.root)
        moment = self.moment(("promote",))
        operation = trees.runner.kill(trees.root, moment)
        seen = "damaged as before" if shown(trees.root) == damaged else self.seen("none")
        return self.healed("a damaged edition", moment, operation, seen)

    def went_back(self) -> Kill:
        """Of a rollback, not of a run."""
        trees, before = self.trees, TITLES[self.trees.state]
        moment = self.moment((BACK,))
        operation = trees.runner.kill(trees.root, moment, back=True)
        is_known = trees.known() in TITLES
        seen = "old" if trees.known() == before else "new" if is_known else "NEITHER"
        return self.healed("rollback", moment, operation, seen)

    def first(self) -> Kill:
        """Of a first run ever, which publishes in steps."""
        folder = self.folder / "first"
        root = folder / "tree"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.trees.root / "raw", root / "raw")
        shutil.copytree(self.trees.root / "build/.made-data", root / "build/.made-data")
        moment = self.moment()
        operation = self.trees.runner.kill(root, moment)
        seen = seen_first(root / "build", shown(root))
        self.trees.runner.run(root)
        is_good = shown(root) == self.trees.clean[self.trees.state] and not leftovers(root)
        faults = () if is_good else ("not as a clean run",)
        return Kill("a first run", moment.stage, operation, seen, faults)

    def seen(self, before: str) -> str:
        """What readers see after a kill, in a word."""
        now = self.trees.known()
        return {before: "old", TITLES[self.trees.state]: "new"}.get(now, "NEITHER")

    def healed(self, what: str, moment: Moment, operation: str, seen: str) -> Kill:
        """Run once more, which is what heals."""
        self.trees.runner.run(self.trees.root)
        return Kill(what, moment.stage, operation, seen, tuple(self.trees.faults()))


def seen_first(build: Path, files: Content) -> str:
    """What readers see after a first run ever was killed; what there is must be whole."""
    edition = (build / "current").resolve()
    if not files:
        return "nothing"
    is_whole = has_its_content(edition) and content(edition) == files | root_files(edition)
    if not is_whole:
        return "NEITHER"
    return "a step, marked" if (edition / MARK).exists() else "new"


def root_files(edition: Path) -> Content:
    """The files of an edition that stand in none of the folders shown."""
    return {path: digest for path, digest in content(edition).items() if "/" not in path}


def damage(chance: random.Random, edition: Path) -> None:
    """What a careless hand or a bad disk does to a published edition."""
    path = chance.choice(sorted(path for path in edition.rglob("*") if path.is_file()))
    what = chance.choice(["cut", "emptied", "gone", "flipped", "folder gone", "more"])
    if what == "cut":
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    elif what == "emptied":
        path.write_bytes(b"")
    elif what == "gone":
        path.unlink()
    elif what == "flipped":
        path.write_bytes(bytes(each ^ 1 for each in path.read_bytes()) or b"x")
    elif what == "folder gone":
        shutil.rmtree(edition / "reports")
    else:
        (edition / "data/own.txt").write_text("mine", encoding="utf-8")


def table(kills: list[Kill]) -> Iterator[str]:
    """How many by what ran and where it was killed; what readers saw; how many healed."""
    rows: dict[tuple[str, str, str], list[Kill]] = {}
    for kill in kills:
        rows.setdefault((kill.what, kill.stage, kill.operation), []).append(kill)
    yield f"{'what ran':<18} {'stage':<9} {'killed at':<24} {'kills':>5} {'healed':>6}  readers saw"
    for (what, stage, operation), group in sorted(rows.items()):
        counts = sorted(Counter(kill.seen for kill in group).items())
        seen = ", ".join(f"{number} {name}" for name, number in counts)
        healed = sum(not kill.faults for kill in group)
        yield f"{what:<18} {stage:<9} {operation:<24} {len(group):>5} {healed:>6}  {seen}"
    healed = sum(not kill.faults for kill in kills)
    yield f"{'all':<53} {len(kills):>5} {healed:>6}"


def test_each_of_many_kills_leaves_a_whole_edition_and_the_next_run_heals(
    tmp_path: Path, store: Path, capsys: pytest.CaptureFixture[str]
):
    trees = Trees(tmp_path, store / ".made-data")
    series = Series(trees, tmp_path, random.Random(SEED))
    try:
        while len(series.done) < NUMBER:
            series.one()
    finally:
        with capsys.disabled():
            print(f"\nseed {SEED}", *table(series.done), sep="\n")
    wrong = [kill for kill in series.done if kill.faults or "NEITHER" in kill.seen]
    assert not wrong, "\n".join(map(str, wrong[:20]))
