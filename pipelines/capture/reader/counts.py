"""Numbers of participants, with the words that make them vague."""

import re

from pipelines.capture.reader.part import Part
from pipelines.capture.reader.values import Participants, Read

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = dict(
    zip(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        range(20, 100, 10),
        strict=True,
    )
)
WORDS = {
    **{word: n for n, word in enumerate(_ONES) if n},
    **_TENS,
    **{
        f"{ten}{mark}{one}": value + n
        for ten, value in _TENS.items()
        for n, one in enumerate(_ONES[:10])
        if n
        for mark in "- "
    },
    "hundred": 100,
    "a hundred": 100,
    "one hundred": 100,
    "two hundred": 200,
    "nje": 1,
    "dy": 2,
    "tre": 3,
    "tri": 3,
    "kater": 4,
    "pese": 5,
    "gjashte": 6,
    "shtate": 7,
    "tete": 8,
    "nente": 9,
    "dhjete": 10,
    "dymbedhjete": 12,
    "pesembedhjete": 15,
    "njezet": 20,
    "njezet e pese": 25,
    "tridhjete": 30,
    "tridhjete e pese": 35,
    "dyzet": 40,
    "pesedhjete": 50,
    "njeqind": 100,
    "jedan": 1,
    "jedna": 1,
    "dva": 2,
    "dve": 2,
    "cetiri": 4,
    "pet": 5,
    "sest": 6,
    "sedam": 7,
    "osam": 8,
    "devet": 9,
    "deset": 10,
    "dvanaest": 12,
    "petnaest": 15,
    "dvadeset": 20,
    "dvadeset pet": 25,
    "trideset": 30,
    "trideset pet": 35,
    "cetrdeset": 40,
    "pedeset": 50,
    "sezdeset": 60,
    "stotinu": 100,
    "sto": 100,
}
"""Numbers in words; `tri` is Serbian too."""

NUMBER = (
    r"(?:\d{1,3}(?:[.,]\d{3})+|\d{1,5}|"
    + "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True))
    + r")"
)
_HEDGE = (
    r"around|about|approximately|approx\.|roughly|some|nearly|almost|over|more than|"
    r"at least|up to|close to|circa|"
    r"rreth|afro|afersisht|mbi|me shume se|gati|deri ne|reth|oko|preko|vise od|priblizno|"
    r"skoro|gotovo|blizu|bar|najmanje"
)
_WHO = (
    r"(?:participants?|attendees|persons?|people|representatives|students?|pupils|youth|"
    r"young (?:\w+ )?(?:people|leaders|professionals|journalists|activists|participants|"
    r"men|women)|youngsters|activists|journalists|experts|citizens|women|guests|members|"
    r"professionals|stakeholders|officials|teachers|entrepreneurs|academics|intellectuals|"
    r"researchers|trainees|leaders|"
    r"pjesemarres\w*|perfaqesues\w*|student\w*|te rinj\w*|aktivist\w*|gazetar\w*|"
    r"ekspert\w*|qytetar\w*|persona\w*|njerez|nxenes\w*|grave|"
    r"ucesni[ck]\w*|predstavni[ck]\w*|studen[at]\w*|mladih|aktivist\w*|novinar\w*|"
    r"strucnjak\w*|gradan\w*|gradjan\w*|osoba|ljudi|zena|gostiju|polaznik\w*|ucenik\w*)"
)
_COUNTED = re.compile(
    rf"(?<![\w.,%-])(?:(?P<hedge>{_HEDGE}) (?:the )?)?(?P<number>{NUMBER})(?: "
    rf"\(\d+\))?(?P<plus>\+)? "
    rf"(?:(?!and\b|dhe\b|\d)[\w'-]+ ){{0,4}}?(?:[\w'-]+ and )?{_WHO}\b"
)
_GATHERED = (
    r"with|for|me|sa|za|per|gathered|brought together|bringing together|gathering|"
    r"attended by|participation of|presence of|in attendance|"
    r"with (?:the participation of )?|hosted|welcomed|"
    r"mblodhi|mblodhen|bashkoi|me pjesemarrjen e|moren pjese|kishte|pjesemarrje te|"
    r"okupi[ol]\w*|uz ucesce|prisustvoval\w+|ucestvoval\w+|prisustvo|ucesce"
)
_BEFORE = re.compile(
    rf"\b(?:{_GATHERED})\W*(?:by |of |the |e |te |a total of |je |su |total |together )*$"
)
_AFTER = re.compile(
    r"^[^.;]{0,90}?\b(?:attended|discussed|debated|visited|learned|"
    r"participated|took part|joined|gathered|were present|"
    r"was present|benefited|came together|were trained|completed|"
    r"moren pjese|mori pjese|ishin te pranishem|u mblodhen|morren pjese|ndoqen|"
    r"ucestvoval\w+|je ucestvoval\w+|prisustvoval\w+|ucestvuj\w+|pohada\w+)\b"
)
_LABEL = re.compile(
    rf"(?:^|\n|\| ?)(?:number of participants|participants|numri i pjesemarresve|"
    rf"pjesemarres|broj ucesnika|"
    rf"ucesnika)\s*: *(?:(?P<hedge>{_HEDGE}) )?(?P<number>{NUMBER})(?P<plus>\+)?(?=\W|$)"
)
_NOT = re.compile(
    r"\b(?:surveyed|respondents|interview\w*|anket\w*|intervist\w*|questionnaire|sample|"
    r"ispitanik\w*|viewers|followers|population|killed|missing|dead|voters|signatures)\b"
)
_ALSO = re.compile(
    rf"^[^.]{{0,60}}?\b(?:and|dhe|i|,) (?:(?:{_HEDGE}) )?{NUMBER} (?:[\w'-]+ )?(?:from|nga|"
    rf"iz|{_WHO})\b"
)


def participants(part: Part) -> Read[Participants] | None:
    """How many took part. Two numbers that are told apart are no sum, and give none."""
    small = part.plain.lower()
    if label := _LABEL.search(small):
        return _read(part, label, 0)
    for piece in part.sentences:
        text = small[piece.start : piece.end]
        if _NOT.search(text):
            continue
        for match in _COUNTED.finditer(text):
            before, after = text[: match.start()], text[match.end() :]
            if not (_BEFORE.search(before) or _AFTER.match(after) or _alone(text, match)):
                continue
            if _ALSO.match(after):
                return None
            if read := _read(part, match, piece.start):
                return read
    return None


def _alone(text: str, match: re.Match[str]) -> bool:
    """`participants` says by itself that they took part."""
    return re.search(
        r"(?:participants|pjesemarres\w*|ucesni[ck]\w*)$", match[0]
    ) is not None and not re.search(
        r"\b(?:will|do te|ce|bice|invite\w*|for|of the|up to|maximum|select\w*)\b",
        text[: match.end()],
    )


def _read(part: Part, match: re.Match[str], shift: int) -> Read[Participants] | None:
    number = number_of(match["number"])
    if number is None or not 3 <= number <= 20_000:
        return None
    value = Participants(number, bool(match["hedge"] or match["plus"]))
    return part.read(value, shift + match.start(), shift + match.end(), 0.85)


def number_of(text: str) -> int | None:
    """A number in digits or words, or None."""
    bare = re.sub(r"[.,](?=\d{3}\b)", "", text.lower())
    return int(bare) if bare.isdigit() else WORDS.get(bare)
