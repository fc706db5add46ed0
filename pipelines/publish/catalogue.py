"""The description for catalogues of open data: DCAT-AP 3 (semiceu.github.io/DCAT-AP)."""

from collections.abc import Mapping, Sequence

from pipelines.publish.graph import Graph, Thing, Value, Word
from pipelines.publish.listed import Format, Listed
from pipelines.publish.metadata import About

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LISTS = "http://publications.europa.eu/resource/authority"
_LANGUAGES = {"en": "ENG", "sq": "SQI", "sr-Latn": "SRP", "sr-Cyrl": "SRP"}
"""Language -> its code in the list of the Publications Office, which has one for Serbian."""

_THEMES = {"INTR": "International issues", "GOVE": "Government and public sector"}
_HERE = "./"
"""The folder of the data, for who reads the files from wherever they lie."""


def catalogue(info: About, files: Sequence[Listed]) -> Graph:
    """A catalogue with the one dataset and its files.

    Without the address of a site its addresses are relative to the folder of the data.
    """
    folder = info.data or _HERE
    said: Mapping[str, Sequence[Value]] = {
        **_titled(info),
        "dct:publisher": [_agent(info.publisher)],
        "dct:license": [_licence(info)],
        "dct:language": _languages(info),
        "dct:issued": [_day(info.release_date)],
        "foaf:homepage": [Thing("foaf:Document", {}, info.site)] if info.site else [],
        "dcat:dataset": [_dataset(info, files, folder)],
    }
    return Graph(PREFIXES, Thing("dcat:Catalog", said, f"{folder}#catalogue"))


def _dataset(info: About, files: Sequence[Listed], folder: str) -> Thing:
    start, end = map(_day, info.period)
    period = Thing("dct:PeriodOfTime", {"dcat:startDate": [start], "dcat:endDate": [end]})
    said: Mapping[str, Sequence[Value]] = {
        **_titled(info),
        "dct:identifier": [Word(info.identifier)],
        "dcat:version": [Word(info.version)],
        "dct:issued": [_day(info.release_date)],
        "dct:publisher": [_agent(info.publisher)],
        "dct:creator": [_agent(name) for name in info.author_names],
        "dcat:contactPoint": [_contact(info.contact)] if info.contact else [],
        "dcat:keyword": [Word(keyword, "en") for keyword in info.keywords],
        "dcat:theme": [_theme(code, label) for code, label in _THEMES.items()],
        "dct:language": _languages(info),
        "dct:temporal": [period],
        "dct:spatial": [Thing("dct:Location", {"rdfs:label": [Word(n)]}) for n in info.places],
        "dct:accessRights": [
            Thing("dct:RightsStatement", {}, f"{_LISTS}/access-right/PUBLIC"),
        ],
        "dcat:landingPage": [Thing("foaf:Document", {}, info.site)] if info.site else [],
        "dcat:distribution": [_distribution(file, info, folder) for file in files],
    }
    return Thing("dcat:Dataset", said, f"{folder}#dataset")


def _distribution(file: Listed, info: About, folder: str) -> Thing:
    at = f"{folder}{file.path}"
    there: Sequence[Value] = [Thing("rdfs:Resource", {}, at)]
    said: Mapping[str, Sequence[Value]] = {
        "dct:title": [Word(file.name)],
        "dct:description": [Word(file.title, "en")] if file.title else [],
        "dcat:accessURL": there,
        "dcat:downloadURL": there,
        "dct:format": [Thing("dct:MediaTypeOrExtent", {"rdfs:label": [Word(file.format.label)]})],
        "dcat:mediaType": _media_type(file.format),
        "dcat:byteSize": [Word(str(file.length), kind="xsd:nonNegativeInteger")],
        "spdx:checksum": [_checksum(file.sha256)],
        "dct:license": [_licence(info)],
    }
    return Thing("dcat:Distribution", said, f"{at}#file")


def _titled(info: About) -> dict[str, Sequence[Value]]:
    """Title and description in each language that has both."""
    return {
        "dct:title": [Word(title, code) for code, (title, _) in info.said.items()],
        "dct:description": [Word(text, code) for code, (_, text) in info.said.items()],
    }


def _agent(name: str) -> Thing:
    return Thing("foaf:Agent", {"foaf:name": [Word(name)]})


def _contact(text: str) -> Thing:
    """Where to write: as an address where it is one, else in words."""
    if "@" in text and " " not in text:
        address = Thing("rdfs:Resource", {}, f"mailto:{text}")
        return Thing("vcard:Kind", {"vcard:hasEmail": [address]})
    return Thing("vcard:Kind", {"vcard:fn": [Word(text)]})


def _licence(info: About) -> Thing:
    return Thing("dct:LicenseDocument", {}, info.licence_url)


def _languages(info: About) -> list[Value]:
    codes = dict.fromkeys(_LANGUAGES[code] for code in info.languages if code in _LANGUAGES)
    return [Thing("dct:LinguisticSystem", {}, f"{_LISTS}/language/{code}") for code in codes]


def _theme(code: str, label: str) -> Thing:
    said = {"skos:prefLabel": [Word(label, "en")]}
    return Thing("skos:Concept", said, f"{_LISTS}/data-theme/{code}")


def _media_type(of: Format) -> list[Value]:
    """The type as IANA lists it, where it does."""
    at = f"https://www.iana.org/assignments/media-types/{of.media_type}"
    return [Thing("dct:MediaType", {}, at)] if of.is_registered else []


def _checksum(sha256: str) -> Thing:
    said: Mapping[str, Sequence[Value]] = {
        "spdx:algorithm": [
            Thing("spdx:ChecksumAlgorithm", {}, f"{PREFIXES['spdx']}checksumAlgorithm_sha256")
        ],
        "spdx:checksumValue": [Word(sha256, kind="xsd:hexBinary")],
    }
    return Thing("spdx:Checksum", said)


def _day(text: str) -> Word:
    return Word(text, kind="xsd:date")
