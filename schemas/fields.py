"""Building blocks of the row models: what a column may hold, and how it is described."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Self, TypeVar, Union, cast, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError, core_schema

from schemas import edtf, when
from schemas.problem import CouldNotRun
from schemas.when import When

Marker = TypeVar("Marker")
WhoCodes = Literal["source", "editor", "coding", "computed"]
"""Who sets a value: the source, the editor of the record, our coding of the source, a formula."""


_put = object.__setattr__


class Row(BaseModel):
    """One row of one table: strict types, no field that is not named."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)

    # The plugin of mypy gives it the fields of each model, and of none here.
    @classmethod
    def model_construct(  # type: ignore[override]
        cls, _fields_set: set[str] | None = None, **values: Any
    ) -> Self:
        """A row of values that nobody checks; what may be absent and is not given is None.

        It does what that of pydantic does for models like ours, without aliases and private
        fields, several times faster: tables of tens of thousands of rows are made with it.
        """
        empty, given = _usual(cls)
        row = cls.__new__(cls)
        _put(row, "__dict__", values if len(values) == len(given) else {**empty, **values})
        _put(row, "__pydantic_fields_set__", given if _fields_set is None else _fields_set)
        _put(row, "__pydantic_extra__", None)
        _put(row, "__pydantic_private__", None)
        return row

    def changed(self, **values: Any) -> Self:
        """This row with other values in some columns, which nobody checks."""
        return cast(Self, type(self).model_construct(**{**self.__dict__, **values}))


AnyRow = TypeVar("AnyRow", bound=Row)


def lean(rows: Iterable[AnyRow]) -> tuple[AnyRow, ...]:
    """The same rows in a third less memory: which fields were given is kept once for all of them.

    rows: of one model, as they were validated.
    """
    listed = tuple(rows)
    for row in listed:
        _put(row, "__pydantic_fields_set__", _usual(type(row))[1])
    return listed


@cache
def _usual(model: type[Row]) -> tuple[dict[str, Any], set[str]]:
    """The values of fields that are not given, and the names of all."""
    fields = model.model_fields.items()
    return {name: info.default for name, info in fields if not info.is_required()}, set(
        dict(fields)
    )


@dataclass(frozen=True)
class Code:
    """A code of a closed list.

    code: as the data hold it; label: the words that stand for it before people; meaning: what it
    says, in full. What is left out is told by its list, which knows its own name.
    """

    code: str
    label: str = ""
    meaning: str = ""


class CodeList:
    """A closed list; also an annotation of a field.

    name, title: of the list; codes: in their order. Raises CouldNotRun, with list and code, where a
    code lacks its label or meaning, a label is too long, and two have the same code or label.
    """

    def __init__(self, name: str, title: str, *codes: Code) -> None:
        self.name = name
        self.title = title
        self.codes: Mapping[str, Code] = {each.code: each for each in codes}
        if fault := _code_fault(codes):
            raise CouldNotRun(f"code list {name}: {fault}")

    @property
    def labels(self) -> dict[str, str]:
        """Each code with its label, in order."""
        return {each.code: each.label for each in self.codes.values()}

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.literal_schema(list(self.codes))


SHORT = 60
"""Characters that a label has fewer than: half of what SPSS takes in bytes, in any script."""


def _code_fault(codes: Sequence[Code]) -> str | None:
    """What is wrong with the codes of a list, or None."""
    seen: dict[str, str] = {}
    for each in codes:
        for what in ("label", "meaning"):
            if not getattr(each, what).strip():
                return f"code {each.code!r} has no {what}; give it one"
        if (length := len(each.label)) >= SHORT:
            return (
                f"code {each.code!r} has a label of {length} characters; give it fewer than {SHORT}"
            )
        if each.code in seen.values():
            return f"code {each.code!r} stands twice; take one out"
        if other := seen.get(each.label):
            return (
                f"codes {other!r} and {each.code!r} have the same label {each.label!r}; "
                "give each its own"
            )
        seen[each.label] = each.code
    return None


class Mark:
    """An annotation that says something of a field and changes nothing in what it may hold."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return handler(source)


@dataclass(frozen=True)
class Translatable(Mark):
    """The field is printed or described in other languages: `raw/translations/` may hold it."""


TRANSLATABLE = Translatable()


@dataclass(frozen=True)
class IsLevel(Mark):
    """The value is a level of implementation."""


@dataclass(frozen=True)
class Ref(Mark):
    """The value is the id of a row of another table: a foreign key."""

    table: str


@dataclass(frozen=True)
class Joined(Mark):
    """The value is a list of texts with a separator between them."""

    separator: str


@dataclass(frozen=True)
class TextRule:
    """A text with a rule of its own, checked by a function that returns what is wrong or None."""

    kind: str
    allowed: str
    pattern: str | None = None
    words: int | None = None
    longest: int | None = None
    edtf: bool = field(default=False)
    any_word: bool = field(default=False)

    def fault(self, text: str) -> str | None:
        """What is wrong with the text, or None."""
        if not text.isprintable() and _CONTROL.search(text):
            return "a control character"
        if text != text.strip() or not text:
            return "empty, or white space at an end"
        is_short = len(text) <= _LONGEST_NEVER_WRITTEN
        if is_short and not self.any_word and text.casefold() in NEVER_WRITTEN:
            return "a placeholder instead of a value"
        if self.pattern and not _compiled(self.pattern).fullmatch(text):
            return f"not {self.kind}"
        if self.longest and len(text) > self.longest:
            return f"{len(text)} characters, more than {self.longest}"
        if self.words and len(text.split()) > self.words:
            return f"{len(text.split())} words"
        return self._date_fault(text) if self.edtf else None

    @staticmethod
    def _date_fault(text: str) -> str | None:
        try:
            edtf.span(text)
        except edtf.BadDate as error:
            return str(error)
        return None

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def _check(self, text: str) -> str:
        fault = self.fault(text)
        if fault is None:
            return text
        context = {"fault": fault, "allowed": self.allowed}
        raise PydanticCustomError("text_rule", "{fault}; allowed: {allowed}", context)


MOST = 2**31 - 1
"""The largest count: what a column of 32 bits holds."""

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")

NEVER_WRITTEN = frozenset({"n/a", "na", "none", "unknown", "tbd", "?", "-", "nan", "null", "n.d."})
"""Placeholders: a value that is not known is left out."""

_LONGEST_NEVER_WRITTEN = max(map(len, NEVER_WRITTEN))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


TEXT = TextRule("text", "text without white space at its ends; leave the field out if not known")
WORDING = TextRule("words", "text without white space at its ends", any_word=True)
SLUG = TextRule(
    "an id",
    "lower-case letters and digits joined by hyphens",
    pattern=r"[a-z0-9]+(?:-[a-z0-9]+)*",
    longest=80,
)
PROVISION_ID = TextRule(
    "a provision id",
    "<agreement id>.<number>",
    pattern=r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*",
    longest=120,
)
CLAIM_ID = TextRule(
    "a claim id",
    "<agreement id>-c001, or all-c001 for a claim on a set",
    pattern=r"[a-z0-9]+(?:-[a-z0-9]+)*-c[0-9]{3,9}",
    longest=100,
)
SENTENCE_ID = TextRule(
    "a sentence id",
    "<agreement id>-n001",
    pattern=r"[a-z0-9]+(?:-[a-z0-9]+)*-n[0-9]{3,9}",
    longest=100,
)
HASH = TextRule("a hash", "8 hexadecimal digits in small letters", pattern=r"[0-9a-f]{8}")
URL = TextRule(
    "an address",
    "an http or https address without spaces",
    pattern=r"https?://\S+",
    longest=2000,
)
SITE_URL = TextRule(
    "the address of a site",
    "an https address in small letters without port, query and anchor, such as "
    "https://example.org/data/",
    pattern=r"https://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])"
    r"(?:/[A-Za-z0-9~_-][A-Za-z0-9.~_-]*)*/?",
    longest=200,
)
HOST = TextRule(
    "the name of a host",
    "a name such as www.example.org, in small letters, without port and path",
    pattern=r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])",
    longest=253,
)
EDTF = TextRule("a date", edtf.ALLOWED, edtf=True)
DAY = TextRule(
    "a day", "a day such as 2013-04-19", pattern=r"[0-9]{4}-[0-9]{2}-[0-9]{2}", edtf=True
)
VERSION = TextRule(
    "a data version", "year, month and patch: 2026.11.0", pattern=r"[0-9]{4}\.[0-9]{2}\.[0-9]{1,4}"
)
CONTRACT = TextRule(
    "a version of the contract",
    "three numbers: 1.3.0",
    pattern=r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}",
)
QUOTE = TextRule("a quote", "at most 20 words, as in the source", words=20)

Text = Annotated[str, TEXT]
Translated = Annotated[Text, TRANSLATABLE]
Wording = Annotated[str, WORDING]
Slug = Annotated[str, SLUG]
SentenceId = Annotated[str, SENTENCE_ID]
Url = Annotated[str, URL]
SiteUrl = Annotated[str, SITE_URL]
Host = Annotated[str, HOST]
Edtf = Annotated[str, EDTF]
Quote = Annotated[str, QUOTE]
Day = Annotated[str, DAY]
Version = Annotated[str, VERSION]
Happened = Annotated[Edtf, when.HAPPENED]
Said = Annotated[Edtf, when.SAID]
Ahead = Annotated[Edtf, when.AHEAD]
Noted = Annotated[Day, when.NOTED]
Follows = Annotated[Day, when.FOLLOWS]
Level = Annotated[int, Field(ge=0, le=3), IsLevel()]
Count = Annotated[int, Field(ge=0, le=MOST)]
AtLeastOne = Annotated[int, Field(ge=1, le=MOST)]
Percent = Annotated[float, Field(ge=0, le=100)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


def column(
    description: str,
    *,
    title: str | None = None,
    example: Any = None,
    unit: str | None = None,
    by: WhoCodes = "source",
    formula: str | None = None,
    inputs: tuple[str, ...] = (),
    default: Any = ...,
) -> Any:
    """Describe one column of a row model.

    description: what the value says; title: a label for people (made from the name if absent);
    example: a value as in the data; unit: of a number; by: who sets it; formula: how computed;
    inputs: the columns it is computed from, as `table.column`.
    default: leave out for a required field, None for one that may be absent.
    """
    extra: dict[str, Any] = {
        "unit": unit,
        "by": "computed" if formula else by,
        "formula": formula,
        "inputs": list(inputs),
    }
    return Field(
        default,
        title=title,
        description=description,
        examples=None if example is None else [example],
        json_schema_extra=extra,
    )


def code_list(info: FieldInfo) -> CodeList | None:
    """The closed list of a field, if it has one."""
    return _marker(info, CodeList)


def reference(info: FieldInfo) -> Ref | None:
    """The table that a field refers to, if any."""
    return _marker(info, Ref)


def text_rule(info: FieldInfo) -> TextRule | None:
    """The rule of a text field, if it has one."""
    return _marker(info, TextRule)


def column_title(name: str, info: FieldInfo) -> str:
    """What a column is called for people: its own title, or its name as words."""
    return info.title or name.replace("_", " ")


def separator(info: FieldInfo) -> str | None:
    """What stands between the texts of a field that holds a list of them."""
    joined = _marker(info, Joined)
    return joined.separator if joined else None


def date_of(info: FieldInfo) -> When | None:
    """What the date of a field is of, if the field holds a date."""
    return _marker(info, When)


def is_translatable(info: FieldInfo) -> bool:
    """Whether a field is printed or described in other languages."""
    return _marker(info, Translatable) is not None


def is_level(info: FieldInfo) -> bool:
    """Whether a field holds a level of implementation."""
    return _marker(info, IsLevel) is not None


def _marker(info: FieldInfo, kind: type[Marker]) -> Marker | None:
    for marker in _markers(info):
        if isinstance(marker, kind):
            return marker
    return None


def _markers(info: FieldInfo) -> list[Any]:
    """Annotations of a field, also where it is `Annotated[...] | None`."""
    found = list(info.metadata)
    for argument in getattr(info.annotation, "__args__", ()):
        found.extend(getattr(argument, "__metadata__", ()))
    return found


def value_type(info: FieldInfo) -> type:
    """The plain type of a field: str, int, float, bool or date. Raises TypeError for another."""
    candidates = _plain_types(info.annotation)
    for plain in (str, int, float, bool, date):
        if plain in candidates:
            return plain
    raise TypeError(f"a column holds one plain value, not {info.annotation}")


def _plain_types(annotation: Any) -> list[Any]:
    """The members of a union, each without its annotations."""
    is_union = get_origin(annotation) in (Union, UnionType)
    members = get_args(annotation) if is_union else (annotation,)
    return [get_args(m)[0] if get_origin(m) is Annotated else m for m in members]


def allowed(info: FieldInfo) -> str:
    """What may stand in a field, in words."""
    if codes := code_list(info):
        return ", ".join(codes.codes)
    if rule := text_rule(info):
        return rule.allowed
    kind, (lowest, highest) = _TYPES[value_type(info)], bounds(info)
    if lowest is not None and highest not in (None, MOST):
        return f"{kind} from {lowest} to {highest}"
    return kind if lowest is None else f"{kind} from {lowest}"


_TYPES = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a date",
}


def bounds(info: FieldInfo) -> tuple[int | None, int | None]:
    """The least and the largest number that may stand in a field, None where there is none."""
    return _bound(info, "ge"), _bound(info, "le")


def _bound(info: FieldInfo, name: str) -> int | None:
    values = [getattr(marker, name, None) for marker in _flat_markers(info)]
    return next((value for value in values if value is not None), None)


def _flat_markers(info: FieldInfo) -> list[Any]:
    """All markers, with those that a pydantic `Field` inside an annotation carries."""
    found = []
    for marker in _markers(info):
        found.extend(marker.metadata if isinstance(marker, FieldInfo) else [marker])
    return found


def nullable(info: FieldInfo) -> bool:
    """Whether a row may leave the field out."""
    return not info.is_required()
