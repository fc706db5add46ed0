"""Documents, data files and pages by two workers are the bytes that one process makes."""

import os
import signal
from pathlib import Path
from typing import Any

from pipelines.cluster.mapping import on_workers
from pipelines.making.pooled import in_turn
from pipelines.publish import publish
from pipelines.report import Wanted, report
from tests.pipelines.tabulate.tables import tiny_tables

WANTED = Wanted(languages=("en", "sq"), sections=("sets", "evidence/example-2013"))


def content(folder: Path) -> dict[str, bytes]:
    """Every file by its path."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def documents(folder: Path, opened: Any) -> dict[str, bytes]:
    """The documents as a mapper makes them."""
    made = report(tiny_tables(), folder, opened, WANTED)
    assert made.gaps == []
    return content(folder)


def test_documents_are_the_same_bytes(client: Any, tmp_path: Path):
    here = documents(tmp_path / "here", in_turn)
    assert documents(tmp_path / "there", on_workers(client)) == here
    assert any(name.endswith(".pdf") for name in here)


def test_data_files_are_the_same_bytes(client: Any, tiny_data: Path, tmp_path: Path):
    publish(tiny_tables(), tmp_path / "there", mapper=on_workers(client))
    assert content(tmp_path / "there") == content(tiny_data)


def test_a_worker_that_is_killed_in_the_middle_costs_time_alone(client: Any, tmp_path: Path):
    here = documents(tmp_path / "here", in_turn)
    victims = list(client.run(os.getpid).values())

    class Killing:
        """Kills a worker as soon as the first document is there."""

        def begin(self, what: str, total: int = 0) -> None:
            """Nothing yet."""

        def step(self, name: str) -> None:
            """Kill one, once."""
            if len(victims) == 2:
                os.kill(victims.pop(), signal.SIGKILL)

        def end(self) -> None:
            """Nothing more."""

    folder = tmp_path / "there"
    made = report(tiny_tables(), folder, on_workers(client), WANTED, progress=Killing())
    assert len(victims) == 1
    assert made.gaps == []
    assert content(folder) == here
