"""Tables of a page for a browser: each scrolls by itself, so that the page never does sideways."""

from pipelines.present.html.tree import Element, new, wrap


def scrolling(page: Element) -> None:
    """Put each table into a box that scrolls, also by the keyboard."""
    for table in list(page.iter("table")):
        wrap(table, new("div", **{"class": "scroll", "tabindex": "0"}))
