"""Names of organisations: where they begin and end in plain text, alone and in lists.

`Women's Association "Bliss"`, `Qendra për Dialog Qytetar (QDQ)`, `Beogradska otvorena škola`: words
with capitals, small ones between them, a name in quotes behind; a Serbian name goes on in small
letters.
"""

import re
from dataclasses import replace
from functools import lru_cache

from pipelines.capture.reader.bodies import NAMED_BODY, is_acronym, is_body
from pipelines.capture.reader.gazetteer import town_forms
from pipelines.capture.reader.generic_words import GENERIC
from pipelines.capture.reader.language import spoken
from pipelines.capture.reader.name_ends import is_whole
from pipelines.capture.reader.nominative import is_bent, nominative
from pipelines.capture.reader.own_names import is_of_site, may_be_two
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
    r"(?: ?(?:(?:[Mm]embers|[Vv]olunteers|[Ss]taff|[Aa]ctivists|[Rr]epresentatives) of|[Cc]lanovi|"
    r"[Vv]olonteri|[Aa]ktivisti|[Aa]netaret e|[Vv]ullnetaret e|with|me|sa|s|"
    r"the|The|an?|by|nga|od strane|its|partners?|"
    r"their|local|our|also|both|as well|"
    r"[a-z]+-based|[A-Z]\w+-based|three|two|four|"
    rf"{GENERIC}|programme|partner\w*|:)"
    r"(?= |:))* ?"
)
_TOWN_BEHIND = re.compile(r" [A-Z][a-z]+(?= *(?:[,;\n.]|$))")
_GENERIC = re.compile(rf"(?<![\w-]){GENERIC}(?![\w-])")
_OTHER = re.compile(
    rf"{GENERIC}(?![\w-])|[a-z]+(?:im|om|oj|ski|ska|sko|skog|ske) (?:{NAMED_BODY.pattern})"
)
"""A generic word, or an adjective before a noun with a capital: another name begins."""
_GENERIC_BEFORE = re.compile(rf"(?<![\w-]){GENERIC} \"?$")
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
    r"delegacij\w*|delegacion\w*|fondacij\w*|foundation|univerzitet\w*|fakultet\w*|"
    r"universitet\w*)\b",
    re.IGNORECASE,
)
_PLACE_JOINERS = frozenset(["in", "ne", "u", "na"])
_NO_TAIL = re.compile(
    r"(?:je|su|bi|se|da|u|na|o|po|kao|uz|od|iz|sa|s|a|ali|koj\w+|danas|juce|sinoc|sutra|zajedno|"
    r"zajednicki|udruzeno|posredstvom|putem|smo|ste|sam|preko|kroz|nga|dhe|nen|per|ne|me|from|"
    r"and|with|the|for|in|"
    r"bice|ce|ima|nije|nisu|vec|jos|biti|pre|nakon|posle|tokom|do|pri|kod|prema|oko|zbog|bez|"
    r"organiz\w+|odrz\w+|predstav\w+|objav\w+|okup\w+|pokren\w+|lansir\w+|realiz\w+|sprov\w+|"
    r"saop\w+|ucest\w+|finans\w+|sufinans\w+|podrz\w+|poziv\w+|raspis\w+|najav\w+|prired\w+|"
    r"(?!prava|uprava|drzava|nastava|zabava|ustava|morava)\w{3,}(?:ava|avaju)|"
    r"\w{3,}(?:ao|ala|alo|ali|ale|io|ila|ilo|ili|ile|uje|uju|ice|ace|lo|eo|ela|eli))"
)
"""A small Serbian word with which a name has ended."""
_SEPARATOR = re.compile(
    r"(?:,? (?:and|dhe|i|as well as|si dhe|kao i)(?: also)?(?: (?:te|e|i|se)(?= [A-Z]))? |, |; |"
    r" & )"
)


_NOUN = re.compile(
    r"energy|law|order|peace|bar|roads|rights|justice|women|youth|democracy|security|education|"
    r"culture|languages?|media|arts?|sciences?|research|policy|crafts|trade|health|environment|"
    r"labou?r|business|dialogue|community|development|music|memory|history|heritage|water|food|"
    r"land|work|safety|sport|tourism|transport|agriculture|economy|finance|commerce|industry|"
    r"insurers|roma"
)
"""What an English name is about, with `and` behind it: `the Energy and Climate Circle`."""
_LIST_GOES_ON = re.compile(r" *(?:[,;.:)\n\]-]|$|(?:and|dhe|i|as well as|si dhe|kao i|te|&)\b)")
_STATES = (
    r"(?:Sweden|Norway|Switzerland|Germany|Austria|Finland|Denmark|France|Italy|Luxembourg|Japan|"
    r"Canada|Ireland|Poland|Slovenia|Czechia|Suedia|Norvegjia|Zvicra|Gjermania|Finlanda|Danimarka|"
    r"Franca|Italia|Luksemburgu|Japonia|Kanadaja|Svedska|Norveska|Svajcarska|Nemacka|Austrija|"
    r"Finska|Danska|Francuska|Italija|Holandija|Japan|Kanada)"
)
_STATE = re.compile(rf"{_STATES}(?! [a-z]*[A-Z])|(?:Grad|City of|Qyteti i) [A-Z]")


@lru_cache(maxsize=512)
def _language(text: str) -> str | None:
    return spoken(text)


def names_from(
    part: Part, start: int, labelled: bool = False, most: int = MOST, genitive: bool = False
) -> list[Read[str]]:
    """The names of a list that begins at a place in the plain text, where they are sure.

    genitive: the words before the list ask for it, so that a name that is not known to be turned
    back is none.
    """
    language = _language(part.text)
    spans = _one_of_site(part, spans_from(part, start, labelled, most)[0])
    whole = [span for span in spans if is_whole(part.plain, *span, language)]
    whole = [span for span in whole if not may_be_two(part, part.plain[slice(*span)], language)]
    return [
        each
        for each, span in ((_value(part, *span), span) for span in whole)
        if not is_bent(each.value, language, genitive and not _is_said(part.plain, span[0]))
    ]


def _one_of_site(part: Part, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans, with two as one where the site gives them as one: `Old Han Museum and Centre`."""
    if len(spans) < 2:
        return spans
    (start, end), (_, last), *others = spans
    joined = part.plain[start:last]
    if len(joined) < 2 * LONG and " " in part.plain[start:end] and is_of_site(part, joined):
        return [(start, last), *others]
    return spans


LONG = 60
"""Letters of a name."""


def _is_said(text: str, at: int) -> bool:
    """Whether a word for a body stands before a name, which then is in no case."""
    return _GENERIC_BEFORE.search(text[max(0, at - 50) : at]) is not None


def _value(part: Part, first: int, last: int) -> Read[str]:
    name = part.plain[first:last]
    as_written = part.quoted(first, last, 0.9 if NAMED_BODY.search(name) else 0.8)
    turned = nominative(as_written.value.strip(), _language(part.text))
    return replace(as_written, value=turned)


def spans_from(
    part: Part, start: int, labelled: bool = False, most: int = MOST
) -> tuple[list[tuple[int, int]], int]:
    """Where the names of a list stand, and where the list ends."""
    text = part.plain
    serbian = _language(part.text) == "sr"
    found: list[tuple[int, int]] = []
    at, end, comma = start, start, False
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
        if comma and not _LIST_GOES_ON.match(text, span[2]):
            break  # `with the Bar Society, Lumi Centre held`: the subject behind the list
        found.append((span[0], span[1]))
        end = span[2]
        separator = _SEPARATOR.match(text, end)
        if not separator or (not serbian and separator[0].strip() == "i"):
            break
        at, comma = separator.end(), separator[0] == ", "
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
    if serbian and (behind := _BODY_BEHIND.search(text, start, end)):
        start = behind.end()  # `Tim povodom Udruzenje Most`: the name begins with its noun
    if first[0].startswith('"'):
        inner = first[0].strip('"')
        start, close = start + 1, start + 1 + len(inner)
        return start, close, _behind(text, end)
    return start, end, _behind(text, end)


_BODY_BEHIND = re.compile(
    r" (?!za |i |protiv )[a-z]+ (?=(?:Udruzenje|Centar|Institut|Fondacija|Mreza|Savez|Forum|Klub|"
    r"Organizacija|Inicijativa|Drustvo|Pokret|NVO|Opstina|Biblioteka|Asocijacija|Koalicija) [\w\"])"
)


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
        if word[0].isupper() or (word[0].isdigit() and end == at > start):
            if end > start and _begins_another(text, start, end, token.start(), serbian):
                break
            end = at = token.end()
            small = 0
        elif word == "a" and text[end:at].strip() in ("for", "of"):
            at = token.end()  # `the Fund for a Common Table`
        elif word in _JOINERS or (word in _PLACE_JOINERS and _PLACED.search(text[start:end])):
            at = token.end()
        elif serbian and word.isalpha() and small < 4 and not _NO_TAIL.fullmatch(word):
            if end != at and not _goes_on(text[end:at], small):
                break
            if text[end:at].strip() == "i" and _OTHER.match(text, token.start()):
                break  # `i listom "Dan"`, `i beogradskim Udruzenjem`: another
            end = at = token.end()
            small += 1
        elif word == "bez" and text[token.end() :].startswith(" granica"):
            end = at = token.end() + len(" granica")
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


def _begins_another(text: str, start: int, end: int, at: int, serbian: bool) -> bool:
    """Whether `and` before a capital divides two names, and does not join words of one."""
    between = text[end:at].strip()
    if between in ("dhe te", "dhe e", "dhe i", "dhe se"):
        return NAMED_BODY.match(text, at) is not None
    if between not in ("and", "dhe", "i", "&", "and the") or (between == "i" and not serbian):
        return False
    if between == "and the":
        return True
    head = re.match(r"[^\s,;]+(?: (?!and |dhe |i )[^\s,;]+){0,2}", text[at:])
    following = head[0] if head else ""
    word = following.split(" ")[0].strip(",.;")
    if is_acronym(word):
        return True
    if _NOUN.fullmatch(text[start:end].lower()):
        return False
    if NAMED_BODY.search(following) or _STATE.match(text, at):
        return True
    # `the Embassy of X and Caritas Kosova`: what is whole already does not go on.
    return _WHOLE.search(text[max(0, end - 60) : end]) is not None
