"""What may be there already, and what is not."""

from pipelines.scaffold.likeness import near_names, plain_address
from tests.each import each, each_row


@each_row(
    [
        ("Balkan Institute", "The Balkan institute", True),
        ("Institut für Brücken", "Institut fur Brucken", True),
        ("Bridge Watch", "Bridge-Watch", True),
        ("Survey 2018", "Survey 2019", False),
        ("Ministry of Roads", "Ministry of Health", False),
        ("Мост", "мост", True),
        ("Мост", "Пут", False),
        ("", "", False),
    ]
)
def test_names_that_are_nearly_the_same(one: str, other: str, is_near: bool):
    assert near_names(one, other) is is_near


@each(
    [
        "http://example.org/a",
        "https://www.example.org/a/",
        "https://EXAMPLE.org/a#part",
        "https://example.org/a?utm_source=x",
    ]
)
def test_addresses_of_one_document(url: str):
    assert plain_address(url) == "example.org/a"


def test_a_query_tells_documents_apart():
    assert plain_address("https://example.org/?id=1") != plain_address("https://example.org/?id=2")
