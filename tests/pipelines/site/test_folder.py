"""The folder of the site: only what changed is written, and nothing of others is touched."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.present import Library
from pipelines.present.newest import newest
from pipelines.present.relations import ASSESSMENT_TARGETS_OF_CLAIM
from pipelines.site import Published, site
from pipelines.site.folder import LIST, Folder
from schemas.claims import Assessment
from schemas.problem import CouldNotRun
from schemas.tables import Tables
from tests.pipelines.site.made import paths, published, tree
from tests.pipelines.tabulate.tables import checkout_tables, table, tiny_tables


@pytest.fixture
def files(tiny_data: Path, tmp_path: Path) -> Published:
    return published(tiny_data, tmp_path / "reports")


def states(folder: Path) -> dict[str, tuple[int, int]]:
    """Which file lies at each path, and when it was written."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in found
    }


def test_where_nothing_changed_nothing_is_written(files: Published, tmp_path: Path) -> None:
    out = tmp_path / "site"
    first = site(tiny_tables(), files, out, ["en"])
    before = states(out)
    assert first.changed == len(before) - 1 > first.pages
    assert site(tiny_tables(), files, out, ["en"]).changed == 0
    assert states(out) == before


def test_a_claim_that_changed_rewrites_only_pages_that_show_it(
    checkout_data: Path, tmp_path: Path
) -> None:
    tables, out = checkout_tables(), tmp_path / "site"
    files, library = Published(checkout_data), Library(tables)
    site(tables, files, out, ["en"])
    shown = {path: told(out / path) for path in paths(out)}
    new = library.one(Assessment, newest(library, 1)[0].id)
    old = library.claims_on("ibm-2011")[0]
    for claim, further in ((old, set()), (new, {"en/index.html"})):
        before, tables = states(out), reworded(tables, claim)
        changed = site(tables, files, out, ["en"]).changed
        after = states(out)
        touched = {path for path in after if after[path] != before.get(path)} - {LIST}
        pages = {path for path in touched if path.endswith(".html")}
        expected = own_pages(library, claim) | further
        assert expected <= pages == {path for path, text in shown.items() if said(claim) in text}
        assert len(pages) <= len(expected) + 1  # the manual, where it is an example
        assert all(path.startswith(("search/en/", "en/feeds/")) for path in touched - pages)
        assert changed == len(touched)


def own_pages(library: Library, claim: Assessment) -> set[str]:
    """The pages on which a claim has its address, and that of its assessor."""
    targets = library.children(ASSESSMENT_TARGETS_OF_CLAIM, claim.id)
    agreements = {f"en/agreements/{each.agreement_id}.html" for each in targets}
    return {*agreements, f"en/assessors/{claim.assessor_id}.html"}


def reworded(tables: Tables, claim: Assessment) -> Tables:
    """Tables in which a claim finds the same in other words."""
    rows = tables.rows("assessments")
    new = f"Said of {claim.id} in other words."
    other = [{**row, "finding": new} if row["id"] == claim.id else row for row in rows]
    return tables.with_tables({"assessments": table("assessments", *other)})


def told(path: Path) -> str:
    """The words of a page."""
    return " ".join("".join(tree(path).itertext()).split())


def said(claim: Assessment) -> str:
    """What a claim finds, as pages print it, but for its first letter and its stop."""
    return " ".join(claim.finding.split()).rstrip(".")[1:]


def test_published_files_are_the_same_files(files: Published, tmp_path: Path) -> None:
    out = tmp_path / "site"
    site(tiny_tables(), files, out, ["en"])
    listed = list(files.files())
    assert len(listed) > 100
    assert all(os.path.samefile(out / path, source) for path, source in listed)


def test_what_is_no_longer_made_goes_and_its_folder(files: Published, tmp_path: Path) -> None:
    out = tmp_path / "site"
    site(tiny_tables(), files, out, ["en", "sq"])
    assert (out / "sq").is_dir() and (out / "reports").is_dir()
    site(tiny_tables(), replace(files, reports=None), out, ["en"])
    assert not (out / "sq").exists() and not (out / "reports").exists()
    assert {path.partition("/")[0] for path in paths(out)} == {"index.html", "en"}


def test_a_file_of_somebody_else_in_it_stays(files: Published, tmp_path: Path) -> None:
    out = tmp_path / "site"
    site(tiny_tables(), files, out, ["en", "sq"])
    (out / "sq" / "mine.txt").write_text("mine")
    site(tiny_tables(), files, out, ["en"])
    assert (out / "sq" / "mine.txt").read_text() == "mine"


def test_a_folder_of_somebody_else_is_refused(files: Published, tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("mine")
    with pytest.raises(CouldNotRun, match="holds files that are not of a site; name an empty"):
        site(tiny_tables(), files, out)
    assert [path.name for path in out.iterdir()] == ["index.html"]
    assert (out / "index.html").read_text() == "mine"


def test_a_run_that_was_cut_short_is_taken_up(
    files: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    with monkeypatch.context() as patch, pytest.raises(OSError, match="full"):
        patch.setattr(Folder, "link", full)
        site(tiny_tables(), files, out, ["en"])
    made = site(tiny_tables(), files, out, ["en"])
    assert made.changed > 0
    listed = (out / LIST).read_text(encoding="utf-8").split()
    assert {*listed, LIST} == states(out).keys()


def full(*_: object) -> bool:
    raise OSError("the disk is full")
