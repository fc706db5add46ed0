"""What somebody is by trade, as a word with a capital before a name: `Farmacistja Besa Gashi`.

The trades of people are endless and their endings few.
"""

import re

_ENGLISH = (
    r"(?:[a-z]+(?:ologist|icist|omist|pist|macist|alist|urgeon|grapher|woman|keeper|wright)|"
    r"presenter|baker|driver|teacher|lecturer|trainer|farmer|carpenter|publisher|broadcaster|"
    r"bookkeeper|banker|broker|painter|potter|hunter|miner|builder|butcher|grocer|trader|dealer|"
    r"singer|dancer|writer|drummer|composer|designer|developer|programmer|surveyor|inspector|"
    r"sergeant|major|lieutenant|corporal|constable|detective|cadet|ranger|nurse|midwife|dentist|"
    r"pharmacist|cook|chef|waiter|clerk|notary|advocate|apprentice|trainee|intern|widow|widower|"
    r"pensioner|neighbour|grandmother|grandfather|father|mother|brother|sister|pastor|reverend|"
    r"abbot|nun|monk|rabbi|coach|captain|pilot|sailor|guide|interpreter|translator|colleague|"
    r"co-author|co-host)"
)
_ALBANIAN = (
    r"(?:[a-z]+(?:istja|isti|ologu|ologia|uesja|uesi|torja|tori|tarja|tari|ierja|ieri|entja|"
    r"antja|nomja|nomi|metri|grafja|grafi|jekti|jsja|ktori|sorja|sori)|"
    r"zoti|zonja|zonjusha|kolegu|kolegia|koleget|toger\w*|kolonel\w*|major\w*|rreshter\w*|"
    r"infermier\w*|arkitekt\w{0,2}|farmacist\w*|mami|bari\w*|bujku|plaku|kuzhinier\w*|mjeku|"
    r"mjekja|roja|guida|"
    r"imami|hoxha efendi|prifti|murgesha|nena|babai|motra|vellai|nxenesi|nxenesja|fqinji|fqinja)"
)
_SERBIAN = (
    r"(?:[a-z]+(?:istkinja|ista|oloskinja|olog|arka|teljka|teljica|telj|torka|sorka|nkinja|"
    r"ackinja|acica|(?:tuz|rukovod|prevod)ilac|vnica|tnica|zbenica|zbenik|vnik|tnik|metar|graf|"
    r"grafkinja|nom|"
    r"nomka|jent|jentkinja|antkinja)|"
    r"narednik|porucnik|potpukovnik|pukovnik|kapetan|kaplar|vodnik|desetar|zastavnik|"
    r"kolega|koleginica|gospodin|gospoda|gospodja|otac|sestra|mati|monah|monahinja|iguman|"
    r"igumanija|arhitekt\w?|svestenik|paroh|efendija|profesor|doktor|doktorka|inspektor|rektor|"
    r"doktorand|"
    r"vozac|kovac|predavac|istrazivac|trener|pekar|lekar|zubar|slikar|stolar|novinar|vodic|"
    r"bibliotekar|apotekar|arhivar|vatrogasac|carinik|prevozni[kc]a?|domacica|medicinska|"
    r"ucenica|ucenik|penzioner|komsija|komsinica|majka|brat|vinar|pcelar|ribar|sumar|geometar)"
)
_PLURAL = (
    r"[a-z]{2,}(?:denti|genti|danti|tanti|tori|sori|nari|tari|nici|telji|isti|olozi|teljke|arke|"
    r"torke|kinje|taret|toret|soret|istet|entet|antet|uesit|ueset|ologet)"
)
_NAMES = (
    r"(?:batista|evangelista|calista|vista|krista|trista|kristi|christi|demetri|dhimetri|luftari|"
    r"mitari|viktori|"
    r"arka|marka|barka|darka|tarka|olivieri)"
)
_PROFESSION = re.compile(rf"(?!{_NAMES}$)(?:{_ENGLISH}|{_ALBANIAN}|{_SERBIAN}|{_PLURAL})")


def is_profession(word: str) -> bool:
    """Whether a plain word in small letters says what somebody is."""
    return _PROFESSION.fullmatch(word) is not None
