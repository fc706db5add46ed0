"""Which addresses of the network may be asked, and a connection to the address that was checked.

A name is looked up once; every address that it has is looked at; the connection goes to one of
these and to no other, so that a second look-up cannot lead elsewhere. Nothing from outside the code
changes what is allowed: no setting, variable or file.
"""

import socket
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

import httpcore
import httpx

Resolver = Callable[[str, int], list[str]]
"""The addresses that a name has, as texts."""

PORTS = {"http": 80, "https": 443}
"""Schemes that are asked, each on its own port."""

_MAPPED_64 = range(0x64FF9B << 96, (0x64FF9B << 96) + 2**32)


class Refused(Exception):
    """An address that is not asked; says why."""


class TooSlow(Exception):
    """An answer that did not end in time."""


def looked_up(host: str, port: int) -> list[str]:
    """The addresses that the system knows for a name. Raises OSError where there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def is_public(text: str) -> bool:
    """Whether an address is one of the open internet, also where it is wrapped in another."""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return all(map(_is_open, _meant(address)))


def _meant(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """The address, and what it leads to on the way through a translator."""
    yield address
    if isinstance(address, IPv4Address):
        return
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo
    if int(address) in _MAPPED_64:
        yield IPv4Address(int(address) & 0xFFFFFFFF)


def _is_open(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return True  # what it leads to is looked at on its own
    if isinstance(address, IPv6Address) and address.is_site_local:
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


class Guard:
    """Decides whom a request may reach.

    hosts: names that may be asked; resolver: looks a name up; dial: connects to an address that was
    looked at. Tests give a resolver and a dial of their own, which ask a server of theirs.
    """

    def __init__(
        self,
        hosts: Iterable[str],
        resolver: Resolver = looked_up,
        dial: httpcore.NetworkBackend | None = None,
    ) -> None:
        self._hosts = frozenset(host.lower() for host in hosts)
        self._resolver = resolver
        self.dial = dial or httpcore.SyncBackend()

    def check(self, address: str) -> None:
        """Raise Refused for an address of another scheme, host or port, or with a password."""
        try:
            url = httpx.URL(address)
        except (httpx.InvalidURL, TypeError, ValueError) as error:
            raise Refused(f"{address!r} is no address") from error
        if url.scheme not in PORTS:
            raise Refused(f"{address} is neither http nor https")
        # As it is asked: names in other letters are those that begin with xn--.
        if url.raw_host.decode("ascii", "replace") not in self._hosts:
            raise Refused(f"{url.host} is no host of the site")
        if url.userinfo:
            raise Refused(f"{url.host} is asked with a name or password")
        if url.port not in (None, PORTS[url.scheme]):
            raise Refused(f"port {url.port} of {url.host} is not asked")

    def addresses_of(self, host: str, port: int) -> list[str]:
        """The addresses to connect to. Raises Refused if any that the name has is not open."""
        found = self._resolver(host, port)
        for each in found:
            if not is_public(each):
                raise Refused(f"{host} leads to {each}, which is no address of the open internet")
        if not found:
            raise OSError(f"{host} has no address")
        return found


class _Stream(httpcore.NetworkStream):
    """A connection that ends when its time is over, however slowly it drips."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def _left(self, timeout: float | None) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TooSlow
        return left if timeout is None else min(timeout, left)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _Stream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Checked(httpcore.NetworkBackend):
    """Connects to addresses that were looked at, and to nothing else."""

    def __init__(self, guard: Guard, deadline: float) -> None:
        self._guard = guard
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> httpcore.NetworkStream:
        *others, last = self._guard.addresses_of(host, port)
        rest = (port, timeout, local_address, socket_options)
        for address in others:
            try:
                return _Stream(self._guard.dial.connect_tcp(address, *rest), self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return _Stream(self._guard.dial.connect_tcp(last, *rest), self._deadline)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Any = None
    ) -> httpcore.NetworkStream:
        raise Refused(f"{path} is a socket of this machine")

    def sleep(self, seconds: float) -> None:
        self._guard.dial.sleep(seconds)


class _Transport(httpx.BaseTransport):
    """The way of a request of httpx to a server: no proxy, no connection kept for another."""

    def __init__(self, guard: Guard, deadline: float) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            max_keepalive_connections=0,
            network_backend=_Checked(guard, deadline),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(answer),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    """What a server sends, as it comes."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


@contextmanager
def client(guard: Guard, seconds: float) -> Iterator[httpx.Client]:
    """A client for one request, which the guard watches.

    seconds: for the whole of it. It follows no redirect by itself: each is checked like a first
    address.
    """
    way = _Transport(guard, time.monotonic() + seconds)
    with httpx.Client(transport=way, timeout=seconds, trust_env=False) as made:
        yield made
