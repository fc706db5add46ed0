"""The descriptions of the dataset are accepted by validators that others wrote, and agree."""

import json
import re
from pathlib import Path
from typing import Any

from datacite import schema45
from pyld import jsonld

from pipelines.publish.metadata import About, about
from pipelines.publish.schema_org import CONTEXT
from tests.each import each
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables

TERMS = "http://schema.org/"
MUST = {
    "name",
    "description",
    "identifier",
    "license",
    "creator",
    "temporalCoverage",
    "spatialCoverage",
    "distribution",
    "variableMeasured",
    "isAccessibleForFree",
    "version",
    "citation",
}
"""What a schema.org Dataset has to say to be found and used."""


def info_of(name: str) -> About:
    """The metadata of a tree."""
    return about(tiny_tables() if name == "tiny" else checkout_tables())


def read(path: Path) -> Any:
    """A JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def no_network(url: str, options: Any) -> dict[str, Any]:
    """The context of schema.org in one line: every name is a term of its."""
    assert url == CONTEXT
    context = {"@context": {"@vocab": TERMS}}
    return {"contextUrl": None, "documentUrl": url, "document": context, "contentType": None}


def test_datacite_accepts_its_description(data: tuple[str, Path]):
    described = read(data[1] / "datacite.json")
    schema45.validator.validate(described)
    assert described["publicationYear"] == info_of(data[0]).release_date[:4]
    assert described["version"] == info_of(data[0]).version


def test_datacite_has_the_texts_of_the_dataset_in_each_language(checkout_data: Path):
    described, info = read(checkout_data / "datacite.json"), info_of("checkout")
    assert {each["lang"] for each in described["titles"]} == {"en", "sq", "sr-Latn"}
    told = {each["description"] for each in described["descriptions"]}
    assert {one.text for one in info.translated if one.field != "title"} <= told


@each(["creators", "titles", "publisher", "publicationYear"])
def test_datacite_refuses_a_description_without(left_out: str, tiny_data: Path):
    described = read(tiny_data / "datacite.json")
    del described[left_out]
    assert not schema45.validator.is_valid(described)


def test_the_description_for_search_engines_is_json_ld(data: tuple[str, Path]):
    described = read(data[1] / "dataset.jsonld")
    (node,) = jsonld.expand(described, {"documentLoader": no_network})
    assert node["@type"] == [f"{TERMS}Dataset"]
    assert {key.removeprefix(TERMS) for key in node if key.startswith(TERMS)} >= MUST
    assert 50 <= len(described["description"]) <= 5000


def test_every_download_that_it_names_is_there(data: tuple[str, Path]):
    listed = {each["contentUrl"]: each for each in read(data[1] / "dataset.jsonld")["distribution"]}
    assert {"assessments.csv", "positions.parquet"} <= set(listed)
    for name, download in listed.items():
        assert download["contentSize"] == f"{(data[1] / name).stat().st_size} B"


def test_the_period_begins_with_the_first_meeting_or_agreement():
    assert info_of("tiny").period == ("2013-04-19", "2020-06-30")
    start, end = info_of("checkout").period
    assert (start, end) == ("2011-03-08", info_of("checkout").release_date)


def test_bibtex_has_balanced_braces_and_its_fields(data: tuple[str, Path]):
    text, info = (data[1] / "citation.bib").read_text(encoding="utf-8"), info_of(data[0])
    assert text.startswith(f"@misc{{{info.id}-{info.version},\n")
    assert text.count("{") == text.count("}")
    fields = dict(re.findall(r"^  (\w+) = \{(.*)\},$", text, re.MULTILINE))
    assert fields["title"] == f"{{{info.title}}}"
    assert fields["author"] == " and ".join(f"{{{name}}}" for name in info.author_names)
    assert (fields["year"], fields["version"]) == (info.release_date[:4], info.version)


def test_ris_has_one_tag_a_line_and_ends(data: tuple[str, Path]):
    text, info = (data[1] / "citation.ris").read_bytes().decode(), info_of(data[0])
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
    assert lines[0] == "TY  - DATA"
    assert lines[-2] == "ER  - "
    assert f"TI  - {info.title}" in lines
    assert [line for line in lines if line.startswith("AU")] == [
        f"AU  - {name}" for name in info.author_names
    ]


def test_the_citation_names_author_year_title_and_version(data: tuple[str, Path]):
    text, info = (data[1] / "citation.txt").read_text(encoding="utf-8"), info_of(data[0])
    assert (
        text == f"{info.authors} ({info.release_date[:4]}): {info.title}, version {info.version}.\n"
    )
