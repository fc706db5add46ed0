"""Answers counted, and small counts kept back, so that nobody can be told from a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipelines.capture.respondents.mapping import Question
from pipelines.capture.respondents.table import Answers, text_of

SMALLEST = 5
"""The smallest number of persons that is told; docs/surveys.md has the rule in words."""

_NOT_CHOSEN = frozenset({"", "0", "no", "false", "jo", "ne", "не", "-"})


@dataclass(frozen=True)
class Counted:
    """A question, counted.

    options: persons who chose each option, in the order of the map; other: who gave an answer that
    the map does not have; none: who gave none; persons: all respondents.
    """

    options: tuple[int, ...]
    other: int
    none: int
    persons: int


def counted(question: Question, answers: Answers) -> Counted:
    """Count one question. Each person counts once for an option."""
    by_answer = {
        _key(text): place
        for place, option in enumerate(question.options)
        for text in (option.label, *option.answers)
    }
    totals = [0] * len(question.options)
    other = none = 0
    for row in answers.rows:
        chosen, is_other = _chosen(question, row, by_answer)
        for place in chosen:
            totals[place] += 1
        other += bool(is_other and not chosen)
        none += not chosen and not is_other
    return Counted(tuple(totals), other, none, len(answers.rows))


def _key(text: str) -> str:
    return text_of(text).casefold()


def _chosen(
    question: Question, row: Mapping[str, str], by_answer: Mapping[str, int]
) -> tuple[set[int], bool]:
    """The options that a person chose, and whether there is an answer that is none of them."""
    if question.column is None:
        marks = [row[str(option.column)].casefold() for option in question.options]
        return {place for place, mark in enumerate(marks) if mark not in _NOT_CHOSEN}, False
    cell = row[question.column]
    whole = by_answer.get(_key(cell))
    if whole is not None:
        return {whole}, False
    given = _parts(cell, question.separator, by_answer) if question.kind == "multi" else [cell]
    keys = [_key(part) for part in given if part.strip()]
    places = {by_answer[key] for key in keys if key in by_answer}
    return places, any(key not in by_answer for key in keys)


def _parts(cell: str, between: str, by_answer: Mapping[str, int]) -> list[str]:
    """The answers in a cell: the longest known ones first, as an answer may hold the separator."""
    pieces = cell.split(between)
    found: list[str] = []
    while pieces:
        joined = [between.join(pieces[:count]) for count in range(len(pieces), 0, -1)]
        answer = next((each for each in joined if _key(each) in by_answer), joined[-1])
        found.append(answer)
        pieces = pieces[answer.count(between) + 1 :]
    return found


def kept_back(question: Counted, is_single: bool) -> frozenset[int]:
    """The options whose counts are not told, by their places.

    is_single: each person gave one answer, so that what is missing could be computed from the
    total. Persons with another answer or none are a cell too, which is never told.

    An option chosen by 1 to 4 persons, or by all but 1 to 4, is kept back. Where answers add up to
    the total, more are kept back, the smallest first, until no kept count can be computed: at least
    two are, and they are not all certain to be 1 or to be 4.
    """
    if question.persons < SMALLEST:
        return frozenset(range(len(question.options)))
    counts = dict(enumerate(question.options))
    hidden = {place for place, count in counts.items() if _is_small(count, question.persons)}
    if not is_single:
        return frozenset(hidden)
    rest = question.other + question.none
    if not hidden and not 0 < rest < SMALLEST:
        return frozenset()
    while not _is_safe(hidden, counts, rest):
        more = sorted((count, place) for place, count in counts.items() if place not in hidden)
        filled = [place for count, place in more if count] or [place for _, place in more]
        if not filled:
            break
        hidden.add(filled[0])
    return frozenset(hidden)


def _is_small(count: int, persons: int) -> bool:
    return 0 < count < SMALLEST or 0 < persons - count < SMALLEST


def _is_safe(hidden: set[int], counts: Mapping[int, int], rest: int) -> bool:
    """Whether no count that is kept back can be computed from the total and the others."""
    kept: Sequence[int] = [counts[place] for place in hidden] + ([rest] if rest else [])
    if len(kept) < 2:
        return False
    total = sum(kept)
    return total > len(kept) and total != len(kept) * (SMALLEST - 1)
