"""The runs there were: a line of JSON for each in build/runs.jsonl, the last ones only."""

from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from pipelines.telling.values import Night
from schemas.files import naming, replace_text

RUNS_FILE = "runs.jsonl"

MOST = 730
"""Runs that are kept: those of two years of nights."""

MOST_BYTES = 2 * 2**20
"""The longest the file gets, however long its lines are."""


def read_runs(build: Path) -> list[Night]:
    """The runs, the oldest first. A line that is cut, or none of ours, is passed over."""
    try:
        lines = (build / RUNS_FILE).read_bytes().splitlines()
    except OSError:
        return []
    return [night for line in lines if (night := _night(line)) is not None]


def _night(line: bytes) -> Night | None:
    try:
        return Night.model_validate_json(line)
    except ValidationError:
        return None


def add_run(build: Path, night: Night) -> None:
    """Append a run. What the one before was cut off in stays a line by itself."""
    path = build / RUNS_FILE
    line = night.model_dump_json(exclude_defaults=True).encode() + b"\n"
    with naming(path), path.open("ab+") as file:
        if _is_cut(file.tell(), path):
            line = b"\n" + line
        file.write(line)
    if path.stat().st_size > MOST_BYTES or len(path.read_bytes().splitlines()) > MOST:
        _shorten(path)


def _is_cut(size: int, path: Path) -> bool:
    """Whether the last line has no end."""
    return size > 0 and not path.read_bytes().endswith(b"\n")


def _shorten(path: Path) -> None:
    """Keep the last runs; a tenth is taken away at once, so that it is done seldom."""
    lines = [line for line in path.read_bytes().splitlines() if _night(line) is not None]
    replace_text(path, "".join(f"{line.decode()}\n" for line in _last(lines)))


def _last(lines: Sequence[bytes]) -> Sequence[bytes]:
    kept = lines[-(MOST * 9 // 10) :]
    while len(kept) > 1 and sum(map(len, kept)) > MOST_BYTES * 9 // 10:
        kept = kept[len(kept) // 10 + 1 :]
    return kept
