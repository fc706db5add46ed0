"""What a line that cannot be understood is answered with: one line that says what is allowed."""

from collections.abc import Iterable

from cyclopts import App, CycloptsError
from cyclopts.exceptions import (
    CoercionError,
    MissingArgumentError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from schemas import near
from schemas.problem import plain

EVERYWHERE = ("--root", "--quiet", "--verbose", "--help")
"""The options of every command."""


class NoCommand(CycloptsError):
    """A line without a command."""

    def __init__(self, app: App) -> None:
        super().__init__(app=app)


def refusal(error: CycloptsError) -> str:
    """Why a line cannot be understood, in one line."""
    return plain(" ".join(_said(error).split()))


def _said(error: CycloptsError) -> str:
    match error:
        case NoCommand(app=App() as app):
            return f"no command; one of {', '.join(_commands(app))}"
        case UnknownCommandError(app=App() as app, unused_tokens=[token, *_]):
            return f"no command {token}; {_known(token, _commands(app))}"
        case UnknownOptionError():
            return _unknown_option(error)
        case UnusedCliTokensError(unused_tokens=[*tokens]):
            return f"{_command(error)} takes no further {' '.join(map(str, tokens))}"
        case MissingArgumentError(argument=argument) if argument is not None:
            name, about = error.keyword or argument.name, argument.parameter.help or ""
            return f"{_command(error)} wants a value for {name}: {about.rstrip('.')}"
        case CoercionError(argument=argument, token=token) if argument and token:
            return _no_value(error)
    return _as_said(error)


def _as_said(error: CycloptsError) -> str:
    """The words of the library, as the end of a sentence."""
    text = str(error).rstrip(".")
    return text[:1].lower() + text[1:]


def _known(given: str, listed: Iterable[str]) -> str:
    """What was meant, or all that there is."""
    names = list(listed)
    return near.hint(given, names) or f"one of {', '.join(names)}"


def _commands(app: App) -> list[str]:
    return [name for name in app if not name.startswith("-")]


def _command(error: CycloptsError) -> str:
    return " ".join(error.command_chain or ("dialogue",))


def _unknown_option(error: UnknownOptionError) -> str:
    given = (error.token.keyword or error.token.value).partition("=")[0]
    names = [name for each in error.argument_collection if each.parse for name in each.names]
    own = [name for name in names if name.startswith("--")]
    every = dict.fromkeys([*own, *EVERYWHERE])
    return f"{_command(error)} has no option {given}; {_known(given, every)}"


def _no_value(error: CoercionError) -> str:
    assert error.argument is not None and error.token is not None
    given, name = error.token.value, error.token.keyword or error.argument.name
    choices = error.argument.get_choices(force=True)
    return f"no value {given} for {name}; {_known(given, choices)}" if choices else _as_said(error)
