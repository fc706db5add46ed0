"""Numbers in digits and in words of English, Albanian and Serbian.

Patterns for plain text in small letters.
"""

import re
from itertools import pairwise

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
    "nje dy tre kater pese gjashte shtate tete nente dhjete njembedhjete dymbedhjete "
    "trembedhjete katermbedhjete pesembedhjete gjashtembedhjete shtatembedhjete tetembedhjete "
    "nentembedhjete",
    "jedan dva tri cetiri pet sest sedam osam devet deset jedanaest dvanaest trinaest cetrnaest "
    "petnaest sesnaest sedamnaest osamnaest devetnaest",
    "jedna dve troje cetvoro petoro sestoro sedmoro osmoro devetoro desetoro jedanaestoro "
    "dvanaestoro trinaestoro cetrnaestoro petnaestoro sesnaestoro sedamnaestoro osamnaestoro "
    "devetnaestoro",
    "jednog dvoje trojica cetvorica petorica sestorica sedmorica osmorica devetorica desetorica "
    "jedanaestorica dvanaestorica trinaestorica cetrnaestorica petnaestorica sesnaestorica "
    "sedamnaestorica osamnaestorica devetnaestorica",
)
_TENS = (
    "twenty thirty forty fifty sixty seventy eighty ninety",
    "njezet tridhjete dyzet pesedhjete gjashtedhjete shtatedhjete tetedhjete nentedhjete",
    "dvadeset trideset cetrdeset pedeset sezdeset sedamdeset osamdeset devedeset",
    "dvadesetoro tridesetoro cetrdesetoro pedesetoro sezdesetoro sedamdesetoro osamdesetoro "
    "devedesetoro",
)
_HUNDREDS = (
    ("hundred", 100),
    ("njeqind", 100),
    ("dyqind", 200),
    ("treqind", 300),
    ("sto", 100),
    ("stotinu", 100),
    ("stotina", 100),
    ("dvesta", 200),
    ("dvjesta", 200),
    ("dvesto", 200),
    ("trista", 300),
)
_ABOUT_SO = "desetak petnaestak stotinak"
"""`pedesetak`: fifty or so. Those of the tens end alike."""

WORDS = {
    **{word: n for words in _UNITS for n, word in enumerate(words.split(), 1)},
    **{word: 10 * n for words in _TENS for n, word in enumerate(words.split(), 2)},
    **{f"{word}ak": 10 * n for n, word in enumerate(_TENS[2].split(), 2)},
    **dict(zip(_ABOUT_SO.split(), (10, 15, 100), strict=True)),
    "tri": 3,
    "dvojica": 2,
    "dozen": 12,
    **dict(_HUNDREDS),
}


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_TEN = _any([word for words in _TENS for word in words.split()])
_ONE = _any([word for words in _UNITS for word in words.split()[:9]])
_WORD = _any([word for word in WORDS if word not in ("hundred", "dozen")])
NUMBER = (
    r"(?:\d{1,3}(?:[.,]\d{3})+(?!\d)|\d{1,5}|"
    rf"(?:(?:a|{_ONE}) )?(?:hundred|dozen)(?: and (?:{_WORD}))?|"
    rf"(?:njeqind|dyqind|treqind|sto|stotinu|dvesta|trista) (?:e |i )?(?:{_TEN})(?:(?: e | i | )"
    rf"(?:{_ONE}))?(?![a-z])|"
    rf"(?:{_TEN})(?:-| e | i | )(?:{_ONE})(?![a-z])|(?:{_WORD}))"
)
_LOOSE = re.compile(r"(?:deset|naest|stotin)ak$")


def number_of(text: str) -> int | None:
    """A number in digits or words, or None."""
    bare = re.sub(r"[.,](?=\d{3}\b)", "", text.lower())
    if bare.isdigit():
        return int(bare)
    words = [word for word in re.split(r"[ -]", bare) if word not in ("a", "and", "e", "i")]
    if not words or any(word not in WORDS for word in words):
        return None
    return _sum([WORDS[word] for word in words])


def _sum(values: list[int]) -> int:
    """`two hundred` multiplies, all else adds."""
    total = values[0]
    for before, value in pairwise(values):
        total = total * value if before < 10 and value >= 10 else total + value
    return total


def is_loose(text: str) -> bool:
    """Whether a number in words says itself that it is rough."""
    return _LOOSE.search(text) is not None
