"""Files against the checksums published beside them: SHA256SUMS, and the manifests of BagIt."""

import hashlib
import re
from collections.abc import Container, Iterable, Iterator
from pathlib import PurePosixPath

from pipelines.compare import shown
from pipelines.compare.files import Files, is_hidden
from pipelines.compare.limits import LIMITS, WAY_OUT, Limits
from schemas.problem import CouldNotRun

_MANIFEST = re.compile(r"(?:tag)?manifest-(md5|sha1|sha224|sha256|sha384|sha512)\.txt")
_LINE = re.compile(r"([0-9a-fA-F]{32,128})\s+\*?(?:\./)?(.+)")


def verify(files: Files, limits: Limits = LIMITS) -> list[str]:
    """Check every file that a list of checksums names; returns the paths of the lists.

    Raises CouldNotRun with the first file that differs, is missing, or lies in a bag (RFC 8493)
    without being listed, and if an archive lists more than is allowed.
    """
    lists = [name for name in files if _algorithm(PurePosixPath(name).name)]
    for name in lists:
        algorithm = _algorithm(PurePosixPath(name).name)
        listed = dict(_listed(files, name))
        _all_there(files, name, listed)
        _check_size(files, name, listed, limits)
        for path in files:  # in the order of the archive: going back in a tar.gz is slow
            if path in listed:
                _check(files, name, path, str(algorithm), listed[path])
        _all_listed(files, name, listed)
    return lists


def _check_size(files: Files, name: str, listed: Iterable[str], limits: Limits) -> None:
    size = sum(files[path].size for path in listed)
    if files.packed and size > limits.listed:
        raise CouldNotRun(
            f"{files[name].place} lists {size:,} bytes; allowed: {limits.listed:,}; {WAY_OUT}"
        )


def _algorithm(name: str) -> str | None:
    if name == "SHA256SUMS":
        return "sha256"
    found = _MANIFEST.fullmatch(name)
    return found[1] if found else None


def _listed(files: Files, name: str) -> Iterator[tuple[str, str]]:
    """Path inside the whole and checksum of every line of a list."""
    folder = PurePosixPath(name).parent
    text = files[name].read().decode("utf-8", errors="surrogateescape")
    for number, line in enumerate(text.splitlines(), start=1):
        found = _LINE.fullmatch(line)
        if found:
            yield str(folder / found[2]), found[1].lower()
        elif line.strip():
            raise CouldNotRun(
                f"{files[name].place}:{number}: not a checksum and a path: "
                f"{shown.name(line[:60])}; "
                "fetch the file again"
            )


def _all_there(files: Files, name: str, listed: Iterable[str]) -> None:
    for path in listed:
        if path not in files:
            raise CouldNotRun(
                f"{files.place}: {shown.name(path)} is missing; {shown.name(name)} lists it; "
                "fetch the version again as a whole"
            )


def _check(files: Files, name: str, path: str, algorithm: str, expected: str) -> None:
    hashed = hashlib.new(algorithm)
    for block in files[path].blocks():
        hashed.update(block)
    found = hashed.hexdigest()
    if found != expected:
        raise CouldNotRun(
            f"{files[path].place} is not the file that {shown.name(name)} lists: its "
            f"{algorithm} is {found[:12]}..., listed is {expected[:12]}...; it was changed "
            "or damaged; fetch it again"
        )


def _all_listed(files: Files, name: str, listed: Container[str]) -> None:
    """Raise CouldNotRun for a file in the payload of a bag that its manifest does not list."""
    if not PurePosixPath(name).name.startswith("manifest-"):
        return
    payload = f"{PurePosixPath(name).parent / 'data'}/"
    for path in files:
        if path.startswith(payload) and path not in listed and not is_hidden(path):
            raise CouldNotRun(
                f"{files[path].place} lies in the bag and {shown.name(name)} does not list it; "
                "it was added later; fetch the version again"
            )
