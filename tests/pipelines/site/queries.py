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
CUSTOMS = ("customs-stamps-2011", "customs-revenue-development-fund-2013")
LAKE = ("washington-commitments-2020", "energy-conclusions-2015")
IDS, PATH = "id-documents-2022", "path-to-normalisation-2023"
IBM = ("ibm-2011", "ibm-technical-protocol-2012")

_LISTED: dict[str, dict[str, tuple[str, ...] | str]] = {
    "en": {
        "Brussels Agreement": FIRST,
        "ZSO": ZSO,
        "Дачић customs": CUSTOMS,
        "Dacic Thaci": FIRST,
        "Mitrovicë bridge": BRIDGE,
        "Djuric bridge": BRIDGE,
        "Ujman": LAKE,
        "dinar": PATH,
        "Vuçiq Kurti missing": MISSING,
        "licence plates stickers": PLATES,
    },
    "sq": {
        "targë": PLATES,
        "marreveshja e brukselit": FIRST,
        "urës së Mitrovicës": BRIDGE,
        "ura Митровица": BRIDGE,
        "leternjoftimeve": IDS,
        "Gazivodës": LAKE,
        "Vučić Kurti zhdukur": MISSING,
        "ZSO": ZSO,
        "Daçiq doganierëve": CUSTOMS,
        "dinarit": PATH,
    },
    "sr-Latn": {
        "tablicama": PLATES,
        "briselskog sporazuma": FIRST,
        "maticnih knjiga": BOOKS,
        "most Mitrovicë": BRIDGE,
        "Djuric most": BRIDGE,
        "ZSO": ZSO,
        "несталих лица": MISSING,
        "Daçiq carinici": CUSTOMS,
        "licnih karata": IDS,
        "Ujmana": LAKE,
    },
    "sr-Cyrl": {
        "таблицама": PLATES,
        "briselski sporazum": FIRST,
        "maticne knjige": BOOKS,
        "most Mitrovicë": BRIDGE,
        "Đurić most": BRIDGE,
        "ЗСО": ZSO,
        "nestalih lica": MISSING,
        "Vuçiq Kurti": MISSING,
        "Dacic carinici": CUSTOMS,
        "IBM prelazi": IBM,
    },
}

QUERIES = tuple(
    Query(code, text, (answers,) if isinstance(answers, str) else answers)
    for code, listed in _LISTED.items()
    for text, answers in listed.items()
)
"""Ten in each language: names as people say them, cases, without accents, in the other script."""
