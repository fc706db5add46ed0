"""What figures say alike: a description, and what is counted most often."""

from collections import Counter

from pipelines.present.figures.telling import described, most_frequent
from tests.each import each_row


@each_row([(1, "1."), (24, "24."), (25, "24; …")])
def test_a_description_names_24_values(count: int, end: str) -> None:
    text = described("Seen.", [str(number) for number in range(1, count + 1)])
    assert text.startswith("Seen. 1")
    assert text.endswith(end)


def test_of_several_counted_as_often_the_last_is_named_and_of_none_nothing() -> None:
    assert most_frequent(Counter({"2011": 2, "2013": 2, "2012": 1})) == "2013"
    assert most_frequent(Counter()) == ""
