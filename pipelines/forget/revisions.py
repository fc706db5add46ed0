"""Revisions for what was released: that a name was taken out, and never which."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import yaml

from pipelines.forget.plan import Step
from schemas.changes import Revision

REASON = "personal data"

IsReleased = Callable[[str, str, str | None], bool]
"""Whether a cell, or a record where the field is None, is in the last release."""

_HEAD = "# yaml-language-server: $schema=../build/schemas/revisions.schema.json\nrevisions:\n"
_WIDTH = 100


def revisions(
    steps: Sequence[Step], is_released: IsReleased, first: int, release: str, day: date
) -> Iterator[Revision]:
    """A revision for each released cell or record that a step changes.

    first: number of the first; release: the version that will have it. No old value is told.
    """
    number = first
    for step in steps:
        at = step.at
        field = None if step.act == "remove" else at.field
        if step.act == "by hand" or not is_released(at.record.table.name, at.record.key, field):
            continue
        yield Revision(
            id=f"r{number:04}",
            release=release,
            change="removed" if field is None else "changed",
            changed_table=at.record.table.name,
            changed_key=at.record.key,
            field=field,
            new=step.new,
            kind="personal-data",
            reason=REASON,
            date=day.isoformat(),
        )
        number += 1


def with_revisions(text: str | None, added: Sequence[Revision]) -> str:
    """The file of revisions with more of them at its end. text: None where there is no file."""
    rows = [row.model_dump(exclude_none=True) for row in added]
    body = yaml.dump(rows, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    items = "".join(f"  {line}" for line in body.splitlines(keepends=True))
    return (text if text is not None else _HEAD) + items


class _Dumper(yaml.SafeDumper):
    """Dates in quotes, as the contract wants them."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "'" if text[:1].isdigit() else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
