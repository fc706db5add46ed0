"""The headers of PA-X downloads: which versions are known, and which columns are read."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from schemas import near
from schemas.problem import CouldNotRun, Place, show

ID, TITLE, DATE, STATUS = "AgtId", "Agt", "Dat", "Status"
COUNTRY, PROCESS, NUMBER, SINCE = "Con", "PPName", "PP", "Ver"

NEEDED = (ID, TITLE, DATE, STATUS, COUNTRY, PROCESS)
"""Without these nothing can be found, matched or compared."""

READ = (*NEEDED, NUMBER, SINCE)
"""Every column whose cells are read. `Part` and `ThrdPart` name persons, and are none of them."""


@dataclass(frozen=True)
class Header:
    """What a header shows.

    version: the known version that has exactly these columns, or None; nearest: the one that is
    most like it; more, fewer: columns that the nearest does not have, and that it has and this
    header has not; unknown: those that no known version has, which are kept out.
    """

    version: str | None
    nearest: str
    more: tuple[str, ...]
    fewer: tuple[str, ...]
    unknown: tuple[str, ...]

    def sentence(self) -> str:
        """The header in words."""
        if self.version is not None:
            return f"the columns of version {self.version}"
        counted = f"{len(self.more)} columns more, {len(self.fewer)} fewer"
        return f"the columns of no version known here; nearest is {self.nearest}: {counted}"


@cache
def versions() -> dict[str, tuple[str, ...]]:
    """Version -> its columns in their order, as they were seen in a download of it."""
    text = files(__package__).joinpath("columns.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return {
        name.removeprefix("version_"): tuple(
            row["column"] for row in sorted(rows, key=lambda row: int(row[name] or 0)) if row[name]
        )
        for name in rows[0]
        if name != "column"
    }


def looked_at(names: Sequence[str], file: str) -> Header:
    """What a header shows. names: in their order; file: for messages.

    Raises CouldNotRun where a needed column is missing, or stands twice.
    """
    _all_there(names, file)
    own = frozenset(names)
    apart = {version: own ^ frozenset(columns) for version, columns in versions().items()}
    nearest = min(apart, key=lambda version: (len(apart[version]), -int(version)))
    known = frozenset(versions()[nearest])
    everywhere = frozenset().union(*versions().values())
    return Header(
        version=None if apart[nearest] else nearest,
        nearest=nearest,
        more=tuple(dict.fromkeys(name for name in names if name not in known)),
        fewer=tuple(name for name in versions()[nearest] if name not in own),
        unknown=tuple(dict.fromkeys(name for name in names if name not in everywhere)),
    )


def _all_there(names: Sequence[str], file: str) -> None:
    place = Place(file)
    faults = [f"{place}: no column {name}{_meant(name, names)}" for name in _missing(names)]
    twice = (name for name in READ if names.count(name) > 1)
    faults += [f"{place}: the column {name} stands {names.count(name)} times" for name in twice]
    if faults:
        raise CouldNotRun("\n".join([*faults, f"{file} has {len(names)} columns; {_allowed()}"]))


def _missing(names: Sequence[str]) -> list[str]:
    return [name for name in NEEDED if name not in names]


def _meant(name: str, names: Sequence[str]) -> str:
    known = frozenset().union(*versions().values())
    hint = near.hint(name, [show(each) for each in names if each not in known])
    return f"; {hint}" if hint else ""


def _allowed() -> str:
    known = ", ".join(f"{version} ({len(columns)})" for version, columns in versions().items())
    return (
        f"allowed: the header of a download of PA-X, with at least {', '.join(NEEDED)}; versions "
        f"known, with their columns: {known}; fetch the file of all agreements again, with its "
        "first row"
    )
