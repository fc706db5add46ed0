"""What may tell of the same is proposed: near names and one day, or one organiser, kind and day."""

from pipelines.capture.reader import with_duplicates
from tests.pipelines.capture.reader.names import KNOWN, page

ENGLISH = (
    "Round table on roads\n\n4 March 2021 - Lantern Institute (LI) organised a round table in Peja."
)
SERBIAN = (
    "Okrugli sto o putevima\n\n4. marta 2021. godine je Lantern Institute organizovao okrugli sto "
    "o sporazumima u Peći i na njemu je bilo reči o putevima."
)
LISTING = (
    "Round table: on roads\n\n4 March 2021 - Lantern Institute organised a round table […]\n\n"
    "Training of mayors\n\n5 May 2021 - Lantern Institute organised a training […]"
)


def proposed(**texts: str) -> dict[str, list[str | None]]:
    pages = [page(text, name) for name, text in texts.items()]
    return {
        each.name: [each.reading.duplicate_of, *(entry.duplicate_of for entry in each.entries)]
        for each in with_duplicates(pages, KNOWN)
    }


def test_across_languages_by_organiser_kind_and_day():
    assert proposed(a=ENGLISH, b=SERBIAN) == {"a": [None], "b": ["a"]}


def test_a_page_goes_before_the_entry_of_a_listing():
    assert proposed(a=LISTING, b=ENGLISH) == {"a": [None, "b", None], "b": [None]}


def test_another_day_is_another_event():
    assert proposed(a=ENGLISH, b=ENGLISH.replace("4 March", "5 March")) == {
        "a": [None],
        "b": [None],
    }


def test_another_town_is_another_event():
    assert proposed(a=ENGLISH, b=ENGLISH.replace("Peja", "Kraljevo"))["b"] == [None]
