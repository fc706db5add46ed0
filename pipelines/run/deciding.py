"""What persons decide on candidates: the inbox on one side, raw/ on the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.capture.inbox.accepting import Accepted, accepted, rejected, write
from pipelines.capture.inbox.editing import record_of, text_of
from pipelines.capture.inbox.likeness import alike
from pipelines.capture.inbox.raw_files import decisions_in
from pipelines.capture.inbox.shown import listed, shown
from pipelines.capture.inbox.store import Inbox, inbox_folder
from schemas.candidates import Candidate
from schemas.files import replace_text
from schemas.problem import CouldNotRun

Edit = Callable[[str], str]
"""Lets a person change a text."""

WAITING = "waiting"


@dataclass(frozen=True)
class Waiting:
    """What waits for a person: candidates, accepted ones whose page changed, files of no use."""

    new: int = 0
    changed: int = 0
    damaged: tuple[str, ...] = ()

    def __str__(self) -> str:
        if not self.new and not self.changed:
            return "nothing waits for a person"
        told = f"{_counted(self.new, 'candidate waits', 'candidates wait')} for a person"
        if self.changed:
            pages = _counted(self.changed, "page", "pages")
            told += f"; {pages} of accepted records changed"
        return f"{told}: dialogue inbox list"


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def opened(raw: Path, build: Path) -> Inbox:
    """The inbox of a project. Raises ProblemsFound for errors in raw/decisions.yml."""
    return Inbox(inbox_folder(build), decisions_in(raw))


def waiting(inbox: Inbox) -> Waiting:
    """What waits in an inbox."""
    found = inbox.all()
    new = sum(each.state == WAITING for each in found)
    changed = sum(_is_changed(inbox, each) for each in found if each.state != WAITING)
    return Waiting(new, changed, tuple(inbox.damaged()))


def lines(inbox: Inbox, states: Sequence[str]) -> list[str]:
    """The candidates of some states. states: `changed` are accepted ones whose page changed."""
    found = inbox.all()
    changed = frozenset(each.key for each in found if _is_changed(inbox, each))
    wanted = [
        each
        for each in found
        if each.state in states or ("changed" in states and each.key in changed)
    ]
    return list(listed([_with_likenesses(each, found) for each in wanted], changed))


def _with_likenesses(candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
    """A candidate with the others of the inbox that it may be the same as."""
    known = {(each.table, each.id) for each in candidate.likenesses}
    more = [each for each in alike(candidate, others) if (each.table, each.id) not in known]
    return candidate.model_copy(update={"likenesses": (*candidate.likenesses, *more)})


def _is_changed(inbox: Inbox, candidate: Candidate) -> bool:
    return candidate.state != "rejected" and inbox.earlier(candidate.key) is not None


def page(inbox: Inbox, key: str) -> list[str]:
    """One candidate with its evidence. Raises CouldNotRun where there is none."""
    candidate = _with_likenesses(inbox.one(key), inbox.all())
    earlier = inbox.earlier(candidate.key)
    return list(shown(candidate, record_of(inbox, candidate), earlier))


def accept(raw: Path, inbox: Inbox, key: str, today: date, is_verified: bool) -> Accepted:
    """Make a candidate a record of raw/.

    today: the day of the decision; is_verified: whether a person read it on the page. Raises
    ProblemsFound for a record that is not valid: nothing is written then.
    """
    candidate = _undecided(inbox, key)
    done = accepted(raw, candidate, record_of(inbox, candidate), today, is_verified)
    write(done)
    inbox.decide(candidate.key, "accepted", today, record_id=done.id)
    return done


def reject(raw: Path, inbox: Inbox, key: str, reason: str, today: date) -> str:
    """Reject a candidate, with a reason, so that it does not come back.

    Of an accepted one, whose page has changed, the change is dismissed. Returns what was done.
    """
    candidate = inbox.one(key)
    if candidate.state == "accepted" and inbox.earlier(candidate.key) is not None:
        day = candidate.decided_on or today
        inbox.decide(candidate.key, "accepted", day, record_id=candidate.record_id)
        return f"{candidate.key}: its page changed; the record {candidate.record_id} stays as it is"
    if not reason.strip():
        raise CouldNotRun("a rejection says why: --reason '...'")
    candidate = _undecided(inbox, key)
    for file, text in rejected(raw, candidate, " ".join(reason.split()), today).texts.items():
        replace_text(raw / file, text)
    inbox.decide(candidate.key, "rejected", today, reason=" ".join(reason.split()))
    return f"{candidate.key}: rejected; raw/decisions.yml says why"


def edit(raw: Path, inbox: Inbox, key: str, change: Edit, today: date) -> Accepted | None:
    """Let a person edit the record of a candidate, and check what it would become.

    change: lets the text be changed. Returns what accepting it would do, or None where nothing was
    changed. Raises ProblemsFound for what is wrong with it; what was written is kept all the same.
    """
    candidate = _undecided(inbox, key)
    before = text_of(inbox, candidate)
    after = change(before)
    if after == before:
        return None
    inbox.edit(candidate.key, after)
    return accepted(raw, candidate, record_of(inbox, candidate), today)


def _undecided(inbox: Inbox, key: str) -> Candidate:
    candidate = inbox.one(key)
    if candidate.state == WAITING:
        return candidate
    what = f"{candidate.key} was {candidate.state} on {candidate.decided_on}"
    if candidate.state == "rejected":
        raise CouldNotRun(
            f"{what}: {candidate.reason}; to undo it take its lines out of raw/decisions.yml"
        )
    raise CouldNotRun(f"{what}, as {candidate.record_id}; correct that record in raw/")
