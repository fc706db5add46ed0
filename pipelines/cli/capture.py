"""`dialogue capture`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from pipelines.cli.at import At, Here, epilogue, option
from pipelines.run.screen import GOOD, PROBLEMS, tell, warn
from schemas.problem import CouldNotRun

if TYPE_CHECKING:
    from pipelines.run.capturing import Capture

MORE = epilogue(
    """dialogue capture --sites
    dialogue capture saved-page.html --inbox
    dialogue capture pages --format json --out read""",
    "0 good, 1 some pages or sites could not be read, 2 could not run",
)


def capture(
    *files: Annotated[Path, Parameter(help="Pages saved as files, or folders of them.")],
    sites: Annotated[bool, option("Visit the active sites of raw/sites.yml that are due.")] = False,
    inbox: Annotated[bool, option("Put what files may be records of into the inbox.")] = False,
    format: Annotated[
        Literal["table", "json"], option("How it is printed or written.", "F", True)
    ] = "table",
    out: Annotated[Path | None, option("Write there: a JSON file for each page.", "DIR")] = None,
    at: Here,
) -> int:
    """What pages of civil-society sites say of events and projects.

    HTML or text, in English, Albanian or Serbian. What is not sure is left empty. Pages of sites,
    and with --inbox those of files, go into the inbox, where they wait for a person; nothing of
    them becomes a record before. What was decided does not come back.
    """
    from pipelines.run import capturing

    if sites == bool(files):
        raise CouldNotRun("name pages that were saved as files, or folders of them, or say --sites")
    if sites:
        return _told(capturing.capture(at.raw, at.build, say=at.say), at)
    if inbox:
        return _told(capturing.capture_files(at.raw, at.build, files), at)
    return _printed(files, format, out, at)


def _told(done: "Capture", at: At) -> int:
    for line in done.lines():
        at.say(line)
    for problem in done.problems:
        warn(problem)
    return PROBLEMS if done.problems else GOOD


def _printed(files: tuple[Path, ...], format: str, out: Path | None, at: At) -> int:
    """What the pages say, on the screen or in files."""
    from pipelines.capture.reader import known, summary
    from pipelines.capture.reader.files import json_text, pages_in, write_json

    pages = pages_in(files, known(at.raw))
    if out is not None:
        written = write_json(pages, out)
        at.say(f"{len(written)} pages written to {out}")
    elif format == "json":
        for page in pages:
            tell(json_text(page).rstrip("\n"))
    else:
        tell(summary(pages).rstrip("\n"))
    unread = [page for page in pages if not page.text.strip()]
    for page in unread:
        warn(f"{page.name}: {'; '.join(page.problems) or 'the page is empty'}")
    return PROBLEMS if unread else GOOD
