"""`dialogue completion`: scripts that a shell takes, and what they offer."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipelines.cli import main, offers
from pipelines.ingest import ingest
from pipelines.present.language import LANGUAGES
from pipelines.run.documents import FORMATS
from tests.each import each
from tests.pipelines.cli.test_app import COMMANDS

DIALOGUE = "import sys; from pipelines.cli import main; sys.exit(main(sys.argv[1:]))"


def script(capsys: pytest.CaptureFixture[str], shell: str) -> str:
    assert main(["completion", shell]) == 0
    return capsys.readouterr().out


def test_bash_takes_its_script_and_completes_with_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    path = tmp_path / "dialogue"
    path.write_text(script(capsys, "bash"), encoding="utf-8")
    subprocess.run(["bash", "-n", str(path)], check=True)
    assert offered(path, "dialogue", "re") == {
        *("report", "refresh", "release", "renumber", "respondents", "review")
    }
    assert offered(path, "dialogue", "level", "ibm-2011", "--kn") == {"--known-by"}
    assert offered(path, "dialogue", "owed", "--format", "") >= {"table", "csv", "json"}


def test_values_are_offered_too(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    path = tmp_path / "dialogue"
    path.write_text(script(capsys, "bash"), encoding="utf-8")
    program = tmp_path / "bin" / "dialogue"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\nexec {sys.executable} -c '{DIALOGUE}' \"$@\"\n", "utf-8")
    program.chmod(0o755)
    assert offered(path, str(program), "level", "ibm-2") == {"ibm-2011"}
    assert offered(path, str(program), "report", "--lang", "sr") == {"sr-Latn", "sr-Cyrl"}
    assert offered(path, str(program), "owed", "--by", "joint") == {"joint-body"}


def test_what_is_offered_is_what_is_allowed(checkout: Path):
    nothing: Any = None
    assert tuple(offers.languages(nothing)) == LANGUAGES
    assert tuple(offers.formats(nothing)) == FORMATS
    assert set(offers.sections(nothing)) - {"report"} == set(offers.agreements(nothing))
    records = ingest(checkout / "raw").records.rows["agreements"]
    assert set(offers.agreements(nothing)) == {record.id for record in records}
    assert {"kosovo", "serbia"} <= set(offers.bodies(nothing)) & set(offers.performers(nothing))


def offered(path: Path, *words: str) -> set[str]:
    """What bash offers for the last of these words."""
    asked = f"""
        source {path}
        COMP_WORDS=({" ".join(word or "''" for word in words)})
        COMP_CWORD={len(words) - 1}
        COMP_LINE="${{COMP_WORDS[*]}}" COMP_POINT=${{#COMP_LINE}}
        $(complete -p dialogue | sed 's/.*-F \\([^ ]*\\).*/\\1/')
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    command = ["bash", "--norc", "-c", asked]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)
    return {line.strip() for line in done.stdout.splitlines()}


@each(["bash", "zsh", "fish"])
def test_a_script_names_every_command(shell: str, capsys: pytest.CaptureFixture[str]):
    text = script(capsys, shell)
    assert [name for name in COMMANDS if name not in text] == []
    program = shutil.which(shell)
    if program is not None and shell != "bash":
        subprocess.run([program, "-n"], input=text, text=True, check=True)
