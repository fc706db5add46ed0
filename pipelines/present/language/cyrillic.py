"""Serbian Latin to Cyrillic, letter by letter, with what stays and what is an exception."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

_PAIRS = (
    "Dž Џ,dž џ,DŽ Џ,Lj Љ,lj љ,LJ Љ,Nj Њ,nj њ,NJ Њ,A А,B Б,C Ц,Č Ч,Ć Ћ,D Д,Đ Ђ,E Е,F Ф,G Г,H Х,"
    "I И,J Ј,K К,L Л,M М,N Н,O О,P П,R Р,S С,Š Ш,T Т,U У,V В,Z З,Ž Ж,a а,b б,c ц,č ч,ć ћ,d д,"
    "đ ђ,e е,f ф,g г,h х,i и,j ј,k к,l л,m м,n н,o о,p п,r р,s с,š ш,t т,u у,v в,z з,ž ж"
)
_LETTER = dict(pair.split(" ") for pair in _PAIRS.split(","))
_ONE_LETTER = re.compile("|".join(sorted(_LETTER, key=len, reverse=True)))

KEPT = tuple((Path(__file__).parent / "latin.txt").read_text(encoding="utf-8").splitlines())
"""Names of formats, programs, licences and works in the messages: they stay in Latin script."""

_SEAMS = {
    **dict.fromkeys(
        ("nad", "od", "pod", "pred"),
        "žal žand žanj žanr žar žder žeć žeg žen žet žež žig žil žit živ žiž žmir žmur žnj žrt žub "
        "žum žup žur žut žvać žvak žval žvat",
    ),
    "an": "jon",
    "ben": "jamin",
    "bin": "jamin",
    "in": "jekc jekt jic junk jur",
    "kon": "jekt jug junk",
    "netan": "jah",
    "pan": "jap jel jevr jug",
    "tan": "jug",
    "van": "jedn jevr jez jug",
}
"""Prefixes, and how what follows them begins: at the seam d and ž, or n and j, are two letters.

An ordinary word such as „odžak“, „vanjski“ or „panjevi“ begins like none of these."""

APART = tuple(f"{head}{rest}" for head, all_rest in _SEAMS.items() for rest in all_rest.split())
"""Beginnings of words in which n and j, or d and ž, are two letters at the seam of a prefix."""

_BEFORE = (
    "anti auto bio de di eko elektro foto hidro hiper inter iz ko kontra kvazi makro mikro mono "
    "multi nad naj nano ne neo po poli pra pre pro pseudo psevdo radio re samo sub super termo "
    "trans ultra video za"
)
"""What may stand before the prefix."""

_SEAM = re.compile(
    rf"(?:{'|'.join(_BEFORE.split())})*?(?:"
    + "|".join(f"{head}(?=(?:{rest.replace(' ', '|')}))" for head, rest in _SEAMS.items())
    + ")"
)

_SERBIAN = re.compile("[čćđšžČĆĐŠŽ]")

_ADDRESS = (
    r"\b[a-zA-Z][a-zA-Z0-9+.-]*://\S+|\bwww\.\S+"  # of a page
    r"|\bmailto:\S+|(?<![\w.+-])[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)*|@\w+"  # of a person
    r"|\b(?:doi:\s?)?10\.\d{4,}/\S+"
    r"|\b[A-Z]:\\\S+"
)
_ENDINGS = "duckdb|geojson|jsonl|parquet|online|media|museum|sqlite|tsv|webp|rdata|ipynb|R|do"
_MONTHS = "jan|feb|mar|apr|maj|jun|jul|avg|sep|okt|nov|dec|god"
_FILE = (
    rf"(?!\d+\.(?:{_MONTHS})\b)"
    rf"(?:(?<![\w.])[~.]{{0,2}}/)?(?<![\w-])\w[\w-]*(?:[/.][\w-]+)*\.(?:[a-zA-Z]{{2,4}}|{_ENDINGS})\b"
    r"(?:(?<=[a-z])[/?#][^\s,;)\]»”“]*)?"
)
"""A name with an ending, in folders or not, and what follows the name of a host."""

_SIGNS = (
    r"%\(\w+\)[sd]|%%|<[^<>]+>|&\w+;|\{[^{}]*\}"
    rf"|{_ADDRESS}|{_FILE}"
    r"|\b\w*_\w+\b|(?<![\w-])[a-z]+(?:-[a-z0-9]+)*-\d{4}(?:-[a-z]+\d+)*\b"
    r"|\b\d+[a-z]\b|\b[a-z]\d+\b"
    r"|\b(?=[IVX]{2,})X{0,3}(?:IX|IV|V?I{0,3})\b|\bL(?=[IV]{2})(?:IV|V?I{0,3})\b|\b[IV]\b"
)
"""What stays besides names: places of a pattern, tags, addresses, files, ids, numbers, numerals."""

_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile(r"[qwxyëçáéöüøß]|ll|rr|ss|tt|nn|mm|ff|pp|cc|gg|ch|gj", re.IGNORECASE)
"""Letters and pairs of letters that no Serbian word has: such a word is a foreign name."""


class Spelling:
    """Serbian in Cyrillic script, letter by letter but for names.

    spelled: names that texts hold, in Latin script -> their Cyrillic spelling, None where they stay
    as they are. Names in KEPT stay as well.
    """

    def __init__(self, spelled: Mapping[str, str | None] | None = None) -> None:
        names = spelled or {}
        self._own = {latin: own for latin, own in names.items() if own is not None}
        kept = {*KEPT, *(latin for latin, own in names.items() if own is None)}
        self._stays = re.compile(f"{_SIGNS}|{_any(kept)}")
        self._named = re.compile(_any(self._own))

    def cyrillic(self, text: str) -> str:
        """Serbian text in Cyrillic script.

        text: in Latin script. Places of a pattern, tags, addresses, names of files, Roman numerals,
        names that stay and words with a letter that Serbian lacks stay as they are.
        """
        parts, end = [], 0
        for kept in self._stays.finditer(text):
            if kept.group() in _ONE_SIGN and not _is_numeral(text, kept.start()):
                continue
            parts += [self._turned(text[end : kept.start()]), kept.group()]
            end = kept.end()
        return "".join([*parts, self._turned(text[end:])])

    def person(self, name: str) -> str:
        """The name of a person in Cyrillic: one with a spelling of its own, or a Serbian name.

        Other names keep their own spelling: letter by letter they would be wrong.
        """
        if name in self._own:
            return self._own[name]
        return self.cyrillic(name) if _SERBIAN.search(name) else name

    def _turned(self, text: str) -> str:
        parts, end = [], 0
        for name in self._named.finditer(text):
            parts += [_WORD.sub(_word, text[end : name.start()]), self._own[name.group()]]
            end = name.end()
        return "".join([*parts, _WORD.sub(_word, text[end:])])


_NEVER = r"(?!)"
"""An expression that nothing fits."""


def _any(names: Iterable[str]) -> str:
    """An expression for names that are no part of a word; of two with one beginning the longer.

    The bounds stand around all of them, so that a name is tried only where its first letter is.
    """
    longest = sorted(sorted(names), key=len, reverse=True)
    return rf"\b(?:{'|'.join(map(re.escape, longest))})(?!\w)" if longest else _NEVER


_ONE_SIGN = ("I", "V")
"""Numerals that are a word or an initial too; X is no letter of Serbian."""

_NUMBERED = re.compile(
    r"\b(?:aneks|deo|del|dio|faz|glav|grup|klas|klaster|knjig|kategorij|kolo|krug|nivo|odelj|odsek|"
    r"poglavlj|prilog|protokol|razred|rund|stepen|stub|svesk|stav|tačk|tom|član|zon)\w*\s$",
    re.IGNORECASE,
)
"""What a numeral stands behind."""

_COUNTED = re.compile(
    r"\s(?:deo|dio|faza|grupa|kategorija|klasa|kolo|krug|kvartal|nivo|odeljak|poglavlje|razred|"
    r"runda|stepen|tom|zona)\b",
    re.IGNORECASE,
)
"""What a numeral at the head stands before."""

_STARTS = re.compile(r"(?:^|[.!?…:;]|\n|[-–—•])[\s„“”\"'(»«\[]*$")
_ENDS = re.compile(r"\s?(?:[.)\]:–—]|[-/]\d|$)")
_INITIAL = re.compile(r"\.\s?[^\W\d_]")
_NEXT_NUMERAL = re.compile(r"\s?(?:[-–—/,]|\s(?:i|ili|do|te)\s)\s?[IVX]+\b")
_CAPITALS_BEFORE = re.compile(r"\b[A-ZČĆĐŠŽ]{2,}\s$")
_CAPITALS_AFTER = re.compile(r"\s[A-ZČĆĐŠŽ]{2,}\b")
_AROUND = 40
"""How many letters on either side say what an I or V is."""


def _is_numeral(text: str, at: int) -> bool:
    """Whether an I or V that stands alone is a number: not „i“ at the head, and no initial."""
    before, after = text[max(0, at - _AROUND) : at], text[at + 1 : at + 1 + _AROUND]
    if _CAPITALS_BEFORE.search(before) and _CAPITALS_AFTER.match(after):
        return False  # „I“ between words in capitals
    if _NUMBERED.search(before) or _NEXT_NUMERAL.match(after):
        return True
    if _INITIAL.match(after):
        return False
    if text[at] == "V" or _COUNTED.match(after) or _ENDS.match(after):
        return True
    return _STARTS.search(before) is None


def _word(match: re.Match[str]) -> str:
    return _spelled(match.group())


@lru_cache(maxsize=1 << 16)
def _spelled(word: str) -> str:
    """A word in Cyrillic; one that Serbian does not have as it is."""
    if _FOREIGN.search(word):
        return word
    seam = _SEAM.match(word.lower())
    return "".join(map(_letters, (word[: seam.end()], word[seam.end() :]) if seam else (word,)))


def _letters(part: str) -> str:
    return _ONE_LETTER.sub(lambda found: _LETTER[found.group()], part)


cyrillic = Spelling().cyrillic
"""The same for texts of the program, which hold no name but those in KEPT."""
