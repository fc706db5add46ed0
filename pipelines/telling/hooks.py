"""Whom a run tells: by e-mail and by a call to an address, as the environment says.

A password and the address that is called are secrets: no message of ours has them in it.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Protocol

from pipelines.telling.mail import Mail
from pipelines.telling.webhook import Webhook
from schemas.problem import CouldNotRun

SECONDS = 30.0
"""The longest that one hook is waited for."""

MOST_LINES = 40
"""Lines of one message; the rest is counted."""

KEPT = 100
"""Lines that are kept for a hook which cannot be reached."""


class Hook(Protocol):
    """Someone who is told."""

    @property
    def name(self) -> str:
        """What the report calls the way."""

    def send(self, subject: str, lines: Sequence[str], at: datetime) -> None:
        """Send a message. Raises whatever keeps it from being sent."""


@dataclass(frozen=True)
class Hooks:
    """Those who are told, and what is wrong with the settings of others."""

    all: tuple[Hook, ...] = ()
    wrong: tuple[str, ...] = ()


def hooks_in(environment: Mapping[str, str]) -> Hooks:
    """The hooks that an environment sets up; one that is not set up right is a line."""
    found: list[Hook] = []
    wrong: list[str] = []
    ways: tuple[Callable[[Mapping[str, str]], Hook | None], ...] = (Mail.of, Webhook.of)
    for made in ways:
        try:
            hook = made(environment)
        except CouldNotRun as error:
            wrong.append(str(error))
            continue
        if hook is not None:
            found.append(hook)
    return Hooks(tuple(found), tuple(wrong))


@dataclass
class Told:
    """What became of a message: lines for the report, and what is still to be told, by hook."""

    lines: list[str] = field(default_factory=list)
    untold: dict[str, tuple[str, ...]] = field(default_factory=dict)


def tell(
    hooks: Hooks,
    lines: Sequence[str],
    untold: Mapping[str, Sequence[str]],
    at: datetime,
    seconds: float = SECONDS,
) -> Told:
    """Tell all hooks. Nothing that a hook does is an error.

    lines: the news, none when all is well; untold: what earlier runs could not tell, by hook; at:
    the time of the run; seconds: the longest that each is waited for.
    """
    told = Told(list(hooks.wrong))
    for hook in hooks.all:
        news = [*untold.get(hook.name, ()), *lines]
        if not news:
            continue
        fault = _fault(partial(hook.send, *_message(news), at), seconds)
        if fault is None:
            told.lines.append(f"{hook.name}: sent")
        else:
            told.lines.append(f"{hook.name}: could not be sent, the next run tries again: {fault}")
            told.untold[hook.name] = tuple(news[-KEPT:])
    return told


def _message(lines: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Subject and lines."""
    more = f" (and {len(lines) - 1} more)" if len(lines) > 1 else ""
    first = lines[0] if len(lines[0]) <= 100 else f"{lines[0][:97]}..."
    rest = len(lines) - MOST_LINES
    shown = [*lines[:MOST_LINES], *([f"... and {rest} more"] if rest > 0 else [])]
    return f"dialogue-data: {first}{more}", shown


def _fault(work: Callable[[], None], seconds: float) -> str | None:
    """Do something within a time. Returns why it was not done, without what may be a secret.

    A thread that hangs is left behind: it ends with the process.
    """
    ended: list[str | None] = []

    def watched() -> None:
        try:
            work()
        except Exception as error:  # whatever a server or a library does: the run is good
            ended.append(_said(error))
        else:
            ended.append(None)

    thread = threading.Thread(target=watched, daemon=True)
    thread.start()
    thread.join(seconds)
    return ended[0] if ended else f"no answer within {seconds:g} seconds"


def _said(error: Exception) -> str:
    """What our own messages say; of others the kind, for they may quote what they were given."""
    if isinstance(error, CouldNotRun):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return type(error).__name__
