"""Serbian Latin to Cyrillic, letter by letter, with what stays and what is an exception."""

import re

_PAIRS = (
    "Dž Џ,dž џ,DŽ Џ,Lj Љ,lj љ,LJ Љ,Nj Њ,nj њ,NJ Њ,A А,B Б,C Ц,Č Ч,Ć Ћ,D Д,Đ Ђ,E Е,F Ф,G Г,H Х,"
    "I И,J Ј,K К,L Л,M М,N Н,O О,P П,R Р,S С,Š Ш,T Т,U У,V В,Z З,Ž Ж,a а,b б,c ц,č ч,ć ћ,d д,"
    "đ ђ,e е,f ф,g г,h х,i и,j ј,k к,l л,m м,n н,o о,p п,r р,s с,š ш,t т,u у,v в,z з,ž ж"
)
_LETTER = dict(pair.split(" ") for pair in _PAIRS.split(","))
_ONE_LETTER = re.compile("|".join(sorted(_LETTER, key=len, reverse=True)))

KEPT = (
    *("Big Deal", "Hugging Face", "Kozeta Dervishi", "Kroi i Vitakut", "Lex localis", "Skenderaj"),
    *("Visegrad Support for Dialogue",),
    *("CC BY", "CITATION.cff", "CPP", "CSV", "CommsUpdate", "DOCX", "DOI", "Eurowings", "Excel"),
    *(
        "GeoJSON",
        "GeoNames",
        "GitHub",
        "HTML",
        "JSON",
        "Kosovo Customs",
        "Kroc Institute",
        "Krippendorff",
        "Cohen",
    ),
    *("Library of Congress", "Extended Date/Time Format", "Lufthansa", "PA-X", "PDF", "PNG"),
    *(
        "Avdullah Hoti",
        "Parquet",
        "Peace Accords Matrix",
        "Prishtina",
        "Psychological Bulletin",
        "SEED",
        "SHA-256",
        "SPSS",
    ),
    *("SVG", "Stata", "URL", "Word", "Weighted kappa", "Content Analysis", "Barometer Initiative"),
    *("Natural Earth", "Mts", "d.o.o.", "alpha"),
)
"""Names of licences, formats, programs, works and brands that stay in Latin script."""

NAMES = {
    "Albin Kurti": "Аљбин Курти",
    "Hashim Thaçi": "Хашим Тачи",
    "Thaçi": "Тачи",
    "Besnik Bislimi": "Бесник Бисљими",
    "Bislimi": "Бисљими",
    "Isa Mustafa": "Иса Мустафа",
    "Edita Tahiri": "Едита Тахири",
    "Josep Borrell": "Жозеп Борељ",
    "Borrell": "Борељ",
    "Miroslav Lajčák": "Мирослав Лајчак",
    "Lajčák": "Лајчак",
    "Federica Mogherini": "Федерика Могерини",
    "Mogherini": "Могерини",
    "Catherine Ashton": "Кетрин Ештон",
    "Ashton": "Ештон",
    "Robert Cooper": "Роберт Купер",
    "Peter Sørensen": "Петер Серенсен",
}
"""Names of persons with a Serbian spelling of their own."""

_SPELLED = {**NAMES, "ad hoc": "ад хок"}

APART = ("injekc", "konjug", "konjun", "tanjug", "anjon", "nadživ", "odžal", "podžanr")
"""Beginnings of words in which n and j, or d and ž, are two letters."""

_SERBIAN = re.compile("[čćđšžČĆĐŠŽ]")


def person(name: str) -> str:
    """The name of a person in Cyrillic: one with a spelling of its own, or a Serbian name.

    Other names keep their own spelling: letter by letter they would be wrong.
    """
    if name in NAMES:
        return NAMES[name]
    return cyrillic(name) if _SERBIAN.search(name) else name


_STAYS = re.compile(
    r"%\(\w+\)[sd]|%%|<[^<>]+>|&\w+;|\{[^{}]*\}|(?:https?://|www\.)\S+|\w[\w-]*(?:[_/.][\w-]+)*\.[a-zA-Z]{2,4}\b"
    r"|\b\w*_\w+\b|\b[a-z]+(?:-[a-z0-9]+)*-\d{4}\b"
    r"|\b(?=[IVX]{2,})X{0,3}(?:IX|IV|V?I{0,3})\b|"
    + "|".join(rf"\b{re.escape(name)}(?!\w)" for name in sorted(KEPT, key=len, reverse=True))
)
_NAMED = re.compile("|".join(rf"\b{name}\b" for name in sorted(_SPELLED, key=len, reverse=True)))
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile(r"[qwxyëçáéöüøß]|ll|rr|ss|tt|nn|mm|ff|pp|cc|gg|ch|gj", re.IGNORECASE)
"""Letters and pairs of letters that no Serbian word has: such a word is a foreign name."""


def cyrillic(text: str) -> str:
    """Serbian text in Cyrillic script.

    text: in Latin script. Places of a pattern, tags, addresses, Roman numerals, the names in KEPT
    and words with a letter that Serbian lacks stay as they are.
    """
    parts, end = [], 0
    for kept in _STAYS.finditer(text):
        parts += [_turned(text[end : kept.start()]), kept.group()]
        end = kept.end()
    return "".join([*parts, _turned(text[end:])])


def _turned(text: str) -> str:
    parts, end = [], 0
    for name in _NAMED.finditer(text):
        parts += [_WORD.sub(_word, text[end : name.start()]), _SPELLED[name.group()]]
        end = name.end()
    return "".join([*parts, _WORD.sub(_word, text[end:])])


def _word(match: re.Match[str]) -> str:
    word = match.group()
    if _FOREIGN.search(word):
        return word
    if word.lower().startswith(APART):
        return "".join(_LETTER.get(letter, letter) for letter in word)
    return _ONE_LETTER.sub(lambda found: _LETTER[found.group()], word)
