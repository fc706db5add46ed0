"""Who spoke: persons whom a sentence says to have said, opened, moderated or presented something.

A name is a speaker's where the verb follows it (`X, director, said`), where it follows the verb or
a word such as Speakers (`Govorili su X, Y i Z`), or where it is joined to a name that is one.
"""

import re
from collections.abc import Iterable, Iterator

from pipelines.capture.reader.folding import plain
from pipelines.capture.reader.known import Known
from pipelines.capture.reader.language import spoken
from pipelines.capture.reader.own_names import names_the_site
from pipelines.capture.reader.part import Part, Piece
from pipelines.capture.reader.person_cases import nominative_person
from pipelines.capture.reader.person_names import HONORIFIC, Named, is_role, persons
from pipelines.capture.reader.speaker_lists import listed
from pipelines.capture.reader.speaking import BY, CUE, SPOKE, VERB_BEFORE
from pipelines.capture.reader.values import Read, Speaker

MOST = 40
"""Names that are looked at in a sentence."""

_AUX = (
    r"(?:(?:who|koji|koja|i cili|e cila|te cilet|also|then|later|has|have|had|je|su|ka|kane|"
    r"gjithashtu|takode|takodje|i|e|u|iu|ia|ua|ta|himself|herself|first|briefly|both|zatim|potom|"
    r"pastaj|nga ana e tij|nga ana e saj|na kraju|se) ){0,3}"
)
_FROM = r"(?: (?:from|of|nga|iz|prej|ispred) [^,.;:\n]{2,70}?)?"
_APPOSITION = (
    r"(?:, (?!(?:and|dhe|i|who) )[^,;:\n]{3,140}(?:, [^,;:\n]{3,90}){0,2},|, | \([^)\n]{2,90}\),?)?"
)
_THEN_SPOKE = re.compile(rf"^{_FROM}{_APPOSITION} ?(?:and )?{_AUX}(?:{SPOKE})(?!\w)")
_JOINED = re.compile(
    r"^(?: \([^)\n]{2,90}\)|,? (?:from|of|nga|iz) [^,.;:\n]{2,70}?|, [^,;:\n]{3,140}){0,2}"
    r"(?:[,;]| and| dhe| i| te| as well as| si dhe| kao i| kurse| a)"
    r"(?: (?:and|dhe|i|as well as|si dhe|kao i))?(?: (?:by|nga|od))?(?: [^,;:\n]{2,110}?)?,? ?$"
)
"""What stands between two names of one list: a role behind the first, or before the second."""
_BREAKS = re.compile(
    rf"(?<![\w'-])(?:that|because|while|whereas|although|who|which|koji|koja|koje|cili|cila|da|"
    rf"dok|ndersa|"
    rf"kur|when|kada|where|gde|kurse|about|mbi|support\w*|funded|podrs\w*|mbeshtetj\w*|"
    rf"perkrahj\w*|{SPOKE})\b"
)
_OBLIQUE = re.compile(
    r"\b(?:of|with|from|about|for|to|against|on|than|like|after|by|including|"
    r"me|nga|per|mbi|ndaj|kunder|"
    r"o|sa|od|iz|za|kod|protiv|pored|prema|ka|sem|osim|"
    r"met|meets|named|called|declaration|deklarat\w*|deklaracij\w*) $"
)
_OFFICE_GAP = re.compile(r"(?:[A-Za-z'-]+ ){0,4}$")


def speakers(part: Part, known: Known) -> tuple[Read[Speaker], ...]:
    """Who spoke or moderated, in the order of the text, each once."""
    found = [*listed(part, known)]
    for piece in part.sentences:
        found.extend(_in_sentence(part, piece, known))
    by_name: dict[str, Read[Speaker]] = {}
    for each in sorted(found, key=lambda read: read.start):
        name = each.value.name.lower()
        if name not in by_name or (each.value.role and not by_name[name].value.role):
            by_name[name] = each
    return tuple(
        each
        for name, each in by_name.items()
        if not _is_short(name, by_name) and not names_the_site(part, plain(name))
    )


def _is_short(name: str, all_names: Iterable[str]) -> bool:
    """Whether a name is the end of a longer one: two surnames without the first name."""
    return any(other.endswith(f" {name}") for other in all_names)


def _in_sentence(part: Part, piece: Piece, known: Known) -> Iterator[Read[Speaker]]:
    text = piece.text
    if not (CUE.search(text) or BY.search(text) or VERB_BEFORE.search(text.lower())):
        return
    names = list(persons(text, known))[:MOST]
    told = _subjects(text, names) | _behind_cues(text, names)
    for n in sorted(told):
        yield _read(part, piece, names[n], names[n + 1] if n + 1 < len(names) else None)


def _subjects(text: str, names: list[Named]) -> set[int]:
    """The names that a verb of speaking follows, and those that are joined to them."""
    found: set[int] = set()
    for n in range(len(names) - 1, -1, -1):
        if _is_object(text, names[n]):
            continue
        after = text[names[n].end : names[n].end + 360]
        next_start = names[n + 1].start if n + 1 < len(names) else len(text)
        own = after[: max(0, next_start - names[n].end)]
        spoke = _THEN_SPOKE.match(after) is not None
        joined = n + 1 in found and _JOINED.match(own) and not _BREAKS.search(own)
        if spoke or joined:
            found.add(n)
    return found


def _is_object(text: str, name: Named) -> bool:
    """Whether a preposition before a name and its office makes it no subject."""
    before = re.sub(rf"{HONORIFIC}$", "", text[max(0, name.start - 60) : name.start])
    if _OBLIQUE.search(before):
        return True
    office = _OFFICE_GAP.search(before)
    words = office[0].split() if office else []
    lower = [word for word in words if word.islower()]
    return bool(
        len(words) >= 2
        and lower
        and is_role(words[-1])
        and words[-2] in ("with", "about", "by", "nga", "me", "sa", "o", "od")
    )


def _behind_cues(text: str, names: list[Named]) -> set[int]:
    """The names behind a verb or a word such as Speakers, as long as they are one list."""
    found: set[int] = set()
    for pattern, by in ((CUE, False), (BY, True), (VERB_BEFORE, False)):
        for match in pattern.finditer(text.lower() if pattern is VERB_BEFORE else text):
            if by and not _is_of_event(text, match):
                continue
            if pattern is VERB_BEFORE and _has_subject(text, names, match):
                continue
            first = next((n for n, name in enumerate(names) if name.start >= match.end()), None)
            if first is None or first in found:
                continue
            between = text[match.end() : names[first].start]
            if _leads_to(between, by, pattern is not VERB_BEFORE) and (
                by or not _OBLIQUE.search(_bare(between))
            ):
                found |= _chain(text, names, first)
    return found


def _has_subject(text: str, names: list[Named], verb: re.Match[str]) -> bool:
    """Whether the name before a verb is its subject, so that those behind it are not."""
    before = [name for name in names if name.end <= verb.start()]
    if not before:
        return False
    told = _THEN_SPOKE.match(text[before[-1].end : before[-1].end + 360])
    return told is not None and before[-1].end + told.end() >= verb.end() - len(" su")


_SPEECH = re.compile(
    r"\b(?:workshops?|trainings?|seminars?|discussions?|debates?|panels?|sessions?|events?|"
    r"round ?tables?|meetings?|conferences?|lectures?|remarks|speech\w*|talks?|addresse?s?|"
    r"forum\w*|"
    r"presentations?|greetings|conversations?|keynote|exercises?|part|day|it was|findings|study|"
    r"report|"
    r"questions|participants|guests|members|series|school|group|welcome|words|introductions?)\b",
    re.IGNORECASE,
)
_ENGLISH_BY = re.compile(r"(?:led|given|made|held|run|hosted|closed|chaired|conducted|shared) by$")


def _is_of_event(text: str, match: re.Match[str]) -> bool:
    """Whether it is an event or a speech that somebody led or gave, not a process or a body."""
    if not _ENGLISH_BY.search(match[0]):
        return True
    return _SPEECH.search(text[max(0, match.start() - 70) : match.start()]) is not None


def _bare(between: str) -> str:
    return re.sub(rf"{HONORIFIC}$", "", between)


_LEAD = re.compile(
    r"^(?: (?:the|an?|our|its|his|her|also|je|su|bili|bila|bio|ishin|ishte|were|was|included?|"
    r"including|nga|od strane|first|both|autoret|autorja|autori))*"
    r"(?: [^.;:\n\"]{2,130}?,?)?,? ?$"
)
_NOT_IN_LEAD = re.compile(
    rf"(?<![\w'-])(?:that|because|while|who|which|about|on|koji|koja|da|kur|when|kada|where|gde|"
    rf"per|mbi|o|dok|how|why|what|"
    rf"kako|zasto|pse|whether|{SPOKE})\b"
)


def _leads_to(between: str, by: bool, strong: bool) -> bool:
    """Whether nothing but an office stands between a cue and a name."""
    bare = _bare(between).strip(" ,:")
    if not bare:
        return True
    if len(bare) > 130 or _NOT_IN_LEAD.search(bare) or bare.startswith("se "):
        return False
    if not by and re.match(r"(?:by|nga|od) ", bare):
        return False
    if bare.islower() and len(bare.split()) <= 2:
        return True
    if strong and len(bare) <= 70 and bare[0].islower() and not _PREPOSITION.match(bare):
        return True
    return is_role(bare) or (by and len(bare) < 40) or bare.lower() in _SMALL


_PREPOSITION = re.compile(
    r"(?:in|on|at|of|for|to|with|from|and|u|na|o|sa|za|iz|od|i|a|ne|me|nga|per|mbi|te|e|dhe)\b"
)
_SMALL_WORDS = "je su bili bila bio ishin ishte were was included include including the also both"
_SMALL = frozenset(_SMALL_WORDS.split())


def _chain(text: str, names: list[Named], first: int) -> set[int]:
    found = {first}
    for n in range(first + 1, len(names)):
        between = text[names[n - 1].end : names[n].start]
        bare = _bare(between)
        if not _JOINED.match(bare) or _BREAKS.search(bare) or len(bare) > 190:
            break
        if _OBLIQUE.search(bare) and not _AND_BY.search(bare):
            break
        found.add(n)
    return found


_AND_BY = re.compile(r"\b(?:and by|dhe nga|i od)(?: the)? $")
_ROLE_BEHIND = re.compile(r"^(?:, | \()(?P<role>[^,;:.()\n\"]{3,120})")


def _read(part: Part, piece: Piece, name: Named, following: Named | None) -> Read[Speaker]:
    """A speaker with the role behind or before the name."""
    text = piece.text
    start, end = piece.start + name.start, piece.start + name.end
    words = part.words(start, end)
    before = text[: name.start]
    value = words
    if spoken(part.text) == "sr" and not _THEN_SPOKE.match(text[name.end : name.end + 360]):
        value = nominative_person(words, before)
    behind = _ROLE_BEHIND.match(text[name.end :])
    if (
        behind
        and is_role(behind["role"])
        and not (following and following.start < name.end + behind.end())
    ):
        role_at = piece.start + name.end + behind.start("role")
        role_end = piece.start + name.end + behind.end("role")
        role = " ".join(part.words(role_at, role_end).split()).strip()
        return part.read(Speaker(value, role), start, role_end, 0.85)
    role_before = _office_before(before)
    if role_before:
        role_at = piece.start + name.start - len(role_before)
        role = " ".join(part.words(role_at, start).split()).strip(" ,")
        return part.read(Speaker(value, role), role_at, end, 0.85)
    return part.read(Speaker(value, None), start, end, 0.85)


_OFFICE_PHRASE = re.compile(
    r"(?:^|[.,;:] |\b(?:by|nga|and|dhe|i|the|The|su|je|ishin|from|od|sa|with|strane) )"
    r"(?P<role>[A-Za-z][A-Za-z' /-]{2,90}?,? )$"
)


def _office_before(before: str) -> str:
    """The office that ends right before a name, without an article."""
    bare = re.sub(rf"{HONORIFIC}$", "", before)
    for start in _starts(bare):
        phrase = bare[start:]
        if is_role(phrase) and len(phrase) <= 92:
            return before[start:]
    return ""


def _starts(before: str) -> Iterator[int]:
    """Where the phrase before a name may begin, the longest last."""
    breaks = list(
        re.finditer(
            r"(?:[.,;:\"] |\b(?:by|nga|and|dhe|i|the|The|su|je|ishin|from|od|sa|with|strane|"
            r"that|se|said|tha) )",
            before[-110:],
        )
    )
    shift = len(before) - len(before[-110:])
    for match in reversed(breaks):
        if match.end() < len(before) - shift:
            yield shift + match.end()
    if shift == 0:
        yield 0
