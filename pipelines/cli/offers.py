"""What a shell offers for the value of an option; what is allowed is known by who reads it."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from pipelines.cli.at import ROOT

if TYPE_CHECKING:
    from cyclopts.completion import CompletionContext

Offer = Callable[["CompletionContext"], list[str]]

LANGUAGES = ["en", "sq", "sr-Latn", "sr-Cyrl"]
FORMATS = ["pdf", "docx", "html"]


def languages(_: "CompletionContext") -> list[str]:
    """Of documents."""
    return LANGUAGES


def others(_: "CompletionContext") -> list[str]:
    """Languages that texts are translated into."""
    return LANGUAGES[1:]


def tables(_: "CompletionContext") -> list[str]:
    """Tables with texts to translate."""
    from schemas.registry import TABLES

    return [name for name, table in TABLES.items() if table.translatable]


def formats(_: "CompletionContext") -> list[str]:
    """Of documents."""
    return FORMATS


def agreements(_: "CompletionContext") -> list[str]:
    """The agreements of this project: each has a file of its name."""
    return sorted(path.stem for path in (ROOT / "raw" / "agreements").glob("*.yml"))


def editions(_: "CompletionContext") -> list[str]:
    """What stands on the shelf of this project."""
    return sorted(path.name for path in (ROOT / "build" / ".builds").glob("[0-9a-f]*"))


def sections(context: "CompletionContext") -> list[str]:
    """The whole report, and the agreements."""
    return ["report", *agreements(context)]


def bodies(_: "CompletionContext") -> list[str]:
    """Who may owe something."""
    from schemas.codes import OBLIGED

    return list(OBLIGED.codes)


def performers(_: "CompletionContext") -> list[str]:
    """Whose doing may be spoken of."""
    from schemas.codes import PERFORMER

    return list(PERFORMER.codes)


def these(codes: Iterable[str]) -> Offer:
    """What is known beforehand."""
    listed = list(codes)
    return lambda _: listed


def ids(table: str) -> Offer:
    """The ids of a table of this project, found by their lines: the records are not read."""
    return lambda _: sorted(_ids(table))


def _ids(table: str) -> Iterator[str]:
    from schemas.registry import FILES

    raw = ROOT / "raw"
    for kind in FILES:
        if kind.root == table:
            yield from (path.stem for path in raw.glob(kind.pattern))
        elif table in kind.lists.values() or (kind.root and table in kind.tables):
            field = next((name for name, each in kind.lists.items() if each == table), table)
            for path in raw.glob(kind.pattern):
                yield from _in_list(path.read_text(encoding="utf-8"), field)


def _in_list(text: str, field: str) -> list[str]:
    """The ids in the list of that name at the top of a file."""
    part = re.search(rf"(?ms)^{field}:\n(.*?)(?=^\w|\Z)", text)
    return re.findall(r"(?m)^  - id: '?([^'\s]+)", part[1]) if part else []


def maps(_: "CompletionContext") -> list[str]:
    """Of tables of others."""
    return sorted(path.stem for path in (ROOT / "pipelines" / "events" / "maps").glob("*.toml"))
