"""The editions on the shelf: which there are, what each is worth, which one readers see."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipelines.run.turns import current, newest_first, turns
from pipelines.run.whole import State, state_of
from schemas.problem import CouldNotRun


@dataclass(frozen=True)
class Shelved:
    """An edition on the shelf.

    published: when a run published it last, in UTC; version, data_date: of its data, None where the
    edition does not say; state: its content compared with its name; is_shown: readers see it.
    """

    name: str
    published: str
    version: str | None
    data_date: str | None
    state: State
    is_shown: bool


def editions(build: Path) -> list[Shelved]:
    """The editions on the shelf of a build folder, the one that a run published last first.

    Raises CouldNotRun if there is none.
    """
    if not (build / ".builds").is_dir() or not (found := newest_first(build)):
        raise CouldNotRun(f"no edition in {build}: nothing was published there yet")
    shown = current(build)
    times = {turn.edition: turn.at for turn in turns(build) if turn.by == "run"}
    return [_shelved(path, times.get(path.name), path.name == shown) for path in found]


def _shelved(path: Path, published: str | None, is_shown: bool) -> Shelved:
    made = datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")
    about = _about(path)
    created = about.get("created")
    return Shelved(
        path.name,
        published or made,
        _text(about.get("version")),
        created[:10] if isinstance(created, str) else None,
        state_of(path),
        is_shown,
    )


def _about(edition: Path) -> dict[str, Any]:
    """What the data of an edition say of themselves; nothing where they are damaged."""
    try:
        about = json.loads((edition / "data" / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return about if isinstance(about, dict) else {}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
