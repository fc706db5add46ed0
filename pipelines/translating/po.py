"""A PO file for a translator: a message for each text."""

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from pipelines.translating.lines import Line, seen
from pipelines.translating.returned import Returned
from schemas.problem import CouldNotRun
from schemas.translatable import TextKey

_HEADER = """\
# Translations of the texts of records.
# Import it with `dialogue translations import`."""


def written(lines: Sequence[Line], language: str) -> bytes:
    """The PO file: the same lines give the same bytes. What is stale is marked fuzzy."""
    catalog = Catalog(
        language.replace("-", "_"),
        header_comment=_HEADER,
        project="dialogue-data",
        version=language,
        charset="utf-8",
        fuzzy=False,
    )
    catalog.creation_date = catalog.revision_date = _NEVER
    for number, line in enumerate(lines, 1):
        catalog.add(
            line.original.text,
            line.current or "",
            context="/".join(line.key),
            flags=("fuzzy",) if line.state == "stale" else (),
            auto_comments=_comments(line, f"{number}/{len(lines)}"),
            user_comments=[line.note] if line.note else [],
        )
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=_ONE_LINE)
    return buffer.getvalue()


_NEVER = datetime(1980, 1, 1, tzinfo=UTC)
_ONE_LINE = 10**6
"""Comments are not broken: who reads them back could not tell where at a hyphen."""


def _comments(line: Line, number: str) -> list[str]:
    values = {
        "row": number,
        "state": line.state,
        "status": line.status,
        "review": line.review,
        "hash": line.original.hash,
        "seen": line.seen,
    }
    return [f"{name}: {value}" for name, value in values.items() if value]


def read(data: bytes, file: str) -> tuple[str, list[Returned]]:
    """The language of a PO file that came back, and its rows.

    file: its name for messages. Raises CouldNotRun for what is no PO file.
    """
    try:
        catalog = read_po(io.BytesIO(data), abort_invalid=True, charset="utf-8")
    except (PoFileError, UnicodeDecodeError, UnknownLocaleError, ValueError) as error:
        raise CouldNotRun(f"{file} cannot be read as a PO file: {error}") from None
    language = str(catalog.locale_identifier or "no language").replace("_", "-")
    rows = [_row(message, file) for message in catalog if message.id]
    # The library keeps the last of two messages with one context; both must be heard of.
    times = Counter(_CONTEXT.findall(data.decode("utf-8")))
    return language, [row for row in rows for _ in range(max(1, times["/".join(row.key)]))]


_CONTEXT = re.compile(r'^msgctxt "(.*)"\s*$', re.MULTILINE)


def _row(message: Message, file: str) -> Returned:
    pairs = (each.partition(":") for each in message.auto_comments)
    told = {name.strip(): value.strip() for name, _, value in pairs}
    line = f"{file}, line {message.lineno}"
    text = unicodedata.normalize("NFC", str(message.string)).strip() or None
    note = " ".join(" ".join(message.user_comments).split()) or None
    status, review = told.get("status"), told.get("review")
    parts = [*str(message.context or "").split("/"), "", ""][:3]
    row = Returned(
        where=line,
        places={},
        number=told.get("row", ""),
        key=TextKey(*parts),
        hash=told.get("hash", ""),
        seen=told.get("seen", ""),
        english=str(message.id),
        current=text,
        text=_new(message, text, told, (status, review, note)),
        status=status,
        review=review,
        note=note,
        is_status_set=False,
    )
    return row if row.text is None or not message.fuzzy else _still_fuzzy(row)


def _new(
    message: Message, text: str | None, told: Mapping[str, str], rest: Sequence[str | None]
) -> str | None:
    """The text that the translator gives: another one, or a stale one that is fuzzy no more."""
    is_as_exported = seen(text, *rest) == told.get("seen")
    if is_as_exported and (told.get("state") != "stale" or message.fuzzy):
        return None
    return text


def _still_fuzzy(row: Returned) -> Returned:
    what, hint = "a text that is still marked fuzzy", "take the mark off when it is finished"
    return replace(row, faults=(row.fault("text", what, hint=hint),))
