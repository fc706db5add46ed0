"""From a candidate to a record of raw/: in the form of the contract, checked, or not at all."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipelines.capture.inbox.accepting import accepted, write
from pipelines.capture.inbox.homes import home_of, slug
from pipelines.ingest import ingest
from schemas.candidates import Candidate
from schemas.problem import CouldNotRun, ProblemsFound
from tests.pipelines.capture.candidates import ADDRESS, SEEN, TODAY, candidate

FILE = "activities/2020.yml"


def accept(root: Path, one: Candidate, today: date = TODAY, verified: bool = False) -> Any:
    """Accept a candidate into a tree."""
    done = accepted(root / "raw", one, one.record, today, verified)
    write(done)
    return done


def records(root: Path, file: str = FILE, name: str = "activities") -> list[dict[str, Any]]:
    text = (root / "raw" / file).read_text(encoding="utf-8")
    found: list[dict[str, Any]] = yaml.safe_load(text)[name]
    return found


def errors(root: Path) -> list[str]:
    return [problem.sentence() for problem in ingest(root / "raw").errors]


def test_a_record_is_written_in_the_form_of_the_contract(tiny: Path) -> None:
    done = accept(tiny, candidate())
    assert (done.file, done.id) == (FILE, "example-institute-roundtable-2020-06-24")
    assert (tiny / "raw" / FILE).read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../build/schemas/activities.schema.json\n"
        "activities:\n"
        "  - id: example-institute-roundtable-2020-06-24\n"
        "    title: Round table on bridges\n"
        "    kind: roundtable\n"
        "    date: '2020-06-24'\n"
        "    held: 'yes'\n"
        "    evidence: report\n"
        "    verified: false\n"
        "    organisers:\n"
        "      - example-institute\n"
        "    topics:\n"
        "      - bridges\n"
        "    citations:\n"
        "      - source_id: site-example-nd-round\n"
        "        seen_on: '2020-07-01'\n"
        "        seen_as: live-page\n"
        "        seen_part: whole\n"
    )
    assert errors(tiny) == []


def test_the_page_is_a_source_and_is_one_once(tiny: Path) -> None:
    accept(tiny, candidate())
    done = accept(tiny, candidate("second", date="2020-06-25"))
    assert done.source is None
    found = [each for each in records(tiny, "sources.yml", "sources") if each["url"] == ADDRESS]
    assert found == [
        {
            "id": "site-example-nd-round",
            "url": ADDRESS,
            "title": "Round table on bridges",
            "title_basis": "recorded",
            "publisher": "site.example.org",
            "kind": "web-page",
        }
    ]


def test_a_source_that_is_known_by_its_address_is_cited(tiny: Path) -> None:
    origin = candidate().origin.model_copy(update={"address": "http://www.example.org/report/"})
    done = accept(tiny, candidate().model_copy(update={"origin": origin, "truncated": True}))
    citation = records(tiny)[0]["citations"][0]
    assert (done.source, citation["source_id"]) == (None, "example-2015-report")
    assert citation["seen_part"] == "excerpt"


def test_what_was_read_in_a_file_was_not_seen_as_a_live_page(tiny: Path) -> None:
    origin = candidate().origin.model_copy(update={"file": "saved.html"})
    accept(tiny, candidate().model_copy(update={"origin": origin}))
    assert records(tiny)[0]["citations"][0]["seen_as"] == "stored-text"


def test_records_stand_in_the_order_of_their_dates_with_comments_where_they_were(
    tiny: Path,
) -> None:
    accept(tiny, candidate("one", date="2020-06-10"))
    path = tiny / "raw" / FILE
    path.write_text(
        path.read_text(encoding="utf-8").replace("activities:\n", "activities:\n  # the first\n")
    )
    accept(tiny, candidate("two", date="2020-06-20"))
    accept(tiny, candidate("three", date="2020-06-15"))
    accept(tiny, candidate("four", date="2020-03"))
    accept(tiny, candidate("five", date="2020-06-15", venue="Town hall"))
    assert [each["date"] for each in records(tiny)] == [
        *("2020-03", "2020-06-10", "2020-06-15", "2020-06-15", "2020-06-20"),
    ]
    assert "# the first" in path.read_text(encoding="utf-8")
    assert errors(tiny) == []


def test_ids_are_the_next_that_are_free(tiny: Path) -> None:
    found = [accept(tiny, candidate(key, venue=key)).id for key in ("one", "two", "three")]
    stem = "example-institute-roundtable-2020-06-24"
    assert found == [stem, f"{stem}-2", f"{stem}-3"]
    assert accept(tiny, candidate("four", id=stem, venue="four")).id == f"{stem}-4"
    chosen = {**candidate().record, "id": stem, "venue": "a person chose this id"}
    with pytest.raises(CouldNotRun, match="is taken"):
        accepted(tiny / "raw", candidate("six"), chosen, TODAY)
    assert accept(tiny, candidate("five", id="my-own", venue="five")).id == "my-own"


def test_a_record_that_is_there_is_not_written_twice(tiny: Path) -> None:
    done = accept(tiny, candidate())
    (tiny / "raw" / "decisions.yml").unlink()  # as if the accept had been cut off before its end
    with pytest.raises(CouldNotRun, match=f"activities {done.id} says the same already"):
        accept(tiny, candidate())
    assert len(records(tiny)) == 1


def test_an_undated_record_has_a_file_of_its_own(tiny: Path) -> None:
    done = accept(tiny, candidate(date=None, organisers=None))
    assert (done.file, done.id) == ("activities/undated.yml", "round-table-roundtable")


def test_a_project_is_a_file(tiny: Path) -> None:
    record = {"title": "Bridges for “all” — Ćuprija", "lead_id": "example-institute"}
    project = candidate().model_copy(update={"kind": "project", "record": record})
    done = accept(tiny, project)
    assert done.file == "projects/bridges-for-all-cuprija.yml"
    assert errors(tiny) == []


def test_verified_is_said_by_a_person_only(tiny: Path) -> None:
    accept(tiny, candidate("one", verified=True))
    assert records(tiny)[0]["verified"] is False
    accept(tiny, candidate("two", date="2020-06-25"), verified=True)
    assert records(tiny)[1]["verified"] is True


def test_a_record_without_a_page_cites_none_and_cannot_be_verified(tiny: Path) -> None:
    origin = candidate().origin.model_copy(update={"address": None, "file": "table.xlsx"})
    one = candidate().model_copy(update={"origin": origin})
    with pytest.raises(ProblemsFound):
        accept(tiny, one, verified=True)
    accept(tiny, one)
    assert "citations" not in records(tiny)[0]


def test_the_date_of_the_data_moves_to_the_day_that_the_record_needs(tiny: Path) -> None:
    done = accept(tiny, candidate())
    assert done.data_date == ("2020-06-30", SEEN.isoformat())
    assert "release_date: '2020-07-01'" in (tiny / "raw/dataset.yml").read_text()
    assert accept(tiny, candidate("two", date="2020-06-25")).data_date is None


def test_the_date_of_the_data_never_lies_ahead(tiny: Path) -> None:
    before = {p: p.read_bytes() for p in (tiny / "raw").rglob("*.yml")}
    with pytest.raises(ProblemsFound) as found:
        accept(tiny, candidate(date="2020-12-24"))
    assert "a time after the data" in found.value.problems[0].what
    assert {p: p.read_bytes() for p in (tiny / "raw").rglob("*.yml")} == before
    done = accept(tiny, candidate(date="2020-12-24", held="not-known", evidence="announcement"))
    assert done.data_date == ("2020-06-30", "2020-07-01")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"kind": "rondtable"}, "unknown code in kind"),
        ({"organisers": ["nobody"]}, "names no record of organisations"),
        ({"colour": "blue"}, "colour"),
        ({"title": None}, "title is missing"),
        ({"title": "N/A"}, "a placeholder"),
        ({"date": "24 June"}, "is not a date"),
        ({"date_end": "2020-06-01"}, "an end before the start"),
    ],
)
def test_a_record_that_is_not_valid_is_not_written(
    tiny: Path, values: dict[str, Any], said: str
) -> None:
    before = {p: p.read_bytes() for p in (tiny / "raw").rglob("*.yml")}
    with pytest.raises(ProblemsFound) as found:
        accept(tiny, candidate(**values))
    assert said in " ".join(problem.sentence() for problem in found.value.problems)
    assert {p: p.read_bytes() for p in (tiny / "raw").rglob("*.yml")} == before


def test_odd_texts_come_back_as_they_were(tiny: Path) -> None:
    odd = [
        *("yes", "2020", "a: b", "a #b", "'quoted'", '"x"', "- a", "1e5", "1_000", "true"),
        *("@who", "é", "no", "y", "a\u2013b", "word " * 40 + "end", "12:30", "0x1F", "~a", "%d"),
    ]
    accept(tiny, candidate(topics=odd))
    assert errors(tiny) == []
    found = ingest(tiny / "raw").records.rows["activity_topics"]
    assert sorted(row.topic for row in found) == sorted(odd)  # type: ignore[attr-defined]


def test_a_kind_without_a_place_says_what_to_do() -> None:
    with pytest.raises(CouldNotRun, match="cannot be accepted here; allowed: activity"):
        home_of("poem")


def test_letters_of_both_languages_become_those_of_an_id() -> None:
    assert slug("Đorđe Çitaku: žëška, Ćuprija!") == "djordje-citaku-zeska-cuprija"
