"""What kind of activity a text is on: codes of ACTIVITY_KIND."""

import re

from pipelines.capture.reader.part import Part
from pipelines.capture.reader.values import Read
from pipelines.capture.reader.verbs import FUTURE, PAST, PRESENT

_HELD = (
    ("focus-group", r"focus[ -]groups?|fokus[ -]?grup\w*|fokus-?grup\w*"),
    (
        "tv-debate",
        (
            r"(?:tv|television|televised) (?:debates?|shows?|interviews?)|debat\w* televiziv\w*|"
            r"(?:tv|televizijsk\w+) debat\w*"
        ),
    ),
    (
        "peer-visit",
        (
            r"peer[ -](?:to[ -]peer )?(?:visits?|exchange visits?)|study (?:visits?|trips?|"
            r"tours?)|studijsk\w+ (?:poset\w*|putovanj\w*)|vizit\w* studimore|viziten studimore"
        ),
    ),
    (
        "exchange",
        (
            r"(?:peer[ -]to[ -]peer |youth |student )?exchange (?:event|programme|program|visit|"
            r"of (?:\w+ )?(?:young|civil|students|experience)\w*)|exchange event|"
            r"peer[ -]to[ -]peer exchange|shkembim\w* (?:i|te|per) (?:te rinjve|studenteve|"
            r"pervojave)|ngjarj\w+ e? ?shkembimi|razmen\w+ (?:mladih|iskustava|studenata)|"
            r"program razmene"
        ),
    ),
    (
        "forum-meeting",
        (
            r"steering (?:committee|board|group)(?: meetings?)?|consortium meetings?|"
            r"forum meetings?|takim\w* (?:i|te) (?:konsorciumit|komitetit|forumit)|"
            r"komitet\w* drejtues|sastan\w+ (?:konzorcijuma|upravnog odbora|foruma)|"
            r"upravn\w+ odbor\w*"
        ),
    ),
    (
        "roundtable",
        (
            r"round[ -]?tables?|online debates?|public (?:discussions?|debates?|hearing)|tryez\w*|"
            r"tribin\w*|"
            r"okrugl\w+ st\w+|diskutim\w* publik|debat\w* publik\w*|javn\w+ (?:diskusij\w+|"
            r"rasprav\w+|debat\w+)"
        ),
    ),
    ("workshop", r"workshops?|punetori\w*|punetor\b|radionic\w*"),
    ("seminar", r"seminar\w*"),
    (
        "training",
        (
            r"trainings?|trajnim\w*|obuk\w*|trening\w*|summer schools?|winter schools?|"
            r"academy for|shkoll\w+ verore|letnj\w+ skol\w*"
        ),
    ),
    (
        "conference",
        (
            r"conferences?|konferenc\w*|panel[ -]discussions?|panel diskusij\w*|panel[ -]debate|"
            r"diskutim\w* ne panel|symposium|summit"
        ),
    ),
    (
        "launch",
        (
            r"launch(?:ing|ed|es)?(?: event| ceremony)?|lansim\w*|lansoi|lansuan|lansiranj\w*|"
            r"lansiral\w+|lansiran\w*|promovimi? i|promovim\b|promocij\w+|perurim\w*"
        ),
    ),
)
_ISSUED = (
    ("factsheet", r"fact[ -]?sheets?|flet\w* informuese|informativn\w+ list\w*"),
    ("op-ed", r"op-?eds?\b|opinion (?:piece|article)s?|autorsk\w+ tekst\w*|kolumn\w+|opinion\b"),
    (
        "survey",
        (
            r"(?:public )?opinion (?:polls?|surveys?)|surveys?|ankete?\w*|sondazh\w*|"
            r"istrazivanj\w+ javnog mnjenja"
        ),
    ),
    (
        "publication",
        (
            r"(?:policy |research |annual |final |new |monitoring )?(?:reports?|papers?|briefs?|"
            r"studies|study|analys[ie]s|booklets?|publications?|handbooks?)|raport\w*|izvestaj\w*|"
            r"studij[aeiu]\b|studim\w*|publikacij\w+|publikim\w*|analiz[aeu]\b|"
            r"dokument\w* (?:te )?politikav\w*|brosur\w*"
        ),
    ),
)
HELD = re.compile("|".join(rf"\b(?P<k{n}>{p})" for n, (_, p) in enumerate(_HELD)))
ISSUED = re.compile("|".join(rf"\b(?P<k{n}>{p})" for n, (_, p) in enumerate(_ISSUED)))
_SEVERAL = re.compile(
    r"\b(?:series of (?:events|activities)|(?:two|three|four|five|several) events|"
    r"seri e? ?(?:ngjarjesh|aktivitetesh)|niz (?:dogadj?aja|aktivnosti))\b"
)
"""Several events in one page have no kind in common."""
_SHOWN = re.compile(
    r"\b(?:presentation|prezantim\w*|predstavljanj\w*|prezentacij\w*) (?:of|i|e|te|"
    r"izvestaj\w*|analiz\w*|studij\w*)|\b(?:predstavil[aoi]|predstavio|presented) "
)
"""An event at which a text is shown is not the text."""
LEAD = 600
"""Letters of the text in which its kind is told."""


def activity_kind(part: Part, title: tuple[int, int] | None) -> Read[str] | None:
    """The kind of an activity, by its title, else by what the first sentences say was held.

    title: where the title stands in the plain text of the part.
    """
    small = part.plain.lower()
    if _SEVERAL.search(small[: (title[1] if title else 0) + 300]):
        return None
    titled = _in_title(part, small, *title) if title else None
    body = title[1] if title else 0
    held = _object(part, small, body)
    if titled and titled.value in dict(_HELD):
        return titled
    if titled and _SHOWN.search(small[: body + 300]):
        return held
    return held or titled or _subject(part, small, body)


def _in_title(part: Part, small: str, start: int, end: int) -> Read[str] | None:
    """The prefix before a colon goes first; the rest counts outside of quotes before inside."""
    title = small[start:end]
    prefix = title.partition(":")[0] if ":" in title[:40] else ""
    bare = re.sub(r'"[^"]*"?|\'(?=\w)[^\']{12,}\'', lambda found: " " * len(found[0]), title)
    for text in (prefix, bare, title):
        found = _first(text, HELD, _HELD) or _first(text, ISSUED, _ISSUED)
        if found:
            kind, at, to = found
            sure = 0.95 if text is prefix else 0.9 if text is bare else 0.6
            return part.read(kind, start + at, start + to, sure)
    return None


def _object(part: Part, small: str, begin: int) -> Read[str] | None:
    """The kind in the first sentence that says what was held or issued."""
    for piece in part.sentences:
        if piece.end <= begin or piece.start > begin + LEAD:
            continue
        text = small[piece.start : piece.end]
        verb = PAST.search(text) or FUTURE.search(text) or PRESENT.search(text)
        found = _first(text, HELD, _HELD) or (
            None if _SHOWN.search(text) else _first(text, ISSUED, _ISSUED)
        )
        if verb and found:
            kind, at, to = found
            return part.read(kind, piece.start + at, piece.start + to, 0.85)
    return None


def _subject(part: Part, small: str, begin: int) -> Read[str] | None:
    """A report, booklet or the like with which the first sentence begins."""
    piece = next((each for each in part.sentences if each.start >= begin), None)
    if piece and (found := _first(small[piece.start : piece.start + 80], ISSUED, _ISSUED)):
        kind, at, to = found
        return part.read(kind, piece.start + at, piece.start + to, 0.7)
    return None


def _first(
    text: str, pattern: re.Pattern[str], kinds: tuple[tuple[str, str], ...]
) -> tuple[str, int, int] | None:
    found = list(pattern.finditer(text))
    if not found:
        return None
    # A launch of something that is held or presented elsewhere is the weaker word.
    best = next((match for match in found if _code(match, kinds) != "launch"), found[0])
    if _code(found[0], kinds) == "launch":
        best = found[0]
    return _code(best, kinds), best.start(), best.end()


def _code(match: re.Match[str], kinds: tuple[tuple[str, str], ...]) -> str:
    return kinds[int((match.lastgroup or "k0")[1:])][0]


def kind_in(text: str) -> str | None:
    """The kind that a short text names. text: plain."""
    small = text.lower()
    found = _first(small, HELD, _HELD) or _first(small, ISSUED, _ISSUED)
    return found[0] if found else None


def is_issued(kind: str | None) -> bool:
    """Whether it is a text, a survey or the like, that nobody holds."""
    return kind in dict(_ISSUED)
