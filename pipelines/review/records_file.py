"""The file of reviews of a narrative: new ones are added at its end, and nothing else changes."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from pipelines.review.merging import Received
from schemas.fields import Row
from schemas.problem import CouldNotRun

_HEAD = """# yaml-language-server: $schema=../../build/schemas/reviews.schema.json
reviews:
"""

_GIVEN = frozenset({"review_id", "number"})
"""Columns that come from the place of a record, and are not written."""


class _Value(str):
    """A text that is written in quotes, whatever it looks like."""


class _Dumper(yaml.SafeDumper):
    """Indents lists below their key, as the other files of raw/ have them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_Dumper.add_representer(
    _Value, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


def with_reviews(before: str | None, found: Sequence[Received]) -> str:
    """The text of a file with further reviews.

    before: its text, or None where there is no file. Raises CouldNotRun where that does not end
    with the list of its reviews.
    """
    added = yaml.dump(
        {"reviews": [_record(each) for each in found]},
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=100,
    )
    start = _HEAD if before is None else before.rstrip("\n") + "\n"
    after = start + added.partition("\n")[2]
    if _count(after) != (0 if before is None else _count(before)) + len(found):
        raise CouldNotRun(
            "a file of raw/reviews/ does not end with its list of reviews, indented by two blanks: "
            "mend it by hand, then take the sheets again"
        )
    return after


def _count(text: str) -> int:
    """How many reviews a file holds, -1 where it cannot be read."""
    try:
        tree = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return -1
    listed = tree.get("reviews") if isinstance(tree, dict) else None
    return len(listed) if isinstance(listed, list) else -1


def _record(found: Received) -> Mapping[str, Any]:
    return {
        **_values(found.review),
        "readers": [_values(row) for row in found.readers],
        "comments": [_values(row) for row in found.comments],
        "sheets": [_Value(sheet) for sheet in found.sheets],
    }


def _values(row: Row) -> dict[str, Any]:
    """What of a row is written: all that is not empty and not given by its place."""
    values = row.__dict__.items()
    return {
        name: _Value(value) if isinstance(value, str) and name in _QUOTED else value
        for name, value in values
        if value is not None and name not in _GIVEN
    }


_QUOTED = frozenset({"received", "text_hash", "text"})
"""Columns whose values may look like something else than a text."""
