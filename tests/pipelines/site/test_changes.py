"""Changes, replies and releases on the site."""

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.release.bag import checksum_lines, checksums
from pipelines.run.edition import edition, read
from pipelines.site import Published, site
from schemas.tables import Tables
from tests.pipelines.ingest.test_change_rules import REPLY, with_replies
from tests.pipelines.site.made import faults, tree
from tests.pipelines.tabulate.tables import tiny_tables


def released(folder: Path, version: str, data: Path, doi: str | None = None) -> None:
    """A release as it lies in its folder, with its archive."""
    own = folder / version
    (own / "data").mkdir(parents=True)
    for name in ("positions.csv", "positions.parquet"):
        shutil.copyfile(data / name, own / "data" / name)
    (own / "quality.html").write_text("<p>in the archive only")
    about = f"cff-version: 1.2.0\ndate-released: '2026-11-30'\nversion: {version}\n"
    (own / "CITATION.cff").write_text(about + (f"doi: {doi}\n" if doi else ""))
    (own / "citation.txt").write_text(f"Somebody (2026): Data, version {version}.\n")
    (own / "WHATSNEW.md").write_text(f"# What is new in version {version}\n")
    (own / "SHA256SUMS").write_text(checksum_lines(checksums(own)))
    (folder / f"data-{version}.zip").write_bytes(version.encode())


@pytest.fixture
def with_releases(tiny_data: Path, tmp_path: Path) -> Published:
    """Published data, with two releases and a candidate."""
    folder = tmp_path / "releases"
    released(folder, "2026.9.0", tiny_data)
    released(folder, "2026.11.0", tiny_data, "10.1234/abc")
    released(folder, "2026.12.0-candidate", tiny_data)
    return Published(tiny_data, releases=folder)


def test_without_a_release_the_page_says_so(tiny_site: Path) -> None:
    page = tree(tiny_site / "en" / "releases.html")
    assert "There is no release yet." in page.xpath("string(//main)")
    assert not (tiny_site / "releases").exists()


def test_releases_stand_with_archive_checksum_citation_and_doi(
    with_releases: Published, tmp_path: Path
) -> None:
    out = tmp_path / "site"
    site(tiny_tables(), with_releases, out, ["en", "sq"])
    for code in ("en", "sq"):
        page = tree(out / code / "releases.html")
        assert faults(out / code / "releases.html") == []
        assert page.xpath("//h2/@id") == ["v2026.11.0", "v2026.9.0"]
        assert page.xpath("//a[contains(@href, 'doi.org')]/@href") == [
            "https://doi.org/10.1234/abc"
        ]
        told = page.xpath("string(//main)")
        for version in ("2026.11.0", "2026.9.0"):
            assert f"Somebody (2026): Data, version {version}." in told
            assert hashlib.sha256(version.encode()).hexdigest() in told
            assert (out / "releases" / f"data-{version}.zip").read_bytes() == version.encode()
    assert "candidate" not in told


def test_a_release_has_a_page_with_each_file_and_what_changed(
    with_releases: Published, tmp_path: Path
) -> None:
    out = tmp_path / "site"
    site(tiny_tables(), with_releases, out, ["en"])
    path = out / "en" / "releases" / "2026.11.0.html"
    assert faults(path) == []
    page = tree(path)
    assert "What is new in version 2026.11.0" in page.xpath("string(//main)")
    for link in page.xpath("//ul[@class='files']/li/a/@href"):
        file = path.parent / link
        assert hashlib.sha256(file.read_bytes()).hexdigest() in page.xpath("string(//main)")
    assert len(page.xpath("//ul[@class='files']/li")) == 5
    assert not list((out / "releases").rglob("*.html"))
    kinds = page.xpath("//table[@class='counts']/tbody/tr/th/text()")
    assert kinds == ["CSV", "Parquet"]


def test_a_release_that_is_gone_goes_from_the_site(
    with_releases: Published, tmp_path: Path
) -> None:
    out = tmp_path / "site"
    site(tiny_tables(), with_releases, out, ["en"])
    site(tiny_tables(), replace(with_releases, releases=None), out, ["en"])
    assert not (out / "releases").exists() and not (out / "en" / "releases").exists()


def with_a_reply(root: Path) -> Tables:
    """The tables of a tree in which somebody replies to a claim."""
    with_replies(root, "replies", REPLY)
    return edition(read(root / "raw")).tables


def test_a_reply_stands_among_the_changes_and_leads_to_its_claim(
    tiny: Path, tiny_data: Path, tmp_path: Path
) -> None:
    site(with_a_reply(tiny), Published(tiny_data), tmp_path / "site", ["en"])
    page = tree(tmp_path / "site" / "en" / "changes.html")
    (link,) = page.xpath("//div[@class='entry']//a[@class='address']/@href")
    assert link == "agreements/example-2013.html#example-2013-c001"
    assert "Reply of" in page.xpath("string(//main)")


def test_without_changes_the_page_says_so(tiny_site: Path) -> None:
    told = tree(tiny_site / "en" / "changes.html").xpath("string(//main)")
    assert "There is no revision." in told and "There is no reply." in told
