"""scripts/upgrade.sh in a folder of its own, with stand-ins for the lock and the tests."""

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "upgrade.sh"
ALPHA = "alpha==1.0.0 \\\n    --hash=sha256:aa\n"
BETA = "beta==2.0 ; python_version < '3.12' \\\n    --hash=sha256:bb\n"
OLD = ALPHA + BETA


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "scripts").mkdir()
    shutil.copy(SCRIPT, tmp_path / "scripts")
    (tmp_path / "requirements.lock").write_text(OLD, encoding="utf-8")
    (tmp_path / "requirements-dev.lock").write_text(OLD, encoding="utf-8")
    newer = "sed -i.was -e s/alpha==1.0.0/alpha==1.1.0/ -e s/^beta.*/gamma==3/ requirements.lock\n"
    (tmp_path / "newer.sh").write_text(f"{newer}rm requirements.lock.was\n", encoding="utf-8")
    return tmp_path


def upgrade(project: Path, lock: str, trial: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "/usr/bin:/bin", "LOCK": lock, "TRY": trial}
    command = ["sh", str(project / "scripts" / "upgrade.sh")]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def lock_of(project: Path) -> str:
    return (project / "requirements.lock").read_text(encoding="utf-8")


CHANGES = (
    "requirements: alpha 1.0.0 -> 1.1.0\nrequirements: beta 2.0 -> -\nrequirements: gamma - -> 3\n"
)


def test_where_the_tests_pass_the_new_locks_stay(project: Path) -> None:
    run = upgrade(project, "sh newer.sh", "true")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(CHANGES)
    assert "alpha==1.1.0" in lock_of(project)


def test_where_the_tests_fail_the_old_locks_come_back(project: Path) -> None:
    run = upgrade(project, "sh newer.sh", "false")
    assert run.returncode == 1
    assert run.stdout == CHANGES
    assert "the tests fail with these versions" in run.stderr
    assert CHANGES in run.stderr
    assert lock_of(project) == OLD


def test_a_lock_that_cannot_be_written_changes_nothing(project: Path) -> None:
    (project / "breaks.sh").write_text("sh newer.sh\nexit 1\n", encoding="utf-8")
    run = upgrade(project, "sh breaks.sh", "true")
    assert run.returncode == 2
    assert "no newer locks could be written" in run.stderr
    assert lock_of(project) == OLD


def test_nothing_newer_is_not_tried(project: Path) -> None:
    run = upgrade(project, "true", "false")
    assert run.returncode == 0
    assert "all packages are the newest" in run.stdout
