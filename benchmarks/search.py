"""How often the page that is looked for is among the first five: plain Pagefind, and this search.

    .venv/bin/python benchmarks/search.py [--site build/site]

The queries are those of the tests. Plain Pagefind gets the same pages as they are and the query as
it is typed. Both run in Chromium; each miss is named.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from pagefind_bin import get_executable
from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from pipelines.present.language import LANGUAGES  # noqa: E402  # the project may not be installed
from tests.browser import browser, site_at  # noqa: E402
from tests.pipelines.site.queries import QUERIES, Query  # noqa: E402

FIRST = 5
ASK = """async ([code, text, isPlain]) => {
  const { asked } = await import("/site/script/words.js");
  const folder = isPlain ? "plain" : "site/search";
  const { createInstance } = await import(`/${folder}/${code}/pagefind.js`);
  const index = createInstance({ noWorker: true });
  await index.init();
  const { results } = await index.search(isPlain ? text : asked(text, code).join(" "));
  const found = await Promise.all(results.slice(0, 5).map((each) => each.data()));
  return found.map((each) => each.raw_url);
}"""


def plain(site: Path, out: Path) -> None:
    """The index of the pages of each language as Pagefind makes it."""
    for code in LANGUAGES:
        line = [str(get_executable()), "--site", str(site / code), "--root-selector", "main"]
        line += ["--glob", "{*,agreements/*}.html", "--keep-index-url", "--quiet"]
        subprocess.run([*line, "--output-path", str(out / code)], check=True)


def is_hit(page: Page, home: str, query: Query, is_plain: bool) -> bool:
    """Whether one of the answers is among the first."""
    page.goto(f"{home}site/{query.code}/search.html")
    found = page.evaluate(ASK, [query.code, query.text, is_plain])
    return any(f"/{answer}.html" in url for url in found for answer in query.answers)


def main() -> None:
    """Make the plain index, ask both, print how many answers are found in each language."""
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--site", type=Path, default=ROOT / "build/site")
    site = reader.parse_args().site.resolve()
    with tempfile.TemporaryDirectory() as work, browser() as started:
        folder = Path(work)
        (folder / "site").symlink_to(site)
        plain(site, folder / "plain")
        with site_at(folder) as home:
            page = started.new_page()
            for name, is_plain in (("plain", True), ("this", False)):
                for code in LANGUAGES:
                    asked = [query for query in QUERIES if query.code == code]
                    missed = [q.text for q in asked if not is_hit(page, home, q, is_plain)]
                    told = f"; not: {', '.join(missed)}" if missed else ""
                    print(f"{name}, {code}: {len(asked) - len(missed)} of {len(asked)}{told}")


if __name__ == "__main__":
    main()
