"""`dialogue migrate`."""

from pathlib import Path
from typing import Annotated

from pipelines.cli.at import Here, epilogue, option, quickly
from pipelines.run.screen import GOOD, tell, warn

MORE = epilogue(
    """dialogue migrate --dry-run
    dialogue migrate --raw /path/to/old/raw"""
)


def migrate(
    *,
    raw: Annotated[
        Path | None, option("Folder of the records.", "DIR", "raw/ of this project")
    ] = None,
    dry_run: Annotated[bool, option("Only say what would change.")] = False,
    at: Here,
) -> int:
    """Bring old records to the contract of this program.

    Their version stands in `dataset.yml`. Each change is a line: file, line, what was done, and for
    which version. Comments, order and layout stay. What only a person can know is said at the end.
    Records of a newer contract are refused.
    """
    from pipelines.migrate import migrated, write
    from schemas import SCHEMA_VERSION

    folder = at.raw if raw is None else raw
    result = quickly(lambda: migrated(folder))
    if not result.steps:
        at.say(f"the records follow contract {SCHEMA_VERSION} already")
        return GOOD
    for change in result.changes:
        tell(change)
    for file in result.unread:
        warn(f"{file}: warning: could not be read as YAML, and stays; see `dialogue check`")
    if not dry_run:
        write(folder, result)
    count = f"{len(result.changes)} changes in {len(result.texts)} files"
    would = "would follow" if dry_run else "follow"
    at.say(f"the records {would} contract {SCHEMA_VERSION}, not {result.before}: {count}")
    for step in result.steps:
        if step.by_hand:
            at.say(f"by hand ({step.after}): {step.by_hand}; `dialogue check` names the places")
    return GOOD
