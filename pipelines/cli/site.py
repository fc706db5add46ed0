"""`dialogue site`."""

import time
from contextlib import suppress
from pathlib import Path
from typing import Annotated

from pipelines.cli.at import At, Here, epilogue, option, quickly
from pipelines.run.screen import GOOD, tell
from schemas.files import replace_text
from schemas.problem import CouldNotRun

MORE = epilogue(
    """dialogue site
    dialogue site --serve
    dialogue site --out /srv/www/dialogue
    dialogue site --links build/site-links.txt"""
)

PORT = 8000

NO_ADDRESS = (
    "site_url in raw/dataset.yml is empty: without it there is no sitemap.xml, no card for shared "
    "links and no full address of a page; links in feeds are relative"
)
"""What is said where the site has no address; docs/site.md says more."""


def site(
    *,
    out: Annotated[Path | None, option("Where it goes.", "DIR", "build/site")] = None,
    serve: Annotated[bool, option("Show it on this machine until Ctrl-C.")] = False,
    port: Annotated[
        int | None, option("Where it is shown; 0: any that is free.", "PORT", str(PORT))
    ] = None,
    links: Annotated[
        Path | None, option("Where the addresses go that pages lead to elsewhere.", "FILE")
    ] = None,
    at: Here,
) -> int:
    """Make the site: static pages beside the published files.

    From raw/ and the last build. Pages that would say the same stay as they are. Any web server can
    serve the folder; from a disk it can be read as well, but for the search and the rows of tables.
    Where `site_url` in raw/dataset.yml is empty, what needs an absolute address is left out.
    """
    folder = out or at.build / "site"
    if not serve:
        if port is not None:
            raise CouldNotRun("--port says where the site is shown; it goes with --serve")
        _make(at, folder, links)
        return GOOD
    from pipelines.site.serving import address, served

    with served(folder, PORT if port is None else port) as server:
        _make(at, folder, links)
        tell(f"{address(server)} (Ctrl-C ends it)")
        with suppress(KeyboardInterrupt):
            server.serve_forever()
    return GOOD


def _make(at: At, folder: Path, links: Path | None) -> None:
    from pipelines.run.sites import make_site
    from pipelines.site.links import outside_of

    start = time.perf_counter()
    made = quickly(lambda: make_site(at.raw, at.build, folder, at.progress))
    spent = time.perf_counter() - start
    at.say(f"{made.pages} pages, {made.changed} files new or changed, in {folder} ({spent:.1f} s)")
    if made.address is None:
        at.say(NO_ADDRESS)
    if links is not None:
        lines = [f"{link.url}\t{link.pages}\t{link.first}\n" for link in outside_of(folder)]
        replace_text(links, "".join(lines))
        at.say(f"{len(lines)} addresses elsewhere, with the pages that lead there, in {links}")
