"""Placing in a bucket of a real server: order, headers, resumption, and every way to fail."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.placing import Placed, Wishes, place
from pipelines.placing.files import File
from pipelines.placing.s3 import Bucket
from schemas.problem import CouldNotRun, Passing
from tests.between import Between, Fault
from tests.pipelines.placing.conftest import HASTY, opened
from tests.pipelines.placing.made import Seen, files, lost, put, release, site
from tests.storage import KEY, SECRET

WISHES = Wishes("home")


def placed(listed: list[File], bucket: Bucket, **wishes: bool) -> Placed:
    return place(listed, bucket, Wishes("home", **wishes))


def there(folder: Path) -> dict[str, bytes]:
    """What lies in the bucket."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_all_is_there_with_the_manifest_and_nothing_else(
    work: Path, bucket: Bucket, lying: Path
) -> None:
    listed = files(work, site())
    done = placed(listed, bucket)
    found = there(lying)
    assert set(found) == {*site(), "published.json"}
    assert found["data/positions.csv"].decode() == site()["data/positions.csv"]
    told = json.loads(found["published.json"])["files"]
    assert [(e["path"], e["sha256"], e["size"]) for e in told] == sorted(
        (file.path, file.sha256, file.size) for file in listed
    )
    assert (len(done.sent), done.standing) == (len(listed), 0)


def test_pages_are_packed_and_what_is_compared_with_checksums_is_not(
    work: Path, bucket: Bucket, proxy: Between, lying: Path
) -> None:
    placed(files(work, site()), bucket)
    sent = {each.key: each for each in proxy.writes}
    page, table = sent["en/index.html"], sent["data/positions.csv"]
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["content-encoding"] == "gzip"
    assert gzip.decompress(there(lying)["en/index.html"]).decode() == site()["en/index.html"]
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert "content-encoding" not in table.headers
    assert sent["data/positions.parquet"].headers["content-type"].endswith("apache.parquet")
    assert "content-encoding" not in sent["en/changes.atom"].headers, "it would be more bytes"
    assert page.headers["cache-control"] == "public, max-age=300"


def test_who_wants_it_so_gets_pages_as_they_are(work: Path, bucket: Bucket, proxy: Between) -> None:
    placed(files(work, site()), bucket)
    placed(files(work, site()), bucket, packs=False)
    last = {each.key: each for each in proxy.writes if each.copied is None}
    assert "content-encoding" not in last[".incoming/en/index.html"].headers


def test_a_second_time_nothing_is_written(work: Path, bucket: Bucket, proxy: Between) -> None:
    listed = files(work, site())
    placed(listed, bucket)
    before = len(proxy.writes)
    done = placed(listed, bucket)
    assert (done.sent, done.removed, done.size) == ((), (), 0)
    assert done.standing == len(listed)
    assert len(proxy.writes) == before


def test_one_page_that_changed_is_sent_alone(work: Path, bucket: Bucket, proxy: Between) -> None:
    content = site()
    placed(files(work, content), bucket)
    before = len(proxy.writes)
    content["en/agreements.html"] += "<p>More</p>"
    done = placed(files(work, content), bucket)
    assert done.sent == ("en/agreements.html",)
    assert proxy.sent()[before - 2 :] == []
    written = [(each.method, each.key) for each in proxy.writes[before:]]
    assert written == [
        ("PUT", ".publishing.json"),
        ("PUT", ".incoming/en/agreements.html"),
        ("PUT", "en/agreements.html"),
        ("PUT", "published.json"),
        ("DELETE", ".incoming/en/agreements.html"),
        ("DELETE", ".publishing.json"),
    ]


def test_no_reader_ever_sees_a_page_that_names_what_is_not_there(
    work: Path, bucket: Bucket, proxy: Between
) -> None:
    placed(files(work, site(("a", "b"), "1")), bucket)
    placed(files(work / "next", site(("b", "c", "d"), "2")), bucket)
    seen, first, removed = Seen(), None, []
    for number, write in enumerate(proxy.writes):
        found = seen.after(write)
        assert lost(found) == set(), f"after write {number}, {write.method} {write.key}"
        if write.key == "index.html" and first is None:
            first = set(found)
        if write.method == "DELETE" and not write.key.startswith("."):
            removed.append(write.key)
    assert first == {*site(("a", "b"), "1"), ".publishing.json"}, "the entrance was last"
    assert removed == sorted(
        f"{folder}/{code}/{name}"
        for folder, code, name in [("reports", "en", "a.pdf"), ("reports", "sq", "a.pdf")]
    ) or set(removed) == {
        *("en/agreements/a.html", "sq/agreements/a.html"),
        *("reports/en/a.pdf", "reports/sq/a.pdf"),
    }
    assert set(seen.there) == {*site(("b", "c", "d"), "2"), "published.json"}


def fails_at(number: int, fault: Fault) -> Callable[[str, str], Fault | None]:
    """A fault of every write from a number on."""
    left = iter(range(10_000))

    def faulty(method: str, key: str) -> Fault | None:
        if method not in ("PUT", "DELETE") or key == ".publishing.json":
            return None
        return fault if next(left) >= number else None

    return faulty


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("refuse", "answered 403 AccessDenied: it refuses"),
        ("busy", r"answered 503 SlowDown \(tried 2 times\)"),
        ("silence", "does not answer, or broke off"),
        ("cut", "does not answer, or broke off"),
        ("late cut", "does not answer, or broke off"),
        ("no bucket", "has no bucket dialogue-"),
        ("spoil", "answered 400 BadDigest"),
    ],
)
def test_what_was_public_stays_whole_and_the_next_run_goes_on(
    fault: Fault, message: str, work: Path, bucket: Bucket, proxy: Between, lying: Path
) -> None:
    old, new = site(("a", "b"), "1"), site(("b", "c"), "2")
    placed(files(work, old), bucket)
    first = len(proxy.sent())
    proxy.faulty = fails_at(8, fault)
    listed = files(work / "next", new)
    with pytest.raises(CouldNotRun, match=message) as caught:
        placed(listed, opened(proxy, patience=HASTY) if fault == "silence" else bucket)
    assert SECRET not in str(caught.value) and KEY not in str(caught.value)
    found = there(lying)
    assert lost(found) == set()
    assert {path: found[path] for path in old if path.startswith("data/")} == {
        path: text.encode() for path, text in old.items() if path.startswith("data/")
    }, "what is replaced waits until all of it is there"
    proxy.faulty = lambda method, key: None
    placed(listed, bucket)
    assert set(there(lying)) == {*new, "published.json"}
    again = proxy.sent()[first:]
    twice = {key for key in again if again.count(key) > 1}
    assert len(twice) <= (8 if fault == "late cut" else 0), "what had arrived is not sent again"


def test_a_storage_that_does_not_answer_at_all(work: Path, bucket: Bucket, proxy: Between) -> None:
    proxy.faulty = lambda method, key: "cut"
    with pytest.raises(Passing, match="does not answer"):
        placed(files(work, site()), bucket)


def test_a_fault_that_passes_is_not_noticed(work: Path, bucket: Bucket, proxy: Between) -> None:
    failed = set()

    def once(method: str, key: str) -> Fault | None:
        if key in failed or len(failed) > 20:
            return None
        failed.add(key)
        return "busy"

    proxy.faulty = once
    assert len(placed(files(work, site()), bucket).sent) == len(site())
    assert len(failed) > 10


def test_a_dry_run_writes_nothing(work: Path, bucket: Bucket, proxy: Between) -> None:
    done = placed(files(work, site()), bucket, is_dry=True)
    assert set(done.sent) == set(site())
    assert done.size > 0
    assert proxy.writes == []


def test_below_a_prefix_nothing_else_is_touched(work: Path, proxy: Between, lying: Path) -> None:
    put(lying, {"index.html": "of others", "sites/other/index.html": "of others"})
    target = opened(proxy, "sites/ours")
    placed(files(work, site()), target)
    placed(files(work / "next", site(("b",))), target)
    found = there(lying)
    assert found["index.html"] == found["sites/other/index.html"] == b"of others"
    own = {path for path in found if path.startswith("sites/ours/")}
    assert own == {f"sites/ours/{path}" for path in (*site(("b",)), "published.json")}


def test_files_of_others_are_not_replaced(work: Path, bucket: Bucket, lying: Path) -> None:
    put(lying, {"index.html": "of others", "robots.txt": "of others"})
    with pytest.raises(
        CouldNotRun, match=r"holds files that no publication put there.*index\.html"
    ):
        placed(files(work, site()), bucket)
    assert set(there(lying)) == {"index.html", "robots.txt"}


def test_a_release_is_for_ever(
    work: Path, tmp_path: Path, bucket: Bucket, proxy: Between, lying: Path
) -> None:
    first = release(tmp_path / "r", "2020.06.0", {"data/x.csv": "1\n" * 500})
    placed(files(work, site(), first), bucket)
    sent = {each.key: each.headers for each in proxy.writes}
    headers = sent["releases/2020.06.0/data/x.csv"]
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "content-encoding" not in headers
    before = len(proxy.writes)
    other = release(tmp_path / "r", "2020.06.0", {"data/x.csv": "2\n"})
    with pytest.raises(CouldNotRun, match=r"releases/2020\.06\.0/.*released with other bytes"):
        placed(files(work, site(), other), bucket)
    assert len(proxy.writes) == before
    placed(files(work, site()), bucket)
    assert there(lying)["releases/2020.06.0/data/x.csv"] == b"1\n" * 500
    told = json.loads(there(lying)["published.json"])["files"]
    assert "releases/2020.06.0/data/x.csv" in {each["path"] for each in told}


def test_another_publication_is_waited_for(work: Path, bucket: Bucket, proxy: Between) -> None:
    listed = files(work, site())
    proxy.faulty = lambda method, key: "cut" if key == "index.html" and method == "PUT" else None
    with pytest.raises(Passing):
        placed(listed, bucket)
    proxy.faulty = lambda method, key: None
    with pytest.raises(CouldNotRun, match=r"another publication to .* is under way since"):
        place(listed, bucket, Wishes("another home"))
    place(listed, bucket, Wishes("another home", takes_over=True))
    assert place(listed, bucket, WISHES).sent == ()


def test_a_publication_that_was_passed_over_stops(
    work: Path, bucket: Bucket, proxy: Between
) -> None:
    listed = files(work, site())
    placed(listed, bucket)
    other = files(work / "next", site(("a", "b"), "2"))

    def passed(method: str, key: str) -> Fault | None:
        if key == ".incoming/data/positions.csv" and method == "PUT":
            proxy.faulty = lambda method, key: None
            place(listed, opened(proxy), Wishes("another home", takes_over=True))
        return None

    proxy.faulty = passed
    with pytest.raises(CouldNotRun, match="another publication began"):
        placed(other, bucket)
    assert place(listed, bucket, Wishes("another home")).sent == ()
