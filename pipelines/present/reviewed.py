"""What persons made of a narrative in the language of the page, in a few sentences."""

from pipelines.present.language import Words
from pipelines.present.library import Library
from pipelines.present.relations import REVIEW_STATES_OF_NARRATIVE
from schemas.narratives import Narrative
from schemas.reviews import ReviewState


def review_state(library: Library, narrative_id: str) -> ReviewState:
    """The state of a narrative in the language of a library. Raises KeyError if there is none."""
    for row in library.children(REVIEW_STATES_OF_NARRATIVE, narrative_id):
        if row.language == library.words.code:
            return row
    raise KeyError(narrative_id)


def reviewed(library: Library, row: Narrative) -> list[str]:
    """Who wrote a narrative and when, and which persons read it as it stands or before."""
    words, state = library.words, review_state(library, row.id)
    told = [_written(words, row, state), _read(words, state), *_verdict(words, state)]
    if state.earlier_persons:
        told.append(
            words.ngettext(
                "An earlier version of it was read by %(n)s person.",
                "An earlier version of it was read by %(n)s persons.",
                state.earlier_persons,
            )
        )
    return [each for each in told if each]


def _written(words: Words, row: Narrative, state: ReviewState) -> str:
    day = words.in_span(row.written_on)
    if state.persons or state.earlier_persons:
        by = {
            "model": words.gettext("Written by a machine (%(day)s).", day=day),
            "person": words.gettext("Written by a person (%(day)s).", day=day),
        }
    else:
        by = {
            "model": words.gettext(
                "Written by a machine (%(day)s); reviewed by no person.", day=day
            ),
            "person": words.gettext("Written by a person (%(day)s); not reviewed.", day=day),
        }
    return by[row.author]


def _read(words: Words, state: ReviewState) -> str:
    """By how many it was read as it stands; nothing where nobody ever read it."""
    if state.state == "reviewed":
        return words.ngettext(
            "Reviewed as it stands by %(n)s person of different communities.",
            "Reviewed as it stands by %(n)s persons of different communities.",
            state.persons,
        )
    if state.state == "read":
        return words.ngettext(
            "Read as it stands by %(n)s person; not reviewed by persons of different communities.",
            "Read as it stands by %(n)s persons; not reviewed by persons of different communities.",
            state.persons,
        )
    return words.gettext("No person has read it as it stands.") if state.earlier_persons else ""


def _verdict(words: Words, state: ReviewState) -> list[str]:
    """What readers ask for, and what of it is not decided."""
    told = []
    if state.verdict == "needs-changes":
        told.append(words.gettext("At least one of them asks for changes."))
    if state.verdict == "not-acceptable":
        told.append(words.gettext("At least one of them finds it not acceptable."))
    if state.open_comments:
        count = words.number(state.open_comments)
        told.append(words.gettext("Comments on it that are not decided yet: %(n)s.", n=count))
    return told
