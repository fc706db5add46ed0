"""Rows of a menu that stand as one line of text: `Home About us News Contact`, `O nama • Vesti`."""

import re

from pipelines.capture.reader.chrome import TONGUE
from pipelines.capture.reader.folding import plain

_ENGLISH = (
    "home|about|become a member|volunteer|work|news & events|get in touch|"
    "about us|who we are|what we do|our work|our team|our story|our partners|team|staff|"
    "projects?|news|events?|calendar|media|blog|publications?|library|contacts?|contact us|gallery|"
    "resources|archive|get involved|donate|support us|join us|join|membership|members|research|"
    "program(?:me)?s?|activities|press|reports|analys[ie]s|podcasts?|videos?|photos?|stories|"
    "opportunities|vacancies|careers|search|menu|partners|donors|faq|shop|search|login|languages?|"
    "english|english version|trainings|documents|services|statistics|diary|prices|instagram|"
    "facebook|youtube|twitter|"
    "linkedin|mission|database|free legal aid"
)
_ALBANIAN = (
    "kryefaqja|ballina|kreu|cka bejme|anetaresohu|na shkruani|botimet?|apliko|vullneto|"
    "faqja kryesore|fillimi|rreth nesh|per ne|kush jemi|cfare bejme|puna jone|"
    "ekipi|stafi|projektet?|projekti|lajmet?|ngjarjet?|kalendari?|mediat?|blogu?|publikimet?|"
    "biblioteka|kontakti?|na kontaktoni|galeria|burimet?|arkivi?|aktivitetet?|hulumtimet?|"
    "raportet?|analizat?|podkasti?|anetaret|anetaresia|dhuro|partneret|donatoret|programet?|"
    "trajnimet?|shqip|dokumentet?|sherbimet?|kerko|tregimet?|fotot?|videot?|njoftimet?|thirrjet?"
)
_SERBIAN = (
    "naslovna|pisite nam|uclani se|podrzi nas|prijavi se|mreza|saradnja|kutak|"
    "pocetna|pocetak|o nama|ko smo|sta radimo|nas rad|nas tim|tim|projekti|vesti|novosti|"
    "dogadj?aji|kalendar|mediji|blog|publikacije|biblioteka|kontakt|galerija|resursi|arhiva|"
    "aktivnosti|istrazivanja|izvestaji|analize|podkast|clanovi|clanstvo|doniraj|partneri|"
    "donatori|tribine|program|programi|slike|fotografije|film|radionice|obuke|izdanja|oglasi|"
    "konkursi|usluge|srpski|dokumenta|dokumenti|pretraga|emisije|uzivo|marketing|price|najave"
)
_WORDS = rf"(?:{_ENGLISH}|{_ALBANIAN}|{_SERBIAN}|en|sq|al|sr|srb|eng|alb|shq)"
_ONE = re.compile(_WORDS)
_MANY = re.compile(rf"(?<![\w-]){_WORDS}(?![\w-])")
_DIVIDER = re.compile(r"\s+[|/>•·*-]+\s+|\s*[|•·]\s*|\s{2,}")
_BRACKETS = re.compile(r"\s*(?:\[|\])\s*(?:\[\s*)?")
"""`[ Home ] [ News ]`: what divides the items of some menus."""
_TONGUE = rf"(?:{TONGUE}|shqip|srpski|english|latinica|cirilica)"
_TONGUES = re.compile(rf"(?<![\w-]){_TONGUE}(?:\s*[|/·•]\s*{_TONGUE})+$")
"""A row that ends in the languages of a site."""
_NO_ROW = re.compile(r"[:\"\d]|\.$|, ")
LONGEST = 160
"""Letters of a row."""


def is_menu_word(line: str) -> bool:
    """Whether a line is one word of a menu, as it stands there: `Join us`."""
    return _ONE.fullmatch(plain(line).lower().strip(" .|-•·»>")) is not None


def is_menu_row(line: str) -> bool:
    """Whether a line is nothing but words of a menu: three or more, or pieces with such a word."""
    small = _BRACKETS.sub(" | ", plain(line).lower()).strip(" .|-•·")
    if len(small) > LONGEST or _NO_ROW.search(small):
        return False
    if _TONGUES.search(small) and len(small.split()) <= 12:
        return True
    pieces = [each for each in _DIVIDER.split(small) if each]
    if len(pieces) >= 3 and all(len(each.split()) <= 3 for each in pieces):
        return any(_ONE.fullmatch(each) for each in pieces)
    found = [match[0] for match in _MANY.finditer(small)]
    covered = sum(len(each.split()) for each in found)
    return len(found) >= 3 and 2 * covered >= len(small.split())
