"""A release is issued anew: the files, their checksums, the archive, and a tombstone of no name."""

import json
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest

from pipelines.placing import Release, Wishes, files_of, opened, place
from pipelines.release import Ledger, write_ledger
from pipelines.release.bag import checksum_lines, checksums, write_bag
from pipelines.run.publishing import Whereto, published
from pipelines.run.reissuing import reissue
from pipelines.run.sites import make_site
from schemas.problem import CouldNotRun
from schemas.tombstone import Tombstone
from tests.trees import tiny_tree

VERSION, NAME = "2020.06.0", "Person To Forget"
DAY = date(2020, 8, 1)


def made(folder: Path, who: str, more: bool = True) -> Path:
    """The files of a release. who: stands in its data; more: with a file about the person."""
    files = {
        "data/agreements.csv": f"id,said\na,{who}\n",
        "data/positions.csv": "level\n1\n",
        "data/datapackage.json": json.dumps({"version": VERSION}),
        "README.md": "A release",
    }
    if more:
        files["reports/en/person.pdf"] = f"%PDF {who}"
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "SHA256SUMS").write_text(checksum_lines(checksums(folder)), encoding="utf-8")
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a release that names a person."""
    root = tiny_tree(tmp_path / "project")
    folder = made(root / "build/releases" / VERSION, NAME)
    write_bag(folder, {"A": "b"}, date(2020, 6, 30), folder.with_name(f"tiny-{VERSION}.zip"))
    write_ledger(
        Ledger(VERSION, "2020-06-30", "1.2.0", {}, {}, {}, files=checksums(folder)), root / "raw"
    )
    return root


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """The same version made again without the name."""
    return made(tmp_path / "clean", "a participant", more=False)


def named(folder: Path) -> list[str]:
    """The files in which the name stands, also those of an archive."""
    found = []
    for path in folder.rglob("*"):
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                texts = [archive.read(name) for name in archive.namelist()]
        else:
            texts = [path.read_bytes()] if path.is_file() else []
        found += [path.name for text in texts if NAME.encode() in text]
    return found


def test_the_name_is_nowhere_and_the_checksums_hold(root: Path, clean: Path) -> None:
    releases = root / "build/releases"
    assert len(named(releases)) == 4, "so that the test shows something"
    done = reissue(root, VERSION, clean, DAY)
    assert named(releases) == []
    assert done.files == 2
    sums = (releases / VERSION / "SHA256SUMS").read_text()
    own = checksums(releases / VERSION)
    for name in ("SHA256SUMS", "TOMBSTONE.json"):
        own.pop(name)
    assert sums == checksum_lines(own)
    assert sorted(path.name for path in releases.iterdir()) == [VERSION, f"tiny-{VERSION}.zip"]


def test_the_tombstone_tells_what_why_and_when(root: Path, clean: Path) -> None:
    reissue(root, VERSION, clean, DAY)
    folder = root / "build/releases" / VERSION
    tombstone = Tombstone.model_validate_json((folder / "TOMBSTONE.json").read_bytes())
    (only,) = tombstone.reissues
    assert (tombstone.version, only.date, only.reason) == (VERSION, DAY, "personal data")
    assert [each.path for each in only.files] == [
        "SHA256SUMS",
        "TOMBSTONE.html",
        "data/agreements.csv",
        "reports/en/person.pdf",
        f"tiny-{VERSION}.zip",
    ]
    assert tombstone.withdrawn() == ["reports/en/person.pdf"]
    page = (folder / "TOMBSTONE.html").read_text()
    for said in ("issued anew", "u botua sërish", "ponovo je izdata", "поново је издата"):
        assert said in page
    assert "1 August 2020" in page and "reports/en/person.pdf" in page
    assert "1. avgust 2020. " in page  # one stop, not two


def test_it_takes_the_place_of_what_was_published(root: Path, clean: Path, tmp_path: Path) -> None:
    www = tmp_path / "www"

    def publish() -> None:
        release = Release(VERSION, root / "build/releases" / VERSION, _archive(root))
        place(files_of(root, [], [release]), opened(str(www), {}), Wishes("home"))

    publish()
    shutil.rmtree(root / "build/releases" / VERSION)
    made(root / "build/releases" / VERSION, "somebody else")
    with pytest.raises(CouldNotRun, match="never replaced"):
        publish()
    shutil.rmtree(root / "build/releases" / VERSION)
    made(root / "build/releases" / VERSION, NAME)
    reissue(root, VERSION, clean, DAY)
    publish()
    assert named(www) == []
    assert not (www / f"releases/{VERSION}/reports").exists()
    assert (www / f"releases/{VERSION}/TOMBSTONE.html").is_file()
    before = {path: path.stat().st_mtime_ns for path in www.rglob("*")}
    publish()
    assert {path: path.stat().st_mtime_ns for path in www.rglob("*")} == before


def _archive(root: Path) -> Path:
    return root / "build/releases" / f"tiny-{VERSION}.zip"


def test_twice_is_told_twice_and_published_from_either_state(
    root: Path, clean: Path, tmp_path: Path
) -> None:
    def publish(www: str) -> None:
        release = Release(VERSION, root / "build/releases" / VERSION, _archive(root))
        place(files_of(root, [], [release]), opened(str(tmp_path / www), {}), Wishes("home"))

    publish("first")
    publish("second")
    reissue(root, VERSION, clean, DAY)
    publish("first")
    again = made(tmp_path / "again", "someone", more=False)
    reissue(root, VERSION, again, date(2020, 9, 1))
    publish("first")
    publish("second")
    for www in ("first", "second"):
        folder = tmp_path / www / "releases" / VERSION
        tombstone = Tombstone.model_validate_json((folder / "TOMBSTONE.json").read_bytes())
        assert [each.date.month for each in tombstone.reissues] == [8, 9]
        assert "someone" in (folder / "data/agreements.csv").read_text()


def test_a_tombstone_lets_nothing_else_be_replaced(root: Path, clean: Path, tmp_path: Path) -> None:
    release = Release(VERSION, root / "build/releases" / VERSION, _archive(root))
    target = opened(str(tmp_path / "www"), {})
    place(files_of(root, [], [release]), target, Wishes("home"))
    reissue(root, VERSION, clean, DAY)
    path = release.folder / "data/positions.csv"
    path.write_text("level\n3\n")
    (release.folder / "SHA256SUMS").unlink()
    with pytest.raises(CouldNotRun, match=r"positions\.csv: released with other bytes"):
        place(files_of(root, [], [release]), target, Wishes("home"))


def test_what_is_not_the_released_is_not_published(
    root: Path, clean: Path, tiny_data: Path, tmp_path: Path
) -> None:
    shutil.copytree(tiny_data, root / "build/data")
    make_site(root / "raw", root / "build", root / "build/site")
    to = Whereto(str(tmp_path / "www"), {})
    reissue(root, VERSION, clean, DAY)
    published(root / "raw", root / "build", to)
    shutil.rmtree(root / "build/releases" / VERSION)
    made(root / "build/releases" / VERSION, "somebody else")
    with pytest.raises(CouldNotRun, match=r"is not what was released by its ledger"):
        published(root / "raw", root / "build", to)


@pytest.mark.parametrize(
    ("version", "change", "message"),
    [
        ("2019.01.0", lambda root, clean: None, "no release 2019.01.0"),
        (VERSION, lambda root, clean: shutil.rmtree(clean), "is no release; make it with"),
        (VERSION, lambda root, clean: _archive(root).unlink(), "or its archive is not there"),
        (
            VERSION,
            lambda root, clean: (clean / "data/datapackage.json").write_text('{"version": "1"}'),
            f"is of version 1, not of {VERSION}",
        ),
        (
            VERSION,
            lambda root, clean: shutil.copytree(
                root / "build/releases" / VERSION, clean, dirs_exist_ok=True
            ),
            "holds what was released: no file differs",
        ),
    ],
)
def test_what_cannot_be(root: Path, clean: Path, version: str, change, message: str) -> None:
    change(root, clean)
    before = checksums(root / "build/releases")
    with pytest.raises(CouldNotRun, match=message):
        reissue(root, version, clean, DAY)
    assert checksums(root / "build/releases") == before
