"""The parts of an event: those with a title, and those that are only counted."""

import re
from collections.abc import Iterator

from pipelines.capture.reader.numbers import NUMBER, number_of
from pipelines.capture.reader.part import Part
from pipelines.capture.reader.values import Read, Session

_NUMERAL = (
    r"(?:[IVX]{1,4}|\d{1,2}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ff]irst|[Ss]econd|"
    r"[Tt]hird|i pare|i dyte|i trete|e pare|e dyte|e trete)"
)
_KINDS = (
    ("panel", r"panels?|paneli\w*|panela|panel\w*"),
    ("session", r"sessions?|sesion\w*|sesij\w*"),
    ("working group", r"working groups?|gru\w+ pune\w*|radn\w+ grup\w*"),
)
_TITLED = re.compile(
    rf"^\W*(?:\d{{1,2}}[:.]\d\d *(?:-+ *\d{{1,2}}[:.]\d\d)?\W*)?(?P<word>Panel|Session|"
    rf"Sesioni|Paneli|Sesija|Working [Gg]roup|Grupi i punes|Radna grupa|Prvi panel|"
    rf"Drugi panel|Treci panel|Opening session|Closing session|Zavrsna sesija|Uvodna sesija|"
    rf"Sesioni (?:permbylles|hapes)|(?:Prvi|Drugi|Treci|Cetvrti) deo|(?:First|Second|Third|Fourth) "
    rf"part|Pjesa e (?:pare|dyte|trete)|First [Pp]anel|Second [Pp]anel|Third [Pp]anel)"
    rf"(?: (?P<number>{_NUMERAL}))? *(?:\([^)]*\) *)?[:.-]+ "
    rf"*[\"']?(?P<title>[^\n\"]{{4,160}}?)(?: - [A-Z][^\n]*)?[\"']?\.?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?<![\w-])(?P<number>{NUMBER}|a single|single) (?:(?:different|thematic|separate|"
    rf"main|parallel|plenary|interactive|working|te ndryshme|tematik\w*|razlicit\w*|"
    rf"paraleln\w*) )*(?P<what>panels?|sessions?|panele|panela|sesione\w*|sesion|"
    rf"sesij[aeu]|working groups|grupe pune|radn[ei] grup[ea])\b(?! discussions? with)"
)
_CONTEXT = re.compile(
    r"\b(?:structured|organi[sz]ed|divided|held|consisted|included|comprised|around|"
    r"featured|had|in|through|within|strukturua\w*|nda\w*|zhvillua\w*|mbajt\w*|perbe\w*|"
    r"kishte|ne|podelje\w*|odrza\w*|sastoja\w*|organizova\w*|kroz|u|imal\w+|obuhvat\w*|"
    r"okviru)\b"
)


def sessions(part: Part) -> tuple[Read[Session], ...]:
    """The sessions of an event, in the order of the text."""
    titled = tuple(_titled(part)) or tuple(_told(part)) or tuple(_quoted_below(part))
    return titled or tuple(_counted(part))


_ORDINAL = (
    r"(?:first|second|third|fourth|opening|closing|last|prv\w+|drug\w+|trec\w+|cetvrt\w+|"
    r"poslednj\w+|uvodn\w+|zavrsn\w+)"
)
_BEHIND = r"(?:pare|dyte|trete|katert|fundit)"
_TOLD = re.compile(
    rf"\b(?P<word>{_ORDINAL} (?:panel\w*|sessions?|sesij\w*)|(?:panel\w*|sesion\w*) (?:i|e|te|se) "
    rf"{_BEHIND})(?:,? (?:titled|called|entitled|on|pod nazivom|me titull\w*|me teme|na temu|"
    rf"under the "
    rf"title))?,? \"(?P<title>[^\"\n]{{4,140}})\"",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:workshops|panels|sessions|working groups|panele\w*|sesione\w*|punetori|panela|sesij\w*|"
    r"radionic\w*)\W*:$"
)
_QUOTED_LINE = re.compile(r"^(?:[•*-] *|\d+[.)] *)?\"(?P<title>[^\"\n]{4,120})\"\W*$")


def _told(part: Part) -> Iterator[Read[Session]]:
    """Panels whose titles a sentence gives: `Na prvom panelu, "X", govorili su`."""
    for match in _TOLD.finditer(part.plain):
        start, end = match.span("title")
        title = part.words(start, end).strip().strip(",.")
        yield part.read(Session(title, _kind(match["word"])), start, end, 0.85)


def _quoted_below(part: Part) -> Iterator[Read[Session]]:
    """Titles in quotes, a line each, below a line that announces several parts."""
    opened = False
    for line in part.lines:
        match = _QUOTED_LINE.match(line.text)
        if opened and match:
            start, end = line.start + match.start("title"), line.start + match.end("title")
            yield part.read(Session(part.words(start, end).strip(), None), start, end, 0.8)
        else:
            opened = _SEVERAL.search(line.text.lower()) is not None


def _titled(part: Part) -> Iterator[Read[Session]]:
    for line in part.lines:
        if match := _TITLED.match(line.text):
            start, end = line.start + match.start("title"), line.start + match.end("title")
            yield part.read(
                Session(part.words(start, end).strip(), _kind(match["word"])), start, end, 0.9
            )


def _counted(part: Part) -> Iterator[Read[Session]]:
    small = part.plain.lower()
    for piece in part.sentences:
        text = small[piece.start : piece.end]
        for match in _COUNTED.finditer(text):
            number = 1 if "single" in match["number"] else number_of(match["number"])
            if number and number <= 20 and _CONTEXT.search(text[: match.start()]):
                start, end = piece.start + match.start(), piece.start + match.end()
                yield part.read(Session(None, _kind(match["what"]), number), start, end, 0.85)
                return


def _kind(word: str) -> str | None:
    small = word.lower()
    return next((kind for kind, form in _KINDS if re.search(rf"\b(?:{form})\b", small)), None)
