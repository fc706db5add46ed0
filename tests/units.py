"""The units of systemd, as files to read: what they start, and with which variables."""

import shlex
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "scripts" / "systemd"
UNITS = tuple(path.name for path in sorted(FOLDER.glob("*.service")))
PLACE = "/opt/dialogue-data"
"""Where the project stands in the units."""


@dataclass(frozen=True)
class Unit:
    """What a unit starts. folder: in which."""

    command: list[str]
    environment: dict[str, str]
    folder: Path


def text(name: str, project: Path) -> str:
    """A unit, for a project that stands somewhere else."""
    return (FOLDER / name).read_text(encoding="utf-8").replace(PLACE, str(project))


def unit(name: str, project: Path) -> Unit:
    """The same, read."""
    lines = [line.partition("=") for line in text(name, project).splitlines()]
    values = [(key, value) for key, _, value in lines]
    (command,) = (value for key, value in values if key == "ExecStart")
    (folder,) = (value for key, value in values if key == "WorkingDirectory")
    variables = (value.partition("=") for key, value in values if key == "Environment")
    return Unit(shlex.split(command), {name: value for name, _, value in variables}, Path(folder))
