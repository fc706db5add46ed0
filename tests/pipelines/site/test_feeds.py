"""Feeds: valid, with ids that stay, dates of the records, and links that lead to them."""

import re
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from pipelines.present import Library, words_of
from pipelines.present.language import LANGUAGES
from pipelines.release import with_changes, write_ledger
from pipelines.site.feeds import FEEDS, NEWEST, feed_text
from pipelines.site.records import record_path
from schemas.claims import Assessment
from schemas.tables import Tables
from tests.each import each
from tests.pipelines.release.trees import BEFORE, CLAIMS, NOW, released, revised
from tests.pipelines.site.made import SITE_URL, tree, with_address
from tests.pipelines.tabulate.tables import base_of, checkout_tables, table, tiny_tables
from tests.trees import edit

GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))
CLAIM, CORRECTION, RELEASE = FEEDS


def faults(text: str) -> list[str]:
    """What is wrong with a feed by the rules of RFC 4287."""
    GRAMMAR.validate(etree.fromstring(text.encode()))
    return [str(error) for error in GRAMMAR.error_log]


def read(path: Path):
    """A feed as programs read it, without sending its ways through an address."""
    found = feedparser.parse(path.read_bytes(), resolve_relative_uris=False)
    assert not found.bozo, found.get("bozo_exception")
    return found


@pytest.fixture
def changed(tmp_path: Path) -> Tables:
    """The tiny tree after a release, with one value corrected."""
    root, ledger = released(tmp_path)
    write_ledger(ledger, root / "raw")
    edit(root, CLAIMS, "    performer: all\n", "    performer: kosovo\n")
    revised(root, field="performer", old="all", new="kosovo", reason="The <b>page</b> says so.")
    base = base_of(root / "raw")
    return with_changes(base, base, root / "raw")


def test_every_feed_is_valid_and_read(folder: Path) -> None:
    for code in LANGUAGES:
        for feed in FEEDS:
            path = folder / code / feed.path
            assert faults(path.read_text(encoding="utf-8")) == []
            found = read(path)
            assert found.version == "atom10"
            assert found.feed.language == code
            assert len(found.entries) <= NEWEST
            ids = [entry.id for entry in found.entries]
            assert len({*ids, found.feed.id}) == len(ids) + 1


@each(["<id>", "<updated>", "<title>", "<author>"])
def test_a_feed_without_what_it_must_have_would_be_found(left_out: str) -> None:
    text = feed_text(Library(tiny_tables()), CLAIM)
    name = left_out.strip("<>")
    assert faults(re.sub(rf"<{name}>.*?</{name}>", "", text, count=1)) != []


def test_an_entry_leads_to_its_record(folder: Path) -> None:
    for code in LANGUAGES:
        for feed in FEEDS:
            found = read(folder / code / feed.path)
            for entry in found.entries:
                file, _, anchor = entry.link.partition("#")
                target = (folder / code / feed.path).parent / file
                assert target.is_file(), entry.link
                assert not anchor or tree(target.resolve()).xpath(f"//*[@id='{anchor}']")
    assert len(read(folder / "en" / CLAIM.path).entries) > 0


def test_every_claim_is_found_where_a_feed_would_lead(checkout_site: Path) -> None:
    library = Library(checkout_tables())
    rows = library.all(Assessment)
    assert any(row.about_set for row in rows)
    for row in rows:
        file, _, anchor = record_path(library, "assessments", row.id).partition("#")
        assert anchor == row.id
        assert tree(checkout_site / "en" / file).xpath(f"//*[@id='{anchor}']"), row.id


def test_new_claims_are_those_recorded_last_with_who_says_what_and_where() -> None:
    library = Library(checkout_tables())
    found = feedparser.parse(feed_text(library, CLAIM).encode())
    days = [entry.updated[:10] for entry in found.entries]
    assert days == sorted(days, reverse=True)
    recorded = sorted(row.recorded for row in library.all(Assessment))
    assert days[0] >= recorded[-1]
    by_link = {entry.link.partition("#")[2]: entry for entry in found.entries}
    shown = [row for row in library.all(Assessment) if row.id in by_link]
    assert shown
    for row in shown:
        told = by_link[row.id].content[0].value
        assert "<a href=" in told
        assert by_link[row.id].updated >= row.recorded


def test_ids_stay_when_the_site_gets_an_address_and_differ_by_language() -> None:
    tables, ids = tiny_tables(), set()
    for code in LANGUAGES:
        for feed in FEEDS:
            before = feed_text(Library(tables, words_of(code)), feed)
            after = feed_text(Library(with_address(tables), words_of(code)), feed)
            own = re.findall("<id>.*?</id>", before)
            assert own == re.findall("<id>.*?</id>", after)
            assert not ids & set(own)
            ids |= set(own)


def test_with_an_address_links_are_absolute_and_a_feed_says_where_it_is() -> None:
    text = feed_text(Library(with_address(tiny_tables()), words_of("sq")), CLAIM)
    assert faults(text) == []
    found = feedparser.parse(text.encode())
    assert all(entry.link.startswith(f"{SITE_URL}/sq/") for entry in found.entries)
    own = [link.href for link in found.feed.links if link.rel == "self"]
    assert own == [f"{SITE_URL}/sq/{CLAIM.path}"]


def test_without_one_no_host_is_made_up() -> None:
    text = feed_text(Library(tiny_tables()), CLAIM)
    links = re.findall(r'<link [^>]*href="([^"]*)"', text)
    assert links and all(link.startswith("../") for link in links)


def test_a_correction_says_what_stood_there_and_why(changed: Tables) -> None:
    text = feed_text(Library(changed), CORRECTION)
    assert faults(text) == []
    (entry,) = feedparser.parse(text.encode()).entries
    assert entry.title == "correction: assessments, example-2013-c001, performer"
    assert entry.updated == "2020-07-01T00:00:00Z"
    told = entry.content[0].value
    assert "Before: all; now: kosovo." in told
    assert "The &lt;b&gt;page&lt;/b&gt; says so." in told


def test_a_corrected_claim_is_news(changed: Tables) -> None:
    entries = feedparser.parse(feed_text(Library(changed), CLAIM).encode()).entries
    assert entries[0].link.endswith("#example-2013-c001")
    assert entries[0].updated == "2020-07-01T00:00:00Z"


def test_each_version_is_told_with_its_date(changed: Tables) -> None:
    entries = feedparser.parse(feed_text(Library(changed), RELEASE).encode()).entries
    assert [(entry.title.split(",")[0], entry.updated[:10]) for entry in entries] == [
        (f"Version {NOW}", "2020-07-31"),
        (f"Version {BEFORE}", "2020-06-30"),
    ]


def test_without_corrections_the_feed_is_of_the_date_of_the_data() -> None:
    found = feedparser.parse(feed_text(Library(tiny_tables()), CORRECTION).encode())
    assert (found.entries, found.feed.updated) == ([], "2020-06-30T00:00:00Z")


def test_a_feed_holds_the_newest_alone() -> None:
    tables = tiny_tables()
    (first, *_) = tables.rows("milestones") or [
        {
            "agreement_id": "example-2013",
            "text": "A stone was laid.",
            "verified": True,
        }
    ]
    many = [
        {**first, "id": f"example-2013-c{100 + n}", "recorded": f"2020-05-{1 + n % 28:02}"}
        for n in range(NEWEST + 20)
    ]
    more = tables.with_tables({"milestones": table("milestones", *many)})
    entries = feedparser.parse(feed_text(Library(more), CLAIM).encode()).entries
    assert len(entries) == NEWEST
