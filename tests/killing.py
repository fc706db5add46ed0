"""Runs that are killed (SIGKILL) at a chosen operation on files, and what they leave behind."""

import hashlib
import multiprocessing
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from pipelines.report import Wanted
from pipelines.run import shelf
from pipelines.run.job import Paths, main_job
from pipelines.run.rolling_back import roll_back
from tests.trees import edit, tiny_tree

Result = TypeVar("Result")
Content = dict[str, str]
"""The hash of each file by its path."""

CHECKOUT = Path(__file__).resolve().parents[1]
STAGES = ("ingest", "tabulate", "derive", "verify", "publish", "report", "promote")
BEGIN, END, BACK = "begin", "end", "rollback"
"""What a run does before its stages and after them, and what a rollback does."""

WANTED = Wanted(languages=("en",), sections=("sets",), formats=("docx",))
TITLES = ("Example data", "Second data", "Third data", "Fourth data")
"""One for each state of the records that runs go to and fro between."""

WRITING = {
    *("os.rename", "os.link", "os.symlink", "os.mkdir", "os.rmdir", "os.remove"),
    *("os.chmod", "os.utime"),
}
"""What Python tells of before it is done, with a path first; besides files opened to write."""


@dataclass(frozen=True)
class Moment:
    """When a run is killed: before the nth of the operations of a stage, 0 at its beginning.

    A stage that has fewer is killed at its end. event: of its operations of this name only, such as
    `os.rename`; seconds: instead, so long after its beginning.
    """

    stage: str
    number: int = 0
    event: str | None = None
    seconds: float | None = None


@dataclass
class _Watch:
    """In the process of a run: counts operations by stage, and kills it at the moment."""

    root: Path
    moment: Moment | None
    say: Connection
    stage: str = BEGIN
    counts: Counter[str] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            is_written = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        else:
            path, is_written = (arguments or ("",))[0], event in WRITING
        if is_written and isinstance(path, str | os.PathLike):
            self.operation(event, os.fspath(path))

    def operation(self, name: str, path: str) -> None:
        if os.path.isabs(path) and not path.startswith(str(self.root)):
            return
        self.counts[self.stage] += 1
        self.events[name] += 1
        if (
            not self.is_in(self.stage)
            or self.moment is None
            or self.moment.event not in (None, name)
        ):
            return
        done = self.events[name] if self.moment.event else self.counts[self.stage]
        if done == self.number:
            self.die(f"{name.removeprefix('os.')} {_kind(path)}")

    def run(self, name: str, stage: Callable[[], Result]) -> Result:
        """Call a stage: the runner that main_job takes."""
        self.enter(name)
        result = stage()
        self.enter(END if name == "promote" else f"after {name}")
        return result

    def enter(self, stage: str) -> None:
        if stage.startswith(("after", END)) and self.is_in(self.stage) and self.number:
            self.die("its end")
        self.stage = stage
        self.events.clear()
        if self.is_in(stage) and self.number == 0:
            self.die("its beginning")
        if self.moment is not None and self.moment.seconds and self.moment.stage == stage:
            self.say.send("begun")

    def is_in(self, stage: str) -> bool:
        """Whether it is killed at an operation of this stage."""
        return (
            self.moment is not None and self.moment.seconds is None and self.moment.stage == stage
        )

    @property
    def number(self) -> int:
        return self.moment.number if self.moment is not None else -1

    def die(self, what: str) -> None:
        self.say.send(what)
        os.kill(os.getpid(), signal.SIGKILL)


def _kind(path: str) -> str:
    """A file by its place, without what differs from run to run."""
    name = Path(path).name
    for mark in (".new", ".old", ".whole", ".current", ".data", ".reports"):
        if name.startswith(mark):
            return f"{mark}*"
    return Path(path).suffix or ("an edition" if len(name) == 16 else "a folder")


def _work(root: Path, moment: Moment | None, kept: int, back: bool, say: Connection) -> None:
    """In a process of its own: a run or a rollback, killed at the moment."""
    os.environ[shelf.SETTING] = str(kept)
    watch = _Watch(root, moment, say, BACK if back else BEGIN)
    for name in ("sync", "fsync"):  # nothing is lost by a kill that is not by a power cut
        setattr(os, name, lambda *_, name=name: watch.operation(name, ".disk"))
    sys.addaudithook(watch.hook)
    if moment is not None and moment.stage in (BEGIN, BACK):
        watch.enter(moment.stage)
    if back:
        roll_back(root / "build")
    else:
        main_job(Paths.of(root), run=watch.run, wanted=WANTED)
    if moment is not None and moment.seconds is None:
        watch.die("its end")
    say.send(dict(watch.counts))


class Runner:
    """Starts runs in processes that have imported everything already."""

    def __init__(self, kept: int = 2) -> None:
        self._kept = kept
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.killing"])

    def run(self, root: Path, back: bool = False) -> dict[str, int]:
        """A run to its end. Returns the number of operations by stage."""
        code, said = self._process(root, None, back)
        assert code == 0, f"the run ended with {code}"
        assert isinstance(said, dict)
        return said

    def kill(self, root: Path, moment: Moment, back: bool = False) -> str:
        """A run that is killed. Returns at which operation."""
        code, said = self._process(root, moment, back)
        if code == 0 and moment.seconds is not None:
            return "after its end"
        assert code == -signal.SIGKILL, f"the run ended with {code}"
        return str(said)

    def _process(self, root: Path, moment: Moment | None, back: bool) -> tuple[int | None, Any]:
        hear, say = self._context.Pipe(duplex=False)
        process = self._context.Process(target=_work, args=(root, moment, self._kept, back, say))
        process.start()
        say.close()
        said: Any = "nothing"
        with suppress(EOFError):
            said = hear.recv()
            if moment is not None and moment.seconds is not None:
                process.join(moment.seconds)
                process.kill()
                said = "some moment"
        process.join()
        hear.close()
        return process.exitcode, said


def content(folder: Path) -> Content:
    """What is in a folder, through links; a link that leads nowhere is nothing."""
    if not folder.exists():
        return {}
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def shown(root: Path) -> Content:
    """What readers see."""
    return {
        f"{name}/{path}": digest
        for name in shelf.SHOWN
        for path, digest in content(root / "build" / name).items()
    }


def leftovers(root: Path) -> list[str]:
    """What should not be there after a run that ended."""
    build = root / "build"
    return [
        path.relative_to(build).as_posix()
        for folder in (build, build / ".builds")
        for path in folder.iterdir()
        if path.name.startswith((".new-", ".old-", ".whole-"))
    ]


class Trees:
    """A project whose records go through several states, with what each state publishes."""

    def __init__(self, folder: Path, store: Path, states: int = len(TITLES)) -> None:
        self.root = _tree(folder / "tree", store)
        self.runner = Runner(kept=states - 1)  # so that each run makes an edition and removes one
        self.state = 0
        self.clean: list[Content] = []
        for state in range(states):
            if state:
                self.go_on(states)
            self.runner.run(self.root)
            self.clean.append(shown(self.root))
        assert len({made["data/dataset.csv"] for made in self.clean}) == states
        assert list(self.faults()) == []

    def go_on(self, states: int | None = None) -> None:
        """Change the records to their next state. states: how many, by default those known."""
        before, self.state = self.state, (self.state + 1) % (states or len(self.clean))
        _title(self.root, TITLES[before], TITLES[self.state])

    def known(self) -> str:
        """Which state readers see, as its title; "neither" for a mixture or a part."""
        seen = shown(self.root)
        titles = (title for title, made in zip(TITLES, self.clean, strict=False) if made == seen)
        return next(titles, "neither")

    def faults(self) -> Iterator[str]:
        """What is not as it should be after a run that ended, nothing if it healed all."""
        if self.known() != TITLES[self.state]:
            yield f"readers see {self.known()}"
        for edition in (self.root / "build/.builds").iterdir():
            if content(edition) not in self.clean:
                yield f"{edition.name} on the shelf is not whole"
        yield from (f"{name} is left" for name in leftovers(self.root))


def _tree(folder: Path, store: Path) -> Path:
    root = tiny_tree(folder)
    (root / "build").mkdir(exist_ok=True)
    shutil.copytree(store, root / "build" / ".made-data")
    return root


def _title(root: Path, old: str, new: str) -> None:
    edit(root, "dataset.yml", f"title: {old}", f"title: {new}")
