"""What records say, as a hash: a text that rests on them notices that they have changed."""

import hashlib
import json
from collections.abc import Iterable

from schemas.fields import Row

_NOT_SAID = frozenset({"recorded", "note"})
"""Columns of which a change does not touch what a record says."""

_DIGITS = 8


def fingerprint(rows: Iterable[Row]) -> str:
    """A hash of what records say, in their order: 8 hexadecimal digits.

    rows: of any tables. Days of entry and remarks do not count, nor do columns that are empty.
    """
    told = [
        {name: str(value) for name, value in row.__dict__.items() if _says(name, value)}
        for row in rows
    ]
    text = json.dumps(told, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def text_hash(text: str) -> str:
    """A hash of a text that was translated: 8 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def _says(name: str, value: object) -> bool:
    return name not in _NOT_SAID and value is not None
