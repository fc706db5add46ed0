"""The texts of a release: what is new, and what to mind before using the data."""

from collections import Counter
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipelines.release.ledger_file import order
from schemas import SCHEMA_VERSION
from schemas.tables import Tables


def whats_new(tables: Tables, before: str | None) -> str:
    """WHATSNEW.md: the differences from the release before, and the revisions that explain them.

    tables: base tables and `changes`; before: the version of that release, if there is one.
    """
    changes = tables.rows("changes")
    revisions = [
        row
        for row in tables.rows("revisions")
        if before is not None and order(row["release"]) > order(before)
    ]
    return _rendered(
        "WHATSNEW.md.j2",
        tables,
        before=before,
        tables=_by_table(changes),
        columns=[row for row in changes if row["changed_key"] is None],
        deprecated=_deprecated(tables),
        revisions=revisions,
    )


def _by_table(changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = Counter(
        (row["changed_table"], row["change"]) for row in changes if row["changed_key"] is not None
    )
    names = sorted({table for table, _ in found})
    kinds = ("added", "removed", "changed")
    return [{"table": name, **{kind: found[name, kind] for kind in kinds}} for name in names]


def _deprecated(tables: Tables) -> list[str]:
    rows = (row for row in tables.rows("revisions") if row["change"] == "deprecated")
    return sorted({f"{row['changed_table']}.{row['field']}" for row in rows})


def cautionary_notes(tables: Tables) -> str:
    """CAUTIONARY_NOTES.md: what to mind, with the numbers of this release.

    tables: base tables.
    """
    claims, citations = tables.rows("assessments"), tables.rows("citations")
    codings, translations = tables.rows("codings"), tables.rows("translations")
    persons = {row["id"] for row in tables.rows("coders") if row["kind"] == "person"}
    return _rendered(
        "CAUTIONARY_NOTES.md.j2",
        tables,
        claims=len(claims),
        stated=_with(claims, level_basis="stated"),
        inferred=_with(claims, level_basis="inferred"),
        without=sum(row["level"] is None for row in claims),
        codings=len(codings),
        by_machine=sum(row["coder_id"] not in persons for row in codings),
        citations=len(citations),
        live=_with(citations, seen_as="live-page"),
        unverified=_with(claims, verified=False),
        translations=len(translations),
        machine=_with(translations, status="machine"),
        undated=sum(row["as_of"] is None and row["published"] is None for row in claims),
        doubts=sum(row["resolution"] is None for row in tables.rows("doubts")),
        imprint=tables.rows("dataset")[0]["imprint"].strip(),
    )


def _with(rows: list[dict[str, Any]], **values: Any) -> int:
    """How many rows have these values."""
    return sum(all(row[name] == value for name, value in values.items()) for row in rows)


def _rendered(name: str, own: Tables, **context: Any) -> str:
    environment = Environment(
        loader=PackageLoader("pipelines.release"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # Markdown, not HTML
    )
    about = own.rows("dataset")[0]
    return environment.get_template(name).render(
        version=about["version"],
        release_date=about["release_date"],
        schema_version=SCHEMA_VERSION,
        **context,
    )
