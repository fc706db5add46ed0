"""What kind of activity a text is on: codes of ACTIVITY_KIND."""

import re
from itertools import product

from pipelines.capture.reader.kind_words import HELD_WORDS, ISSUED_WORDS
from pipelines.capture.reader.part import Part
from pipelines.capture.reader.past import tells_of_past
from pipelines.capture.reader.values import Read
from pipelines.capture.reader.verbs import FUTURE, PAST, PRESENT

HELD = re.compile("|".join(rf"\b(?P<k{n}>{p})" for n, (_, p) in enumerate(HELD_WORDS)))
ISSUED = re.compile("|".join(rf"\b(?P<k{n}>{p})" for n, (_, p) in enumerate(ISSUED_WORDS)))
_SEVERAL = re.compile(
    r"\b(?:series of (?:events|activities)|(?:two|three|four|five|several) events|"
    r"seri e? ?(?:ngjarjesh|aktivitetesh)|niz (?:dogadj?aja|aktivnosti))\b"
)
"""Several events in one page have no kind in common."""
_SHOWN = re.compile(
    r"\b(?:(?:presentations?|promotion|launch) of (?:the|its|their|a|our)\b|report launch|"
    r"(?:presented|presents|will present|launched)(?: \w+){0,2} (?:the |its |a |"
    r"their )?(?:\w+ ){0,2}"
    r"(?:study|report|survey|findings|poll|guide|research|handbook|results|platform|monitoring)|"
    r"(?:presented|launched)(?: publicly)?(?=\W*(?:\n|$| in | at | to | yesterday| today))|"
    r"(?:prezantim|promovim|publikim|lansim)\w* (?:i|e|te|se)\b|u prezantua\w*|prezantoi|"
    r"publikoi ne [a-z]|(?:predstavljanj|promocij|prezentacij)\w* (?:izvestaj|analiz|studij|"
    r"istrazivanj|prirucnik|vodic|knjig|platform)\w*|predstavil[aoi]|predstavio|"
    r"predstavljen[aoi]?|promovisan\w*)"
)
"""An event at which a text is shown is not the text."""
_PUBLISHED = re.compile(
    r"\b(?:publish\w*|issued|released|wrote|written|conducted|produced|prepared|printed|"
    r"carried out|"
    r"publiko\w+|botua\w*|botoi|realizoi|u krye|pergatit\w+|shtypur|lansoi|"
    r"objavi\w*|objavljen\w*|sprove\w+|izda[ol]\w*|stampan\w*|pripremi\w*|izradi\w*)\b"
)
"""What is done with a text, where it is what the page is on."""
LEAD = 600
"""Letters of the text in which its kind is told."""


def activity_kind(part: Part, title: tuple[int, int] | None) -> Read[str] | None:
    """The kind of an activity, by its title, else by what the first sentences say was held.

    title: where the title stands in the plain text of the part.
    """
    small = part.plain.lower()
    if _SEVERAL.search(small[: (title[1] if title else 0) + 300]):
        return None
    body = title[1] if title else 0
    found = _kind(part, small, title, body)
    if found and found.value == "roundtable" and (aired := _aired(part, small, title, body)):
        return aired
    return found


def _kind(part: Part, small: str, title: tuple[int, int] | None, body: int) -> Read[str] | None:
    """The kind by title and sentences. body: where the text begins."""
    titled = _in_title(part, small, *title) if title else None
    held = _object(part, small, body)
    if titled and titled.value in dict(HELD_WORDS):
        return titled
    named = _said_in_title(part, small, *title) if title else None
    if named and not (named.value == "launch" and held and held.value in _WHERE_SHOWN):
        return named
    if titled and title and _CALLS.match(small, *title):
        titled = None
    below = next((line for line in part.lines if title and line.start >= title[1]), None)
    if titled is None and below and len(below.text) < 110 and not below.text.endswith("."):
        titled = _in_title(part, small, below.start, below.end)
        if titled and titled.value in dict(HELD_WORDS):
            return titled
    told = held or titled or _subject(part, small, body)
    shown = _shown(small, body)
    if shown and (told is None or is_issued(told.value)):
        return part.read("launch", *shown.span(), 0.75)
    return told


_WHERE_SHOWN = ("conference", "roundtable")
"""What is held to show something is not its launch alone."""
_CALLS = re.compile(
    r"\W*(?:(?:javni|otvoreni) )?(?:poziv|konkurs) za|(?:open )?calls? for|"
    r"thirrje (?:e hapur |publike )?(?:per|te)\b"
)
"""A call is not what it calls for."""
_VISIT = re.compile(
    r"\W*(?:(?:vizit[ae]|poset[ae]|(?:a )?visit) (?:e|i|te|ne|of|to|from|u|kod|iz)\b|"
    r"(?:visitors|guests) from\b)|"
    r"\b(?:u poseti|ne vizite|on a visit|visits?) (?:kod|ne|te|tek|to)\b"
)
_TITLE_SHOWN = re.compile(
    r"\W*(?:(?:odrzan[aoe]? )?(?:predstavljen[aoi]?|promovisan\w*|u prezantua|prezantohet)|"
    r"presented\b)"
)


def _said_in_title(part: Part, small: str, start: int, end: int) -> Read[str] | None:
    """A kind that a title tells without its word: somebody visited, or something was shown."""
    if (shown := _TITLE_SHOWN.match(small, start, end)) and _THING.search(small, start, end):
        return part.read("launch", *shown.span(), 0.8)
    visit = _VISIT.search(small, start, end)
    return part.read("peer-visit", *visit.span(), 0.7) if visit else None


_BARE_VERB = re.compile(
    r"(?:presented|u prezantua\w*|prezantoi|predstavil[aoi]|predstavio|predstavljen[aoi]?)"
)
_THING = re.compile(
    r"\b(?:izvestaj|analiz|studij|istrazivanj|prirucnik|vodic|knjig|platform|portal|proj[ek]|nalaz|"
    r"rezultat|publikacij|zbornik|brosur|indeks|anket|raport|studim|doracak|libr[ie]|gjetje|hulumtim|"
    r"broshur|report|study|survey|findings|guide|research|handbook|results|monitoring|book|policy|"
    r"mapa|harta|aplikacij|sajt|uebfaq|website|podkast|podcast|film|dokumentar)\w*"
)
NEAR = 90
"""Letters around a verb in which stands what was shown."""


def _shown(small: str, body: int) -> re.Match[str] | None:
    """Where a title or text says that something was shown: a bare verb in the text says what."""
    for match in _SHOWN.finditer(small[: body + LEAD]):
        near = small[max(0, match.start() - NEAR) : match.end() + NEAR]
        is_told = match.start() < body or _THING.search(near)
        if is_told or not _BARE_VERB.fullmatch(match[0]):
            return match
    return None


_DEBATE = re.compile(r"\b(?:debates?|debat(?:i|in|it|a|e|u|at|et)?)\b")
_ON_AIR = re.compile(
    r"\b(?:r?tv|televis\w+|televiz\w+)\b[^.!?]*\b(?:studi[oj]\w*|broadcast\w*|air(?:ed|s)|live|"
    r"film(?:ed)?|recorded|transmet\w+|emet\w+|xhiru\w+|incizu\w+|shfaq\w*|emit\w+|prenos\w*|"
    r"snim\w+|prikaz\w+|gledao\w+|shikues\w*)|"
    r"\b(?:studi[oj]\w*|broadcast\w*|air(?:ed|s)|filmed|recorded|transmet\w+|emet\w+|xhiru\w+|"
    r"incizu\w+|shfaq\w*|emit\w+|prenos\w*|snim\w+|prikaz\w+)\b[^.!?]*\b(?:r?tv|televis\w+|"
    r"televiz\w+)\b|\btv debat\w*|\b(?:tv|television|televised) debates?\b|\bdebat\w* televiziv\w*|"
    r"\btelevizijsk\w+ debat\w*"
)
"""A debate in a studio or on air is one of television, and no round table."""


def _aired(part: Part, small: str, title: tuple[int, int] | None, body: int) -> Read[str] | None:
    """The debate that the first sentences say was held on television."""
    for piece in part.sentences:
        text = small[piece.start : piece.end]
        if piece.end > (title[0] if title else 0) and piece.start < body + LEAD:
            word = _DEBATE.search(text)
            if word and _ON_AIR.search(text):
                return part.read("tv-debate", piece.start, piece.end, 0.8)
    return None


def _in_title(part: Part, small: str, start: int, end: int) -> Read[str] | None:
    """The prefix before a colon goes first; the rest counts outside of quotes before inside."""
    title = small[start:end]
    prefix = title.partition(":")[0] if ":" in title[:40] else ""
    bare = re.sub(r'"[^"]*"?|\'(?=\w)[^\']{12,}\'', lambda found: " " * len(found[0]), title)
    ways = ((HELD, HELD_WORDS), (ISSUED, ISSUED_WORDS))
    for (pattern, words), text in product(ways, (prefix, bare, title)):
        if found := _first(text, pattern, words):
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
        found = _first(text, HELD, HELD_WORDS) or (
            _first(text, ISSUED, ISSUED_WORDS)
            if _PUBLISHED.search(text) and not _SHOWN.search(text)
            else None
        )
        if (verb or tells_of_past(text)) and found:
            kind, at, to = found
            return part.read(kind, piece.start + at, piece.start + to, 0.85)
        if verb and _OTHER_MEETING.search(text) and piece.start > begin:
            return None
    return None


_OTHER_MEETING = re.compile(
    r"\b(?:odrzan|organizovan|held|hosted|mbajt\w*|u mbajt)\w*\b[^.]{0,60}\b(?:sastan\w+|"
    r"meeting|takim\w*|"
    r"razgovor|camp|kamp)\b"
)
"""A sentence that says that something else was held: kinds in later ones are those of others."""


def _subject(part: Part, small: str, begin: int) -> Read[str] | None:
    """A report, booklet or the like with which the first sentence begins."""
    piece = next((each for each in part.sentences if each.start >= begin), None)
    reach = 42 if piece and piece.text[0].isdigit() else 70
    if piece and (found := _first(small[piece.start : piece.start + reach], ISSUED, ISSUED_WORDS)):
        kind, at, to = found
        return part.read(kind, piece.start + at, piece.start + to, 0.7)
    if piece and len(piece.text) < SHORT and not tells_of_past(small[piece.start : piece.end]):
        text = small[piece.start : min(piece.end, piece.start + 40)]
        if held := _first(text, HELD, HELD_WORDS):
            kind, at, to = held
            return part.read(kind, piece.start + at, piece.start + to, 0.6)
    return None


SHORT = 140
"""Letters of a sentence without a verb that tells what was held, when and where."""


def _first(
    text: str, pattern: re.Pattern[str], kinds: tuple[tuple[str, str], ...]
) -> tuple[str, int, int] | None:
    found = list(pattern.finditer(text))
    if not found:
        return None
    # A launch of something that is held or presented elsewhere is the weaker word.
    strong = [match for match in found if not match[0].startswith("forum")] or found
    best = next((match for match in strong if _code(match, kinds) != "launch"), strong[0])
    if _code(strong[0], kinds) == "launch":
        best = strong[0]
    return _code(best, kinds), best.start(), best.end()


def _code(match: re.Match[str], kinds: tuple[tuple[str, str], ...]) -> str:
    return kinds[int((match.lastgroup or "k0")[1:])][0]


def kind_in(text: str) -> str | None:
    """The kind that a short text names. text: plain."""
    small = text.lower()
    found = _first(small, HELD, HELD_WORDS) or _first(small, ISSUED, ISSUED_WORDS)
    return found[0] if found else None


def is_published(text: str) -> bool:
    """Whether a plain text says that somebody issued, wrote or made a text."""
    return _PUBLISHED.search(text.lower()) is not None


def is_issued(kind: str | None) -> bool:
    """Whether it is a text, a survey or the like, that nobody holds."""
    return kind in dict(ISSUED_WORDS)
