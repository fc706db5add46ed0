"""Message catalogues: one gettext file a language, read once; Cyrillic is made from Latin."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import NoReturn

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from pipelines.present.language.cyrillic import cyrillic
from schemas.codes import LANGUAGE
from schemas.problem import CouldNotRun

FOLDER = Path(__file__).parent / "catalogues"
LANGUAGES = tuple(LANGUAGE.codes)
"""Every language and script that reports are made in."""


class MissingTranslation(CouldNotRun):
    """A message of the reports has no translation, or one that nobody has looked at."""


class _Missing(NullTranslations):
    """Answers for messages that a catalogue lacks."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def gettext(self, message: str) -> NoReturn:
        self._missing(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> NoReturn:
        self._missing(msgid1)

    def pgettext(self, context: str, message: str) -> NoReturn:
        self._missing(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> NoReturn:
        self._missing(msgid1)

    def _missing(self, message: str) -> NoReturn:
        raise MissingTranslation(
            f"no translation into {self._language}: {message!r}; run `make catalogues` and fill it "
            "in there"
        )


@cache
def catalogue(language: str) -> NullTranslations:
    """The messages of a language; the English ones are the messages themselves.

    language: a code of LANGUAGES. Raises MissingTranslation for a language without a catalogue;
    a message that is missing raises it when asked.
    """
    if language == "en":
        return NullTranslations()
    buffer = BytesIO()
    write_mo(buffer, _in_script(language))
    buffer.seek(0)
    known = GNUTranslations(buffer)
    known.add_fallback(_Missing(language))
    return known


def _in_script(language: str) -> Catalog:
    is_cyrillic = language == "sr-Cyrl"
    file = FOLDER / f"{'sr_Latn' if is_cyrillic else language.replace('-', '_')}.po"
    if not file.is_file():
        raise MissingTranslation(
            f"no catalogue of {language}: name it in `catalogues` of the Makefile, run `make "
            f"catalogues` and translate {file.name}"
        )
    with file.open("rb") as handle:
        catalog = read_po(handle)
    if is_cyrillic:
        for message in catalog:
            if message.id:
                forms = message.string or ""
                message.string = (
                    cyrillic(forms) if isinstance(forms, str) else tuple(map(cyrillic, forms))
                )
    return catalog
