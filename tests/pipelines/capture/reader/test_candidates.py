"""Candidates: records in the form of raw/, with what keeps them from being valid."""

from datetime import date

from pipelines.capture.reader import candidates
from pipelines.capture.reader.values import Page
from schemas.candidates import Candidate
from tests.pipelines.capture.reader.names import KNOWN, page
from tests.pipelines.capture.reader.test_pages import PAGES

DAY = date(2026, 11, 30)


def of(*pages: Page) -> list[Candidate]:
    return candidates(pages, DAY, names=KNOWN)


def from_file(name: str) -> list[Candidate]:
    return of(page((PAGES / name).read_bytes(), name))


def test_an_event_is_an_activity_as_far_as_known():
    (found,) = from_file("roundtable-en.txt")
    assert found.kind == "activity"
    assert found.record["id"] == "lantern-roundtable-2021-03-04"
    assert found.record["organisers"] == ["lantern"]
    assert found.record["place_id"] == "pristina"
    assert (found.record["held"], found.record["evidence"]) == ("yes", "report")
    assert found.record["agreements"] == [{"agreement_id": "freedom", "basis": "stated"}]
    assert any("'Youth Forum North' is not in raw/organisations.yml" in p for p in found.problems)


def test_what_is_announced_was_not_held():
    (found,) = from_file("invitation-en.txt")
    assert (found.record["held"], found.record["evidence"]) == ("not-known", "announcement")


def test_each_value_has_its_words():
    (found,) = from_file("roundtable-en.txt")
    told = {each.field: each.text for each in found.evidence}
    assert told["date"] == "4 March 2021"
    assert told["participants"].startswith("thirty-five participants")


def test_a_listing_gives_one_for_each_entry_cut_off():
    found = from_file("listing-with-images.txt")
    assert [each.origin.row for each in found] == [1, 2]
    assert all(each.truncated and each.record["evidence"] == "listing-excerpt" for each in found)
    assert "funders" not in found[0].record


def test_a_project_with_what_it_plans():
    (found,) = from_file("project-en.txt")
    assert found.kind == "project"
    planned = found.record["planned"]
    assert isinstance(planned, list)
    assert planned[0] == {
        "number": 1,
        "title": "Local round tables",
        "kind": "roundtable",
        "note": "6: Gjilan, Peja, Ferizaj, North Mitrovica, Novi Pazar, Kraljevo",
    }


def test_what_is_missing_is_said_in_words():
    (found,) = of(page("Series of events\n\nIn May 2021 Lantern Institute organised three events."))
    assert "kind is missing" in found.problems


def test_the_key_stays_when_a_listing_grows():
    first = "Training of mayors\n\n5 May 2021 - Lantern Institute organised a training […]\n\n"
    more = "Round table on roads\n\n4 June 2021 - Lantern Institute organised a round table […]\n\n"
    last = "Seminar of judges\n\n3 May 2020 - Lantern Institute organised a seminar […]"
    before = {each.record["title"]: each.key for each in of(page(first + last))}
    after = {each.record["title"]: each.key for each in of(page(more + first + last))}
    assert {title: after[title] for title in before} == before


def test_nothing_by_which_a_person_is_found_is_kept():
    (found,) = from_file("invitation-en.txt")
    kept = found.model_dump_json()
    assert not any(x in kept for x in ("example.org", "zoom.us", "222 3333", "823 1234", "11223"))


def test_another_programme_is_remarked_on():
    (found,) = of(page("Training\n\n5 May 2021 - Lantern Institute organised a training of cooks."))
    assert any("does not name the dialogue" in problem for problem in found.problems)
