"""The scripts of the two pages that need one: own modules, and libraries as they were published."""

import json
from collections.abc import Iterator
from pathlib import Path

from pipelines.present.language.alphabet import tailored
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
    yield f"{FOLDER}/alphabets.js", _alphabets().encode()


def _letters() -> str:
    """The plain letter of each letter: the page folds what is typed as the index was folded."""
    table = json.dumps({**SINGLE, **DOUBLE}, ensure_ascii=False, indent=0, sort_keys=True)
    return f"/* Made from schemas/letters.py. */\nexport const LETTERS = {table};\n"


def _alphabets() -> str:
    """The letters that follow another one in a language: a browser may not know its order."""
    order = json.dumps(tailored(), indent=1)
    return (
        f"/* Made from pipelines/present/language/alphabet.py. */\nexport const ORDER = {order};\n"
    )
