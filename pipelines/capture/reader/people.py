"""Who spoke, with their roles: persons in a public or organisational role only."""

import re
from collections.abc import Iterable, Iterator

from pipelines.capture.reader.dates import MONTHS
from pipelines.capture.reader.organisations import BODY
from pipelines.capture.reader.part import Part, Piece
from pipelines.capture.reader.values import Read, Speaker

_NAME = (
    r"[A-Z][a-z'`]+(?:-[A-Z][a-z]+)?(?: (?:[A-Z]\.|[A-Z][a-z'`]+(?:-[A-Z][a-z]+)?|de|van|"
    r"von)){1,3}(?<! de)(?<! van)(?<! von)"
)
_TWO = r"[A-Z][a-z'`]+(?:-[A-Z][a-z]+)? (?:[A-Z]\. )?[A-Z][a-z'`]+(?:-[A-Z][a-z]+)?"
_TITLE = r"(?:(?:Mr|Ms|Mrs|Dr|Prof|Sir|Z|Znj|H\.E|Amb)\.? ?)*"
_OFFICE = (
    r"(?:ambassador|deputy ambassador|minister|prime minister|deputy|president|"
    r"vice[ -]president|director|executive director|head|chair\w*|vice[ -]chair\w*|mayor|"
    r"professor|prof|researcher|senior|analyst|expert|representative|member|coordinator|"
    r"manager|editor|journalist|adviser|advisor|charge|secretary|spokes\w+|fellow|founder|"
    r"lecturer|leader|moderator|policy|programme|program|project|lawyer|activist|special|"
    r"chief|state|former|"
    r"drejtor\w*|ambasador\w*|ministr\w*|kryetar\w*|zevendes\w*|profesor\w*|hulumtues\w*|"
    r"perfaqesues\w*|koordinator\w*|shef\w*|deputet\w*|analist\w*|keshilltar\w*|"
    r"gazetar\w*|anetar\w*|"
    r"direktor\w*|izvrsn\w+|zamenik\w*|zamenic\w*|predsedni\w*|savetni\w*|istraziva\w*|"
    r"predstavni\w*|novinar\w*|sef\w*|urednic?\w*|ministar\w*|gradonacelni\w*|clan\w*|"
    r"koordinatork\w*)"
)
_OFFICE_WORD = re.compile(
    rf"(?<![a-z])(?!senior|member|policy|special|chief|state|former|project|"
    rf"program)(?:zevendes)?{_OFFICE}(?![a-z])"
)
_SPOKE = (
    r"(?:said|stated|noted|stressed|emphasi[sz]ed|underlined|highlighted|pointed out|"
    r"spoke|opened|welcomed|explained|added|argued|moderated|presented|addressed|gave|"
    r"delivered|concluded|mentioned|remarked|"
    r"tha|theksoi|vleresoi|deklaroi|shtoi|foli|hapi|moderoi|prezantoi|potencoi|"
    r"(?:je )?(?:rekao|rekla|istakao|istakla|naglasio|naglasila|izjavio|izjavila|ocenio|"
    r"ocenila|porucio|porucila|dodao|dodala|otvorio|otvorila|moderirao|moderirala|kaze|"
    r"kazao|kazala|govorio|govorila))"
)
_ROLE = r"[^,.;:()\n\"]{3,90}"

_NAME_ROLE_SPOKE = re.compile(
    rf"{_TITLE}(?P<name>{_NAME}), (?P<role>{_ROLE}), (?:also |who )?(?=(?:\w+ )?{_SPOKE}\b)"
)
_ROLE_NAME_SPOKE = re.compile(
    rf"(?:^|(?<=[.!?:;\"] )|\b[Tt]he |"
    rf"(?<=\n))(?P<role>[A-Z]?[^,.;:()\n\"]{{3,90}}), {_TITLE}(?P<name>{_NAME}),? (?=(?:also |"
    rf"je |was |has )?{_SPOKE}\b)"
)
_ROLE_THEN_NAME = re.compile(
    rf"(?:^|(?<=[.!?:;,\"] )|\b[Tt]he |(?<=\n))(?P<role>(?:[A-Z][\w'-]+|of|the|for|and|in|"
    rf"e|i|te|per|za|u) (?:[\w'-]+ ){{0,8}}?){_TITLE}(?P<name>{_TWO}),? (?=(?:also |je |"
    rf"has )?{_SPOKE}\b)"
)
_NAME_SPOKE = re.compile(
    rf"(?:^|(?<=[.!?:;,\"] )|(?<=\n)){_TITLE}(?P<name>{_NAME}) (?=(?:also |je |has )?{_SPOKE}\b)"
)
_SAID_NAME = re.compile(
    rf"\b(?:said|stated|stressed|emphasized|added|tha|theksoi|deklaroi|rekao je|rekla je|"
    rf"istakao je|istakla je|naglasio je|naglasila je|izjavio je|izjavila je|kazao je|"
    rf"kazala je|porucio je|"
    rf"porucila je|hapi|moderoi|otvorila je|otvorio je|je otvorila|je otvorio|"
    rf"je moderirala|je moderirao|je vodila|je vodio|moderirala je|"
    rf"moderirao je) {_TITLE}(?P<name>{_NAME})(?:, (?P<role>{_ROLE}))?(?=[.,;]|$)"
)
_BY = re.compile(
    rf"\b(?:moderated|opened|facilitated|chaired|delivered|led|moderuar|moderua|hapur|"
    rf"moderiran\w*|otvoren\w*) (?:by|nga|od strane) (?:the )?(?P<before>{_ROLE}(?:, |"
    rf" ))?{_TITLE}(?P<name>{_NAME})(?:, (?P<role>{_ROLE}))?(?=[.,;)]|$| and | dhe | i )"
)
_INLINE = re.compile(
    r"\b(?:[Ss]peakers|[Pp]anell?ists|[Pp]anelist[eë]t|[Gg]overnici|[Nn]e panel|[Uu] panelu|"
    r"(?:was|were) (?:opened|moderated|led) by)"
    r"(?: (?:were|included?|ishin|bili su|su bili|su govorili|su|moren pjese|folen))?:? "
)
_PAIR = re.compile(
    rf"{_TITLE}(?P<name>{_NAME}), (?P<role>[^,;.]{{3,90}})"
    rf"(?=[,;]? (?:and|dhe|i|as well as|si dhe|kao i) {_TITLE}{_NAME}|[,;] {_TITLE}{_NAME}|\.?$)"
)
_HEADING = re.compile(
    r"^\W*(?:(?:key ?note |guest |invited |main )?speakers?|panel(?:l?ists?)|panelistet|"
    r"paneliste|folesit|folesi|govornici|panelisti|uvodnicari|ucesnici panela|moderators?|"
    r"moderatori?|moderatorka|moderon|ligjeruesit|"
    r"speakers and panel(?:l?ists))\W*:(?P<rest>.*)$",
    re.IGNORECASE,
)
_MODERATOR = re.compile(r"^\W*moder", re.IGNORECASE)
_ITEM = re.compile(
    rf"^(?:[•*-] *|\d+[.)] *)?{_TITLE}(?P<name>{_NAME})(?:(?: *[-,:] *|"
    rf" *\()(?P<role>[^\n;()]{{3,120}}))?\)?[.;]?$"
)
_NOT_NAMES = frozenset(
    [
        "the",
        "this",
        "that",
        "these",
        "those",
        "kosovo",
        "serbia",
        "kosova",
        "kosove",
        "serbi",
        "srbija",
        "srbije",
        "european",
        "union",
        "north",
        "south",
        "west",
        "east",
        "western",
        "balkans",
        "balkan",
        "group",
        "institute",
        "centre",
        "center",
        "foundation",
        "embassy",
        "ministry",
        "forum",
        "network",
        "council",
        "ngo",
        "civil",
        "society",
        "round",
        "table",
        "workshop",
        "conference",
        "project",
        "dialogue",
        "policy",
        "research",
        "brussels",
        "belgrade",
        "pristina",
        "prishtina",
        "mitrovica",
        "mitrovice",
        "beograd",
        "agreement",
        "association",
        "organisation",
        "organization",
        "office",
        "mission",
        "prime",
        "minister",
        "president",
        "director",
        "executive",
        "international",
        "national",
        "municipal",
        "royal",
        "norwegian",
        "swiss",
        "hotel",
        "university",
        "faculty",
        "school",
        "read",
        "more",
        "panel",
        "session",
        "youth",
        "women",
        "human",
        "rights",
        "academy",
        "programme",
        "program",
        "initiative",
        "democracy",
        "development",
        "security",
        "regional",
        "cooperation",
        "opening",
        "closing",
        "remarks",
        "discussion",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "participants",
        "during",
        "after",
        "in",
        "on",
        "at",
        "for",
        "with",
        "both",
        "special",
        "deputy",
        "head",
        "assembly",
        "parliament",
        "government",
        "municipality",
        "republic",
        "republika",
        "republikes",
        "ambasada",
        "ministria",
        "ministarstvo",
        "fondacija",
        "fondacioni",
        "qendra",
        "instituti",
        "institut",
        "centar",
        "mreza",
        "grupi",
        "grupa",
        "media",
        "news",
        "agency",
        "team",
    ]
)


def speakers(part: Part) -> tuple[Read[Speaker], ...]:
    """Who spoke or moderated, in the order of the text, each once."""
    found = [*_listed(part), *_inline(part), *_in_sentences(part)]
    by_name: dict[str, Read[Speaker]] = {}
    for each in sorted(found, key=lambda read: read.start):
        name = each.value.name.lower()
        if name not in by_name or (each.value.role and not by_name[name].value.role):
            by_name[name] = each
    return tuple(by_name.values())


def _in_sentences(part: Part) -> Iterator[Read[Speaker]]:
    for piece in part.sentences:
        for pattern in (
            *(_NAME_ROLE_SPOKE, _ROLE_NAME_SPOKE, _ROLE_THEN_NAME),
            *(_SAID_NAME, _BY, _NAME_SPOKE),
        ):
            for match in pattern.finditer(piece.text):
                if is_name(match["name"]) and (read := _read(part, piece, match)):
                    yield read


def _inline(part: Part) -> Iterator[Read[Speaker]]:
    """Persons behind `Speakers were`, each with a role."""
    for piece in part.sentences:
        lead = _INLINE.search(piece.text)
        for match in _PAIR.finditer(piece.text, lead.end()) if lead else ():
            if is_name(match["name"]) and (read := _read(part, piece, match)):
                yield read


def _read(part: Part, piece: Piece, match: re.Match[str]) -> Read[Speaker] | None:
    groups = match.groupdict()
    group = "role" if groups.get("role") else "before" if groups.get("before") else None
    role = None
    start, end = match.span("name")
    if group:
        words = part.words(piece.start + match.start(group), piece.start + match.end(group))
        if _is_role(match[group]):
            role = _without_article(words)
            start, end = min(start, match.start(group)), max(end, match.end(group))
        elif group == "role" and match.start("role") < match.start("name"):
            return None
    name = part.words(piece.start + match.start("name"), piece.start + match.end("name"))
    return part.read(Speaker(name, role), piece.start + start, piece.start + end, 0.85)


def _without_article(role: str) -> str | None:
    bare = re.sub(r"^(?:the|a|an) ", "", " ".join(role.split()).strip(" ,"), flags=re.IGNORECASE)
    return bare or None


def _is_role(words: str) -> bool:
    """Whether words tell an office."""
    return re.search(rf"\b{_OFFICE}\b", words.lower()) is not None and not re.search(
        r"\b(?:said|organi[sz]ed|discussed|gathered|participants|held|attended|were|was)\b",
        words.lower(),
    )


def is_name(name: str) -> bool:
    """Whether words with capitals may be the name of a person."""
    words = [word.strip(".").lower() for word in name.split()]
    if BODY.search(name) or _OFFICE_WORD.search(name.lower()):
        return False
    return not any(word in _NOT_NAMES or word in MONTHS for word in words)


def _listed(part: Part) -> Iterator[Read[Speaker]]:
    """Persons under or behind a heading such as Speakers:."""
    lines = part.lines
    for n, line in enumerate(lines):
        heading = _HEADING.match(line.text)
        if not heading:
            continue
        moderates = bool(_MODERATOR.match(line.text))
        if heading["rest"].strip():
            yield from _row(part, line, heading.start("rest"), moderates)
        else:
            yield from _below(part, lines[n + 1 :], moderates)


def _below(part: Part, lines: Iterable[Piece], moderates: bool) -> Iterator[Read[Speaker]]:
    for line in lines:
        item = _ITEM.match(line.text)
        if not item or not is_name(item["name"]):
            return
        yield _item(part, line.start, item, moderates)


def _row(part: Part, line: Piece, at: int, moderates: bool) -> Iterator[Read[Speaker]]:
    """Persons in one line, divided by semicolons, or by commas where no roles are told."""
    rest = line.text[at:]
    divider = ";" if ";" in rest or "(" in rest else None
    pieces = re.finditer(r"[^;]+" if divider and ";" in rest else r"[^\n]+", rest)
    if not divider and _only_names(rest):
        pieces = re.finditer(r"(?:(?! and | dhe | i )[^,\n])+", rest)
    elif divider and ";" not in rest:
        pieces = re.finditer(rf"{_TITLE}{_NAME} ?\([^)]*\)", rest)
    for piece in pieces:
        lead = re.match(r"[ ,]*(?:and |dhe |i )?", piece[0])
        shift = lead.end() if lead else 0
        text = piece[0][shift:].rstrip(" .,")
        item = _ITEM.match(text)
        if item and is_name(item["name"]):
            yield _item(part, line.start + at + piece.start() + shift, item, moderates)


def _only_names(rest: str) -> bool:
    names = re.split(r", | and | dhe | i ", rest.strip(" ."))
    return all(re.fullmatch(_TITLE + _NAME, name.strip()) for name in names)


def _item(part: Part, start: int, item: re.Match[str], moderates: bool) -> Read[Speaker]:
    name = part.words(start + item.start("name"), start + item.end("name"))
    role = "moderator" if moderates else None
    if item["role"]:
        role = part.words(start + item.start("role"), start + item.end("role")).strip(" .,")
    return part.read(Speaker(name, role), start + item.start(), start + item.end(), 0.9)
