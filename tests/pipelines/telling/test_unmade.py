"""What follows an edition fails: told once, still failing weekly, good again when it is."""

from datetime import date

from pipelines.telling.faults import faults, standing
from pipelines.telling.values import Run

WHY = "the storage of s3://bucket answered 403 AccessDenied: it refuses"
GOOD = Run(status="published", seconds={"verify": 0.1})
BAD = Run(status="published", seconds={"verify": 0.1}, unmade={"the publication": WHY})


def test_a_publication_that_failed_stands_until_one_is_good() -> None:
    found = faults(BAD, None)
    assert [(each.key, each.kind, each.what) for each in found] == [
        ("the publication", "after", WHY)
    ]
    first, _ = standing(found, (), BAD, None, date(2020, 7, 1))
    second, gone = standing(faults(BAD, None), first, BAD, None, date(2020, 7, 2))
    assert (second[0].since, second[0].nights, gone) == (date(2020, 7, 1), 2, ())
    third, gone = standing(faults(GOOD, None), second, GOOD, None, date(2020, 7, 3))
    assert (third, [each.key for each in gone]) == ((), ["the publication"])


def test_a_run_that_published_nothing_says_nothing_of_it() -> None:
    first, _ = standing(faults(BAD, None), (), BAD, None, date(2020, 7, 1))
    run = Run(status="problems", errors=("x",))
    second, gone = standing(faults(run, None), first, run, None, date(2020, 7, 2))
    assert "the publication" in {each.key for each in second}
    assert gone == ()
