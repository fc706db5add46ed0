"""The map of a form export: which columns are counted, and what their answers are called."""

import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from schemas.fields import Slug, Text
from schemas.problem import CouldNotRun, plain


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Option(_Strict):
    """An answer that is counted.

    label: in the record, in English; answers: as the export has it, in any languages; the label
    counts too. column: of a form that has a column for each answer, with a mark where it was
    chosen.
    """

    label: Text
    answers: Annotated[list[str], Field(strict=False)] = []
    column: str | None = None


class Question(_Strict):
    """A question that is counted.

    column: its head in the export; text: the question in our words; separator: between several
    answers in one cell.
    """

    text: Text
    kind: Literal["single", "multi", "likert"]
    column: str | None = None
    separator: str = ";"
    options: list[Option] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_way(self) -> "Question":
        own = [option.column for option in self.options if option.column is not None]
        if (self.column is None) != bool(own) or len(own) not in (0, len(self.options)):
            raise ValueError("give `column` to the question, or to each of its options")
        if own and self.kind != "multi":
            raise ValueError("columns of options go with kind = 'multi'")
        return self

    @property
    def columns(self) -> list[str]:
        """The columns of the export that it reads."""
        own = [option.column for option in self.options if option.column is not None]
        return own or [str(self.column)]


class About(_Strict):
    """What is said of the survey, in the fields of a survey record."""

    id: Slug
    title: Text
    organisation_id: Slug | None = None
    fieldwork_start: str | None = None
    fieldwork_end: str | None = None
    fieldwork_note: Text | None = None
    published: str | None = None
    mode: Text | None = None
    population: Text | None = None
    activity_id: Slug | None = None
    note: Text | None = None


class Map(_Strict):
    """The whole map. sheet: of a workbook, by default the first; delimiter: of a CSV file."""

    survey: About
    questions: list[Question] = Field(min_length=1)
    sheet: str | None = None
    delimiter: str | None = None

    @property
    def columns(self) -> list[str]:
        """Every column that is read, once."""
        return list(dict.fromkeys(name for each in self.questions for name in each.columns))


def read_map(path: Path) -> Map:
    """The map in a file. Raises CouldNotRun with everything that is wrong with it."""
    try:
        given: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CouldNotRun(f"{path}: not TOML: {error}") from None
    try:
        return Map.model_validate(given)
    except ValidationError as error:
        lines = [
            f"{path}: {_where(each['loc'])}: {plain(each['msg'])}"
            for each in error.errors(include_url=False)
        ]
        raise CouldNotRun("\n".join(lines)) from None


def _where(steps: tuple[int | str, ...]) -> str:
    """The place in the map: lists count from 1."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in steps) or "map"
