"""What several formats ask of a column."""

from pipelines.publish.formats.columns import shortened
from schemas.fields import is_level
from schemas.registry import TABLES


def levels(table: str) -> set[str]:
    fields = TABLES[table].model.model_fields
    return {name for name, info in fields.items() if is_level(info)}


def test_a_level_is_known_by_what_may_stand_in_it():
    assert levels("assessments") == {"level"}
    assert levels("coding_disagreements") == {"first_level", "second_level"}
    assert levels("coverage") == set()  # with_level is a count
    assert levels("differences") == {"level_a", "level_b"}  # difference may be below 0


def test_names_that_fit_stay():
    assert shortened(["id", "level"], 5) == {"id": "id", "level": "level"}


def test_longer_names_are_cut_and_numbered_so_that_none_stands_twice():
    names = ["abcdef-one", "abcdef", "ABCDEF-two", "abcdef-three"]
    assert shortened(names, 6) == {
        "abcdef-one": "abcd_2",
        "abcdef": "abcdef",
        "ABCDEF-two": "ABCD_3",
        "abcdef-three": "abcd_4",
    }


def test_the_same_names_are_cut_in_the_same_way():
    names = [f"a-name-that-is-long-{number}" for number in range(30)]
    first = shortened(names, 8)
    assert len(set(first.values())) == 30
    assert max(map(len, first.values())) == 8
    assert shortened(names, 8) == first
