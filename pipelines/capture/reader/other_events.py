"""Sentences of a page that tell of another event: the last one, the next one, one in a series.

`Last year's forum was held in May` says nothing on this year's: its day, its town, those who came
and that it was held are another's.
"""

import re
from functools import lru_cache

from pipelines.capture.reader.part import Part

_MEETING = (
    r"(?:forum\w*|workshops?|trainings?|seminar\w*|conferenc\w*|debates?|debat\w*|events?|"
    r"meetings?|mbledhj\w*|sednic\w*|exchanges?|discussions?|round ?tables?|sessions?|visits?|"
    r"editions?|"
    r"punetori\w*|trajnim\w*|konferenc\w*|tryez\w*|takim\w*|ngjarj\w*|vizit\w*|diskutim\w*|"
    r"(?:dy |tri )?fokus ?grup\w*|focus groups?|emision\w*|"
    r"radionic\w*|obuk\w*|konferencij\w*|tribin\w*|okrugl\w+ st\w+|skup\w*|susret\w*|"
    r"razmen\w*|poset\w*|sastan\w*|predavanj\w*)"
)
_BEFORE = (
    rf"(?:last|previous|preceding|earlier|past) (?:year|month|{_MEETING})|last year's|"
    rf"(?:first|second|third) (?:two )?{_MEETING},? (?:which |that )?(?:was |were )?"
    rf"(?:held |took place )?(?:on|in) |since the {_MEETING}|"
    rf"{_MEETING} (?:followed|follows|is a return for) (?:on )?the one|"
    rf"(?:first|second|third|fourth|previous) {_MEETING} (?:had to be|was to be)|"
    rf"vitin e kaluar|{_MEETING} (?:e|i|te) (?:kaluar|meparshm\w*|shkuar)|"
    rf"ne {_MEETING}n? e (?:pare|dyte|trete), (?:qe|e cila|i cili)|{_MEETING} (?:e|te) para\b|"
    rf"prosl(?:e|og|a|i|u) (?:godine?|puta|put|{_MEETING})|proslogodisnj\w+|prethodn\w+ {_MEETING}|"
    rf"na prv\w+ (?:je\b|su\b|dv\w+|{_MEETING},)|(?:prve|prva|prvi) (?:dve|dva) {_MEETING}"
)
_NEXT = (
    rf"(?:the )?(?:next|following|coming)(?:, \w+,?)? {_MEETING}|(?:a )?similar {_MEETING}|"
    rf"(?:return|repeat|follow-up) {_MEETING}|(?:uzvratn|ponovn)\w+ {_MEETING}|"
    rf"{_MEETING} (?:kthyese|e kthimit|e serishme)|"
    rf"{_MEETING} (?:i|e|te) (?:radhes|ardhshm\w*|ngjashme)|vizite? e ngjashme|"
    rf"(?:naredn|sledec|slicn)\w+(?:, \w+)? {_MEETING}"
)
_OTHER = re.compile(rf"(?<![\w-])(?:{_BEFORE}|{_NEXT})(?![\w-])")


_POST = re.compile(
    r"\W*(?:published|posted|publikuar|postuar|e publikuar|objavljen\w|objavio|objavila|"
    r"created|updated|last modified)\b"
)
"""The line that says when a post was put there: that is no report of what was held."""


def is_of_another(sentence: str) -> bool:
    """Whether a sentence tells of another event. sentence: plain, in small letters."""
    return _OTHER.search(sentence) is not None


@lru_cache(maxsize=64)
def own_text(part: Part, body: int) -> str:
    """The plain text in small letters, with blanks for other events and the line of the post.

    body: where the text below the title begins; what stands above is the event's own.
    """
    small = part.plain.lower()
    for line in part.lines:
        if _POST.match(small, line.start, line.end) and len(line.text) < 90:
            small = small[: line.start] + " " * len(line.text) + small[line.end :]
    for piece in part.sentences:
        if piece.start >= body and is_of_another(small[piece.start : piece.end]):
            small = small[: piece.start] + " " * len(piece.text) + small[piece.end :]
    return small
