"""Definitions of the schemas in one language: what each table, column and code means.

They are texts of their own beside the messages: nothing is filled into them, and where one has no
translation yet it stands in English and says so.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import IO, Any

from babel.messages.pofile import read_po

from pipelines.present.language.cyrillic import cyrillic
from schemas.codebook import listed_codes
from schemas.registry import TABLES

FOLDER = Path(__file__).parent / "definitions"
"""A file for each language that is not made from another."""


def definitions() -> list[str]:
    """Every text that defines a table, a column, its unit or formula, or a code; each once."""
    return list(dict.fromkeys(text for text in _texts() if text))


def _texts() -> Iterator[str]:
    for table in TABLES.values():
        yield table.title
        for info in table.model.model_fields.values():
            extra = info.json_schema_extra
            own = extra if isinstance(extra, dict) else {}
            yield info.description or ""
            yield from (str(own[key]) for key in ("unit", "formula") if own.get(key))
    yield from (code.description for code in listed_codes())


@cache
def defined(language: str) -> Mapping[str, str]:
    """The definitions of a language by their English text.

    language: a code of LANGUAGES. Empty for English and for a language without a file.
    """
    latin = language.replace("Cyrl", "Latn")
    file = FOLDER / f"{latin.replace('-', '_')}.po"
    if not file.exists():
        return {}
    with file.open("rb") as handle:
        listed = {str(each.id): str(each.string) for each in read_po(handle) if each.string}
    listed.pop("", None)
    if latin == language:
        return listed
    return {english: _in_cyrillic(english, text) for english, text in listed.items()}


_SERBIAN_TOO = {
    *("a", "element", "film", "instance", "licence", "memorandum", "model", "on", "one", "panel"),
    *("partner", "plan", "portal", "region", "seminar", "status", "to"),
}
"""Words of definitions that are Serbian as well as English."""

_CODE = r"\b[a-z][a-z_-]*\b|\b[A-Z][0-9]\b"


def _in_cyrillic(english: str, text: str) -> str:
    """A definition in Cyrillic script.

    What its English text has as well is a column or a code, as is what stands between marks of
    code: it stays as it is.
    """
    codes = (set(re.findall(_CODE, english)) & set(re.findall(_CODE, text))) - _SERBIAN_TOO
    kept = "|".join(rf"\b{re.escape(code)}\b" for code in sorted(codes, key=len, reverse=True))
    parts = re.split(rf"(`[^`]*`|{kept or _NEVER})", text)
    return "".join(part if at % 2 else cyrillic(part) for at, part in enumerate(parts))


_NEVER = r"(?!)"


def extracted(
    file: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, str, str, list[str]]]:
    """The definitions, as Babel takes messages from a file.

    The parameters are those that Babel gives; babel-definitions.cfg names this function.
    """
    for text in definitions():
        yield 1, "gettext", text, []
