"""Comments behind something on the same line: what YAML takes for one is often the rest of a text.

`title: Gazette #12` holds the word Gazette, and nobody is told of the number.
"""

import re
from collections.abc import Iterator

import yaml

from schemas.problem import Place, Problem

_COMES_BEHIND = re.compile(r"""\S(?:.*[\s"'\[\]{},:]|[|>][-+0-9]*)\Z|["'\[\]{},:]\Z""")
"""What stands before a comment on its line: it ends with a space or a sign that ends a value."""


def comments_behind(text: str, file: str, loader: type) -> Iterator[Problem]:
    """A problem for each comment that does not have a line of its own.

    text: of a file; file: its path for messages; loader: of the YAML library.
    """
    if not any(_COMES_BEHIND.search(before) for before in _before_each_sign(text)):
        return
    for start, end in _gaps(text, loader):
        if (place := text.find("#", start, end)) >= 0:
            yield from _in_gap(text, place, end, file)


def _in_gap(text: str, place: int, end: int, file: str) -> Iterator[Problem]:
    """The comments from a place on that lie behind something on their line."""
    while 0 <= place < end:
        line_start = text.rfind("\n", 0, place) + 1
        line_end = text.find("\n", place, end)
        line_end = end if line_end < 0 else line_end
        if text[line_start:place].strip():
            line = text.count("\n", 0, place) + 1
            yield _behind(text[place:line_end], Place(file, line, place - line_start + 1))
        place = text.find("#", line_end, end)


def _before_each_sign(text: str) -> Iterator[str]:
    """For each # what stands before it on its line."""
    for place in places_of("#", text):
        yield text[text.rfind("\n", 0, place) + 1 : place]


def places_of(sign: str, text: str) -> Iterator[int]:
    """Where a sign stands in a text; fast where it is rare."""
    place = text.find(sign)
    while place >= 0:
        yield place
        place = text.find(sign, place + 1)


def _gaps(text: str, loader: type) -> Iterator[tuple[int, int]]:
    """What lies between the tokens of a text: white space and comments, as far as it parses."""
    end = 0
    try:
        for token in yaml.scan(text, Loader=loader):
            start = token.start_mark.index
            yield end, start
            end = token.end_mark.index
            if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
                header = text.find("\n", start)
                yield start, end if header < 0 else header
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        yield end, mark.index if mark else end


def _behind(comment: str, place: Place) -> Problem:
    return Problem(
        "a comment behind a value",
        found=comment.strip(),
        allowed="a comment on a line of its own",
        hint="put a text that holds # in quotes, or the comment on a line of its own",
        place=place,
    )
