"""Records as raw/ has them: whatever a text holds, the reader of raw/ reads it as it was."""

import string

from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.capture.inbox.homes import HOMES
from pipelines.capture.inbox.yaml_form import dumped, ordered, with_item
from pipelines.ingest.read import Listing, Mapping, Scalar, parse
from schemas.registry import FILES, TABLES
from tests.each import each

LETTERS = string.ascii_letters + string.digits + string.punctuation + " ëçšđčćžЖшљ–“”„"
TEXTS = st.text(LETTERS, min_size=1, max_size=200).filter(lambda text: text == text.strip())


@given(TEXTS)
@example("2013-04-19 A day, and what was then")
@example("1:30")
@example("../2022-11")
def test_a_text_comes_back_as_it_was(text: str) -> None:
    tree, problems = parse(
        dumped({"activities": [{"title": text, "topics": [text]}]}).encode(), "f"
    )
    assert [each for each in problems if each.severity == "error"] == []
    assert tree is not None
    listed = tree.items["activities"]
    assert isinstance(listed, Listing) and isinstance(listed.items[0], Mapping)
    title, topics = listed.items[0].items["title"], listed.items[0].items["topics"]
    assert isinstance(title, Scalar) and isinstance(topics, Listing)
    assert (title.value, topics.items[0][0]) == (text, text)


def test_fields_stand_in_the_order_of_the_contract_and_what_says_nothing_is_left_out() -> None:
    record = {
        "speakers": [{"role": "chair", "name": "A", "organisation": None}],
        "colour": "blue",
        "kind": "workshop",
        "title": "e\u0308",
        "note": None,
        "topics": [],
        "verified": False,
    }
    made = ordered("activities", record)
    assert list(made) == ["title", "kind", "verified", "speakers", "colour"]
    assert made["title"] == "ë"
    assert made["speakers"] == [{"name": "A", "role": "chair"}]


def test_an_empty_list_is_filled() -> None:
    for before in ("# a line\nactivities: []\n", "# a line\nactivities:\n"):
        after = with_item(before, HOMES["activity"], {"id": "a"}, "f")
        assert after == "# a line\nactivities:\n  - id: a\n"


@each(HOMES.values(), lambda home: home.table)
def test_each_home_is_a_file_of_raw(home: object) -> None:
    path = home.file.format("example")  # type: ignore[attr-defined]
    kind = next(kind for kind in FILES if kind.matches(path))
    assert kind.name == home.schema  # type: ignore[attr-defined]
    filled = kind.root or kind.lists[home.listed]  # type: ignore[attr-defined]
    assert filled == home.table and home.table in TABLES  # type: ignore[attr-defined]
