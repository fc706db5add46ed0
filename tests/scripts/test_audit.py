"""scripts/audit.py with a tool in the place of pip-audit: what is not known is never good."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "audit.py"

GOOD = {"name": "alpha", "version": "1.0", "vulns": []}
WEAK = {**GOOD, "name": "beta", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"]}]}
SKIPPED = {"name": "gamma", "skip_reason": "not found"}


def audit(tmp_path: Path, found: list[object] | None) -> subprocess.CompletedProcess[str]:
    """Run it with a tool that finds this, or that writes nothing."""
    answer = tmp_path / "answer.json"
    answer.write_text(json.dumps({"dependencies": found}), encoding="utf-8")
    take = "" if found is None else f'cp {answer} "$out"'
    tool = tmp_path / "tool"
    tool.write_text(
        '#!/bin/sh\ncase "$*" in *--strict*) ;; *) exit 9 ;; esac\n'
        "for each; do case $each in --output=*) out=${each#--output=} ;; esac; done\n"
        f"{take}\necho the tool said this >&2\nexit 1\n",
        encoding="utf-8",
    )
    tool.chmod(0o755)
    command = [sys.executable, str(SCRIPT), str(tool), "requirements.lock"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_all_asked_and_none_weak_is_good(tmp_path: Path) -> None:
    run = audit(tmp_path, [GOOD])
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == "audit: 1 packages of requirements.lock, none with a known weakness\n"


def test_a_weakness_is_named_with_what_mends_it(tmp_path: Path) -> None:
    run = audit(tmp_path, [GOOD, WEAK])
    assert run.returncode == 1
    assert run.stderr.startswith("beta 1.0: PYSEC-1, mended in 1.1\n")


@pytest.mark.parametrize("found", [None, [], [GOOD, SKIPPED]])
def test_what_could_not_be_asked_is_a_failure(tmp_path: Path, found: list[object] | None) -> None:
    run = audit(tmp_path, found)
    assert run.returncode == 2
    assert "the tool said this" in run.stderr
    assert "this says nothing about them" in run.stderr
