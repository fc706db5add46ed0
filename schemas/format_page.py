"""raw/REFERENCE.md: the fields of each file of raw/ and the codes they may hold."""

from collections.abc import Iterator

from schemas import codes
from schemas.fields import CodeList, allowed, code_list, nullable, reference, text_rule
from schemas.registry import FILES, TABLES, Child, FileKind, Table

HEAD = """\
# Files, fields and codes of raw/

<!-- generated from schemas/ by `dialogue schemas --format-page`: do not edit -->

Which fields a record has, and which values each may hold. [FORMAT.md](FORMAT.md) is the contract: how records are written, with good and bad examples.

## Files
"""  # noqa: E501


def format_page() -> str:
    """The whole page as it stands in raw/REFERENCE.md."""
    return HEAD + "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    for kind in FILES:
        yield from _file(kind)
    yield from ["", "## Codes"]
    for listed in vars(codes).values():
        if isinstance(listed, CodeList) and listed not in codes.OF_THE_CODEBOOK:
            yield from _codes(listed)


def _file(kind: FileKind) -> Iterator[str]:
    yield from ["", f"### `raw/{kind.pattern}`", ""]
    if kind.root:
        yield "The file is one record, with its lists."
        yield from _record(TABLES[kind.root], frozenset(), "")
    given = frozenset({kind.folder_column} if kind.folder_column else ())
    for field, table in kind.lists.items():
        yield f"`{field}` is a list of records."
        yield from _record(TABLES[table], given, field)


def _record(table: Table, given: frozenset[str], path: str) -> Iterator[str]:
    """The fields of a record, then of the records nested in it."""
    name = f"`{path}`: " if path else ""
    yield from ["", f"{name}{table.title}", "", "| field | must be there | value | meaning |"]
    yield "|---|---|---|---|"
    for column in table.columns:
        if column not in given:
            yield _row(table, column)
    for field, child in table.children.items():
        yield f"| `{field}` | no | {_listed(child)} | {TABLES[child.table].title} |"
    for field, child in table.children.items():
        nested = TABLES[child.table]
        if child.value is None and child.table != "citations":
            yield from _record(nested, child.given, f"{path}.{field}" if path else field)
    if path == "provisions":
        child = table.children["citations"]
        yield from _record(TABLES["citations"], child.given, "citations (of every record)")


def _listed(child: Child) -> str:
    return f"list of {child.value}" if child.value else "list of records"


def _row(table: Table, column: str) -> str:
    info = table.model.model_fields[column]
    listed, ref, rule = code_list(info), reference(info), text_rule(info)
    if listed:
        value = f"code: [{listed.name}](#{listed.name})"
    elif ref:
        value = f"id of `{ref.table}`"
    elif rule and rule.kind in ("text", "words"):
        value = "text"
    else:
        value = allowed(info).replace("<", "&lt;")
    must = "no" if nullable(info) else "yes"
    return f"| `{column}` | {must} | {value} | {info.description} |"


def _codes(listed: CodeList) -> Iterator[str]:
    yield from ["", f'### <a id="{listed.name}"></a>{listed.name}: {listed.title}', ""]
    yield from ["| code | label | meaning |", "|---|---|---|"]
    for each in listed.codes.values():
        yield f"| `{each.code}` | {each.label} | {each.meaning} |"
