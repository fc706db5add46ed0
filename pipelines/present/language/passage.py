"""A text in another language than the page that it stands on."""

import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape


class Passage(str):
    """A text with its language; in HTML it says so, everywhere else it is a plain text."""

    language: str

    def __new__(cls, text: str, language: str) -> "Passage":
        """A text in a language, as an HTML tag names it."""
        made = super().__new__(cls, text)
        made.language = language
        return made

    def __html__(self) -> Markup:
        """The text as HTML, with its language."""
        return Markup('<span lang="{}">{}</span>').format(self.language, str(self))

    def __reduce__(self) -> tuple[type["Passage"], tuple[str, str]]:
        """Another process gets the language too."""
        return Passage, (str(self), self.language)


_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LETTER = re.compile(r"[^\W\d_]")


def tagged(text: str, language: str) -> str:
    """The language of a text as HTML names it: of Serbian, which has two scripts, with its script.

    Without it a program takes Latin text for Cyrillic, and neither spells nor hyphenates it.
    """
    if language != "sr":
        return language
    is_cyrillic = 2 * len(_CYRILLIC.findall(text)) > len(_LETTER.findall(text))
    return "sr-Cyrl" if is_cyrillic else "sr-Latn"


def filled(pattern: str, values: Mapping[str, object]) -> str:
    """A pattern with its values; it becomes HTML when a value is in another language.

    pattern: with places such as %(name)s. A full stop after one that a value brings along, as
    Serbian dates do, is dropped.
    """
    if any(hasattr(value, "__html__") for value in values.values()):
        return Markup(_joined(str(escape(pattern)), _escaped(values)))
    return _joined(pattern, values)


def _escaped(values: Mapping[str, object]) -> dict[str, object]:
    return {name: escape(v) if isinstance(v, str) else v for name, v in values.items()}


_PLACE = re.compile(r"(%(?:\(\w+\))?[^()\s])")
_ONE_AT_THE_END = re.compile(r"(?<!\.)\.(?:</\w+>)*\Z")
_ONE_AT_THE_HEAD = re.compile(r"\.(?!\.)")


def _joined(pattern: str, values: Mapping[str, object]) -> str:
    """A pattern with its values, which stay as they are; its own stop after theirs is dropped."""
    text = ""
    for position, part in enumerate(_PLACE.split(pattern)):
        if position % 2:
            text += part % values
        elif _ONE_AT_THE_HEAD.match(part) and _ONE_AT_THE_END.search(text):
            text += part[1:]
        else:
            text += part
    return text


_OF_OTHERS = r'<span (?:lang="[^"]*"|class="(?:quote|title)")>[^<]*'
"""Words that are not ours: a quote, the title of a source, a passage in another language."""

_TWO_STOPS = re.compile(rf"({_OF_OTHERS}?(?=\.?<))|(?<!\.)\.((?:</\w+>)*)\.(?!\.)")


def one_stop(text: str) -> str:
    """A text, or HTML, without a full stop after one that a date or a name brings along.

    Words of others stay as they are; after a stop with which they end none follows.
    """
    return _TWO_STOPS.sub(lambda found: found[1] or f".{found[2]}", text)


_STOP_OF_YEAR = re.compile(rf"({_OF_OTHERS}</)|(?<=\b\d{{4}})\.(?=(?:</span>)?[,;:)])")


def without_stops(text: str) -> str:
    """Serbian drops the full stop of a year before another mark; HTML stays HTML.

    Words of others stay as they are.
    """
    return type(text)(_STOP_OF_YEAR.sub(lambda found: found[1] or "", text))


def strung(parts: Iterable[str], between: str) -> str:
    """Texts strung together; their languages stay known."""
    listed = list(parts)
    if any(hasattr(part, "__html__") for part in listed):
        return Markup(escape(between)).join(listed)
    return between.join(listed)


def plain(text: str) -> str:
    """A text without its HTML, for places that hold none: attributes, figures, CSV."""
    return str(text.striptags()) if isinstance(text, Markup) else str(text)
