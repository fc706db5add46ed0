"""The whole report as one page: cover, contents, parts, sources, index."""

from dataclasses import dataclass

from markupsafe import Markup

from pipelines.present import Library, numbers
from pipelines.present.language import Printed
from pipelines.report.binding import Binding, Moment
from pipelines.report.html import PRINT
from pipelines.report.names import names
from pipelines.report.noted import sources
from pipelines.report.parts import Part, bound, chapters


@dataclass(frozen=True)
class Entry:
    """A line of the table of contents, with the lines inside it."""

    id: str
    title: Printed
    inside: tuple["Entry", ...] = ()


def whole(library: Library, moment: Moment) -> tuple[str, Binding]:
    """Compose the report. Returns its page, and the document that its figures are drawn with."""
    binding, words = Binding(library, moment), library.words
    (before, after), listed = bound(library), chapters(library)
    first = [_bound(binding, part) for part in before]
    heading = words.gettext("Agreements")
    divider = Markup('<h2 class="part divider" id="agreements">{}</h2>').format(heading)
    articles = [
        Markup("<article class=bound>{}</article>").format(binding.part(part, 3, True))
        for part in listed
    ]
    last = [_bound(binding, part) for part in after]
    cited = sources(binding, [*before, *listed, *after])
    index = PRINT.piece(words, "names.html.j2", names=names(library))
    contents = [
        *(Entry(part.id, part.title) for part in before),
        Entry("agreements", heading, tuple(Entry(part.id, part.title) for part in listed)),
        *(Entry(part.id, part.title) for part in after),
        Entry("sources", words.gettext("Sources")),
        Entry("names", words.gettext("Agreements by their names")),
    ]
    html = PRINT.page(
        words,
        "report.html.j2",
        binding.frame.is_marked,
        title=binding.frame.title,
        content=Markup("\n").join([*first, divider, *articles, *last, cited, index]),
        contents=contents,
        frame=binding.frame,
        glance=_glance(binding),
    )
    return html, binding


def _bound(binding: Binding, part: Part) -> Markup:
    wide = " wide" if part.wide else ""
    return Markup('<section class="part{}"><h2 class="part" id="{}">{}</h2>{}</section>').format(
        wide, part.id, part.title, binding.part(part, 2, True)
    )


def _glance(binding: Binding) -> list[tuple[str, str]]:
    words, held = binding.library.words, numbers(binding.library)
    agreed = words.gettext(
        "%(n)s, with %(provisions)s provisions",
        n=held.agreements,
        provisions=words.number(held.provisions),
    )
    said = words.gettext(
        "%(claims)s by %(assessors)s",
        claims=words.number(held.assessments),
        assessors=words.npgettext("by", "%(n)s assessor", "%(n)s assessors", held.assessors),
    )
    return [
        (words.pgettext("column", "As of"), binding.frame.as_of),
        (words.gettext("Data version"), binding.frame.version),
        (words.gettext("Agreements"), agreed),
        (words.gettext("Assessments"), said),
    ]
