"""A person in the files of the inbox: candidates, what they were, and what was read."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.forget.names import Person

MOST_BYTES = 32 * 2**20
TAKEN_OUT = "[...]"


@dataclass(frozen=True)
class InFile:
    """A file of the inbox that names a person.

    new: its text without the name, or None where a person has to look.
    """

    path: Path
    new: str | None
    why: str | None = None


def in_inbox(folder: Path, person: Person, role: str | None) -> Iterator[InFile]:
    """The files of an inbox that name a person, in any case of the name.

    role: stands in the place of the name, `[...]` without one.
    """
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    for path in files if folder.is_dir() else ():
        text = _text(path)
        if text is None or not _names(text, person):
            continue
        if path.suffix == ".json" and (tree := _tree(text)) is not None:
            yield _as_json(path, tree, person, role or TAKEN_OUT)
        elif path.suffix in (".yml", ".yaml"):
            yield InFile(path, person.case.sub(role or TAKEN_OUT, text))
        else:
            yield InFile(path, None, "remove the file: it is a page as it was read")


def _text(path: Path) -> str | None:
    try:
        if path.stat().st_size > MOST_BYTES:
            return None
        return path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return None


def _names(text: str, person: Person) -> bool:
    """Whether a text names the person, also where JSON writes letters as codes."""
    return bool(person.case.search(text)) or (
        "\\u" in text and bool(person.case.search(text.encode().decode("raw_unicode_escape")))
    )


def _tree(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return None


def _as_json(path: Path, tree: Any, person: Person, instead: str) -> InFile:
    new = json.dumps(_without(tree, person, instead), ensure_ascii=False, indent=2) + "\n"
    if _names(new, person):
        return InFile(path, None, "a name of a field holds it; remove the file")
    return InFile(path, new)


def _without(value: Any, person: Person, instead: str) -> Any:
    if isinstance(value, str):
        return person.case.sub(lambda _: instead, value)
    if isinstance(value, list):
        return [_without(each, person, instead) for each in value]
    if isinstance(value, dict):
        return {name: _without(each, person, instead) for name, each in value.items()}
    return value
