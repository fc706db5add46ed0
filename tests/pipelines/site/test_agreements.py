"""The pages on agreements: every claim is there, with what it says, its source and its address."""

from collections import defaultdict
from pathlib import Path

from pipelines.present import Library, words_of
from pipelines.present.language import LANGUAGES
from pipelines.site import Published, site
from pipelines.site.sources import links
from schemas.agreements import Agreement
from schemas.archives import is_archived
from schemas.claims import Assessment, Benefit, Challenge, Figure, Milestone
from schemas.evidence import Source
from tests.pipelines.site.made import faults, tree
from tests.pipelines.tabulate.tables import checkout_tables, replaced, table, tiny_tables


def test_every_claim_has_its_address_on_the_page_of_each_agreement(checkout_site: Path) -> None:
    library = Library(checkout_tables())
    expected = defaultdict(set)
    for agreement, listed in library.targets.items():
        expected[agreement] |= {each.claim.id for each in listed}
    for model in (Challenge, Benefit, Milestone, Figure):
        for row in library.all(model):
            expected[row.agreement_id].add(row.id)
    for code in LANGUAGES:
        for row in library.all(Agreement):
            page = tree(checkout_site / code / "agreements" / f"{row.id}.html")
            found = page.xpath("//div[@class='claim' or @class='entry']/@id")
            assert set(found) == expected[row.id]
            assert set(page.xpath("//a[@class='address']/@href")) == {f"#{each}" for each in found}


def test_a_claim_says_what_was_found_its_quote_and_where_it_is_read(checkout_site: Path) -> None:
    library, quotes = Library(checkout_tables()), 0
    for agreement, listed in library.targets.items():
        page = tree(checkout_site / "en" / "agreements" / f"{agreement}.html")
        for claim in {each.claim.id: each.claim for each in listed}.values():
            (shown,) = page.xpath(f"//div[@id='{claim.id}']")
            text = " ".join("".join(shown.itertext()).split())
            cited = library.citations(claim)
            assert " ".join(claim.finding.split()).rstrip(".")[1:] in text
            urls = {library.one(Source, each.source_id).url for each in cited}
            assert urls <= {link.get("href") for link in shown.iter("a")}
            first = next((each.quote for each in cited if each.quote), None)
            quotes += bool(first)
            assert first is None or " ".join(first.split()) in text
    assert quotes > 10


def test_a_copy_in_an_archive_is_linked_where_the_records_have_one() -> None:
    tables = checkout_tables()
    claim = Library(tables).all(Assessment)[0]
    source = Library(tables).citations(claim)[0].source_id
    copy = "https://web.archive.org/web/2020/https://example.org/"
    other = "https://example.org/mirror"
    further = [{"source_id": source, "url": url} for url in (copy, other)]
    rows = [*tables.rows("source_addresses"), *further]
    later = tables.with_tables({"source_addresses": table("source_addresses", *rows)})
    library = Library(later, words_of("sq"))
    found = next(each for each in links(library, library.cites(claim)) if copy in each.archived)
    assert found.url == library.one(Source, source).url
    assert all(map(is_archived, found.archived))


def test_the_list_leads_to_each_agreement_by_phase(checkout_site: Path) -> None:
    page = tree(checkout_site / "en" / "agreements.html")
    linked = page.xpath("//tbody//th/a/@href")
    rows = checkout_tables().rows("agreements")
    assert sorted(linked) == sorted(f"agreements/{row['id']}.html" for row in rows)
    words = words_of("en")
    phases = [words.phase[code] for code in words.phase if code in {row["phase"] for row in rows}]
    heads = [str(head.text) for head in page.iter("h2")]
    assert [head.lower() for head in heads] == [phase.lower() for phase in phases]


def test_an_agreement_without_claims_and_a_text_with_markup_make_good_pages(
    tiny_data: Path, tmp_path: Path
) -> None:
    tables = tiny_tables()
    marked = "<script>alert(1)</script> & ‮כותרת‬"
    rows = [{**row, "title": marked} for row in tables.rows("agreements")]
    empty = {"assessments": [], "assessment_targets": [], "codings": []}
    without = [row for row in tables.rows("citations") if row["cited_table"] not in empty]
    changed = replaced(tables, agreements=rows, citations=without, **empty)
    site(changed, Published(tiny_data), tmp_path / "site", ["en", "sr-Cyrl"])
    for code in ("en", "sr-Cyrl"):
        (path,) = (tmp_path / "site" / code / "agreements").glob("*.html")
        assert faults(path) == []
        assert tree(path).xpath("//script") == []
        assert marked in "".join(tree(path).xpath("//h1")[0].itertext())
