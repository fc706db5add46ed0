"""What a part of the report is: a page, what it prints, and when it is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.present import Library, Words
from pipelines.present.language import Printed
from schemas.problem import CouldNotRun
from schemas.registry import TABLES

Context = Mapping[str, Any]
Gather = Callable[[Library, str], Context]

PAGE = "page.html.j2"
"""The page of a part, in its folder."""


@dataclass(frozen=True)
class Part:
    """One part of the report, which is also a document of its own, in one language.

    page: its template; gather: its context, from a library and the source line of figures; wide: on
    landscape pages; tables: those that its PDF carries; about: id of an agreement; is_usual:
    made without being asked for; has_page: also made as a page for a browser.
    """

    id: str
    title: Printed
    page: str
    gather: Gather
    wide: bool = False
    tables: tuple[str, ...] = ()
    about: str | None = None
    is_usual: bool = True
    has_page: bool = False

    @property
    def is_agreement(self) -> bool:
        """Whether it is about one agreement."""
        return self.about is not None

    @property
    def path(self) -> str:
        """Its file, without the ending, in the folder of a language."""
        return self.id if "/" in self.id else f"sections/{self.id}"


@dataclass(frozen=True)
class Kind:
    """A part before it is in a language.

    module: the file that defines it, beside its page; title: what it is called. Raises CouldNotRun
    for a part without a page, and for tables that the registry does not have.
    """

    id: str
    module: str
    title: Callable[[Words], str]
    gather: Gather
    wide: bool = False
    tables: tuple[str, ...] = ()
    is_usual: bool = True
    has_page: bool = False

    def __post_init__(self) -> None:
        page_of(self.module)
        if unknown := [name for name in self.tables if name not in TABLES]:
            raise CouldNotRun(f"part {self.id}: no table {', '.join(unknown)} in the registry")

    def of(self, library: Library) -> Part:
        """The part in the language of a library."""
        return Part(
            self.id,
            self.title(library.words),
            page_of(self.module),
            self.gather,
            self.wide,
            self.tables,
            is_usual=self.is_usual,
            has_page=self.has_page,
        )


def page_of(module: str) -> str:
    """The template of a part, as Jinja finds it. Raises CouldNotRun if there is none.

    module: the file that defines the part.
    """
    folder = Path(module).parent
    if not (folder / PAGE).is_file():
        raise CouldNotRun(f"part {folder.name}: no {PAGE} in its folder")
    return f"{folder.name}/{PAGE}"
