"""Factsheets as documents: which there are, and the HTML of each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from pipelines.present import Library
from pipelines.present.factsheets import organisation, organisations_with_records
from pipelines.present.projects import project
from pipelines.report.binding import Binding
from pipelines.report.html import PRINT
from schemas.activities import Project

Context = Mapping[str, Any]


@dataclass(frozen=True)
class Factsheet:
    """One page.

    id: kind and record, such as `projects/big-deal`; also its path; is_usual: made without being
    asked for.
    """

    id: str
    gather: Callable[[Library], Context]
    is_usual: bool = True


FEWEST_RECORDS = 3
"""Records that an organisation has at least for its factsheet to be made without being asked."""


def factsheets(library: Library) -> list[Factsheet]:
    """One for each project, and for each organisation that says or does anything."""
    found = organisations_with_records(library)
    projects = [row.id for row in library.all(Project)]
    return [
        *(_sheet("projects", record, _project) for record in projects),
        *(
            _sheet("organisations", record, _organisation, number >= FEWEST_RECORDS)
            for record, number in found.items()
        ),
    ]


def _sheet(
    kind: str, record: str, gather: Callable[..., Context], is_usual: bool = True
) -> Factsheet:
    return Factsheet(f"{kind}/{record}", partial(gather, record=record), is_usual)


def factsheet_html(binding: Binding, sheet: Factsheet) -> str:
    """The page of a factsheet."""
    context = sheet.gather(binding.library)
    return PRINT.page(
        binding.library.words,
        "factsheet.html.j2",
        binding.frame.is_marked,
        **context,
        captions=binding.captions,
        frame=binding.frame,
        note_numbers=binding.notes.numbers,
        noted=binding.notes,
    )


def _project(library: Library, record: str) -> Context:
    words, one = library.words, project(library, record)
    facts = [
        (words.gettext("Lead"), one.lead),
        (words.gettext("Partners"), one.partners),
        (words.gettext("Funders"), one.funders),
        (words.gettext("Period"), one.period),
    ]
    return {
        "kind": "project",
        "kicker": words.gettext("project"),
        "title": one.title,
        "facts": facts,
        "project": one,
    }


def _organisation(library: Library, record: str) -> Context:
    one = organisation(library, record)
    return {"kind": "organisation", "kicker": one.kicker, "title": one.name, "one": one}
