"""What lets a person be found is noticed in a free text; days and numbers are not taken for it."""

from schemas.personal import personal_in, without_personal
from tests.each import each, each_row


@each_row(
    [
        ("write to a.b@example.org", "an e-mail address"),
        ("a.b (at) example.org", "an e-mail address"),
        ("see https://example.org/x", "a link"),
        ("see www.example", "a link"),
        ("example-info.com has it", "a link"),
        ("ask @somebody", "a name of an account"),
        ("call +383 44 123 456", "a telephone number"),
        ("call 044/123-456", "a telephone number"),
        ("call 00381 63 1234567", "a telephone number"),
    ]
)
def test_it_is_noticed(text: str, kind: str) -> None:
    assert personal_in(text) == kind


@each(
    [
        "agreed on 02.12.2011, not 2011-12-02",
        "02.12.2011 10:30 and 19/04/2013",
        "resolution 1244/1999 and 1 000 000 persons",
        "Wrong.The sentence says 285 of 300.",
    ]
)
def test_other_words_and_numbers_are_left(text: str) -> None:
    assert personal_in(text) is None


def test_what_lets_a_person_be_found_is_taken_out_and_days_stay() -> None:
    text = "On 02.12.2011: a.b@example.org, +383 44 123 456, https://example.org/x?y=1 ."
    assert without_personal(text) == "On 02.12.2011: [...], [...], [...] ."
    assert personal_in(without_personal(text)) is None
    assert without_personal("nothing of it") == "nothing of it"
