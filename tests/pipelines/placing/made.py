"""A small site and a release, to be placed; and who reads it where it was placed."""

import gzip
import hashlib
import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

from pipelines.placing import File, Release, files_of
from tests.between import Asked

LANGUAGES = ("en", "sq")
LONG = "Levels are claims of an assessor. " * 100
"""So that pages are fewer bytes when they are packed."""


def page(*links: str) -> str:
    """A page with links."""
    told = "".join(f'<a href="{link}">there</a>' for link in links)
    return f"<!doctype html><title>Page</title><p>{LONG}</p>{told}\n"


def site(agreements: tuple[str, ...] = ("a", "b"), value: str = "1") -> dict[str, str]:
    """The files of a site: pages that lead to each other, and data. value: stands in the data."""
    files = {
        "style/site.css": "p { margin: 0 }\n" * 20,
        "data/positions.csv": f"level\n{value}\n" * 200,
        "data/positions.parquet": f"PAR1 {value}",
        "index.html": page(*(f"{code}/index.html" for code in LANGUAGES)),
    }
    for code in LANGUAGES:
        pages = [f"agreements/{name}.html" for name in agreements]
        files[f"{code}/index.html"] = page("agreements.html", "downloads.html", "../index.html")
        files[f"{code}/agreements.html"] = page("index.html", *pages)
        files[f"{code}/downloads.html"] = page(f"../data/positions.csv?v={value}", "index.html")
        files[f"{code}/changes.atom"] = "<feed/>\n"
        for name in agreements:
            others = [f"../../{each}/agreements/{name}.html" for each in LANGUAGES]
            files[f"{code}/agreements/{name}.html"] = page("../agreements.html", *others)
            files[f"reports/{code}/{name}.pdf"] = f"%PDF {code} {name}"
    sums = {path[5:]: text for path, text in files.items() if path.startswith("data/")}
    files["data/SHA256SUMS"] = "".join(f"{sha(sums[name])}  {name}\n" for name in sorted(sums))
    return files


def sha(text: str) -> str:
    """The checksum of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def put(folder: Path, files: Mapping[str, str]) -> Path:
    """Write the files of a site, or of a release."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def files(folder: Path, content: Mapping[str, str], *releases: Release) -> list[File]:
    """The same, to be placed."""
    return files_of(put(folder, content), content, releases)


def release(folder: Path, version: str, content: Mapping[str, str]) -> Release:
    """A release with these files, and with its checksums."""
    sums = "".join(f"{sha(text)}  {path}\n" for path, text in sorted(content.items()))
    put(folder / version, {**content, "SHA256SUMS": sums})
    return Release(version, folder / version, None)


_LINK = re.compile(r'href="([^"?#]+)')


def lost(there: Mapping[str, bytes]) -> set[str]:
    """What pages name that is not there, of those that a reader reaches from the first page."""
    waiting, seen, found = ["index.html"] if "index.html" in there else [], set(), set()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        if path not in there:
            found.add(path)
        elif path.endswith(".html"):
            base = posixpath.dirname(path)
            links = _LINK.findall(text_of(there[path]))
            waiting += [posixpath.normpath(posixpath.join(base, link)) for link in links]
    return found


def text_of(data: bytes) -> str:
    """A page as a browser reads it."""
    return (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8")


class Seen:
    """What a reader of a storage sees, write by write."""

    def __init__(self) -> None:
        self.there: dict[str, bytes] = {}

    def after(self, write: Asked) -> dict[str, bytes]:
        """What is there after a write."""
        if write.method == "DELETE":
            self.there.pop(write.key, None)
        elif write.copied is not None:
            self.there[write.key] = self.there[write.copied]
        elif write.method == "PUT":
            self.there[write.key] = write.body
        return self.there
