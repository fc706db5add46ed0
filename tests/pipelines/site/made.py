"""The site of a tree of records, made once, and its pages as they are read."""

import gzip
from functools import cache, partial
from pathlib import Path

from lxml import etree
from tinyhtml5.parser import HTMLParser

from pipelines.site import Published, site
from schemas.tables import Tables
from tests.once import once
from tests.pipelines.tabulate.tables import table

DOCUMENTS = ("report.pdf", "sections/summary.pdf", "sections/summary.docx")


def published(data: Path, folder: Path) -> Published:
    """Published data, with a few documents in each language that hold their own names."""
    for language in ("en", "sq", "sr-Latn", "sr-Cyrl"):
        for name in DOCUMENTS:
            path = folder / language / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(name, encoding="utf-8")
    return Published(data, folder)


def made(name: str, tables: Tables, data: Path) -> Path:
    """The folder of a site, made by the first test that asks."""
    return once(f"site-{name}", partial(_made, tables, data))


def _made(tables: Tables, data: Path, folder: Path) -> Path:
    site(tables, published(data, folder / "reports"), folder / "site")
    return folder / "site"


def paths(folder: Path) -> list[str]:
    """The pages of a site."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


@cache
def tree(path: Path) -> etree._Element:
    """A page as a browser reads it."""
    return etree.fromstring(path.read_bytes(), etree.HTMLParser(encoding="utf-8"))


def faults(path: Path) -> list[str]:
    """What a strict reader of HTML finds wrong with a page."""
    parser = HTMLParser(namespace_html_elements=False)
    parser.parse(path.read_text(encoding="utf-8"))
    return [str(error) for error in parser.errors]


def packed(path: Path) -> int:
    """Bytes of a file as a server sends it."""
    return len(gzip.compress(path.read_bytes()))


SITE_URL = "https://data.example.org/dialogue"


def with_address(tables: Tables, site_url: str = SITE_URL) -> Tables:
    """Tables of a dataset whose site has an address."""
    (row,) = tables.rows("dataset")
    return tables.with_tables({"dataset": table("dataset", {**row, "site_url": site_url})})
