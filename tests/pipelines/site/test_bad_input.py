"""Texts and records that are odd, few or none: a good page all the same."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from pipelines.present.language import LANGUAGES
from pipelines.release import with_changes, write_ledger
from pipelines.site import Published, site
from schemas.tables import Tables
from tests.pipelines.release.trees import released
from tests.pipelines.site.made import faults, paths, tree
from tests.pipelines.site.test_feeds import faults as feed_faults
from tests.pipelines.site.test_pages import lost
from tests.pipelines.tabulate.tables import base_of, replaced, table, tiny_tables

MARKED = '<script>alert("1")</script> & </main> <!-- <b>'
HEBREW = "משרד החוץ (Jerusalem) 2013"


TWO = ("en", "sr-Cyrl")
"""Languages of most sites here: each takes its time, and what is odd is so in every one."""


def made(tables: Tables, data: Path, out: Path, languages: Sequence[str] = TWO) -> Path:
    """The site of tables, with nothing wrong by the rules of HTML and Atom, and no lost link."""
    site(tables, Published(data), out, languages)
    assert {path: found for path in paths(out) if (found := faults(out / path))} == {}
    for feed in out.rglob("*.atom"):
        assert feed_faults(feed.read_text(encoding="utf-8")) == []
    assert list(lost(out)) == []
    return out


def test_a_text_with_markup_stands_as_it_is_everywhere(tiny_data: Path, tmp_path: Path) -> None:
    tables = tiny_tables()
    changed = {
        "agreements": [
            {**row, "title": MARKED, "short_title": MARKED} for row in tables.rows("agreements")
        ],
        "assessments": [{**row, "finding": MARKED} for row in tables.rows("assessments")],
        "organisations": [{**row, "name": MARKED} for row in tables.rows("organisations")],
        "sources": [{**row, "title": MARKED} for row in tables.rows("sources")],
        "dataset": [
            {**row, "title": MARKED, "description": MARKED, "site_url": "https://a.example/"}
            for row in tables.rows("dataset")
        ],
    }
    folder = made(replaced(tables, **changed), tiny_data, tmp_path / "site")
    for path in paths(folder):
        page = tree(folder / path)
        assert page.xpath("//script[not(@type)]|//main//b[contains(., 'agreements')]") == []
        assert len(page.xpath("//main")) == 1
    page = tree(folder / "en/agreements/example-2013.html")
    assert MARKED in "".join(page.xpath("//h1")[0].itertext())
    assert page.xpath("//meta[@property='og:title']/@content")[0].startswith(MARKED)


def test_a_name_from_right_to_left_does_not_turn_its_line(tiny_data: Path, tmp_path: Path) -> None:
    tables = tiny_tables()
    named = [{**row, "name": HEBREW} for row in tables.rows("organisations")]
    titled = [{**row, "title": HEBREW} for row in tables.rows("agreements")]
    changed = replaced(tables, organisations=named, agreements=titled)
    folder = made(changed, tiny_data, tmp_path / "site")
    page = tree(folder / "en/agreements/example-2013.html")
    assert page.xpath("//h1/@dir") == ["auto"]
    claims = page.xpath("//div[@class='claim']")
    assert claims
    for claim in claims:
        assert HEBREW in "".join(claim.xpath("p[1]//bdi[1]")[0].itertext())


def test_an_agreement_without_claims_says_so(tiny_data: Path, tmp_path: Path) -> None:
    tables = tiny_tables()
    none = {
        name: []
        for name in ("assessments", "assessment_targets", "codings", "challenges", "benefits")
    } | {name: [] for name in ("challenge_affects", "benefit_affects", "milestones", "figures")}
    cited = [row for row in tables.rows("citations") if row["cited_table"] not in none]
    folder = made(replaced(tables, citations=cited, **none), tiny_data, tmp_path / "site")
    told = "".join(tree(folder / "en/agreements/example-2013.html").xpath("//main")[0].itertext())
    assert "No assessor that was found gives a dated level on this agreement." in told
    feed = (folder / "en/feeds/claims.atom").read_text(encoding="utf-8")
    assert "<entry>" not in feed and "<updated>2020-06-30T00:00:00Z</updated>" in feed


def test_what_has_no_translation_is_marked_as_english(tiny_data: Path, tmp_path: Path) -> None:
    tables = tiny_tables().with_tables({"translations": table("translations")})
    folder = made(tables, tiny_data, tmp_path / "site", LANGUAGES)
    for code in LANGUAGES:
        page = tree(folder / code / "agreements/example-2013.html")
        marked = page.xpath("//h1//@lang")
        assert marked == ([] if code == "en" else ["en"])


def test_no_records_at_all_still_make_a_site(tiny_data: Path, tmp_path: Path) -> None:
    tables = tiny_tables()
    kept = ("dataset", "creators", "keywords", "dataset_places", "terms", "term_forms", "coders")
    names = [name for name in tables if not tables.spec(name).is_computed and name not in kept]
    folder = made(replaced(tables, **{name: [] for name in names}), tiny_data, tmp_path / "site")
    assert {path.name for path in (folder / "en").glob("*.html")} >= {"index.html", "owed.html"}


@pytest.mark.parametrize("is_released", [True, False])
def test_with_and_without_a_release_before(is_released: bool, tiny_data: Path, tmp_path: Path):
    root, ledger = released(tmp_path / "tree")
    if is_released:
        write_ledger(ledger, root / "raw")
    tables = tiny_tables()
    told = with_changes(tables, base_of(root / "raw"), root / "raw")
    folder = made(told, tiny_data, tmp_path / "site")
    feed = (folder / "en/feeds/releases.atom").read_text(encoding="utf-8")
    assert feed.count("<entry>") == 1 + is_released
