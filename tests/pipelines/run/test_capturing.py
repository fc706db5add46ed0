"""Nights: pages appear, wait for a person, are accepted, and stand in the next edition."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipelines.run import deciding
from pipelines.run.capturing import NOBODY, Capture, capture, capture_files, the_reader
from pipelines.run.edition import edition, read
from schemas.candidates import Candidate, Evidence, Origin
from schemas.problem import CouldNotRun, ProblemsFound
from tests.pipelines.capture.candidates import RECORD
from tests.pipelines.capture.sites import HOST, Reply, Site, fetcher, serving
from tests.trees import edit, quoted

NIGHT = datetime(2020, 7, 1, 2, 30, tzinfo=UTC)
DAY = timedelta(days=1)
PAGE = f"http://{HOST}/round-table"


@dataclass
class FakeReader:
    """Reads the title of a page and makes a candidate of it; some pages it cannot read."""

    read_pages: int = 0

    def read(self, data: bytes, *, name: str, address: str | None) -> tuple[str, str | None, str]:
        self.read_pages += 1
        text = data.decode("utf-8")
        if "broken" in text:
            raise ValueError("a page that is broken")
        return text.partition("<h1>")[2].partition("</h1>")[0], address, name

    def candidates(self, pages: list[tuple[str, str | None, str]]) -> list[Candidate]:
        return [self._candidate(*page) for page in pages]

    def _candidate(self, title: str, address: str | None, name: str) -> Candidate:
        words = Evidence(field="title", value=title, text=title, confidence=1)
        file = None if address else name
        return Candidate(
            key=name.removesuffix(".html"),
            kind="activity",
            record={**RECORD, "title": title},
            evidence=(words,),
            origin=Origin(address=address, file=file, seen_on=date(2000, 1, 1)),
        )


@pytest.fixture(autouse=True)
def own_inbox(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIALOGUE_INBOX", raising=False)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        found.page("/news", "<a href='/round-table'>x</a>")
        found.page("/round-table", "<h1>Round table on bridges</h1>")
        yield found


@pytest.fixture
def root(tiny: Path) -> Path:
    """The tiny tree with one site that is visited."""
    with_site(tiny)
    return tiny


def with_site(root: Path, **values: Any) -> None:
    site = {
        "id": "example",
        "name": "Example",
        "organisation_id": "example-institute",
        "connector": "listing",
        "address": f"http://{HOST}/news",
        "interval_hours": 24,
        "active": True,
        "hosts": [HOST],
        "languages": ["en"],
    }
    text = quoted({"sites": [{**site, **values}]})
    (root / "raw" / "sites.yml").write_text(text, encoding="utf-8")


def night(root: Path, site: Site, now: datetime = NIGHT, reader: Any = None) -> Capture:
    reads = reader or FakeReader()
    return capture(
        root / "raw",
        root / "build",
        lambda raw: reads,
        lambda plan: fetcher(site, *plan.hosts),
        now,
    )


def titles(root: Path) -> list[str]:
    tables = edition(read(root / "raw")).tables
    return [row["title"] for row in tables.rows("activities")]


def test_a_page_appears_waits_is_accepted_and_is_in_the_next_edition(
    root: Path, site: Site
) -> None:
    first = night(root, site)
    assert (first.visited, first.pages, first.counts.new) == (["example"], 1, 1)
    assert first.lines()[-1] == "1 candidate waits for a person: dialogue inbox list"
    assert titles(root) == []  # nothing that nobody read is published
    inbox = deciding.opened(root / "raw", root / "build")
    found = inbox.one("round-table")
    assert (found.origin.address, found.origin.seen_on) == (PAGE, NIGHT.date())
    assert found.origin.snapshot is not None
    deciding.accept(root / "raw", inbox, "round-table", NIGHT.date(), is_verified=True)
    assert titles(root) == ["Round table on bridges"]
    tables = edition(read(root / "raw")).tables
    assert [row["decision"] for row in tables.rows("decisions")] == ["accepted"]
    assert {row["source_id"] for row in tables.rows("citations")} >= {"site-example-nd-round"}
    second = night(root, site, NIGHT + DAY)
    assert (second.pages, second.unchanged, second.counts.new) == (0, 1, 0)
    assert second.lines()[-1] == "nothing waits for a person"


def test_a_page_that_changed_after_it_was_accepted_is_told_until_somebody_looked(
    root: Path, site: Site
) -> None:
    night(root, site)
    raw, build = root / "raw", root / "build"
    deciding.accept(raw, deciding.opened(raw, build), "round-table", NIGHT.date(), False)
    site.page("/round-table", "<h1>Round table on two bridges</h1>")
    later = night(root, site, NIGHT + DAY)
    assert later.counts.changed == 1
    assert "1 page of accepted records changed" in later.lines()[-1]
    inbox = deciding.opened(raw, build)
    assert any("changed" in line for line in deciding.lines(inbox, ["changed"]))
    assert "+ Round table on two bridges" in deciding.page(inbox, "round-table")
    deciding.reject(raw, inbox, "round-table", "", NIGHT.date())
    assert str(deciding.waiting(inbox)) == "nothing waits for a person"
    assert titles(root) == ["Round table on bridges"]


def test_what_was_rejected_does_not_come_back_also_into_an_empty_inbox(
    root: Path, site: Site
) -> None:
    night(root, site)
    raw, build = root / "raw", root / "build"
    inbox = deciding.opened(raw, build)
    with pytest.raises(CouldNotRun, match="says why"):
        deciding.reject(raw, inbox, "round-table", " ", NIGHT.date())
    deciding.reject(raw, inbox, "round-table", "not on the dialogue", NIGHT.date())
    (build / "inbox").rename(root / "lost")
    again = night(root, site, NIGHT + DAY)
    assert (again.counts.new, again.counts.decided) == (0, 1)
    assert str(again.waiting) == "nothing waits for a person"
    assert titles(root) == []


def test_a_reason_names_nobody(root: Path, site: Site) -> None:
    night(root, site)
    inbox = deciding.opened(root / "raw", root / "build")
    with pytest.raises(ProblemsFound):
        deciding.reject(root / "raw", inbox, "round-table", "ask ana@example.org", NIGHT.date())
    assert not (root / "raw" / "decisions.yml").exists()
    assert inbox.one("round-table").state == "waiting"


def test_a_decided_candidate_is_not_decided_again(root: Path, site: Site) -> None:
    night(root, site)
    raw, inbox = root / "raw", deciding.opened(root / "raw", root / "build")
    deciding.accept(raw, inbox, "round-table", NIGHT.date(), False)
    inbox = deciding.opened(raw, root / "build")
    with pytest.raises(CouldNotRun, match="was accepted on 2020-07-01, as example-institute-round"):
        deciding.accept(raw, inbox, "round-table", NIGHT.date(), False)
    assert titles(root) == ["Round table on bridges"]


def test_what_a_person_edited_is_what_is_accepted_and_later_nights_leave_it(
    root: Path, site: Site
) -> None:
    night(root, site)
    raw, inbox = root / "raw", deciding.opened(root / "raw", root / "build")
    done = deciding.edit(
        raw,
        inbox,
        "round-table",
        lambda text: text.replace("on bridges", "on a bridge"),
        NIGHT.date(),
    )
    assert done is not None and done.id == "example-institute-roundtable-2020-06-24"
    assert titles(root) == []
    site.page("/round-table", "<h1>Round table on something else</h1>")
    night(root, site, NIGHT + DAY)
    assert "  Round table on a bridge" in [
        line.partition(" |")[0].rstrip() for line in deciding.page(inbox, "round-table")
    ]
    # seen in UTC on a day that has not come yet where the person sits
    deciding.accept(raw, inbox, "round-table", NIGHT.date(), False)
    assert titles(root) == ["Round table on a bridge"]


def test_an_edit_with_errors_is_kept_and_named(root: Path, site: Site) -> None:
    night(root, site)
    raw, inbox = root / "raw", deciding.opened(root / "raw", root / "build")
    for old, new in (("kind: roundtable", "kind: rondtable"), ("title: ", "title: [")):
        with pytest.raises(ProblemsFound):
            deciding.edit(
                raw, inbox, "round-table", lambda t, o=old, n=new: t.replace(o, n), NIGHT.date()
            )  # type: ignore[misc]
        assert new in (inbox.edited("round-table") or "")
    assert deciding.edit(raw, inbox, "round-table", lambda text: text, NIGHT.date()) is None


def test_a_page_that_cannot_be_read_is_a_problem_and_is_read_again(root: Path, site: Site) -> None:
    site.page("/news", "<a href='/round-table'>x</a><a href='/odd'>y</a>")
    site.page("/odd", "<h1>broken</h1>")
    first = night(root, site)
    assert first.counts.new == 1
    assert first.problems == [
        f"http://{HOST}/odd: could not be read: ValueError: a page that is broken"
    ]
    site.page("/odd", "<h1>Odd</h1>")
    assert night(root, site, NIGHT + DAY).counts.new == 1


def test_a_reader_that_breaks_down_loses_no_page(root: Path, site: Site) -> None:
    class Breaking(FakeReader):
        def candidates(self, pages: Any) -> list[Candidate]:
            raise RuntimeError("out of order")

    first = night(root, site, reader=Breaking())
    assert first.problems == ["1 pages gave no candidates: RuntimeError: out of order"]
    assert night(root, site, NIGHT + DAY).counts.new == 1


def test_a_site_that_is_not_due_is_not_asked(root: Path, site: Site) -> None:
    night(root, site)
    before = len(site.asked)
    assert night(root, site, NIGHT + timedelta(hours=5)).not_due == ["example"]
    assert len(site.asked) == before


def test_without_an_active_site_nothing_is_fetched(tiny: Path, site: Site) -> None:
    def no_reader(raw: Path) -> Any:
        raise AssertionError("no page, no reader")

    for values in ({}, {"active": False}):
        if values:
            with_site(tiny, **values)
        done = capture(tiny / "raw", tiny / "build", no_reader, lambda plan: fetcher(site), NIGHT)
        assert done.lines() == [f"{NOBODY}; nothing waits for a person"]
    assert site.asked == []
    assert not (tiny / "build" / "inbox").exists()


def test_a_site_with_errors_stops_capture_before_anything_is_asked(tiny: Path, site: Site) -> None:
    with_site(tiny, connector="magic")
    with pytest.raises(ProblemsFound):
        night(tiny, site)
    assert site.asked == []


def test_a_site_whose_address_is_of_another_host_is_an_error(tiny: Path) -> None:
    with_site(tiny, hosts=["other.example.org"])
    with pytest.raises(ProblemsFound) as found:
        read(tiny / "raw")
    assert "an address of another host" in found.value.problems[0].sentence()


def test_saved_pages_are_read_as_well(tiny: Path) -> None:
    good, bad = tiny / "good.html", tiny / "bad.html"
    good.write_text("<h1>Saved</h1>")
    bad.write_text("<h1>broken</h1>")
    files = [good, bad, tiny / "none.html"]
    done = capture_files(
        tiny / "raw", tiny / "build", files, lambda raw: FakeReader(), NIGHT.date()
    )
    assert (done.counts.new, len(done.problems)) == (1, 2)
    found = deciding.opened(tiny / "raw", tiny / "build").one("good")
    assert (found.origin.file, found.origin.address) == ("good.html", None)


def test_a_record_of_a_later_day_says_what_to_do(tiny: Path, site: Site) -> None:
    with_site(tiny)
    night(tiny, site)
    raw = tiny / "raw"
    deciding.accept(raw, deciding.opened(raw, tiny / "build"), "round-table", NIGHT.date(), False)
    edit(tiny, "dataset.yml", "release_date: '2020-07-01'", "release_date: '2020-06-30'")
    with pytest.raises(ProblemsFound) as found:
        read(raw)
    told = [each.sentence() for each in found.value.problems if each.field == "seen_on"]
    assert len(told) == 1 and "write a later release_date" in told[0]


def test_the_reader_of_this_version_makes_candidates_of_pages(root: Path, site: Site) -> None:
    site.page(
        "/round-table",
        "<html><head><title>Workshop on bridges</title></head><body><main><h1>Workshop on the "
        "dialogue between Kosovo and Serbia</h1><p>24 June 2020 – Example Institute organised a "
        "workshop on the dialogue between Kosovo and Serbia in Pristina. The participants "
        "discussed the implementation of the agreements.</p></main></body></html>",
    )
    fetched = capture(
        root / "raw", root / "build", the_reader, lambda plan: fetcher(site, *plan.hosts), NIGHT
    )
    assert (fetched.problems, fetched.counts.new) == ([], 1)
    inbox = deciding.opened(root / "raw", root / "build")
    found = inbox.all()[0]
    assert (found.record["date"], found.origin.address) == ("2020-06-24", PAGE)
    done = deciding.accept(root / "raw", inbox, found.key, NIGHT.date(), is_verified=False)
    assert titles(root) == [found.record["title"]]
    assert done.source is not None
    again = night_again(root, site)
    assert (again.counts.new, again.waiting.new) == (0, 0)


def night_again(root: Path, site: Site) -> Capture:
    """The next night with the same reader, over a page with another line around it."""
    reply = site.pages["/round-table"]
    assert isinstance(reply, Reply)
    site.page("/round-table", reply.body.replace(b"<main>", b"<p>Menu</p><main>"))
    return capture(
        root / "raw",
        root / "build",
        the_reader,
        lambda plan: fetcher(site, *plan.hosts),
        NIGHT + DAY,
    )
