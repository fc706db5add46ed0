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
        return Markup(one_stop(str(escape(pattern) % _escaped(values))))
    return one_stop(pattern % values)


def _escaped(values: Mapping[str, object]) -> dict[str, object]:
    return {name: escape(v) if isinstance(v, str) else v for name, v in values.items()}


_TWO_STOPS = re.compile(r"(?<!\.)\.((?:</\w+>)*)\.(?!\.)")


def one_stop(text: str) -> str:
    """A text, or HTML, without a full stop after one that a date or a name brings along."""
    return _TWO_STOPS.sub(r".\1", text)


_STOP_OF_YEAR = re.compile(r"(?<=\b\d{4})\.(?=(?:</span>)?[,;:)])")


def without_stops(text: str) -> str:
    """Serbian drops the full stop of a year before another mark; HTML stays HTML."""
    return type(text)(_STOP_OF_YEAR.sub("", text)) if _STOP_OF_YEAR.search(text) else text


def strung(parts: Iterable[str], between: str) -> str:
    """Texts strung together; their languages stay known."""
    listed = list(parts)
    if any(hasattr(part, "__html__") for part in listed):
        return Markup(escape(between)).join(listed)
    return between.join(listed)


def plain(text: str) -> str:
    """A text without its HTML, for places that hold none: attributes, figures, CSV."""
    return str(text.striptags()) if isinstance(text, Markup) else str(text)
