"""Going back: readers are led to an earlier edition on the shelf, without a run."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.run import shelf
from pipelines.run.editions import Shelved, editions
from pipelines.run.job import Summary, write_summary
from pipelines.run.turns import catch_up, current, note, places
from pipelines.run.whole import State
from schemas.files import Warn, in_silence
from schemas.problem import CouldNotRun

ROLLED_BACK = "rolled-back"
"""The status in run.json after a rollback."""


@dataclass(frozen=True)
class Change:
    """What a rollback did: from the edition that readers saw, if there was one, to another."""

    before: str | None
    to: Shelved


def roll_back(build: Path, name: str | None = None, warn: Warn = in_silence) -> Change:
    """Lead readers to an earlier edition, without a run.

    build: the build folder; name: of the edition, by default the one that a run published before
    the one that readers see; warn: told of what lay in the way. The content of the edition is
    compared with its name first. Raises CouldNotRun, with nothing changed, where there is no such
    edition or it is not whole; AlreadyRunning while a run is under way.
    """
    editions(build)  # before the lock, which would make a folder
    with shelf.locked(build, warn):
        catch_up(build, warn)
        there, before = editions(build), current(build)
        to = _named(there, name) if name is not None else _earlier(there, before, build)
        _refuse(to, there)
        note(build, to.name, "rollback", warn)  # first: a kill in between is no turn by a run
        shelf.turn(build, to.name, warn)
        write_summary(build, _told(to, before))
    return Change(before, to)


def _told(to: Shelved, before: str | None) -> Summary:
    """What run.json says then."""
    return Summary(
        status=ROLLED_BACK,
        version=to.version,
        release_date=to.data_date,
        published=to.name,
        rolled_back=before,
    )


def _named(there: Sequence[Shelved], name: str) -> Shelved:
    found = [each for each in there if each.name.startswith(name)] if name else []
    if len(found) != 1:
        what = "several editions begin" if found else "no edition on the shelf begins"
        raise CouldNotRun(f'{what} with "{name[:40]}"; there are: {_listed(there)}')
    return found[0]


def _earlier(there: Sequence[Shelved], shown: str | None, build: Path) -> Shelved:
    """The edition that a run published before the one that readers see, which may be gone."""
    names = [each.name for each in there]
    if shown is None:
        raise CouldNotRun(f"readers of {build} see no edition; name one of: {_listed(there)}")
    if shown in names:
        earlier = list(there[names.index(shown) + 1 :])
    else:
        order = places(build)
        own = order.get(shown, -1)
        earlier = [each for each in there if order.get(each.name, -1) < own]
    if not earlier:
        raise CouldNotRun(
            f"no edition on the shelf is older than {shown}, which readers see; there are: "
            f"{_listed(there)}"
        )
    return earlier[0]


_WRONG = {
    State.DAMAGED: "is damaged: its content is not what its name says",
    State.INCOMPLETE: "is incomplete: a first run was stopped before it had all documents",
    State.UNREADABLE: "cannot be read, so its content cannot be compared with its name",
}


def _refuse(to: Shelved, there: Sequence[Shelved]) -> None:
    if to.state in _WRONG:
        whole = [each for each in there if each.state == State.WHOLE]
        raise CouldNotRun(
            f"edition {to.name} {_WRONG[to.state]}; nothing was changed; whole are: "
            f"{_listed(whole) or 'none, so make one with `dialogue build`'}"
        )
    if to.is_shown:
        raise CouldNotRun(f"readers see edition {to.name} already; nothing was changed")


def _listed(editions: Sequence[Shelved]) -> str:
    return ", ".join(each.name for each in editions)
