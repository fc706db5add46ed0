"""Who took part in organising, and who paid: behind the words and labels that say so."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from pipelines.capture.reader.bodies import NAMED_BODY
from pipelines.capture.reader.chrome import is_disclaimer
from pipelines.capture.reader.kinds import HELD
from pipelines.capture.reader.language import is_of_another, spoken
from pipelines.capture.reader.organisation_names import names_from
from pipelines.capture.reader.own_names import is_own
from pipelines.capture.reader.part import Part, Piece
from pipelines.capture.reader.reported import is_reported
from pipelines.capture.reader.values import Read, Texts

MOST = 30
"""Statements of one sort that are looked at in a text."""

PARTNERS_REACH = 2_200
"""Letters of the text in which it is said who helped."""
_PARTNERS = re.compile(
    r"\b(?:[Ii]n (?:\w+ )?(?:cooperation|co-operation|collaboration|partnership|consortium) with|"
    r"[Tt]ogether with|[Jj]ointly with|[Hh]and in hand with|[Ss]ide by side with|"
    r"[Ss]houlder to shoulder with|"
    r"[Nn]e (?:bashkepunim|partneritet)(?: te ngushte)?(?: edhe)? me|[Ss]e bashku me|"
    r"[Bb]ashke me|[Kk]rah per krah me|"
    r"[Uu] (?:saradnji|partnerstvu|suradnji|konzorcijumu) sa?|[Zz]ajedno sa?|[Rr]ame uz rame sa?|"
    r"[Rr]uku pod ruku sa?|"
    r"[Ss]kup\w* \w+ organizovan\w* sa?|"
    r"[Tt]akimi u mbajt bashke me|organizovala [^.\n]{3,60} sa)"
    r"(?:,? (?:(?:its|their|our|the|two|three|four|five) )*(?:[\w-]+ ){0,2}partners?[,:]?|"
    r" (?:(?:dy|tre|tri|kater) )?(?:partner\w+|organizata\w* partnere\w*)(?: tane| tona| te saj)?"
    r"[,:]?| (?:(?:svojim|nasim|dva|tri|cetiri) )*(?:partner\w+|partnerskim organizacijama)[,:]?)?"
    r"(?= |:)"
)
_PARTNER_IS = re.compile(
    r"\b(?:[Pp]artners?(?: (?:of|in|on|for) (?:the |this |our )?[\w-]+(?: [\w-]+)?)?"
    r"(?: (?:is|are|was|were|will be|included?))|"
    r"[Ww]ith (?:\w+ )?(?:two|three|four|its|our) (?:\w+ )?partners(?: at (?:its|their) side)?[:,]|"
    r"[Pp]artners? [^.\n]{0,30}along with|"
    r"[Pp]artner(?:et|e|i)?(?: te tjere)?(?: (?:te|i|e) (?:tjere te )?\w+)?"
    r" (?:jane|ishin|ishte|eshte|do te jene)|[Mm]e partneret(?: tane| e saj| e tij)?|"
    r"organizata(?:t)? partnere:|partnerske organizacije:|partner organi[sz]ations:|"
    r"[Nn]e partneritet me:|[Uu] partnerstvu sa?:|[Ii]n partnership with:|"
    r"[Pp]artner(?:i|ka)?(?: (?:projekta|na projektu|(?!su |je |bila )[a-z]+[aeiu]))?"
    r" (?:bio je|bila je|bili su|je bio|je bila|su bili|bice|ce biti|je|su)|"
    r", a partner(?:i)?(?: je| su)?|[Pp]artner(?:i)? [a-z]+[aeiu](?:,|:)|"
    r"[Kk]ao partneri?(?: su| je)?(?: se)? (?:pridruzi\w+|ucestvova\w+|ukljuci\w+)(?: se)?|"
    r"[Ss]a (?:dva |tri |svojim )?partnerima:|[Uu]z partnerstvo|"
    r"[Ss]a partnerom,?|[Mm]edijski partneri?(?: [a-z]+[aeiu])? (?:je|su))(?= )"
)
"""Words that say by themselves who was a partner."""
_HELD = re.compile(
    r"organi[sz]|organizo|organizu|mbaj|held|host|event|workshop|conference|project|round ?table|"
    r"training|seminar|punetori|tryez|konferenc|radionic|sto\b|projek|implement|odrza|obuk|trajnim|"
    r"launch|publish|lans|cafe|vizit|visit|poset|forum|debat|tribin|realizo|realizov|zhvillua|"
    r"course|kurs|drill|lecture|predavanj|ligjerat|"
    r"assembl|asamble|skupstin|run by|turne|platform|takim|skup|razmen|predstav|prezant"
)
_FUNDED = re.compile(
    r"(?:\b(?:co-?|Co-?)?(?:funded|financed|sponsored|Funded|Financed)(?: \w+ly)?(?: and \w+)? by"
    r"|\b(?:financially |generously |kindly )?supported(?: financially)? by|\b[Ss]upported by"
    r"|\b[Mm]ade possible (?:by|through|with)(?: a grant (?:of|from)| (?:the )?support of)?"
    r"|\b[Ww]ith (?:the )?(?:\w+ ){0,2}(?:support|funding|assistance|grant|funds)(?: provided)? "
    r"(?:of|from|by)"
    r"|\b(?:[Gg]rateful to|[Tt]hank(?:s to|ed)?)(?= [^.\n]{3,80} for (?:the |their |its )?"
    r"financial (?:support|help))"
    r"|\bfalenderoi?\w*(?= [^.\n]{3,80} per (?:mbeshtetjen|perkrahjen|ndihmen) financiare)"
    r"|\bzahval\w+(?: se)?(?= [^.\n]{3,80} (?:na|za) finansijsk\w+ (?:podrs|pomoc))"
    r"|\b[Tt]hanks to (?:the |a )?(?:\w+ )?(?:support|grant|funding) (?:of|from)|,? funded(?= "
    r"the [A-Z])"
    r"|\b(?:paid(?: for)?|covered|backed|underwritten|enabled) by|"
    r"\bfinansijski (?:su |je )?pomog\w+|"
    r"\b[Pp]odrsku (?:je |su )?pruz\w+(?: (?:je|su))?|"
    r"\b(?:support|assistance|funding|grant) (?:was |were |is )?provided by|"
    r"\bpomogl[aie]\b(?: (?:je|su))?"
    r"|\bthrough a grant (?:of|from|by)|\bgrant of(?= the [A-Z])"
    r"|\b(?:i|e|te)? ?(?:bashke-?)?(?:financuar|mbeshtetur|financohet|mbeshtetet|financohen|"
    r"mbeshteten|financuara|mbeshtetura)(?: financiarisht)? (?:nga|prej)"
    r"|\b(?:u perkrah|perkrahur|perkrahet|u ndihmua)(?: financiarisht)? nga"
    r"|\b(?:u|e|i|jane) (?:mbeshtet|financua|financuan|mbeshteten)(?: financiarisht)? nga"
    r"|\b(?:mundesohet|mundesohen|u mundesua|u mundesuan|mundesuar) (?:nga|prej|me mbeshtetjen e)"
    r"|\b[Mm]jetet (?:i|e|ua) (?:siguroi|siguruan|dha|ndau)|\b[Ss]hpenzimet (?:i|e) mbuloi"
    r"|\b(?:qe )?e (?:perkrahu|perkrah|perkrahin|perkrahen)|\b(?:costs|expenses) (?:were |are )?"
    r"(?:covered|met|borne) by|\b[Tt]roskove? (?:je |su )?(?:pokri\w+|snosi\w*)(?: je| su)?"
    r"|\b(?:e|i) (?:mbeshteti|financoi|mbeshtet|financon|mundesoi)"
    r"|\b[Mm]e (?:mbeshtetjen?|perkrahjen?|ndihme|financimin|ndihmen|fondet|"
    r"mjetet)(?: financiare)? "
    r"(?:e|te|nga|se)"
    r"|\b(?:[Ff]|[Ss]uf)inansira(?:o|la|lo|li|le|ju|n\w*)?(?: (?:je|su|ga|ju|"
    r"ih))*(?: od(?: strane)?)?"
    r"|\b[Uu]z (?:\w+ ){0,2}(?:podrsku|pomoc)|\bzahvaljujuci (?:\w+ )?podrsci"
    r"|\b(?:je |su |ga |ju |ih )*(?:finansijski )?(?:je |su )?podrz(?:al|av)[aoie]\w*(?: (?:je|"
    r"su|ga|ju|ih))*"
    r"|\bpodrzao(?: je)?|\bpodrzan[aoie]? (?:je )?od(?: strane)?|\bsredstvima|"
    r"\b[Ss]redstva (?:je|su) (?:obezbedi[ol]\w?|dal[aoie]|obezbedil[aoie])|"
    r"\bomoguci[ol]\w?(?: je| su)?)(?= )"
)
_ALSO = re.compile(
    r"^,? (?:within|through|as part of|in the framework of|permes|preko|with funds of|me fondet e|"
    r"sredstvima|with) (?:the )?(?:(?:grant|program(?:me)?|funds?|support|programit|"
    r"[Pp]rograma malih grantova) (?:of |by |from |te |e |za |per )?)?(?=(?:the )?[A-Z])"
)
"""One who gave through another."""
_WITHIN = re.compile(
    r"^,? (?:within|through|as part of|in the framework of|with) (?:the )?(?:grant|program(?:me)?|"
    r"funds?|support) (?:of|by|from) (?=(?:the )?[A-Z])"
)
_SMALL_GRANTS = re.compile(r"^ preko Programa malih grantova (?=[A-Z])")
_LABELS = {
    "organisers": (
        r"Organi[sz]ers?|Organi[sz]ed by|Host(?:ed by|s)?|Organizator(?:i|et|ja|ka)?|"
        r"Organizues(?:i|it|et)?|Organizon|Organizuje|Organizuju|Domacin|Nosilac projekta|"
        r"Nosilac|Bartes(?:i)? i projektit|Zbatues(?:i|it)|Implement(?:ed|ing) (?:by|"
        r"organi[sz]ation)|"
        r"Implementer|Lead(?: partner| organi[sz]ation)?|Sprovodi|Realizuje"
    ),
    "partners": (
        r"Partners?|Project partners?|Implementing partners?|In partnership with|Partnere?t?|"
        r"Partneri|Partneret(?: e projektit)?|Partneri na projektu|Partneri projekta|"
        r"Consortium(?: members)?|Co-organi[sz]ers?"
    ),
    "funders": (
        r"Funders?|Donors?|Funded by|Financed by|Financial support|Supported by|Donator(?:i|et)?|"
        r"Financ(?:uar|uesi|uesit|ues|uar nga|ohet nga)(?: nga)?|Finansijer\w*|Finansira|"
        r"Mbeshtetur nga|Mbeshtetet nga|Podrzal[aoie]|Podrzava|Podrska|Source of funding|"
        r"Finansijska podrska"
    ),
}
_LABEL = {
    role: re.compile(rf"(?:^|\n|\. )\W{{0,4}}(?:{names}) ?: *\n?\W{{0,3}}(?=[A-Z\"])")
    for role, names in _LABELS.items()
}
_LOOSE_LABEL = {
    role: re.compile(rf"(?:^|\n)\W{{0,4}}(?:{names}) *(?::| |\n) *\n?\W{{0,3}}(?=[A-Z\"])")
    for role, names in _LABELS.items()
}
"""A label of a table, as the pages of projects have it."""
_ALONE = {
    role: re.compile(rf"^\W*(?:{names})\W*$", re.IGNORECASE) for role, names in _LABELS.items()
}
_DONOR_OF_SITE = re.compile(
    r"\b(?:web ?site|web ?page|portal|this page|uebfaq\w*|ueb-faq\w*|kjo faqe|sajt\w*|"
    r"internet stranic\w*|veb ?stranic\w*)\b",
    re.IGNORECASE,
)
_ITS_WORK = re.compile(
    r"\b(?:its|[Oo]ur|their|his|[Nn]as\w*|njen\w*|njegov\w*|punen|projektet tona) "
    r"(?:work|activities|projects|projekt\w*|rad)\b|\b[Pp]un(?:a|en) (?:jone|tone)\b|"
    r"\b(?:has|have) been supported by$|"
    r"\b(?:projektet e (?:tjera )?financuara|(?:projects|initiatives) (?:financed|funded)|"
    r"projekt\w+ koje finansira\w*)\b|"
    r"(?:'s|s') (?:program(?:me)?s?|work|office|activities) (?:is|are|was|were)\b|"
    r"\b(?:founded|established|osnovan\w*|themelua\w*)\b|"
    r"\bdo sada\b|\bderi tani\b"
)
"""Who supports a body always is none of the event."""


def partners(part: Part, body: int = 0, project: bool = False) -> Texts:
    """Who took part in organising. project: the page is that of a project."""
    found = [*labelled(part, "partners", project)]
    for match in islice(_PARTNERS.finditer(part.plain), MOST):
        sentence = _sentence(part, match.start())
        if match.start() - body < PARTNERS_REACH and (
            project or _HELD.search(sentence.text.lower())
        ):
            found.extend(names_from(part, match.end()))
    for match in islice(_PARTNER_IS.finditer(part.plain), MOST):
        if match.start() - body < PARTNERS_REACH and not is_reported(part.plain, match.start()):
            genitive = match[0].endswith("partnerstvo")
            found.extend(names_from(part, match.end(), genitive=genitive))
    return once(each for each in found if is_own(part, each))


def funders(part: Part, project: bool = False) -> Texts:
    """Who paid. A sentence in the language of another page, at the end, is one of the site."""
    found = [*labelled(part, "funders", project)]
    own = spoken(part.text)
    told: list[tuple[Piece, list[Read[str]]]] = []
    for match in islice(_FUNDED.finditer(part.plain), MOST):
        sentence = _sentence(part, match.start())
        before = part.plain[sentence.start : match.start()]
        if (
            is_disclaimer(before)
            or is_reported(part.plain, match.start())
            or _is_of_body(before, match[0])
            or _DONOR_OF_SITE.search(before)
            or _ITS_WORK.search(part.plain[sentence.start : match.end()])
        ):
            continue
        told.append((sentence, _givers(part, match) or _states(part, match.end())))
    foreign = [is_of_another(sentence.text, own) for sentence, _ in told]
    if len(foreign) > 1 and foreign[-1] and not foreign[-2]:
        return once(found)
    for is_foreign, (_, names) in zip(foreign, told, strict=True):
        found.extend(() if is_foreign else names)
    return once(found)


_PASSIVE = re.compile(r" (?:is|are|has been|have been|e|u|je|se)? ?$")
_SMALL = frozenset(["the", "of", "for", "and", "e", "i", "te", "se", "per", "dhe", "za"])


_BODY_ITSELF = re.compile(
    r"\b(?:institut\w*|foundation|fondacij\w*|fondacion\w*|organi[sz]ation|organizat\w*|"
    r"organizacij\w*|association|shoqat\w*|udruzenj\w*|society|NGO|OJQ|NVO|centre|center|qendr\w*|"
    r"centar)\b",
    re.IGNORECASE,
)


_IS_SUPPORTED = re.compile(
    r"(?:i |e |te )?(?:co-?)?(?:supported|funded|financed|financohe|mbeshte)"
)


def _is_of_body(before: str, words_of_support: str) -> bool:
    """Whether it is a body that is supported, and no event. before: in the sentence, plain."""
    if "," in before or not _IS_SUPPORTED.match(words_of_support.strip().lower()):
        return False
    subject = _PASSIVE.sub("", before)
    words = re.findall(r"[\w'-]+", re.sub(r'"[^"]*"', "", subject).replace("The ", "the "))
    named = all(word in _SMALL or word[0].isupper() or NAMED_BODY.fullmatch(word) for word in words)
    is_body = _BODY_ITSELF.search(subject) is not None and HELD.search(subject.lower()) is None
    return bool(words) and named and is_body


_GENITIVE = re.compile(
    r"\b(?:podrsku|pomoc|podrsci|sredstvima|strane|od|donacij\w+|grant\w{0,2})$", re.IGNORECASE
)
"""Words that ask for it."""


def _givers(part: Part, match: re.Match[str]) -> list[Read[str]]:
    """The names behind a statement, and one through whom they gave."""
    names = names_from(part, match.end(), genitive=_GENITIVE.search(match[0]) is not None)
    if names:
        last = max(read.end for read in names) - part.offset
        end = _plain_place(part, last)
        if part.truncated and _CUT.match(part.plain, end):
            names = names[:-1]
        for pattern in (_WITHIN, _SMALL_GRANTS):
            if within := pattern.match(part.plain[end : end + 80]):
                return [*names, *names_from(part, end + within.end())]
    return names


_CUT = re.compile(r"(?: (?:of|the|e|te|se|i|za|per))+[ \W]*(?:\.\.\.|\[)")
"""Where an excerpt ends behind a name, of which more may have followed."""
_STATE = re.compile(
    r" (?:the )?(?:[Kk]ingdom of )?(?P<name>Sweden|Norway|Switzerland|Germany|Austria|Finland|"
    r"Denmark|"
    r"France|Italy|Luxembourg|Japan|Canada|Ireland|Poland|Slovenia|Czechia|Suedia|Norvegjia|Zvicra|"
    r"Gjermania|Austria|Finlanda|Danimarka|Franca|Italia|Luksemburgu|Japonia|Kanadaja|Svedska|"
    r"Norveska|Svajcarska|Nemacka|Austrija|Finska|Danska|Francuska|Italija|Luksemburg|Holandija|"
    r"Holanda|Japan|Kanada)(?= *(?:[.,;)\n]|$| (?:and|dhe|i|through|permes|preko|kroz)\b))"
)


def _states(part: Part, at: int) -> list[Read[str]]:
    """A state that paid, where nothing else is named."""
    state = _STATE.match(part.plain, at)
    return [part.quoted(*state.span("name"), 0.85)] if state else []


def _plain_place(part: Part, place: int) -> int:
    """The place in the plain text of a place in the text of a part."""
    places = part.folded.places
    if places is None:
        return place
    return next((n for n, at in enumerate(places) if at >= place), len(part.plain))


def labelled(part: Part, role: str, project: bool = False) -> Iterator[Read[str]]:
    """The names behind a label, or on the lines below it."""
    for match in (_LOOSE_LABEL if project else _LABEL)[role].finditer(part.plain):
        line = part.plain.rfind("\n", 0, match.end()) + 1
        if match.end() - line < 60 or match[0].startswith(". "):
            names = names_from(part, match.end(), labelled=True)
            yield from (each for each in names if not _is_cut(part, each))
    lines = part.lines
    for n, line_ in enumerate(lines):
        if _ALONE[role].match(line_.text):
            yield from _bullets(part, lines[n + 1 :])


def _is_cut(part: Part, name: Read[str]) -> bool:
    """Whether a word with which small letters go on is all that was read of a name."""
    rest = part.text[name.end - part.offset :]
    return (
        name.value.isalpha()
        and not name.value.isupper()
        and spoken(part.text) != "sr"
        and re.match(r" [^\W\d_]{4,}(?=[,;.\n]|$)", rest) is not None
        and rest[1].islower()
    )


def _bullets(part: Part, lines: Iterable[Piece]) -> Iterator[Read[str]]:
    for line in lines:
        item = re.match(r"(?:•|-|\*|\d+[.)]) *", line.text)
        names = names_from(part, line.start + item.end(), labelled=True, most=1) if item else []
        if not names:
            return
        yield from names


def _sentence(part: Part, at: int) -> Piece:
    return next((piece for piece in part.sentences if piece.start <= at < piece.end), Piece("", at))


def once(found: Iterable[Read[str]]) -> Texts:
    """Each name once, in the order of the text."""
    by_name: dict[str, Read[str]] = {}
    for each in found:
        by_name.setdefault(each.value.lower().replace('"', ""), each)
    return tuple(by_name.values())
