"""Several pages of one event are told of each other; other events are not."""

from pathlib import Path
from typing import Any

import pytest

from pipelines.capture.inbox.likeness import alike
from pipelines.run import deciding
from tests.pipelines.capture.candidates import candidate, put


@pytest.mark.parametrize(
    ("values", "count"),
    [
        ({"title": "Diskutim për urat"}, 1),
        ({"organisers": ["example-government"]}, 1),
        ({"organisers": ["example-government"], "title": "Something else entirely"}, 0),
        ({"date": "2020-06-25"}, 0),
        ({"date": None}, 0),
    ],
)
def test_the_same_day_and_organiser_or_title_make_two_alike(
    values: dict[str, Any], count: int
) -> None:
    assert len(alike(candidate(), [candidate(), candidate("other", **values)])) == count


def test_what_was_rejected_is_like_nothing() -> None:
    other = candidate("other").model_copy(update={"state": "rejected"})
    assert alike(candidate(), [other]) == ()


def test_a_candidate_names_the_other(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIALOGUE_INBOX", raising=False)
    put(tiny, candidate(), candidate("other1"))
    inbox = deciding.opened(tiny / "raw", tiny / "build")
    assert any(
        "like:" in line and "inbox other1" in line for line in deciding.page(inbox, "abcdef")
    )
    assert sum("like another" in line for line in deciding.lines(inbox, ["waiting"])) == 2
