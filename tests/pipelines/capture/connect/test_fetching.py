"""One address to its bytes: what is asked, what is refused, and what bad servers come to."""

import gzip
from collections.abc import Iterator
from typing import Any

import httpcore
import pytest

from pipelines.capture.connect import Fetcher, Guard, Limits
from pipelines.capture.connect.fetching import Failed, Known
from pipelines.capture.connect.guard import Refused, is_public
from tests.each import each
from tests.pipelines.capture.sites import (
    HOST,
    OPEN,
    QUICK,
    Reply,
    Site,
    _Dial,
    dripping,
    endless,
    fetcher,
    moved,
    resolver,
    serving,
    unchanged_if,
)

AT = f"http://{HOST}"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


def test_a_page_comes_with_its_headers(site: Site) -> None:
    site.page("/a", "text", ETag='"1"')
    answer = fetcher(site).fetch(f"{AT}/a")
    assert (answer.data, answer.known.etag) == (b"text", '"1"')


def test_the_connection_goes_to_the_address_that_was_looked_at(site: Site) -> None:
    site.page("/a", "text")
    dial = _Dial(site.port)
    asker = Fetcher(Guard([HOST], resolver(), dial), QUICK)
    assert asker.fetch(f"{AT}/a").data == b"text"
    assert dial.addresses == [OPEN]


def test_what_is_packed_is_unpacked_within_the_limit(site: Site) -> None:
    site.page("/a", gzip.compress(b"a" * 1000), Content_Encoding="gzip")
    site.page("/bomb", gzip.compress(b"a" * 50_000_000), Content_Encoding="gzip")
    assert fetcher(site).fetch(f"{AT}/a").data == b"a" * 1000
    with pytest.raises(Failed, match="more than 200,000 bytes"):
        fetcher(site).fetch(f"{AT}/bomb")


def test_gigabytes_are_not_read(site: Site) -> None:
    site.pages["/a"] = endless
    with pytest.raises(Failed, match="more than 200,000 bytes"):
        fetcher(site).fetch(f"{AT}/a")
    assert site.count("/a") == 1


def test_who_drips_is_left_after_the_time_of_a_request(site: Site) -> None:
    site.pages["/a"] = dripping(60)
    limits = Limits(seconds=0.4, waits=(0.0,), pause=0.0)
    with pytest.raises(Failed, match="did not answer within"):
        fetcher(site, limits=limits).fetch(f"{AT}/a")
    assert site.count("/a") == 2


def test_a_server_that_fails_for_a_moment_is_asked_again(site: Site) -> None:
    replies = [Reply(status=500), Reply(status=503), Reply(b"good")]
    site.pages["/a"] = lambda handler: replies.pop(0)
    assert fetcher(site).fetch(f"{AT}/a").data == b"good"


def test_a_server_that_goes_on_failing_is_left(site: Site) -> None:
    site.pages["/a"] = Reply(status=500)
    with pytest.raises(Failed, match="answers 500"):
        fetcher(site).fetch(f"{AT}/a")
    assert site.count("/a") == 3


def test_what_is_not_there_is_not_asked_for_again(site: Site) -> None:
    with pytest.raises(Failed, match="answers 404"):
        fetcher(site).fetch(f"{AT}/none")
    assert site.count("/none") == 1


def test_waits_are_those_that_the_server_asks_for_up_to_a_limit(site: Site) -> None:
    waits: list[float] = []
    replies = [
        Reply(status=429, headers={"Retry-After": "7"}),
        Reply(status=429, headers={"Retry-After": "99999999"}),
        Reply(b"good"),
    ]
    site.pages["/a"] = lambda handler: replies.pop(0)
    limits = Limits(seconds=2, waits=(1.0, 1.0), pause=0.0, longest_wait=60.0)
    Fetcher(Guard([HOST], resolver(), _Dial(site.port)), limits, waits.append).fetch(f"{AT}/a")
    assert waits == [7.0, 60.0]


def test_there_is_a_pause_between_two_requests_to_a_host(site: Site) -> None:
    site.page("/a", "text")
    waits: list[float] = []
    guard = Guard([HOST], resolver(), _Dial(site.port))
    asker = Fetcher(guard, Limits(pause=2.0), waits.append, clock=lambda: 100.0)
    asker.fetch(f"{AT}/a")
    assert waits == []
    asker.fetch(f"{AT}/a")
    assert waits == [2.0]


def test_a_body_that_is_cut_off_is_no_page(site: Site) -> None:
    site.pages["/a"] = Reply(b"half", length=1000)
    with pytest.raises(Failed, match="could not be read"):
        fetcher(site).fetch(f"{AT}/a")


def test_a_page_that_did_not_change_is_not_sent(site: Site) -> None:
    site.pages["/a"] = unchanged_if('"7"', b"text")
    asker = fetcher(site)
    known = asker.fetch(f"{AT}/a").known
    assert asker.fetch(f"{AT}/a", known).data is None
    assert asker.fetch(f"{AT}/a", Known('"6"')).data == b"text"


def test_a_loop_of_redirects_ends(site: Site) -> None:
    site.pages["/a"] = moved("/b")
    site.pages["/b"] = moved("/a")
    with pytest.raises(Failed, match="more than 5 times"):
        fetcher(site).fetch(f"{AT}/a")


def test_a_redirect_to_a_named_host_is_followed(site: Site) -> None:
    site.pages["/a"] = moved("http://www.example.org/b")
    site.page("/b", "text")
    answer = fetcher(site, HOST, "www.example.org").fetch(f"{AT}/a")
    assert (answer.address, answer.data) == ("http://www.example.org/b", b"text")


@each(
    [
        "http://elsewhere.example.net/b",
        "http://127.0.0.1/b",
        "http://localhost/b",
        "http://169.254.169.254/latest",
        "http://[::1]/b",
        "http://0x7f000001/b",
        "file:///etc/hostname",
        "ftp://site.example.org/b",
        "http://site.example.org:22/b",
        "http://a:b@site.example.org/b",
        "//elsewhere.example.net/b",
        "http://site.example.org@elsewhere.example.net/b",
    ]
)
def test_a_redirect_to_anything_else_is_refused(to: str) -> None:
    with serving() as site:
        site.pages["/a"] = moved(to)
        site.page("/b", "secret")
        with pytest.raises(Refused):
            fetcher(site).fetch(f"{AT}/a")
        assert site.asked == ["/a"]


@each(["127.0.0.1", "10.1.2.3", "192.168.1.1", "169.254.169.254", "::1", "fe80::1", "0.0.0.0"])
def test_a_named_host_that_leads_inside_is_refused(address: str) -> None:
    with serving() as site:
        site.page("/a", "secret")
        with pytest.raises(Refused, match="no address of the open internet"):
            fetcher(site, site_example_org=address).fetch(f"{AT}/a")
        assert site.asked == []


def test_one_closed_address_among_open_ones_is_refused(site: Site) -> None:
    guard = Guard([HOST], lambda host, port: [OPEN, "10.0.0.1"], _Dial(site.port))
    with pytest.raises(Refused):
        Fetcher(guard, QUICK).fetch(f"{AT}/a")


def test_the_next_address_is_tried_where_the_first_does_not_answer(site: Site) -> None:
    class Half(_Dial):
        def connect_tcp(self, host: str, *rest: Any, **more: Any) -> httpcore.NetworkStream:
            if host == OPEN:
                raise httpcore.ConnectError("nobody there")
            return super().connect_tcp(host, *rest, **more)

    site.page("/a", "text")
    guard = Guard([HOST], lambda host, port: [OPEN, "1.1.1.1"], Half(site.port))
    assert Fetcher(guard, QUICK).fetch(f"{AT}/a").data == b"text"


def test_without_a_resolver_of_its_own_this_machine_is_refused(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{site.port}")
    with pytest.raises(Refused, match="no address of the open internet"):
        Fetcher(Guard(["localhost"]), QUICK).fetch("http://localhost/a")
    assert site.asked == []


@each(
    [
        *("127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.0.1"),
        *("100.64.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1", "240.0.0.1", "192.0.2.1"),
        *("::1", "::", "fe80::1", "fc00::1", "ff02::1", "fec0::1", "::ffff:127.0.0.1"),
        *("::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "fe80::1%eth0", "", "name"),
    ]
)
def test_an_address_of_this_machine_or_its_neighbours_is_not_public(address: str) -> None:
    assert not is_public(address)


@each([OPEN, "1.1.1.1", "2606:4700:4700::1111", "::ffff:93.184.216.34"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)
