"""A first run: while nothing whole is published, what is ready is published in steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.present import Library, in_order
from pipelines.report import Wanted
from pipelines.run.whole import MARK
from schemas.files import replace_text
from schemas.tables import Tables

DATA = "the data"


@dataclass(frozen=True)
class Step:
    """What is ready at the same time.

    name: for people; wanted: the documents that it takes, none for the data alone.
    """

    name: str
    wanted: Wanted | None = None


def first_steps(tables: Tables, wanted: Wanted) -> list[Step]:
    """What is published before all is made: the data, a first chapter, one language.

    wanted: the documents of the whole edition; of a small order only the data come first.
    """
    language, *others = wanted.languages
    steps = [Step(DATA)]
    if wanted.sections:
        return steps
    for agreement_id in in_order(Library(tables))[:1]:
        steps.append(Step(f"one chapter ({language})", _part(wanted, language, [agreement_id])))
    if others:
        steps.append(Step(f"the documents in one language ({language})", _part(wanted, language)))
    return steps


def _part(wanted: Wanted, language: str, sections: Sequence[str] = ()) -> Wanted:
    return Wanted(
        languages=(language,),
        sections=sections,
        formats=wanted.formats,
        moment=wanted.moment,
        choices=wanted.choices,
        extra=() if sections else wanted.extra,
        tidies=False,
    )


def mark(folder: Path, steps: Sequence[Step], done: int) -> list[str]:
    """Say in the folder of an edition that it is incomplete.

    done: how many of the steps are in it. Returns what is still to come, for people.
    """
    to_come = [*(step.name for step in steps[done:]), "all documents"]
    lines = [
        f"Incomplete: step {done} of {len(steps) + 1}.",
        f"Here: {'; '.join(step.name for step in steps[:done])}.",
        f"To come: {'; '.join(to_come)}.",
        "The run that makes the rest puts a whole edition in the place of this one.",
        "If it was stopped, the next `make refresh` goes on from here.",
    ]
    for place in (folder, folder / "reports"):
        place.mkdir(exist_ok=True)
        replace_text(place / MARK, "\n".join(lines) + "\n")
    return to_come


def unmark(folder: Path) -> None:
    """The edition in a folder is whole."""
    for place in (folder, folder / "reports"):
        (place / MARK).unlink(missing_ok=True)


def steps_there(edition: Path) -> int | None:
    """How many steps are in what is published: none (0) at first, None if it is whole.

    edition: its folder, which need not exist.
    """
    if not edition.exists():
        return 0
    try:
        words = (edition / MARK).read_text(encoding="utf-8").split()
    except FileNotFoundError:
        return None
    return int(words[2]) if len(words) > 2 and words[2].isdigit() else 0
