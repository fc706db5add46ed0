"""The texts beside the data: codebook, descriptions, citations, forms and the checksums."""

from pathlib import Path

from pipelines.publish import citations
from pipelines.publish.catalogue import catalogue
from pipelines.publish.codebook_json import codebook_json
from pipelines.publish.croissant import CROISSANT, croissant
from pipelines.publish.csvw import CSVW, csvw
from pipelines.publish.datacite import datacite
from pipelines.publish.documents import licence, readme
from pipelines.publish.forms import form_files
from pipelines.publish.listed import listed
from pipelines.publish.metadata import About
from pipelines.publish.package import package
from pipelines.publish.schema_org import schema_org
from schemas.codebook import code_lists, codebook
from schemas.csv_text import csv_text
from schemas.files import file_sha256, naming
from schemas.tables import Tables

SUMS = "SHA256SUMS"


def describe(tables: Tables, info: About, out: Path) -> None:
    """Write what says what the files of a folder are, and their checksums last.

    tables: what they hold; info: the metadata; out: the folder, with the files in place.
    """
    for name, text in _texts(tables, info, out).items():
        write(out / name, text)
    (out / SUMS).unlink(missing_ok=True)
    write(out / SUMS, _checksums(out))


def _texts(tables: Tables, info: About, out: Path) -> dict[str, str]:
    """Codebook, descriptions, citations and forms by their file names."""
    book, lists, files = codebook(tables), code_lists(), listed(out)
    described = catalogue(info, files)
    return {
        "codebook.csv": csv_text(book),
        "code_lists.csv": csv_text(lists),
        "codebook.json": codebook_json(book, lists, info),
        "datapackage.json": package(tables, info, out),
        CSVW: csvw(tables, info),
        CROISSANT: croissant(tables, info, files),
        "dataset.jsonld": schema_org(tables, info, files),
        "catalog.jsonld": described.json_ld(),
        "catalog.ttl": described.turtle(),
        "datacite.json": datacite(info),
        "README.md": readme(tables, info),
        "LICENCE.txt": licence(info),
        "CITATION.cff": citations.cff(info),
        "citation.txt": citations.text(info),
        "citation.bib": citations.bibtex(info),
        "citation.ris": citations.ris(info),
        **form_files(),
    }


def write(path: Path, text: str) -> None:
    """Write a text as it is. Raises OSError with the name of the file."""
    with naming(path):
        path.write_text(text, encoding="utf-8", newline="")


def _checksums(out: Path) -> str:
    """One line for each file, in the order of paths, as sha256sum writes them."""
    files = sorted(path for path in out.rglob("*") if path.is_file())
    return "".join(f"{file_sha256(path)}  {path.relative_to(out).as_posix()}\n" for path in files)
