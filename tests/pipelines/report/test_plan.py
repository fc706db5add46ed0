"""Which documents there are: all of a language, or those that were asked for."""

from collections import Counter
from pathlib import Path

import pytest

from pipelines.present import Library, words_of
from pipelines.present.language import LANGUAGES
from pipelines.report.jobs import Sketch
from pipelines.report.parts import parts
from pipelines.report.plan import plan
from schemas.problem import CouldNotRun
from tests.each import each
from tests.pipelines.report import markup
from tests.pipelines.report.documents import at, planned, prints, tiny_plan, whole
from tests.pipelines.tabulate.tables import checkout_tables, data_date, tiny_tables

FORMATS = ("pdf", "docx")
PARTS = (
    *(
        "summary",
        "process",
        "overview",
        "differences",
        "owed",
        "challenges",
        "civil-society",
        "surveys",
    ),
    *("scorecards", "method", "data", "changes", "quality", "sets"),
)
"""Parts of the report."""

ALONE = ("sources",)
"""Documents of their own only."""


PAGES = ("quality",)
"""Parts that are pages for a browser too."""


def names(made: object) -> list[str]:
    """The paths of the documents of a plan."""
    return [job.paths[0].as_posix() for job in made.documents]  # type: ignore[attr-defined]


@each(LANGUAGES)
def test_a_language_has_its_report_its_sections_and_its_factsheets(language: str):
    sections = [
        f"sections/{name}.{kind}"
        for name in (*PARTS, *ALONE)
        for kind in (("pdf", "html", "docx") if name in PAGES else FORMATS)
    ]
    assert names(tiny_plan(language)) == [
        f"out/{language}/{name}"
        for name in (
            "report.pdf",
            *sections,
            "sections/example-2013.pdf",
            "sections/example-2013.docx",
        )
    ]


def test_every_agreement_and_every_project_has_its_documents():
    made = {Path(name).with_suffix("").as_posix() for name in names(whole("en"))}
    for agreement in checkout_tables()["agreements"]["id"].to_pylist():
        assert f"out/en/sections/{agreement}" in made
        assert f"out/en/evidence/{agreement}" in made
    for project in checkout_tables()["projects"]["id"].to_pylist():
        assert f"out/en/factsheets/projects/{project}" in made


def test_an_organisation_of_few_records_has_a_factsheet_only_when_asked():
    claims = Counter(row["assessor_id"] for row in checkout_tables().rows("assessments"))
    acts = {row["organisation_id"] for row in checkout_tables().rows("activity_organisations")}
    one = next(name for name, number in claims.items() if number == 1 and name not in acts)
    many = claims.most_common(1)[0][0]
    made = " ".join(names(whole("en")))
    assert f"organisations/{many}.pdf" in made
    assert f"organisations/{one}.pdf" not in made
    asked = planned(checkout_tables(), chosen=(f"organisations/{one}",))
    assert names(asked) == [f"out/en/factsheets/organisations/{one}.pdf"]


def test_no_two_documents_have_the_same_file():
    made = whole("en")
    paths = [path for job in [*made.figures.values(), *made.documents] for path in job.paths]
    assert len(paths) == len(set(paths))


def test_only_what_was_asked_for_is_planned():
    asked = ("method", "organisations/example-institute")
    made = planned(tiny_tables(), languages=("sq", "en"), chosen=asked, formats=("docx",))
    assert names(made) == [
        "out/sq/sections/method.docx",
        "out/sq/factsheets/organisations/example-institute.pdf",
        "out/en/sections/method.docx",
        "out/en/factsheets/organisations/example-institute.pdf",
    ]


def test_the_whole_reports_come_first_as_the_longest():
    made = planned(tiny_tables(), languages=LANGUAGES)
    assert names(made)[:5] == [
        *(f"out/{language}/report.pdf" for language in LANGUAGES),
        "out/en/sections/summary.pdf",
    ]


def test_an_unknown_section_is_refused_with_the_nearest():
    with pytest.raises(CouldNotRun, match=r"no section exampel-2013, did you mean example-2013\?"):
        planned(tiny_tables(), chosen=("exampel-2013",))


def test_an_unknown_section_is_refused_with_what_there_is():
    with pytest.raises(CouldNotRun, match=r"no section zzz \(there are: report, summary"):
        planned(tiny_tables(), chosen=("method", "zzz"))


def test_documents_name_the_same_parts_in_every_language():
    ids = [[part.id for part in parts(Library(tiny_tables(), words_of(c)))] for c in LANGUAGES]
    assert ids == [list(PARTS)] * len(LANGUAGES)


def test_a_figure_lies_where_its_document_looks_for_it():
    made = whole("sq")
    drawn = {Sketch(figure).paths[0].as_posix() for figure in made.figures.values()}
    shown = {
        f"{job.base}/{image.attrib['src']}"
        for job in prints(made)
        for image in markup.body(job.html).iter("img")
    }
    assert shown == drawn


def test_a_plan_of_no_language_holds_nothing():
    made = plan([], at(data_date(tiny_tables())), Path("out"))
    assert (made.documents, made.figures) == ([], {})
