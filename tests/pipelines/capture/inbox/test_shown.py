"""A candidate on 80 columns: nothing is cut, nothing moves the cursor."""

from pipelines.capture.inbox.shown import WIDTH, flat, shown
from schemas.candidates import Evidence, Likeness
from tests.pipelines.capture.candidates import candidate


def text(*lines: str) -> str:
    """Lines without their layout."""
    return " ".join(" ".join(lines).split())


def test_each_value_stands_beside_its_words() -> None:
    lines = list(shown(candidate(), candidate().record, None))
    place = lines.index("date")
    left, _, right = lines[place + 1].partition("|")
    assert (left.strip(), right.strip()) == ("2020-06-24", "“24 June 2020” (90%)")
    assert "organisers.1" in lines


def test_long_texts_are_broken_and_not_cut() -> None:
    title = "word " * 200 + "x" * 300
    long = candidate(title=title.strip()).model_copy(
        update={
            "evidence": (Evidence(field="title", value=None, text=title, confidence=1),),
            "likenesses": (Likeness(table="activities", id="a", score=0.5, why="why " * 60),),
            "problems": ("y" * 200,),
        }
    )
    lines = list(shown(long, long.record, None))
    assert max(map(len, lines)) <= WIDTH
    left = "".join(line.partition("|")[0].strip() for line in lines)
    assert left.count("x") >= 300 and left.count("word") >= 200


def test_what_would_move_the_cursor_is_not_printed() -> None:
    odd = candidate(title="a\x1b[2Jb\u202ec")
    assert all(line.isprintable() for line in shown(odd, odd.record, None))


def test_what_changed_on_the_page_is_shown() -> None:
    later = candidate(date="2020-06-25", mode="online", topics=None)
    lines = list(shown(later, later.record, candidate()))
    told = text(
        *lines[lines.index("CHANGED on the page since it was first read (-: before, +: now)") :]
    )
    assert "date - 2020-06-24 + 2020-06-25" in told
    assert "mode + online" in told and "topics.1 - bridges" in told


def test_values_of_a_person_are_told_from_those_that_were_read() -> None:
    edited = {**candidate().record, "date": "2020-06-26"}
    told = text(*shown(candidate(), edited, None))
    assert "EDITED" in told and "2020-06-26" in told


def test_nested_values_have_paths() -> None:
    record = {"a": {"b": [1, {"c": None}]}, "d": []}
    assert flat(record) == {"a.b.1": 1, "a.b.2.c": None}


def test_evidence_that_counts_places_from_0_stands_beside_its_value() -> None:
    words = (
        Evidence(field="topics.0", value="bridges", text="on bridges", confidence=1),
        Evidence(field="organisers.0", value="x", text="by us", confidence=1),
    )
    lines = list(
        shown(candidate().model_copy(update={"evidence": words}), candidate().record, None)
    )
    assert "“on bridges” (100%)" in lines[lines.index("topics.1") + 1]
    assert not any("no value of the record" in line for line in lines)
