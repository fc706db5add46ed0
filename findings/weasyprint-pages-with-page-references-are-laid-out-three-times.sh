#!/bin/sh
# WeasyPrint 70.0 lays out a page that prints the number of another page, by target-counter(..., page),
# three times, though nothing on it moves: once without the number, once with it, and once more since
# the number of all pages has become known meanwhile, which counts as another value of the target. A
# report with a cross-reference on most pages takes up to three times as long as the same report whose
# references name a chapter by a counter of its own. Seen 2026-12-01 with Python 3.11; exits 1 if that
# changes:
#   pages laid out, of 20: by page 60, by chapter 20
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check weasyprint==70.0
cd "$folder"
"$folder/venv/bin/python" - <<'END'
import logging
import re
import sys

from weasyprint import HTML

PAGES = 20


class Count(logging.Handler):
    def __init__(self):
        super().__init__()
        self.laid_out = 0

    def emit(self, record):
        said = record.getMessage()
        self.laid_out += bool(re.search(r"Creating layout - Page \d+$", said))


def laid_out(counter):
    chapters = "".join(
        f'<section id="c{n}"><h1>Agreement {n}</h1><p>See <a href="#c{(n + 1) % PAGES}">the next</a></p></section>'
        for n in range(PAGES)
    )
    style = f"""
        body {{ counter-reset: chapter }}
        section {{ counter-increment: chapter; break-after: page }}
        section:last-child {{ break-after: auto }}
        a::after {{ content: " (" target-counter(attr(href), {counter}) ")" }}
    """
    log, count = logging.getLogger("weasyprint.progress"), Count()
    log.setLevel(logging.INFO)
    log.addHandler(count)
    document = HTML(string=f"<style>{style}</style>{chapters}").render()
    log.removeHandler(count)
    assert len(document.pages) == PAGES
    return count.laid_out


by_page, by_chapter = laid_out("page"), laid_out("chapter")
print(f"pages laid out, of {PAGES}: by page {by_page}, by chapter {by_chapter}")
seen = (by_page, by_chapter) == (3 * PAGES, PAGES)
print("as stated" if seen else "changed")
sys.exit(not seen)
END
