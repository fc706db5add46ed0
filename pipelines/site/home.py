"""The first page: what was agreed, who says how far, what differs, what is owed, what changed."""

from pipelines.present import Library
from pipelines.present.language import sentence
from pipelines.present.summary import summary
from pipelines.site.page import Context, Page


def home(library: Library) -> Page:
    """The first page."""
    title, label = library.text(library.dataset, "title"), library.words.gettext("Start")
    return Page("index.html", title, "home.html.j2", _gathered, label)


def _gathered(library: Library) -> Context:
    about = sentence(library.text(library.dataset, "description"))
    return {"about": about, "found": summary(library)}
