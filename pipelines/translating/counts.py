"""How far translations are: texts and words by language and field."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipelines.translating.lines import Line


@dataclass(frozen=True)
class Count:
    """The texts of one field in one language.

    field: as table.field, or `all`; one_person, reviewed: translations that were read so;
    words_missing: words of English texts without a translation.
    """

    language: str
    field: str
    texts: int
    translated: int
    stale: int
    missing: int
    words_missing: int
    one_person: int
    reviewed: int


def counts(lines: Iterable[Line], language: str) -> list[Count]:
    """A row for each field, in the order of the tables, and one for all."""
    by_field: dict[str, list[Line]] = {}
    for line in lines:
        by_field.setdefault(f"{line.key.table}.{line.key.field}", []).append(line)
    every = [line for found in by_field.values() for line in found]
    return [_count(language, name, found) for name, found in [*by_field.items(), ("all", every)]]


def _count(language: str, name: str, lines: Sequence[Line]) -> Count:
    missing = [line for line in lines if line.state == "missing"]
    stale = sum(line.state == "stale" for line in lines)
    return Count(
        language=language,
        field=name,
        texts=len(lines),
        translated=len(lines) - len(missing) - stale,
        stale=stale,
        missing=len(missing),
        words_missing=sum(line.original.words for line in missing),
        one_person=sum(line.review == "one-person" for line in lines),
        reviewed=sum(line.review == "reviewed" for line in lines),
    )
