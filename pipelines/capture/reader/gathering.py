"""All fields of one part of a page: an event, an entry of a listing, or a project."""

import re
from datetime import date

from pipelines.capture.reader import (
    counts,
    holding,
    places,
    sessions,
    speakers,
    subjects,
    supporters,
)
from pipelines.capture.reader.agreements import agreements
from pipelines.capture.reader.bodies import NAMED_BODY
from pipelines.capture.reader.dated import When
from pipelines.capture.reader.folding import plain
from pipelines.capture.reader.headings import Title, title_of
from pipelines.capture.reader.kinds import HELD, activity_kind, is_issued, is_published
from pipelines.capture.reader.known import Known
from pipelines.capture.reader.meetings import MEETING
from pipelines.capture.reader.organisers import organisers
from pipelines.capture.reader.part import Part
from pipelines.capture.reader.periods import period
from pipelines.capture.reader.projects import planned
from pipelines.capture.reader.values import Held, Read, Reading, Speaker, Texts
from pipelines.capture.reader.when import published_on, when

Dated = tuple[Read[str], Read[str] | None]


def event(
    part: Part,
    known: Known,
    heading: tuple[int, int] | None = None,
    title: Title | None = None,
    published: Read[str] | None = None,
    starts: Dated | None = None,
    seeks_title: bool = True,
) -> Reading:
    """Read an event or an entry.

    heading: of HTML, in the plain text; title: where it is known already; published, starts: what
    the metadata say; seeks_title: an excerpt may have none.
    """
    if title is None and seeks_title:
        title = title_of(part, heading, known)
    body = title.body if title else 0
    at = when(part, body, published, starts)
    kind = activity_kind(part, (title.start, title.end) if title else None)
    code = kind.value if kind else None
    issued = is_issued(code)
    plain_entry = not seeks_title and (code is None or issued)
    if plain_entry and at.on_line and at.published is None and not _HOUR.search(part.plain):
        # A line with a date in a list is that of the post, where no event is told.
        at = When(published=at.date)
    way, where = _where(part, body, max(body, title.end if title else 0), code, known)
    told = holding.held(part, body, code, at.first, _day(at.published))
    named_as = part.plain[title.start : title.end] if title else part.plain
    held = told if seeks_title or _tells_of_holding(named_as, code, told) else None
    named = agreements(part, known, _told_on(at))
    spoke = () if issued else speakers.speakers(part, known)
    there = held is not None and held.value == "yes" and not issued
    return Reading(
        start=part.offset,
        end=part.offset + len(part.text),
        title=part.quoted(title.start, title.end, 0.95) if title else None,
        kind=kind,
        date=at.date,
        date_end=at.date_end,
        other_dates=at.others,
        published=at.published,
        inferred=at.inferred,
        held=held,
        mode=None if issued or held is None else way,
        place=None if issued or (code is None and held is None and not at.date) else where,
        organisers=_no_persons(part, organisers(part, body), spoke),
        partners=_no_persons(part, supporters.partners(part, body), spoke),
        funders=supporters.funders(part),
        project=subjects.project(part),
        component=subjects.component(part),
        target_groups=subjects.target_groups(part),
        participants=counts.participants(part, body) if there else None,
        speakers=spoke,
        sessions=() if issued else sessions.sessions(part),
        agreements=named,
        findings=subjects.findings(part),
        outputs=subjects.outputs(part),
        truncated=part.truncated,
        on_dialogue=subjects.on_dialogue(part, named),
    )


def _told_on(at: When) -> str | None:
    """The last day that a part tells of itself."""
    days = [read.value for read in (at.date, at.date_end, at.published) if read]
    return max(days, default=None)


def _tells_of_holding(title: str, code: str | None, told: Read[Held]) -> bool:
    """Whether an entry of a listing tells of an event: it may only name a text, or nothing.

    title: plain.
    """
    if is_issued(code):
        return told.value == "announced" or is_published(title)
    if code is None and _CALL.search(title.lower()):
        return False
    return code is not None or told.value != "unknown"


_CALL = re.compile(
    r"\b(?:expressions? of interest|shprehje\w* (?:te|e) interesit|iskazivanj\w+ interes\w*|"
    r"vacanc\w*|calls? for (?:proposals|tenders?|offers|papers|volunteers)|konkurs\w*|tender\w*|"
    r"javn\w+ poziv\w*|poziv\w* za (?:\w+ )?(?:grant|predlog|projekt)\w*|open calls?|"
    r"thirrje\w* (?:e |te )?(?:hapur\w*|publike|per (?:aplikim|grant|propozim)\w*)|"
    r"vend\w* (?:i|te|e) (?:lire|punes)|oglas\w*|(?:volunteers?|interpreters?|translators?) "
    r"(?:wanted|needed|sought)|trazi(?:mo|se)?\b|kerko(?:jme|het|hen)\b)"
)
"""An entry that seeks people or offers, and tells of no event."""


def _no_persons(part: Part, bodies: Texts, spoke: tuple[Read[Speaker], ...]) -> Texts:
    """Names of bodies without those of who spoke, and of what was held."""
    names = {each.value.name.lower() for each in spoke}
    return tuple(
        each
        for each in bodies
        if each.value.lower() not in names and not _is_of_event(part, each.value)
    )


def _is_of_event(part: Part, name: str) -> bool:
    """Whether the text gives a name without a word for a body, in quotes, to what was held."""
    bare = plain(name).strip('"')
    if NAMED_BODY.search(bare):
        return False
    if MEETING.search(bare.lower()) and not any(word[0].isupper() for word in bare.split()[1:]):
        return True  # `Dvodnevnu posetu organizovalo je Udruzenje`
    said = rf'(?:{HELD.pattern}|{MEETING.pattern})[ :,]+"{re.escape(bare.lower())}'
    return re.search(re.sub(r"\?P<\w+>", "?:", said), part.plain.lower()) is not None


_HOUR = re.compile(r"(?<![\d.:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])\W*$")
"""The hour at which something begins, at the end of an entry of a calendar."""
APART = 400
"""Letters behind the town in which a call by video is that of one guest."""


def _where(
    part: Part, body: int, titled: int, code: str | None, known: Known
) -> tuple[Read[str] | None, Read[str] | None]:
    """How people met, and in which town."""
    way = holding.mode(part, body)
    where = places.place(part, titled, known)
    if way and way.value == "online":
        # Online and a hall in a town: which of the two, or both, is for a person to say.
        late = where is not None and way.start > where.start + APART
        return (None, where) if where and (late or holding.in_a_hall(part, body)) else (way, None)
    return way or holding.met(part, body, code, where), where


def project(part: Part, known: Known, heading: tuple[int, int] | None) -> Reading:
    """Read a project page."""
    title = title_of(part, heading, known)
    first, last = period(part)
    labelled = subjects.project(part) if _is_label(part, title) else None
    named = agreements(part, known)
    return Reading(
        start=part.offset,
        end=part.offset + len(part.text),
        title=labelled or (part.quoted(title.start, title.end, 0.9) if title else None),
        date=first,
        date_end=last,
        published=None if first else published_on(part, title.body if title else 0),
        organisers=organisers(part, project=True),
        partners=supporters.partners(part, project=True),
        funders=supporters.funders(part, project=True),
        objective=subjects.objective(part),
        target_groups=subjects.target_groups(part),
        planned=planned(part, known),
        agreements=named,
        truncated=part.truncated,
        on_dialogue=subjects.on_dialogue(part, named),
    )


def nothing(
    part: Part,
    known: Known,
    heading: tuple[int, int] | None,
    published: Read[str] | None = None,
) -> Reading:
    """Read a page that is none of these: its title and day only."""
    title = title_of(part, heading, known)
    return Reading(
        start=part.offset,
        end=part.offset + len(part.text),
        title=part.quoted(title.start, title.end, 0.8) if title else None,
        published=published_on(part, title.body if title else 0) or published,
    )


def _is_label(part: Part, title: Title | None) -> bool:
    """Whether the first line is a label such as Project title: and not the title itself."""
    return (
        title is None
        or ":" in part.plain[title.start : title.start + 28]
        or "roject" in part.plain[title.start : title.end][:12]
    )


def _day(published: Read[str] | None) -> date | None:
    known = published is not None and len(published.value) == 10
    return date.fromisoformat(published.value) if published and known else None
