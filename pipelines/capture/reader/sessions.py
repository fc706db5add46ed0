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
    rf"Drugi panel|Treci panel|First [Pp]anel|Second [Pp]anel|Third [Pp]anel)"
    rf"(?: (?P<number>{_NUMERAL}))? *(?:\([^)]*\) *)?[:.-]+ "
    rf"*[\"']?(?P<title>[^\n\"]{{4,160}}?)[\"']?\.?$",
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
    titled = tuple(_titled(part))
    return titled or tuple(_counted(part))


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
