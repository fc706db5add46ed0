"""The language of a text, by its small words and its script, never by its address."""

import re

from pipelines.capture.reader.folding import plain

_WORDS = {
    "en": "the of and in to on with for was by is that this from as at which their be has were",
    "sq": "te e ne per dhe me nje nga qe se si kete ka u do jane eshte i mbi ky kjo",
    "sr": "je su na za sa od koji koja koje kao da se i u o iz ce bi ili biti takodje ovaj",
}
_SETS = {code: frozenset(words.split()) for code, words in _WORDS.items()}
_OWN = {
    "en": frozenset(["the", "of", "and", "with", "was", "by"]),
    "sq": frozenset(["te", "dhe", "ne", "per", "nje", "nga", "qe"]),
    "sr": frozenset(["je", "su", "na", "za", "sa", "od", "koji", "koja"]),
}
"""Words that only one of the three has; they count twice."""
_TOKEN = re.compile(r"[a-z]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
ENOUGH = 3


def language(text: str) -> str | None:
    """The language of a text: en, sq, sr-Latn, sr-Cyrl, or None where nothing tells."""
    found = spoken(text)
    if found != "sr":
        return found
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    return "sr-Cyrl" if cyrillic > latin else "sr-Latn"


def spoken(text: str) -> str | None:
    """The same without the script."""
    tokens = _TOKEN.findall(plain(text[:20_000]))
    counts = {code: _count(tokens, code) for code in _SETS}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= ENOUGH else None


def _count(tokens: list[str], code: str) -> int:
    return sum((token in _SETS[code]) + (token in _OWN[code]) for token in tokens)


def is_of_another(text: str, own: str | None) -> bool:
    """Whether a sentence is clearly not in a language. own: en, sq, sr."""
    tokens = _TOKEN.findall(plain(text))
    counts = {code: _count(tokens, code) for code in _SETS}
    return own is not None and max(counts.values()) >= counts.get(own, 0) + ENOUGH + 1
