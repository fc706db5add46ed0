"""Names for the tests of the reader: a few towns and agreements, as the records have them."""

from pipelines.capture.reader import Known, Page, read

_TOWNS = {
    "pristina": ("Priština", "Приштина", "Prishtina Pristina Prishtinë", "pristini prishtine"),
    "belgrade": ("Beograd", "Београд", "Belgrade", "beogradu"),
    "peja": ("Peć", "Пећ", "Peja Pejë", "peci"),
    "kraljevo": ("Kraljevo", "Краљево", "", "kraljevu"),
    "gjilan": ("Gnjilane", "Гњилане", "Gjilan", ""),
    "ferizaj": ("Uroševac", "Урошевац", "Ferizaj", ""),
    "mitrovica": ("Mitrovica", "Митровица", "", "mitrovici"),
    "skopje": ("Skoplje", "Скопље", "Skopje", ""),
}
_LONG = {
    "novi pazar": ("novi-pazar", "Novi Pazar"),
    "novom pazaru": ("novi-pazar", "Novi Pazar"),
    "north mitrovica": ("mitrovica-north", "North Mitrovica"),
    "severnoj mitrovici": ("mitrovica-north", "Severna Mitrovica"),
}


def _towns() -> dict[str, tuple[str, str]]:
    from pipelines.capture.reader.folding import plain

    found = dict(_LONG)
    for place, (latin, _, others, bent) in _TOWNS.items():
        found |= {plain(name): (place, name) for name in (latin, *others.split())}
        found |= {name: (place, latin) for name in bent.split() if name not in found}
    return found


KNOWN = Known(
    agreements={
        "agreement on freedom of movement": "freedom",
        "freedom of movement agreement": "freedom",
        "sporazum o slobodi kretanja": "freedom",
        "brussels agreement": "first",
        "briselski sporazum": "first",
        "marreveshja e brukselit": "first",
        "energy agreement 2013": "energy",
    },
    weak={"cadastre": "cadastre"},
    towns=_towns(),
    cyrillic={place: names[1] for place, names in _TOWNS.items()},
    organisations={"lantern institute": "lantern", "li": "lantern"},
    projects={"voices": "voices"},
)


def page(text: str | bytes, name: str = "page.txt") -> Page:
    """A page of a text."""
    return read(text.encode() if isinstance(text, str) else text, name=name, names=KNOWN)
