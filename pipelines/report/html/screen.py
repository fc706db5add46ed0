"""Pages for a browser: each in a folder beside that of its figures, tables scroll by themselves."""

from pipelines.report.html.figures import lying_in
from pipelines.report.html.medium import Medium
from pipelines.report.html.print import PRINT
from pipelines.report.html.styles import screen_style
from pipelines.report.html.tree import Element, new, wrap


def scrolling(page: Element) -> None:
    """Put each table into a box that scrolls, also by the keyboard."""
    for table in list(page.iter("table")):
        wrap(table, new("div", **{"class": "scroll", "tabindex": "0"}))


SCREEN = Medium("screen", {"style": screen_style}, (lying_in("../figures"), scrolling), like=PRINT)
"""What a browser shows."""
