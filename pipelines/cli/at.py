"""What every command is told besides its own arguments, and what commands share."""

import gc
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

from cyclopts import App, Parameter

from pipelines.making.progress import SILENT, Progress
from pipelines.run.screen import tell, warn
from schemas.problem import Problem

if TYPE_CHECKING:
    from pipelines.cli.offers import Offer

Result = TypeVar("Result")

ROOT = Path(__file__).resolve().parents[2]

EXITS = "0 good, 1 problems in the data, 2 could not run"
"""The exit codes of most commands."""


@dataclass(frozen=True)
class At:
    """Where a command works and how much it says.

    root: folder with raw/ and build/; is_quiet: nothing but problems; is_verbose: each file too;
    progress: shows how far long work is.
    """

    root: Path = ROOT
    is_quiet: bool = False
    is_verbose: bool = False
    progress: Progress = SILENT

    @property
    def raw(self) -> Path:
        """The records."""
        return self.root / "raw"

    @property
    def build(self) -> Path:
        """What is made."""
        return self.root / "build"

    def say(self, text: object) -> None:
        """Print a line about the work, which who wants it quiet does not see."""
        if not self.is_quiet:
            tell(text)


Here = Annotated[At, Parameter(parse=False)]
"""The argument that every command gets from `app`, not from its line."""

Paths = tuple[Path, ...]
Texts = tuple[str, ...]


def option(
    about: str,
    metavar: str | None = None,
    shown: str | bool = False,
    offer: "Offer | None" = None,
) -> Parameter:
    """An option with one value, or a flag.

    about: for the help; metavar: what its value is called; shown: its default in words; offer: what
    a shell offers for it.
    """
    return Parameter(
        help=about,
        metavar=metavar,
        show_default=(lambda _: shown) if isinstance(shown, str) else shown,
        negative=(),
        completer=offer,
    )


def options(
    about: str, metavar: str, shown: str | bool = False, offer: "Offer | None" = None
) -> Parameter:
    """An option with one or more values; given again, it takes more."""
    several = Parameter(consume_multiple=1)
    return Parameter.combine(option(about, metavar, shown, offer), several)


def paragraphs(text: str) -> str:
    """A docstring as a help page sets it: the page breaks the lines, not the code."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def epilogue(example: str, exits: str = EXITS) -> str:
    """The last lines of a help page: examples, one on each line, and exit codes."""
    lines = example.strip().splitlines()
    shown = "\n".join(f"  {line.strip()}" for line in lines)
    return f"{'Example' if len(lines) == 1 else 'Examples'}:\n{shown}\n\nExit codes: {exits}."


@dataclass(frozen=True)
class Below:
    """A command below another: what it does, what it is called, and lines that show its use."""

    command: Callable[..., int]
    name: str
    example: str


def add(group: App, commands: Iterable[Below]) -> App:
    """Put commands below a command, in their order. Returns the group."""
    for place, each in enumerate(commands):
        group.command(
            each.command,
            name=each.name,
            help=paragraphs(each.command.__doc__ or ""),
            help_epilogue=epilogue(each.example),
            sort_key=place,
        )
    return group


def quickly(read: Callable[[], Result]) -> Result:
    """Read without the cycle collector: many small objects, none of them garbage, half the time."""
    gc.disable()
    try:
        return read()
    finally:
        gc.enable()


def print_problems(problems: Iterable[Problem]) -> None:
    """Warnings first, errors last, where they are seen."""
    for problem in sorted(problems, key=lambda p: p.severity == "error"):
        mark = "" if problem.severity == "error" else "warning: "
        warn(f"{problem.place or problem.table}: {mark}{problem.sentence()}")
