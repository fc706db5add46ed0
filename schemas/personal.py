"""What would let a person be found: addresses, telephone numbers and links in a free text."""

import re

_DAY = re.compile(
    r"\b\d{1,2}\. ?\d{1,2}\. ?\d{4}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}/\d{4}\b"
)
"""Days are no telephone numbers."""

_ABROAD = r"(?:\+|\b00)[ ]?\d(?:[ ()/.-]{0,2}\d){6,}"
_AT_HOME = r"\b0[1-9](?:[ ()/.-]{0,2}\d){7,}\b"

_HOST = r"\b[\w-]+\.(?:com|org|net|info|eu|rs)\b"

_KINDS = (
    ("an e-mail address", re.compile(r"\S+ ?(?:@|\(at\)|\[at\]) ?\S+\.\w{2,}|\b[Mm]ailto:")),
    ("a link", re.compile(rf"\b(?:[Hh]ttps?|ftp):/|\b[Ww]ww\.|{_HOST}")),
    ("a name of an account", re.compile(r"(?:^|\s)@\w{2,}")),
    ("a telephone number", re.compile(f"{_ABROAD}|{_AT_HOME}")),
)


def personal_in(text: str) -> str | None:
    """What a text holds by which a person can be found, in words, or None.

    Names are not found: no list of words tells them from places and bodies.
    """
    without_days = _DAY.sub(" ", text)
    return next((kind for kind, form in _KINDS if form.search(without_days)), None)


def without_personal(text: str) -> str:
    """A text in which `[...]` stands for each address, number or link that leads to a person."""
    days: list[str] = []

    def kept(day: re.Match[str]) -> str:
        days.append(day[0])
        return "\x00"

    masked = _DAY.sub(kept, text)
    for form in (_WHOLE_LINK, *(form for _, form in _KINDS)):
        masked = form.sub("[...]", masked)
    return re.sub("\x00", lambda _: days.pop(0), masked)


_WHOLE_LINK = re.compile(r"\b(?:[Hh]ttps?|ftp)://\S+|\b[Ww]ww\.\S+|\b[Mm]ailto:\S+")
