"""`dialogue publish`: a line for each answer, exit codes, and no key in anything it says."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.cli import main
from pipelines.run.sites import make_site
from tests.between import Between, between
from tests.storage import KEY, SECRET, program, storage

pytestmark = pytest.mark.usefixtures("unhurried")


@pytest.fixture
def root(tiny: Path, tiny_data: Path) -> Path:
    """The tiny tree with its data and its site."""
    shutil.copytree(tiny_data, tiny / "build" / "data")
    make_site(tiny / "raw", tiny / "build", tiny / "build" / "site")
    return tiny


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """The keys of the storage, as its operator sets them, and nothing of this machine."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    monkeypatch.delenv("DIALOGUE_PUBLISH_TO", raising=False)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def there(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """The port of a storage, and the folder of a bucket in it."""
    if program() is None:
        pytest.skip("no rclone here: `make setup-dev` installs it, it is in requirements-dev.lock")
    with storage(tmp_path) as found:
        yield found.port, found.bucket()


@pytest.fixture
def proxy(there: tuple[int, Path]) -> Iterator[Between]:
    port, bucket = there
    with between(port, bucket.name) as found:
        yield found


def asked(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "publish", *arguments])


def test_to_a_folder(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    www = tmp_path / "www"
    assert asked(root, str(www), "--dry-run") == 0
    said = capsys.readouterr().out
    assert "send    en/index.html\n" in said
    assert " would be sent, " in said
    assert not www.exists()
    assert asked(root, str(www)) == 0
    assert f"; 0 stood already; in {www} (" in capsys.readouterr().out
    assert asked(root, str(www)) == 0
    assert capsys.readouterr().out.startswith("nothing to send; ")


def test_the_target_may_stand_in_the_environment(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIALOGUE_PUBLISH_TO", str(tmp_path / "www"))
    assert asked(root) == 0
    assert (tmp_path / "www/index.html").is_file()


def test_without_a_target(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DIALOGUE_PUBLISH_TO", raising=False)
    assert asked(root) == 2
    assert "no target; name a folder or s3://BUCKET/PREFIX" in capsys.readouterr().err


@pytest.mark.usefixtures("keys")
def test_to_a_storage_and_no_key_is_told(
    root: Path, proxy: Between, there: tuple[int, Path], capfd: pytest.CaptureFixture[str]
) -> None:
    """Good, refused by the storage because of a wrong key, and broken off."""
    target = (f"s3://{proxy.bucket}/site", "--endpoint-url", proxy.url)
    assert asked(root, *target) == 0
    assert (there[1] / "site/en/index.html").is_file()
    assert asked(root, *target) == 0
    good = capfd.readouterr()
    assert f"in s3://{proxy.bucket}/site (" in good.out and "nothing to send" in good.out
    os.environ["AWS_SECRET_ACCESS_KEY"] = f"{SECRET}-wrong"
    assert asked(root, *target) == 2
    wrong = capfd.readouterr()
    assert "answered 403: it refuses; look at the keys" in wrong.err
    assert len(wrong.err.splitlines()) == 1
    os.environ["AWS_SECRET_ACCESS_KEY"] = SECRET
    proxy.faulty = lambda method, key: "refuse"
    assert asked(root, *target) == 2
    for text in (*good, *wrong, *capfd.readouterr()):
        assert KEY not in text and SECRET not in text
    for path in (root / "build").rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert KEY.encode() not in content and SECRET.encode() not in content, path


@pytest.mark.usefixtures("keys")
def test_killed_in_the_middle_it_goes_on_at_once(
    root: Path, proxy: Between, there: tuple[int, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    target = (f"s3://{proxy.bucket}", "--endpoint-url", proxy.url)
    program = "import sys; from pipelines.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "--root", str(root), "publish", *target]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    deadline = time.monotonic() + 60
    while len(proxy.writes) < 40 and time.monotonic() < deadline:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert not (there[1] / "index.html").exists(), "it was killed before the last page"
    before = len(proxy.sent())
    assert asked(root, *target) == 0
    assert (there[1] / "index.html").is_file()
    again = set(proxy.sent()[:before]) & set(proxy.sent()[before:])
    assert len(again) <= 16, "but for what was on the way"
    assert "stood already; in s3://" in capsys.readouterr().out
