"""`make clean` takes what was built, and leaves what cannot be built again."""

import shutil
import subprocess
from pathlib import Path


def test_the_inbox_stays(checkout: Path, tmp_path: Path) -> None:
    shutil.copy(checkout / "Makefile", tmp_path)
    for name in ("inbox/candidates", "data", ".builds/x"):
        (tmp_path / "build" / name).mkdir(parents=True)
    (tmp_path / "build" / "README.md").touch()
    subprocess.run(["make", "-s", "clean"], cwd=tmp_path, check=True)
    left = sorted(path.name for path in (tmp_path / "build").iterdir())
    assert left == ["README.md", "inbox"]
    assert (tmp_path / "build" / "inbox" / "candidates").is_dir()
