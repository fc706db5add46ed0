"""One language: its messages, dates, numbers, lists, order of letters and names of codes."""

from pipelines.present.language.catalogue import LANGUAGES, MissingTranslation
from pipelines.present.language.text import Printed, Text, plain, sentence, strung
from pipelines.present.language.words import Words, words_of

__all__ = [
    "LANGUAGES",
    "MissingTranslation",
    "Printed",
    "Text",
    "Words",
    "plain",
    "sentence",
    "strung",
    "words_of",
]
