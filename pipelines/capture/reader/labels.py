"""Labels that stand on a line of their own, above what they say: put on one line with it."""

import re

from pipelines.capture.reader.folding import plain

_LABEL = re.compile(
    r"(?:date|event date|date of (?:the )?event|start date|end date|start|end|data e (?:fillimit|"
    r"perfundimit)|datum (?:pocetka|zavrsetka)|when|time|"
    r"place|venue|location|where|status|"
    r"published(?: on| at)?|posted(?: on)?|publication date|date of publication|"
    r"data|data e (?:ngjarjes|aktivitetit|mbajtjes|publikimit)|kur|koha|ora|"
    r"vendi|vendi i mbajtjes|lokacioni|ku|statusi|publikuar(?: me)?|postuar(?: me)?|"
    r"datum(?: i vreme| odrzavanja| dogadjaja| dogadaja| objave| objavljivanja)?|kada|vreme|"
    r"termin|mesto(?: odrzavanja)?|lokacija|gde|objavljeno)",
    re.IGNORECASE,
)
_ASKED = (r"when|kada|kur", r"where|gde|ku")
_NAMED = (
    r"date(?: and time)?|datum(?: i vreme)?|data(?: dhe ora)?",
    r"venue|place|location|mesto|vendi|lokacija|lokacioni",
)


def _lines(*words: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"^\W*(?:{each}) ?:", re.MULTILINE) for each in words)


ASKS_WHEN_AND_WHERE = _lines(*_ASKED)
"""Lines that answer `When:` and `Where:`, as invitations have them; plain text in small letters."""
SAYS_WHEN_AND_WHERE = _lines(
    *(f"{asked}|{named}" for asked, named in zip(_ASKED, _NAMED, strict=True))
)
"""Lines with the day and the place, also as `Date:` and `Venue:`."""
LONGEST_LABEL, LONGEST_VALUE = 26, 110
_BULLET = ("•", "*", "-", "\ue000", "\ue002")


def joined_labels(text: str) -> str:
    """A text in which `Date` on one line and the day on the next are `Date: ` and the day."""
    lines = text.split("\n")
    out: list[str] = []
    n = 0
    while n < len(lines):
        value = next((m for m in range(n + 1, min(n + 3, len(lines))) if lines[m].strip()), None)
        if value is not None and is_label(lines[n]) and _is_value(lines[value]):
            out.append(f"{lines[n].strip().rstrip(':').rstrip()}: {lines[value].strip()}")
            n = value + 1
        else:
            out.append(lines[n])
            n += 1
    return "\n".join(out)


def is_label(line: str) -> bool:
    """Whether a line is a label of a day, a time or a place and nothing else."""
    bare = line.strip().rstrip(":").strip()
    return 0 < len(bare) <= LONGEST_LABEL and _LABEL.fullmatch(plain(bare)) is not None


def _is_value(line: str) -> bool:
    bare = line.strip()
    return len(bare) <= LONGEST_VALUE and not bare.startswith(_BULLET) and not is_label(bare)
