"""One language: its messages, dates, numbers, lists, order of letters and names of codes."""

from pipelines.present.language.catalogue import LANGUAGES, MissingTranslation
from pipelines.present.language.passage import Passage, plain
from pipelines.present.language.words import Words, words_of

__all__ = ["LANGUAGES", "MissingTranslation", "Passage", "Words", "plain", "words_of"]
