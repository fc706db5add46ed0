"""The record of a candidate as a person edits it: YAML out, and read again by the rules of raw/."""

from pydantic import JsonValue

from pipelines.capture.inbox.homes import Fields, home_of
from pipelines.capture.inbox.store import Inbox
from pipelines.capture.inbox.yaml_form import dumped, ordered
from pipelines.ingest.read import Listing, Mapping, Scalar, Value, parse
from schemas.candidates import Candidate
from schemas.problem import Problem, ProblemsFound


def text_of(inbox: Inbox, candidate: Candidate) -> str:
    """What an editor opens: the record as it was edited before, else as it was read."""
    before = inbox.edited(candidate.key)
    if before is not None:
        return before
    address = candidate.origin.address or candidate.origin.file or ""
    head = [
        f"# Candidate {candidate.key}, {candidate.kind}, read {candidate.origin.seen_on}",
        f"# {address}",
        "# Fields and codes: raw/REFERENCE.md. What is not known is left out; it gets an id.",
        *(f"# To do: {' '.join(problem.split())}" for problem in candidate.problems),
    ]
    record = ordered(home_of(candidate.kind).table, candidate.record)
    return "\n".join(line.rstrip() for line in head) + "\n" + dumped(record)


def record_of(inbox: Inbox, candidate: Candidate) -> Fields:
    """The record of a candidate, as a person edited it, else as it was read.

    Raises ProblemsFound where what was edited cannot be read.
    """
    text = inbox.edited(candidate.key)
    if text is None:
        return candidate.record
    tree, problems = parse(text.encode("utf-8"), name_of(candidate))
    faults = tuple(each for each in problems if each.severity == "error")
    if tree is None or faults:
        raise ProblemsFound(faults or (Problem("the record cannot be read"),))
    value = _plain(tree)
    return value if isinstance(value, dict) else {}


def name_of(candidate: Candidate) -> str:
    """How messages call the file that a person edits."""
    return f"{candidate.key}.yml"


def _plain(value: Value) -> JsonValue:
    """A parsed value without the places."""
    if isinstance(value, Scalar):
        return value.value
    if isinstance(value, Listing):
        return [_plain(item) for item in value.items]
    assert isinstance(value, Mapping)
    return {name: _plain(item) for name, item in value.items.items()}
