"""Which documents there are: figures to draw first, then one job for each PDF and Word file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from markupsafe import Markup

from pipelines.present import Library, plain
from pipelines.present.language import Printed
from pipelines.report.attached import Attached
from pipelines.report.binding import Binding, Moment
from pipelines.report.bound.split import Piece, Pieces, split
from pipelines.report.factsheets import factsheet_html, factsheets
from pipelines.report.html import PRINT, SCREEN, WORD, Medium
from pipelines.report.jobs import PARTS, Bind, Draw, Print, Show, Write, keys
from pipelines.report.notices import Subject
from pipelines.report.parts import (
    CODEBOOK,
    SOURCES,
    Part,
    chapters,
    evidence,
    parts,
    readings,
)
from pipelines.report.parts.reading import READING
from pipelines.report.whole import whole
from schemas import near
from schemas.problem import CouldNotRun, reason, show

Document = Bind | Print | Show | Write

REPORT = "report"
"""The id of the whole report."""


@dataclass
class Plan:
    """What is to be made: figures, and the documents that show them.

    subjects: what each is, by the first path of its job; failed: documents that could not even be
    composed, with what went wrong.
    """

    figures: dict[Path, Draw] = field(default_factory=dict)
    documents: list[Document] = field(default_factory=list)
    subjects: dict[Path, Subject] = field(default_factory=dict)
    failed: list[tuple[Document, str]] = field(default_factory=list)

    @property
    def parts(self) -> list[Print]:
        """What reports are bound from."""
        return [part for job in self.documents if isinstance(job, Bind) for part in job.parts]

    def add(self, job: Document, binding: Binding, title: Printed) -> None:
        """Plan a document."""
        self.documents.append(job)
        self.subjects[job.path] = Subject(binding.library.words.code, title)

    def draw(self, binding: Binding, folder: Path) -> tuple[str, ...]:
        """Plan the figures of a document. Returns their keys."""
        jobs = [Draw(figure, folder / "figures") for figure in binding.figures.values()]
        self.figures.update((job.paths[0], job) for job in jobs)
        about = Subject(binding.library.words.code, "")
        self.subjects.update((job.paths[0], about) for job in jobs)
        return keys(jobs)

    def bind(self, pieces: Pieces, binding: Binding, folder: Path) -> None:
        """Plan a report of printed parts. folder: of its language."""
        drawn = dict(zip(binding.figures, self.draw(binding, folder), strict=True))
        when, path = modified(binding.library), folder / f"{REPORT}.pdf"
        parts = tuple(_part(piece, folder, when, drawn) for piece in pieces.parts)
        self.add(
            Bind(path, when, pieces.front.html, parts, pieces.index.html),
            binding,
            binding.frame.title,
        )
        code = binding.library.words.code
        self.subjects.update((part.path, Subject(code, part.part, path)) for part in parts)

    @contextmanager
    def composing(self, library: Library, title: Printed, *jobs: Document) -> Iterator[None]:
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
    stub = Bind(folder / f"{REPORT}.pdf", modified(library))
    with made.composing(library, library.dataset.title, stub):
        html, binding = whole(library, order.moment)
        made.bind(split(html), binding, folder)


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


def _part(piece: Piece, folder: Path, when: int, drawn: Mapping[str, str]) -> Print:
    """A part of a report as a page. drawn: the key of each figure by its id."""
    shown = tuple(drawn[name] for name in drawn if f"/{name}.svg" in piece.html)
    path = folder / PARTS / f"{piece.id}.pdf"
    return Print(piece.html, path, when, folder, shown, part=piece.id)
