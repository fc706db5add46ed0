"""What a shell offers for the value of an option; what is allowed is known by who reads it."""

from collections.abc import Callable
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
