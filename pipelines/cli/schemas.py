"""`dialogue schemas`."""

import json
from typing import Annotated

from pipelines.cli.at import At, Here, epilogue, option
from pipelines.run.screen import GOOD
from schemas.files import replace_text

MORE = epilogue("dialogue schemas --format-page", "0 good, 2 could not run")


def schemas(
    *,
    format_page: Annotated[bool, option("Also write raw/REFERENCE.md: fields and codes.")] = False,
    at: Here,
) -> int:
    """Write the JSON Schemas that editors complete by.

    They go into build/schemas; the first line of each file in raw/ names its own.
    """
    from schemas.json_schema import file_schemas

    folder, found = at.build / "schemas", file_schemas()
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in found.items():
        text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        (folder / f"{name}.schema.json").write_text(text, encoding="utf-8")
    if format_page:
        _page_written(at)
    at.say(f"{len(found)} schemas in {folder}")
    return GOOD


def _page_written(at: At) -> None:
    """Write the page on the fields and codes of raw/."""
    from schemas import format_page

    replace_text(at.raw / "REFERENCE.md", format_page.format_page())
