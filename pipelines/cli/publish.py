"""`dialogue publish`."""

import os
import time
from typing import Annotated

from cyclopts import Parameter

from pipelines.cli.at import Here, epilogue, option
from pipelines.run.screen import GOOD, tell

MORE = epilogue(
    """dialogue publish /srv/www/dialogue
    dialogue publish s3://dialogue-data --endpoint-url https://storage.example.org
    dialogue publish s3://dialogue-data/site --dry-run""",
    "0 good, 2 could not run: what was public before is whole",
)


def publish(
    target: Annotated[
        str | None,
        Parameter(
            help="A folder, or s3://BUCKET/PREFIX. [default: what DIALOGUE_PUBLISH_TO names]",
            show_default=False,
        ),
    ] = None,
    /,
    *,
    endpoint_url: Annotated[
        str | None,
        option("Where the storage is, if it is not Amazon's.", "URL", "AWS_ENDPOINT_URL"),
    ] = None,
    dry_run: Annotated[bool, option("Say what would be sent and removed; change nothing.")] = False,
    no_compress: Annotated[bool, option("Send text to a storage as it is, not gzipped.")] = False,
    take_over: Annotated[
        bool, option("Although another publication seems to be under way: it was killed.")
    ] = False,
    at: Here,
) -> int:
    """Put the site and the releases where readers reach them.

    What is there already with the same bytes is not sent again. Files go first, then the pages that
    name them, and what is no longer made is removed last. A released file is never replaced. Keys
    for a storage come from the environment: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY.
    """
    from pipelines.run.publishing import TARGET, Whereto, in_words, publish_site
    from schemas.problem import CouldNotRun

    address = target or os.environ.get(TARGET, "").strip()
    if not address:
        raise CouldNotRun(f"no target; name a folder or s3://BUCKET/PREFIX, here or in {TARGET}")
    to = Whereto(address, os.environ, endpoint_url, not no_compress, dry_run, take_over)
    start = time.perf_counter()
    placed = publish_site(at.raw, at.build, to, at.progress)
    if dry_run:
        for path in placed.sent:
            tell(f"send    {path}")
        for path in placed.removed:
            tell(f"remove  {path}")
    at.say(f"{in_words(placed, to)}; in {address} ({time.perf_counter() - start:.1f} s)")
    return GOOD
