"""Which documents there are: figures to draw first, then one job for each PDF and Word file."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from markupsafe import Markup

from pipelines.present import Library, numbers, plain
from pipelines.present.language import Printed
from pipelines.report.attached import Attached
from pipelines.report.binding import Binding, Moment
from pipelines.report.factsheets import factsheet_html, factsheets
from pipelines.report.html import PRINT, SCREEN, WORD, Medium
from pipelines.report.jobs import Draw, Print, Show, Write
from pipelines.report.names import names
from pipelines.report.notices import Subject
from pipelines.report.parts import (
    CODEBOOK,
    SOURCES,
    Part,
    bound,
    chapters,
    evidence,
    parts,
    readings,
)
from pipelines.report.parts.reading import READING
from schemas import near
from schemas.problem import CouldNotRun, reason, show


@dataclass(frozen=True)
class Entry:
    """A line of the table of contents, with the lines inside it."""

    id: str
    title: Printed
    inside: tuple["Entry", ...] = ()


@dataclass
class Plan:
    """What is to be made: figures, and the documents that show them.

    subjects: what each is, by the first path of its job; failed: documents that could not even be
    composed, with what went wrong.
    """

    figures: dict[Path, Draw] = field(default_factory=dict)
    documents: list[Print | Show | Write] = field(default_factory=list)
    subjects: dict[Path, Subject] = field(default_factory=dict)
    failed: list[tuple[Print | Show | Write, str]] = field(default_factory=list)

    def add(self, job: Print | Show | Write, binding: Binding, title: Printed) -> None:
        """Plan a document."""
        self.documents.append(job)
        self.subjects[job.path] = Subject(binding.library.words.code, title)

    def draw(self, binding: Binding, folder: Path) -> tuple[str, ...]:
        """Plan the figures of a document. Returns their keys."""
        jobs = [Draw(figure, folder / "figures") for figure in binding.figures.values()]
        self.figures.update((job.paths[0], job) for job in jobs)
        about = Subject(binding.library.words.code, "")
        self.subjects.update((job.paths[0], about) for job in jobs)
        return tuple(job.key for job in jobs)

    @contextmanager
    def composing(
        self, library: Library, title: Printed, *jobs: Print | Show | Write
    ) -> Iterator[None]:
        """Compose one document; if that fails, nothing of it is planned but its notices.

        title: of the document; jobs: without their content, one for each of its files.
        """
        before = len(self.documents)
        try:
            yield
        except (CouldNotRun, OSError):
            raise
        except Exception as error:  # whatever a record may lead to: the others are composed
            del self.documents[before:]
            about = Subject(library.words.code, title)
            self.failed += [(job, reason(error)) for job in jobs]
            self.subjects.update((job.path, about) for job in jobs)


REPORT = "report"
"""The id of the whole report."""


def plan(
    libraries: Iterable[Library],
    moment: Moment,
    out: Path,
    chosen: Sequence[str] = (),
    formats: Sequence[str] = ("pdf", "docx"),
    extra: Sequence[str] = (),
) -> Plan:
    """The documents of each language.

    moment: of all documents; chosen: ids of documents, or nothing for all of them; formats: of the
    sections; extra: ids of documents that are made besides the usual ones. Raises CouldNotRun for
    an unknown id.
    """
    made = Plan()
    for _ in planned(made, Order(moment, out, chosen, formats, extra), libraries):
        pass
    return made


@dataclass(frozen=True)
class Order:
    """Which documents are composed; the fields are the arguments of `plan`."""

    moment: Moment
    out: Path
    chosen: Sequence[str] = ()
    formats: Sequence[str] = ("pdf", "docx")
    extra: Sequence[str] = ()

    def has(self, part: Part) -> bool:
        """Whether a part is to be a document."""
        return _is_asked(part, (*self.chosen, *self.extra)) or (part.is_usual and not self.chosen)


def planned(made: Plan, order: Order, libraries: Iterable[Library]) -> Iterator[None]:
    """Compose documents into a plan; pauses now and then, so that making them can begin.

    made: the plan, filled here. The whole reports come first, as they take
    longest. Raises CouldNotRun for an unknown id.
    """
    listed = list(libraries)
    for library in listed:
        _known(library, order.chosen)
    if not order.chosen or REPORT in order.chosen:
        for library in listed:
            _whole(made, order, library)
            yield
    tables = Attached()
    for library in listed:
        _sections(made, order, library, tables)
        _sheets(made, order, library)
    yield


def _whole(made: Plan, order: Order, library: Library) -> None:
    folder = order.out / library.words.code
    stub = Print("", folder / "report.pdf", modified(library))
    with made.composing(library, library.dataset.title, stub):
        _report(made, library, order.moment, folder)


def _sections(made: Plan, order: Order, library: Library, tables: Attached) -> None:
    folder = order.out / library.words.code
    for part in filter(order.has, documents(library)):
        stubs = _files(library, part, folder, order.formats)
        with made.composing(library, part.title, *stubs):
            _section(made, library, order.moment, part, folder, order.formats, tables)


def _sheets(made: Plan, order: Order, library: Library) -> None:
    folder, words = order.out / library.words.code / "factsheets", library.words
    for sheet in factsheets(library):
        if sheet.id in order.chosen or (sheet.is_usual and not order.chosen):
            job = Print("", folder / f"{sheet.id}.pdf", modified(library), is_one_page=True)
            title = f"{words.gettext('Factsheet')}: {sheet.id.partition('/')[2]}"
            with made.composing(library, title, job):
                binding = Binding(library, order.moment)
                made.add(replace(job, html=factsheet_html(binding, sheet)), binding, title)


EVIDENCE = "evidence"
"""The id that stands for the evidence on every agreement."""


def _is_asked(part: Part, asked: Sequence[str]) -> bool:
    return part.id in asked or part.id.partition("/")[0] in asked


def _files(
    library: Library, part: Part, folder: Path, formats: Sequence[str]
) -> Iterator[Print | Show | Write]:
    """The files of one part, without their content."""
    path, when = folder / f"{part.path}.pdf", modified(library)
    if "pdf" in formats:
        yield Print("", path, when, folder)
    if "html" in formats or (part.has_page and "pdf" in formats):
        yield Show("", path.with_suffix(".html"))
    if "docx" in formats:
        yield Write(
            html="",
            path=path.with_suffix(".docx"),
            modified=when,
            title=plain(part.title),
            author="",
            language=library.words.code,
            base=folder,
            wide=part.wide,
        )


def _known(library: Library, chosen: Sequence[str]) -> None:
    known = [
        REPORT,
        EVIDENCE,
        READING,
        *(part.id for part in documents(library)),
        *(sheet.id for sheet in factsheets(library)),
    ]
    unknown = [each for each in chosen if each not in known]
    if unknown:
        told = [f"{show(each)}{_near(each, known)}" for each in unknown]
        raise CouldNotRun(f"no section {'; no section '.join(told)} (there are: {_some(library)})")


def _near(asked: str, known: Sequence[str]) -> str:
    meant = near.hint(asked, known)
    return f", {meant}" if meant else ""


def _some(library: Library) -> str:
    """Every theme by its id, and the kinds of the others with one of each."""
    themes = [part.id for part in [*parts(library), SOURCES.of(library), CODEBOOK.of(library)]]
    kinds = [f"an agreement such as {part.id}" for part in chapters(library)[:1]]
    kinds += [f"its evidence such as {part.id}" for part in evidence(library)[:1]]
    sheets = {sheet.id.partition("/")[0]: sheet.id for sheet in factsheets(library)}
    kinds += [f"{kind}/… such as {example}" for kind, example in sheets.items()]
    return ", ".join([REPORT, *themes, *kinds])


def documents(library: Library) -> list[Part]:
    """Every part that is a document of its own."""
    return [
        *parts(library),
        SOURCES.of(library),
        CODEBOOK.of(library),
        *chapters(library),
        *evidence(library),
        *readings(library),
    ]


def modified(library: Library) -> int:
    """Seconds since 1970 of the release."""
    day = date.fromisoformat(library.dataset.release_date)
    return (day - date(1970, 1, 1)).days * 86_400


def _section(
    made: Plan,
    library: Library,
    moment: Moment,
    part: Part,
    folder: Path,
    formats: Sequence[str],
    tables: Attached,
) -> None:
    """The files of one part."""
    binding, files = Binding(library, moment), list(_files(library, part, folder, formats))
    contents = {
        medium: binding.in_medium(medium).part(part, h=1, is_bound=False)
        for medium in dict.fromkeys(_medium(file).of_parts for file in files)
    }
    composed = [
        replace(file, html=_page(binding, part, medium, contents[medium.of_parts]))
        for file in files
        for medium in [_medium(file)]
    ]
    drawn = made.draw(binding, folder)
    for job in composed:
        if isinstance(job, Print):
            job = replace(job, drawn=drawn, attached=tables.of(library, part))
        elif isinstance(job, Write):
            job = replace(job, drawn=drawn, author=plain(binding.frame.authors))
        made.add(job, binding, part.title)


def _medium(file: Print | Show | Write) -> Medium:
    """Where a file is read."""
    if isinstance(file, Print):
        return PRINT
    return SCREEN if isinstance(file, Show) else WORD


def _page(binding: Binding, part: Part, medium: Medium, content: Markup) -> str:
    """A part as a page of its own, in a medium."""
    return medium.page(
        binding.library.words,
        "section.html.j2",
        binding.frame.is_marked,
        title=part.title,
        content=content,
        is_agreement=part.is_agreement,
        wide=part.wide,
        frame=binding.frame,
        notes=binding.notes.all,
        usual=binding.notes.usual,
    )


def _report(made: Plan, library: Library, moment: Moment, folder: Path) -> None:
    """The PDF of the whole report."""
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
    noted = {"notes": binding.notes.all, "usual": binding.notes.usual}
    cited = PRINT.piece(words, "sources.html.j2", **noted)
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
    drawn = made.draw(binding, folder)
    job = Print(html, folder / "report.pdf", modified(library), folder, drawn)
    made.add(job, binding, binding.frame.title)


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
