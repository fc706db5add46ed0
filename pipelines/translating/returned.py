"""What comes back from a translator: a row, where it stands in the file, and what is wrong."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from schemas.problem import Problem
from schemas.translatable import TextKey

_NUMBER = re.compile(r"([0-9]{1,6})/([0-9]{1,6})\Z")


@dataclass(frozen=True)
class Fault:
    """What is wrong with a row. where: file, sheet, row and column, as a person finds them."""

    where: str
    problem: Problem


@dataclass(frozen=True)
class Returned:
    """A row of the file that a translator sends back.

    where: the row; places: each of its cells by the name of the column; number: its place among the
    rows of the export, as 3/120; hash: of the English text then; seen: hash of the translation
    then; english, current: the texts that the file shows; text: the new translation, None for none;
    is_status_set: whether status and review are what the translator says, not only those of the
    export; faults: cells that could not be read.
    """

    where: str
    places: dict[str, str]
    number: str
    key: TextKey
    hash: str
    seen: str
    english: str
    current: str | None
    text: str | None
    status: str | None
    review: str | None
    note: str | None
    is_status_set: bool = True
    faults: tuple[Fault, ...] = field(default=())

    def fault(
        self,
        column: str,
        what: str,
        found: str | None = None,
        allowed: str | None = None,
        hint: str | None = None,
    ) -> Fault:
        """A fault of one of its cells."""
        where = self.places.get(column, self.where)
        return Fault(where, Problem(what, found=found, allowed=allowed, hint=hint))


def absent(rows: Sequence[Returned], where: str) -> list[Fault]:
    """A fault for the rows of the export that did not come back, and for numbers that are none."""
    numbers = [(row, _NUMBER.match(row.number)) for row in rows]
    faults = [
        row.fault("row", "no row of the export", row.number, "a number such as 3/120")
        for row, found in numbers
        if found is None
    ]
    whole = max((int(found[2]) for _, found in numbers if found), default=0)
    gone = sorted({*range(1, whole + 1)} - {int(found[1]) for _, found in numbers if found})
    if gone:
        what = f"{len(gone)} of the {whole} rows of the export are not there"
        hint = "nothing was changed for them; if that is meant, there is nothing to do"
        faults.append(Fault(where, Problem(what, found=f"no row {_ranges(gone)}", hint=hint)))
    return faults


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers in order, those in a row as 3-7."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    shown = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in found]
    more = f" and {len(shown) - 10} more" if len(shown) > 10 else ""
    return ", ".join(shown[:10]) + more
