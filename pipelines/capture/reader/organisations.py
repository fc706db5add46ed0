"""Who organised, who took part beside them, who paid: names as the text gives them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from pipelines.capture.reader.chrome import is_disclaimer
from pipelines.capture.reader.dates import MONTHS
from pipelines.capture.reader.language import spoken
from pipelines.capture.reader.nominative import nominative
from pipelines.capture.reader.part import Part, Piece
from pipelines.capture.reader.values import Read, Texts

MOST = 30
"""Statements of one sort that are looked at in a text."""

_JOIN = r"(?:of|for|and|the|per|te|e|i|ne|dhe|se|za|u|na|de|du|in|&|-)"
_WORD = r"(?<!\w)[A-Z](?:[\w&'/*+-]|\.(?=\w)){0,60}"
_ACRONYM = r"(?: ?\(\"?[A-Z][\w /&-]{1,24}\"?\))?"
_VERB = (
    r"(?:organiz|odrz|predstavi|objavi|okupi|pokren|lansir|realiz|koj|danas|zajedno|sprov|"
    r"saop|ucest|finans|podrz)"
)
_HEADS = (
    r"(?:skol|mrez|unij|fondacij|ambasad|centr|centar|institut|fond|forum|inicijativ|"
    r"akademij|pokret|savet|komisij|vlad|organizacij|agencij|misij|grup)"
)
_TAIL = (
    rf"(?:(?: [a-z]{{5,}})? {_HEADS}[a-z]{{0,3}}(?![a-z])(?: u [A-Z][a-z]+| za (?=[A-Z])|"
    rf" na (?=[A-Z]))?| spoljnih poslova| inostranih poslova| unutrasnjih poslova)?"
)
"""Serbian names go on in small letters: `Beogradska otvorena skola`, `Evropska unija`."""
_FOR = (
    rf"(?: za (?!{_VERB})[a-z]{{4,}}(?: (?!{_VERB})[a-z]{{5,}}){{0,2}}(?: i "
    rf"(?!{_VERB})[a-z]{{5,}})?(?![a-z]))?"
)
NAME = (
    rf"\"?{_WORD}{_TAIL}"
    rf"(?: (?:{_JOIN} ){{0,3}}{_WORD}{_TAIL}|-(?={_WORD})){{0,12}}{_FOR}\"?{_ACRONYM}"
)
"""The name of an organisation: words with capitals, and small ones between them."""

_AND = (
    r"(?: (?:and|dhe|i) (?:by|nga) (?:the )?|(?<=\)) (?:and|dhe|i) (?:the )?"
    r"| (?:as well as|si dhe|kao i) (?:the )?"
    r"|, (?:and |dhe |i |as well as )?(?:by |nga )?(?:the )?|; )"
)
LIST = rf"(?:the |The )?{NAME}(?:{_AND}(?:the )?{NAME}){{0,12}}"

_ADVERB = (
    r"(?:has|have|had|jointly|also|successfully|today|yesterday|recently|again|together|"
    r"ka|kane|sot|je|su|danas|se)"
)
_ORGANISED = (
    r"(?:co-)?organi[sz](?:ed|es)|held|holds|hosted|hosts|convened|conducted|launched|"
    r"launches|gathered|brought together|"
    r"(?:will|shall) (?:organi[sz]e|hold|host|launch|present)|(?:is|are) (?:organi[sz]ing|"
    r"hosting|holding|launching)|"
    r"(?:has the pleasure|is pleased|has a pleasure|has the honou?r|cordially|"
    r"kindly)? ?(?:to )?invites?|published|publishes|concluded|presented|presents|"
    r"organizoi|organizuan|organizon|ka kenaqesine|ka nderin|ima (?:cast i )?zadovoljstvo|"
    r"ima cast|organizojne|mbajti|mbajten|mban|zhvilloi|zhvilluan|"
    r"lansoi|lansuan|publikoi|mblodhi|prezantoi|realizoi|"
    r"do te (?:organizoje|organizojne|mbaje|mbajne|lansoje|prezantoje)|fton|ftojne|"
    r"organizoval[aoie]|organizovao|organizuje|odrzal[aoie]|odrzao|"
    r"organizuju|objavil[aoie]|objavio|predstavil[aoie]|predstavio|lansiral[aoie]|"
    r"lansirao|okupil[aoie]|okupio|realizoval[aoie]|sprovel[aoie]|"
    r"organizovace|odrzace|ce organizovati|ce odrzati|poziva|pozivaju|ugostil[aoie]|ugostio"
)
_BY_DATE = r"(?:,? (?:on|me|dana) [\w ,.-]{3,30}?,?)?"
_WITH = (
    r"in (?:close )?(?:cooperation|co-operation|collaboration|partnership) with|"
    r"together with|jointly with|ne bashkepunim me|ne partneritet me|se bashku me|"
    r"bashke me|u saradnji sa?|u partnerstvu sa?|zajedno sa?"
)
_SUBJECT = re.compile(
    rf"(?:^|(?<=[\n.!?:;,)\"'-] )|(?<=[\n\"'])|(?<=\d{{4}} )|(?<=\d{{4}}\. )|(?<= je u )|"
    rf"(?<= je )|(?<= su )|"
    rf"(?<= su u ))(?!(?:Danas|Juce|Sot|Dje|Today|Yesterday|On|In|U|Na|Ne|Me|Gjate|Tokom|During)\b)"
    rf"(?P<names>{LIST}(?: \"[^\"\n]{{3,60}}\")?)"
    rf"(?: with (?:its |local |the )?[a-z]+(?: [a-z]+)?)?"
    rf"(?: (?:je|su)(?: [^\n;!?]{{0,120}}?(?= (?:{_ORGANISED})\b))?| ka| kane)?"
    rf"(?:,? (?:{_WITH}|with (?:the )?(?:[a-z]+ )?support of) (?:the )?{LIST})?"
    rf",?{_BY_DATE}(?: {_ADVERB}){{0,3}} "
    rf"(?P<verb>{_ORGANISED})\b"
)
_BY = re.compile(
    r"\b(?:(?:co-?)?(?:organi[sz]ed|hosted|convened|"
    r"arranged)(?: \w+ly)?(?: on [\w ,-]{4,30})? by|organizuar (?:bashkerisht )?nga|"
    r"organizuara? nga|organizohet nga|mbajtur nga|[Uu] organizaciji|"
    r"organizovan\w* od strane|koj[iaue] (?:je )?organizuj[eu]|koj[iaue] (?:je|"
    r"su) organizoval\w+|te organizuar nga)"
    rf" (?P<names>{LIST})"
)
_PUBLISHED_BY = re.compile(
    rf"\b(?:published|issued|produced|publikuar|objavi\w+) (?:by|nga) (?P<names>{LIST})"
)
_PARTNERS = re.compile(
    rf"(?:\b(?:{_WITH})|\b(?:In|Ne|U)(?: \w+)? (?:cooperation with|partnership with|"
    rf"collaboration with|bashkepunim me|partneritet me|saradnji sa?|"
    rf"partnerstvu sa?)) (?P<names>{LIST})"
)

_FUNDED = re.compile(
    r"(?:\b(?:co-?|Co-?)?(?:funded|financed|sponsored|Funded|Financed)(?: \w+ly)?(?: and \w+)? by"
    r"|\b(?:financially |generously |kindly )?supported(?: financially)? by|\b[Ss]upported by"
    r"|\b[Ww]ith (?:the )?(?:\w+ ){0,2}(?:support|funding|assistance|grant|"
    r"funds)(?: provided)? (?:of|from|by)"
    r"|\bthanks to (?:the )?(?:\w+ )?support (?:of|from)|,? funded(?= the [A-Z])"
    r"|\b(?:i|e|te)? ?(?:bashke-?)?(?:financuar|mbeshtetur|financohet|mbeshtetet|"
    r"financuara|mbeshtetura)(?: financiarisht)? (?:nga|prej)"
    r"|\bu (?:mbeshtet|financua)(?: financiarisht)? nga|\b[Mm]e (?:mbeshtetjen|"
    r"perkrahjen)(?: financiare)? (?:e|te|nga|se)"
    r"|\bfinansira(?:o|la|lo|li|ju|n\w*)?(?: je)?(?: od strane)?|\b[Uu]z (?:\w+ )?(?:podrsku|pomoc)"
    r"|\b(?:je )?(?:finansijski )?(?:je )?podrz(?:al|av)[aoie]\w*|"
    r"\bpodrzan[aoie]? (?:je )?od(?: strane)?|\bsredstvima)"
    rf" (?P<names>{LIST})"
)
_WITHIN = re.compile(
    rf"^,? (?:within|through|as part of|in the framework of) (?:the )?(?:grant|"
    rf"program(?:me)?|funds?|support) (?:of|by|from) (?P<names>(?:the )?{NAME})"
)
_LABELS = {
    "organisers": re.compile(
        rf"(?:^|\n|\. )\W*(?:Organi[sz]ers?|Organi[sz]ed by|Host(?:ed by|s)?|Organizator(?:i|"
        rf"et|ja|ka)?|Organizues(?:i|it|et)?|Organizon|Domacin)\s*: *(?P<names>{LIST})"
    ),
    "partners": re.compile(
        rf"(?:^|\n)\W*(?:Partners?|Project partners?|Implementing partners?|"
        rf"In partnership with|Partnere?t?|Partneri|Partneret(?: e projektit)?|"
        rf"Partneri na projektu|Consortium(?: members)?)\s*: *(?P<names>{LIST})"
    ),
    "funders": re.compile(
        rf"(?:^|\n)\W*(?:Funders?|Donors?|Funded by|Financed by|Financial support|Supported by|"
        rf"Donator(?:i|et)?|Financ(?:uar|uesi|uesit|ues|uar nga)(?: nga)?|Finansijer\w*|"
        rf"Finansira|Mbeshtetur nga|Podrzal[aoie]|Podrska|"
        rf"Source of funding)\s*: *(?P<names>{LIST})"
    ),
}
_BULLETED = {
    "organisers": re.compile(
        r"^\W*(?:organi[sz]ers?|organizatori|organizatoret)\W*$", re.IGNORECASE
    ),
    "partners": re.compile(
        r"^\W*(?:(?:project |implementing )?partners?|partneret|partneri)(?: e projektit|"
        r" na projektu| organi[sz]ations)?\W*$",
        re.IGNORECASE,
    ),
    "funders": re.compile(
        r"^\W*(?:funders?|donors?|donatoret|donatori|finansijeri|financuesit)\W*$", re.IGNORECASE
    ),
}

BODY = re.compile(
    r"\b(?:group|centre|center|institut\w*|foundation|fund|network|forum|council|"
    r"association|organi[sz]ation|ngo|initiative|embassy|embassies|ministry|union|mission|"
    r"agency|"
    r"committee|academy|school|university|faculty|programme|program|alliance|coalition|"
    r"society|office|delegation|commission|bank|house|hub|lab|trust|collective|movement|"
    r"department|government|consortium|federation|chamber|library|club|caucus|team|"
    r"parliament|assembly|municipality|ambasad\w+|grup\w+|qendr\w+|fondacion\w*|rrjet\w*|"
    r"keshill\w*|shoqat\w*|organizat\w*|ojq|"
    r"iniciativ\w*|ministri\w*|unioni\w*|bashkim\w*|zyr\w+|mision\w*|delegacion\w*|"
    r"akademi\w*|shkoll\w*|universitet\w*|fakultet\w*|centa?r\w*|fondacij\w*|fond\w*|"
    r"mrez\w*|savet\w*|udruzenj\w*|"
    r"organizacij\w*|nvo|inicijativ\w*|ministarstv\w*|unij\w*|misij\w*|kancelarij\w*|"
    r"delegacij\w*|skol\w*|vlad[aeu]|qeveri\w*|program\w*)\b",
    re.IGNORECASE,
)
_NO_BODY = re.compile(
    r"^(?:(?:this|these|that|those|it|he|she|we|they|i|our|their|his|her|you|there|who|"
    r"which|during|after|before|in|on|at|as|for|with|by|from|when|while|since|all|some|"
    r"both|one|two|three|"
    r"many|most|several|other|also|today|yesterday|ky|kjo|keto|ne|nje|ata|ato|ovaj|ova|"
    r"ovo|ovi|oni|mi|na|u|to|sve|danas|sot|tokom|nakon|gjate|pas)\b)|"
    r"\b(?:participants?|representatives|citizens|students|experts?|speakers?|"
    r"panel(?:l?ists?)?|moderators?|youth|journalists|leaders?|members|attendees|"
    r"pjesemarresit|perfaqesuesit|studentet|qytetaret|panelistet|ucesnici|predstavnici|"
    r"studenti|gradjani|gradani|novinari|"
    r"workshops?|conferences?|events?|roundtables?|meetings?|seminars?|trainings?|project|"
    r"projekti|projekat|projektit|projekta|discussion|debate|session|agreement|"
    r"marreveshj\w*|sporazum\w*|"
    r"dialogue|dialogu|dijalog|punetoria|tryeza|konferenca|radionica|konferencija|okrugli|"
    r"sastanak|takimi|report|raporti|izvestaj|survey|activity|aktiviteti|aktivnost|"
    r"minist(?:er|ri|ar)|president\w*|presjednik|predsedni\w+|kryeminist\w+|premijer\w*|"
    r"ambassador|ambasador\w*|mr|ms|mrs|dr|prof|director|drejtor\w*|direktor\w*|deputy|"
    r"mayor|kryetar\w*|gradonacelni\w+|"
    r"policy report|factsheet|booklet|platform|website|article)\b",
    re.IGNORECASE,
)
_PLACES_ONLY = re.compile(
    r"^(?:Kosov[oaeiu]|Serbi[ae]|Srbij[aeiu]|Kosove|Kosovo and Serbia|Serbia and Kosovo|"
    r"Belgrade|Pristina|Prishtina|Beograd|Europe|Balkans|Western Balkans)$",
    re.IGNORECASE,
)
_STRONG_VERB = re.compile(
    r"organi[sz]|organizo|mbajt|odrz|host|ugost|convened|zhvill|realiz|sprove|publi|objav|"
    r"launch|lans|invit|fton|poziv|holds?|held|kenaq|nderin|zadovolj|cast"
)
_DONOR_OF_SITE = re.compile(
    r"\b(?:web ?site|web ?page|portal|this page|uebfaq\w*|ueb-faq\w*|kjo faqe|sajt\w*|"
    r"internet stranic\w*|veb ?stranic\w*)\b",
    re.IGNORECASE,
)


def organisers(part: Part, body: int = 0) -> Texts:
    """Who organised an event or issued a text."""
    found = [*_labelled(part, "organisers")]
    for pattern in (_SUBJECT, _BY, _PUBLISHED_BY):
        if found:
            break
        for match in pattern.finditer(part.plain):
            if pattern is _SUBJECT and not _about_event(part, match, body):
                continue
            found.extend(_names(part, match))
            if found and pattern is not _BY:
                break
    return _once(found)


def _about_event(part: Part, match: re.Match[str], body: int) -> bool:
    """Whether a sentence with a subject is one of the first, which say what was held."""
    if match.start() - body >= 700:
        return False
    if _STRONG_VERB.search(match["verb"]):
        return True
    return "present" in match["verb"] and BODY.search(match["names"]) is not None


def partners(part: Part, body: int = 0) -> Texts:
    """Who took part in organising."""
    found = [*_labelled(part, "partners")]
    for match in islice(_PARTNERS.finditer(part.plain), MOST):
        sentence = _sentence(part, match.start())
        if match.start() - body < 1_200 and _tells_organising(sentence.text):
            found.extend(_names(part, match))
    return _once(found)


def _tells_organising(sentence: str) -> bool:
    return bool(
        re.search(
            r"organi[sz]|organizo|mbaj|held|host|event|workshop|conference|project|round ?table|"
            r"training|seminar|punetori|tryez|konferenc|radionic|sto\b|projek|implement|odrza|"
            r"obuk|trajnim|launch|publish|lans",
            sentence.lower(),
        )
    )


def funders(part: Part) -> Texts:
    """Who paid. A sentence in the language of another page, at the end, is one of the site."""
    found = [*_labelled(part, "funders")]
    own = spoken(part.text)
    told: list[tuple[Piece, list[Read[str]]]] = []
    for match in islice(_FUNDED.finditer(part.plain), MOST):
        sentence = _sentence(part, match.start())
        if is_disclaimer(part.plain[sentence.start : match.start()]) or _DONOR_OF_SITE.search(
            part.plain[sentence.start : match.start()]
        ):
            continue
        names = [*_names(part, match), *_intermediary(part, match)]
        told.append((sentence, names))
    languages = [spoken(sentence.text) or own for sentence, _ in told]
    if len(set(languages)) > 1 and languages[-1] != languages[-2]:
        return _once(found)
    for language, (_, names) in zip(languages, told, strict=True):
        if language == own:
            found.extend(names)
    return _once(found)


def _intermediary(part: Part, match: re.Match[str]) -> Iterator[Read[str]]:
    within = _WITHIN.match(part.plain[match.end() :])
    if within:
        start = match.end() + within.start("names")
        yield from _split(part, start, match.end() + within.end("names"))


def _labelled(part: Part, role: str) -> Iterator[Read[str]]:
    for match in _LABELS[role].finditer(part.plain):
        yield from _names(part, match, labelled=True)
    lines = part.lines
    for n, line in enumerate(lines):
        if _BULLETED[role].match(line.text) and line.text.strip():
            yield from _bullets(part, lines[n + 1 :])


def _bullets(part: Part, lines: Iterable[Piece]) -> Iterator[Read[str]]:
    for line in lines:
        item = re.match(r"(?:•|-|\*|\d+[.)]) *", line.text)
        rest = line.text[item.end() :] if item else ""
        name = re.match(NAME, rest)
        if not item or not name:
            return
        start = line.start + item.end()
        yield part.quoted(start, start + name.end(), 0.9)


def _names(part: Part, match: re.Match[str], labelled: bool = False) -> list[Read[str]]:
    """The names of a list that are those of organisations."""
    return list(_split(part, match.start("names"), match.end("names"), labelled))


def _split(part: Part, start: int, end: int, labelled: bool = False) -> Iterator[Read[str]]:
    text = part.plain[start:end]
    for first, last in _items(text):
        trimmed = _trimmed(text[first:last])
        first += trimmed[0]
        last = first + trimmed[1]
        name = text[first:last]
        if name and _is_body(name, labelled):
            sure = 0.9 if BODY.search(name) else 0.8
            as_written = part.quoted(start + first, start + last, sure)
            yield replace(as_written, value=nominative(as_written.value, spoken(part.text)))


def _items(text: str) -> Iterator[tuple[int, int]]:
    """The names of a list; `and` divides where both sides are names of bodies."""
    at = 0
    for found in re.finditer(r", (?:and |dhe |i )?|; | (?:and|dhe|i|&|te) ", text):
        left, right = text[at : found.start()], text[found.end() :]
        if "," in found[0] or ";" in found[0] or _two_names(left, right):
            yield at, found.start()
            at = found.end()
    yield at, len(text)


def _two_names(left: str, right: str) -> bool:
    nearest = re.split(r", |; ", right)[0]
    if re.match(r"the |by |nga ", right):
        return True
    return _is_name(left) and _is_name(nearest)


def _is_name(text: str) -> bool:
    """Whether words alone name a body: an acronym, or a word such as Institute with another."""
    words = text.strip().strip('"').split()
    if len(words) == 1:
        return sum(letter.isupper() for letter in words[0]) >= 2
    return bool(BODY.search(text)) and not re.search(r"^(?:Policy|Public|Law)\b$", text)


_MONTH_BEHIND = re.compile(
    rf"(?: (?:in|on|ne|u|me))? (?:{'|'.join(name.capitalize() for name in MONTHS)})$"
)
_TOWN_BEFORE = (
    r"(?:[A-Z][a-z]+(?:oj|om|i|u) ){1,2}(?=(?:Centar|Institut|Fondacija|Mreza|Grupa|Forum|"
    r"Organizacija|NVO|Udruzenje|Inicijativa|Ambasada|Akademija|Omladinsk)\b)"
)
"""`je u Severnoj Mitrovici Centar ...`: the town is no part of the name."""


def _trimmed(name: str) -> tuple[int, int]:
    """The place and length of a name without article, marks, acronym behind it and dates."""
    lead = re.match(
        rf"(?:[\"' ]|(?:[Tt]he|by|nga|od strane|Partners|Organi[sz]ers|Members) |"
        rf"[A-Z][a-z]+ - [Tt]he |{_TOWN_BEFORE})*",
        name,
    )
    start = lead.end() if lead else 0
    inner = name[start:]
    inner = re.sub(r" ?\([^)]*\)?$", "", inner)
    inner = _MONTH_BEHIND.sub("", inner)
    if inner.count('"') == 1:
        inner = inner.rstrip('"')
    return start, len(inner.rstrip(" .,;:-'"))


def _is_body(name: str, labelled: bool) -> bool:
    """Whether a name is that of an organisation, not of a person, an event or a place."""
    first = name.split()[0].lower().rstrip(".")
    if _PLACES_ONLY.match(name) or first in MONTHS or len(name) < 3:
        return False
    if _NO_BODY.search(name) and not BODY.search(name.rpartition(" of ")[0] or name):
        return False
    if re.match(
        r"(?:this|these|it|he|she|we|they|our|their|during|after|in|on|at)\b", name.lower()
    ):
        return False
    if len(name.split()) == 1 and not labelled:
        return sum(letter.isupper() for letter in name) >= 2
    return True


def _sentence(part: Part, at: int) -> Piece:
    return next((piece for piece in part.sentences if piece.start <= at < piece.end), Piece("", at))


def _once(found: Iterable[Read[str]]) -> Texts:
    """Each name once."""
    by_name: dict[str, Read[str]] = {}
    for each in found:
        by_name.setdefault(each.value.lower(), each)
    return tuple(by_name.values())
