"""The page of a table in a browser: rows of the published file, sorted, filtered, taken along."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pipelines.present.language.alphabet import sort_key
from schemas.csv_text import csv_text
from schemas.registry import TABLES
from tests.browser import seen
from tests.pipelines.tabulate.tables import checkout_tables


def opened(tab: Page, address: str) -> None:
    """Open the page of a table and wait for its rows."""
    tab.goto(address)
    expect(tab.locator("#body tr").first).to_be_visible()


def cells(tab: Page, column: str) -> list[str]:
    """What stands in a column of the rows that are shown."""
    heads = [head.inner_text() for head in tab.locator("#head button").all()]
    place = heads.index(column) + 1
    return tab.locator(f"#body tr td:nth-child({place})").all_inner_texts()


def taken(tab: Page, folder: Path) -> str:
    """The file that the page gives."""
    with tab.expect_download() as download:
        tab.locator("#save").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path.read_text(encoding="utf-8")


def test_a_table_is_sorted_filtered_and_taken_along(home: str, tab: Page, tmp_path: Path) -> None:
    what = seen(tab)
    opened(tab, f"{home}sq/tables/places.html")
    tab.locator("#head button", has_text="name_sq").first.click()
    expect(tab.locator("#head th[aria-sort=ascending]")).to_have_count(1)
    names = [row["name_sq"] for row in checkout_tables().rows("places")]
    ordered = sorted(names, key=lambda name: sort_key("sq", name))
    assert cells(tab, "name_sq") == ordered[:50] != sorted(names)[:50]
    tab.locator("#head th[aria-sort] button").click()
    expect(tab.locator("#head th[aria-sort=descending]")).to_have_count(1)
    tab.locator("#query").fill("mitrovice")
    expect(tab.locator("#body tr")).not_to_have_count(min(50, len(names)))
    kept = cells(tab, "name_sq")
    assert "Mitrovicë" in kept and "Ferizaj" not in kept
    text = taken(tab, tmp_path)
    assert [line.split(",")[0] for line in text.splitlines()[1:]] == cells(tab, "id")
    assert what.strangers(home) == [] and what.complaints == []


def test_a_filter_can_look_at_one_column(home: str, tab: Page) -> None:
    opened(tab, f"{home}en/tables/agreements.html")
    tab.locator("#column").select_option(label="id")
    tab.locator("#query").fill("energy")
    expect(tab.locator("#body tr")).to_have_count(3)
    assert all("energy" in each for each in cells(tab, "id"))
    tab.locator("#query").fill("no such text")
    expect(tab.locator("#status")).to_contain_text("No row holds this")
    expect(tab.locator("#save")).to_be_disabled()


def test_a_long_table_is_paged_by_keyboard_and_its_address_keeps_the_place(
    home: str, tab: Page
) -> None:
    name = max(TABLES, key=lambda each: checkout_tables()[each].num_rows)
    opened(tab, f"{home}en/tables/{name}.html")
    expect(tab.locator("#before")).to_be_disabled()
    first = tab.locator("#body tr").first.inner_text()
    tab.locator("#after").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("#status")).to_contain_text("Rows 51 to 100 of")
    assert tab.locator("#body tr").first.inner_text() != first
    assert tab.url.endswith("?from=50")
    tab.reload()
    expect(tab.locator("#status")).to_contain_text("Rows 51 to 100 of")


def test_the_page_fits_a_small_screen_and_says_what_columns_are(home: str, tab: Page) -> None:
    opened(tab, f"{home}sr-Latn/tables/assessments.html")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    assert tab.locator("#head button").first.inner_text() == "id"
    told = tab.locator("#column-finding + dd").inner_text()
    assert "string" in told and len(told.split()) > 5


def test_a_table_of_texts_that_a_spreadsheet_would_run_is_guarded(
    home: str, tab: Page, tmp_path: Path
) -> None:
    table = checkout_tables()["figures"]
    opened(tab, f"{home}en/tables/figures.html")
    assert taken(tab, tmp_path) == csv_text(table)


ROWS = """async ([address, name]) => {
  const reader = new Worker(`${address}script/reader.js`, { type: "module" });
  const ask = (message) => new Promise((resolve, reject) => {
    reader.onmessage = ({ data }) => data.error ? reject(data.error) : resolve(data.result);
    reader.postMessage(message);
  });
  await ask({ work: "opened", url: `${address}data/${name}.parquet` });
  const file = await ask({ work: "file", query: "", column: null, sort: null, language: "en" });
  reader.terminate();
  return file.text;
}"""


@pytest.mark.soak
def test_every_table_is_read_as_it_was_published(home: str, tab: Page) -> None:
    tab.goto(f"{home}en/tables/places.html")
    tables = checkout_tables()
    for name in TABLES:
        assert tab.evaluate(ROWS, [home, name]) == csv_text(tables[name]), name
