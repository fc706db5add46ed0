"""What people type, and the page that they look for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Query:
    """One search. answers: agreements of which the page of one is to be among the first."""

    code: str
    text: str
    answers: tuple[str, ...]


FIRST, ZSO = "first-agreement-2013", "association-principles-2015"
BRIDGE, BOOKS = "mitrovica-bridge-2015", "civil-registry-books-2011"
MISSING = ("missing-persons-declaration-2023", "missing-persons-joint-commission-2024")
PLATES = ("licence-plates-2021", "licence-plates-2022", "freedom-of-movement-arrangement-2016")
DIPLOMAS = ("university-diplomas-2011", "diplomas-arrangement-2016")
ENERGY = ("energy-2013", "energy-conclusions-2015", "energy-roadmap-2022")
OHRID = ("ohrid-implementation-annex-2023", "path-to-normalisation-2023")
IDS, CODE, POLICE = "id-documents-2022", "telecom-dial-code-383-2016", "police-integration-2013"
WASHINGTON, IBM = "washington-commitments-2020", ("ibm-2011", "ibm-technical-protocol-2012")

_LISTED: dict[str, dict[str, tuple[str, ...] | str]] = {
    "en": {
        "Brussels Agreement": FIRST,
        "ZSO": ZSO,
        "ASM statute": ZSO,
        "Mitrovicë bridge": BRIDGE,
        "Митровица bridge": BRIDGE,
        "lake Ujman": WASHINGTON,
        "diploma recognised": DIPLOMAS,
        "Vuçiq Kurti missing": MISSING,
        "licence plate stickers": PLATES,
        "dialling code": CODE,
    },
    "sq": {
        "targave": PLATES,
        "marreveshja e brukselit": FIRST,
        "urën e Mitrovicës": BRIDGE,
        "Митровица": BRIDGE,
        "leternjoftimeve": IDS,
        "integrimin e policisë": POLICE,
        "Vučić Kurti": MISSING,
        "ZSO": ZSO,
        "kodin telefonik": CODE,
        "energjise": ENERGY,
    },
    "sr-Latn": {
        "tablicama": PLATES,
        "briselskog sporazuma": FIRST,
        "maticnih knjiga": BOOKS,
        "most Mitrovicë": BRIDGE,
        "mostu u Mitrovici": BRIDGE,
        "ZSO": ZSO,
        "несталих лица": MISSING,
        "Vuçiq Kurti": MISSING,
        "licnih karata": IDS,
        "univerzitetskim diplomama": DIPLOMAS,
    },
    "sr-Cyrl": {
        "таблицама": PLATES,
        "briselski sporazum": FIRST,
        "maticne knjige": BOOKS,
        "most Mitrovica": BRIDGE,
        "мосту у Митровици": BRIDGE,
        "ЗСО": ZSO,
        "nestalih lica": MISSING,
        "Vučić Kurti": MISSING,
        "личних карата": IDS,
        "IBM": IBM,
    },
}

QUERIES = tuple(
    Query(code, text, (answers,) if isinstance(answers, str) else answers)
    for code, listed in _LISTED.items()
    for text, answers in listed.items()
)
"""Ten in each language: names as people say them, cases, without accents, in the other script."""
