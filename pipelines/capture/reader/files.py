"""Pages in files: found, read, and written as JSON."""

import json
import os
from collections.abc import Iterable
from pathlib import Path

from pipelines.capture.reader.as_json import page_json
from pipelines.capture.reader.duplicates import with_duplicates
from pipelines.capture.reader.known import Known
from pipelines.capture.reader.pages import read_page
from pipelines.capture.reader.text import MOST_BYTES
from pipelines.capture.reader.values import Page, Reading
from schemas.problem import CouldNotRun

ENDINGS = (".html", ".htm", ".txt", ".md", ".ics", ".xhtml", "")
"""Of files in a folder that are pages; a file that is named is read whatever its ending."""


def pages_in(paths: Iterable[Path], known: Known) -> list[Page]:
    """Read the pages of files and folders, with their duplicates marked.

    A file that cannot be read is a page of kind none with a problem. Raises CouldNotRun for what is
    not there, and for folders without pages.
    """
    files = [(path, name) for given in paths for path, name in _files(given)]
    if not files:
        raise CouldNotRun("no pages there: name files, or a folder with .html or .txt files")
    return with_duplicates([_page(path, name, known) for path, name in files], known)


def _files(given: Path) -> list[tuple[Path, str]]:
    """Files with the names that they are told by: below the folder that was given."""
    if not given.exists():
        raise CouldNotRun(f"{given}: no such file or folder")
    if not given.is_dir():
        return [(given, given.name)]
    found = (path for path in sorted(given.rglob("*")) if path.is_file())
    return [
        (path, path.relative_to(given).as_posix())
        for path in found
        if path.suffix.lower() in ENDINGS and not path.name.startswith(".")
    ]


def _page(path: Path, name: str, known: Known) -> Page:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        return read_page(data, name, None, known)
    except OSError as error:
        why = f"the file cannot be read: {error.strerror}"
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError) as error:
        # What no rule foresaw in one page must not cost the others.
        why = (
            f"this page could not be read ({type(error).__name__}); please report it with the page"
        )
    return Page(name, None, "", "", "none", None, Reading(0, 0), problems=(why,))


def write_json(pages: Iterable[Page], folder: Path) -> list[Path]:
    """Write one JSON file for each page, named as the page with .json for its ending.

    Two pages that differ in their ending only keep it. folder: is made if it is not there.
    Returns the files. Raises CouldNotRun where it cannot be written.
    """
    pages = list(pages)
    stems = [Path(page.name).with_suffix("").as_posix() for page in pages]
    written = []
    for page, stem in zip(pages, stems, strict=True):
        name = f"{stem if stems.count(stem) == 1 else page.name}.json"
        written.append(_write(folder / name, json_text(page)))
    return written


def json_text(page: Page) -> str:
    """A page as the text of a JSON file."""
    return json.dumps(page_json(page), ensure_ascii=False, indent=2) + "\n"


def _write(path: Path, text: str) -> Path:
    """A file whole or not at all."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(text, encoding="utf-8", errors="backslashreplace")
        fresh.replace(path)
    except OSError as error:
        raise CouldNotRun(f"{path} cannot be written: {error.strerror}") from error
    return path
