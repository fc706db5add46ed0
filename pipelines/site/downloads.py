"""The page of downloads: reports of the language, then the data in every format."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from pipelines.present import Library, Words
from pipelines.present.language import Printed
from pipelines.site.described import described
from pipelines.site.lines import LINES
from pipelines.site.page import Context, Page
from pipelines.site.published import DATA, REPORTS, DataFile, Document, Published
from pipelines.site.tables import table_file, table_path
from schemas.registry import TABLES

FORMATS = {
    ".csv": "CSV",
    ".hxl.csv": "HXL",
    ".parquet": "Parquet",
    ".jsonl": "JSON Lines",
    ".dta": "Stata",
    ".sav": "SPSS",
    ".geojson": "GeoJSON",
    ".xlsx": "Excel",
    ".duckdb": "DuckDB",
    ".pdf": "PDF",
    ".docx": "Word",
}
"""What a file is called by its ending."""

BOOK, BASE = ".xlsx", ".duckdb"
CITATIONS = {"citation.txt": "", "citation.bib": "BibTeX", "citation.ris": "RIS"}


@dataclass(frozen=True)
class File:
    """A file to take: where it lies, seen from the folder of all languages."""

    href: str
    label: str
    size: str
    sha256: str = ""


@dataclass(frozen=True)
class Table:
    """A table in all its formats. page: where its rows are shown, if they are."""

    name: str
    title: Printed
    rows: str
    files: list[File]
    page: str | None


@dataclass(frozen=True)
class Titled:
    """A document in its formats."""

    title: Printed
    files: list[File]


@dataclass(frozen=True)
class Downloads:
    """All that there is to take.

    whole: what it is, and the file with all tables; beside: files that are no table; citations:
    format and text.
    """

    reports: list[Titled]
    factsheets: list[Titled]
    whole: list[tuple[str, File]]
    tables: list[Table]
    beside: list[File]
    citations: list[tuple[str, str]]
    lines: Mapping[str, str]


def downloads(library: Library, published: Published) -> Page:
    """The page of downloads."""
    label = library.words.gettext("Downloads")
    gather = partial(_gathered, published=published)
    return Page("downloads.html", label, "downloads.html.j2", gather, label)


def _gathered(library: Library, published: Published) -> Context:
    words, files = library.words, published.listed()
    by_table = _by_table(files)
    of_tables = {file.path for listed in by_table.values() for file in listed}
    others = [file for file in files if file.path not in of_tables]
    documents = published.documents(words.code)
    sheets = [each for each in documents if each.path.startswith(("projects/", "factsheets/"))]
    found = Downloads(
        reports=_documents(library, published, [d for d in documents if d not in sheets]),
        factsheets=_documents(library, published, sheets),
        whole=_whole(words, others),
        tables=[_table(library, name, listed) for name, listed in by_table.items()],
        beside=[_beside(words, f) for f in others if not f.path.endswith((BOOK, BASE))],
        citations=citations(words, published),
        lines=LINES,
    )
    return {"found": found, "described": described(library, published)}


def citations(words: Words, published: Published) -> list[tuple[str, str]]:
    """How to cite the data: the name of each form, and the text."""
    return [
        (label or words.gettext("As text"), published.text(path).strip())
        for path, label in CITATIONS.items()
    ]


def _by_table(files: Sequence[DataFile]) -> dict[str, list[DataFile]]:
    """The files of each table, in the order of the registry and of the formats."""
    grouped: dict[str, list[DataFile]] = defaultdict(list)
    for file in files:
        name = file.path.rpartition("/")[2].partition(".")[0]
        if name in TABLES and ending(file.path) in FORMATS:
            grouped[name].append(file)
    endings = list(FORMATS)
    return {
        name: sorted(grouped[name], key=lambda file: endings.index(ending(file.path)))
        for name in TABLES
        if name in grouped
    }


def ending(path: str) -> str:
    """What tells the format of a file: the end of its name, from its last full stop or format."""
    found = (each for each in FORMATS if each.count(".") > 1 and path.endswith(each))
    return next(found, "." + path.rpartition(".")[2])


def _table(library: Library, name: str, files: Sequence[DataFile]) -> Table:
    words = library.words
    return Table(
        name=name,
        title=words.defined(TABLES[name].title),
        rows=words.number(library.sizes()[name]),
        files=[_file(words, file, FORMATS[ending(file.path)]) for file in files],
        page=table_path(name) if any(file.path == table_file(name) for file in files) else None,
    )


def _beside(words: Words, file: DataFile) -> File:
    return _file(words, file, file.path)


def _file(words: Words, file: DataFile, label: str) -> File:
    return File(f"{DATA}/{file.path}", label, size(words, file.size), file.sha256)


def _whole(words: Words, files: Sequence[DataFile]) -> list[tuple[str, File]]:
    told = {
        BOOK: words.gettext("All tables as sheets of a workbook"),
        BASE: words.gettext("All tables with their keys as a database"),
    }
    return [
        (text, _file(words, file, FORMATS[ending]))
        for ending, text in told.items()
        for file in files
        if file.path.endswith(ending)
    ]


def _documents(library: Library, published: Published, listed: Sequence[Document]) -> list[Titled]:
    """Documents in the order of their parts, then by path; one without a title by its name."""
    words, titles = library.words, {**published.titles(library)}
    titles["report"] = words.gettext("The whole report")
    order = ["report", *titles]
    place = {path: number for number, path in reversed(list(enumerate(order)))}
    ordered = sorted(listed, key=lambda each: (place.get(each.path, len(order)), each.path))
    return [
        Titled(
            titles.get(each.path, each.path.rpartition("/")[2]),
            [
                File(f"{REPORTS}/{words.code}/{each.path}{end}", FORMATS[end], size(words, length))
                for end, length in sorted(each.sizes.items(), reverse=True)
            ],
        )
        for each in ordered
    ]


def size(words: Words, length: int) -> str:
    """A length in bytes as people say it."""
    for unit, step in (("MB", 1_000_000), ("kB", 1_000)):
        if length >= step:
            return f"{words.number(round(length / step, 1))}\N{NO-BREAK SPACE}{unit}"
    return f"{words.number(length)}\N{NO-BREAK SPACE}B"
