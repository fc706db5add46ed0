"""The source and the citation of the page that a candidate was read from."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from pydantic import JsonValue

from pipelines.capture.inbox.homes import Fields, numbered, slug
from pipelines.capture.inbox.raw_files import plain_address
from schemas.candidates import Candidate

_NO_NAME = frozenset({"www", "com", "org", "net", "info", "eu", "rs", "ks", "co", "gov", "edu"})


@dataclass(frozen=True)
class Cited:
    """A citation, and the source that it needs where that is a new one."""

    citation: dict[str, JsonValue]
    source: dict[str, JsonValue] | None


def cited(
    candidate: Candidate, record: Fields, taken: Collection[str], known: Mapping[str, str]
) -> Cited | None:
    """How a record cites its page, or None for what was read from no page.

    taken: ids of sources; known: the source of each address.
    """
    address = candidate.origin.address
    if address is None:
        return None
    source_id = known.get(plain_address(address))
    source = None if source_id else _source(candidate, record, address, taken)
    was_fetched = candidate.origin.snapshot is not None and candidate.origin.file is None
    citation: dict[str, JsonValue] = {
        "source_id": source_id or (source or {})["id"],
        "seen_on": candidate.origin.seen_on.isoformat(),
        "seen_as": "live-page" if was_fetched else "stored-text",
        "seen_part": "excerpt" if candidate.truncated else "whole",
    }
    return Cited(citation, source)


def _source(
    candidate: Candidate, record: Fields, address: str, taken: Collection[str]
) -> dict[str, JsonValue]:
    title = next((each.text for each in candidate.evidence if each.field == "title"), "")
    host = urlsplit(address).hostname or ""
    published = record.get("published")
    language = record.get("source_language")
    return {
        "id": _id(host, published, title or urlsplit(address).path, taken),
        "url": address,
        "title": " ".join(title.split()) or None,
        "title_basis": "recorded" if title.strip() else "none",
        "publisher": host.removeprefix("www."),
        "published": published,
        "language": language,
        "kind": "web-page",
    }


def _id(host: str, published: JsonValue, title: str, taken: Collection[str]) -> str:
    """Publisher, year and a word."""
    publisher = "-".join(part for part in host.split(".") if part not in _NO_NAME)
    year = published[:4] if isinstance(published, str) and published[:4].isdigit() else "nd"
    words = [word for word in slug(title).split("-") if len(word) > 3 and not word.isdigit()]
    stem = "-".join([slug(publisher)[:40] or "page", year, *[each[:25] for each in words[:1]]])
    return numbered(stem, taken)
