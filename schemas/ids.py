"""Ids that are numbers in a sequence: behind which sign they stand, and which tables share one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

CLAIMS = ("assessments", "challenges", "benefits", "milestones", "figures")
"""The tables that share one sequence of claim ids."""


@dataclass(frozen=True)
class Serial:
    """How the ids of a table are numbered.

    sign: between the owner and the number; digits: that a number has at least; owner: what every
    id begins with, None where it is the id of the record that it belongs to; tables: those with
    which the sequence is shared.
    """

    sign: str
    digits: int
    owner: str | None = None
    tables: tuple[str, ...] = ()

    def id(self, owner: str, number: int) -> str:
        """The id of a number. owner: what it begins with."""
        return f"{owner}{self.sign}{number:0{self.digits}}"

    def parts(self, record: str) -> tuple[str, int] | None:
        """The owner and the number of an id, None for one of another form."""
        found = re.fullmatch(rf"(.*){re.escape(self.sign)}([0-9]+)", record)
        return (found[1], int(found[2])) if found else None


SERIALS: Mapping[str, Serial] = {
    **{table: Serial("-c", 3, tables=CLAIMS) for table in CLAIMS},
    "parties_to_text": Serial("-p", 1),
    "discrepancies": Serial("-d", 2),
    "discrepancy_versions": Serial("-v", 1),
    "narrative_sentences": Serial("-n", 3),
    "survey_questions": Serial("-q", 1),
    "doubts": Serial("-", 3, owner="doubt"),
    "revisions": Serial("r", 4, owner=""),
    "error_reports": Serial("e", 4, owner=""),
    "replies": Serial("-", 4, owner="reply"),
}
"""By table. The numbers of provisions are those of their text and are no sequence of ours."""

MEETINGS = "meetings"

_MEETING = re.compile(r"(?P<day>meeting-[0-9]{4}(?:-[0-9]{2}){0,2})(?:-[b-z])?\Z")


def same_sequence(table: str) -> tuple[str, ...]:
    """The tables in which an id of a table may stand only once."""
    serial = SERIALS.get(table)
    return serial.tables if serial and serial.tables else (table,)


def is_numbered(table: str) -> bool:
    """Whether the next id of a table follows from those that there are."""
    return table in SERIALS or table == MEETINGS


def meeting_ids(record: str) -> tuple[str, ...]:
    """The ids that meetings of one day may have, in order. record: any of them.

    The suffix is a letter: a number could be read as a day.
    """
    found = _MEETING.match(record)
    day = found["day"] if found else record
    return (day, *(f"{day}-{letter}" for letter in "bcdefghijklmnopqrstuvwxyz"))
