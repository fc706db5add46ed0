"""The layers of the site: what the data hold is there, and leads to the records."""

from pathlib import Path

from pipelines.present import Library, comparison, words_of
from pipelines.present.language import LANGUAGES, plain
from pipelines.present.newest import newest
from pipelines.present.voices import assessors
from pipelines.site.home import NEWEST
from schemas.activities import Activity, Project
from schemas.claims import Assessment, Benefit, Challenge
from schemas.codes import RULE_LEVEL
from schemas.registry import TABLES
from schemas.surveys import Survey, SurveyOption
from tests.pipelines.site.made import tree
from tests.pipelines.tabulate.tables import checkout_tables


def library(code: str = "en") -> Library:
    return Library(checkout_tables(), words_of(code))


def test_every_activity_stands_in_its_year_with_figures_that_say_what_they_show(
    checkout_site: Path,
) -> None:
    for code in LANGUAGES:
        page = tree(checkout_site / code / "activities.html")
        shown = page.xpath("//dl[@class='timeline']/div/dd/p[1]")
        assert len(shown) == len(library().all(Activity)) > 100
        figures = page.xpath("//figure//*[local-name()='svg']")
        assert len(figures) == 2
        assert all(len(svg.get("aria-label")) > 100 for svg in figures)
        assert all(page.xpath("//figure/figcaption/text()"))


def test_each_project_has_its_table(checkout_site: Path) -> None:
    page = tree(checkout_site / "en" / "projects.html")
    rows = library().all(Project)
    assert {row.id for row in rows} == set(page.xpath("//h2[@id!='sources']/@id"))
    assert len(page.xpath("//table[@class='projects']/tbody/tr")) == len(rows)


def test_each_survey_has_its_shares_as_published_with_a_bar(checkout_site: Path) -> None:
    page = tree(checkout_site / "sr-Cyrl" / "surveys.html")
    assert {row.id for row in library().all(Survey)} <= set(page.xpath("//h2/@id"))
    options = library().all(SurveyOption)
    rows = page.xpath("//table[@class='shares']/tbody/tr")
    assert len(rows) == len(options)
    bars = page.xpath("//*[@class='bar']/*[@class='full']/@width")
    shares = [row.share for row in options if row.share is not None]
    assert sorted(map(float, bars)) == sorted(shares) != []


def test_each_assessor_has_a_page_that_leads_to_each_of_its_claims(checkout_site: Path) -> None:
    known = library()
    ids = assessors(known)
    for code in LANGUAGES:
        listed = tree(checkout_site / code / "assessors.html").xpath("//tbody//th/a/@href")
        assert listed == [f"assessors/{each}.html" for each in assessors(library(code))]
    for each in ids:
        page = tree(checkout_site / "en" / "assessors" / f"{each}.html")
        linked = {href.partition("#")[2] for href in page.xpath("//a[@class='address']/@href")}
        own = {row.id for row in known.all(Assessment) if row.assessor_id == each}
        reported = {
            row.id
            for model in (Challenge, Benefit)
            for row in known.all(model)
            if row.according_to_id == each
        }
        assert linked == own | reported != set()


def test_a_claim_on_a_set_has_its_address_among_those(checkout_site: Path) -> None:
    on_sets = {row.id for row in library().all(Assessment) if row.about_set}
    for code in LANGUAGES:
        page = tree(checkout_site / code / "sets.html")
        assert set(page.xpath("//div[@class='claim']/@id")) == on_sets != set()


def test_an_agreement_leads_to_those_who_speak_of_it(checkout_site: Path) -> None:
    known = library()
    for agreement, targets in known.targets.items():
        page = tree(checkout_site / "sq" / "agreements" / f"{agreement}.html")
        linked = set(page.xpath("//main//a/@href"))
        speaking = {target.claim.assessor_id for target in targets}
        assert {f"../assessors/{each}.html" for each in speaking} <= linked


def test_positions_beside_each_other_lead_to_both_claims(checkout_site: Path) -> None:
    pairs = comparison(library(), None)
    page = tree(checkout_site / "en" / "differences.html")
    rows = page.xpath("//table[@class='pairs']/tbody/tr")
    assert len(rows) == len(pairs) > 10
    for row, pair in zip(rows, pairs, strict=True):
        assert row.xpath(".//a[@class='address']/@href") == [
            f"agreements/{pair.agreement_id}.html#{claim}"
            for claim in (pair.first.claim_id, pair.second.claim_id)
        ]


def test_the_first_page_has_the_newest_claims_with_their_addresses(checkout_site: Path) -> None:
    for code in LANGUAGES:
        page = tree(checkout_site / code / "index.html")
        shown = page.xpath("//div[@class='claim']//a[@class='address']/text()")
        assert shown == [f"#{claim.id}" for claim in newest(library(), NEWEST)]


def test_the_manual_has_each_rule_and_the_codebook_each_table(checkout_site: Path) -> None:
    for code in LANGUAGES:
        manual = tree(checkout_site / code / "manual.html")
        assert manual.xpath("//table[@class='rules']/tbody/tr/th/@id") == list(RULE_LEVEL)
        codebook = tree(checkout_site / code / "codebook.html")
        tables = {name for name in TABLES if name in checkout_tables()}
        assert tables <= set(codebook.xpath("//h2/@id"))
        columns = codebook.xpath("//table[@class='codebook']/tbody/tr/th/code")
        assert len(columns) == len(library().codebook())


def test_an_assessor_is_called_by_its_name_in_the_language(checkout_site: Path) -> None:
    for code in LANGUAGES:
        known = library(code)
        for each in assessors(known)[:20]:
            head = tree(checkout_site / code / "assessors" / f"{each}.html").xpath("//h1")[0]
            told = "".join(head.itertext()).replace("*", "")
            assert told == plain(known.name(each)).replace("*", "")
