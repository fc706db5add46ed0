"""The published CITATION.cff is valid to cffconvert, which lives in an environment of its own."""

import subprocess
from pathlib import Path

CFFCONVERT = ".venv-cff/bin/cffconvert"
"""`make setup-dev` makes it; without it nothing was validated, and the tests here fail."""


def validated(checkout: Path, citation: Path) -> subprocess.CompletedProcess[str]:
    """What cffconvert says of a file."""
    command = [str(checkout / CFFCONVERT), "--validate", "-i", str(citation)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_the_citation_of_the_tiny_tree_is_valid(checkout: Path, tiny_data: Path):
    done = validated(checkout, tiny_data / "CITATION.cff")
    assert done.returncode == 0, done.stderr
    assert "Citation metadata are valid" in done.stdout


def test_a_citation_without_a_title_is_refused(checkout: Path, tiny_data: Path, tmp_path: Path):
    lines = (tiny_data / "CITATION.cff").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("title:")]
    assert len(kept) == len(lines) - 1
    broken = tmp_path / "CITATION.cff"
    broken.write_text("".join(kept), encoding="utf-8")
    assert validated(checkout, broken).returncode != 0
