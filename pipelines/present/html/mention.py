"""The asterisk at the first mention of Kosovo, which leads to the footnote on its name."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipelines.present.html.tree import Element, texts_after
from pipelines.present.language import LANGUAGES
from schemas.problem import CouldNotRun

_FORMS = {
    "en": ("Kosovo", ""),
    "sq": ("Kosov", "ës|ën|ë|a"),
    "sr-Latn": ("Kosov", "om|o|a|u"),
    "sr-Cyrl": ("Косов", "ом|о|а|у"),
}
"""How the name begins, and how it ends in its cases, in each language."""


@dataclass(frozen=True)
class _Name:
    """The name in a language: how it begins, and what finds it without an asterisk."""

    stem: str
    form: re.Pattern[str]


def names(
    languages: Iterable[str], forms: Mapping[str, tuple[str, str]] = _FORMS
) -> dict[str, _Name]:
    """The name in each language. Raises CouldNotRun for languages without its forms."""
    if missing := [code for code in languages if code not in forms]:
        raise CouldNotRun(f"{__name__}: no forms of the name of Kosovo in {', '.join(missing)}")
    return {
        code: _Name(stem, re.compile(rf"\b{stem}(?:{ends})(?![*\w-])"))
        for code, (stem, ends) in forms.items()
    }


_NAMES = names(LANGUAGES)


def mark(body: Element, language: str) -> None:
    """Put an asterisk at the first mention behind the title and outside the footnote.

    The footnote speaks of Kosovo too, and carries its own. A page without a title gets none.
    """
    title, name = next(body.iter("h1"), None), _NAMES[language]
    if title is None:
        return
    for text in texts_after(title, name.stem):
        found = name.form.search(text.string)
        if found and not _is_in_the_footnote(text.owner):
            text.put(f"{text.string[: found.end()]}*{text.string[found.end() :]}")
            return


def _is_in_the_footnote(element: Element) -> bool:
    return any(_is_footnote(each) for each in (element, *element.iterancestors()))


def _is_footnote(element: Element) -> bool:
    return element.tag == "p" and element.get("class") == "footnote"
