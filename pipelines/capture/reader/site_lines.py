"""Lines above the title of a plain page that are the site's: its name, menus and sections.

Pages that were saved as text have lost what HTML says: the name of the site, a menu of a word or
two on each line and the section stand above the title as if they belonged to it.
"""

import re

from pipelines.capture.reader.bodies import BODY
from pipelines.capture.reader.chrome import is_head
from pipelines.capture.reader.dates import dates
from pipelines.capture.reader.folding import plain
from pipelines.capture.reader.kinds import HELD
from pipelines.capture.reader.menu_rows import is_menu_row, is_menu_word
from pipelines.capture.reader.part import Part, Piece
from pipelines.capture.reader.verbs import FUTURE, PAST

HEAD = 16
"""Lines among which the title stands."""
PROSE = 130
"""Letters of a line that is a paragraph and no title."""
MENU = 3
"""Short lines that follow one another and are a menu."""

READING = r"min(?:ut\w*)? (?:read|lexim|citanja|za citanje)"
"""How long a post takes to read, behind a number: `3 min read`."""
_SECTION = re.compile(
    r"(?:(?:upcoming|past|latest|all|our|the|public|te gjitha|nga|sve|nas[ae]?|ostala?|"
    r"najnovij[ei]|poslednj[ei]|te fundit|za) )*"
    r"(?:news|events?|announcements?|notices?|calendar|activities|activity|agenda|archive|blog|"
    r"trainings|workshops|conferences|seminars|round ?tables|trajnimet?|punetorite|konferencat|"
    r"tryezat|konferencije|treninzi|obuke|radionice|tribine|okrugli stolovi|"
    r"media|press|stories|updates|projects?|programmes?|publications?|society|politics|culture|"
    r"lajme?|lajmet|ngjarjet?|njoftime?|njoftimet|kalendari?|aktivitetet?|agjenda|arkiva?|"
    r"aktualitet|projektet?|projekti|publikime?|shoqeri|politike|kulture|"
    r"vesti|dogadj?aji|obavestenja|kalendar|aktivnosti|najav[ae]|arhiva|novosti|aktuelno|"
    r"desavanja|projekti|projekat|publikacije|drustvo|politika|kultura|ekonomija|region|"
    r"invitation|invitations|ftese?|ftesat|poziv|pozivi|pozivnica)"
    r"(?: (?:of|from|for|e|te|i|nga|za|iz|sa|and|dhe|events|dogadj?aja|ardhshme|kaluara|"
    r"medije|media|activities|ngjarjeve|terena|fushe|fundit|dana|field|month|muajit|meseca))*"
)
_PATH = re.compile(r"[»>→]|(?:^| )/ |^\W*(?:category|kategorija?|kategoria|rubrika)\b")
_LABEL = re.compile(r"[^:\s]{2,20}(?: [^:\s]{1,16})?: ")
_GREETING = re.compile(
    r"^\W*(?:dear|postovan[aei]|te nderuar\w*|i nderuar|e nderuar|drag[aei])\b.{0,40}[,!:]?$"
)


def own_lines(part: Part) -> list[Piece]:
    """The first lines of a part without those of the site."""
    first = list(part.lines[:HEAD])
    menus = _menus(part, first)
    menus |= _above_row(first)
    menus |= _above_run(first, menus)
    kept: list[Piece] = []
    for n, line in enumerate(first):
        rest = [each for m, each in enumerate(first) if m > n and m not in menus]
        below = next((each for each in rest if not _is_dated(each.text)), None)
        if n in menus:
            continue
        over = n + 1 in menus and len(line.text.split()) <= 5 and not _is_told(line.text)
        free = kept or below is None or not may_be_title(below)
        if free or not (over or _is_of_site(part, line, below or line)):
            kept.append(line)
    return kept


def _menus(part: Part, lines: list[Piece]) -> set[int]:
    """Which lines above the first paragraph are buttons, sections, or runs of a word or two."""
    head = next((n for n, line in enumerate(lines) if len(line.text) >= PROSE), len(lines))
    found = {n for n in range(head) if _is_of_menu(part, lines[n])}
    run: list[int] = []
    for n in range(head + 1):
        if n < head and (n in found or _is_item(lines[n].text)):
            run.append(n)
            continue
        words = [lines[m].text.split() for m in run]
        buttons = len(run) > 1 and found & set(run) and all(len(each) == 1 for each in words)
        found |= set(run) if len(run) >= MENU or buttons else set()
        run = []
    return found


ABOVE = 4
"""Lines over a row of a menu that are the name of a site and what it is."""
NAMES = 110
"""Letters of such a line, which may say a name in three languages."""


def _above_row(lines: list[Piece]) -> set[int]:
    """The short lines over a row of a menu: there a site says its name."""
    rows = [n for n, line in enumerate(lines[: ABOVE + 1]) if is_menu_row(line.text)]
    last = rows[-1] if rows else 0
    above = [line.text for line in lines[:last]]
    names = all(_is_name_over(each) for each in above)
    told = any(_is_told(each) for each in above)
    return set(range(last)) if names and not told else set()


def _above_run(lines: list[Piece], menus: set[int]) -> set[int]:
    """The short lines over a menu of a word or two on each line: there a site says its name."""
    begin = min(menus, default=0)
    if not 0 < begin < ABOVE or not set(range(begin, begin + MENU)) <= menus:
        return set()
    above = [line.text for line in lines[:begin]]
    names = all(_is_name_over(each) and len(each.split()) <= 8 for each in above)
    return set(range(begin)) if names and not any(map(_is_told, above)) else set()


def _is_name_over(text: str) -> bool:
    """Whether a line may be the name over a site: in quotes only where it is that of a body."""
    if len(text) >= NAMES or re.search(r"[\d:?]", text):
        return False
    return '"' not in text or (BODY.search(text) is not None and not text.startswith('"'))


def _is_of_menu(part: Part, line: Piece) -> bool:
    """Whether a line by itself is a button, a row of a menu, a section, or has no word."""
    text = line.text
    wordless = not re.search(r"[^\W\d_]{2}", text) and not dates(text)
    worded = is_head(text) or _is_row(text) or is_menu_row(text)
    return wordless or worded or _is_section(part, line)


def _is_section(part: Part, line: Piece) -> bool:
    """Whether a line is the section of a site, or the way to it."""
    small = plain(line.text).strip(" .:|-")
    path = is_path(part, line) and len(small) < 70
    return path or is_section_name(line.text)


def is_path(part: Part, line: Piece) -> bool:
    """Whether a line tells the way to a page: `Home / News / Page 2`."""
    return _PATH.search(part.words(line.start, line.end)) is not None


def is_section_name(text: str) -> bool:
    """Whether words are the name of a section of a site, or several with bars between them."""
    names = [plain(each).strip(" .:|-") for each in text.split("|")]
    return all(_SECTION.fullmatch(each) for each in names)


def _is_row(line: str) -> bool:
    """Whether a line is a menu: words with capitals, of which one is a section."""
    words = line.split()
    return (
        len(words) >= 4
        and all(word[0].isupper() for word in words)
        and not re.search(r"[,.:;?!\"]", line)
        and any(_SECTION.fullmatch(plain(word)) for word in words)
        and not _tells(plain(line))
    )


def _is_item(line: str) -> bool:
    """Whether a line may be one of a menu: a word or two, without a figure or a mark."""
    if is_menu_word(line):
        return True
    short = len(line.split()) <= 3 and len(line) <= 28
    return short and not re.search(r"[\d:.,;?!\"]", line) and not _tells(plain(line))


def _is_told(text: str) -> bool:
    """Whether a line says what was or will be done, or is the name of an event in quotes."""
    small = plain(text).lower()
    told = PAST.search(small) or FUTURE.search(small) or HELD.match(small)
    return bool(told) and BODY.match(small.split()[0]) is None


def _tells(small: str) -> bool:
    """Whether words say what was held or done."""
    return bool(PAST.search(small) or FUTURE.search(small) or HELD.search(small))


def is_greeting(line: str) -> bool:
    """Whether a line is how a letter begins: `Dear friends,`."""
    return _GREETING.match(plain(line)) is not None


def may_be_title(line: Piece) -> bool:
    """Whether a line may be the title of a page, with a site's name above it."""
    text = line.text
    if len(text) > 260 or is_greeting(text) or _is_dated(text):
        return False
    label = _LABEL.match(text)
    if label and not HELD.search(plain(label[0])):
        return False
    if text.endswith(".") and _is_told(text):
        return False
    return len(text) < PROSE or not text.endswith((".", "!"))


def _is_dated(text: str) -> bool:
    found = dates(text)
    return bool(found) and found[0].start < 30 and len(text) < 70 and not HELD.search(plain(text))


def _is_of_site(part: Part, line: Piece, below: Piece) -> bool:
    """Whether a line is the name of a site. below: the line that follows."""
    small = plain(line.text).strip(" .:|-")
    words = small.split()
    if re.search(r"[:?]|^\"", line.text) or PAST.search(small) or FUTURE.search(small):
        return False
    if len(words) == 1 and len(below.text.split()) >= 3:
        return not (below.text.endswith(".") or HELD.search(small))
    if _ends_as_body(line.text) or line.text[:1].islower():
        return True
    if HELD.search(re.sub(r'"[^"]*"?', " ", small)):
        return False
    if len(words) <= 9 and _names_a_body(line.text.split()):
        return True
    return len(words) <= 5 and (_is_repeated(part, line, below) or _is_subject(part, line, below))


def _ends_as_body(text: str) -> bool:
    """Whether an English name ends in a word for a body: `Hill Debate Club, Peja`."""
    words = text.partition(",")[0].split()
    last = words[-1] if words else ""
    named = last[:1].isupper() and BODY.fullmatch(last) is not None and 2 <= len(words) <= 7
    capitals = all(word[0].isupper() or word in ("of", "for", "and", "the") for word in words)
    return named and capitals and HELD.match(plain(text).lower()) is None


def _is_subject(part: Part, line: Piece, below: Piece) -> bool:
    """Whether a name begins a sentence of the text, and what follows it may be a title."""
    words = line.text.split()
    name = len(words) >= 2 and words[-1][0].isupper() and not below.text.endswith(".")
    again = rf"(?:^|[.!?]\s+){re.escape(line.text)} [a-z]"
    return name and re.search(again, part.plain[below.end :], re.MULTILINE) is not None


def _names_a_body(words: list[str]) -> bool:
    """Whether the first words or the last are those of a body, with a capital as names have it.

    In Serbian the word is small behind its adjective: `Narodni centar Jug`.
    """
    near = [word for word in (*words[:3], words[-1]) if word[0].isupper()]
    if re.search(r"(?:ski|ska|sko|ni|na|no)$", plain(words[0])):
        near += words[1:3]
    return BODY.search(" - ".join(near)) is not None


def without_menus(part: Part) -> list[Piece]:
    """The first lines of a part without buttons, sections and menus."""
    first = list(part.lines[:HEAD])
    menus = _menus(part, first)
    return [line for n, line in enumerate(first) if n not in menus]


def _is_repeated(part: Part, line: Piece, below: Piece) -> bool:
    """Whether one of the last lines begins with it, as the address of a site does."""
    last = [each.text for each in part.lines[-4:] if each.start > below.start]
    return any(each.startswith(line.text) and len(each) < 120 for each in last)
