"""Files against the checksums published beside them: SHA256SUMS, and the manifests of BagIt."""

import hashlib
import re
from collections.abc import Container, Iterable, Iterator
from pathlib import PurePosixPath

from pipelines.compare.files import Files, is_hidden
from schemas.problem import CouldNotRun

_MANIFEST = re.compile(r"(?:tag)?manifest-(md5|sha1|sha224|sha256|sha384|sha512)\.txt")
_LINE = re.compile(r"([0-9a-fA-F]{32,128})\s+\*?(?:\./)?(.+)")


def verify(files: Files, place: str) -> int:
    """Check every file that a list of checksums names; returns how many there are.

    Raises CouldNotRun with the first file that differs, is missing, or lies in a bag (RFC 8493)
    without being listed.
    """
    checked = 0
    for name in files:
        algorithm = _algorithm(PurePosixPath(name).name)
        if algorithm:
            listed = dict(_listed(files, place, name))
            _all_there(files, place, name, listed)
            for path in files:  # in the order of the archive: going back in a tar.gz is slow
                if path in listed:
                    _check(files, place, name, path, algorithm, listed[path])
            _all_listed(files, place, name, listed)
            checked += len(listed)
    return checked


def _algorithm(name: str) -> str | None:
    if name == "SHA256SUMS":
        return "sha256"
    found = _MANIFEST.fullmatch(name)
    return found[1] if found else None


def _listed(files: Files, place: str, name: str) -> Iterator[tuple[str, str]]:
    """Path inside the whole and checksum of every line of a list."""
    folder = PurePosixPath(name).parent
    text = files[name]().decode("utf-8", errors="replace")
    for number, line in enumerate(text.splitlines(), start=1):
        found = _LINE.fullmatch(line)
        if found:
            yield str(folder / found[2]), found[1].lower()
        elif line.strip():
            raise CouldNotRun(
                f"{place}/{name}:{number}: not a checksum and a path: {line[:60]}; "
                "fetch the file again"
            )


def _all_there(files: Files, place: str, name: str, listed: Iterable[str]) -> None:
    for path in listed:
        if path not in files:
            raise CouldNotRun(
                f"{place}: {path} is missing; {name} lists it; fetch the version again as a whole"
            )


def _check(files: Files, place: str, name: str, path: str, algorithm: str, expected: str) -> None:
    found = hashlib.new(algorithm, files[path]()).hexdigest()
    if found != expected:
        raise CouldNotRun(
            f"{place}/{path} is not the file that {name} lists: its {algorithm} is "
            f"{found[:12]}..., listed is {expected[:12]}...; it was changed or damaged; "
            "fetch it again"
        )


def _all_listed(files: Files, place: str, name: str, listed: Container[str]) -> None:
    """Raise CouldNotRun for a file in the payload of a bag that its manifest does not list."""
    if not PurePosixPath(name).name.startswith("manifest-"):
        return
    payload = f"{PurePosixPath(name).parent / 'data'}/"
    for path in files:
        if path.startswith(payload) and path not in listed and not is_hidden(path):
            raise CouldNotRun(
                f"{place}/{path} lies in the bag and {name} does not list it; "
                "it was added later; fetch the version again"
            )
