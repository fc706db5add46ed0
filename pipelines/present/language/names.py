"""Names of codes in one language: the labels of the code lists that are printed, translated.

In the catalogues a label has the name of its code list for a context.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import IO, Any, overload

from pipelines.present.language.messages import Messages
from schemas import codes
from schemas.fields import CodeList
from schemas.problem import CouldNotRun


class Labels:
    """An attribute of the words of a language: code to wording, in the order of the codes.

    lists: whose codes are printed side by side; the first is the context in the catalogues.
    first: codes that print puts at the head, if any. Raises CouldNotRun where two lists have one
    code with two labels.
    """

    def __init__(self, *lists: CodeList, first: tuple[str, ...] = ()) -> None:
        english: dict[str, str] = {}
        for code, label in (pair for listed in lists for pair in listed.labels.items()):
            if english.setdefault(code, label) != label:
                both = " and ".join(listed.name for listed in lists)
                raise CouldNotRun(f"code lists {both}: code {code!r} has two labels; give it one")
        self.context = lists[0].name
        self.english = {**{code: english[code] for code in first}, **english}

    def __set_name__(self, owner: type["Names"], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, words: None, owner: type["Names"]) -> "Labels": ...
    @overload
    def __get__(self, words: "Names", owner: type["Names"]) -> dict[str, str]: ...
    def __get__(self, words: "Names | None", owner: type["Names"]) -> "Labels | dict[str, str]":
        if words is None:
            return self
        translated = {c: words.pgettext(self.context, text) for c, text in self.english.items()}
        words.__dict__[self._name] = translated  # found there from now on
        return translated


class Names(Messages):
    """Every code that is printed, by its list."""

    act = Labels(codes.ACT)
    activity_kind = Labels(codes.ACTIVITY_KIND)
    affects = Labels(codes.AFFECTS)
    # Who speaks for many stands in print before who speaks for itself.
    assessor_type = Labels(
        codes.ASSESSOR_TYPE, first=("party-kosovo", "party-serbia", "eu", "international")
    )
    basis = Labels(codes.LEVEL_BASIS)
    check = Labels(codes.CHECK)
    column_type = Labels(codes.COLUMN_TYPE)
    compared = Labels(codes.COMPARED)
    comment_verdict = Labels(codes.COMMENT_VERDICT)
    community = Labels(codes.COMMUNITY)
    complete = Labels(codes.COMPLETE)
    facilitator = Labels(codes.FACILITATOR)
    form = Labels(codes.FORM)
    held = Labels(codes.HELD)
    language_name = Labels(codes.LANGUAGE)
    measure = Labels(codes.CONSISTENCY_MEASURE)
    meeting_status = Labels(codes.MEETING_STATUS)
    mode = Labels(codes.MODE)
    no_level = Labels(codes.NO_LEVEL)
    organisation_kind = Labels(codes.ORGANISATION_KIND)
    output_kind = Labels(codes.OUTPUT_KIND)
    party = Labels(codes.PARTY)
    performer = Labels(codes.PERFORMER, codes.OBLIGED)
    phase = Labels(codes.PHASE)
    profession = Labels(codes.PROFESSION)
    position_age = Labels(codes.POSITION_AGE)
    review_verdict = Labels(codes.REVIEW_VERDICT)
    revision_kind = Labels(codes.REVISION_KIND)
    role = Labels(codes.ORGANISATION_ROLE)
    said = Labels(codes.SAID)
    scenario = Labels(codes.SCENARIO)
    scope = Labels(codes.CODING_SCOPE)
    seen_as = Labels(codes.SEEN_AS)
    seen_part = Labels(codes.SEEN_PART)
    segment = Labels(codes.SEGMENT)
    session_kind = Labels(codes.SESSION_KIND)
    set_basis = Labels(codes.SET_BASIS)
    set_by = Labels(codes.SET_BY)
    source_address = Labels(codes.SOURCE_ADDRESS)
    topic = Labels(codes.TOPIC)
    track = Labels(codes.TRACK)
    translation_state = Labels(codes.TRANSLATION_STATE)
    trend = Labels(codes.TREND)
    wording_status = Labels(codes.TITLE_STATUS)
    _level = Labels(codes.LEVEL)

    @cached_property
    def levels(self) -> dict[int, str]:
        """Levels of implementation."""
        return {int(code): word for code, word in self._level.items()}


def extracted(
    file: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, str, tuple[str, str], list[str]]]:
    """The labels that are printed, as Babel takes messages from a file.

    The parameters are those that Babel gives; babel.cfg names this function.
    """
    for listed in vars(Names).values():
        if isinstance(listed, Labels):
            for label in listed.english.values():
                yield 1, "pgettext", (listed.context, label), []
