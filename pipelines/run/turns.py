"""What readers saw since when: build/published.log has a line for each turn of the link.

It gives the order of editions, which no clock does. It is not trusted with more: without it the
shelf is in the order of its folders' times.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from schemas.files import Warn, in_silence, move_aside, replace_text

FILE = "published.log"
CURRENT = "current"
"""The link to the edition that readers see."""

MODE = 0o644
By = Literal["run", "rollback"]

NAME = re.compile("[0-9a-f]{16}")
"""What an edition is called."""

_LINE = re.compile(r"(\S+) (run|rollback) ([0-9a-f]{16})")
_LINK = re.compile(r"\.builds/(?:\.whole-\d+-)?([0-9a-f]{16})")  # also to the copy in a repair


@dataclass(frozen=True)
class Turn:
    """The link was turned.

    at: when, in UTC; by: a run that published, or a person; edition: what readers saw from then on.
    """

    at: str
    by: By
    edition: str


def turns(build: Path) -> list[Turn]:
    """All there were, in their order; lines that are none do not count."""
    try:
        lines = (build / FILE).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    found = (_LINE.fullmatch(line) for line in lines)
    return [
        Turn(each[1], "run" if each[2] == "run" else "rollback", each[3]) for each in found if each
    ]


def current(build: Path) -> str | None:
    """The name of the edition that the link leads to, whether it is there or not."""
    link = build / CURRENT
    found = _LINK.fullmatch(str(link.readlink())) if link.is_symlink() else None
    return found[1] if found else None


def catch_up(build: Path, warn: Warn = in_silence) -> None:
    """Write down a turn that is not: the run was killed just then, or the file was lost."""
    there, edition = turns(build), current(build)
    if edition is not None and (not there or there[-1].edition != edition):
        turned = (build / CURRENT).lstat().st_mtime
        _add(build, Turn(_text(datetime.fromtimestamp(turned, UTC)), "run", edition), warn)


def note(build: Path, edition: str, by: By, warn: Warn = in_silence) -> None:
    """Write down that the link was turned; that it stands where a run left it is no turn."""
    there = turns(build)
    if not there or (there[-1].edition, there[-1].by) != (edition, by):
        _add(build, Turn(now(), by, edition), warn)


def _add(build: Path, turn: Turn, warn: Warn) -> None:
    """Readers see the edition already: no fault of the log is a fault of the run."""
    path = build / FILE
    try:
        if path.is_dir():
            move_aside(path, warn)
        known = "".join(f"{each.at} {each.by} {each.edition}\n" for each in turns(build))
        replace_text(path, f"{known}{turn.at} {turn.by} {turn.edition}\n", MODE)
    except OSError as error:
        warn(f"{path} could not be written: {error}")


@dataclass(frozen=True)
class RolledBack:
    """Readers were led away from what the last run published.

    at: when, in UTC; edition: what they no longer see; to: what they see instead.
    """

    at: str
    edition: str
    to: str


def rolled_back(build: Path) -> RolledBack | None:
    """What a rollback took from readers since the last run, if they still do not see it."""
    there = turns(build)
    runs = [turn for turn in there if turn.by == "run"]
    if not runs or there[-1].by == "run" or there[-1].edition == runs[-1].edition:
        return None
    if there[-1].edition != current(build):  # it was killed before the link turned
        return None
    return RolledBack(there[-1].at, runs[-1].edition, there[-1].edition)


def newest_first(build: Path) -> list[Path]:
    """The editions on the shelf as runs published them last, those in no line of the log behind."""
    shelf = build / ".builds"
    found = [path for path in shelf.iterdir() if NAME.fullmatch(path.name) and path.is_dir()]
    order = places(build)
    found.sort(key=lambda path: (order.get(path.name, -1), path.stat().st_mtime_ns), reverse=True)
    return found


def places(build: Path) -> dict[str, int]:
    """Editions with a number that is the larger the later a run published them last."""
    return {turn.edition: at for at, turn in enumerate(turns(build)) if turn.by == "run"}


def now() -> str:
    """The time of the clock in UTC, for what is written about a run."""
    return _text(datetime.now(UTC))


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
