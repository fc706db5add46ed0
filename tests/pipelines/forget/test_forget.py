"""A person is taken out of records, translations and inbox; what cannot be is listed."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from pipelines.capture.inbox.store import Inbox
from pipelines.cli import main
from pipelines.ingest import ingest
from pipelines.release import ledger_of
from pipelines.release.ledger_file import write_ledger
from pipelines.run.forgetting import Forgotten, forgotten, roles_of
from schemas.candidates import Candidate, Evidence, Origin
from schemas.fingerprint import text_hash
from schemas.problem import CouldNotRun
from tests.pipelines.release.trees import NOW, problems
from tests.pipelines.tabulate.tables import base_of
from tests.trees import add_records, edit

NAME = "First Person"
OUTCOME = "The example was agreed."
DAY = date(2020, 7, 1)


def forget(root: Path, *roles: str, is_done: bool = True) -> Forgotten:
    return forgotten(root / "raw", root / "inbox", NAME, roles, is_done, DAY)


def text(root: Path, file: str) -> str:
    return (root / "raw" / file).read_text(encoding="utf-8")


def every_text(root: Path) -> str:
    return "".join(
        path.read_text(encoding="utf-8")
        for path in root.rglob("*")
        if path.suffix in (".yml", ".json")
    )


def by_hand(done: Forgotten) -> list[str]:
    return [step.sentence() for step in done.steps if step.act == "by hand"]


def translated(root: Path, language: str, words: str) -> None:
    """A translation of the outcome of the meeting."""
    path = root / "raw" / "translations" / language / "meetings.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text("translations: []\n", encoding="utf-8")
    row: dict[str, object] = {
        "record_table": "meetings",
        "record_id": "meeting-2013-04-19",
        "field": "outcome",
        "text": words,
        "status": "our-translation",
        "original": text_hash(f"{NAME} agreed to the example."),
        "verified": False,
    }
    add_records(root, f"translations/{language}/meetings.yml", "translations", [row])


def test_without_a_word_nothing_is_changed(tiny: Path) -> None:
    before = every_text(tiny)
    assert len(forget(tiny, is_done=False).steps) >= 2
    assert every_text(tiny) == before


def test_a_field_that_may_be_absent_goes_and_its_record_stays(tiny: Path) -> None:
    done = forget(tiny)
    assert by_hand(done) == [] and NAME not in every_text(tiny)
    (meeting,) = yaml.safe_load(text(tiny, "meetings/2013.yml"))["meetings"]
    assert meeting["participants"] == [{"party": "kosovo"}]
    assert list(ingest(tiny / "raw").errors) == []


def test_a_role_stands_in_the_place_of_the_name(tiny: Path) -> None:
    edit(tiny, "meetings/2013.yml", OUTCOME, f"{NAME} agreed to the example.")
    done = forget(tiny, "a head of delegation")
    assert by_hand(done) == []
    (meeting,) = yaml.safe_load(text(tiny, "meetings/2013.yml"))["meetings"]
    assert meeting["outcome"] == "a head of delegation agreed to the example."
    assert meeting["participants"][0]["name"] == "a head of delegation"


def test_without_a_role_a_sentence_is_left_to_a_person(tiny: Path) -> None:
    edit(tiny, "meetings/2013.yml", OUTCOME, f"{NAME} agreed to the example.")
    (told,) = by_hand(forget(tiny))
    assert told.startswith("raw/meetings/2013.yml:9: meetings meeting-2013-04-19 outcome: by hand:")
    assert "give --as" in told and NAME not in told


def test_quotes_titles_and_ids_are_left_to_a_person(tiny: Path) -> None:
    edit(tiny, "sources.yml", "Text of the example", f"Text by {NAME}")
    edit(tiny, "sources.yml", "https://example.org/report", "https://example.org/first-person")
    done = forget(tiny, "a participant")
    assert [told.partition(": by hand")[0].rpartition(" ")[2] for told in by_hand(done)] == [
        "title",
        "url",
    ]
    assert f"Text by {NAME}" in text(tiny, "sources.yml")


def test_translations_get_the_role_of_their_language_or_go(tiny: Path) -> None:
    edit(tiny, "meetings/2013.yml", OUTCOME, f"{NAME} agreed to the example.")
    translated(tiny, "sq", f"{NAME} u pajtua.")
    translated(tiny, "sr-Latn", f"{NAME} se saglasio.")
    forget(tiny, "a delegate", "sq=një delegat")
    (row,) = yaml.safe_load(text(tiny, "translations/sq/meetings.yml"))["translations"]
    assert row["text"] == "një delegat u pajtua."
    assert row["original"] == text_hash("a delegate agreed to the example.")
    assert yaml.safe_load(text(tiny, "translations/sr-Latn/meetings.yml"))["translations"] == []


def test_the_spelling_of_the_name_goes_and_others_stay(tiny: Path) -> None:
    (tiny / "raw" / "translations" / "cyrillic.yml").write_text(
        f"spellings:\n  - latin: {NAME}\n    cyrillic: Фирст Персон\n"
        "  - latin: Other Person\n    cyrillic: Адер Персон\n",
        encoding="utf-8",
    )
    edit(tiny, "meetings/2013.yml", OUTCOME, "Фирст Персон agreed.")
    assert len(by_hand(forget(tiny))) == 1  # the sentence
    assert text(tiny, "translations/cyrillic.yml") == (
        "spellings:\n  - latin: Other Person\n    cyrillic: Адер Персон\n"
    )


def released(root: Path) -> None:
    """Let the tree be released, and name its next version."""
    ledger = ledger_of(base_of(root / "raw"), {"data/x.csv": "0" * 64}, "lock")
    write_ledger(ledger, root / "raw")
    edit(root, "dataset.yml", "'2020.06.0'", f"'{NOW}'")
    edit(root, "dataset.yml", "'2020-06-30'", "'2020-07-31'")


def test_what_was_released_gets_a_revision_without_the_name(tiny: Path) -> None:
    ledger = ledger_of(base_of(tiny / "raw"), {"data/x.csv": "0" * 64}, "lock")
    released(tiny)
    done = forget(tiny, "a delegate")
    rows = yaml.safe_load(text(tiny, "revisions.yml"))["revisions"]
    assert done.revisions == len(rows) == len(done.steps)
    assert rows[0]["kind"] == "personal-data" and rows[0]["reason"] == "personal data"
    assert rows[0]["new"] == "a delegate" and "old" not in rows[0]
    assert rows[0]["id"] == "r0001" and rows[0]["release"] == NOW
    assert NAME not in every_text(tiny)
    assert list(ingest(tiny / "raw").errors) == []
    assert problems(tiny, ledger) == []


def test_a_version_that_is_out_takes_no_revision(tiny: Path) -> None:
    write_ledger(ledger_of(base_of(tiny / "raw"), {"data/x.csv": "0" * 64}, "lock"), tiny / "raw")
    before = every_text(tiny)
    with pytest.raises(CouldNotRun, match="is released; give"):
        forget(tiny)
    assert every_text(tiny) == before


def test_the_inbox_forgets_too(tiny: Path) -> None:
    made = Candidate(
        key="c1",
        kind="activity",
        record={"title": "A talk", "speakers": [{"name": NAME}]},
        evidence=(Evidence(field="x", value=NAME, text=f"with {NAME.upper()}", confidence=1),),
        origin=Origin(seen_on=DAY),
    )
    Inbox(tiny / "inbox").put([made])
    page = tiny / "inbox" / "snapshots" / "page.html"
    page.parent.mkdir()
    page.write_text(f"<p>{NAME}</p>", encoding="utf-8")
    done = forget(tiny, "a speaker")
    (kept,) = Inbox(tiny / "inbox").all()
    assert kept.record["speakers"] == [{"name": "a speaker"}]
    assert kept.evidence[0].text == "with a speaker"
    assert [each.path for each in done.inbox if each.new is None] == [page]


def test_the_command_lists_does_and_says_what_is_left(
    tiny: Path, capsys: pytest.CaptureFixture[str], unhurried: None
) -> None:
    edit(tiny, "sources.yml", "Text of the example", f"Text by {NAME}")
    line = ["--root", str(tiny), "forget", *NAME.split()]
    assert main(line) == 1
    said = capsys.readouterr()
    assert "would be changed; --yes does it, 1 by hand" in said.out
    assert NAME in text(tiny, "meetings/2013.yml")
    assert main([*line, "--yes"]) == 1
    assert NAME not in text(tiny, "meetings/2013.yml")
    said = capsys.readouterr()
    assert NAME not in said.out + said.err and "sources.yml:4" in said.err


def test_roles_are_one_for_each_language() -> None:
    assert roles_of(["a delegate", "sq=një delegat"]) == {"en": "a delegate", "sq": "një delegat"}
    for bad in (["xx=role"], ["one", "two"], ["sq="]):
        with pytest.raises(CouldNotRun):
            roles_of(bad)
