"""When a run of a deployment may begin."""

import threading
import time
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from pipelines.run.shelf import locked

MINUTE = timedelta(minutes=1)


@pytest.fixture
def turn() -> Any:
    """The module under test; Prefect takes seconds to import."""
    from pipelines.orchestrator import turn

    return turn


def started(
    patch: pytest.MonkeyPatch, ago: timedelta, is_scheduled: bool = True, times: int = 1
) -> datetime:
    """Let the present run be one of a deployment that was due some time ago. Returns its hour."""
    from prefect.client.schemas.objects import FlowRun
    from prefect.context import FlowRunContext

    hour = datetime.now(UTC) - ago
    run = FlowRun(
        flow_id=uuid4(),
        deployment_id=uuid4(),
        expected_start_time=hour,
        auto_scheduled=is_scheduled,
        run_count=times,
    )
    context = type("Context", (), {"flow_run": run})()
    patch.setattr(FlowRunContext, "get", classmethod(lambda cls: context))
    return hour


def test_a_run_of_the_schedule_begins_in_time(turn: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    hour = started(monkeypatch, 59 * MINUTE)
    assert turn.begin_by(60) == hour + 60 * MINUTE


def test_later_it_does_not_begin(turn: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    hour = started(monkeypatch, 61 * MINUTE)
    with pytest.raises(turn.Missed) as missed:
        turn.begin_by(60)
    assert f"due at {hour:%Y-%m-%d %H:%M} UTC" in str(missed.value)
    assert "within 60 minutes" in str(missed.value)


@pytest.mark.parametrize("asked", [{"is_scheduled": False}, {"times": 2}])
def test_what_a_person_asked_for_or_tried_again_is_never_too_late(
    turn: Any, monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any]
) -> None:
    started(monkeypatch, 61 * MINUTE, **asked)
    assert turn.begin_by(60) > datetime.now(UTC) + 59 * MINUTE


def test_what_a_command_calls_begins_now(turn: Any) -> None:
    assert turn.begin_by(60) <= datetime.now(UTC)


def test_a_run_waits_for_a_command_that_holds_the_folder(
    turn: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(turn, "LOOK", 0.01)
    with locked(tmp_path):
        waiting = threading.Thread(
            target=turn.wait_for, args=[tmp_path, datetime.now(UTC) + 60 * MINUTE]
        )
        waiting.start()
        time.sleep(0.1)
        assert waiting.is_alive()
    waiting.join(60)
    assert not waiting.is_alive()


@pytest.mark.parametrize("is_held", [True, False])
def test_a_run_does_not_wait_when_it_may_begin_no_more(
    turn: Any, tmp_path: Path, is_held: bool
) -> None:
    with locked(tmp_path) if is_held else nullcontext():
        turn.wait_for(tmp_path, datetime.now(UTC))
