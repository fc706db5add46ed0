"""How much changed since the last release."""

from collections import Counter

from pipelines.present.library import Library
from schemas.changes import Change, Release


def changes_summary(library: Library) -> str:
    """How much differs from the last release, or that there is none."""
    words, releases = library.words, library.all(Release)
    if not releases:
        return words.gettext("This is the first release; there is none to compare it with.")
    found = Counter(row.change for row in library.all(Change))
    return words.gettext(
        "Compared with version %(version)s: records added %(added)s, records removed %(removed)s, "
        "values changed %(changed)s.",
        version=last_release(library).version,
        added=words.number(found["added"]),
        removed=words.number(found["removed"]),
        changed=words.number(found["changed"]),
    )


def last_release(library: Library) -> Release:
    """The release that these data are compared with. Raises ValueError where there is none."""
    return max(library.all(Release), key=lambda release: version_order(release.version))


def version_order(version: str) -> list[int]:
    """The numbers of a version, which sort as versions follow each other."""
    return [int(part) for part in version.split(".")]
