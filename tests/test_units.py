"""The units of systemd are ones, and start what there is."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.each import each
from tests.units import FOLDER, PLACE, UNITS, text, unit

ROOT = Path(__file__).resolve().parents[1]
VERIFY = shutil.which("systemd-analyze")
each_unit = each(UNITS)


def verified(folder: Path, name: str, content: str) -> tuple[int, list[str]]:
    """What systemd says of a unit: good or not, and its lines, without those on other units."""
    path = folder / name
    path.write_text(content, encoding="utf-8")
    assert VERIFY is not None
    done = subprocess.run([VERIFY, "verify", str(path)], capture_output=True, text=True)
    return done.returncode, [line for line in done.stderr.splitlines() if name in line]


def test_there_is_a_unit_for_each_of_the_two_ways() -> None:
    assert UNITS == ("dialogue-server.service", "dialogue-worker.service", "dialogue.service")


@pytest.mark.skipif(VERIFY is None, reason="no systemd-analyze here (Debian: systemd)")
@each_unit
def test_systemd_understands_the_unit(name: str, tmp_path: Path) -> None:
    assert verified(tmp_path, name, text(name, ROOT)) == (0, [])


@pytest.mark.skipif(VERIFY is None, reason="no systemd-analyze here (Debian: systemd)")
def test_a_unit_that_is_wrong_would_be_noticed(tmp_path: Path) -> None:
    content = text("dialogue.service", ROOT).replace("KillMode=mixed", "KillMode=mixt")
    (line,) = verified(tmp_path, "dialogue.service", content)[1]
    assert "mixt" in line
    nowhere = text("dialogue.service", tmp_path)
    (line,) = verified(tmp_path, "dialogue.service", nowhere)[1]
    assert "is not executable" in line


@each_unit
def test_what_a_unit_starts_is_a_program_of_the_environment(name: str) -> None:
    started = unit(name, ROOT)
    assert Path(started.command[0]).parent == ROOT / ".venv" / "bin"
    assert started.folder == ROOT


@each_unit
def test_a_unit_names_one_place_and_one_account(name: str) -> None:
    plain = (FOLDER / name).read_text(encoding="utf-8")
    assert "\nUser=dialogue\n" in plain
    assert plain.count(PLACE) >= 2
