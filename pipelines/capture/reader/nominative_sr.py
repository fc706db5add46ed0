"""Serbian names of organisations turned back to the nominative, in both scripts."""

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


def serbian(name: str) -> str:
    """A name with its first noun and the adjectives before it in the nominative."""
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


_INSTRUMENTAL = re.compile(
    r"(?!sistem|ekonom|atom|teatrom$|holandom$)[a-z]{3,}(?:om|em|ama|ima|im)"
)


def is_bent_serbian(first: str) -> bool:
    """Whether a first word is in the instrumental still. first: plain, in small letters."""
    return _INSTRUMENTAL.fullmatch(first) is not None


_GENITIVE_END = re.compile(r"[a-z]{2,}(?:og|eg|ih|ne|ke|e|i|u|a)")


def is_genitive(name: str) -> bool:
    """Whether a first word that was not turned may be a genitive: `Kuće`, `Prozora`."""
    word = name.split(" ")[0]
    if word.isupper() or word.startswith(('"', "„", "“")):
        return False
    small = plain(word)
    return _GENITIVE_END.fullmatch(small) is not None and not _turned(small)


def _turned(small: str) -> bool:
    """Whether a word is the nominative of a noun or an adjective before one that is known."""
    feminine = any(small == f"{stem}a" for stem in _FEMININE)
    neuter = any(small == stem + end for stem, end in _NEUTER.items())
    return feminine or neuter or re.fullmatch(r"[a-z-]+(?:sk|ck|n|v|t)(?:a|o|i)", small) is not None
