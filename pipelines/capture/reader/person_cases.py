"""Serbian names of persons in the nominative: `od pravnice Sanije Bećiri` names Sanija Bećiri.

A name is turned only where the words before it say that it is bent.
"""

import re

from pipelines.capture.reader.cyrillic import in_cyrillic
from pipelines.capture.reader.folding import plain

_BENDS = re.compile(
    r"\b(?:od|sa|s|kod|prema|recima|reci|protiv|za|pored|osim|moderaciju|moderacijom|"
    r"domacinu|gosta|gostom|razgovoru|intervju|pozva(?:o|la|li|le)|ugosti(?:o|la|li|le)|"
    r"doceka(?:o|la|li|le))"
    r"(?: [a-z][\w'-]*){0,6}(?: [A-Z][\w'-]*){0,4}(?: [a-z][\w'-]*){0,6} ?$"
)
_OFFICE_BENT = re.compile(
    r"\b(?:[a-z]+(?:nice|telja|telje|teljke|nika|nikom|nicom|tora|torom|torke|torkom|ista|istom|"
    r"istkinje|sora|sorke|sorom|ologa|ologom|oga|ara|arke|arkom|kinje|kinjom|cke|a doktora|ice|"
    r"icom))"
    r" ?$"
)
_SURNAME_I = re.compile(r"(?<=m|n|r|s|t|k|h|q)i(?:jem|ju)$")
"""Of a surname in -i, as Albanian ones are: `Kosumijem`."""
_SURNAME_M = re.compile(r"(?:ic|ov|ev|in|ski|aj|i|an|er|ar|os|as)(?:a|em|om|u)$")


def nominative_person(name: str, before: str) -> str:
    """A name as a list would have it. before: the plain text before it."""
    if not (_BENDS.search(before[-120:]) or _OFFICE_BENT.search(before[-40:])):
        return name
    words = name.split(" ")
    if len(words) != 2:
        return name
    first, last = words
    if ending := _SURNAME_I.search(plain(last)):
        return f"{_masculine(first)} {last[: len(last) - len(ending[0]) + 1]}"
    if _SURNAME_M.search(plain(last)) and not plain(last).endswith("ska"):
        return f"{_masculine(first)} {_cut(last)}"
    return f"{_feminine(first)} {last}"


def _masculine(word: str) -> str:
    """`Milana`, `Milanom` to Milan; `Nikole` to Nikola."""
    small = plain(word)
    if small.endswith(("om", "em", "a", "u")):
        return _cut(word)
    return _with_a(word) if small.endswith(("e", "i")) else word


def _feminine(word: str) -> str:
    """`Sanije`, `Sanijom` to Sanija."""
    small = plain(word)
    if small.endswith("om"):
        return _with_a(word[:-1])
    return _with_a(word) if small.endswith(("e", "i", "u")) else word


def _cut(word: str) -> str:
    return word[:-2] if plain(word).endswith(("om", "em")) else word[:-1]


def _with_a(word: str) -> str:
    cyrillic = re.search(r"[\u0400-\u04ff]", word) is not None
    return word[:-1] + (in_cyrillic("a") if cyrillic else "a")
