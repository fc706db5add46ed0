"""The index of a language: made by Pagefind when a text changed, else the one that is there."""

import hashlib
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from pagefind_bin import get_executable

from pipelines.site.search.names import Names
from pipelines.site.search.texts import searched
from schemas import letters
from schemas.made_with import made_with
from schemas.problem import CouldNotRun

FOLDER = "search"
"""Where the indexes lie in the site, each in the folder of its language."""

MADE_FROM = "made-from.txt"
"""Beside an index: the hash of its texts, and those of its files."""

_STEMMED = {"en": "en", "sq": "sq", "sr-Latn": "sr", "sr-Cyrl": "sr"}
"""Language -> what Pagefind calls it; it knows the endings of English and Serbian words."""

_KEPT = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "index/*", "fragment/*")
"""What a search needs; the rest of what Pagefind writes are pages of its own."""

Files = dict[str, bytes]
Also = Mapping[str, Sequence[str]]
Read = Callable[[str], bytes | None]
"""Gives a file of the last site by its path, None where there is none."""

_HERE = Path(__file__).parent


def index(code: str, pages: Mapping[str, str], names: Names, also: Also, read: Read) -> Files:
    """The files of the index of a language, by their path in the site; the list of them last.

    code: of the language; pages: path in the folder of the language -> what a page holds besides
    its frame; names: that stand for the same; also: path -> what a page is called besides. Raises
    CouldNotRun where Pagefind does not run on this machine.
    """
    own = f"{FOLDER}/{code}/"
    hashed = _hash(code, pages, names, also)
    before = _before(own, hashed, read)
    if before is not None:
        return before
    texts = {path: searched(page, names, also.get(path, ())) for path, page in pages.items()}
    return _listed(own, hashed, _made(code, texts))


def _hash(code: str, pages: Mapping[str, str], names: Names, also: Also) -> str:
    """Of all that the index is made of and made with."""
    digest = hashlib.sha256(made_with(_HERE, Path(letters.__file__).parent).encode())
    named = [f"{code} {names.groups}", *(f"{path} {also.get(path)}" for path in pages)]
    for part in (*named, *pages.values()):
        digest.update(hashlib.sha256(part.encode()).digest())
    return digest.hexdigest()


def _before(own: str, hashed: str, read: Read) -> Files | None:
    """The index that is there, if it is of these texts and whole."""
    said = read(own + MADE_FROM)
    lines = said.decode().splitlines() if said else []
    if said is None or not lines or lines[0] != hashed:
        return None
    files: Files = {}
    for line in lines[1:]:
        checksum, _, path = line.partition("  ")
        data = read(own + path)
        if data is None or hashlib.sha256(data).hexdigest() != checksum:
            return None
        files[own + path] = data
    return {**files, own + MADE_FROM: said}


def _listed(own: str, hashed: str, files: Files) -> Files:
    lines = [hashed, *(f"{hashlib.sha256(d).hexdigest()}  {path}" for path, d in files.items())]
    said = "".join(f"{line}\n" for line in lines).encode()
    return {**{own + path: data for path, data in files.items()}, own + MADE_FROM: said}


def _made(code: str, texts: Mapping[str, str]) -> Files:
    """What Pagefind makes of the texts, in the order of paths."""
    with tempfile.TemporaryDirectory(prefix="dialogue-search-") as work:
        pages, out = Path(work, "pages"), Path(work, "out")
        for path, text in texts.items():
            (pages / path).parent.mkdir(parents=True, exist_ok=True)
            (pages / path).write_text(text, encoding="utf-8")
        _run(pages, out, _STEMMED[code])
        wasm = f"wasm.{_STEMMED[code]}.pagefind"
        engine = wasm if (out / wasm).is_file() else "wasm.unknown.pagefind"
        found = sorted(path for kept in (*_KEPT, engine) for path in out.glob(kept))
        return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}


def _run(pages: Path, out: Path, language: str) -> None:
    line = [str(get_executable()), "--site", str(pages), "--output-path", str(out)]
    line += ["--force-language", language, "--keep-index-url", "--quiet"]
    try:
        done = subprocess.run(line, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    except OSError as error:
        raise CouldNotRun(f"Pagefind does not run on this machine: {error}") from error
    if done.returncode:
        raise CouldNotRun(f"Pagefind made no index: {(done.stderr or done.stdout).strip()}")
