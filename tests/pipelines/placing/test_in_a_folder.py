"""Placing in a folder: the same, with files that are renamed into their places."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipelines.placing import Placed, Wishes, opened, place
from pipelines.placing.files import File
from pipelines.placing.folder import Folder
from pipelines.placing.target import Parcel
from schemas.problem import CouldNotRun
from tests.pipelines.placing.made import files, lost, put, release, site

WISHES = Wishes("home")


class Watched(Folder):
    """A folder that says what a reader misses after each step, and can break off."""

    def __init__(self, path: Path, breaks_at: int = 10_000) -> None:
        super().__init__(path)
        self.path = path
        self.steps: list[str] = []
        self.breaks_at = breaks_at

    def put(self, path: str, parcel: Parcel) -> str:
        self._before(path)
        return self._after(f"put {path}", super().put(path, parcel))

    def move(self, source: str, path: str, parcel: Parcel) -> str:
        self._before(path)
        return self._after(f"move {path}", super().move(source, path, parcel))

    def remove(self, path: str) -> None:
        super().remove(path)
        self._after(f"remove {path}", "")

    def _before(self, path: str) -> None:
        if len(self.steps) >= self.breaks_at and path != ".publishing.json":
            raise OSError(28, "No space left on device", path)

    def _after(self, step: str, result: str) -> str:
        self.steps.append(step)
        assert lost(there(self.path)) == set(), step
        return result


def there(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def placed(listed: list[File], target: Path) -> Placed:
    return place(listed, Watched(target), WISHES)


def test_files_are_as_they_were_and_readable_for_all(work: Path, tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        placed(files(work, site()), tmp_path / "www")
    finally:
        os.umask(before)
    found = there(tmp_path / "www")
    assert {path: data.decode() for path, data in found.items() if path != "published.json"} == (
        site()
    )
    assert (tmp_path / "www/en/index.html").stat().st_mode & 0o777 == 0o644
    assert (tmp_path / "www/en").stat().st_mode & 0o777 == 0o755


def test_a_second_time_nothing_is_done_and_one_change_is_one_file(
    work: Path, tmp_path: Path
) -> None:
    content = site()
    placed(files(work, content), tmp_path / "www")
    target = Watched(tmp_path / "www")
    assert place(files(work, content), target, WISHES).sent == ()
    assert target.steps == []
    content["sq/agreements/b.html"] += "<p>more</p>"
    assert placed(files(work, content), tmp_path / "www").sent == ("sq/agreements/b.html",)


def test_what_somebody_changed_there_is_put_right(work: Path, tmp_path: Path) -> None:
    listed = files(work, site())
    placed(listed, tmp_path / "www")
    (tmp_path / "www/data/positions.csv").write_text("level\n9\n")
    (tmp_path / "www/style/site.css").unlink()
    assert set(placed(listed, tmp_path / "www").sent) == {"data/positions.csv", "style/site.css"}


@pytest.mark.parametrize("steps", range(1, 40, 3))
def test_broken_off_anywhere_it_is_whole_and_goes_on(
    steps: int, work: Path, tmp_path: Path
) -> None:
    """Each step asserts what a reader would miss."""
    new = site(("b", "c"), "2")
    placed(files(work, site(("a", "b"), "1")), tmp_path / "www")
    listed = files(work / "next", new)
    target = Watched(tmp_path / "www", steps)
    try:
        place(listed, target, WISHES)
    except OSError as error:
        assert "No space left" in str(error)
    else:
        assert len(target.steps) <= steps + 20
    placed(listed, tmp_path / "www")
    assert set(there(tmp_path / "www")) == {*new, "published.json"}
    assert not (tmp_path / "www/reports/en/a.pdf").exists()


def test_strangers_stay(work: Path, tmp_path: Path) -> None:
    put(tmp_path / "www", {"robots.txt": "of others", ".well-known/security.txt": "of others"})
    placed(files(work, site()), tmp_path / "www")
    placed(files(work / "next", site(("b",))), tmp_path / "www")
    assert (tmp_path / "www/robots.txt").read_text() == "of others"
    assert (tmp_path / "www/.well-known/security.txt").read_text() == "of others"


def test_files_of_others_in_the_way_are_named(work: Path, tmp_path: Path) -> None:
    put(tmp_path / "www", {"index.html": "of others"})
    with pytest.raises(
        CouldNotRun, match=r"no publication put there.*: index\.html; name an empty"
    ):
        placed(files(work, site()), tmp_path / "www")
    assert set(there(tmp_path / "www")) == {"index.html"}


def test_a_link_leads_no_file_out_of_the_folder(work: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "www").mkdir()
    (tmp_path / "www/data").symlink_to(tmp_path / "other")
    with pytest.raises(CouldNotRun, match="leads out of"):
        placed(files(work, site()), tmp_path / "www")
    assert list((tmp_path / "other").iterdir()) == []


def test_a_manifest_cannot_have_files_removed_elsewhere(work: Path, tmp_path: Path) -> None:
    placed(files(work, site()), tmp_path / "www")
    path = tmp_path / "www/published.json"
    (tmp_path / "precious").write_text("ours")
    path.write_text(path.read_text().replace("reports/en/a.pdf", "../precious"))
    placed(files(work / "next", site(("b",))), tmp_path / "www")
    assert (tmp_path / "precious").read_text() == "ours"


def test_a_manifest_that_is_none_stops_it(work: Path, tmp_path: Path) -> None:
    placed(files(work, site()), tmp_path / "www")
    (tmp_path / "www/published.json").write_text("{")
    with pytest.raises(CouldNotRun, match=r"published\.json is no list of files"):
        placed(files(work, site()), tmp_path / "www")


def test_a_release_is_never_replaced_nor_removed(work: Path, tmp_path: Path) -> None:
    first = release(tmp_path / "r", "2020.06.0", {"data/x.csv": "1\n"})
    placed(files(work, site(), first), tmp_path / "www")
    other = release(tmp_path / "r", "2020.06.0", {"data/x.csv": "2\n"})
    with pytest.raises(CouldNotRun, match="released with other bytes"):
        placed(files(work, site(), other), tmp_path / "www")
    placed(files(work, site()), tmp_path / "www")
    assert (tmp_path / "www/releases/2020.06.0/data/x.csv").read_text() == "1\n"


def test_a_publication_that_was_killed_is_waited_for_no_longer_than_needed(
    work: Path, tmp_path: Path
) -> None:
    listed, start = files(work, site()), datetime(2020, 7, 1, tzinfo=UTC)
    target = Watched(tmp_path / "www", 5)

    def stopped() -> None:
        raise KeyboardInterrupt

    target._before = lambda path: stopped() if len(target.steps) > 5 else None  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        place(listed, target, WISHES, now=lambda: start)
    marker = tmp_path / "www/.publishing.json"
    marker.write_text(marker.read_text().replace("stopped", "running"))
    later = start + timedelta(minutes=14)
    with pytest.raises(CouldNotRun, match="its last sign was 840 seconds ago"):
        place(listed, Folder(tmp_path / "www"), Wishes("other"), now=lambda: later)
    later = start + timedelta(minutes=16)
    place(listed, Folder(tmp_path / "www"), Wishes("other"), now=lambda: later)
    assert not marker.exists()


def test_a_file_that_changes_meanwhile_stops_it(work: Path, tmp_path: Path) -> None:
    listed = files(work, site())
    (work / "en/index.html").write_text("other")
    with pytest.raises(CouldNotRun, match="changed while it was published"):
        placed(listed, tmp_path / "www")


def test_data_that_are_not_what_their_checksums_say_are_not_placed(work: Path) -> None:
    content = site()
    content["data/positions.csv"] += "9\n"
    with pytest.raises(
        CouldNotRun, match=r"other checksums than the files beside it: positions\.c"
    ):
        files(work, content)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("ftp://host/place", "no target of the kind ftp"),
        ("s3://user:hidden@bucket", "a name or a password in it; keys come from the environment"),
        ("s3://", "no address of a bucket"),
        ("s3://a bucket/x", "no address of a bucket"),
        ("s3://bucket/x?y=z", "no address of a bucket"),
    ],
)
def test_an_address_that_is_none(address: str, message: str) -> None:
    with pytest.raises(CouldNotRun, match=message) as caught:
        opened(address, {})
    assert "hidden" not in str(caught.value)


@pytest.mark.parametrize("endpoint", ["host:9000", "ftp://host", "https://"])
def test_an_endpoint_that_is_none(endpoint: str) -> None:
    with pytest.raises(CouldNotRun, match="no http or https address"):
        opened("s3://bucket", {"AWS_ENDPOINT_URL": endpoint})


def test_keys_in_an_endpoint_are_refused_and_not_told() -> None:
    with pytest.raises(CouldNotRun) as caught:
        opened("s3://bucket", {}, "https://key:hidden@host")
    assert "hidden" not in str(caught.value)


def test_a_file_is_no_target(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CouldNotRun, match="is no folder"):
        opened(str(tmp_path / "file"), {})
