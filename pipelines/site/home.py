"""The first page: where to go, what was said last, what was agreed, what differs, what is owed."""

from pipelines.present import Library
from pipelines.present.language import sentence
from pipelines.present.newest import newest
from pipelines.present.summary import summary
from pipelines.site.page import Context, Page

NEWEST = 8
"""Claims that the first page shows."""


def home(library: Library) -> Page:
    """The first page."""
    title, label = library.text(library.dataset, "title"), library.words.gettext("Start")
    return Page("index.html", title, "home.html.j2", _gathered, label)


def _gathered(library: Library) -> Context:
    about = sentence(library.text(library.dataset, "description"))
    return {"about": about, "found": summary(library), "newest": newest(library, NEWEST)}
