"""What is published of a build: the site as it was made, releases with a ledger, no secret."""

import json
import shutil
from pathlib import Path

import pytest

from pipelines.run.publishing import Whereto, in_words, publish_site, published, whereto
from pipelines.run.sites import make_site
from schemas.problem import CouldNotRun
from tests.each import each_row

LEDGER = "2020.06.0"


@pytest.fixture
def root(tiny: Path, tiny_data: Path) -> Path:
    """The tiny tree with its data and its site."""
    shutil.copytree(tiny_data, tiny / "build" / "data")
    make_site(tiny / "raw", tiny / "build", tiny / "build" / "site")
    return tiny


def to(root: Path, **more: bool) -> Whereto:
    return Whereto(str(root / "www"), {}, **more)


def publish(root: Path, where: Whereto):
    return publish_site(root / "raw", root / "build", where)


def test_what_the_site_made_is_published_and_nothing_that_lies_beside_it(root: Path) -> None:
    (root / "build/site/secret.txt").write_text("not ours")
    done = publish(root, to(root))
    there = {path.relative_to(root / "www").as_posix() for path in (root / "www").rglob("*.*")}
    assert {"index.html", "en/index.html", "data/positions.csv", "published.json"} <= there
    assert not there & {"secret.txt", ".site-files.txt", ".site-stamp.json", ".publishing.json"}
    assert in_words(done, to(root)).startswith(f"{len(done.sent):,} files sent, ")
    assert in_words(publish(root, to(root)), to(root)) == (
        f"nothing to send; {len(done.sent):,} stood already"
    )


def test_a_dry_run_says_what_it_would_do(root: Path) -> None:
    said = in_words(publish(root, to(root, is_dry=True)), to(root, is_dry=True))
    assert " files would be sent, " in said
    assert not (root / "www").exists()


def test_without_a_site_it_says_what_to_do(root: Path) -> None:
    shutil.rmtree(root / "build/site")
    with pytest.raises(CouldNotRun, match=r"no site in .*make it with `dialogue site`"):
        publish(root, to(root))


def test_a_site_of_other_data_is_not_published(root: Path) -> None:
    path = root / "build/data/SHA256SUMS"
    text = path.read_text()
    path.unlink()  # the site has the same file
    path.write_text(text + f"{'0' * 64}  more.csv\n")
    with pytest.raises(CouldNotRun, match=r"is of other data than .*run `dialogue site`"):
        publish(root, to(root))
    assert not (root / "www").exists()


def test_a_site_that_was_damaged_is_not_published(root: Path) -> None:
    path = root / "build/site/data/positions.csv"
    path.write_text(path.read_text() + "\n")
    with pytest.raises(
        CouldNotRun, match=r"other checksums than the files beside it: positions\.c"
    ):
        publish(root, to(root))


@each_row(
    [
        ({}, None),
        ({"DIALOGUE_PUBLISH_TO": " "}, None),
        ({"DIALOGUE_PUBLISH_TO": "s3://bucket"}, "s3://bucket"),
    ],
)
def test_the_environment_names_the_target(environment: dict[str, str], address: str | None) -> None:
    found = whereto(environment)
    assert (found.address if found is not None else None) == address


def test_no_key_stands_in_what_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {"AWS_SECRET_ACCESS_KEY": "hidden/secret", "AWS_ACCESS_KEY_ID": "HIDDENKEY"}
    where = Whereto("s3://bucket", keys)

    def broken(*_: object) -> None:
        raise CouldNotRun("the server said: hidden/secret of HIDDENKEY is wrong")

    monkeypatch.setattr("pipelines.run.publishing.opened", broken)
    with pytest.raises(CouldNotRun) as caught:
        published(root / "raw", root / "build", where)
    assert str(caught.value) == "the server said: *** of *** is wrong"
    assert caught.value.__cause__ is None and caught.value.__suppress_context__
    assert "hidden" not in repr(where)


def test_the_word_of_the_folder_tells_nothing_and_stays(root: Path) -> None:
    publish(root, to(root))
    word = (root / "build/.publisher").read_text()
    publish(root, to(root))
    assert (root / "build/.publisher").read_text() == word
    assert len(bytes.fromhex(word.strip())) == 8
    told = json.loads((root / "www/published.json").read_text())
    assert set(told) == {"files"}
