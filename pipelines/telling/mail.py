"""The news by e-mail."""

import smtplib
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid, parseaddr

from schemas.problem import CouldNotRun, plain

PREFIX = "DIALOGUE_MAIL_"

WITH_TLS = 465
"""The port on which a connection is secret from its first byte."""

SECONDS = 10.0
"""The longest that one answer of the server is waited for."""


@dataclass(frozen=True)
class Mail:
    """A mail server, and who writes to whom through it."""

    host: str
    port: int
    sender: str
    receivers: tuple[str, ...]
    user: str = ""
    password: str = field(default="", repr=False)
    name: str = "mail"

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Mail | None":
        """What the environment sets up. Raises CouldNotRun if it does so by half."""
        given = {n: environment.get(f"{PREFIX}{n}", "").strip() for n in ("HOST", "FROM", "TO")}
        if not any(given.values()):
            return None
        if missing := [f"{PREFIX}{name}" for name, value in given.items() if not value]:
            raise CouldNotRun(f"mail: not set up: {', '.join(missing)} is missing")
        host, _, port = given["HOST"].partition(":")
        if port and not port.isdigit():
            raise CouldNotRun(f"mail: not set up: {PREFIX}HOST wants HOST or HOST:PORT")
        return cls(
            host=host,
            port=int(port or 25),
            sender=given["FROM"],
            receivers=tuple(filter(None, map(str.strip, given["TO"].split(",")))),
            user=environment.get(f"{PREFIX}USER", "").strip(),
            password=environment.get(f"{PREFIX}PASSWORD", ""),
        )

    def send(self, subject: str, lines: Sequence[str], at: datetime) -> None:
        """Send a message. Raises CouldNotRun, SMTPException or OSError if it cannot be sent."""
        try:
            with self._connected() as server:
                self._begin(server)
                server.send_message(self._message(subject, lines, at))
        except smtplib.SMTPResponseException as error:  # its text may quote what it was given
            raise CouldNotRun(f"the mail server answered {error.smtp_code}") from None

    def _message(self, subject: str, lines: Sequence[str], at: datetime) -> EmailMessage:
        host = parseaddr(self.sender)[1].rpartition("@")[2]
        message = EmailMessage()
        message["Subject"], message["From"] = plain(subject), self.sender
        message["To"], message["Date"] = ", ".join(self.receivers), format_datetime(at)
        message["Message-ID"] = make_msgid(domain=host or "localhost")
        message["Auto-Submitted"] = "auto-generated"
        message.set_content("\n\n".join([*lines, "All of the run: build/run.html"]) + "\n")
        return message

    def _connected(self) -> smtplib.SMTP:
        if self.port == WITH_TLS:
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(self.host, self.port, timeout=SECONDS, context=context)
        return smtplib.SMTP(self.host, self.port, timeout=SECONDS)

    def _begin(self, server: smtplib.SMTP) -> None:
        """Make the connection secret where the server can; a password is given on no other."""
        server.ehlo()
        if self.port != WITH_TLS and server.has_extn("starttls"):
            server.starttls(context=ssl.create_default_context())
        elif self.port != WITH_TLS and self.password:
            raise CouldNotRun("the mail server offers no TLS, and no password goes without")
        if self.password:
            server.login(self.user or self.sender, self.password)
