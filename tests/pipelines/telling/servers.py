"""A mail server and a web server of this machine, which keep what they are given."""

import json
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass
class Post:
    """The mail server.

    refusal: what it answers to who wants to write; secret: how it makes a connection secret, if it
    can; said: each line it heard; given: those of them that came in secret.
    """

    port: int = 0
    refusal: str = ""
    secret: ssl.SSLContext | None = None
    given: list[str] = field(default_factory=list)
    messages: list[EmailMessage] = field(default_factory=list)
    receivers: list[list[str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def settings(self) -> dict[str, str]:
        """What sets up a hook to it."""
        return {
            "DIALOGUE_MAIL_HOST": f"127.0.0.1:{self.port}",
            "DIALOGUE_MAIL_FROM": "dialogue@example.org",
            "DIALOGUE_MAIL_TO": "operator@example.org, editor@example.org",
        }

    def lines(self) -> list[str]:
        """The news of all messages, each in a line, without the last line of each."""
        texts = (_plain(each).split("\n\n") for each in self.messages)
        return [" ".join(line.split()) for text in texts for line in text[:-1]]


def _plain(message: EmailMessage) -> str:
    return str(message.get_content()).replace("\r\n", "\n").strip()


@dataclass
class Web:
    """The web server. status: what it answers; calls: the JSON it was given."""

    port: int = 0
    status: int = 204
    calls: list[dict[str, Any]] = field(default_factory=list)

    @property
    def settings(self) -> dict[str, str]:
        """What sets up a hook to it; the path is the secret of its user."""
        return {"DIALOGUE_WEBHOOK": f"http://127.0.0.1:{self.port}/secret-of-the-hook"}


@contextmanager
def post() -> Iterator[Post]:
    """A mail server, as long as this lasts."""
    kept = Post()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            with suppress(ssl.SSLError):  # who does not trust us hangs up
                _talk(self, kept)

        def finish(self) -> None:
            super().finish()
            self.request.close()  # the one that was wrapped: the server knows the bare one

    with _served(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)) as kept.port:
        yield kept


def _talk(talk: socketserver.StreamRequestHandler, kept: Post) -> None:
    """SMTP as RFC 5321 has it, as far as a sender needs it."""
    receivers: list[str] = []

    def answer(text: str) -> None:
        talk.wfile.write(f"{text}\r\n".encode())

    answer("220 post.example.org")
    is_secret = False
    while line := talk.rfile.readline().decode().rstrip("\r\n"):
        kept.said.append(line)
        if is_secret:
            kept.given.append(line)
        verb = line.split()[0].upper()
        if verb == "QUIT":
            answer("221 bye")
            return
        if verb == "EHLO" and kept.secret:
            answer("250-post.example.org\r\n250-AUTH PLAIN\r\n250 STARTTLS")
        elif verb == "STARTTLS" and kept.secret:
            answer("220 go on")
            _wrap(talk, kept.secret)
            is_secret = True
        elif verb == "AUTH":
            answer("235 welcome" if is_secret else "530 not in the open")
        elif verb == "MAIL" and kept.refusal:
            answer(kept.refusal)
        elif verb == "DATA":
            answer("354 go on")
            data = b"".join(iter(talk.rfile.readline, b".\r\n"))
            message = message_from_bytes(data, policy=policy.default)
            assert isinstance(message, EmailMessage)
            kept.messages.append(message)
            kept.receivers.append(receivers)
            answer("250 kept")
        else:
            if verb == "RCPT":
                receivers.append(line)
            answer("250 good")


def _wrap(talk: socketserver.StreamRequestHandler, secret: ssl.SSLContext) -> None:
    """Go on in secret."""
    talk.request = secret.wrap_socket(talk.request, server_side=True)
    talk.connection = talk.request
    talk.rfile, talk.wfile = talk.request.makefile("rb"), talk.request.makefile("wb", 0)


def certificate(folder: Path) -> Path:
    """A certificate of this machine with its key, in a file; nobody trusts it unasked."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "post.example.org")])
    now = datetime.now(UTC)
    address = x509.IPAddress(ip_address("127.0.0.1"))
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "certificate.pem"
    pem, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    own = key.private_bytes(pem, form, serialization.NoEncryption())
    path.write_bytes(own + signed.public_bytes(pem))
    return path


@contextmanager
def web() -> Iterator[Web]:
    """A web server, as long as this lasts."""
    kept = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            kept.calls.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(kept.status)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    with _served(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as kept.port:
        yield kept


@contextmanager
def mute() -> Iterator[int]:
    """The port of a server that takes a call and never says anything."""
    over = threading.Event()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            over.wait(60)

    with _served(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)) as port:
        try:
            yield port
        finally:
            over.set()


@contextmanager
def _served(server: socketserver.TCPServer) -> Iterator[int]:
    thread = threading.Thread(target=server.serve_forever, args=[0.05])
    thread.start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
