"""`dialogue site`."""

import time
from pathlib import Path
from typing import Annotated

from pipelines.cli.at import Here, epilogue, option, quickly
from pipelines.run.screen import GOOD

MORE = epilogue(
    """dialogue site
    dialogue site --out /srv/www/dialogue"""
)


def site(
    *,
    out: Annotated[Path | None, option("Where it goes.", "DIR", "build/site")] = None,
    at: Here,
) -> int:
    """Make the site: static pages beside the published files.

    From raw/ and the last build. Pages that would say the same stay as they are. Any web server can
    serve the folder, and it can be read from a disk.
    """
    from pipelines.run.sites import make_site

    folder = out or at.build / "site"
    start = time.perf_counter()
    made = quickly(lambda: make_site(at.raw, at.build, folder, at.progress))
    spent = time.perf_counter() - start
    at.say(f"{made.pages} pages, {made.changed} files new or changed, in {folder} ({spent:.1f} s)")
    return GOOD
