"""Albanian names of bodies turned back to the nominative: `Dritaren e Ligjit` to Dritarja."""

import re

from pipelines.capture.reader.folding import plain

_KNOWN_A = re.compile(
    r"(?:ambasad|qendr|organizat|shoqat|zyr|iniciativ|akademi|shkoll|agjenci|komun|ministri|qeveri|"
    r"bibliotek|lidhj|federat|platform|televizi|bashkesi|dhom|od|klinik|kompani|kooperativ|"
    r"levizj|gazet|revist|shtepi|lig|dritar|gjykat|parti|nism|krahin)"
    r"(?:es|en|se|ne|s|n)"
)
_KNOWN_I = re.compile(
    r"(?:fondacion|institut|rrjet|forum|grup|keshill|fond|mision|bashkim|union|komitet|universitet|"
    r"program|klub|delegacion|televizion|kuvend|koalicion|sindikat|kolektiv|instituc|asociacion|"
    r"kaukus|ekip|departament|fakultet|festival|muze|teatr|arkiv|portal|laborator|unitet|sekretariat|"
    r"bord|qark|rreth|qytet|parlament|kongres|ansambl|kor|shtab|front|zer)(?:it|in|i)"
)
_KNOWN_U = re.compile(r"(?:bllok|park|pellg|breg|krah|shtog)(?:ut|un|u)")
_LINKS = frozenset(["i", "e", "te", "se"])
_ENDINGS = (
    ("isë", "ia"),
    ("inë", "ia"),
    ("jes", "ja"),
    ("jen", "ja"),
    ("res", "rja"),
    ("ren", "rja"),
    ("ës", "a"),
    ("ën", "a"),
    ("it", "i"),
    ("in", "i"),
    ("ut", "u"),
    ("un", "u"),
)
"""Endings of the genitive and the accusative of definite nouns, with that of the nominative."""


def albanian(name: str) -> str:
    """A name with its first noun in the nominative, and the article behind it."""
    words = name.split(" ")
    first = _noun(words)
    if first is None or first == words[0]:
        return name
    return " ".join([first, *_linked(words[1:], masculine=not first.endswith("a"))])


def _noun(words: list[str]) -> str | None:
    """The first noun in the nominative, or None where it is none that is bent."""
    small = plain(words[0])
    if _KNOWN_A.fullmatch(small):
        if small.endswith(("jes", "jen")):
            return words[0][:-2] + "a"
        if small in ("dritares", "dritaren"):
            return words[0][:-2] + "ja"
        return words[0][: -1 if small.endswith(("an", "as")) else -2] + "a"
    if _KNOWN_I.fullmatch(small) or _KNOWN_U.fullmatch(small):
        return words[0][: len(words[0]) - (0 if small.endswith(("i", "u")) else 1)]
    return _ended(words[0]) if len(words) > 1 and _is_linked(words[1]) else None


def _is_linked(word: str) -> bool:
    """Whether what follows a noun shows that the noun is Albanian: an article, or a quote."""
    return word in ("e", "i", "të", "së", "për") or word[0] in '"“„«'


def _ended(word: str) -> str | None:
    for ending, base in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + base
    return None


_ADJECTIVES = frozenset(["jashtme", "brendshme", "jashtem", "brendshem"])
"""Behind such a word a second article still is that of the noun: `Ministria e Jashtme e ...`."""


def _linked(rest: list[str], masculine: bool) -> list[str]:
    """What follows the noun: its article, also behind one adjective, agrees with it."""
    for n, word in enumerate(rest[:2]):
        if plain(word) in _LINKS:
            article = "i" if masculine else "e"
            behind = rest[n + 1 :]
            if behind and plain(behind[0]).lower() in _ADJECTIVES:
                behind = [behind[0], *_linked(behind[1:2], masculine), *behind[2:]]
            return [*rest[:n], article, *behind]
        if not word[0].isupper():
            break
    return rest


_INSIDE = _LINKS | frozenset(["per", "of", "za", "dhe"])
_BENT = re.compile(r"\w{3,}(?:ën|ës|ësë|isë|inë|in|it|un|ut)")
_FOREIGN = re.compile(r"(?:Berlin|Robin|Edit|Summit|Transit|Unit|Merlin|Darwin|Lenin|Kremlin)")


def is_bent_albanian(name: str) -> bool:
    """Whether a turned name shows a case still: in its first word, or in the last of two names."""
    words = name.split(" ")
    if _FOREIGN.fullmatch(words[0]):
        return False
    if _BENT.fullmatch(words[0]):
        return True
    genitive = any(
        word in _LINKS or word in ("të", "së", "për", "of", "za", "dhe") for word in words
    )
    last = words[-1].strip('"“”„')
    return not genitive and len(words) == 2 and _BENT.fullmatch(last) is not None
