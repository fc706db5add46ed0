"""Write the pictures of README and docs anew: a chapter, a matrix, the site.

    .venv/bin/dialogue build && .venv/bin/dialogue site && .venv/bin/python scripts/pictures.py

Needs the tools of developers (`make setup-dev`) and Chromium.
"""

import shutil
import sys
from io import BytesIO
from pathlib import Path

import pymupdf
from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
BUILD, OUT = ROOT / "build", ROOT / "docs" / "pictures"
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
    english = BUILD / "reports" / "en"
    _write("chapter", _page(english / "sections" / f"{AGREEMENT}.pdf", 0))
    _write("matrix", _page(english / "sections" / "overview.pdf", 0))
    _write("site", _shown(chromium, BUILD / "site" / "en" / "agreements" / f"{AGREEMENT}.html"))
    return 0


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
