"""Names of organisations in the case of the register: a sentence bends their first words.

`uz podršku Evropske unije` names the body Evropska unija, `e Ambasadës së Suedisë` Ambasada e
Suedisë. Only words that are known to be bent are turned; all else stays as written.
"""

import re

from pipelines.capture.reader.folding import plain

_FEMININE = [
    "fondacij",
    "ambasad",
    "mrez",
    "organizacij",
    "inicijativ",
    "grup",
    "misij",
    "kancelarij",
    "delegacij",
    "zaduzbin",
    "ustanov",
    "kompanij",
    "redakcij",
    "matic",
    "organizacij",
    "inicijativ",
    "skol",
    "unij",
    "akademij",
    "asocijacij",
    "koalicij",
    "agencij",
    "komisij",
    "alijans",
    "vlad",
    "fabrik",
    "laboratorij",
    "bibliotek",
    "komor",
    "opstin",
    "klinik",
    "federacij",
    "televizij",
    "zajednic",
    "konferencij",
    "uprav",
    "platform",
    "kuc",
    "koalicij",
]
_MASCULINE = [
    "institut",
    "fond",
    "forum",
    "savet",
    "centar",
    "komitet",
    "odbor",
    "program",
    "klub",
    "pokret",
    "fakultet",
    "univerzitet",
    "savez",
    "parlament",
    "sindikat",
    "muzej",
    "front",
    "biro",
]
_NEUTER = {"udruzenj": "e", "ministarstv": "o", "drustv": "o"}
_CYRILLIC = str.maketrans("aeoičr", "аеоичр")

_FEMININE_WORD = re.compile(rf"(?:{'|'.join(_FEMININE)})(?:e|i|u|om|oj)")
_MASCULINE_WORD = re.compile(
    rf"(?:{'|'.join(w for w in _MASCULINE if w != 'centar')})(?:a|u|om|em)"
)
_CENTRE = re.compile(r"centr(?:a|u|om)")
_NEUTER_WORD = re.compile(rf"({'|'.join(_NEUTER)})(?:a|u|om|em)")
_ADJECTIVE = re.compile(r"(?:[a-z]+-)?[a-z]+(?:sk|ck|sn|n|en|v|st)(?:e|om|oj|u|og|im)")
_ACRONYM = re.compile(r"([A-ZА-ЯЂЈЉЊЋЏ]{2,})-(?:a|om|u|e|ja|se|ne|it|in|ut|un|а|ом|у|е|së|në)")

_ALBANIAN_A = re.compile(
    r"(?:ambasad|qendr|organizat|shoqat|zyr|iniciativ|akademi|shkoll|agjenci|komun|ministri|qeveri|"
    r"bibliotek|lidhj|federat|platform|televizi|bashkesi|dhom|od|klinik|fakultet|kompani)"
    r"(?:es|en|se|ne|s|n)"
)
_ALBANIAN_I = re.compile(
    r"(?:fondacion|institut|rrjet|forum|grup|keshill|fond|mision|bashkim|union|komitet|universitet|"
    r"program|klub|delegacion|televizion|kuvend|koalicion|sindikat|kolektiv|instituc|asociacion|"
    r"kaukus|ekip|departament|fakultet)(?:it|in|i)"
)


def nominative(name: str, language: str | None) -> str:
    """A name with its bent words turned back. language: sq, sr, or any other, which bends none."""
    name = _ACRONYM.sub(r"\1", name) if _ACRONYM.fullmatch(name.split(" ")[0]) else name
    if language == "sr":
        return _serbian(name)
    return _albanian(name) if language == "sq" else name


def _serbian(name: str) -> str:
    words = name.split(" ")
    for n, word in enumerate(words[:4]):
        small = plain(word)
        cyrillic = re.search(r"[\u0400-\u04ff]", word) is not None
        if turned := _noun(word, small, cyrillic):
            gender = "i" if _MASCULINE_WORD.fullmatch(small) or _CENTRE.fullmatch(small) else "a"
            gender = "o" if _NEUTER_WORD.fullmatch(small) else gender
            before = [_adjective(each, gender, cyrillic) for each in words[:n]]
            return " ".join([*before, turned, *words[n + 1 :]])
        if not _ADJECTIVE.fullmatch(small):
            return name
    return name


def _noun(word: str, small: str, cyrillic: bool) -> str | None:
    if _FEMININE_WORD.fullmatch(small):
        return _ending(word, 2 if small.endswith(("om", "oj")) else 1, "a", cyrillic)
    if _CENTRE.fullmatch(small):
        return word[:4] + _letters("ar", cyrillic)
    if _MASCULINE_WORD.fullmatch(small):
        return _ending(word, 2 if small.endswith(("om", "em")) else 1, "", cyrillic)
    if match := _NEUTER_WORD.fullmatch(small):
        cut = 2 if small.endswith(("om", "em")) else 1
        return _ending(word, cut, _NEUTER[match[1]], cyrillic)
    return None


def _adjective(word: str, gender: str, cyrillic: bool) -> str:
    small = plain(word)
    if not _ADJECTIVE.fullmatch(small):
        return word
    return _ending(word, 2 if small.endswith(("om", "oj", "og", "im")) else 1, gender, cyrillic)


def _ending(word: str, cut: int, ending: str, cyrillic: bool) -> str:
    return word[: len(word) - cut] + _letters(ending, cyrillic)


def _letters(text: str, cyrillic: bool) -> str:
    return text.translate(_CYRILLIC) if cyrillic else text


def _albanian(name: str) -> str:
    words = name.split(" ")
    small = plain(words[0])
    if _ALBANIAN_A.fullmatch(small):
        first = words[0][: -1 if small.endswith(("an", "as")) else -2] + "a"
    elif _ALBANIAN_I.fullmatch(small):
        first = words[0][: len(words[0]) - (0 if small.endswith("i") else 1)]
    else:
        return name
    rest = words[1:]
    if rest and plain(rest[0]) in ("se", "te", "e"):
        rest = ["e" if first.endswith("a") else "i", *rest[1:]]
    return " ".join([first, *rest])
