"""The page that leads to every other."""

from pipelines.present import Library, in_order
from pipelines.present.language import Printed
from pipelines.present.voices import assessors
from pipelines.site.choices import choices
from pipelines.site.menu import CONTENTS
from pipelines.site.page import Context, Page


def contents(library: Library) -> Page:
    """The map of the site."""
    label = library.words.gettext("All pages")
    return Page(CONTENTS, label, "contents.html.j2", _gathered, label)


def _gathered(library: Library) -> Context:
    agreements: list[tuple[str, Printed]] = [
        (each, library.title(each)) for each in in_order(library)
    ]
    return {
        "agreements": agreements,
        "assessors": [(each, library.name(each)) for each in assessors(library)],
        "choices": choices(library),
    }
