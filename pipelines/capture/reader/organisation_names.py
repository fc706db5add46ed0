"""Names of organisations: where they begin and end in plain text, alone and in lists.

`Women's Association "Bliss"`, `Qendra për Dialog Qytetar (QDQ)`, `Beogradska otvorena škola`: words
with capitals, small ones between them, a name in quotes behind; a Serbian name goes on in small
letters.
"""

import re
from dataclasses import replace
from functools import lru_cache

from pipelines.capture.reader.bodies import BODY, is_acronym, is_body
from pipelines.capture.reader.gazetteer import town_forms
from pipelines.capture.reader.language import spoken
from pipelines.capture.reader.nominative import nominative
from pipelines.capture.reader.part import Part
from pipelines.capture.reader.values import Read

MOST = 12
"""Names of a list."""
LONGEST = 140
"""Letters of a name."""

_TOKEN = re.compile(
    r"\"[^\"\n]{2,80}\"|[A-Za-z0-9](?:[\w'/*&+-]|(?<=[A-Z])\.(?=[A-Z]))*|&|[^\w\s]|\n"
)
_QUOTE = re.compile(r"\"[^\"\n]{2,80}\"?")
_ACRONYM = re.compile(r" ?\(\"?[A-Z][\w /&-]{1,24}\"?\)")
_FROM = re.compile(
    r"(?: (?:from|nga|iz|based in) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?| \([A-Z][\w -]{2,30}\))"
)
_LEAD = re.compile(
    r"(?: ?(?:[Mm]embers of|[Cc]lanovi|[Aa]netaret e|the|The|an?|by|nga|od strane|its|partners?|"
    r"their|local|our|also|both|as well|"
    r"[a-z]+-based|[A-Z]\w+-based|three|two|four|"
    r"(?:partner |non-governmental |nevladin\w+ |partnersk\w+ |[a-z]+sk\w{1,3} |lokaln\w+ |"
    r"civil society )?"
    r"(?:organi[sz]ations?|association|think tanks?|organizat\w{1,3}|shoqat\w{1,3}|"
    r"organizacij\w{1,2}|"
    r"udruzenj\w{1,2}|fondacion\w{0,2}|programme)|partner\w*|:)"
    r"(?= |:))* ?"
)
_TOWN_BEHIND = re.compile(r" [A-Z][a-z]+(?= *(?:[,;\n.]|$))")
_GENERIC = re.compile(
    r"\b(?:think tanks?|organi[sz]ations?|association|organizacij\w*|organizat\w*|udruzenj\w*|"
    r"shoqat\w*|fondacion\w*|partner organi[sz]ation)\b"
)
_LOCATIVE = re.compile(
    r"(?:(?<=\bu )|(?<=oj )|(?<=om ))[A-Z][a-z]+(?:i|u|oj|om|ima) "
    r"(?=(?:[A-Z][a-z]+ )?(?:Centar|Institut|Fondacija|Mreza|Grupa|Forum|Organizacija|NVO|"
    r"Udruzenje|"
    r"Inicijativa|Akademija|Fond|Savez|Omladinsk|Zensk|Gradansk)\w*)"
)
"""`u Severnoj Mitrovici Centar ...`: the town is no part of the name."""
_COUNTRY = re.compile(
    r"(?<=[a-z], )(?:- )?(?:Kosov[oa]|Serbia|Montenegro|Albania|North Macedonia|Srbija|"
    r"Serbi) (?:- )?(?=(?:The |the )?[A-Z])"
)
"""The country of a dateline before the name with which its sentence begins."""
_MUNICIPAL = re.compile(r"(?:municipality|city|town) of [A-Z][\w-]+(?: [A-Z][\w-]+)?")
_JOINING = "of for and the to on per te e i se dhe za de du & till van der la pertej"
_JOINERS = frozenset(_JOINING.split())
_SERBIAN_NAME = re.compile(
    r"(?:[A-Z][a-z]+sk[aio] )?(?:Centar|Fond|Fondacija|Udruzenje|Mreza|Inicijativa|Savez|Savet|"
    r"Institut|Grupa|Forum|Drustvo|Kancelarija|Komitet|Odbor|Organizacija|Asocijacija) za (?=[a-z])"
)
"""A Serbian name on a page in another language."""
_BEYOND = re.compile(r" (?!Fond|Program|Agencij|Ambasad|Kancelarij|Ministar)[A-Z]")
_WHOLE = re.compile(
    r"(?:Embassy|Foundation|Fund|Union|USAID|UNDP|Mission|Institute|Council|Ambasad\w+ \w+|"
    r"Fondacij\w+ \w+ \w+|(?:Embassy|Ambasad\w+)(?: [\w-]+){1,5})$"
)
_PLACED = re.compile(
    r"\b(?:embassy|office|mission|delegation|ambasad\w+|zyr\w+|mision\w*|misij\w*|kancelarij\w*|"
    r"section|branch|chapter|deg[ae]\w*|ogran\w+|sekcij\w+|"
    r"delegacij\w*|delegacion\w*|fondacij\w*|foundation|school|skol\w*|univerzitet\w*|fakultet\w*|"
    r"universitet\w*)\b",
    re.IGNORECASE,
)
_PLACE_JOINERS = frozenset(["in", "ne", "u", "na"])
_NO_TAIL = re.compile(
    r"(?:je|su|bi|se|da|u|na|o|po|kao|uz|od|iz|sa|s|a|ali|koj\w+|danas|juce|sinoc|sutra|zajedno|"
    r"preko|kroz|nga|dhe|nen|per|ne|me|from|and|with|the|for|in|"
    r"bice|ce|ima|nije|nisu|vec|jos|biti|pre|nakon|posle|tokom|do|pri|kod|prema|oko|zbog|bez|"
    r"organiz\w+|odrz\w+|predstav\w+|objav\w+|okup\w+|pokren\w+|lansir\w+|realiz\w+|sprov\w+|"
    r"saop\w+|ucest\w+|finans\w+|sufinans\w+|podrz\w+|poziv\w+|raspis\w+|najav\w+|prired\w+|"
    r"\w{3,}(?:ao|ala|alo|ali|ale|io|ila|ilo|ili|ile|uje|uju|ice|ace|lo|eo|ela|eli))"
)
"""A small Serbian word with which a name has ended."""
_SEPARATOR = re.compile(
    r"(?:,? (?:and|dhe|i|as well as|si dhe|kao i)(?: also)? |, |; | & )(?=(?:by |nga |the |"
    r"od strane )?)"
)


@lru_cache(maxsize=512)
def _language(text: str) -> str | None:
    return spoken(text)


def names_from(part: Part, start: int, labelled: bool = False, most: int = MOST) -> list[Read[str]]:
    """The names of a list that begins at a place in the plain text."""
    return [_value(part, first, last) for first, last in spans_from(part, start, labelled, most)[0]]


def _value(part: Part, first: int, last: int) -> Read[str]:
    name = part.plain[first:last]
    as_written = part.quoted(first, last, 0.9 if BODY.search(name) else 0.8)
    turned = nominative(as_written.value.strip(), _language(part.text))
    return replace(as_written, value=turned)


def spans_from(
    part: Part, start: int, labelled: bool = False, most: int = MOST
) -> tuple[list[tuple[int, int]], int]:
    """Where the names of a list stand, and where the list ends."""
    text = part.plain
    serbian = _language(part.text) == "sr"
    found: list[tuple[int, int]] = []
    at = end = start
    while len(found) < most:
        span = _name(text, at, serbian, labelled or bool(found))
        if span is None:
            break
        clear = (labelled and not found) or _GENERIC.search(text[at : span[0]]) is not None
        if not is_body(text[span[0] : span[1]], clear):
            town = found and text[span[0] : span[1]].lower() in town_forms()
            behind = _SEPARATOR.match(text, span[1]) if town else None
            if not behind:
                break
            at = behind.end()  # `the Institute, Peja, and the Forum`: where the first is
            continue
        found.append((span[0], span[1]))
        end = span[2]
        separator = _SEPARATOR.match(text, end)
        if not separator or (not serbian and separator[0].strip() == "i"):
            break
        at = separator.end()
    return found, end


def _name(text: str, at: int, serbian: bool, labelled: bool) -> tuple[int, int, int] | None:
    """A name that begins at a place: its begin and end, and where what belongs to it ends."""
    lead = _LEAD.match(text, at)
    start = lead.end() if lead else at
    generic = start - at > 5
    if town := _LOCATIVE.match(text, start):
        start = town.end()
    if country := _COUNTRY.match(text, start):
        lead = _LEAD.match(text, country.end())
        start = lead.end() if lead else country.end()
    first = _TOKEN.match(text, start)
    if municipal := _MUNICIPAL.match(text, start):
        return start, municipal.end(), _behind(text, municipal.end())
    if not first or not (first[0][0].isupper() or first[0].startswith('"')):
        return None
    if first[0].startswith('"') and not (generic or labelled):
        return None
    serbian = serbian or _SERBIAN_NAME.match(text, start) is not None
    end = first.end() if first[0].startswith('"') else _end(text, start, serbian)
    if first[0].startswith('"'):
        inner = first[0].strip('"')
        start, close = start + 1, start + 1 + len(inner)
        return start, close, _behind(text, end)
    return start, end, _behind(text, end)


def _behind(text: str, end: int) -> int:
    """Where an acronym and a town behind a name end."""
    for pattern in (_ACRONYM, _FROM, _ACRONYM):
        if match := pattern.match(text, end):
            end = match.end()
    return end


def _end(text: str, start: int, serbian: bool) -> int:
    """Where a name that begins with a capital ends."""
    end = at = start
    small = 0
    while at - start < LONGEST:
        token = _TOKEN.match(text, at + (text[at : at + 1] == " "))
        if not token or (at > start and token.start() == at and not _glued(token[0])):
            break
        word = token[0]
        if word.startswith('"'):
            if end == at and end > start:
                town = _TOWN_BEHIND.match(text, token.end())
                end = town.end() if town else token.end()
            break
        if word in ("Vas", "Vam", "Ju", "You", "I"):
            break
        if word[0].isupper() or (word[0].isdigit() and end > start):
            if end > start and _begins_another(text, end, token.start(), serbian):
                break
            end = at = token.end()
            small = 0
        elif word in _JOINERS or (word in _PLACE_JOINERS and _PLACED.search(text[start:end])):
            at = token.end()
        elif serbian and word.isalpha() and small < 3 and not _NO_TAIL.fullmatch(word):
            if end != at and not _goes_on(text[end:at], small):
                break
            end = at = token.end()
            small += 1
        elif serbian and word == "preko" and _BEYOND.match(text, token.end()):
            at = token.end()
        else:
            break
        if text[at : at + 1] not in (" ", "-"):
            break
    return end


def _glued(token: str) -> bool:
    return token == "-"


def _goes_on(between: str, small: int) -> bool:
    """`za` and, within small letters, `i` go on: `Centar za kulturu i dijalog`."""
    return between.strip() in ("za", "protiv") or (small > 0 and between.strip() == "i")


def _begins_another(text: str, end: int, at: int, serbian: bool) -> bool:
    """Whether `and` before a capital divides two names, and does not join words of one."""
    between = text[end:at].strip()
    if between not in ("and", "dhe", "i", "&", "and the") or (between == "i" and not serbian):
        return False
    if between == "and the":
        return True
    head = re.match(r"\S+(?: \S+){0,2}", text[at:])
    following = head[0] if head else ""
    word = following.split(" ")[0].strip(",.;")
    if is_acronym(word) or BODY.search(following):
        return True
    # `the Embassy of X and Caritas Kosova`: what is whole already does not go on.
    return _WHOLE.search(text[max(0, end - 60) : end]) is not None
