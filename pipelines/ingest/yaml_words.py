"""What the YAML library says of a file that does not parse, in words of ours and where it began."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from schemas.problem import Place, Problem

_QUOTE = "put the text in quotes"


class _Wording(NamedTuple):
    """A fragment of a message of the library, and what it means for who wrote the file."""

    said: str
    found: str
    hint: str = _QUOTE


_CLOSE = "close it, or put a text that holds the sign in quotes"
_INDENT = "indent it like the lines above, or put the text in quotes"
_WORDINGS = (
    _Wording("mapping values are not allowed", "a colon and a space within a plain text"),
    _Wording("expected ',' or ']'", "a list in [ ] that does not close", _CLOSE),
    _Wording("expected ',' or '}'", "a record in { } that does not close", _CLOSE),
    _Wording("could not find expected ':'", "a line that is no `field: value`", _INDENT),
    _Wording("expected '-' indicator", "a line of a list without its `- `", _INDENT),
    _Wording("expected key", "a line that is no `field: value`", _INDENT),
    _Wording("block end", "a line that is no `field: value`", _INDENT),
    _Wording("expected node content", "nothing where a value belongs"),
    _Wording("sequence entries are not allowed", "a `- ` where no list can begin", _INDENT),
    _Wording("block entries are not allowed", "a `- ` where no list can begin", _INDENT),
    _Wording("mapping keys are not allowed", "a `? ` where no field can begin"),
    _Wording(
        "cannot start any token", "a text that begins with a tab, or with a sign of YAML: @ ` %"
    ),
    _Wording("unknown escape", "a backslash in double quotes", "use single quotes"),
    _Wording("hexdecimal number", "a backslash in double quotes", "use single quotes"),
    _Wording("hexadecimal number", "a backslash in double quotes", "use single quotes"),
    _Wording("Unicode character escape", "an escape of no character", "write the letter itself"),
    _Wording("tab character", "a tab", "use spaces"),
    _Wording("alphabetic or numeric character", "a text that begins with & or *"),
    _Wording("undefined alias", "a text that begins with *"),
    _Wording("duplicate anchor", "a text that begins with &"),
    _Wording("URI", "a text that begins with !"),
    _Wording("tag", "a text that begins with !"),
    _Wording("expected '!'", "a text that begins with !"),
    _Wording("comment or line break", "a text that begins with | or >, or with a sign before it"),
    _Wording("whitespace or line break", "a text that begins with a sign of YAML: ! or %"),
    _Wording("indentation indicator", "a text that begins with | or >"),
    _Wording("directive", "a line that begins with %"),
    _Wording("version number", "a line that begins with %"),
    _Wording("expected digit or '.'", "a line that begins with %"),
    _Wording("incompatible YAML", "a line that begins with %"),
    _Wording("another document", "a line `---`: a file holds one tree", "take the line away"),
    _Wording("document start", "a text before or behind the tree", "take the line away"),
    _Wording("document indicator", "a line `---` or `...` within a text"),
    _Wording("unexpected end of stream", "the end of the file within a value"),
    _Wording("characters are not allowed", "a character that no text holds", "take it away"),
)
"""In the order in which they are looked for; both libraries, the fast one and the plain one."""

_UNKNOWN = _Wording("", "something that YAML does not take here")
_OPENINGS = ("while parsing a flow sequence", "while parsing a flow mapping")


def unparsable(error: yaml.YAMLError, text: str, file: str, loader: type) -> Problem:
    """The problem of a file that does not parse.

    error: of the library; text: of the file; file: its path for messages; loader: of the library.
    A quote or bracket that does not close is reported where it opens.
    """
    place = _place(error, text, file)
    if (mark := _endless_quote(error)) is not None:
        return open_quote(mark, file)
    if (quoted := _quote_before(error, text, loader)) is not None:
        if _takes_in_records(text, quoted):
            return open_quote(quoted.start_mark, file)
        what, hint = "a text goes on behind its closing quote", _DOUBLE
        return Problem(what, allowed="one quote at each end", hint=hint, place=place)
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    wording = next((each for each in _WORDINGS if each.said in said), _UNKNOWN)
    return Problem("YAML that does not parse", found=wording.found, hint=wording.hint, place=place)


def open_quote(mark: yaml.Mark, file: str) -> Problem:
    """The problem of a quote that takes in what does not belong to its text."""
    what, hint = (
        "a quote opens here and does not close",
        f"close it at the end of the text; {_DOUBLE}",
    )
    return Problem(what, hint=hint, place=Place(file, mark.line + 1, mark.column + 1))


_DOUBLE = "within single quotes write '' for one"


def _place(error: yaml.YAMLError, text: str, file: str) -> Place:
    """Where a bracket opens, else where the library met the fault."""
    mark = getattr(error, "problem_mark", None)
    position = getattr(error, "position", None)
    if getattr(error, "context", None) in _OPENINGS:
        mark = getattr(error, "context_mark", None) or mark
    if mark is not None:
        return Place(file, mark.line + 1, mark.column + 1)
    if isinstance(position, int):
        before = text[:position]
        return Place(file, before.count("\n") + 1, position - before.rfind("\n"))
    return Place(file)


def _endless_quote(error: yaml.YAMLError) -> yaml.Mark | None:
    """Where a quote opens that the file ends before it closes."""
    said = str(getattr(error, "problem", None))
    if "quoted scalar" not in str(getattr(error, "context", None)):
        return None
    is_endless = "end of stream" in said or "document" in said
    return getattr(error, "context_mark", None) if is_endless else None


def _quote_before(error: yaml.YAMLError, text: str, loader: type) -> yaml.ScalarToken | None:
    """The text in quotes that closes on the line of the fault, before it."""
    met: yaml.Mark | None = getattr(error, "problem_mark", None)
    if met is None:
        return None
    before = None
    for token in _tokens(text, loader):
        if token.start_mark.index >= met.index:
            break
        before = token
    if not isinstance(before, yaml.ScalarToken) or before.style not in ("'", '"'):
        return None
    return before if before.end_mark.line == met.line else None


def _tokens(text: str, loader: type) -> Iterator[yaml.Token]:
    """The tokens of a file as far as it parses."""
    try:
        yield from yaml.scan(text, Loader=loader)
    except yaml.YAMLError:
        return


def _takes_in_records(text: str, quoted: yaml.ScalarToken) -> bool:
    """Whether a text in quotes goes on over lines that begin like fields or list items."""
    lines = text.split("\n")[quoted.start_mark.line + 1 : quoted.end_mark.line + 1]
    return any(_OF_A_RECORD.match(line) for line in lines)


_OF_A_RECORD = re.compile(r"\s*(?:- |[a-z_]+:(?:\s|$))")
