"""`dialogue release`: a version once, nothing unexplained, an older one again from its tag."""

import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipelines.cli import COULD_NOT, GOOD, PROBLEMS, main
from pipelines.release import read_ledger
from pipelines.release.bag import checksums
from pipelines.release.ledger import mark_of
from pipelines.release.ledger_file import sealed
from pipelines.report import Made, Wanted, report
from pipelines.run import shelf
from pipelines.run.job import Purpose
from schemas.problem import CouldNotRun
from schemas.tables import Tables
from tests.pipelines.release.trees import BEFORE, CLAIMS, NOW, revised
from tests.pipelines.tabulate.tables import tiny_tables
from tests.trees import edit, tiny_tree, with_store
from tests.unprinted import unprinted

pytestmark = pytest.mark.usefixtures("unhurried")

Run = Callable[..., int]


def run(root: Path, *arguments: str) -> int:
    """Run the command; its reports in one language, without the longest, which is enough here."""
    usual = ("--lang", "en", "--without", "codebook")
    return main(["--root", str(root), "release", *usual, *arguments])


@pytest.fixture(scope="module", autouse=True)
def in_this_process() -> Iterator[None]:
    """Releases are made without processes of their own; the one that is made again has them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipelines.run.releasing.processes", lambda: nullcontext(map))
        yield


def git(root: Path, *arguments: str) -> None:
    """Run git, as somebody who needs no settings of the machine."""
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
    command = ["git", "-C", str(root), *who, *arguments]
    subprocess.run(command, check=True, capture_output=True)


@contextmanager
def few_documents(*ids: str) -> Iterator[None]:
    """A few documents in place of all that a release has."""

    def few(tables: Tables, out: Path, mapper: Any, wanted: Wanted, *rest: Any) -> Made:
        return report(tables, out, mapper, replace(wanted, sections=ids), *rest)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipelines.run.job.report", few)
        yield


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory, store: Path) -> Path:
    """A repository with two releases, between which one value was corrected.

    The first, which is made again, has all documents; the second has one of each kind.
    """
    root = with_store(tiny_tree(tmp_path_factory.mktemp("two")), store)
    (root / ".gitignore").write_text("build/\n", encoding="utf-8")
    git(root, "init", "-q")
    assert run(root) == GOOD
    git(root, "add", "-A")
    git(root, "commit", "-qm", "First release")
    git(root, "tag", f"v{BEFORE}")
    edit(root, "dataset.yml", f"'{BEFORE}'", f"'{NOW}'")
    edit(root, "dataset.yml", "'2020-06-30'", "'2020-07-31'")
    edit(root, CLAIMS, "    performer: all\n", "    performer: kosovo\n")
    revised(root, field="performer", old="all", new="kosovo")
    with few_documents("report", "example-2013", "quality"):
        assert run(root) == GOOD
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Second release")
    git(root, "tag", f"v{NOW}")
    return root


def files(root: Path, version: str) -> Path:
    """The folder of a release."""
    return root / "build" / "releases" / version


def test_a_release_holds_data_reports_and_texts(two: Path):
    names = set(checksums(files(two, NOW)))
    assert {"README.md", "WHATSNEW.md", "CAUTIONARY_NOTES.md", "SHA256SUMS"} <= names
    assert {"data/assessments.csv", "data/assessments.parquet", "data/changes.csv"} <= names
    assert {"reports/en/report.pdf", "reports/en/sections/example-2013.pdf"} <= names
    assert {"reports/en/sections/quality.pdf", "reports/en/sections/quality.html"} <= names
    assert {"data/quality.csv", "data/checks.csv", "data/coverage.csv"} <= names
    assert "reports/en/sections/codebook.pdf" not in names


def test_a_release_has_files_for_spss_that_its_descriptions_list(two: Path):
    data = files(two, NOW) / "data"
    made = {path.relative_to(data).as_posix() for path in data.glob("spss/*.sav")}
    assert made == {f"spss/{path.stem}.sav" for path in data.glob("stata/*.dta")} != set()
    lines = (data / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert dict(reversed(line.split("  ")) for line in lines) == {
        path: digest for path, digest in checksums(data).items() if path != "SHA256SUMS"
    }
    told = json.loads((data / "dataset.jsonld").read_text(encoding="utf-8"))["distribution"]
    assert made <= {each["contentUrl"] for each in told}
    assert not (two / "build" / "data" / "spss").exists()


def test_a_release_is_described_with_every_file_of_it(two: Path):
    text = (files(two, NOW) / "ro-crate-metadata.json").read_text(encoding="utf-8")
    told = {each["@id"]: each for each in json.loads(text)["@graph"]}
    own = {"ro-crate-metadata.json", "SHA256SUMS"}
    sums = {path: sha for path, sha in checksums(files(two, NOW)).items() if path not in own}
    assert {id: each["sha256"] for id, each in told.items() if each["@type"] == "File"} == sums
    assert told["./"]["version"] == NOW


def test_the_ledger_has_the_checksum_of_every_file(two: Path):
    ledger = json.loads((two / "raw/releases" / NOW / "release.json").read_text(encoding="utf-8"))
    assert ledger["files"] == checksums(files(two, NOW))


def test_the_archive_holds_the_files_of_the_folder(two: Path):
    with zipfile.ZipFile(two / "build" / "releases" / f"tiny-{NOW}.zip") as archive:
        assert archive.testzip() is None
        packed = {name.split("/", 2)[2] for name in archive.namelist() if "/data/" in name}
    assert packed == set(checksums(files(two, NOW)))


def test_what_is_new_says_what_changed_and_why(two: Path):
    first = (files(two, BEFORE) / "WHATSNEW.md").read_text(encoding="utf-8")
    second = (files(two, NOW) / "WHATSNEW.md").read_text(encoding="utf-8")
    assert "This is the first release." in first
    assert f"Compared with version {BEFORE}." in second
    assert "| assessments | 0 | 0 | 1 |" in second
    assert "**r0001**, correction: assessments example-2013-c001, performer" in second
    assert "The page says otherwise." in second


def test_a_version_is_released_once(two: Path, capsys: pytest.CaptureFixture[str]):
    before = checksums(files(two, NOW))
    assert run(two) == COULD_NOT
    assert "never overwritten" in capsys.readouterr().err
    assert checksums(files(two, NOW)) == before


def test_the_older_release_is_made_again_byte_for_byte(
    two: Path, capsys: pytest.CaptureFixture[str]
):
    assert run(two, "--rebuild", BEFORE) == GOOD
    assert "0 files differ from the ledger" in capsys.readouterr().out
    assert checksums(two / "build" / "rebuilt" / BEFORE) == checksums(files(two, BEFORE))


def test_a_file_that_differs_from_the_ledger_is_named(
    two: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    def made_again(old: Path, _: object) -> None:
        """As it is made: the test before this one shows that."""
        shutil.copytree(files(two, BEFORE), old / "build" / "releases" / f"{BEFORE}-candidate")

    monkeypatch.setattr("pipelines.run.releasing._made_again", made_again)
    git(tmp_path, "clone", "-q", str(two), "copy")
    path = tmp_path / "copy" / "raw" / "releases" / BEFORE / "release.json"
    ledger = json.loads(path.read_text(encoding="utf-8"))
    ledger["files"]["data/places.csv"] = "0" * 64
    path.write_text(sealed(ledger), encoding="utf-8")
    assert run(tmp_path / "copy", "--rebuild", BEFORE) == PROBLEMS
    told = capsys.readouterr()
    assert "data/places.csv: not the file that was released" in told.err
    assert "1 files differ" in told.out


@pytest.mark.parametrize(
    ("version", "reason"), [("2019.01.0", "no release"), ("first", "no release")]
)
def test_an_unknown_release_cannot_be_made_again(
    two: Path, version: str, reason: str, capsys: pytest.CaptureFixture[str]
):
    assert run(two, "--rebuild", version) == COULD_NOT
    assert f"{reason} {version} (there are: {BEFORE}, {NOW})" in capsys.readouterr().err


def test_without_its_tag_a_release_cannot_be_made_again(
    two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    git(tmp_path, "clone", "-q", "--no-tags", str(two), "copy")
    assert run(tmp_path / "copy", "--rebuild", BEFORE) == COULD_NOT
    assert f"no tag v{BEFORE} here" in capsys.readouterr().err


def test_a_change_that_nothing_explains_keeps_a_release_from_being_made(
    two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    git(tmp_path, "clone", "-q", str(two), "copy")
    root = tmp_path / "copy"
    edit(root, "dataset.yml", f"'{NOW}'", "'2020.08.0'")
    edit(root, CLAIMS, "    performer: kosovo\n", "    performer: eu\n")
    assert run(root) == PROBLEMS
    told = capsys.readouterr().err
    assert f"raw/{CLAIMS}:" in told
    assert "a released value changed without a revision; found eu" in told
    assert not (root / "build" / "releases").exists()
    assert not (root / "raw" / "releases" / "2020.08.0").exists()


@pytest.mark.parametrize(
    ("without", "extra"),
    [
        ((), ["codebook", "evidence"]),
        (("codebook",), ["evidence"]),
        (("evidence",), ["codebook"]),
        (("codebook", "evidence"), []),
    ],
)
def test_a_release_has_the_codebook_and_the_evidence_unless_they_are_left_out(
    without: tuple[str, ...], extra: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    asked: list[Wanted] = []

    def stop(*_: object, wanted: Wanted, **__: object) -> None:
        asked.append(wanted)
        raise CouldNotRun("enough")

    monkeypatch.setattr("pipelines.run.releasing.main_job", stop)
    options = ["--without", *without] if without else []
    root = tiny_tree(tmp_path)
    assert main(["--root", str(root), "release", "--candidate", *options]) == COULD_NOT
    assert [list(wanted.extra) for wanted in asked] == [extra]


@pytest.mark.parametrize(
    ("options", "is_published"),
    [
        ((), True),
        (("--without", "codebook"), True),
        (("--lang", "sr-Cyrl", "sr-Latn", "sq", "en"), True),
        (("--lang", "en"), False),
        (("--candidate",), False),
    ],
)
def test_readers_get_whole_releases_only(
    options: tuple[str, ...],
    is_published: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    asked: list[tuple[bool, bool]] = []

    def stop(*_: object, wanted: Wanted, purpose: Purpose, **__: object) -> None:
        asked.append((purpose.is_published, wanted.tidies))
        raise CouldNotRun("enough")

    monkeypatch.setattr("pipelines.run.releasing.main_job", stop)
    assert main(["--root", str(tiny_tree(tmp_path)), "release", *options]) == COULD_NOT
    assert asked == [(is_published, is_published)]


def test_a_release_and_its_ledger_come_from_the_same_records(
    tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
):
    """Records that change while the documents are made are of the next release."""
    root = with_store(tiny_tree(tmp_path), store)

    def meddled(*arguments: Any) -> Made:
        edit(root, "dataset.yml", "title: Example data", "title: Other data")
        edit(root, CLAIMS, "    performer: all\n", "    performer: kosovo\n")
        (arguments[1] / "en").mkdir(parents=True)
        return Made()

    monkeypatch.setattr("pipelines.run.job.report", meddled)
    assert run(root) == GOOD
    claims = (files(root, BEFORE) / "data/assessments.csv").read_text(encoding="utf-8")
    assert ",kosovo," not in claims
    assert "Example data" in (files(root, BEFORE) / "README.md").read_text(encoding="utf-8")
    before = read_ledger(root / "raw", BEFORE)
    assert before.mark("assessments", "example-2013-c001", "performer") == mark_of("all")


def test_a_full_disk_is_one_line_and_leaves_no_part_of_a_release(
    tmp_path: Path,
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    root = with_store(tiny_tree(tmp_path), store)

    def nothing(*arguments: Any) -> Made:
        (arguments[1] / "en").mkdir(parents=True)
        return Made()

    def full(source: Path, target: Path, **_: Any) -> None:
        target.mkdir()
        why = "[Errno 28] No space left on device"
        raise shutil.Error([(f"{source}/{n}.csv", f"{target}/{n}.csv", why) for n in range(500)])

    monkeypatch.setattr("pipelines.run.job.report", nothing)
    monkeypatch.setattr(shutil, "copytree", full)
    assert run(root) == COULD_NOT
    (line,) = capsys.readouterr().err.splitlines()
    assert "500 files could not be copied, the first is" in line
    assert len(line) < 1_100
    assert list((root / "build/releases").iterdir()) == []
    assert not (root / "raw/releases").exists()


def test_what_can_be_left_out_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    root = tiny_tree(tmp_path)
    assert main(["--root", str(root), "release", "--without", "codebok"]) == COULD_NOT
    assert "no such document codebok; did you mean codebook?" in capsys.readouterr().err


def test_a_candidate_leaves_no_ledger_and_what_readers_see(
    tmp_path: Path, store: Path, capsys: pytest.CaptureFixture[str]
):
    root = with_store(tiny_tree(tmp_path), store, ".made-data")
    with shelf.new_build(root / "build") as folder:
        for name in shelf.SHOWN:
            (folder / name).mkdir()
        shelf.promote(root / "build", folder)
    before = (root / "build/current").readlink()
    with unprinted():
        report(tiny_tables(), tmp_path / "out", wanted=Wanted(("sq",)), store=root / "build/.made")
        kept = set(os.listdir(root / "build/.made"))
        assert len(kept) > 20
        assert run(root, "--candidate") == GOOD
        edit(root, "dataset.yml", "title: Example data", "title: Other data")
        assert run(root, "--candidate") == GOOD
    assert not (root / "raw" / "releases").exists()
    assert (root / "build/current").readlink() == before
    assert [path.name for path in (root / "build/.builds").iterdir()] == [before.name]
    assert kept <= set(os.listdir(root / "build/.made"))  # also those in the other languages
    about = json.loads((root / "build/run.json").read_text(encoding="utf-8"))
    assert (about["status"], about["published"]) == ("released", None)
    assert (root / "build" / "releases" / f"tiny-{BEFORE}-candidate.zip").is_file()
    assert main(["--root", str(root), "release", "--lang", "xx"]) == COULD_NOT
    assert "no language xx" in capsys.readouterr().err
