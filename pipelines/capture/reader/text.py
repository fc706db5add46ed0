"""The bytes of a page to a plain text with its headings, entries and links."""

import html as entities
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.capture.reader import markup
from pipelines.capture.reader.labels import joined_labels

MOST_BYTES = 5_000_000
"""Of a page; what lies beyond is not read."""

MOST_TEXT = 150_000
"""Letters of a text that are read."""

_HTML = re.compile(r"<(?:!doctype html|html|head|body|div|article|section|p|h1|span|a)[\s>]", re.I)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.I)
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\ufffe\uffff\ud800-\udfff]"
)
_LONG_WORD = re.compile(r"\S{201,}")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK = re.compile(r" ?\n ?")
_MANY_LINES = re.compile(r"\n{3,}")
_GLUED = re.compile(
    r"(?<=[^\W\d_])(?=\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)|"
    r"(?<=[a-zčćžšđëç\d])(?=(?:Završeno|Finished|Përfunduar|Upcoming|Завршено)\b)"
)
"""Where a title, its date and its status run into each other."""
_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"')\]]+", re.I)

_PRIVATE = (
    re.compile(r"\[email\s*protected\]"),
    re.compile(
        r"(?:[Ee]-?mail: *)?"
        r"[^\s<>()\[\],;:@]{1,64} ?(?:@|\(at\)|\[at\]) ?[\w-]+(?:\.[\w-]+)*\.\w{2,}"
    ),
    _ADDRESS,
    re.compile(r"\b(?:www\.|bit\.ly/|shorturl\.at/|[\w.]*zoom\.us/)[^\s<>\"')\]]+", re.I),
    re.compile(r"(?<![\w:])(?:\+|00)[ ]?\d(?:[ ()/.-]{0,2}\d){6,}"),
    re.compile(r"\b0[1-9]\d[ /-]\d{2,3}[ -]?\d{2,3}(?:[ -]?\d{2,3})?\b(?![./-]\d)"),
    re.compile(
        r"\b(?:Meeting ID|Webinar ID|Pass ?code|Password|ID sastanka|"
        r"Lozinka)\s*:\s*[\w ]{3,16}(?=$|\n|[.,;)])",
        re.I,
    ),
)
"""By which a person can be found, or a meeting entered."""


@dataclass(frozen=True)
class Document:
    """A page as text.

    title: where HTML shows it; published, starts, ends: of its metadata, as ISO
    dates with their places in the text; body: where the text proper begins; headings, articles:
    places in the text; links: where it leads; site: what the head and foot of HTML say.
    """

    text: str
    body: int = 0
    published: tuple[str, int, int] | None = None
    starts: tuple[str, int, int] | None = None
    ends: tuple[str, int, int] | None = None
    title: tuple[int, int] | None = None
    headings: tuple[tuple[int, int], ...] = ()
    articles: tuple[tuple[int, int], ...] = ()
    links: tuple[str, ...] = ()
    problems: tuple[str, ...] = field(default=())
    site: str = ""


def document(data: bytes, name: str) -> Document:
    """Read the bytes of a page, HTML or text, in whatever encoding.

    name: of the file, for its ending. What is no text at all gives a document without text and a
    problem.
    """
    problems = []
    if len(data) > MOST_BYTES:
        problems.append(f"the page has {len(data)} bytes; the first {MOST_BYTES} were read")
    text = decoded(data[:MOST_BYTES])
    if text is None:
        return Document("", problems=(*problems, "this is no text: save the page as HTML or text"))
    if text.lstrip().startswith("BEGIN:VCALENDAR"):
        text = _calendar(text)
    elif name.lower().endswith((".html", ".htm")) or _HTML.search(text[:4_000]):
        return _from_html(text, tuple(problems))
    cleaned = clean(text)
    return Document(cleaned, links=_links(text), problems=tuple(problems))


def decoded(data: bytes) -> str | None:
    """Bytes as text, or None for what is none."""
    if data.startswith((b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if data.count(b"\0") * 20 > len(data):
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _eight_bits(data)


def _eight_bits(data: bytes) -> str:
    """As the page says, else Cyrillic or Latin of Central Europe, whichever gives words."""
    said = _CHARSET.search(data[:2_000])
    if said:
        try:
            return data.decode(said[1].decode("ascii"), "replace")
        except LookupError:
            pass
    if data.decode("utf-8", "replace").count("\ufffd") * 200 < len(data):
        return data.decode("utf-8", "replace")  # UTF-8 that was cut or spoilt in a few places
    cyrillic = data.decode("cp1251", "replace")
    high = sum(byte > 0x7F for byte in data)
    letters = sum("\u0400" <= letter <= "\u04ff" for letter in cyrillic)
    return (
        cyrillic
        if letters > 0.9 * high and high * 4 > len(data)
        else data.decode("cp1250", "replace")
    )


def clean(text: str) -> str:
    """One form of letters, spaces and lines, and nothing by which a person can be found."""
    text = unicodedata.normalize("NFC", text[:MOST_TEXT])
    text = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n")
    )
    text = _LONG_WORD.sub(lambda word: word[0][:200], _CONTROL.sub("", text))
    for pattern in _PRIVATE:
        text = pattern.sub("", text)
    text = _GLUED.sub(" ", text.replace("**", ""))
    text = _BLANK.sub("\n", _SPACES.sub(" ", text))
    return joined_labels(_MANY_LINES.sub("\n\n", text).strip())


def _links(text: str) -> tuple[str, ...]:
    """The addresses in a plain text."""
    return public(_ADDRESS.findall(text[:MOST_TEXT]))


_SECRET = re.compile(r"zoom\.us|teams\.microsoft|meet\.google|webex|[?&]pwd=|@", re.I)


def public(links: list[str]) -> tuple[str, ...]:
    """Links without those into a meeting, each once."""
    kept = (link.rstrip(".,;:") for link in links if not _SECRET.search(link))
    return tuple(dict.fromkeys(kept))


def _calendar(text: str) -> str:
    """An iCal event as a text: title, date with its label, place and description."""
    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    found = dict(_properties(unfolded))
    day = re.match(r"(\d{4})(\d\d)(\d\d)", found.get("DTSTART", ""))
    last = re.match(r"(\d{4})(\d\d)(\d\d)", found.get("DTEND", ""))
    when = "-".join(day.groups()) if day else ""
    until = "-".join(last.groups()) if last else when
    dated = f"Date: {when}" + (f" - {until}" if until != when else "")
    place = f"Place: {found['LOCATION']}" if found.get("LOCATION") else ""
    parts = (found.get("SUMMARY", ""), dated if when else "", place, found.get("DESCRIPTION", ""))
    return "\n\n".join(part for part in parts if part)


def _properties(text: str) -> Iterator[tuple[str, str]]:
    for line in reversed(text.splitlines()):
        name, colon, value = line.partition(":")
        if colon:
            unescaped = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")
            yield name.partition(";")[0].upper(), unescaped.strip()


def _from_html(text: str, problems: tuple[str, ...]) -> Document:
    page = markup.parsed(text)
    if page is None:
        return Document(clean(entities.unescape(re.sub(r"<[^>]*>", " ", text))), problems=problems)
    marked, headings, articles = _unmarked(clean(page.text))
    head, places = _preamble(page)
    shift = len(head)
    shown = _shown(marked, headings, page.title)
    return Document(
        text=head + marked,
        body=shift,
        title=(shown[0] + shift, shown[1] + shift) if shown else None,
        published=places.get("published"),
        starts=places.get("starts"),
        ends=places.get("ends"),
        headings=tuple((start + shift, end + shift) for start, end in headings),
        articles=tuple((start + shift, end + shift) for start, end in articles),
        links=public(list(page.links)),
        problems=problems,
        site=page.site,
    )


def _shown(text: str, headings: list[tuple[int, int]], title: str | None) -> tuple[int, int] | None:
    """The heading that is the title of the page, else the first."""
    wanted = clean(title or "")
    same = ((a, b) for a, b in headings if text[a:b].strip() == wanted)
    return next(same, next(iter(headings), None))


def _preamble(page: markup.Markup) -> tuple[str, dict[str, tuple[str, int, int]]]:
    """What the head of a page says, as lines before its text, so that it has a place."""
    text, places = "", {}
    for name, label, value in (
        ("published", "Published at", page.published),
        ("starts", "Event starts", page.starts),
        ("ends", "Event ends", page.ends),
    ):
        if value:
            start = len(text) + len(label) + 2
            places[name] = (value, start, start + len(value))
            text += f"{label}: {value}\n"
    return (text + "\n" if text else ""), places


def _unmarked(
    text: str,
) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
    """A text without the marks of headings and articles, and where these were."""
    out: list[str] = []
    at, open_at = 0, {mark: list[int]() for mark in (markup.HEADING, markup.ARTICLE)}
    found: dict[str, list[tuple[int, int]]] = {markup.HEADING: [], markup.ARTICLE: []}
    for piece in re.split(f"([{markup.MARKS}])", text):
        if piece in open_at:
            open_at[piece].append(at)
        elif piece and piece in markup.ENDS:
            begun = open_at[markup.ENDS[piece]]
            if begun:
                found[markup.ENDS[piece]].append((begun.pop(), at))
        else:
            out.append(piece)
            at += len(piece)
    return "".join(out), sorted(found[markup.HEADING]), sorted(found[markup.ARTICLE])
