"""`dialogue schemas`."""

import json
from typing import Annotated

from pipelines.cli.at import At, Here, epilogue, option
from pipelines.screen import GOOD, cannot

MORE = epilogue("dialogue schemas --format-page", "0 good, 2 could not run")


def schemas(
    *,
    format_page: Annotated[bool, option("Also write the generated half of raw/FORMAT.md.")] = False,
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
    if format_page and (wrong := _page_written(at)):
        return cannot(wrong)
    at.say(f"{len(found)} schemas in {folder}")
    return GOOD


def _page_written(at: At) -> str | None:
    """Write the generated half of the page. Returns why it could not be, if so."""
    from schemas.format_page import with_generated

    page = at.raw / "FORMAT.md"
    try:
        text = with_generated(page.read_text(encoding="utf-8"))
    except ValueError as error:
        return f"{page}: {error}"
    page.write_text(text, encoding="utf-8")
    return None
