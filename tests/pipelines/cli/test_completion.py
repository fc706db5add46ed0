"""`dialogue completion`: scripts that a shell takes, and what they offer."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from pipelines.cli import main
from tests.each import each
from tests.pipelines.cli.test_app import COMMANDS


def script(capsys: pytest.CaptureFixture[str], shell: str) -> str:
    assert main(["completion", shell]) == 0
    return capsys.readouterr().out


def test_bash_takes_its_script_and_completes_with_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    path = tmp_path / "dialogue"
    path.write_text(script(capsys, "bash"), encoding="utf-8")
    subprocess.run(["bash", "-n", str(path)], check=True)
    assert offered(path, "dialogue", "re") == {"report", "refresh", "release"}
    assert offered(path, "dialogue", "level", "ibm-2011", "--kn") == {"--known-by"}
    assert offered(path, "dialogue", "owed", "--format", "") >= {"table", "csv", "json"}


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
