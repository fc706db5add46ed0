"""Hooks: what is sent, what becomes of what cannot be, and that no secret is told."""

import ssl
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from socket import create_server

import pytest

from pipelines.telling.hooks import KEPT, MOST_LINES, Told, hooks_in, tell
from tests.each import each_row
from tests.pipelines.telling.servers import Post, Web, certificate, mute, post, web

AT = datetime(2020, 7, 3, 2, 30, tzinfo=UTC)
SECRET = "secret-of-the-hook"
MAIL = {"DIALOGUE_MAIL_FROM": "a@example.org", "DIALOGUE_MAIL_TO": "b@example.org"}


@pytest.fixture(autouse=True)
def directly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def mail() -> Iterator[Post]:
    with post() as found:
        yield found


@pytest.fixture
def calls() -> Iterator[Web]:
    with web() as found:
        yield found


def sent(
    settings: dict[str, str],
    lines: list[str],
    untold: dict[str, tuple[str, ...]] | None = None,
    seconds: float = 20,
) -> Told:
    return tell(hooks_in(settings), lines, untold or {}, AT, seconds)


def closed() -> int:
    """A port at which nobody answers."""
    with create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def test_a_mail_is_sent_to_all_who_receive_it(mail: Post):
    done = sent(mail.settings, ["FAILED: the data: ë ж", "GOOD AGAIN: the run"])
    assert done == Told(["mail: sent"], {})
    (message,) = mail.messages
    assert message["Subject"] == "dialogue-data: FAILED: the data: ë ж (and 1 more)"
    assert message["From"] == "dialogue@example.org"
    assert message["To"] == "operator@example.org, editor@example.org"
    assert message["Date"] == "Fri, 03 Jul 2020 02:30:00 +0000"
    assert message["Auto-Submitted"] == "auto-generated"
    assert mail.lines() == ["FAILED: the data: ë ж", "GOOD AGAIN: the run"]
    assert len(mail.receivers[0]) == 2


def test_an_address_is_called_with_json(calls: Web):
    done = sent(calls.settings, ["FAILED: x", "WAITS: y"])
    assert done == Told(["webhook: sent"], {})
    assert calls.calls == [
        {
            "subject": "dialogue-data: FAILED: x (and 1 more)",
            "lines": ["FAILED: x", "WAITS: y"],
            "text": "dialogue-data: FAILED: x (and 1 more)\nFAILED: x\nWAITS: y",
            "run": "2020-07-03T02:30:00+00:00",
        }
    ]


def test_nothing_is_sent_when_all_is_well(mail: Post, calls: Web):
    assert sent({**mail.settings, **calls.settings}, []) == Told()
    assert (mail.said, calls.calls) == ([], [])


def test_what_one_hook_could_not_be_told_goes_to_it_with_the_next_run(mail: Post, calls: Web):
    calls.status = 500
    both = {**mail.settings, **calls.settings}
    first = sent(both, ["FAILED: x"])
    fault = "webhook: could not be sent, the next run tries again: the address answered 500"
    assert first.lines == ["mail: sent", fault]
    assert first.untold == {"webhook": ("FAILED: x",)}
    calls.status = 204
    second = sent(both, ["GOOD AGAIN: x"], first.untold)
    assert second == Told(["mail: sent", "webhook: sent"], {})
    assert mail.lines() == ["FAILED: x", "GOOD AGAIN: x"]
    assert calls.calls[-1]["lines"] == ["FAILED: x", "GOOD AGAIN: x"]


def test_a_server_that_says_no_or_is_not_there_is_a_line(mail: Post):
    mail.refusal = f"550 go away, {SECRET}"
    (refused,) = sent(mail.settings, ["x"]).lines
    assert refused.endswith("tries again: the mail server answered 550")
    for settings in (
        {**MAIL, "DIALOGUE_MAIL_HOST": f"127.0.0.1:{closed()}"},
        {"DIALOGUE_WEBHOOK": f"http://127.0.0.1:{closed()}/{SECRET}"},
    ):
        done = sent(settings, ["x"])
        assert "could not be sent" in done.lines[0]
        assert list(done.untold.values()) == [("x",)]


def test_a_server_that_never_answers_is_not_waited_for():
    with mute() as port:
        for settings in (
            {**MAIL, "DIALOGUE_MAIL_HOST": f"127.0.0.1:{port}"},
            {"DIALOGUE_WEBHOOK": f"http://127.0.0.1:{port}/{SECRET}"},
        ):
            (line,) = sent(settings, ["x"], seconds=0.2).lines
            assert line.endswith("no answer within 0.2 seconds")


def test_a_password_goes_to_no_server_without_tls(mail: Post):
    (line,) = sent({**mail.settings, "DIALOGUE_MAIL_PASSWORD": SECRET}, ["x"]).lines
    assert line.endswith("the mail server offers no TLS, and no password goes without")
    assert not any("AUTH" in said or SECRET in said for said in mail.said)


def test_a_password_goes_in_secret_to_a_server_that_is_trusted(
    mail: Post, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = certificate(tmp_path)
    mail.secret = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    mail.secret.load_cert_chain(path)
    settings = {**mail.settings, "DIALOGUE_MAIL_USER": "u", "DIALOGUE_MAIL_PASSWORD": SECRET}
    (line,) = sent(settings, ["x"]).lines
    assert "could not be sent" in line and mail.given == []
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    assert sent(settings, ["x"]).lines == ["mail: sent"]
    login = b64encode(f"\0u\0{SECRET}".encode()).decode()
    assert f"AUTH PLAIN {login}" in mail.given
    assert mail.lines() == ["x"]


def test_no_secret_is_told(calls: Web):
    calls.status = 403
    settings = {**calls.settings, "DIALOGUE_MAIL_PASSWORD": SECRET, **MAIL}
    settings["DIALOGUE_MAIL_HOST"] = f"127.0.0.1:{closed()}"
    done = sent(settings, ["x"])
    assert len(done.lines) == 2
    assert SECRET not in str(done) + repr(hooks_in(settings))


@each_row(
    [
        ({}, ()),
        ({"DIALOGUE_MAIL_PASSWORD": "x"}, ()),
        (
            {"DIALOGUE_MAIL_HOST": "post.example.org"},
            ("mail: not set up: DIALOGUE_MAIL_FROM, DIALOGUE_MAIL_TO is missing",),
        ),
        (
            {**MAIL, "DIALOGUE_MAIL_HOST": "post.example.org:smtp"},
            ("mail: not set up: DIALOGUE_MAIL_HOST wants HOST or HOST:PORT",),
        ),
        (
            {"DIALOGUE_WEBHOOK": f"ftp://example.org/{SECRET}"},
            ("webhook: not set up: DIALOGUE_WEBHOOK is no http or https address",),
        ),
        (
            {"DIALOGUE_WEBHOOK": f"http://[{SECRET}"},
            ("webhook: not set up: DIALOGUE_WEBHOOK is no http or https address",),
        ),
    ]
)
def test_settings_by_half_are_a_line_of_each_report(
    settings: dict[str, str], wrong: tuple[str, ...]
):
    found = hooks_in(settings)
    assert (found.all, found.wrong) == ((), wrong)
    assert sent(settings, []).lines == list(wrong)


def test_a_message_is_of_bounded_length(calls: Web):
    sent(calls.settings, [f"line {number} {'x' * 200}" for number in range(100)])
    (call,) = calls.calls
    assert len(call["lines"]) == MOST_LINES + 1
    assert call["lines"][-1] == f"... and {100 - MOST_LINES} more"
    assert len(call["subject"]) < 140


def test_what_is_kept_for_later_is_bounded(calls: Web):
    calls.status = 500
    done = sent(calls.settings, ["new"], {"webhook": tuple(map(str, range(KEPT)))})
    assert len(done.untold["webhook"]) == KEPT
    assert done.untold["webhook"][-1] == "new"
