"""The store of candidates: whole files, decisions that stay, changes that are seen."""

import json
from datetime import date
from pathlib import Path

import pytest

from pipelines.capture.inbox import Counts, Inbox, inbox_folder
from schemas.problem import CouldNotRun
from schemas.sites import Decision
from tests.pipelines.capture.candidates import TODAY, candidate


def test_a_candidate_waits_and_is_the_same_when_it_comes_again(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path)
    assert inbox.put([candidate()]) == Counts(new=1)
    assert inbox.put([candidate()]) == Counts(unchanged=1)
    assert inbox.all() == [candidate()]
    assert inbox.one("abcd") == candidate()


def test_what_changed_on_the_page_is_seen_beside_what_it_was(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path)
    inbox.put([candidate()])
    for title in ("Later title", "Latest title"):
        assert inbox.put([candidate(title=title)]) == Counts(changed=1)
    assert inbox.one("abcdef123456").record["title"] == "Latest title"
    assert inbox.earlier("abcdef123456") == candidate()


def test_what_was_rejected_does_not_come_back(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path)
    inbox.put([candidate()])
    inbox.decide("abcdef123456", "rejected", TODAY, reason="not on the dialogue")
    assert inbox.put([candidate(), candidate(title="Other")]) == Counts(decided=2)
    found = inbox.one("abcdef123456")
    assert (found.state, found.reason) == ("rejected", "not on the dialogue")


def test_an_empty_inbox_knows_from_raw_what_was_decided(tmp_path: Path) -> None:
    decision = Decision(
        candidate="abcdef123456", decision="rejected", reason="no", decided_on="2020-07-02"
    )
    inbox = Inbox(tmp_path, {"abcdef123456": decision})
    assert inbox.put([candidate(), candidate("other1")]) == Counts(new=1, decided=1)
    assert inbox.one("abcdef123456").decided_on == date(2020, 7, 2)


def test_a_decision_that_was_taken_back_in_raw_lets_a_candidate_wait_again(tmp_path: Path) -> None:
    Inbox(tmp_path).put([candidate()])
    Inbox(tmp_path).decide("abcdef123456", "rejected", TODAY, reason="no")
    assert Inbox(tmp_path, {}).one("abcdef123456").state == "waiting"


def test_a_change_of_an_accepted_page_stays_accepted_and_is_told(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path)
    inbox.put([candidate()])
    inbox.decide("abcdef123456", "accepted", TODAY, record_id="x")
    assert inbox.put([candidate(title="Later")]) == Counts(changed=1)
    assert inbox.one("abcdef123456").state == "accepted"
    assert inbox.earlier("abcdef123456") is not None


def test_a_damaged_file_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path)
    inbox.put([candidate(), candidate("other1")])
    (tmp_path / "candidates" / "other1.json").write_text("{")
    assert [each.key for each in inbox.all()] == ["abcdef123456"]
    assert "other1.json: no candidate can be read" in inbox.damaged()[0]
    with pytest.raises(CouldNotRun, match="cannot be read"):
        inbox.one("other1")


@pytest.mark.parametrize("key", ["../out", "", ".hidden", "a/b", "a" * 200])
def test_a_key_that_is_no_name_of_a_file_is_refused(tmp_path: Path, key: str) -> None:
    with pytest.raises(CouldNotRun, match="no key of a candidate"):
        Inbox(tmp_path / "inbox").put([candidate(key)])
    assert list(tmp_path.rglob("*.json")) == []


def test_a_key_that_two_begin_with_is_not_guessed(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path)
    inbox.put([candidate("abcd1"), candidate("abcd2")])
    with pytest.raises(CouldNotRun, match="2 candidates begin with abcd"):
        inbox.one("abcd")
    with pytest.raises(CouldNotRun, match="no candidate xyz"):
        inbox.one("xyz")


def test_files_are_plain_and_whole(tmp_path: Path) -> None:
    Inbox(tmp_path).put([candidate()])
    path = tmp_path / "candidates" / "abcdef123456.json"
    assert json.loads(path.read_text(encoding="utf-8"))["record"]["kind"] == "roundtable"
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_the_folder_is_that_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DIALOGUE_INBOX", raising=False)
    assert inbox_folder(tmp_path) == tmp_path / "inbox"
    monkeypatch.setenv("DIALOGUE_INBOX", str(tmp_path / "elsewhere"))
    assert inbox_folder(tmp_path) == tmp_path / "elsewhere"
