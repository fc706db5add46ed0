"""The frame of every page: head, menu, languages, foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from pipelines.present import Library, colophon, words_of
from pipelines.present.html.environment import spoken
from pipelines.present.language import Printed
from pipelines.site.head import entrance_head, head
from pipelines.site.medium import SCRIPTED, SITE
from pipelines.site.menu import beside, main_menu, site_map
from pipelines.site.page import Page
from pipelines.site.sources import links


class Captions:
    """Captions of tables: without numbers, which would be others when a page changes."""

    def table(self, title: Printed) -> Markup:
        """The caption of a table, as HTML."""
        return Markup("<caption>{}</caption>").format(title)


@dataclass(frozen=True)
class Entry:
    """A language: where it leads from the page, and if it is that of this page."""

    href: str
    label: str
    language: str
    is_here: bool


def framed(
    library: Library, page: Page, listed: Sequence[Page], day: date, codes: Sequence[str]
) -> str:
    """A whole page.

    listed: all pages; day: of the data; codes: the languages of the site.
    """
    words = library.words
    frame = colophon(library, day, day)
    return SITE.page(
        words,
        "base.html.j2",
        frame.is_marked,
        **page.gather(library),
        template=page.template,
        frame=frame,
        title=page.title,
        menu=main_menu(words, page, listed),
        beside=beside(words, page, listed),
        site_map=site_map(words, page, listed),
        languages=[_in_language(page, code, words.code) for code in codes],
        up=page.up,
        path=page.path,
        head=head(library, page, codes),
        captions=Captions(),
        links=lambda cites: links(library, cites),
        script=page.script,
        **({"policy": SCRIPTED} if page.script else {}),
    )


def _in_language(page: Page, code: str, here: str) -> Entry:
    """The same page in a language, by its own name."""
    name = words_of(code).language_name[code]
    return Entry(f"{page.up}../{code}/{page.path}", name, code, code == here)


def entrance(libraries: Sequence[Library]) -> str:
    """The page that leads to the languages, each in its own words."""
    listed = [
        (library.words.code, library.words.language_name[library.words.code], title)
        for library in libraries
        for title in [library.text(library.dataset, "title")]
    ]
    first = libraries[0]
    day = date.fromisoformat(first.dataset.release_date)
    said = {
        "listed": listed,
        "frame": colophon(first, day, day),
        "head": entrance_head(first, [code for code, _, _ in listed]),
    }
    template = SITE.environment.get_template("entrance.html.j2")
    return template.render({**spoken(first.words), **said}) + "\n"
