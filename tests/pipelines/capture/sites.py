"""A server of this machine that plays the sites of others, also bad ones, and a way to it."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpcore

from pipelines.capture.connect import Fetcher, Guard, Limits

HOST = "site.example.org"
OPEN = "93.184.216.34"
"""An address of the open internet; in these tests it leads to the server of this machine."""

QUICK = Limits(seconds=2.0, waits=(0.0, 0.0), pause=0.0, most_bytes=200_000)


@dataclass
class Reply:
    """What the server sends. length: what it says its length is, by default the truth."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None


Answers = Callable[[BaseHTTPRequestHandler], Reply | None]
"""Answers a request; None where it was answered already."""


@dataclass
class Site:
    """The server: what it answers by path, and what it was asked."""

    port: int
    pages: dict[str, Reply | Answers] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def page(self, path: str, text: str | bytes, **headers: str) -> None:
        """Put a page at a path; its headers with `_` for `-`."""
        body = text.encode() if isinstance(text, str) else text
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = Reply(body, headers={"Content-Type": "text/html", **named})

    def count(self, path: str) -> int:
        """How often a path was asked."""
        return self.asked.count(path)


class _Dial(httpcore.NetworkBackend):
    """Connects to the server of the test, whatever address it is given, and notes that one."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.addresses: list[str] = []

    def connect_tcp(self, host: str, port: int, *rest: Any, **more: Any) -> httpcore.NetworkStream:
        self.addresses.append(host)
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout=5)


@contextmanager
def serving() -> Iterator[Site]:
    """A server, as long as this lasts."""
    site = Site(0)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.headers.append(dict(self.headers.items()))
            reply = site.pages.get(self.path, Reply(b"nothing here", 404))
            if callable(reply):
                reply = reply(self)
            if reply is not None:
                _send(self, reply)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # who hangs up is no fault
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=[0.05])
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _send(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    handler.send_response(reply.status)
    for name, value in reply.headers.items():
        handler.send_header(name, value)
    if reply.status != 304:
        length = len(reply.body) if reply.length is None else reply.length
        handler.send_header("Content-Length", str(length))
    handler.end_headers()
    handler.wfile.write(reply.body)


def resolver(**more: str) -> Callable[[str, int], list[str]]:
    """Every name leads to one open address; but for some, `_` for `.` in them."""
    known = {name.replace("_", "."): address for name, address in more.items()}
    return lambda host, port: [known.get(host, OPEN)]


def fetcher(site: Site, *hosts: str, limits: Limits = QUICK, **names: str) -> Fetcher:
    """Who asks the server under names of hosts. names: what some of them lead to."""
    guard = Guard(hosts or (HOST,), resolver(**names), _Dial(site.port))
    return Fetcher(guard, limits, sleep=lambda seconds: None)


def dripping(seconds: float) -> Answers:
    """Sends a letter now and then, for a long time."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        until = time.monotonic() + seconds
        try:
            while time.monotonic() < until:
                handler.wfile.write(b".")
                time.sleep(0.05)
        except OSError:
            pass

    return answer


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Sends gigabytes, if anybody takes them."""
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(100_000):
            handler.wfile.write(b"x" * 65_536)
    except OSError:
        pass


def unchanged_if(etag: str, body: bytes) -> Answers:
    """Answers 304 to who knows the page already."""

    def answer(handler: BaseHTTPRequestHandler) -> Reply:
        if handler.headers.get("If-None-Match") == etag:
            return Reply(status=304)
        return Reply(body, headers={"ETag": etag, "Content-Type": "text/html"})

    return answer


def moved(to: str, status: int = 302) -> Reply:
    """A redirect."""
    return Reply(status=status, headers={"Location": to})
