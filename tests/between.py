"""What stands between us and a storage: it records what is asked, and can refuse or break it."""

import http.client
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal
from urllib.parse import unquote, urlsplit

Fault = Literal["refuse", "busy", "silence", "cut", "late cut", "spoil", "no bucket"]
"""What happens to a request: 403; 503; no answer; the line is cut before or after it was done; the
bytes arrive changed; 404 for the bucket."""

SECONDS = 30
"""The longest that a silence lasts."""


@dataclass(frozen=True)
class Asked:
    """A request that the storage did. copied: the key that it copied; headers: with small names."""

    method: str
    key: str
    body: bytes = b""
    copied: str | None = None
    headers: dict[str, str] = field(default_factory=dict)


class Between:
    """The proxy. faulty: the fault of a request, by its method and key; may be set at any time."""

    def __init__(self, upstream: int, bucket: str) -> None:
        self.done: list[Asked] = []
        self.faulty: Callable[[str, str], Fault | None] = lambda method, key: None
        self.upstream = upstream
        self.bucket = bucket
        self.over = threading.Event()
        self.lock = threading.Lock()
        self.port = 0

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def writes(self) -> list[Asked]:
        """What changed the storage, in the order in which it was done."""
        return [each for each in self.done if each.method in ("PUT", "DELETE", "POST")]

    def sent(self) -> list[str]:
        """The keys of what was sent, but for the lists of the publication itself."""
        own = ("published.json", ".publishing.json")
        return [
            each.key
            for each in self.writes
            if each.method == "PUT" and each.copied is None and not each.key.endswith(own)
        ]


class _Server(ThreadingHTTPServer):
    request_queue_size = 64
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Who asked is gone, as some tests want it."""


@contextmanager
def between(upstream: int, bucket: str) -> Iterator[Between]:
    """Start one before a storage. upstream: its port."""
    state = Between(upstream, bucket)
    server = _Server(("127.0.0.1", 0), type("_Own", (_Handler,), {"state": state}))
    state.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield state
    finally:
        state.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    state: Between
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _handle(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        if len(body) < length:  # who asked was killed
            self.close_connection = True
            return
        key = unquote(urlsplit(self.path).path).removeprefix(f"/{self.state.bucket}").lstrip("/")
        fault = self.state.faulty(self.command, key)
        if fault == "silence":
            self.state.over.wait(SECONDS)
        if fault in ("silence", "cut"):
            self.close_connection = True
            return
        if fault in _ANSWERS:
            self._answer(*_ANSWERS[fault])
            return
        self._pass_on(key, body, fault)

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = _handle

    def _pass_on(self, key: str, body: bytes, fault: Fault | None) -> None:
        """Ask the storage, and give its answer. One after the other, so that there is an order."""
        upstream = http.client.HTTPConnection("127.0.0.1", self.state.upstream, timeout=SECONDS)
        with self.state.lock, closing(upstream) as line:
            line.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                if name.lower() not in ("expect", "connection"):
                    line.putheader(name, value)
            line.endheaders(body[::-1] if fault == "spoil" else body)
            answer = line.getresponse()
            content = answer.read()
            if answer.status < 300:
                self.state.done.append(self._asked(key, body))
        if fault == "late cut":
            self.close_connection = True
            return
        self._answer(answer.status, content, answer.getheaders())

    def _asked(self, key: str, body: bytes) -> Asked:
        headers = {name.lower(): value for name, value in self.headers.items()}
        copied = headers.get("x-amz-copy-source")
        if copied is not None:
            copied = unquote(copied).lstrip("/").removeprefix(f"{self.state.bucket}/")
        return Asked(self.command, key, body, copied, headers)

    def _answer(self, status: int, content: bytes, headers: list[tuple[str, str]]) -> None:
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in ("content-length", "connection", "transfer-encoding"):
                self.send_header(name, value)
        length = {name.lower(): value for name, value in headers}.get("content-length")
        is_head = self.command == "HEAD"
        self.send_header("Content-Length", length or "0" if is_head else str(len(content)))
        self.end_headers()
        if not is_head:
            self.wfile.write(content)


def _error(status: int, code: str) -> tuple[int, bytes, list[tuple[str, str]]]:
    text = f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>no</Message></Error>"
    return status, text.encode(), [("Content-Type", "application/xml")]


_ANSWERS: dict[Fault | None, tuple[int, bytes, list[tuple[str, str]]]] = {
    "refuse": _error(403, "AccessDenied"),
    "busy": _error(503, "SlowDown"),
    "no bucket": _error(404, "NoSuchBucket"),
}
