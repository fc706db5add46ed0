"""The page of a release that was issued anew: when, why and which files, in every language."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.present import Words, words_of
from pipelines.present.html.environment import spoken
from pipelines.present.language import LANGUAGES
from pipelines.site.medium import SITE
from schemas.tombstone import Tombstone


@dataclass(frozen=True)
class Part:
    """What the page says in one language."""

    code: str
    title: str
    days: Sequence[str]
    why: str
    files: str


def tombstone_page(tombstone: Tombstone) -> str:
    """The page. It names no person, and nothing of what was taken out."""
    files = sorted({each.path for reissue in tombstone.reissues for each in reissue.files})
    parts = [_part(words_of(code), tombstone) for code in LANGUAGES]
    template = SITE.environment.get_template("tombstone.html.j2")
    return template.render({**spoken(words_of("en")), "parts": parts, "files": files}) + "\n"


def _part(words: Words, tombstone: Tombstone) -> Part:
    _ = words.gettext
    return Part(
        code=words.code,
        title=_("Version %(version)s was issued anew", version=tombstone.version),
        days=[words.day(each.date) or "" for each in tombstone.reissues],
        why=_(
            "Personal data had to be taken out. The files below were replaced or removed for that; "
            "all others are as they were. What was taken out is not told. The checksums beside the "
            "files are those of the new files."
        ),
        files=_("Files that were replaced or removed"),
    )
