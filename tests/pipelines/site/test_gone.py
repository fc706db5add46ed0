"""Records that are no longer there: their old addresses say what became of them."""

from pathlib import Path

import pytest

from pipelines.present import Library
from pipelines.site import Published, site
from pipelines.site.gone import withdrawn
from schemas.tables import Tables
from tests.pipelines.release.trees import REVISION
from tests.pipelines.site.made import faults, tree, with_address
from tests.pipelines.site.test_pages import lost
from tests.pipelines.tabulate.tables import table, tiny_tables

MERGED = {
    **REVISION,
    "change": "merged",
    "changed_table": "agreements",
    "changed_key": "old-2012",
    "merged_into": "example-2013",
    "reason": "One text, written down <b>twice</b>",
}
TAKEN_OUT = {
    **REVISION,
    "id": "r0002",
    "change": "removed",
    "changed_table": "agreements",
    "changed_key": "stray-2011",
    "reason": "It is no agreement.",
}
OLDER = {**MERGED, "id": "r0003", "changed_key": "older-2010", "merged_into": "old-2012"}
CLAIM_OUT = {
    **TAKEN_OUT,
    "id": "r0004",
    "changed_table": "assessments",
    "changed_key": "example-2013-c099",
}
CLAIM_MERGED = {
    **MERGED,
    "id": "r0005",
    "changed_table": "assessments",
    "changed_key": "example-2013-c098",
    "merged_into": "example-2013-c001",
}
CODES = ("en", "sr-Cyrl")
"""Languages of the site here: each takes its time."""


def revised(*rows: dict[str, str]) -> Tables:
    """The tiny tree with revisions."""
    return tiny_tables().with_tables({"revisions": table("revisions", *rows)})


@pytest.fixture(scope="module")
def folder(tiny_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the tiny tree with an address, from which all of these are gone."""
    out = tmp_path_factory.mktemp("gone") / "site"
    tables = with_address(revised(MERGED, TAKEN_OUT, OLDER, CLAIM_OUT, CLAIM_MERGED))
    site(tables, Published(tiny_data), out, CODES)
    return out


def test_no_link_is_lost(folder: Path) -> None:
    assert list(lost(folder)) == []


def test_an_old_address_leads_on_and_says_why(folder: Path) -> None:
    for code in CODES:
        path = folder / code / "agreements" / "old-2012.html"
        page = tree(path)
        assert faults(path) == []
        (refresh,) = page.xpath("//meta[@http-equiv='refresh']/@content")
        assert refresh == "0; url=../agreements/example-2013.html"
        assert "../agreements/example-2013.html" in page.xpath("//main//a/@href")
        assert "<b>twice</b>" in "".join(page.xpath("//main")[0].itertext())
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_one_that_was_taken_out_leads_nowhere_by_itself(folder: Path) -> None:
    page = tree(folder / "en" / "agreements" / "stray-2011.html")
    assert page.xpath("//meta[@http-equiv='refresh']") == []
    told = " ".join("".join(page.xpath("//main")[0].itertext()).split())
    assert "Taken out on 1 July 2020." in told and "It is no agreement." in told


def test_a_chain_leads_to_its_end(folder: Path) -> None:
    page = tree(folder / "en" / "agreements" / "older-2010.html")
    (refresh,) = page.xpath("//meta[@http-equiv='refresh']/@content")
    assert refresh.endswith("/example-2013.html")


def test_a_circle_ends() -> None:
    one = {**MERGED, "changed_table": "assessments", "changed_key": "example-2013-c091"}
    other = {
        **one,
        "id": "r0004",
        "changed_key": one["merged_into"],
        "merged_into": "example-2013-c091",
    }
    one["merged_into"] = other["changed_key"] = "example-2013-c092"
    listed = withdrawn(Library(revised(one, other)), "example-2013")
    assert {gone.id for gone in listed} == {"example-2013-c091", "example-2013-c092"}


def test_a_claim_that_was_taken_out_keeps_its_address(folder: Path) -> None:
    page = tree(folder / "en/agreements/example-2013.html")
    (shown,) = page.xpath(f"//*[@id='{CLAIM_OUT['changed_key']}']")
    assert "It is no agreement." in "".join(shown.itertext())


def test_a_merged_claim_leads_to_the_other(folder: Path) -> None:
    page = tree(folder / "en/agreements/example-2013.html")
    (shown,) = page.xpath(f"//*[@id='{CLAIM_MERGED['changed_key']}']")
    assert shown.xpath(".//a/@href") == ["../agreements/example-2013.html#example-2013-c001"]


def test_old_addresses_are_not_on_the_map(folder: Path) -> None:
    assert "example-2013" in (folder / "sitemap.xml").read_text()
    assert "old-2012" not in (folder / "sitemap.xml").read_text()
    assert tree(folder / "en/agreements/old-2012.html").xpath("//link[@rel='canonical']") == []
