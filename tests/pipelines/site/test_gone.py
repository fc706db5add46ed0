"""Records that are no longer there: their old addresses say what became of them."""

from pathlib import Path

from pipelines.present import Library
from pipelines.present.language import LANGUAGES
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


def revised(*rows: dict[str, str]) -> Tables:
    """The tiny tree with revisions."""
    return tiny_tables().with_tables({"revisions": table("revisions", *rows)})


def made(tables: Tables, data: Path, out: Path) -> Path:
    """The site of tables."""
    site(tables, Published(data), out)
    return out


def test_an_old_address_leads_on_and_says_why(tiny_data: Path, tmp_path: Path) -> None:
    folder = made(revised(MERGED), tiny_data, tmp_path / "site")
    for code in LANGUAGES:
        path = folder / code / "agreements" / "old-2012.html"
        page = tree(path)
        assert faults(path) == []
        (refresh,) = page.xpath("//meta[@http-equiv='refresh']/@content")
        assert refresh == "0; url=../agreements/example-2013.html"
        assert "../agreements/example-2013.html" in page.xpath("//main//a/@href")
        assert "<b>twice</b>" in "".join(page.xpath("//main")[0].itertext())
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert list(lost(folder)) == []


def test_one_that_was_taken_out_leads_nowhere_by_itself(tiny_data: Path, tmp_path: Path) -> None:
    folder = made(revised(TAKEN_OUT), tiny_data, tmp_path / "site")
    page = tree(folder / "en" / "agreements" / "stray-2011.html")
    assert page.xpath("//meta[@http-equiv='refresh']") == []
    told = " ".join("".join(page.xpath("//main")[0].itertext()).split())
    assert "Taken out on 1 July 2020." in told and "It is no agreement." in told


def test_a_chain_leads_to_its_end(tiny_data: Path, tmp_path: Path) -> None:
    first = {**MERGED, "id": "r0003", "changed_key": "older-2010", "merged_into": "old-2012"}
    folder = made(revised(MERGED, first), tiny_data, tmp_path / "site")
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


def test_a_claim_that_was_taken_out_keeps_its_address(tiny_data: Path, tmp_path: Path) -> None:
    key = "example-2013-c099"
    row = {**TAKEN_OUT, "changed_table": "assessments", "changed_key": key}
    folder = made(revised(row), tiny_data, tmp_path / "site")
    (shown,) = tree(folder / "en/agreements/example-2013.html").xpath(f"//*[@id='{key}']")
    assert "It is no agreement." in "".join(shown.itertext())


def test_a_merged_claim_leads_to_the_other(tiny_data: Path, tmp_path: Path) -> None:
    row = {
        **MERGED,
        "changed_table": "assessments",
        "changed_key": "example-2013-c098",
        "merged_into": "example-2013-c001",
    }
    folder = made(revised(row), tiny_data, tmp_path / "site")
    (shown,) = tree(folder / "en/agreements/example-2013.html").xpath("//*[@class='gone']")
    assert shown.xpath(".//a/@href") == ["../agreements/example-2013.html#example-2013-c001"]
    assert list(lost(folder)) == []


def test_old_addresses_are_not_on_the_map(tiny_data: Path, tmp_path: Path) -> None:
    folder = made(with_address(revised(MERGED)), tiny_data, tmp_path / "site")
    assert "old-2012" not in (folder / "sitemap.xml").read_text()
    assert tree(folder / "en/agreements/old-2012.html").xpath("//link[@rel='canonical']") == []
