"""By what the list of agreements can be narrowed: each choice is a page, and needs no script."""

from collections import defaultdict
from dataclasses import dataclass

from pipelines.present import Library, comparison, in_order
from pipelines.present.overview import levels_by_heading
from pipelines.present.owed import open_rows
from schemas.agreements import Agreement, AgreementTopic

FOLDER = "agreements/by"
"""A folder of its own, so that no page is taken for that of an agreement."""


@dataclass(frozen=True)
class Choice:
    """Agreements that have something in common, and the page that lists them."""

    path: str
    label: str
    ids: frozenset[str]


@dataclass(frozen=True)
class Choices:
    """Choices of one kind; only those that some agreement answers."""

    title: str
    choices: list[Choice]


def choices(library: Library) -> list[Choices]:
    """All choices, by kind."""
    words = library.words
    found = [
        Choices(words.gettext("Phase"), _phases(library)),
        Choices(words.gettext("Topic"), _topics(library)),
        Choices(words.gettext("What is said"), _states(library)),
    ]
    return [each for each in found if each.choices]


def _choice(kind: str, code: str, label: str, ids: set[str]) -> Choice:
    return Choice(f"{FOLDER}/{kind}-{code}.html", label, frozenset(ids))


def _phases(library: Library) -> list[Choice]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in library.all(Agreement):
        found[row.phase].add(row.id)
    named = library.words.phase.items()
    return [_choice("phase", code, label, found[code]) for code, label in named if code in found]


def _topics(library: Library) -> list[Choice]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in library.all(AgreementTopic):
        found[row.topic].add(row.agreement_id)
    ordered = library.words.sorted(found, key=library.topic)
    return [_choice("topic", code, library.topic(code), found[code]) for code in ordered]


def _states(library: Library) -> list[Choice]:
    """What may be asked of what is said on an agreement."""
    words = library.words
    owed = {row.agreement_id for row in open_rows(library)}
    differ = {pair.agreement_id for pair in comparison(library, None) if pair.differs}
    silent = {e for e in in_order(library) if not any(levels_by_heading(library, e).values())}
    told = (
        ("owed", words.gettext("a deadline has passed"), owed),
        ("differ", words.gettext("assessments differ"), differ),
        ("no-level", words.gettext("nobody gives a dated level"), silent),
    )
    return [_choice("said", code, label, ids) for code, label, ids in told if ids]
