"""Whether a name without a word for a body is that of a body all the same, and not a person's.

`Novi Most organised`: two words with capitals may be anybody. The head and the foot of a page say
whose it is, and brackets with capital letters or quotes are given to bodies only.
"""

import re

from pipelines.capture.reader.bodies import NAMED_BODY
from pipelines.capture.reader.folding import plain
from pipelines.capture.reader.part import Part
from pipelines.capture.reader.person_names import begins_with_office, may_be_person
from pipelines.capture.reader.values import Read

LONGEST_FOOT = 110
"""Letters of a line that gives a name and an address."""


def is_own(part: Part, read: Read[str]) -> bool:
    """Whether a name that was read is a body's as far as the page shows. part: where it stands."""
    written = part.plain_of(read.start, read.end)
    if NAMED_BODY.search(written) or '"' in written:
        return True
    if begins_with_office(written):
        return False
    if not may_be_person(written):
        return True
    return _has_acronym(part, read) or is_of_site(part, written)


_TWO = re.compile(
    r"(?P<first>[^\"]+?) (?P<joint>and|dhe|i) "
    r"(?P<second>(?!Metohij|Hercegovin|Crn[aeou])[A-Z][^\"]*)"
)
_INNER = re.compile(r" (?:of|for|on|the|e|i|te|se|per|za|u|ne|in|o) ")


def may_be_two(part: Part, name: str, language: str | None) -> bool:
    """Whether a plain name with `and` may be two that nothing shows to be one.

    `Pen and Seal`, unless the page is theirs, and `Instituti Lumi dhe Drita`; not the Centre for
    Roads and Trade, nor the Energy and Climate Circle.
    """
    both = _TWO.fullmatch(name)
    if both is None or (both["joint"] == "i" and language != "sr") or _INNER.search(both["first"]):
        return False
    return NAMED_BODY.search(both["second"]) is None and not is_of_site(part, name)


def _has_acronym(part: Part, read: Read[str]) -> bool:
    behind = part.text[read.end - part.offset :]
    return re.match(r" ?\([A-ZА-ЯЂЈЉЊЋЏ]{2,12}\)", behind) is not None


def names_the_site(part: Part, name: str) -> bool:
    """Whether a line of the head or foot of the page is a name alone, or begins with it.

    name: plain, in small letters.
    """
    line = re.compile(rf"(?:^|\n){re.escape(name)} ?(?:$|[\n,|·•-])")
    return line.search(plain(part.around).lower()) is not None


def is_of_site(part: Part, name: str) -> bool:
    """Whether the head or foot of the page, or a line of an address, gives the name."""
    small = name.lower()
    if re.search(rf"(?<!\w){re.escape(small)}(?!\w)", plain(part.around)):
        return True
    address = re.compile(rf"{re.escape(name)}(?:$|[,|-]| +-)")
    lines = (line.text for line in part.lines)
    return any(address.match(line) and len(line) < LONGEST_FOOT for line in lines)
