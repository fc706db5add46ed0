"""What robots.txt of each host allows (RFC 9309)."""

from urllib.parse import urlsplit

from protego import Protego

from pipelines.capture.connect.fetching import AGENT, Failed, Fetcher
from pipelines.capture.connect.guard import Refused

LONGEST_PAUSE = 30.0
"""Seconds between two requests: who asks for more is visited so slowly and not more slowly."""


class Robots:
    """What the hosts of a site allow, each asked once.

    fetcher: asks them, and keeps the pause that they want.
    """

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._rules: dict[str, Protego | None] = {}

    def forbid(self, address: str) -> str | None:
        """Why an address may not be asked, or None; not, where its host cannot say so today."""
        parts = urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = self._asked(origin)
        rules = self._rules[origin]
        if rules is None:
            return f"{origin}/robots.txt cannot be read: {address} is not asked today"
        if rules.can_fetch(address, AGENT):
            return None
        return f"{origin}/robots.txt forbids {address}"

    def _asked(self, origin: str) -> Protego | None:
        """The rules of a host; none at all where it has no such file; None where it fails."""
        try:
            data = self._fetcher.fetch(f"{origin}/robots.txt").data or b""
        except Refused:
            return None
        except Failed as error:
            return None if error.again or not _is_absent(error) else Protego.parse("")
        rules = Protego.parse(data.decode("utf-8", "replace"))
        wanted = rules.crawl_delay(AGENT) or 0.0
        self._fetcher.pause = min(max(self._fetcher.pause, wanted), LONGEST_PAUSE)
        return rules


def _is_absent(error: Failed) -> bool:
    """Whether the host answered that it has no such file."""
    return error.status is not None and 400 <= error.status < 500
