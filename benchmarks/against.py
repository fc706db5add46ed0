"""Whole runs of another commit and of this tree, one after the other: seconds, and their ratio.

    .venv/bin/python benchmarks/against.py COMMIT [--only CASE ...]

Both are exported into a temporary folder and run by this Python, so that the commit must be one
whose code the installed packages still serve. Cases, in the order in which they are run:

    check    dialogue check
    first    dialogue build with nothing published yet
    again    dialogue build with nothing changed
    changed  dialogue build with one summary of one agreement changed
    data     dialogue build --data with another change, against `changed` of the commit
    evidence dialogue report --section evidence, which no usual build makes any more

Of a first run the seconds to the data, to the first chapter and to the end are told as well; of
each run those until the edition is published: the site comes behind it, and COMMIT may have none.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = (
    "import sys; sys.path.insert(0, '.'); from pipelines.cli import main; "
    "sys.exit(main(sys.argv[1:]))"
)
SUMMARY = "raw/agreements/ibm-2011.yml"
CASES = ("check", "first", "again", "changed", "data", "evidence")


@dataclass(frozen=True)
class Line:
    """A line that a run printed, and the seconds since it began."""

    seconds: float
    text: str


def run(tree: Path, *arguments: str) -> list[Line]:
    """Run a command in a tree. Returns its lines; the last is its end. Raises for a bad end."""
    start = time.perf_counter()
    command = [sys.executable, "-c", PROGRAM, *arguments]
    lines: list[Line] = []
    with subprocess.Popen(
        command,
        cwd=tree,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        bufsize=1,
    ) as process:
        assert process.stdout is not None
        for text in process.stdout:
            lines.append(Line(time.perf_counter() - start, text.rstrip()))
    lines.append(Line(time.perf_counter() - start, "end"))
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments)} in {tree} ended with {process.returncode}")
    return lines


def exported(commit: str, folder: Path) -> Path:
    """The files of a commit in a folder of their own."""
    folder.mkdir()
    packed = subprocess.run(
        ["git", "-C", str(ROOT), "archive", commit], capture_output=True, check=True
    )
    subprocess.run(["tar", "-x", "-C", str(folder)], input=packed.stdout, check=True)
    return folder


def change(tree: Path, words: str) -> None:
    """Put words before the summary of one agreement."""
    path = tree / SUMMARY
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^(summary: )", rf"\1{words} ", text, count=1), encoding="utf-8")


def measured(case: str, tree: Path, is_here: bool) -> list[Line]:
    """Run one case in a tree."""
    if case == "check":
        return run(tree, "check")
    if case == "data":
        change(tree, "Agreed.")
        return run(tree, *(["build", "--data"] if is_here else ["build"]))
    if case == "evidence":
        sections = ["--section", "evidence"] if is_here else []
        return run(tree, "report", *sections, "--out", "evidence") if sections else []
    if case == "changed":
        change(tree, "The conclusions.")
    return run(tree, "build")


def _published(lines: Sequence[Line]) -> float | None:
    """Seconds until readers see the edition; what follows it, such as the site, comes later."""
    return next(
        (line.seconds for line in reversed(lines) if line.text.startswith("  promote")), None
    )


def _beside(what: str, there: float, here: float) -> str:
    return f"{what:<9}{there:>9.1f} s{here:>9.1f} s   ratio {here / there:.2f}"


def told(case: str, there: Sequence[Line], here: Sequence[Line]) -> Iterator[str]:
    """A case in words."""
    own = here[-1].seconds
    if not there:
        yield f"{case:<9}{'':>10}{own:>9.1f} s"
        return
    yield _beside(case, there[-1].seconds, own)
    if (first := _published(there)) and (second := _published(here)):
        yield _beside("edition", first, second)
    for line in here:
        if line.text.startswith("  to read"):
            yield f"         after {line.seconds:.1f} s: {line.text.split('to read')[1].strip()}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("commit")
    parser.add_argument("--only", nargs="+", choices=CASES, default=CASES)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        there = exported(asked.commit, Path(folder) / "there")
        here = exported("HEAD", Path(folder) / "here")
        print(f"{'case':<9}{asked.commit[:7]:>11}{'here':>11}", flush=True)
        before: list[Line] = []
        for case in asked.only:
            old = before if case == "data" else []
            if case not in ("data", "evidence"):
                old = measured(case, there, is_here=False)
            if case == "changed":
                before = old
            for line in told(case, old, measured(case, here, is_here=True)):
                print(line, flush=True)


if __name__ == "__main__":
    main()
