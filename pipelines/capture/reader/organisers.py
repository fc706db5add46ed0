"""Who organised an event, runs a project or issued a text."""

import re
from collections.abc import Iterator
from itertools import islice

from pipelines.capture.reader.bodies import NAMED_BODY
from pipelines.capture.reader.folding import plain
from pipelines.capture.reader.kinds import HELD
from pipelines.capture.reader.organisation_names import names_from, spans_from
from pipelines.capture.reader.organising_verbs import TAIL
from pipelines.capture.reader.own_names import is_own, names_the_site
from pipelines.capture.reader.part import Part
from pipelines.capture.reader.reported import is_reported
from pipelines.capture.reader.supporters import labelled, once
from pipelines.capture.reader.values import Read, Texts

MOST = 30
"""Statements of one sort that are looked at in a text."""
LEAD = 800
"""Letters of the text in which it is said who held what it reports."""

_BEGIN = re.compile(
    r"(?<![\w'-])(?=[A-Za-z\"])(?:(?=[A-Z\"])|(?=(?:the |[a-z]+sk\w{1,3} |lokaln\w+ )?"
    r"(?:think tank|organi[sz]ation|association|organizacij|organizat|udruzenj|shoqat|nevladin)))"
)
_NO_SUBJECT = re.compile(
    r"\b(?:of|with|by|from|for|in|at|to|about|and|e|i|te|se|me|nga|per|ne|sa|s|od|iz|za|u|na|o|mbi|"
    r"dhe|kod)(?: the)? $|(?<![.!?:;,\"-] )(?<!Today )(?<!Danas )(?<!Sot )(?<!Dje )(?<!Juce "
    r")\b[A-Z][\w'-]+ $"
)
"""Words behind which a name is no subject."""
_OPENS = re.compile(r"(?:^|[\n.:] ?|\d )$")
"""Where a sentence begins: there alone a name in quotes is that of a body."""
_IN_TOWN = re.compile(r"\b(?:in|ne|u) [A-Z]\w+(?: [A-Z]\w+)?,? $")
_GENERIC = re.compile(
    r"\b(?:think tanks?|organi[sz]ations?|association|organizacij\w*|organizat\w*|udruzenj\w*|"
    r"shoqat\w*)\b"
)
_BY = re.compile(
    r"(?:[Pp]rojekat|[Pp]rojekti|[Pp]roject) \"[^\"\n]{3,90}\"(?= (?:udruzenj|organizat|"
    r"fondacij|of ))|"
    r"\b(?:(?:co-?|jointly )?(?:organi[sz]ed|hosted|convened|arranged|put together|set up|"
    r"initiated|prepared|called|called together|"
    r"implemented|run|carried out|produced|prepared|launched|initiated|conducted)(?: \w+ly)?"
    r"(?: on [\w ,-]{4,30}| together| jointly)? by|prepared together with|"
    r"[Hh]osts? (?:of the \w+ )?(?:was|were|is)|[Oo]rgani[sz]ers? (?:of the \w+ )?(?:was|were|"
    r"is|are)|"
    r"(?:organizua\w*|mbajtur|mbajt|zhvillua\w*|zbatua\w*|organizohet|zbatohet|realizohet|"
    r"realizua\w*|pergatitur|udhehiqet)(?: bashkerisht| se bashku)? nga|"
    r"[Nn]e organizim(?:in)? (?:te|e)|"
    r"[Uu] organizaciji|(?:organizovan|realizovan|priredjen|sproveden)\w*(?: je)? od strane|"
    r"[Oo]rganizator(?:i|et)?(?: skupa| tribine| dogadjaja| i tryezes| e tryezes)?,|"
    r"[Oo]rganizator(?:i|et)? (?:skupa |dogadjaja |tribine )?(?:je|su|jane|eshte|ishin|ishte))(?= )"
)
_INVERSE = re.compile(
    r"\b(?:[Rr]ad [Ff]orum\w{1,2}|[Ff]orum|[Ss]kup|[Dd]ogadj?aj|[Kk]onferenciju|"
    r"[Rr]adionicu|[Ss]eminar|[Tt]ribinu|[Oo]buku|"
    r"[Ss]kolu|[Rr]azgovor|[Ss]kup|[Kk]amp|[Dd]ebatu|[Pp]anel|[Rr]azmenu|[Pp]rojekat|"
    r"[Oo]krugli sto|[Aa]ktivnost)(?: \w+){0,3}? "
    r"(?:organizuj[eu]|(?:je|su)\b[^\n;]{0,70}? (?:organizova|odrza|priredi|pripremi)"
    r"(?:l[aoie]|o))(?= )|"
    r"\b(?:(?:koj[iaeu]|sto|je|su|ju|ga|ih|e|te cilen|qe e|qe|se|projekat|projektin e|dogadjaj|"
    r"konferenciju|obuku)\b(?: (?:je|su|e|danas|juce|sinoc|zajedno|zajednicki|bashkerisht|"
    r"sot|dje|"
    r"u [A-Z]\w+(?: [A-Z]\w+)?|,? ?od [\d. ]+ do [\d. ]+\w+ \d{4}\.(?: godine)?)){0,4} )"
    r"(?:organizoval[aoie]|organizovao|organizuj[eu]|odrzal[aoie]|odrzao|sprovod[ei]|sprovel[aoie]|"
    r"sproveo|realizuj[eu]|realizoval[aoie]|organizoi|organizuan|organizon|organizojne|mbajti|"
    r"mbajten|zbaton|zbatojne|realizon|realizojne|realizoi|priredil[aoie]|priredio|pripremil[aoie]|"
    r"pripremio|osmislil[aie]|osmislio|sazval[aie]|sazvao|saziva(?:ju)?|pergatiti|pergatiten|"
    r"mbledh|vodi)(?: (?:zajedno|danas|bashkerisht|su|je|sot|juce))?(?= )|"
    r"\b(?:[Oo]rganizoval[aei]|[Oo]rganizovao|[Pp]riredil[aei]|[Pp]riredio|[Pp]ripremil[aei]|"
    r"[Pp]ripremio|[Oo]drzal[aei]|[Ss]provel[aei]|[Rr]ealizoval[aei]) (?:su|je)(?: zajedno)?"
    r"(?= (?:[A-Z\"]|udruzenj|organizacij|nevladin))"
)
_PUBLISHED_BY = re.compile(
    r"(?:[Pp]rojekat|[Pp]rojekti|[Pp]roject) \"[^\"\n]{3,90}\"(?= (?:udruzenj|organizat|"
    r"fondacij|of ))|"
    r"\b(?:published|issued|publikuar|botuar|objavi\w+|objavljen\w*) (?:by|nga|od strane)(?= )"
)


def _is_somebody(read: Read[str]) -> bool:
    """Whether a name may be that of a body: not an event, nor the bare word for a body."""
    name = _FOCUS_GROUP.sub("fokus", plain(read.value).lower().strip('"'))
    if _ONE_WORD.fullmatch(name):
        return NAMED_BODY.search(name) is None and name != "fokus"
    return NAMED_BODY.search(name) is not None or HELD.match(name) is None


_FOCUS_GROUP = re.compile(r"\bfokus[ -]?grup\w*|\bfocus[ -]?groups?|\bgrup\w* (?:i |e )?fokusit")
_ONE_WORD = re.compile(r"[\w-]+")


def organisers(part: Part, body: int = 0, project: bool = False) -> Texts:
    """Who organised an event or issued a text. project: the page is that of a project."""
    found = [*labelled(part, "organisers", project)]
    if not found:
        found = _told(part, body)
    return once(each for each in found if _is_somebody(each))


def _told(part: Part, body: int) -> list[Read[str]]:
    """Who organised, as the sentences tell it."""
    found = [each for each in _subjects(part, body) if _is_somebody(each) and is_own(part, each)]
    told = list(_by(part, body))
    if told and not any(NAMED_BODY.search(plain(each.value)) for each in found):
        found = told  # `organised by` says more than who gave a talk
    for way in (_inverse, _published):
        if not found:
            found = list(way(part, body))
    return found


def _subjects(part: Part, body: int) -> Iterator[Read[str]]:
    """The names before the first verb that says what was held."""
    text = part.plain
    past, found = 0, list[Read[str]]()
    for begin in islice(_BEGIN.finditer(text, 0, body + LEAD), MOST * 8):
        before = text[max(0, begin.start() - 30) : begin.start()]
        if begin.start() < past or _is_object(text, begin.start(), before):
            continue
        if is_reported(text, begin.start()):
            continue
        quoted = text[begin.start()] == '"'
        if quoted and not _OPENS.search(before):
            continue
        spans, end = spans_from(part, begin.start(), quoted, most=4)
        if not spans:
            continue
        if quoted and not _is_known(part, text[slice(*spans[0])]):
            continue
        if _holds(text, begin.start(), spans, end):
            names = names_from(part, begin.start(), quoted, most=4)
            if len(spans) == 1 and _PLURAL.match(text, end):
                names = _both(part, spans[0])
            # A title may name one of those whom the text names together.
            if not found or (
                names and len(names) > len(found) and names[0].value == found[0].value
            ):
                found = names
        past = spans[0][1]
    yield from found


def _is_known(part: Part, name: str) -> bool:
    """Whether a name in quotes is a body's: what is launched or shown stands in quotes too."""
    return NAMED_BODY.search(name) is not None or names_the_site(part, name.lower())


def _says_more(names: list[Read[str]], found: list[Read[str]]) -> bool:
    """Whether a list of names has more than another that begins alike."""
    return len(names) > len(found) and names[0].value == found[0].value


_PLURAL = re.compile(
    r"[^.\n]{0,60}?\b(?:organizuan|mbajten|zhvilluan|lansuan|realizuan|organizojne|mbajne|ftojne|"
    r"kane|organizovali|odrzali|realizovali|sproveli|organizuju|pozivaju|su)\b"
)
_AND = re.compile(r" (?:dhe|i) (?=[A-Z])")


def _both(part: Part, span: tuple[int, int]) -> list[Read[str]]:
    """Two names that a plural verb shows to be two, though none is a word for a body."""
    name = part.plain[slice(*span)]
    joints = list(_AND.finditer(name))
    if len(joints) != 1:
        return names_from(part, span[0], most=4)
    first, second = span[0] + joints[0].start(), span[0] + joints[0].end()
    return [part.quoted(span[0], first, 0.8), part.quoted(second, span[1], 0.8)]


def _is_object(text: str, at: int, before: str) -> bool:
    """Whether the words before a name make it no subject."""
    if not text[at].isupper():
        return False
    return bool(_NO_SUBJECT.search(before)) and not _IN_TOWN.search(before)


def _holds(text: str, begin: int, spans: list[tuple[int, int]], end: int) -> bool:
    """Whether a verb of organising follows names that can be its subject."""
    tail = TAIL.match(text, end)
    if not tail:
        return False
    names = text[spans[0][0] : spans[-1][1]]
    is_clear = NAMED_BODY.search(names) or _GENERIC.search(text[begin : spans[0][0]])
    with_acronym = text[spans[-1][1] : end].startswith(" (")
    if not tail["strong"]:
        return bool(is_clear or with_acronym)
    apposed = text[max(0, begin - 2) : begin] == ", " or text[end : end + 1] == ","
    return bool(is_clear or with_acronym or '"' in text[begin:end] or not apposed)


def _by(part: Part, body: int) -> Iterator[Read[str]]:
    for match in islice(_BY.finditer(part.plain), MOST):
        if is_reported(part.plain, match.start()):
            continue
        for each in names_from(
            part, match.end(), _is_clear(match[0]), genitive=_GENITIVE.search(match[0]) is not None
        ):
            if "rgani" in match[0] or is_own(part, each):
                yield each


_GENITIVE = re.compile(r"(?:strane|organizaciji)$")
"""Words that ask for it."""


def _is_clear(words: str) -> bool:
    """Whether a body must follow, so that one word with a capital is enough."""
    return "rgani" in words or "host" in words.lower()


def _inverse(part: Part, body: int) -> Iterator[Read[str]]:
    for match in islice(_INVERSE.finditer(part.plain, 0, body + 2 * LEAD), MOST):
        if _OF_PROGRAMME.search(part.plain, max(0, match.start() - 40), match.start()):
            continue
        found = names_from(part, match.end())
        if found and not _are_persons(part, found):
            yield from (each for each in found if is_own(part, each))
            return


_OF_PROGRAMME = re.compile(
    r"\b(?:kroz|preko|putem|okviru|permes|nepermjet|kuader te) (?:\w+ ){0,2}"
    r"(?:program|projek|fond|skem)\w* $"
)
"""Who runs the programme of a donor did not organise what it paid for."""


def _are_persons(part: Part, found: list[Read[str]]) -> bool:
    """Whether none of the names is a body's, and an office follows one: `Ana Ilic, trainer`."""
    if any(NAMED_BODY.search(plain(each.value)) for each in found):
        return False
    ends = (part.text[each.end - part.offset :] for each in found)
    return any(re.match(r", [a-zà-žа-ш]", rest) for rest in ends)


def _published(part: Part, body: int) -> Iterator[Read[str]]:
    for match in islice(_PUBLISHED_BY.finditer(part.plain), MOST):
        yield from names_from(part, match.end())
