"""Old records brought to the contract of today, in the text of their files.

A migration leads from one version of the contract to the next. It changes what it must: comments,
order and layout stay. What a program cannot know is left to a person, and said.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from pipelines.migrate.steps import FIRST, MIGRATIONS, Edits, Migration
from pipelines.migrate.yaml_edits import Edit, applied, is_yaml, line_of
from schemas import SCHEMA_VERSION, numbers
from schemas.files import replace_text
from schemas.problem import CouldNotRun

__all__ = ["FIRST", "MIGRATIONS", "Change", "Migrated", "migrated", "version_of", "write"]

DATASET = "dataset.yml"

_VERSION = re.compile(r"(?m)^schema_version: *(['\"]?)([^'\"\s]*)\1 *(?=\r?$)")
_RELEASE_DATE = re.compile(r"(?m)^release_date:[^\r\n]*(?=(\r?\n|\Z))")


@dataclass(frozen=True)
class Change:
    """A change of a file. line: in the file as it was before this migration; version: the new."""

    file: str
    line: int
    what: str
    version: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what} ({self.version})"


@dataclass(frozen=True)
class Migrated:
    """What it takes to bring records to the contract.

    before: their version; steps: the migrations; texts: files with changes, by path relative to
    raw/, the one that holds the version last; unread: files that could not be read or changed.
    """

    before: str
    steps: tuple[Migration, ...] = ()
    changes: tuple[Change, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[str, ...] = ()


def migrated(raw: Path) -> Migrated:
    """Bring records to the contract; nothing is written.

    raw: their folder. Raises CouldNotRun where there is no `dataset.yml`, and for records of a
    contract that is newer than this program or that nobody knows.
    """
    before = version_of(_dataset(raw))
    steps = tuple(step for step in MIGRATIONS if numbers(step.after) > numbers(before))
    if not steps:
        return Migrated(before)
    changes: list[Change] = []
    texts, unread = {}, []
    for path in _files(raw):
        text = _text(raw / path)
        made = None if text is None else _file(raw.name, path, text, steps)
        if made is None:
            unread.append(f"{raw.name}/{path}")
            continue
        changes.extend(made[1])
        if made[0] != text:
            texts[path] = made[0]
    return Migrated(before, steps, tuple(changes), texts, tuple(unread))


def write(raw: Path, result: Migrated) -> None:
    """Write the files of a result; the version last, so that what was broken off is done again."""
    for path, text in result.texts.items():
        replace_text(raw / path, text)


def version_of(text: str) -> str:
    """The contract that records follow. text: of their `dataset.yml`; without a word the first.

    Raises CouldNotRun for one that is newer than this program or that nobody knows.
    """
    found = _VERSION.search(text)
    version = found[2] if found else FIRST
    known = [FIRST, *(step.after for step in MIGRATIONS)]
    if version in known:
        return version
    if re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", version) and numbers(version) > numbers(known[-1]):
        raise CouldNotRun(
            f"the records follow contract {version}, this program {SCHEMA_VERSION}: "
            "get the program of that contract"
        )
    raise CouldNotRun(
        f"{DATASET}: schema_version {version!r} is no version of the contract; "
        f"allowed: {', '.join(known)}"
    )


def _dataset(raw: Path) -> str:
    if not (raw / DATASET).is_file():
        raise CouldNotRun(f"no {DATASET} in {raw}; name the folder of the records: --raw DIR")
    text = _text(raw / DATASET)
    if text is None:
        raise CouldNotRun(f"{raw / DATASET} is no text in UTF-8; see `dialogue check`")
    return text


def _files(raw: Path) -> list[str]:
    """The files of records, relative to raw/, the one with the version last; links are left."""
    found = (path for path in raw.rglob("*.yml") if path.is_file() and not path.is_symlink())
    return sorted((path.relative_to(raw).as_posix() for path in found), key=_last)


def _last(path: str) -> tuple[bool, str]:
    return path == DATASET, path


def _text(path: Path) -> str | None:
    """A file with its line ends as they are, or None for what is no UTF-8."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return None


def _file(
    folder: str, path: str, text: str, steps: Sequence[Migration]
) -> tuple[str, list[Change]] | None:
    """The text of a file after migrations and what they did; None where it is no YAML after one."""
    changes = []
    for step in steps:
        parts: list[Edits] = [*step.edits, partial(_version, step)]
        for edits_of in parts:
            edits = sorted(edits_of(path, text))
            changes += [
                Change(f"{folder}/{path}", line_of(text, edit), edit.what, step.after)
                for edit in edits
                if edit.what
            ]
            text = applied(text, edits)
    return (text, changes) if is_yaml(text) else None


def _version(step: Migration, path: str, text: str) -> list[Edit]:
    """The line that says which contract the records follow, once, with the last migration."""
    if path != DATASET or step.after != SCHEMA_VERSION:
        return []
    line, what = f"schema_version: '{step.after}'", f"schema_version is {step.after}"
    if found := _VERSION.search(text):
        return [Edit(found.start(), found.end(), line, what)]
    found = _RELEASE_DATE.search(text)
    if found is None:
        raise CouldNotRun(f"{DATASET} has no line `release_date: '...'`; see `dialogue check`")
    return [Edit(found.end(), found.end(), (found[1] or "\n") + line, what)]
