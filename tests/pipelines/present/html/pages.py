"""Pages for tests of what is done to their trees."""

from collections.abc import Callable

from pipelines.present.html.tree import Element, parsed, serialised


def page(body: str, language: str = "en") -> str:
    """A page with a body."""
    return f'<!DOCTYPE html><html lang="{language}"><head></head><body>{body}</body></html>'


def changed(body: str, *steps: Callable[[Element], None]) -> str:
    """What stands in the body of a page after steps on the body."""
    tree = parsed(page(body))
    found = tree.find("body")
    assert found is not None
    for step in steps:
        step(found)
    return serialised(tree).partition("<body>")[2].rpartition("</body>")[0]
