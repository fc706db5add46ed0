"""The pages on all agreements together."""

from pipelines.present import Library, owed, owed_summary
from pipelines.present.affected import affected, affected_summary
from pipelines.present.process import process, process_summary
from pipelines.present.sets import set_claims
from pipelines.site.anchors import Anchors
from pipelines.site.noted import noted
from pipelines.site.page import Context, Page


def timeline(library: Library) -> Page:
    """Meetings and agreements along the years."""
    label = library.words.gettext("Timeline")
    return Page("timeline.html", label, "timeline.html.j2", noted(_timeline), label)


def obligations(library: Library) -> Page:
    """Who owes what by when, and what is said of it."""
    words = library.words
    title, label = words.gettext("Open obligations"), words.gettext("What is owed")
    return Page("owed.html", title, "owed.html.j2", noted(_owed), label)


def challenges(library: Library) -> Page:
    """Challenges and benefits, by who is affected."""
    words = library.words
    title = words.gettext("Challenges and benefits, by who is affected")
    label = words.gettext("Challenges and benefits")
    return Page("challenges.html", title, "challenges.html.j2", _challenges, label)


def sets(library: Library) -> Page:
    """Claims on sets of agreements."""
    words = library.words
    title, label = words.gettext("Claims on sets of agreements"), words.gettext("Sets")
    return Page("sets.html", title, "sets.html.j2", _sets, label)


def _timeline(library: Library) -> Context:
    return {"summary": process_summary(library), "years": process(library)}


def _owed(library: Library) -> Context:
    return {"summary": owed_summary(library), "rows": owed(library)}


def _challenges(library: Library) -> Context:
    return {"summary": affected_summary(library), "groups": affected(library)}


def _sets(library: Library) -> Context:
    return {"sets": set_claims(library), "anchors": Anchors()}
