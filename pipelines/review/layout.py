"""The layout of an answer sheet: what writes it and what reads it agree here."""

from dataclasses import dataclass

from pipelines.present import Words
from schemas import codes
from schemas.fields import CodeList

TEXT_PAGE = "text"
"""The hidden page that says what was read; it has the same name in every language."""

FORM = "dialogue-review 1"
"""What stands in the first cell of that page."""

NARRATIVE, LANGUAGE, TEXT_HASH = "narrative", "language", "text_hash"
SAID_OF_TEXT = (NARRATIVE, LANGUAGE, TEXT_HASH)
"""What that page says, below its first cell: name in the first column, value in the second."""

NUMBER, SENTENCE, VERDICT, COMMENT, KEY = range(5)
"""Columns of the page of answers, from 0; the last is hidden and says what a row is about."""

QUESTION, ANSWER, READER_KEY = range(3)
"""Columns of the page on the reader."""

WHOLE = "whole"
"""The key of the row on the text as a whole; other rows have the id of their sentence."""

COMMUNITY, PROFESSION = "community", "profession"

LISTS: tuple[CodeList, ...] = (
    codes.COMMENT_VERDICT,
    codes.REVIEW_VERDICT,
    codes.COMMUNITY,
    codes.PROFESSION,
)
"""What is chosen from, in the columns of the hidden page from `FIRST_LIST` on."""

FIRST_LIST = 3


@dataclass(frozen=True)
class Choice:
    """A list to choose from in a language: each code with its label."""

    codes: CodeList
    labels: dict[str, str]


def choice(words: Words, listed: CodeList) -> Choice:
    """A list to choose from, as the sheet and the page on paper have it."""
    by_name = {
        codes.COMMENT_VERDICT.name: words.comment_verdict,
        codes.REVIEW_VERDICT.name: words.review_verdict,
        codes.COMMUNITY.name: words.community,
        codes.PROFESSION.name: words.profession,
    }
    return Choice(listed, by_name[listed.name])
