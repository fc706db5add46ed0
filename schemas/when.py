"""What a date is of: the one definition of how far from the date of the data it may lie."""

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.edtf import OPEN

FIRST_YEAR = 1999
"""Nothing of the dialogue is older than resolution 1244 (1999) of the Security Council."""


@dataclass(frozen=True)
class When:
    """What a column of dates is of; an annotation of the field.

    kind: in one word; years_after: how many years after the data date it may lie.
    """

    kind: str
    years_after: int = 0

    def limit(self, data_date: str) -> str:
        """The last day that such a date may name.

        data_date: ISO 8601, as the limit is; it need not be a day of the calendar.
        """
        return f"{int(data_date[:4]) + self.years_after:04}{data_date[4:]}"


HAPPENED = When("happened")
SAID = When("said")
NOTED = When("noted")
FOLLOWS = When("follows", years_after=1)
AHEAD = When("ahead", years_after=50)
"""An event; a publication; the making of a record; what follows data that are out, their coding, a
revision, a reply; a deadline or another time that may lie ahead."""


def too_late(date: str, limit: str) -> bool:
    """Whether a date, or an end of an interval, begins after a day.

    date: EDTF; limit: ISO 8601. A year or month that holds the day does not.
    """
    return any(part > limit[: len(part)] for part in _ends(date))


def too_early(date: str) -> str | None:
    """The year of a date, or of an end of an interval, that lies before the first year."""
    return next((part[:4] for part in _ends(date) if part[:4] < str(FIRST_YEAR)), None)


def _ends(date: str) -> Iterator[str]:
    return (part for part in date.split("/") if part != OPEN)
