"""The scripts of the two pages that need one: own modules, and libraries as they were published."""

import json
from collections.abc import Iterator
from pathlib import Path

from schemas.letters import DOUBLE, SINGLE

FOLDER = "script"
"""Where they lie in the site."""

_HERE = Path(__file__).parent
_TAKEN = (".js", ".txt")
"""Endings of what a site gets: scripts, and the licences of those of others."""


def scripts() -> Iterator[tuple[str, bytes]]:
    """Every script by its path in the site."""
    for path in sorted(_HERE.rglob("*")):
        if path.suffix in _TAKEN:
            yield f"{FOLDER}/{path.relative_to(_HERE).as_posix()}", path.read_bytes()
    yield f"{FOLDER}/letters.js", _letters().encode()


def _letters() -> str:
    """The plain letter of each letter: the page folds what is typed as the index was folded."""
    table = json.dumps({**SINGLE, **DOUBLE}, ensure_ascii=False, indent=0, sort_keys=True)
    return f"/* Made from schemas/letters.py. */\nexport const LETTERS = {table};\n"
