"""Which words name a body, and which a person, a place, an event or nobody."""

import re

from pipelines.capture.reader.date_names import MONTHS
from pipelines.capture.reader.gazetteer import town_forms

BODY = re.compile(
    r"\b(?:group|centre|center|institute?\w*|foundation|fund|network|forum\w*|council|association|"
    r"organi[sz]ation|ngo|initiative|embassy|embassies|ministry|union|mission|agency|committee|"
    r"academy|school|university|faculty|programme|program|alliance|coalition|society|office|"
    r"delegation|commission|bank|house|hub|lab|trust|collective|movement|department|government|"
    r"consortium|federation|chamber|library|club|caucus|team|parliament|assembly|municipality|"
    r"circle|endowment|laborator\w*|observatory|chambers?|odat?|odes|ode|syndicate|brothers|"
    r"platform|levizj\w*|conference of|staln\w+ konferencij\w*|"
    r"ambasad\w+|grup\w+|qend(?:er|r[aeo]\w{0,3})|fondacion\w*|rrjet\w*|keshill\w*|shoqat\w*|"
    r"organizat\w*|ojq|"
    r"iniciativ\w*|nism(?:a|e|es|en)|ministri\w*|unioni\w*|bashkim\w*|zyr\w+|mision\w*|"
    r"delegacion\w*|akademi\w*|"
    r"shkoll\w*|universitet\w*|fakultet\w*|komun\w*|agjenci\w*|klub\w*|kuvend\w*|kaukus\w*|"
    r"televizion\w*|bibliotek\w*|koalicion\w*|platform\w*|lidhj\w*|odes\w*|kolektiv\w*|"
    r"centa?r\w*|fondacij\w*|fond\w*|mrez\w*|savet\w*|savez\w*|udruzenj\w*|organizacij\w*|nvo|ug|"
    r"inicijativ\w*|ministarstv\w*|unij\w*|misij\w*|kancelarij\w*|delegacij\w*|skol\w*|vlad[aeu]|"
    r"qeveri\w*|program\w*|opstin\w*|komor\w*|klinik\w*|parlament\w*|agencij\w*|televizij\w*|"
    r"koalicij\w*|federacij\w*|pokret\w*|odeljenj\w*|drustv\w*|zadrug\w*|sindikat\w*)\b",
    re.IGNORECASE,
)

NAMED_BODY = re.compile(
    rf"{BODY.pattern}|\b(?:radio|portali?|muze\w*|museum|theatre|teatr\w*|pozorist\w*|festival\w*|"
    r"arkiv\w*|arhiv\w*|archives?|kooperativ\w*|cooperative|departa?ment\w*|shtepia|shtepise|"
    r"kuc[aeiu]|kucom|matic[aeiu]|maticom|guild|gazeta|novine|bureau|biro|zavod\w*|company|"
    r"kompanij?\w*|sekretari\w*|secretariat|court|gjykata|desk|watch|voice|voices|rrethi|"
    r"asocijacij\w*|asociacion\w*|alijans\w*|aleanc\w*|konzorcijum\w*|konsorcium\w*|ustanov\w*|"
    r"zaduzbin\w*|redakcij\w*|redaksi\w*|zajednic\w*|bashkesi\w*|dhom[aeë]s?|sekretarijat\w*|"
    r"univerzitet\w*|gimnazij\w*|gjimnaz\w*|zene|majke|mothers|nenat|grate|veterani|lig[ae]|"
    r"league|domu?|doma|press|pres|tv|rtv|laboratori\w*|action|akcija)\b",
    re.IGNORECASE,
)
"""The same with words that are those of a body within a name, and of much else elsewhere."""
_NOBODY = re.compile(
    r"^(?:this|these|that|those|it|he|she|we|they|i|our|their|his|her|you|there|who|which|during|"
    r"after|before|in|on|at|as|for|with|by|from|when|while|since|all|some|both|one|two|three|many|"
    r"most|several|other|also|today|yesterday|because|although|however|according|last|next|first|"
    r"second|third|"
    r"ky|kjo|keto|ne|nje|ata|ato|gjate|pas|sot|dje|sipas|edhe|"
    r"ovaj|ova|ovo|ovi|oni|mi|na|u|to|sve|danas|juce|tokom|nakon|posle|prema|po|od|o|pri|sa|s|"
    r"za|iz|"
    r"uz|kod|kroz|kako|sta|zasto|gde|kada|dok|a|ali|ili|nije|je|mbi|per|nga|se|si|cka|cfare|pse|"
    r"kur|protekl\w+|prosl\w+|minul\w+|ove|ovog|sinoc|mbreme|javen|muajin|"
    r"how|what|why|where|not|no|more|over|about|around|nearly|some|every|each|any)\b",
    re.IGNORECASE,
)
_OTHER_THINGS = re.compile(
    r"\b(?:participants?|representatives|citizens|students|experts?|speakers?|panel(?:l?ists?)?|"
    r"moderators?|journalists|leaders?|attendees|trainers?|guests|officials|authors?|"
    r"pjesemarresit|perfaqesuesit|studentet|qytetaret|panelistet|ucesnici|predstavnici|studenti|"
    r"gradjani|gradani|novinari|autori|gosti|"
    r"workshops?|conferences?|events?|roundtables?|meetings?|seminars?|trainings?|projects?|"
    r"projekti|projekat|projektit|projekta|discussion|debate|session|agreements?|webinar|"
    r"marreveshj\w*|sporazum\w*|dialogue|dialogu|dijalog|punetori\w*|tryez\w*|konferenca|"
    r"radionic\w*|konferencij\w*|okrugli|sastanak|takimi|report|raporti|izvestaj|survey|activity|"
    r"day|week|dita|dites|java|dan|dana|nedelja|aktiviteti|aktivnost|seminari|obuka|trening|"
    r"tribina|debata|"
    r"debati|panel|skup|"
    r"minist(?:er|ri|ar)|president\w*|predsedni\w+|kryeminist\w+|premijer\w*|ambassador|"
    r"ambasador\w*|mr|ms|mrs|dr|prof|director|drejtor\w*|direktor\w*|deputy|mayor|kryetar\w*|"
    r"gradonacelni\w+|policy report|factsheet|booklet|website|article|study|studija|guide)\b",
    re.IGNORECASE,
)
_OFFICE_FIRST = re.compile(
    r"(?:istoricar|novinar|pravni[kc]|advokat|profesor|urednic?|konzervator|psiholo[gs]|ekonomist|"
    r"sociolo[gs]|politikolo[gs]|inzenjer|lekar|pekar|glumic?|pisa[cn]|knjizevni[ck]|"
    r"historian|gazetar|jurist|avokat|profesor|inxhinier|hulumtues|redaktor|aktivist|mjek|"
    r"journalist|lawyer|historian|economist|researcher|analyst|activist|engineer|author)\w*\b",
    re.IGNORECASE,
)
"""What a person is, and no body."""
_DATED = re.compile(r"\d[./]\d{1,2}[./]|^(?:Me|Dana|On) \d")
_ONLY_PLACED = re.compile(
    r"(?:Office|Mission|Embassy|Delegation|Zyra|Misioni|Ambasada|Delegacioni|Kancelarija|Misija|"
    r"Delegacija) (?:in|ne|u|na) [A-Z]\w+"
)
"""An office of somebody who stands elsewhere."""
_GLUED = re.compile(r"[a-z]{3}[A-Z][a-z]{3}")
"""Names that ran into each other where a page lost what stood between them."""
_CONFERENCE_OF = re.compile(r"\b(?:Standing|Permanent|Staln\w+) [Kk]onferencij|Conference of")
_PLACES_ONLY = re.compile(
    r"^(?:(?:North |South |Northern )?(?:Kosov[oaeiu]|Serbi[ae]|Srbij[aeiu]|Kosove|Belgrade|"
    r"Pristin[aei]|Prishtin[ae]|Beograd\w*|Europe|Evrop\w*|Balkans?|Western Balkans|Mitrovic\w+|"
    r"Brussels|Brisel\w*|Bruksel\w*|Nis\w*|Gjilan\w*|Prizren\w*|EU|BE|OK|TV|AI|NGOs?)"
    r"(?: (?:and|dhe|i) (?:Kosov\w+|Serbi\w*|Srbij\w+|Belgrade|Pristina))?)$",
    re.IGNORECASE,
)


def is_body(name: str, labelled: bool = False) -> bool:
    """Whether a plain name is that of a body, not of a person, an event or a place.

    labelled: it stands where only a body can.
    """
    words = name.replace('"', "").split()
    if not words or len(name) < 3 or words[0].lower().rstrip(".") in MONTHS:
        return False
    if _PLACES_ONLY.match(name) or (_NOBODY.match(name) and not (labelled and len(words) == 1)):
        return False  # `udruženje Most`: behind a word for a body even such a word is a name
    if _DATED.search(name) or _ONLY_PLACED.fullmatch(name):
        return False
    if len(words) > 1 and _GLUED.search(name):
        return False
    if _OFFICE_FIRST.match(name):
        return False
    if _OTHER_THINGS.search(_unquoted(name)) and not (
        NAMED_BODY.search(_head(name)) or _CONFERENCE_OF.search(name)
    ):
        return False
    if name.lower().rstrip(".") in town_forms():
        return False
    if len(words) == 1 and not labelled and '"' not in name:
        return is_acronym(words[0])
    return True


def is_acronym(word: str) -> bool:
    """Whether a word is written in capitals."""
    return sum(letter.isupper() for letter in word) >= 2


def _unquoted(name: str) -> str:
    return name.partition('"')[0] if not name.startswith('"') else ""


def _head(name: str) -> str:
    """The words before `of` or a quote, which say what it is."""
    return name.partition('"')[0].partition(" of ")[0] or name
