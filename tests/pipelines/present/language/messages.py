"""Messages of the reports as the code has them, and as the catalogues have them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from pipelines.present.language.catalogue import FOLDER

ROOT = Path(__file__).parents[4]
SOURCE = ROOT / "pipelines"
Key = tuple[str | None, str, str | None]
"""Context, message, and its plural form in English."""


@cache
def in_code() -> Mapping[Key, frozenset[str]]:
    """Each message of the code with the files that hold it, extracted as `make catalogues` does."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as handle:
        methods, options = parse_mapping_cfg(handle)
    found: dict[Key, set[str]] = {}
    extracted = extract_from_dir(SOURCE, methods, options)
    for file, _, message, _, context in extracted:
        one, other = (message[0], message[1]) if isinstance(message, tuple) else (message, None)
        found.setdefault((context, one, other), set()).add(file)
    return {key: frozenset(files) for key, files in found.items()}


def catalogue_of(name: str) -> Catalog:
    """A catalogue file, read anew.

    name: of the file, without its ending.
    """
    with (FOLDER / f"{name}.po").open("rb") as handle:
        return read_po(handle)


def key(message: Message) -> Key:
    """What tells a message from the others."""
    one, other = message.id if isinstance(message.id, tuple) else (message.id, None)
    return message.context, one, other


def forms(message: Message) -> tuple[str, ...]:
    """The translation, with all its plural forms."""
    string = message.string
    return tuple(string) if isinstance(string, (tuple, list)) else (string or "",)


def messages(name: str) -> list[Message]:
    """The messages of a catalogue file, without its header."""
    return [message for message in catalogue_of(name) if message.id]
