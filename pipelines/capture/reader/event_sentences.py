"""Whether a sentence says that something was or will be held on a date that it names."""

import re

from pipelines.capture.reader.dates import Found
from pipelines.capture.reader.kinds import HELD
from pipelines.capture.reader.meetings import tells_of_meeting
from pipelines.capture.reader.part import SENTENCE, Piece
from pipelines.capture.reader.past import tells_of_past
from pipelines.capture.reader.verbs import FUTURE, PAST, PRESENT

_NOT_EVENT = re.compile(
    r"(?<![a-z])(?:sign(?:ed|ing)|agreements? (?:of|from|dated)|dated|since|until|by the end of|"
    r"elections?(?: (?:of|on|in|held))*|adopted|reached|ratified|deadline|"
    r"closing date\b.{0,30}|apply by|applications?\b.{0,40}|no later than|not later than|"
    r"register (?:until|by)|afati\w* .{0,30}|rok\w* .{0,30}|najkasnije do|deri me|"
    r"konfirmoni .{0,40}|"
    r"potvrdite .{0,40}|otvoren\w* do|pending since|expired|introduced|uveden\w*|"
    r"before|after|project (?:period|duration).{0,10}|duration.{0,12}|from|between|"
    r"established|founded|born|as of|effective|entered into force|war of|resolution of|"
    r"nenshkruar|nenshkruan|marreveshja e|marreveshjes se|qe nga|deri me|afati.{0,25}|"
    r"zgjedhje\w*(?: \w+)?|themeluar|arritur|nga|miratuar|"
    r"potpisan\w*|sporazum\w* (?:od|iz)|od|do|rok.{0,25}|izbor\w*(?: \w+)?|osnovan\w*|"
    r"usvojen\w*|postignut\w*|prej|pre|nakon|posle|para|pas|ne prag te|uoci|povodom|"
    r"(?:on )?the eve of|ahead of|me rastin e|ne kujtim te)"
    r"\s*(?:(?:in|on|the|me|ne|dana|u|date|is|eshte|je|:|of|e|se)\s+)*$"
)
_SIGNED = re.compile(
    r"\b(?:signed|initialled|initialling|undertaken|assumed|endorsed|became|began|started|born|"
    r"reached|adopted|concluded|ratified|"
    r"entered into force|elections?|"
    r"declared|founded|established|nenshkru\w+|dakordu\w+|parafu\w+|arritur\w*|u arrit\w*|"
    r"themelu\w+|"
    r"potpisa\w+|parafir\w+|"
    r"postignut\w*|usvoj\w+|preuzet\w*|prihvacen\w*|osnova\w+|izbor\w+|zgjedhje\w*)\b[^.]{0,40}$"
)
_OF_STATE = re.compile(
    r"\b(?:elections?|referendum\w*|census|zgjedhje\w*|izbor(?:i|a|e)\b|popis\w*|regjistrimi i "
    r"popullsise)\b[^.,;]{0,60}$|\b(?:entered into force|stupi\w+ na snagu|hyri ne fuqi|"
    r"hyne ne fuqi)[^.,;]{0,20}$|\b(?:since|otkako|otkad|qe kur|qyshkur)\b[^.,;]{0,70}$"
)
"""Elections, laws, and what has been so since a day: whatever verb stands behind."""
_AGREED_IN_BRACKETS = re.compile(
    r"\b(?:agreement|declaration|arrangement|conclusions|principles|annex|marreveshj|deklarat|"
    r"konkluzion|parim|aneks|sporazum|deklaracij|zakljuc|princip|dogovor|resolution|rezolucij|"
    r"rezolut|roadmap|udherrefyes|mapa put|memorandum|aranzman|aranzhim|dokument|statement|"
    r"leter)\w*\b[^().]{0,90}\((?:[^()\d.]{0,30})$"
)
"""A day in brackets behind the name of what was agreed: that of its signature."""
_BEGAN = re.compile(
    rf"(?:{HELD.pattern})[^.]{{0,60}}\b(?:began|started|opened|concluded|nisi|filloi|"
    rf"poce\w+)[^.]{{0,20}}$"
)
"""What was held began on a day."""
_EXEMPT = re.compile(
    r"\b(?:agreement|sporazum|marreveshj|election|zgjedhj|izbor|law|ligj|"
    r"zakon)\w*\s+(?:of|from|od|iz|i|e|te|nga)?\s*(?:the )?$"
)
_FRAME = re.compile(
    r"(?:\bon|\bin|\bfrom|\bbetween|\bme|\bne|\bdana|\bu|\bnga|\bprej|\bod|\bdate|\bduring|"
    r"\bdatum|\bgjate|,|\(|-|/|\bsot|\btoday|\bdanas|\bdje|\bjuce|\byesterday|\bthis|"
    r"\b(?:course|beginning|start|middle|end) of|\b(?:early|late|mid)|"
    r"\b(?:evening|morning|afternoon|night|weekend) of|\b(?:mbremjen|paraditen|pasditen) e|"
    r"\b(?:pocetkom|krajem|sredinom|tokom|ne fillim te|ne fund te|ne mes te|fund te|fillim te)|"
    r"\bheld|\borgani[sz]ed|\bmbajtur|\bodrzan\w*|"
    r"\bmuaji[tn]?|\blast \w+|\bweek|^)\W*(?:the |dates? |data |daten |date |datat |mbajtur |"
    r"dite[tn]? e? ?)*$|"
    r"\b(?:workshop|conference|meeting|round ?table|training|seminar|event|debate|discussion|"
    r"forum|exchange|camp|panel|assembly|tour|study trip|(?:peer |study |working )?visit)s? of $|"
    r"\bdite[tn] (?:e )?$|"
    r"\b(?:punetori|konferenc|tryez|takim|trajnim|seminar|debat|diskutim|grup|panel|vizit|forum|"
    r"ligjerat)\w*(?: \w+)? (?:e|i|te|se) $"
)
_FIELDWORK = re.compile(
    r"\b(?:survey|poll|research|fieldwork|interviews|anket\w*|sondazh\w*|istrazivanj\w*|"
    r"hulumtim\w*)\b"
    r".{0,60}\b(?:conducted|carried out|realizua\w*|u krye|zhvillua\w*|sprove\w+|realizovan\w*)\b"
)
"""When people were asked is not when it was told."""
_AHEAD = re.compile(
    r"\b(?:will|shall|do te|ce|cemo|bice|odrzava|mbahet|takes place)\b|\w{4,}ce se\b"
)
"""A future of any verb, in a sentence that has a day."""
_GENITIVE = re.compile(
    r"\d\. ?(?:(?:januar|februar|mart|april|maj|jun|jul|avgust|(?:septemb|oktob|novemb|"
    r"decemb)r)[aiu]?|septembar|oktobar|novembar|decembar)\b|"
    r"\d\. ?\d{1,2}\. ?(?:19|20)\d\d\."
)
"""A day in Serbian, which needs no word before it."""


_QUOTED = re.compile(r'"[^"]*"')
"""A name in quotes, whose words say nothing of the day behind it."""


_CLOSED = re.compile(
    r"\b(?:office|offices|library|centre|center|counter|zyra|zyrat|biblioteka|qendra|sporteli|"
    r"kancelarij[aeu]|bibliotek[aeu]|centar|salter)\b[^.]{0,60}\b(?:(?:will|is to) be closed|"
    r"(?:will not|won't) (?:be )?(?:open|work)|is closed|closes|do te jete e mbyllur|"
    r"nuk (?:do te )?(?:punon|punoje|jete e hapur)|mbyllet|nece (?:raditi|biti otvoren\w*)|"
    r"ne radi|zatvoren[aoie]?|bice zatvoren[aoie]?)\b"
)
"""Days on which an office is closed are those of no event."""


def is_no_event(before: str) -> bool:
    """Whether the words before a date make it that of a deadline, a signature or the like."""
    return _NOT_EVENT.search(before) is not None


def in_event_sentence(small: str, found: Found, piece: Piece, early: bool = False) -> bool:
    """Whether a sentence says that something was or will be held on a date.

    early: it is one of the first, where any past tells of the event.
    """
    text = small[max(piece.start, found.start - 600) : min(piece.end, found.end + 600)]
    before = _QUOTED.sub(" ", small[max(piece.start, found.start - 300) : found.start])
    if _NOT_EVENT.search(before) and not _own_range(before, found):
        return False
    if _AGREED_IN_BRACKETS.search(before) or _CLOSED.search(text):
        return False
    if _OF_STATE.search(before) and not _own_range(before, found):
        return False
    if _EXEMPT.search(before) or not _is_framed(before, text, found):
        return False
    if _FIELDWORK.search(text):
        return False
    verb = PAST.search(text) or FUTURE.search(text) or PRESENT.search(text) or _AHEAD.search(text)
    exact = found.weekday is not None or _own_range(before, found)
    told = verb or tells_of_meeting(text) or (exact and tells_of_past(text))
    if early and not told and found.day is not None and len(piece.text) > SENTENCE:
        told = not _AGREED.search(_near(text, found, piece))
    signed = _SIGNED.search(before) and not _BEGAN.search(before)
    if not told or (signed and not _held_near(before)):
        return False
    return found.day is not None or bool(PAST.search(text) or FUTURE.search(text))


_AGREED = re.compile(
    r"\b(?:agree|sign|initial|adopt|reach|ratif|marrevesh|dakord|nenshkr|arritur|arritj|u arrit|"
    r"miratu|parafu|"
    r"sporazum|dogovor|potpis|postig|usvoj|usaglas|parafir|zakljuc|konkluzion|conclusions|"
    r"law\b|ligj\b|zakon\b|elections?|zgjedhje|izbor|born|lindur|rod?en)"
)
"""What was agreed or founded on a day, and not held."""


def _near(text: str, found: Found, piece: Piece) -> str:
    """The words around a date in its sentence. text: the sentence, or what of it is near."""
    at = found.start - max(piece.start, found.start - 600)
    return text[max(0, at - 70) : at + found.end - found.start + 50]


def _is_framed(before: str, text: str, found: Found) -> bool:
    """Whether the words before a day, its weekday or its case make it one on which things are."""
    return bool(_FRAME.search(before) or _GENITIVE.search(text)) or found.weekday is not None


def _own_range(before: str, found: Found) -> bool:
    """`from 4 to 6 December` is a range of days; `from December` is the begin of something."""
    return found.last is not None and bool(
        re.search(
            r"\b(?:from|between|od|nga|prej|izmedu|ndermjet|midis)\s*(?:the |dates? |datat? )?$",
            before,
        )
    )


def _held_near(before: str) -> bool:
    return bool(
        re.search(
            r"\b(?:organi[sz]ed|held|hosted|took place|mbajt\w*|organizo\w*|organizua|odrza\w*|"
            r"organizova\w*)\b[^.]{0,90}$",
            before,
        )
    ) and not re.search(
        r"\b(?:signed|reached|adopted|nenshkru\w+|potpisa\w+|postignut\w*)\b[^.]{0,25}$", before
    )
