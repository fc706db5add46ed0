"""Where the figures of a page lie, which is not the same place for each medium."""

from collections.abc import Callable
from pathlib import PurePosixPath

from pipelines.present.html.tree import Element


def lying_in(folder: str) -> Callable[[Element], None]:
    """A step that takes the figures of a page from a folder.

    folder: as the page names it.
    """

    def step(page: Element) -> None:
        for image in page.iter("img"):
            image.set("src", f"{folder}/{PurePosixPath(image.get('src') or '').name}")

    return step
