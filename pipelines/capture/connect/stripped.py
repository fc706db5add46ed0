"""What is taken out of a page before it is kept: addresses and numbers by which persons are found.

The bytes are looked at one letter for one byte, so that a page in any encoding that holds ASCII
comes out as it was but for that.
"""

import re

INSTEAD = "[removed]"
"""Stands where something was taken out."""

_MAIL = re.compile(
    r"[A-Za-z0-9._%+-]+ ?(?:@|\(at\)|\[at\]|&#64;|&#x40;|%40) ?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*"
    r"\.[A-Za-z]{2,24}"
)
_MEETING = re.compile(
    r"""https?:\\?/\\?/[^\s"'<>]*(?:zoom\.us|teams\.microsoft\.com|meet\.google\.com|webex\.com)
    \\?/[^\s"'<>]*""",
    re.VERBOSE,
)
_MEETING_ID = re.compile(r"(?i)\b(meeting id\b[: ]{0,3})\d[\d -]{7,}\d")
_CODE = re.compile(r"(?i)\b(pass ?(?:code|word)\b: ?)[A-Za-z0-9!@#$%^&*]{4,}")
_PHONE = re.compile(
    r"(?<![\w.,:/=&;+-])(?:(?:\+|00)[ ]?[1-9](?:[ ()/.-]{0,2}\d){6,13}|0[1-9](?:[ /-]{0,2}\d){7,9})"
    r"(?![\w/])"
)
_TEL = re.compile(r"(?i)\b(tel:|sms:|whatsapp[^\s\"'<>]{0,40}(?:phone=|me/))[+\d][\d ()%./-]{5,}")


def stripped(data: bytes) -> bytes:
    """A page without addresses of e-mail, telephone numbers, links to meetings and their codes."""
    text = data.decode("latin-1")
    for pattern in (_MEETING, _MAIL, _PHONE):
        text = pattern.sub(INSTEAD, text)
    for pattern in (_MEETING_ID, _CODE, _TEL):
        text = pattern.sub(rf"\1{INSTEAD}", text)
    return text.encode("latin-1")
