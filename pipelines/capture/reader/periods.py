"""From when to when a project goes on."""

import re
from itertools import pairwise

from pipelines.capture.reader.dates import Found, dates
from pipelines.capture.reader.part import Part
from pipelines.capture.reader.values import Read

_UNTIL = re.compile(
    r"[\s,.]*(?:godine,? *)?(?:-|to|until|till|through|do|deri(?: me| ne)?|and)\s*(?:kraja |"
    r"end of |fund te )?$"
)
_SPAN = re.compile(
    r"\b(?:from|between|starting|since|period\w*|duration|dates?|nga|prej|periudh\w+|kohezgjatj\w+|"
    r"od|trajanj\w+|traje|trajace|izmedju|zgjat\w*|implemented|runs?|sprovod\w*|zbatohet)\b"
    r"[^.\n]{0,80}$|\($|^[\W]*$"
)
_START = re.compile(r"\b(?:from|starting(?: in)?|since|prej|nga|od|pocev od)\s*(?:the )?$")

_STARTS = re.compile(
    r"(?:^|\n)\W*(?:start(?:ing)?(?: date)?|begin(?:s|ning)?|fillimi|data e fillimit|pocetak|"
    r"datum pocetka)\W*: *"
)
_ENDS = re.compile(
    r"(?:^|\n)\W*(?:end(?:s)?(?: date)?|completion(?: date)?|perfundimi|mbarimi|"
    r"data e (?:perfundimit|mbarimit)|kraj|zavrsetak|datum zavrsetka)\W*: *"
)

Period = tuple[Read[str] | None, Read[str] | None]


def period(part: Part) -> Period:
    """The first and the last day or month of a project, as far as its page says."""
    small = part.plain.lower()
    found = [each for each in dates(small) if each.iso]
    for one, two in pairwise(found):
        between = small[one.end : two.start]
        line = small[small.rfind("\n", 0, one.start) + 1 : one.start]
        if _UNTIL.fullmatch(between) and _SPAN.search(line) and (one.iso or "") < (two.iso or ""):
            return _read(part, one), _read(part, two)
    labelled = [
        next((x for x in found if 0 <= x.start - label.end() < 3), None)
        for label in (_STARTS.search(small), _ENDS.search(small))
        if label
    ]
    if len(labelled) == 2 and labelled[0] and labelled[1]:
        return _read(part, labelled[0]), _read(part, labelled[1])
    for each in found:
        if _START.search(small[: each.start]) and _SPAN.search(small[: each.start]):
            return _read(part, each), None
    return None, None


def _read(part: Part, found: Found) -> Read[str]:
    return part.read(found.iso or "", found.start, found.end, 0.85)
