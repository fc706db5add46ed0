"""Whether a worker makes the same bytes as this process: the same code, packages and libraries."""

import hashlib
import platform
from functools import cache
from pathlib import Path

from schemas.made_with import composed_with

_TOP = Path(__file__).resolve().parents[2]

NOT_AS_HERE = (
    "works with other code, packages or libraries than this machine, and would make other bytes; "
    "set it up from the same commit and its lock, and start it again"
)


@cache
def fingerprint() -> str:
    """The hash of all that this process makes files with."""
    from weasyprint.text.ffi import pango  # half a second, in each worker once

    parts = (
        composed_with(_TOP / "schemas", _TOP / "pipelines"),
        platform.python_version(),
        str(pango.pango_version()),
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def looked(seen: Path) -> tuple[str, bool]:
    """In a worker: what it makes files with, and whether it sees a file.

    seen: of the process that asks. A folder over the network may show names some seconds late,
    but not one that it has not been asked for yet.
    """
    return fingerprint(), seen.is_file()
