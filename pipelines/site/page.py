"""A page of the site before it has its frame."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pipelines.present import Library
from pipelines.present.language import Printed

Context = Mapping[str, Any]


@dataclass(frozen=True)
class Page:
    """One page in one language.

    path: in the folder of the language, the same in each; template: of what stands in the frame;
    gather: its context; label: in the menu, for a page that stands there; below: the path of the
    page in the menu that it belongs to; script: the one that it needs, of those in `scripts/`;
    is_gone: it only says what became of what stood there.
    """

    path: str
    title: Printed
    template: str
    gather: Callable[[Library], Context]
    label: str | None = None
    below: str | None = None
    script: str | None = None
    is_gone: bool = False

    @property
    def up(self) -> str:
        """The way from the page to the folder of its language."""
        return "../" * self.path.count("/")
