"""The site as readers meet it in a browser: by keyboard, on a small screen, enlarged, printed."""

from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from pipelines.present.language import LANGUAGES
from tests.browser import is_left, opened, page_in, violations
from tests.each import each
from tests.pipelines.site.made import paths
from tests.pipelines.site.test_pages import KINDS, sample


@pytest.fixture
def tab(chrome: Browser) -> Iterator[Page]:
    """A tab of the usual size."""
    with page_in(chrome) as page:
        yield page


def wrong(chrome: Browser, folder: Path, listed: list[str], scheme: str) -> dict[str, list[str]]:
    """The pages with which axe finds something wrong."""
    with page_in(chrome, scheme=scheme) as page:
        found = {path: violations(opened(page, folder / path)) for path in listed}
    return {path: faults for path, faults in found.items() if faults}


def by_turn(folder: Path) -> list[str]:
    """A page of each kind, each in the next language; the longest is left to soak."""
    by_language = [[p for p in sample(folder) if p.startswith(f"{c}/")] for c in LANGUAGES]
    kinds = zip(*by_language, strict=True)
    listed = [each[number % len(LANGUAGES)] for number, each in enumerate(kinds)]
    return ["index.html", *(path for path in listed if not path.endswith("codebook.html"))]


def test_axe_finds_nothing_wrong_with_a_page_of_each_kind(chrome: Browser, tiny_site: Path) -> None:
    listed = by_turn(tiny_site)
    assert len(listed) > len(KINDS)
    assert wrong(chrome, tiny_site, listed, "light") == {}


@pytest.mark.soak
@each(["light", "dark"])
def test_nor_with_any_page(scheme: str, chrome: Browser, checkout_site: Path) -> None:
    assert wrong(chrome, checkout_site, paths(checkout_site), scheme) == {}


def test_axe_would_find_it(tab: Page, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html><title>x</title><main><h1>x</h1><img src="x.png">'
        '<p style="color:#aaa">pale</p></main>'
    )
    found = " ".join(violations(opened(tab, page)))
    assert all(rule in found for rule in ("html-has-lang", "image-alt", "color-contrast"))


FOCUSED = """() => {
    const it = document.activeElement;
    const style = getComputedStyle(it), box = it.getBoundingClientRect();
    return {
        tag: it.tagName, href: it.getAttribute("href"), id: it.id,
        rings: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        seen: box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.width > 0
            && box.height > 0,
    };
}"""


def test_the_keyboard_reaches_the_text_the_menu_and_the_languages(
    tab: Page, tiny_site: Path
) -> None:
    opened(tab, tiny_site / "sq" / "agreements.html")
    menu = [link.get_attribute("href") for link in tab.locator("header nav a").all()]
    reached = []
    for _ in range(2 + len(menu)):
        tab.keyboard.press("Tab")
        at = tab.evaluate(FOCUSED)
        assert at["rings"] and at["seen"], at
        reached.append(at["href"])
    assert reached == ["#main", "index.html", *menu]


def test_the_skip_link_leads_to_the_text(tab: Page, tiny_site: Path) -> None:
    opened(tab, tiny_site / "en" / "owed.html")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.evaluate(FOCUSED)["id"] == "main"
    tab.keyboard.press("Tab")
    assert tab.evaluate("() => document.activeElement.closest('main, footer') !== null")


WIDE = """() => ({
    page: document.documentElement.scrollWidth - innerWidth,
    lost: [...document.querySelectorAll("main *")].filter(it => {
        const style = getComputedStyle(it);
        return style.overflowX === "hidden" && it.scrollWidth > it.clientWidth + 1;
    }).map(it => it.outerHTML.slice(0, 80)),
})"""


SIZES = {"a phone": (320, 640, 1), "200 %": (640, 400, 2)}


def too_wide(size: str, chrome: Browser, folder: Path, listed: list[str]) -> dict[str, object]:
    """The pages that scroll sideways or lose text in a window of a size."""
    width, height, scale = SIZES[size]
    found = {}
    with page_in(chrome, width, height, scale=scale) as page:
        for path in listed:
            found[path] = opened(page, folder / path).evaluate(WIDE)
    return {p: at for p, at in found.items() if at["page"] > 0 or at["lost"]}


@each(SIZES)
def test_no_page_of_any_kind_scrolls_sideways_or_loses_text(
    size: str, chrome: Browser, checkout_site: Path
) -> None:
    assert too_wide(size, chrome, checkout_site, by_turn(checkout_site)) == {}


@pytest.mark.soak
@each(SIZES)
def test_nor_does_one_in_any_language(size: str, chrome: Browser, checkout_site: Path) -> None:
    assert too_wide(size, chrome, checkout_site, sample(checkout_site)) == {}


def test_a_page_that_is_too_wide_would_be_found(chrome: Browser, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<!doctype html><main><p style='width:500px'>wide</p></main>")
    with page_in(chrome, 320, 640) as page:
        assert opened(page, path).evaluate(WIDE)["page"] > 0


def test_lines_may_stand_further_apart(chrome: Browser, tiny_site: Path) -> None:
    """Who needs it sets wider lines, words and letters (WCAG 1.4.12): nothing is cut off then."""
    style = (
        "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
        " word-spacing: .16em !important }"
    )
    with page_in(chrome, 320, 640) as page:
        for kind in KINDS:
            opened(page, tiny_site / "sr-Cyrl" / f"{kind}.html")
            page.evaluate(
                "css => { const it = new CSSStyleSheet(); it.replaceSync(css);"
                " document.adoptedStyleSheets = [it] }",
                style,
            )
            found = page.evaluate(WIDE)
            assert found["page"] <= 0 and not found["lost"], kind


def test_a_page_prints_as_text_without_its_menu(tab: Page, tiny_site: Path) -> None:
    opened(tab, tiny_site / "en" / "agreements" / "example-2013.html")
    title = tab.locator("h1").inner_text()
    menu = tab.locator("nav.menu a").first.inner_text()
    with pymupdf.open(stream=tab.pdf(format="A4"), filetype="pdf") as printed:
        text = " ".join(page.get_text() for page in printed)
    assert title in " ".join(text.split())
    tab.emulate_media(media="print")
    assert not tab.locator("nav.menu").is_visible() and not tab.locator(".skip").is_visible()
    assert menu


@each(["downloads.html", "index.html", "agreements/example-2013.html"])
def test_a_browser_reports_nothing_not_even_of_the_policy(
    path: str, tab: Page, tiny_site: Path
) -> None:
    told: list[ConsoleMessage] = []
    tab.on("console", lambda message: told.append(message))
    failed: list[str] = []
    tab.on("requestfailed", lambda one: failed.extend([one.url] if not is_left(one) else []))
    for code in LANGUAGES:
        opened(tab, tiny_site / code / path)
    assert [message.text for message in told] == failed == []


def test_it_would_report_a_script(tab: Page, tiny_site: Path, tmp_path: Path) -> None:
    text = (tiny_site / "en" / "downloads.html").read_text(encoding="utf-8")
    page = tmp_path / "page.html"
    page.write_text(text.replace("</body>", "<script>1</script></body>"), encoding="utf-8")
    told: list[ConsoleMessage] = []
    tab.on("console", lambda message: told.append(message))
    opened(tab, page)
    assert any("Content Security Policy" in message.text for message in told)


def test_an_old_address_leads_on_without_a_script(chrome: Browser, tmp_path: Path) -> None:
    (tmp_path / "new.html").write_text("<!doctype html><title>new</title><p>here")
    (tmp_path / "old.html").write_text(
        '<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
        '<meta http-equiv="refresh" content="0; url=new.html"><title>old</title><p>there'
    )
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "old.html").as_uri())
    page.wait_for_url("**/new.html")
    context.close()
