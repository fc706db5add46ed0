"""What records say, as a hash."""

from schemas.claims import Milestone
from schemas.fingerprint import fingerprint

ONE = Milestone(
    id="a-c001",
    agreement_id="a",
    date="2014",
    text="It happens.",
    recorded="2020-06-01",
    verified=True,
)


def test_it_is_short_and_the_same_for_the_same() -> None:
    assert fingerprint([ONE]) == fingerprint([ONE.model_copy()])
    assert len(fingerprint([ONE])) == 8


def test_another_word_an_empty_field_and_another_order_change_it() -> None:
    other = ONE.model_copy(update={"text": "It happened."})
    undated = ONE.model_copy(update={"date": None})
    made = [fingerprint(rows) for rows in ([ONE], [other], [undated], [ONE, other], [other, ONE])]
    assert len(set(made)) == 5


def test_the_day_of_entry_does_not_change_it() -> None:
    assert fingerprint([ONE]) == fingerprint([ONE.model_copy(update={"recorded": "2020-06-02"})])
