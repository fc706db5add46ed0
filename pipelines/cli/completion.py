"""`dialogue completion`."""

from typing import Annotated, Literal

from cyclopts import Parameter

from pipelines.cli.at import epilogue
from pipelines.run.screen import GOOD, tell

MORE = epilogue(
    """dialogue completion bash > ~/.local/share/bash-completion/completions/dialogue
    dialogue completion zsh > ~/.zfunc/_dialogue
    dialogue completion fish > ~/.config/fish/completions/dialogue.fish""",
    "0 good, 2 could not run",
)


def completion(
    shell: Annotated[Literal["bash", "zsh", "fish"], Parameter(help="For which shell.")], /
) -> int:
    """Print the script that lets a shell complete commands.

    Put it where the shell looks for such scripts, and open a new shell. For zsh, that folder must
    stand in fpath before compinit is called.
    """
    from pipelines.cli.app import app

    tell(app.generate_completion(shell=shell), end="")
    return GOOD
