"""One address to its bytes: checked, within limits, asked again where that may help."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from pipelines.capture.connect.guard import Guard, Refused, TooSlow, client

AGENT = "dialogue-data"
"""How we call ourselves before servers and in robots.txt."""

REDIRECTS = frozenset({301, 302, 303, 307, 308})
AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers after which asking again may help."""

_BROKEN = (httpx.HTTPError, httpx.StreamError, httpcore.NetworkError, httpcore.ProtocolError)
_LATE = (TooSlow, httpcore.TimeoutException, httpx.TimeoutException)


Forbids = Callable[[str], str | None]
"""Why an address may not be asked, or None."""


@dataclass(frozen=True)
class Limits:
    """How much is asked of a server, and how patiently.

    most_bytes: of an answer, unpacked; seconds: of one request; redirects: in a row; waits: seconds
    before each further try; pause: seconds between two requests to a host; longest_wait: seconds
    that a server may ask for; visit: seconds after which a visit asks for no further page.
    """

    most_bytes: int = 5 * 2**20
    seconds: float = 30.0
    redirects: int = 5
    waits: tuple[float, ...] = (2.0, 10.0)
    pause: float = 2.0
    longest_wait: float = 60.0
    visit: float = 900.0


class Failed(Exception):
    """An address that gave nothing of use; says why.

    again: whether another try may help; wait: seconds that the server asks for, if it does;
    status: the code of its answer, if there was one.
    """

    def __init__(
        self,
        why: str,
        again: bool = False,
        wait: float | None = None,
        status: int | None = None,
    ) -> None:
        super().__init__(why)
        self.again = again
        self.status = status
        self.wait = wait


@dataclass(frozen=True)
class Known:
    """What an earlier answer said of itself, by which a server can tell that nothing changed."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """What to send."""
        sent = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in sent.items() if value}


@dataclass(frozen=True)
class Answer:
    """What a server sent.

    address: where it came from at last; data: its body, or None where nothing changed; headers: in
    small letters.
    """

    address: str
    status: int
    data: bytes | None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def known(self) -> Known:
        """What to ask with next time."""
        return Known(self.headers.get("etag"), self.headers.get("last-modified"))


class Fetcher:
    """Asks the hosts of one site, slowly.

    guard: who may be asked; limits: how much; sleep, clock: of the machine, others in tests.
    """

    def __init__(
        self,
        guard: Guard,
        limits: Limits | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limits = limits or Limits()
        self.pause = self.limits.pause
        self._guard = guard
        self._sleep = sleep
        self._clock = clock
        self._asked: dict[str, float] = {}
        self._began = clock()

    @property
    def is_over(self) -> bool:
        """Whether the time of the visit is over."""
        return self._clock() - self._began > self.limits.visit

    def fetch(
        self, address: str, known: Known | None = None, may_not: Forbids | None = None
    ) -> Answer:
        """Fetch an address.

        known: what an earlier answer said; may_not: why an address may not be asked, also one to
        which one is led. Raises Refused for what is not asked, Failed for what gave nothing.
        """
        for wait in self.limits.waits:
            try:
                return self._followed(address, known, may_not)
            except Failed as error:
                if not error.again:
                    raise
                asked = wait if error.wait is None else error.wait
                self._sleep(min(asked, self.limits.longest_wait))
        return self._followed(address, known, may_not)

    def _followed(self, address: str, known: Known | None, may_not: Forbids | None) -> Answer:
        here = address
        for _ in range(self.limits.redirects + 1):
            self._guard.check(here)
            if may_not is not None and (why := may_not(here)) is not None:
                raise Refused(why)
            self._wait_for(here)
            answer = self._asked_once(here, known or Known())
            if answer.status not in REDIRECTS:
                return answer
            here = urljoin(here, answer.headers.get("location", ""))
        raise Failed(f"{address} redirects more than {self.limits.redirects} times")

    def _wait_for(self, address: str) -> None:
        """Keep the pause between two requests to a host."""
        host = urlsplit(address).hostname or ""
        now = self._clock()
        left = self._asked.get(host, now - self.pause) + self.pause - now
        if left > 0:
            self._sleep(left)
        self._asked[host] = self._clock()

    def _asked_once(self, address: str, known: Known) -> Answer:
        headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip, identity", **known.headers}
        try:
            with client(self._guard, self.limits.seconds) as http:
                request = http.build_request("GET", address, headers=headers)
                answer = http.send(request, stream=True)
                try:
                    return self._read(address, answer)
                finally:
                    answer.close()
        except _LATE as error:
            raise Failed(
                f"{address} did not answer within {self.limits.seconds:g} seconds", again=True
            ) from error
        except (*_BROKEN, OSError) as error:
            why = str(error) or type(error).__name__
            raise Failed(f"{address} could not be read: {why}", again=True) from error

    def _read(self, address: str, answer: httpx.Response) -> Answer:
        headers = {name.lower(): value for name, value in answer.headers.items()}
        status = answer.status_code
        if status == 304 or status in REDIRECTS:
            return Answer(address, status, None, headers)
        if status in AGAIN:
            wait = _seconds(headers.get("retry-after"))
            raise Failed(f"{address} answers {status}", again=True, wait=wait, status=status)
        if status != 200:
            raise Failed(f"{address} answers {status}", status=status)
        return Answer(address, status, self._body(address, answer), headers)

    def _body(self, address: str, answer: httpx.Response) -> bytes:
        """The body, no more of it than is allowed."""
        parts, size = [], 0
        for part in answer.iter_bytes(65_536):
            size += len(part)
            if size > self.limits.most_bytes:
                raise Failed(f"{address} sends more than {self.limits.most_bytes:,} bytes")
            parts.append(part)
        return b"".join(parts)


def _seconds(text: str | None) -> float | None:
    """What `Retry-After` asks for: seconds; a date is not waited for but by our own measure."""
    if text is None or not text.strip().isdigit() or len(text) > 9:
        return None
    return float(text)
