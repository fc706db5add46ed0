"""The news as a POST of JSON to an address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from schemas.problem import CouldNotRun

VARIABLE = "DIALOGUE_WEBHOOK"

SECONDS = 10.0
"""The longest that one part of the answer is waited for."""


@dataclass(frozen=True)
class Webhook:
    """An address that is called. Who knows it may write there: it is a secret."""

    address: str = field(repr=False)
    name: str = "webhook"

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Webhook | None":
        """What the environment sets up. Raises CouldNotRun for what is no address."""
        address = environment.get(VARIABLE, "").strip()
        if not address:
            return None
        if not _is_address(address):
            raise CouldNotRun(f"webhook: not set up: {VARIABLE} is no http or https address")
        return cls(address)

    def send(self, subject: str, lines: Sequence[str], at: datetime) -> None:
        """Send a message: `text` is what chats show. Raises CouldNotRun if it is not taken."""
        import httpx  # takes a moment, and most runs have nothing to say

        content = {
            "subject": subject,
            "lines": list(lines),
            "text": "\n".join([subject, *lines]),
            "run": at.isoformat(timespec="seconds"),
        }
        with (
            httpx.Client(timeout=SECONDS) as client,
            client.stream("POST", self.address, json=content) as answer,
        ):
            if not answer.is_success:
                raise CouldNotRun(f"the address answered {answer.status_code}")


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
