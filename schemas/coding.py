"""Coding: scales of assessors, coders, and every code that each of them gave."""

from typing import Annotated

from schemas import codes
from schemas.claims import AssessorRef
from schemas.fields import CLAIM_ID, Follows, Level, Ref, Row, Slug, Text, column


class Scale(Row):
    """A grading label that an assessor uses, and its place on our scale."""

    assessor_id: AssessorRef = column("The assessor")
    label: Text = column("The label, in the words of the assessor")
    level: Level | None = column("Its level; absent where it has none", by="coding", default=None)
    note: Text | None = column("Why it stands there", by="editor", default=None)


class Coder(Row):
    """Who coded what the sources leave open."""

    id: Slug = column("Id of the coder", by="editor")
    kind: Annotated[str, codes.CODER_KIND] = column("Person or model", by="editor")
    round: Annotated[str, codes.CODER_ROUND] | None = column(
        "Round of the coding of levels; absent for other tasks", by="editor", default=None
    )
    task: Text = column("What was coded, and what the coder saw", by="editor")
    coded_on: Follows = column("When the coding ended", by="editor")


class Coding(Row):
    """What one coder gave for one assessment; kept, also where the coders differ."""

    claim_id: Annotated[str, CLAIM_ID, Ref("assessments")] = column("The assessment")
    coder_id: Annotated[Slug, Ref("coders")] = column("The coder", by="coding")
    draw: Annotated[str, codes.CODING_DRAW] | None = column(
        "Which draw of claims it belongs to; absent before there was a manual",
        by="editor",
        default=None,
    )
    level: Level | None = column("The level given; absent for none", by="coding", default=None)
    level_rule: Annotated[str, codes.LEVEL_RULE] | None = column(
        "The rule of the coding manual; absent before there was one, and where the account was "
        "read as not on the carrying out of the unit",
        by="coding",
        default=None,
    )
    trend: Annotated[str, codes.TREND] | None = column(
        "The trend given; absent for none", by="coding", default=None
    )
