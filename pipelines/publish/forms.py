"""Forms for readers: to report an error with evidence, and for who is spoken of to reply.

As YAML for who writes text, and as CSV for a spreadsheet. Both are made from the fields of the
record that the reader fills in; what the editor adds is not asked.
"""

from collections.abc import Iterator

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from schemas.changes import ErrorReport, Reply
from schemas.csv_text import quoted_line
from schemas.evidence import Citation, Source
from schemas.fields import allowed, nullable, text_rule

FORMS: dict[str, tuple[str, type[BaseModel]]] = {
    "error-report": ("Report an error in the data", ErrorReport),
    "reply": ("Reply to a claim that speaks of you", Reply),
}
"""Name of the form, its heading and the records that it becomes."""

_EVIDENCE: tuple[tuple[type[BaseModel], str], ...] = (
    (Source, "url"),
    (Source, "title"),
    (Source, "published"),
    (Citation, "locator"),
    (Citation, "quote"),
)


def form_files() -> dict[str, str]:
    """The text of each form by its file name."""
    found = {}
    for name, (heading, model) in FORMS.items():
        found[f"{name}.yml"] = _yaml(heading, model)
        found[f"{name}.csv"] = _csv(model)
    return found


def _asked(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    """The fields that a reader fills in: those that no editor sets, and the evidence."""
    for name, info in model.model_fields.items():
        extra = info.json_schema_extra
        if isinstance(extra, dict) and extra["by"] == "source":
            yield name, info
    for owner, name in _EVIDENCE:
        yield f"evidence_{name}", owner.model_fields[name]


def _allowed(info: FieldInfo) -> str:
    """What may stand in a field, for somebody who fills in a form."""
    rule = text_rule(info)
    return "text" if rule and rule.kind in ("text", "words") else allowed(info)


def _yaml(heading: str, model: type[BaseModel]) -> str:
    lines = [
        f"# {heading}. Fill in what you can, and leave the rest empty.",
        "# docs/editorial.md says where to send it and what happens then.",
        "",
    ]
    for name, info in _asked(model):
        must = "" if nullable(info) else "; needed"
        lines += [f"# {info.description}: {_allowed(info)}{must}", f"{name}:"]
    return "\n".join(lines) + "\n"


def _csv(model: type[BaseModel]) -> str:
    rows = [("field", "what it is", "allowed", "needed", "your answer")]
    for name, info in _asked(model):
        must = "no" if nullable(info) else "yes"
        rows.append((name, str(info.description), _allowed(info), must, ""))
    return "".join(map(quoted_line, rows))
