"""The list of agreements is narrowed by pages, without a script."""

from pathlib import Path

from pipelines.present import Library, comparison, in_order, owed
from pipelines.present.language import LANGUAGES
from pipelines.site.choices import FOLDER, choices
from schemas.agreements import Agreement, AgreementTopic
from schemas.computed import Position
from tests.pipelines.site.made import tree
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables


def by_path(library: Library) -> dict[str, frozenset[str]]:
    """The agreements of each choice."""
    return {one.path: one.ids for group in choices(library) for one in group.choices}


def test_each_phase_and_topic_of_an_agreement_can_be_chosen() -> None:
    library = Library(checkout_tables())
    found = by_path(library)
    for row in library.all(Agreement):
        assert row.id in found[f"{FOLDER}/phase-{row.phase}.html"]
    for topic in library.all(AgreementTopic):
        assert topic.agreement_id in found[f"{FOLDER}/topic-{topic.topic}.html"]
    phases = [ids for path, ids in found.items() if "/phase-" in path]
    assert sum(map(len, phases)) == len(in_order(library))


def test_what_is_said_follows_from_the_measures() -> None:
    library = Library(checkout_tables())
    found = by_path(library)
    assert found[f"{FOLDER}/said-owed.html"] == {row.agreement_id for row in owed(library)}
    rows = library.all(Position)
    rated = {row.agreement_id for row in rows if row.kind == "level"}
    assert found[f"{FOLDER}/said-no-level.html"] == set(in_order(library)) - rated
    pairs = [pair.agreement_id for pair in comparison(library, None) if pair.differs]
    assert found[f"{FOLDER}/said-differ.html"] == set(pairs)


def test_a_page_of_a_choice_lists_its_agreements_and_no_others(checkout_site: Path) -> None:
    for path, ids in by_path(Library(checkout_tables())).items():
        for code in LANGUAGES:
            page = tree(checkout_site / code / path)
            linked = page.xpath("//table[@class='overview']/tbody//th/a/@href")
            assert sorted(linked) == sorted(f"../../agreements/{each}.html" for each in ids)
            here = page.xpath("//nav[@class='choices']//a[@aria-current='page']/@href")
            assert here == [f"../../{path}"]


def test_every_list_leads_to_every_choice_with_its_number(checkout_site: Path) -> None:
    page = tree(checkout_site / "sq" / "agreements.html")
    expected = {path: str(len(ids)) for path, ids in by_path(Library(checkout_tables())).items()}
    found = {
        item.xpath("string(a/@href)"): item.xpath("string(span)")
        for item in page.xpath("//nav[@class='choices']//li")
    }
    assert found == expected


def test_what_no_agreement_answers_is_no_choice() -> None:
    assert all(by_path(Library(tiny_tables())).values())
