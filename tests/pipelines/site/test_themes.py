"""The pages on all agreements together: each meeting and obligation is there, and leads on."""

from pathlib import Path

from pipelines.present import Library, owed, words_of
from pipelines.present.language import LANGUAGES
from schemas.agreements import Agreement
from schemas.meetings import Meeting
from tests.pipelines.site.made import tree
from tests.pipelines.tabulate.tables import checkout_tables


def test_each_meeting_and_dated_agreement_is_a_step_of_the_timeline(checkout_site: Path) -> None:
    library = Library(checkout_tables())
    dated = {row.id for row in library.all(Agreement) if row.date_agreed}
    for code in LANGUAGES:
        page = tree(checkout_site / code / "timeline.html")
        agreed = page.xpath("//div[@class='agreed']/dd/a/@href")
        assert set(agreed) == {f"agreements/{each}.html" for each in dated}
        met = page.xpath("//dl[@class='timeline']/div[not(@class)]")
        assert len(met) == len(library.all(Meeting)) > 50


def test_each_obligation_past_its_deadline_is_a_line(checkout_site: Path) -> None:
    for code in LANGUAGES:
        listed = owed(Library(checkout_tables(), words_of(code)))
        rows = tree(checkout_site / code / "owed.html").xpath("//table[@class='owed']/tbody/tr")
        shown = [(row.xpath("string(td[1])"), row.xpath("string(td[4])")) for row in rows]
        assert shown == [(each.number, each.deadline) for each in listed] != []
