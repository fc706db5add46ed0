"""The page of the search in a browser: it finds, also with the keyboard, and asks nobody else."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pipelines.present import Library, words_of
from pipelines.present.language import LANGUAGES
from schemas.claims import Assessment
from tests.browser import seen
from tests.pipelines.site.made import packed, tree
from tests.pipelines.site.queries import QUERIES, Query
from tests.pipelines.tabulate.tables import checkout_tables

LARGEST = 150_000
"""Bytes of the page with all that it needs before it asks the index, compressed."""


def found(tab: Page) -> list[str]:
    """Where the results lead that are shown."""
    return [str(link.get_attribute("href")) for link in tab.locator("#results a").all()]


def opened(tab: Page, address: str) -> None:
    """Open a search and wait until it answers."""
    tab.goto(address)
    expect(tab.locator("#results > li").first).to_be_visible()


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_claim_is_found_by_its_id_and_nobody_else_is_asked(
    home: str, tab: Page, code: str
) -> None:
    what = seen(tab)
    claim = Library(checkout_tables()).all(Assessment)[0]
    opened(tab, f"{home}{code}/search.html?q={claim.id}")
    assert any(link.endswith(f"#{claim.id}") for link in found(tab)[:3])
    tab.locator(f"a[href$='#{claim.id}']").first.click()
    expect(tab.locator(f"[id='{claim.id}']")).to_be_in_viewport()
    assert what.strangers(home) == []
    assert what.complaints == []
    assert tab.context.cookies() == []


def test_words_of_a_claim_lead_to_it(home: str, tab: Page) -> None:
    claim = next(row for row in Library(checkout_tables()).all(Assessment) if row.finding)
    words = " ".join(claim.finding.split()[:12])
    opened(tab, f"{home}en/search.html?q={words}")
    assert f"#{claim.id}" in " ".join(found(tab)[:4])
    assert tab.locator("#results mark").count() >= 3


def test_it_works_with_the_keyboard_and_says_how_many(home: str, tab: Page) -> None:
    tab.goto(f"{home}sq/search.html")
    tab.locator("#query").focus()
    tab.keyboard.type("Mitrovica")
    tab.keyboard.press("Enter")
    status = tab.locator("#status")
    expect(tab.locator("#results > li").first).to_be_visible()
    expect(status).to_have_attribute("aria-live", "polite")
    told = words_of("sq").gettext("Pages found: %(count)s.", count="")
    expect(status).to_contain_text(told.rstrip("."))
    assert tab.url.endswith("?q=Mitrovica")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('#results') !== null")
    tab.keyboard.press("Enter")
    expect(tab.locator("main h1")).to_be_visible()
    assert "search.html" not in tab.url


def test_more_pages_come_when_they_are_asked_for(home: str, tab: Page) -> None:
    opened(tab, f"{home}en/search.html?q=agreement")
    assert tab.locator("#results > li").count() == 10
    tab.locator("#more").click()
    expect(tab.locator("#results > li")).to_have_count(20)
    assert (
        tab.evaluate(
            "[...document.querySelectorAll('#results > li')].indexOf("
            "document.activeElement.closest('#results > li'))"
        )
        == 10
    )


@pytest.mark.parametrize("query", ["qwrtzpsd", "%%", "energjiaqwrtz"])
def test_what_is_not_there_is_not_found(home: str, tab: Page, query: str) -> None:
    tab.goto(f"{home}sq/search.html")
    tab.locator("#query").fill(query)
    tab.keyboard.press("Enter")
    status = tab.locator("#status")
    none = words_of("sq").gettext("Nothing was found. Fewer words find more.")
    expect(status).to_have_text("" if query == "%%" else none)
    assert found(tab) == []
    assert tab.locator("#more").is_hidden()


def test_what_is_typed_is_text_and_no_markup(home: str, tab: Page) -> None:
    what = seen(tab)
    tab.goto(f"{home}en/search.html?q=<img src=x onerror=alert(1)>")
    expect(tab.locator("#query")).to_have_value("<img src=x onerror=alert(1)>")
    assert tab.locator("main img").count() == 0
    assert what.complaints == []


def test_it_fits_a_small_screen(home: str, tab: Page) -> None:
    opened(tab, f"{home}sr-Cyrl/search.html?q=Митровица")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_scripts_and_from_a_disk_it_says_what_it_needs(
    home: str, chrome: Browser, checkout_site: Path
) -> None:
    without = chrome.new_context(java_script_enabled=False)
    page = without.new_page()
    page.goto(f"{home}sr-Latn/search.html")
    expect(page.locator("#needs noscript p")).to_contain_text("JavaScript")
    without.close()
    context = chrome.new_context()
    page = context.new_page()
    page.goto((checkout_site / "en/search.html").as_uri())
    expect(page.locator("#needs .late")).to_contain_text("dialogue site --serve")
    expect(page.locator("#needs .late")).to_be_visible()
    expect(page.locator("#search")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_with_all_that_it_needs_is_small(checkout_site: Path, code: str) -> None:
    own = checkout_site / "search" / code
    (engine,) = own.glob("wasm.*.pagefind")  # compressed as it is
    scripts = [checkout_site / "script" / name for name in ("search.js", "words.js", "letters.js")]
    texts = [checkout_site / code / "search.html", checkout_site / "style/site.css", *scripts]
    sizes = [packed(path) for path in (*texts, own / "pagefind.js", own / "pagefind-entry.json")]
    sizes += [path.stat().st_size for path in own.glob("*.pf_meta")]
    assert sum(sizes) + len(gzip.compress(engine.read_bytes())) < LARGEST


@pytest.mark.soak
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_claim_is_found(home: str, tab: Page, checkout_site: Path, code: str) -> None:
    tab.goto(f"{home}{code}/search.html")
    pages = (checkout_site / code / "agreements").glob("*.html")
    claims = {each for page in pages for each in tree(page).xpath("//div[@class='claim']/@id")}
    assert len(claims) > 400
    for claim in sorted(claims):
        tab.locator("#query").fill(claim)
        tab.keyboard.press("Enter")
        expect(tab.locator(f"#results a[href$='#{claim}']").first).to_be_visible()


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: f"{query.code}: {query.text}")
def test_what_people_type_leads_to_what_they_look_for(home: str, tab: Page, query: Query) -> None:
    opened(tab, f"{home}{query.code}/search.html?q={query.text}")
    pages = tab.locator("#results > li h2 a").all()[:5]
    first = [str(link.get_attribute("href")) for link in pages]
    assert any(f"agreements/{answer}.html" in first for answer in query.answers), first
