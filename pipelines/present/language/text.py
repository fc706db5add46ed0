"""A text that is printed: its words, in runs, each with its language.

A plain `str` is in the language of its page. A `Text` has words of another language in it, and is
no `str`: nothing that takes a `str` apart or puts it together can lose what language it is in.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, NoReturn, overload

from markupsafe import Markup, escape


class Run(NamedTuple):
    """Words in one language: as an HTML tag names it, or None for that of the page."""

    words: str
    language: str | None


@dataclass(frozen=True)
class Text:
    """Runs of words that stand after each other."""

    runs: tuple[Run, ...]

    def __html__(self) -> Markup:
        """The text as HTML, in which each run says its language."""
        return Markup("").join(_tagged(run) for run in self.runs)

    def __bool__(self) -> bool:
        return any(run.words for run in self.runs)

    def __str__(self) -> NoReturn:
        """Raises TypeError: its language would be lost. See `plain`, `strung` and `filled`."""
        raise TypeError(f"a text in another language, taken as a plain one: {plain(self)!r}")

    def __format__(self, spec: str) -> NoReturn:
        str(self)
        raise AssertionError


Printed = str | Text
"""What a page prints: in its own language, or with words of another in it."""


def _tagged(run: Run) -> Markup:
    if run.language is None:
        return escape(run.words)
    return Markup('<span lang="{}">{}</span>').format(run.language, run.words)


def foreign(words: str, language: str) -> Text:
    """Words in a language that is not that of the page, as an HTML tag names it."""
    return Text((Run(words, language),))


def plain(text: Printed) -> str:
    """The words alone, for places that hold no language: attributes, figures, orders, CSV."""
    if isinstance(text, Text):
        return "".join(run.words for run in text.runs)
    return str(text.striptags()) if isinstance(text, Markup) else text


def runs_of(text: Printed) -> tuple[Run, ...]:
    """The runs of any text."""
    return text.runs if isinstance(text, Text) else (Run(text, None),)


def from_runs(runs: Iterable[Run]) -> Printed:
    """A text of runs: a plain one where all are in the language of the page."""
    listed: list[Run] = []
    for run in runs:
        if run.language is None and listed and listed[-1].language is None:
            listed[-1] = Run(listed[-1].words + run.words, None)
        elif run.words:
            listed.append(run)
    if not listed:
        return ""
    is_plain = len(listed) == 1 and listed[0].language is None
    return listed[0].words if is_plain else Text(tuple(listed))


@overload
def strung(parts: Iterable[str], between: str) -> str: ...
@overload
def strung(parts: Iterable[Printed], between: str) -> Printed: ...
def strung(parts: Iterable[Printed], between: str) -> Printed:
    """Texts strung together; their languages stay known."""
    runs: list[Run] = []
    for number, part in enumerate(parts):
        runs += [Run(between, None)] if number else []
        runs += runs_of(part)
    return from_runs(runs)


@overload
def sentence(text: str) -> str: ...
@overload
def sentence(text: Printed) -> Printed: ...
def sentence(text: Printed) -> Printed:
    """A text with a capital at its head and a full stop at its end; in the same language."""
    runs = list(runs_of(text))
    runs[0] = runs[0]._replace(words=_capital(runs[0].words.lstrip()))
    last = runs[-1].words.rstrip()
    runs[-1] = runs[-1]._replace(words=last if last.endswith(_ENDS) else f"{last}.")
    return from_runs(runs)


def as_title(text: Printed) -> Printed:
    """A text without the full stop at its end."""
    runs = list(runs_of(text))
    runs[-1] = runs[-1]._replace(words=runs[-1].words.rstrip("."))
    return from_runs(runs)


def stripped(text: Printed) -> Printed:
    """A text without blanks around it."""
    runs = list(runs_of(text))
    runs[0] = runs[0]._replace(words=runs[0].words.lstrip())
    runs[-1] = runs[-1]._replace(words=runs[-1].words.rstrip())
    return from_runs(runs)


def shortened(text: Printed, limit: int = 88) -> Printed:
    """The head of a text, cut between words; in the same language.

    limit: letters of a text that is not cut.
    """
    runs = runs_of(text)
    if len(runs) != 1:
        raise ValueError(f"a text in more than one language is not cut: {plain(text)!r}")
    words = runs[0].words
    head = words.rstrip(".")
    if len(words) > limit:
        head = words[:limit].rsplit(" ", 1)[0].rstrip(",;:") + " …"
    return from_runs([runs[0]._replace(words=head)])


_ENDS = (".", "!", "?", "…")


_ID = re.compile(r"[a-z]+[a-z-]*(?:-[a-z]?\d+|_)")
"""How the id of a record or a name of the data begins: it has no capital."""


def _capital(words: str) -> str:
    return words if _ID.match(words) else words[:1].upper() + words[1:]


def filled(pattern: str, values: Mapping[str, object]) -> Printed:
    """A pattern with its values.

    pattern: with places such as %(name)s, and %% for a percent sign. A full stop after one that a
    value brings along, as Serbian dates do, is dropped.
    """
    if "%" not in pattern:
        return pattern
    runs: list[Run] = []
    for position, part in enumerate(_PLACE.split(pattern)):
        if position % 2:
            runs += _value(part, values)
        elif _ONE_AT_THE_HEAD.match(part) and _ends_with_one_stop(runs):
            runs.append(Run(part[1:], None))
        else:
            runs.append(Run(part, None))
    return from_runs(runs)


_PLACE = re.compile(r"(%(?:\(\w+\))?[^()\s])")
_ONE_AT_THE_HEAD = re.compile(r"\.(?!\.)")


def _value(place: str, values: Mapping[str, object]) -> tuple[Run, ...]:
    """What stands at a place of a pattern, such as %(name)s."""
    value = values.get(place[2:-2])
    return value.runs if isinstance(value, Text) else (Run(place % values, None),)


def _ends_with_one_stop(runs: Iterable[Run]) -> bool:
    words = "".join(run.words for run in runs)
    return words.endswith(".") and not words.endswith("..")


def without_stops_of_years(text: Printed) -> Printed:
    """Serbian drops the full stop of a year before another mark; words of others stay."""
    return from_runs(
        run._replace(words=without_stops(run.words)) if run.language is None else run
        for run in runs_of(text)
    )


def without_stops(words: str) -> str:
    """Words of ours without the full stop of a year before another mark."""
    return _STOP_OF_YEAR.sub("", words)


_STOP_OF_YEAR = re.compile(r"(?<=\b\d{4})\.(?=[,;:)])")


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
