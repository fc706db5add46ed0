"""A visit: pages that are new or changed, each content once, and what goes wrong on the way."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipelines.capture.connect import Plan, Snapshots, Visit, is_due, visit
from pipelines.capture.connect.snapshots import Log, Sidecar
from tests.pipelines.capture.sites import (
    HOST,
    Reply,
    Site,
    fetcher,
    moved,
    serving,
    unchanged_if,
)

AT = f"http://{HOST}"
NOW = datetime(2020, 7, 1, 2, 30, tzinfo=UTC)
LISTING = "<main><a href='/one'>One</a><a href='/two#x'>Two</a></main>"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        found.page("/news", LISTING)
        found.page("/one", "<title>One</title>")
        found.page("/two", "<title>Two</title>")
        yield found


def plan(connector: str = "listing", path: str = "/news", *hosts: str) -> Plan:
    return Plan("example", connector, f"{AT}{path}", hosts or (HOST,), 24)


def visited(site: Site, folder: Path, of: Plan | None = None, now: datetime = NOW) -> Visit:
    """Visit the site, and keep what is known of it."""
    chosen, snapshots = of or plan(), Snapshots(folder)
    found = visit(chosen, fetcher(site, *chosen.hosts), snapshots, now)
    snapshots.write_log(chosen.id, found.log)
    return found


def addresses(found: Visit) -> list[str]:
    return [page.address.removeprefix(AT) for page in found.pages]


def test_new_pages_are_kept_with_what_is_known_of_them(site: Site, tmp_path: Path) -> None:
    found = visited(site, tmp_path)
    assert (addresses(found), found.problems) == (["/one", "/two"], [])
    path = Snapshots(tmp_path).path(found.pages[0].sha256)
    assert path.read_bytes() == b"<title>One</title>"
    sidecar = Sidecar.model_validate_json(path.with_name(f"{path.name}.json").read_text())
    assert (sidecar.address, sidecar.fetched, sidecar.sha256) == (f"{AT}/one", NOW, path.name)
    assert sidecar.headers["content-type"] == "text/html"


def test_what_did_not_change_is_stored_once_and_not_given_again(site: Site, tmp_path: Path) -> None:
    site.pages["/one"] = unchanged_if('"1"', b"one")
    visited(site, tmp_path)
    before = sorted(tmp_path.rglob("snapshots/*/*"))
    again = visited(site, tmp_path)
    assert (again.pages, again.unchanged) == ([], 2)
    assert sorted(tmp_path.rglob("snapshots/*/*")) == before
    assert any(headers.get("If-None-Match") == '"1"' for headers in site.headers)


def test_a_page_that_changed_is_given_again(site: Site, tmp_path: Path) -> None:
    visited(site, tmp_path)
    site.page("/two", "<title>Two, later</title>")
    assert addresses(visited(site, tmp_path)) == ["/two"]
    assert len([p for p in tmp_path.rglob("snapshots/*/*") if p.suffix == ""]) == 3


def test_robots_txt_is_obeyed(site: Site, tmp_path: Path) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /two\n")
    found = visited(site, tmp_path)
    assert addresses(found) == ["/one"]
    assert found.problems == [f"site example: {AT}/robots.txt forbids {AT}/two"]
    assert site.count("/two") == 0 and site.count("/robots.txt") == 1


def test_robots_txt_that_forbids_all_lets_nothing_be_asked(site: Site, tmp_path: Path) -> None:
    site.page("/robots.txt", "User-agent: dialogue-data\nDisallow: /\n")
    found = visited(site, tmp_path)
    assert found.pages == [] and "forbids" in found.problems[0]
    assert site.asked == ["/robots.txt"]


def test_a_redirect_to_what_robots_txt_forbids_is_refused(site: Site, tmp_path: Path) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /two\n")
    site.pages["/one"] = moved("/two")
    assert visited(site, tmp_path).pages == []
    assert site.count("/two") == 0


def test_a_host_whose_robots_txt_fails_is_not_asked_today(site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = Reply(status=503)
    found = visited(site, tmp_path)
    assert found.pages == [] and "robots.txt cannot be read" in found.problems[0]
    assert site.count("/news") == 0


def test_a_page_of_an_error_that_calls_itself_good_is_no_page(site: Site, tmp_path: Path) -> None:
    site.page("/one", "<html><title>404 - Page not found</title>")
    site.page("/two", "   ")
    found = visited(site, tmp_path)
    assert found.pages == [] and len(found.problems) == 2
    assert list(tmp_path.rglob("snapshots/*/*")) == []


def test_one_page_that_fails_does_not_keep_the_others_out(site: Site, tmp_path: Path) -> None:
    site.pages["/one"] = Reply(b"half", length=900)
    found = visited(site, tmp_path)
    assert addresses(found) == ["/two"]
    assert found.problems[0].startswith(f"site example: {AT}/one could not be read")


def test_pages_of_other_hosts_are_not_asked(site: Site, tmp_path: Path) -> None:
    body = f"[{{'link': 'http://other.example.net/x'}}, {{'link': '{AT}/one'}}]".replace("'", '"')
    site.page("/api", body)
    assert addresses(visited(site, tmp_path, plan("wordpress", "/api"))) == ["/one"]


def test_a_page_in_another_encoding_is_kept_as_it_is(site: Site, tmp_path: Path) -> None:
    body = "<title>Šest</title>".encode("windows-1250")
    site.page("/one", body, Content_Type="text/html; charset=utf-8")
    found = visited(site, tmp_path)
    assert Snapshots(tmp_path).path(found.pages[0].sha256).read_bytes() == body


def test_what_finds_a_person_is_taken_out_before_it_is_kept(site: Site, tmp_path: Path) -> None:
    site.page(
        "/one",
        "<p>Event. Write to <a href='mailto:ana@example.org'>ana@example.org</a> or call "
        "+383 44 123 456; https://us02web.zoom.us/j/81234567890?pwd=abc Meeting ID: 812 3456 7890 "
        "Passcode: 123456. On 2020-07-24 and 24.07.2020, in 2019.</p>",
    )
    found = visited(site, tmp_path)
    kept = Snapshots(tmp_path).path(found.pages[0].sha256).read_text()
    for gone in ("ana", "123 456", "zoom.us", "812 3456", "123456"):
        assert gone not in kept
    assert "On 2020-07-24 and 24.07.2020, in 2019." in kept


@pytest.mark.parametrize(
    ("connector", "body"),
    [
        (
            "feed",
            '<rss version="2.0"><channel><title>t</title><item><link>/one</link></item>'
            "<item><link>http://site.example.org/two</link></item></channel></rss>",
        ),
        (
            "feed",
            '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/one"/></entry>'
            '<entry><link href="/two"/></entry></feed>',
        ),
        (
            "sitemap",
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>'
            "http://site.example.org/two</loc><lastmod>2020-01-01</lastmod></url><url><loc>"
            "http://site.example.org/one</loc><lastmod>2020-05-01</lastmod></url></urlset>",
        ),
        ("wordpress", '[{"link": "http://site.example.org/one"}, {"link": "/two"}, {"a": 1}, 7]'),
        (
            "calendar",
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nURL:http://site.example.org"
            "/one\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\nURL:/two\r\nEND:VEVENT\r\n"
            "END:VCALENDAR\r\n",
        ),
        ("listing", LISTING + "<nav><a href='/about'>About</a></nav><a href='/page/2'>2</a>"),
    ],
)
def test_each_connector_finds_the_pages(
    site: Site, tmp_path: Path, connector: str, body: str
) -> None:
    site.page("/list", body)
    found = visited(site, tmp_path, plan(connector, "/list"))
    assert (addresses(found), found.problems) == (["/one", "/two"], [])


@pytest.mark.parametrize("connector", ["feed", "sitemap", "wordpress", "calendar", "listing"])
@pytest.mark.parametrize("body", [b"", b"\x00\xff\xfe", b"<", b"/etc/hostname", b"[" * 100_000])
def test_what_is_not_read_by_a_connector_gives_no_page(
    site: Site, tmp_path: Path, connector: str, body: bytes
) -> None:
    site.page("/list", body)
    found = visited(site, tmp_path, plan(connector, "/list"))
    assert found.pages == []


def test_a_map_names_no_file_of_this_machine(site: Site, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(f"{AT}/one")
    site.page(
        "/list",
        f'<!DOCTYPE urlset [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>&x;</loc></url>'
        "</urlset>",
    )
    assert visited(site, tmp_path / "inbox", plan("sitemap", "/list")).pages == []


def test_an_index_leads_to_its_maps(site: Site, tmp_path: Path) -> None:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    site.page("/list", f"<sitemapindex {space}><sitemap><loc>/m</loc></sitemap></sitemapindex>")
    site.page("/m", f"<urlset {space}><url><loc>{AT}/one</loc></url></urlset>")
    assert addresses(visited(site, tmp_path, plan("sitemap", "/list"))) == ["/one"]


def test_an_event_without_a_page_is_its_own_page_without_persons(
    site: Site, tmp_path: Path
) -> None:
    site.page(
        "/list",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:7\r\nSUMMARY:Round table\r\n"
        "DTSTART:20200611T060000Z\r\nORGANIZER;CN=Ana:mailto:ana@example.org\r\n"
        "ATTENDEE;CN=Bo:mailto:bo@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    )
    found = visited(site, tmp_path, plan("calendar", "/list"))
    assert len(found.pages) == 1 and found.pages[0].name.endswith(".ics")
    kept = Snapshots(tmp_path).path(found.pages[0].sha256).read_text()
    assert "SUMMARY:Round table" in kept and "DTSTART:20200611T060000Z" in kept
    assert "Ana" not in kept and "Bo" not in kept
    assert visited(site, tmp_path, plan("calendar", "/list")).unchanged == 1


def test_a_visit_is_due_after_its_interval() -> None:
    seen = Log(visited=NOW)
    assert is_due(plan(), Log(), NOW)
    assert not is_due(plan(), seen, NOW + timedelta(hours=12))
    assert is_due(plan(), seen, NOW + timedelta(hours=23, minutes=30))


def test_a_damaged_log_is_as_none(site: Site, tmp_path: Path) -> None:
    visited(site, tmp_path)
    (tmp_path / "sites" / "example.json").write_text("{")
    assert Snapshots(tmp_path).log("example") == Log()
    assert len(visited(site, tmp_path).pages) == 2
