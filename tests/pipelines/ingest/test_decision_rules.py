"""Sites ask only their own hosts; a decision says what came of it, and names nobody."""

from pathlib import Path
from typing import Any

import pytest

from tests.reports import reported
from tests.trees import quoted

ACCEPTED = {
    "candidate": "a1",
    "decision": "accepted",
    "decided_on": "2026-11-30",
    "accepted_table": "activities",
    "accepted_id": "example",
}
REJECTED = {
    "candidate": "a2",
    "decision": "rejected",
    "decided_on": "2026-11-30",
    "reason": "not on the dialogue",
}


def told(root: Path, *decisions: dict[str, Any]) -> list[tuple[str, str | None]]:
    """What is wrong, and what was found, in a tree with decisions."""
    path = root / "raw" / "decisions.yml"
    path.write_text(quoted({"decisions": list(decisions)}), encoding="utf-8")
    return [(each.what, each.found) for each in reported(root)]


def test_decisions_are_later_than_the_data_and_whole(tiny: Path) -> None:
    assert told(tiny, ACCEPTED, REJECTED) == []


@pytest.mark.parametrize(
    ("decision", "what", "found"),
    [
        (
            {**ACCEPTED, "accepted_table": "acts"},
            "accepted_table does not fit the decision",
            "acts",
        ),
        (
            {**ACCEPTED, "reason": "good"},
            "reason does not fit the decision",
            "good",
        ),
        (
            {**REJECTED, "accepted_id": "example"},
            "accepted_id does not fit the decision",
            "example",
        ),
        (
            {**REJECTED, "reason": "ask ana@example.org"},
            "reason does not fit the decision",
            "ask ana@example.org",
        ),
        (
            {name: value for name, value in REJECTED.items() if name != "reason"},
            "reason does not fit the decision",
            "nothing",
        ),
    ],
)
def test_a_decision_that_is_half_told_is_an_error(
    tiny: Path, decision: dict[str, Any], what: str, found: str
) -> None:
    assert told(tiny, decision) == [(what, found)]


def test_a_candidate_is_decided_once(tiny: Path) -> None:
    assert len(told(tiny, ACCEPTED, {**REJECTED, "candidate": "a1"})) == 1
