"""The Jinja2 environment of a medium, what a language says in it, and its filters."""

from collections.abc import Mapping
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, Environment, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from pipelines.present import Words, plain
from pipelines.present.language.text import Printed, Run, runs_of, sentence


class _Compiled(BytecodeCache):
    """What templates were compiled to, so that those of all media are compiled once."""

    def __init__(self) -> None:
        self._codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if it has one."""
        if bucket.key in self._codes:
            bucket.bytecode_from_string(self._codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._codes[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def environment(templates: BaseLoader, said: Mapping[str, Any]) -> Environment:
    """The environment of a medium.

    templates: where they are found; said: what all of them know, by name.
    """
    made = Environment(
        loader=templates,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_COMPILED,
    )
    made.globals.update(said)
    made.filters.update(sentence=sentence, capital=_capital, plain=plain, unbroken=_unbroken)
    return made


def spoken(words: Words) -> dict[str, Any]:
    """What a language says in templates, by name."""
    return {
        "words": words,
        "_": words.gettext,
        "ngettext": words.ngettext,
        "pgettext": words.pgettext,
        "npgettext": words.npgettext,
    }


def _capital(text: str) -> str:
    """A text with a capital at its head."""
    return text[:1].upper() + text[1:]


_KEPT = 30
"""A longer compound would not fit into its line."""


def _unbroken(title: Printed) -> Markup:
    """A title whose compounds do not break at their hyphen."""
    return Markup("").join(map(_run_unbroken, runs_of(title)))


def _run_unbroken(run: Run) -> Markup:
    whole = (
        Markup("<span class=keep>{}</span>").format(w) if "-" in w and len(w) <= _KEPT else w
        for w in run.words.split()
    )
    joined = Markup(" ").join(whole)
    if run.language is None:
        return joined
    return Markup('<span lang="{}">{}</span>').format(run.language, joined)
