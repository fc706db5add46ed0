"""The quality of one version: counts of what is covered, known and checked."""

from typing import Annotated

from schemas import codes
from schemas.fields import Count, Percent, Row, Text, column

OF_PARTS = (codes.POSITION_AGE, codes.SOURCE_ADDRESS)
"""Closed lists whose codes stand in `part`, beside those that columns of other tables have."""


class QualityCount(Row):
    """One count of the quality report; the list of measures says what each is of."""

    measure: Annotated[str, codes.QUALITY_MEASURE] = column(
        "What is measured", formula="one measure for each question of the quality report"
    )
    item: Text = column(
        "Whose count it is: an agreement, a type of assessor, a table or a language",
        formula="the id or code that the rows counted share",
    )
    part: Text = column(
        "Which of them are counted: a type of assessor, a performer, a reason and so on",
        formula="the code that the rows counted share",
    )
    count: Count = column("How many there are", formula="count of the rows of item and part")
    total: Count = column("Of how many", formula="count as the description of the measure says")
    percent: Percent | None = column(
        "The share; absent where there is nothing to count",
        unit="percent",
        formula="100 x count / total, rounded half up to one decimal",
        inputs=("quality.count", "quality.total"),
        default=None,
    )


class CheckResult(Row):
    """What a check of the records and tables came to."""

    check: Annotated[str, codes.CHECK] = column("The check", formula="every check of a build")
    examined: Count = column(
        "How much was examined; the description of the check says of what",
        formula="count of what the check looks at",
    )
    errors: Count = column(
        "Errors found; with any of them nothing is published",
        unit="problems",
        formula="count of problems of this check that are errors",
    )
    warnings: Count = column(
        "Warnings found: odd, and explained by nothing",
        unit="problems",
        formula="count of problems of this check that are warnings",
    )
