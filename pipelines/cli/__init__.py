"""The `dialogue` command: a file for each command; `app` reads the arguments, `run` runs."""

from pipelines.cli.run import main
from pipelines.run.screen import COULD_NOT, GOOD, PROBLEMS

__all__ = ["COULD_NOT", "GOOD", "PROBLEMS", "main"]
