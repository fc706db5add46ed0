"""Write the pictures of README and docs anew: a chapter, a matrix, the site.

    .venv/bin/python scripts/pictures.py

It makes what it shows from raw/ in a folder that goes again. Needs the tools of developers (`make
setup-dev`) and Chromium.
"""

import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path

import pymupdf
from PIL import Image
from playwright.sync_api import sync_playwright

from pipelines.publish import publish
from pipelines.report import Moment, Wanted, report
from pipelines.run.edition import edition, read
from pipelines.site import Published, site

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "pictures"
AGREEMENT = "ibm-2011"

LARGEST = 150_000
"""Bytes of a picture: a page with three of them is still read on a slow line."""

COLOURS = 64


def main() -> int:
    """Write all pictures. Returns the exit code."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("no Chromium: apt-get install chromium", file=sys.stderr)
        return 2
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        reports, pages = _made(Path(folder))
        _write("chapter", _page(reports / "en" / "sections" / f"{AGREEMENT}.pdf", 0))
        _write("matrix", _page(reports / "en" / "sections" / "overview.pdf", 0))
        _write("site", _shown(chromium, pages / "en" / "agreements" / f"{AGREEMENT}.html"))
    return 0


def _made(folder: Path) -> tuple[Path, Path]:
    """The two sections in English, and the site."""
    records = read(ROOT / "raw")
    tables, day = edition(records).tables, records.data_date
    wanted = Wanted(("en",), [AGREEMENT, "overview"], ("pdf",), Moment(day, day))
    report(tables, folder / "reports", wanted=wanted, store=folder / "store")
    publish(tables, folder / "data")
    site(tables, Published(folder / "data", folder / "reports"), folder / "site")
    return folder / "reports", folder / "site"


def _page(path: Path, number: int) -> bytes:
    """A page of a PDF as PNG."""
    with pymupdf.open(path) as document:
        picture: bytes = document[number].get_pixmap(dpi=110).tobytes("png")
    return picture


def _shown(chromium: str, path: Path) -> bytes:
    """What a browser shows of a page, as PNG."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1100, "height": 760})
        page.goto(path.resolve().as_uri())
        picture = page.screenshot()
        browser.close()
    return picture


def _write(name: str, picture: bytes) -> None:
    """Write a picture with few colours."""
    sheet = Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS)
    path = OUT / f"{name}.png"
    sheet.save(path, "PNG", optimize=True)
    size = path.stat().st_size
    print(f"{path.relative_to(ROOT)}: {sheet.width} x {sheet.height}, {size / 1000:.0f} kB")
    if size > LARGEST:
        raise SystemExit(f"{path} is larger than {LARGEST / 1000:.0f} kB: take fewer colours")


if __name__ == "__main__":
    sys.exit(main())
