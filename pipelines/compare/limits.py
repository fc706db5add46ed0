"""How much is read of what is packed: a small file can declare more than any memory holds."""

from dataclasses import dataclass

from schemas.problem import CouldNotRun

MIB = 1024 * 1024
UNLIMITED = 2**62
WAY_OUT = "if you trust the file and have the memory, say --large"


@dataclass(frozen=True)
class Limits:
    """The most that is read of one version.

    content: bytes of tables out of archives and compressed files; listed: bytes that checksums are
    computed of; members: files of an archive; rows, cells: of a table that is packed, such as a
    sheet of a workbook; memory (bytes), seconds: of the process that reads a workbook.
    """

    content: int = 100 * MIB
    listed: int = 2048 * MIB
    members: int = 100_000
    rows: int = 1_048_576
    cells: int = 3_000_000
    memory: int = 1024 * MIB
    seconds: int = 15


LIMITS = Limits()
LARGE = Limits(
    content=UNLIMITED,
    listed=UNLIMITED,
    members=UNLIMITED,
    rows=UNLIMITED,
    cells=UNLIMITED,
    memory=UNLIMITED,
    seconds=24 * 60 * 60,
)
"""What `--large` allows: everything."""


def check_table(rows: int, columns: int, place: str, limits: Limits) -> None:
    """Raise CouldNotRun for a table that declares to be larger than allowed."""
    if rows > limits.rows or rows * columns > limits.cells:
        raise CouldNotRun(
            f"{place} declares {rows:,} rows of {columns:,} columns; allowed: {limits.rows:,} rows "
            f"and {limits.cells:,} cells; {WAY_OUT}"
        )


def check_content(size: int, place: str, limits: Limits) -> None:
    """Raise CouldNotRun for content of so many bytes out of an archive, if it is too much."""
    if size > limits.content:
        raise CouldNotRun(
            f"{place} holds {size:,} bytes or more once it is unpacked; allowed: "
            f"{limits.content:,} of all tables together; {WAY_OUT}"
        )
