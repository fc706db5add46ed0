"""Questions about a new record: each answer is looked at, and what is wrong is asked again."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from pipelines.cli import interview
from pipelines.cli.asking import Asking
from pipelines.cli.interview import as_line, interviewed, once_more
from pipelines.cli.new import read
from pipelines.scaffold import KINDS, Asked, Tree, made, opened
from schemas.problem import CouldNotRun
from tests.reports import reported

TODAY = date(2020, 6, 30)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What somebody types, one line after the other; the test fills it."""
    lines: list[str] = []

    def typed(_: str) -> str:
        return lines.pop(0)

    monkeypatch.setattr(interview, "Asking", partial(Asking, read=typed))
    return lines


def tree(root: Path, kind: str) -> Tree:
    return opened(root / "raw", KINDS[kind])


def test_every_field_is_asked_and_enter_leaves_it_out(
    tiny: Path, answers: list[str], capsys: pytest.CaptureFixture[str]
):
    answers += ["example-2012", "example-2013", "", "Opened", "no", "2016", ""]
    got = interviewed(Asked(KINDS["milestone"]), tree(tiny, "milestone"), TODAY)
    assert answers == []
    assert got.owner == "example-2013"
    assert got.values == {
        "recorded": "2020-06-30",
        "text": "Opened",
        "verified": False,
        "date": "2016",
    }
    said = capsys.readouterr().out
    assert "no agreement example-2012; did you mean example-2013?" in said
    assert "text: What happened, in our words." in said
    assert "    it must be there\n" in said


def test_codes_are_shown_with_their_words_and_ids_must_be_there(
    tiny: Path, answers: list[str], capsys: pytest.CaptureFixture[str]
):
    request = read(KINDS["provision"], {"of_owner": "example-2013", "summary": "x"})
    answers += ["no", "no", "", "movement", "bridge", "", "serbai", "serbia", "", ""]
    answers += ["example-2013-tex", "example-2013-text", "", "excerpt", "excerpt", "", "", ""]
    got = interviewed(request, tree(tiny, "provision"), TODAY)
    assert answers == []
    assert got.values["topics"] == ["movement"]
    assert got.values["obliged"] == [{"party": "serbia"}]
    (citation,) = got.values["citations"]
    assert (citation["source_id"], citation["seen_on"]) == ("example-2013-text", "2020-06-30")
    said = capsys.readouterr().out
    assert "no source example-2013-tex; did you mean example-2013-text" in said
    assert "did you mean serbia?" in said
    assert "    excerpt          excerpt\n" in said


def test_what_the_check_refuses_is_asked_once_more(tiny: Path, answers: list[str]):
    values = {"text": "Opened", "verified": True, "recorded": "2020-06-30", "date": "2016"}
    request = Asked(KINDS["milestone"], values, "example-2013")
    there = tree(tiny, "milestone")
    answers += ["false", ""]
    better = once_more(request, there, made(there, request, TODAY), TODAY)
    assert better is not None and better.values == {**values, "verified": False}
    found = made(there, better, TODAY)
    assert found.is_good
    assert once_more(better, there, found, TODAY) is None
    assert reported(tiny) == []


def test_questions_end_where_nothing_is_answered_anew(tiny: Path, answers: list[str]):
    values = {"text": "Opened", "verified": True, "recorded": "2020-06-30", "date": "2016"}
    request = Asked(KINDS["milestone"], values, "example-2013")
    there = tree(tiny, "milestone")
    answers += ["", ""]
    assert once_more(request, there, made(there, request, TODAY), TODAY) is None


def test_answers_can_be_given_again_as_a_line():
    values = {"topics": ["a b", "c"], "verified": False, "citations": [{"source_id": "s"}]}
    line = as_line(Asked(KINDS["sentence"], values, "x-2011", "challenges"))
    assert line == (
        "dialogue new sentence --narrative x-2011 --segment challenges --topics 'a b' c "
        """--verified false --citations '{"source_id": "s"}'"""
    )


def test_the_end_of_the_answers_is_told(monkeypatch: pytest.MonkeyPatch):
    from pipelines.cli import asking

    def ended(_: str) -> Iterator[str]:
        raise EOFError

    monkeypatch.setattr("builtins.input", ended)
    with pytest.raises(CouldNotRun, match="nothing was written"):
        asking.line("> ")
