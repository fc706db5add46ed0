"""Serbian names from the Latin script to the Cyrillic."""

_PAIRS = {"lj": "љ", "nj": "њ", "dž": "џ"}
_LETTERS = dict(zip("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш", strict=True))


def in_cyrillic(name: str) -> str:
    """A Serbian name as the Cyrillic script has it."""
    out, at = [], 0
    while at < len(name):
        pair = name[at : at + 2]
        letter = _PAIRS.get(pair.lower()) or _LETTERS.get(name[at].lower(), name[at])
        out.append(letter.upper() if name[at].isupper() else letter)
        at += 2 if pair.lower() in _PAIRS else 1
    return "".join(out)
