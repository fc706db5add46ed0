"""Project pages: what was planned, how many times, and in which towns."""

import re
from collections.abc import Iterator

from pipelines.capture.reader.kinds import kind_in
from pipelines.capture.reader.known import Known
from pipelines.capture.reader.numbers import NUMBER, number_of
from pipelines.capture.reader.part import Part, Piece
from pipelines.capture.reader.towns import towns
from pipelines.capture.reader.values import Planned, Read

_ACTIVITY = re.compile(
    r"^\W*(?:Activity|Aktiviteti|Aktivnost|Activities) ?(?:no\. ?)?\d{1,2} ?[:.-]+ *(?P<text>.+)$",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"^\W*(?:(?:main |key |planned |project )*activities(?: of the project| planned|"
    r" include)?|what (?:we (?:will )?do|is planned|will happen)|cfare (?:do te bejme|"
    r"parashihet|bejme)|"
    r"sta (?:cemo raditi|planiramo|radimo|se planira)|aktivitetet(?: e (?:projektit|"
    r"planifikuara|kryesore))?|(?:glavne |"
    r"planirane )?aktivnosti(?: (?:na )?projekt[au])?)\W*:?\W*$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^(?:•|\*|-|\d{1,2}[.)]) *(?P<text>.+)$")
_TITLE_END = re.compile(r" *(?:: *-| - |[.:;] (?=[A-Z0-9])|, (?=\d)|\. *$|: )")
_IN_COUNTRY = re.compile(
    rf"(?<![\w.])(?P<number>{NUMBER})(?: \(\d+\))?(?: [\w-]+){{0,3}} (?:in|ne|u|"
    rf"na) (?:kosov\w+|serbi\w*|srbij\w+)(?P<towns> \([^)]*\))?"
)
_COUNTED = re.compile(
    rf"(?<![\w.,/])(?P<number>{NUMBER})(?: \(\d+\))? (?:[\w-]+ ){{0,3}}?(?:workshops?|"
    rf"round ?tables?|conferences?|seminars?|trainings?|debates?|op-?eds?|articles?|"
    rf"reports?|studies|research\w*|meetings?|visits?|activities|events?|interviews?|"
    rf"forums?|publications?|"
    r"booklets?|factsheets?|exchanges?|sessions?|surveys?|focus groups?|campaigns?|"
    r"videos?|papers?|briefs?|punetori\w*|tryez\w*|konferenc\w*|seminar\w*|trajnim\w*|"
    r"debat\w*|raport\w*|takim\w*|vizit\w*|aktivitet\w*|"
    r"radionic\w*|okrugl\w+ stol\w+|konferencij\w*|obuk\w*|izvestaj\w*|sastan\w*|poset\w*|"
    r"aktivnosti|tekstov\w*|istrazivanj\w*)\b"
)
_PARENTHESIS = re.compile(r"\(([^()]*)\)")
_CUES = tuple(
    re.compile(form, re.IGNORECASE | re.MULTILINE)
    for form in (
        r"^\W*(?:Activity|Aktiviteti|Aktivnost) ?\d{1,2} ?[:.-]",
        (
            r"^\W*(?:target(?:ed)? groups?|target audience|grupet? (?:e )?(?:synuara|cak)\w*|"
            r"ciljn[ea] grup[ea]|beneficiaries|perfituesit|korisnici projekta)\b.{0,40}$|"
            r"^\W*(?:target groups?|grupet e synuara|ciljne grupe)\s*:"
        ),
        (
            r"^\W*(?:(?:overall |general |main |specific |project )?(?:objectives?|goals?|aims?)|"
            r"objektiv\w*.{0,25}|qellimi.{0,20}|(?:opsti |"
            r"glavni )?cilj(?:evi)?(?: projekta)?)\W*(?::|$)"
        ),
        (
            r"^\W*(?:trajanje|kohezgjatja|duration|period)\W*\n\W*[^\n]{0,20}\d{4}|"
            r"^\W*(?:duration|project (?:period|duration|title|name)|implementation period|"
            r"kohezgjatja|trajanje(?: projekta)?|titulli i projektit|naziv projekta|budget|"
            r"buxheti|budzet)\b.{0,60}$"
        ),
        (
            r"^\W*(?:(?:main |key |planned |project )*activities|aktivitetet(?: e projektit|"
            r" e planifikuara| kryesore)?|(?:glavne |planirane |kljucne )?"
            r"aktivnosti(?: (?:na )?projekt[au])?)\W*:?\W*$"
        ),
        (
            r"\b(?:this|the) project (?:aims|seeks|will|is (?:implemented|designed))|"
            r"projekti (?:synon|ka per qellim|do te|zgjat)|"
            r"projekat (?:ima za cilj|ce|se sprovodi|traje)|(?:this|the) project (?:lasts|runs)"
        ),
        (
            r"^\W*(?:(?:project |implementing )?partners?|partneret?|partneri|donors?|donator\w*|"
            r"funders?|funded by|supported by|financ\w+(?: nga)?|mbeshtet\w* nga|podrzava\w*|"
            r"finansira\w*|finansijer)\W*:"
        ),
        (
            r"^\W*(?:implement(?:ed|ing) (?:by|organi[sz]ation)|implementer|lead partner|"
            r"zbatues\w*|bartes\w*(?: i projektit)?|zbatohet nga|nosilac(?: projekta)?|sprovodi|"
            r"realizuje)\W*:"
        ),
        (
            r"^\W*(?:(?:expected |main )?results(?: so far)?|(?:ocekivani |dosadasnji )?rezultati|"
            r"rezultatet?(?: e (?:pritura|deritanishme|pritshme))?|(?:te )?arriturat)\b.{0,30}$"
        ),
        (
            r"^\W*(?:start(?: date)?|beginning|pocetak|"
            r"fillimi)\s*:[^\n]{3,40}\n+\W*(?:end(?: date)?|"
            r"zavrsetak|kraj|perfundimi|mbarimi)\s*:"
        ),
        (
            r"^\W*(?:(?:main |key |planned |project )*activities|aktivitetet(?: e projektit|"
            r" kryesore)?|(?:planirane |glavne )?aktivnosti(?: projekta)?)\s*:(?=[^\n]*\d)"
        ),
        (
            r"\bprojektom (?:je |su )?(?:predvidj?en|planiran|obuhvacen)\w+|\bu okviru projekta "
            r"(?:je |su )?(?:predvidj?en|planiran)\w+|\bprojekat traje\b|\bprojekti "
            r"(?:zgjat|parasheh|perfshin)\b|\bme projekt(?:in)? parashi\w+|"
            r"\b(?:the|this) project (?:runs|lasts|foresees|envisages|includes|consists of)\b"
        ),
    )
)


_IS_PROJECT = re.compile(
    r"\b(?:is|eshte|je)(?: an?)?(?! (?:part|pjese|deo)\b)(?: [\w-]+){0,2} (?:project|initiative|"
    r"programme|projekt|projekti|iniciative|projekat|inicijativa|program)\b|"
    r"^\W*(?:project|projekti|projekat) ?[:\"]",
    re.MULTILINE,
)
_WITHIN = re.compile(
    r"\b(?:(?:within|during|in) (?:the|this) project,? (?:we |there |it )?(?:which runs|will|"
    r"foresees)|"
    r"ne kuader te (?:ketij )?projektit (?:do te|parashi\w+)|"
    r"u okviru (?:ovog )?projekta (?:bice|ce|cemo|planiran\w+|predvidj?en\w+)|planned are|"
    r"(?:is|are) (?:planned|foreseen)|parashihe[nt]|planiran[aoei]\b|predvidj?en[aoei]\b)"
)
_AHEAD = re.compile(r"\b(?:will|do te|bice|ce|cemo|planned|foreseen|parashi\w+|planiran\w*)\b")
LEAD = 400
"""Letters of a page that say what it is on."""


def _is_told_as_project(part: Part) -> bool:
    """Whether prose says that something is a project, and counts what it plans."""
    small = part.plain.lower()
    if not _IS_PROJECT.search(small[:LEAD]):
        return False
    counted = any(
        _AHEAD.search(text) and len(_COUNTED.findall(text)) > 1
        for text in (piece.text.lower() for piece in part.sentences)
    )
    return counted or _WITHIN.search(small) is not None


def is_project(part: Part) -> bool:
    """Whether a page describes a project and not an event: at least two of its usual parts."""
    if _is_told_as_project(part):
        return True
    if len(_CUES[0].findall(part.plain)) >= 3:
        return True
    found = sum(form.search(part.plain) is not None for form in _CUES)
    titled = re.search(r"\bproject|projekti|projekat", part.plain[:160].lower()) is not None
    return found >= 3 or (found == 2 and (titled or _CUES[0].search(part.plain) is not None))


def planned(part: Part, known: Known) -> tuple[Read[Planned], ...]:
    """The activities that a project page lists."""
    return tuple(_planned(part, start, text, known) for start, text in _items(part))


def _items(part: Part) -> Iterator[tuple[int, str]]:
    lines = part.lines
    numbered = [(line, match) for line in lines if (match := _ACTIVITY.match(line.text))]
    if numbered:
        yield from ((line.start + match.start("text"), match["text"]) for line, match in numbered)
        return
    for n, line in enumerate(lines):
        if _HEADING.match(line.text):
            yield from _below(lines[n + 1 :])
            return


def _below(lines: tuple[Piece, ...]) -> Iterator[tuple[int, str]]:
    for line in lines:
        item = _ITEM.match(line.text)
        if not item:
            return
        yield line.start + item.start("text"), item["text"]


def _planned(part: Part, start: int, text: str, known: Known) -> Read[Planned]:
    end = _TITLE_END.search(text, 4)
    title = text[: end.start()] if end else text
    small = text.lower()
    value = Planned(
        " ".join(part.words(start, start + len(title)).split()).strip(" .;:,\"'“”"),
        kind_in(title) or kind_in(text),
        _count(small),
        _towns(part, start, small, known),
    )
    return part.read(value, start, start + len(text.rstrip()), 0.85)


def _count(text: str) -> int | None:
    """How many times: the sum over the countries, else the number before what is planned."""
    by_country = [number_of(match["number"]) for match in _IN_COUNTRY.finditer(text)]
    if by_country and all(by_country):
        return sum(number or 0 for number in by_country)
    counted = [number_of(match["number"]) for match in _COUNTED.finditer(text)]
    return counted[0] if len(set(counted)) == 1 and (counted[0] or 99_999) < 1_000 else None


def _towns(part: Part, start: int, text: str, known: Known) -> tuple[str, ...]:
    """The towns named, in brackets or in the sentence, as written and each once."""
    found = [part.words(start + t.start, start + t.end) for t in towns(text, known)]
    for match in _PARENTHESIS.finditer(text):
        listed = re.split(r", | and | dhe | i ", match[1])
        if any(towns(each, known) for each in listed) and all(len(x.split()) <= 3 for x in listed):
            inside = _written(part, start + match.start(1), match[1])
            found = [t for t in found if not any(t in each for each in inside)]
            found.extend(inside)
    return tuple(dict.fromkeys(found))


def _written(part: Part, start: int, text: str) -> list[str]:
    pieces = re.finditer(r"(?:(?!, | and | dhe | i ).)+", text)
    out = []
    for piece in pieces:
        words = re.sub(r"^(?:, |and |dhe |i | )+", "", piece[0])
        at = start + piece.end() - len(words)
        if words.strip():
            out.append(part.words(at, at + len(words)).strip(" ."))
    return out
