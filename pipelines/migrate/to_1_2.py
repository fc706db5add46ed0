"""1.2.0: every character of a file is seen, and a comment has a line of its own."""

import re
import unicodedata
from collections.abc import Iterator

import yaml

from pipelines.migrate.yaml_edits import Edit, applied, composed, tokens

BY_HAND = "a date lies in its time, and an id with a date agrees with it"

_STAYS = "\t\r\n\ufeff"
_BEHIND = re.compile(r"(?m)^(?=[ ]*[^\s#]).*\s#")


def seen(path: str, text: str) -> list[Edit]:
    """Spaces become plain ones, and what nobody sees goes."""
    return list(_seen(text))


def comments(path: str, text: str) -> list[Edit]:
    """Comments move above what they stand behind.

    Where the text says something else after they have moved, all of the file stay for a person.
    """
    moved = list(_moved(text)) if _BEHIND.search(text) else []
    return moved if _says_the_same(text, applied(text, moved)) else []


def _seen(text: str) -> Iterator[Edit]:
    for letter in sorted({letter for letter in set(text) if _instead(letter) is not None}):
        name = f"U+{ord(letter):04X} {unicodedata.name(letter, '(a control character)')}"
        instead = _instead(letter) or ""
        what = f"{name} is {'a plain space' if instead else 'taken away'}"
        for found in re.finditer(re.escape(letter), text):
            yield Edit(found.start(), found.end(), instead, what)


def _instead(letter: str) -> str | None:
    """What stands in the place of a character, or None for one that stays."""
    if letter == " " or letter in _STAYS:
        return None
    kind = unicodedata.category(letter)
    return " " if kind[0] == "Z" else "" if kind in ("Cc", "Cf") else None


def _moved(text: str) -> Iterator[Edit]:
    """Comments behind something: each on a line above the one where what it follows begins."""
    for begun, start, end in _gaps(text):
        place = text.find("#", start, end)
        head = text.rfind("\n", 0, place) + 1
        if place < 0 or not text[head:place].strip():
            continue
        stop = text.find("\n", place)
        stop = len(text) if stop < 0 else stop
        comment = text[place:stop].rstrip()
        line = text.rfind("\n", 0, begun) + 1
        indent = " " * (len(text[line:]) - len(text[line:].lstrip(" ")))
        what = "the comment stands on a line of its own"
        yield Edit(line, line, f"{indent}{comment}\n", what)
        yield Edit(len(text[:place].rstrip()), place + len(comment), "", "")


def _gaps(text: str) -> Iterator[tuple[int, int, int]]:
    """What lies between tokens: where the token before it begins, and its two ends."""
    begun = end = 0
    try:
        for token in tokens(text):
            yield begun, end, token.start_mark.index
            begun, end = token.start_mark.index, token.end_mark.index
            if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
                header = text.find("\n", begun)
                yield begun, begun, end if header < 0 else header
    except yaml.YAMLError:
        return


def _says_the_same(before: str, after: str) -> bool:
    if before == after:
        return True
    one, two = composed(before), composed(after)
    return one is not None and two is not None and yaml.serialize(one) == yaml.serialize(two)
