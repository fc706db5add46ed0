"""One YAML file to a tree of values that know their place; every fault of the file at once."""

import re
import unicodedata
from typing import NamedTuple, TypeVar

import yaml

from pipelines.ingest.characters import of_place, rare, unseen, unseen_in_file
from pipelines.ingest.comments import comments_behind, places_of
from pipelines.ingest.depth import is_too_deep
from pipelines.ingest.print_rules import hard_to_print, is_hard_to_print
from pipelines.ingest.yaml_words import open_quote, unparsable
from schemas.printing import LONGEST_WORD, MOST_OF_CELL
from schemas.problem import Place, Problem

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # a PyYAML built without libyaml: slower, same result
    from yaml import BaseLoader as Loader  # type: ignore[assignment]

Plain = str | int | float | bool | None
Number = TypeVar("Number", int, float)

MOST_DIGITS = 15
"""A double, and so a spreadsheet, keeps 15 digits of any number (IEEE 754)."""


class Scalar(NamedTuple):
    """A plain value and its place."""

    value: Plain
    place: Place


class Listing(NamedTuple):
    """A list of values and its place."""

    items: "tuple[Value, ...]"
    place: Place


class Mapping(NamedTuple):
    """A mapping: key to value, the place of each key, and its own place."""

    items: "dict[str, Value]"
    keys: dict[str, Place]
    place: Place


Value = Scalar | Listing | Mapping

_WORDS: dict[str, Plain] = {"null": None, "~": None, "": None, "true": True, "false": False}
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+\Z")
_NUMBER_STARTS = frozenset("+-.0123456789")
_LONGEST_WORD = len("false")
_READ_OTHERWISE = re.compile(
    r"""(?: [-+]?0[0-9_]+(?:\.[0-9]*)? | [-+]?0[xob][0-9a-fA-F_]+
    | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+
    | [-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)? | [-+]?\.[0-9_]+(?:[eE][-+]?[0-9]+)?
    | [-+]?\.(?:inf|Inf|INF) | \.(?:nan|NaN|NAN)
    | [0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2}(?:[Tt\ ].*)?)?
    | yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|y|Y|n|N|True|TRUE|False|FALSE|Null|NULL )\Z""",
    re.VERBOSE,
)


def parse(data: bytes, file: str) -> tuple[Mapping | None, list[Problem]]:
    """Parse one file.

    data: its bytes; file: its path for messages. Returns the top mapping (None if it cannot be
    parsed, or if it repeats values by aliases) and the problems of the file as text and as YAML.
    """
    text, problems = _decode(data, file)
    if text is None:
        return None, problems
    if is_too_deep(text, Loader):  # the library goes down without looking how deep it is
        return None, [*problems, _too_deep(file)]
    problems += comments_behind(text, file, Loader)
    try:
        node = yaml.compose(text, Loader=Loader)
        signs, repeats = _signs(text, file)
    except yaml.YAMLError as error:
        return None, [*problems, unparsable(error, text, file, Loader)]
    except RecursionError:
        return None, [*problems, _too_deep(file)]
    problems += signs
    if not isinstance(node, yaml.MappingNode):
        place = Place(file)
        problem = Problem(
            "the file does not hold a mapping", allowed="lines of `field: value`", place=place
        )
        return None, [*problems, problem]
    if repeats:  # what is repeated may hold itself
        return None, problems
    reader = _Reader(file, text, problems, is_hard_to_print(data, rare(data)))
    try:
        return reader.mapping(node), problems
    except RecursionError:
        return None, [*problems, _too_deep(file)]


def _decode(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        line_start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[line_start : error.start].decode("utf-8")) + 1
        what = Problem(
            "not UTF-8",
            found=f"byte 0x{data[error.start]:02x}",
            allowed="text in UTF-8",
            hint="save the file as UTF-8",
            place=Place(file, line, column),
        )
        return None, [what]
    letters = rare(data)
    problems = [*_marks(text, file), *_lines(text, file), *unseen_in_file(text, letters, file)]
    text = text.removeprefix("\ufeff")
    return _NO_YAML.sub(" ", text) if problems else text, problems


_NO_YAML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|\r(?!\n)")
"""What YAML does not take, or takes for the end of a line; all of it was told before."""


def _marks(text: str, file: str) -> list[Problem]:
    if not text.startswith("\ufeff"):
        return []
    return [Problem("byte-order mark", hint="save the file without it", place=Place(file))]


def _lines(text: str, file: str) -> list[Problem]:
    if "\t" not in text and unicodedata.is_normalized("NFC", text):
        return []
    problems = []
    for number, line in enumerate(text.splitlines(), 1):
        if "\t" in line:
            place = Place(file, number, line.index("\t") + 1)
            problems.append(Problem("a tab", hint="use spaces", place=place))
        if not unicodedata.is_normalized("NFC", line):
            problems.append(_not_nfc(line, Place(file, number, 1)))
    return problems


def _not_nfc(text: str, place: Place) -> Problem:
    composed = unicodedata.normalize("NFC", text)
    pairs = zip(text, composed, strict=False)
    offset = next((i for i, (a, b) in enumerate(pairs) if a != b), len(composed))
    return Problem(
        "not in Unicode form NFC",
        found=ascii(text[offset : offset + 2]),
        allowed="composed letters",
        hint="write the letter as one character",
        place=place._replace(column=place.column + offset),
    )


_WITHIN = frozenset("/=?%.;+~-_")
"""Behind one of these, as behind a letter or digit, a sign is part of a word or an address."""


def _may_have_signs(text: str) -> bool:
    return any(
        not (text[place - 1].isalnum() or text[place - 1] in _WITHIN)
        for sign in "&!"
        for place in places_of(sign, text)
    )


def _signs(text: str, file: str) -> tuple[list[Problem], bool]:
    """What stands before values to change them, each once, and whether an alias repeats one."""
    if not _may_have_signs(text):
        return [], False
    problems, repeats = [], False
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.AliasEvent):
            repeats = True
        elif isinstance(event, yaml.NodeEvent) and (event.anchor or getattr(event, "tag", None)):
            problems.append(_sign(event, file))
    return problems, repeats


def _sign(event: yaml.NodeEvent, file: str) -> Problem:
    what, mark = "an anchor" if event.anchor else "a tag", event.start_mark
    hint = "write the value itself, in quotes if it is text"
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    return Problem(f"{what} before a value", hint=hint, place=place)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _too_deep(file: str) -> Problem:
    return Problem(
        "lists and records nested too deep",
        allowed="the nesting of raw/REFERENCE.md",
        place=Place(file),
    )


class _Reader:
    """Walks the nodes of one file; collects problems on the way."""

    def __init__(self, file: str, text: str, problems: list[Problem], is_watched: bool) -> None:
        self.file = file
        self.text = text
        self.problems = problems
        self.is_watched = is_watched
        self.field = 0  # the column of the field, in lines and not in brackets, that is read

    def place(self, node: yaml.Node) -> Place:
        mark = node.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)

    def value(self, node: yaml.Node) -> Value:
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return Listing(tuple(self.value(item) for item in node.value), self.place(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node)
        raise TypeError(f"a YAML node of an unknown kind: {type(node).__name__}")

    def scalar(self, node: yaml.ScalarNode) -> Scalar:
        place = self.place(node)
        text = node.value
        if node.style:  # quoted or a block; plain is None, or empty under libyaml
            self.quoted(node, text, place)
            return self.words(node, text, place)
        if text in _WORDS:
            return Scalar(_WORDS[text], place)
        if text[0] not in _NUMBER_STARTS and len(text) > _LONGEST_WORD:
            is_usual = not self.is_watched and len(text) <= MOST_OF_CELL // 2
            return Scalar(text, place) if is_usual else self.words(node, text, place)
        if _WHOLE.match(text):
            return Scalar(self.number(text, place, int), place)
        if _DECIMAL.match(text):
            return Scalar(self.number(text, place, float), place)
        if _READ_OTHERWISE.match(text):
            self.problems.append(
                Problem(
                    "a value that YAML reads as something else",
                    found=text,
                    allowed="text in quotes, whole and decimal numbers, true, false, null",
                    hint=f"as text write '{text}'",
                    place=place,
                )
            )
        return self.words(node, text, place)

    def words(self, node: yaml.ScalarNode, text: str, place: Place) -> Scalar:
        """A text, with the warnings of print."""
        may_be = len(text) > LONGEST_WORD or not text.isascii()
        if may_be and (self.is_watched or node.style == '"' or len(text) > MOST_OF_CELL // 2):
            self.problems.extend(hard_to_print(text, self.text, node, self.file))
        return Scalar(text, place)

    def quoted(self, node: yaml.ScalarNode, text: str, place: Place) -> None:
        """What is wrong with a text in quotes or a block of lines, escapes included."""
        if not unicodedata.is_normalized("NFC", text):
            self.problems.append(_not_nfc(text, place))
        if node.style == '"':
            written = self.text[node.start_mark.index : node.end_mark.index]
            odd = (c for c in unseen(text) if c not in written and c != "\n")
            self.problems.extend(of_place(letter, place) for letter in odd)
        if node.start_mark.line != node.end_mark.line and node.style in ("'", '"'):
            written = self.text[node.start_mark.index : node.end_mark.index]
            lines = written.split("\n")[1:]
            if any(line.strip() and _indent(line) <= self.field for line in lines):
                self.problems.append(open_quote(node.start_mark, self.file))

    def number(self, text: str, place: Place, kind: type[Number]) -> Number | None:
        """A number, if every program reads it as the same one."""
        digits = len(text.lstrip("-0.").replace(".", ""))
        if digits <= MOST_DIGITS:
            return kind(text)
        self.problems.append(
            Problem(
                "a number of too many digits",
                found=f"{digits} digits",
                allowed=f"at most {MOST_DIGITS}: what every program keeps of a number",
                hint="as text write it in quotes",
                place=place,
            )
        )
        return None

    def mapping(self, node: yaml.MappingNode) -> Mapping:
        items: dict[str, Value] = {}
        keys: dict[str, Place] = {}
        outer, is_block = self.field, not node.flow_style
        for key_node, value_node in node.value:
            place = self.place(key_node)
            if is_block:
                self.field = place.column - 1
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(Problem("a field name that is not plain text", place=place))
                continue
            key = key_node.value
            if key in items:
                self.problems.append(
                    Problem(
                        "the same field twice in one record",
                        found=f"{key}, first in line {keys[key].line}",
                        allowed="each field once",
                        place=place,
                    )
                )
                continue
            items[key], keys[key] = self.value(value_node), place
        self.field = outer
        return Mapping(items, keys, self.place(node))
