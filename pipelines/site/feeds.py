"""Feeds (Atom, RFC 4287): new claims, corrections and releases, in each language.

No clock: every date is one of the records. Ids are made of those of the records and of nothing
else, so that they stay when the site moves or gets an address.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any
from uuid import UUID, uuid5

from markupsafe import Markup

from pipelines.present import Library, Words, changes_summary, colophon, plain
from pipelines.present.claims import claim_text
from pipelines.present.entries import Entry, view
from pipelines.present.evidence import figure, milestone
from pipelines.present.language import strung
from pipelines.present.relations import ASSESSMENT_TARGETS_OF_CLAIM
from pipelines.present.revisions import revision_text
from pipelines.site.medium import SITE
from pipelines.site.records import record_path
from pipelines.site.sources import links
from schemas.changes import Release, Revision
from schemas.claims import Assessment, Benefit, Challenge, Figure, Milestone
from schemas.fields import Row
from schemas.tables import table_of
from schemas.texts import Creator, Dataset

Claim = Assessment | Challenge | Milestone | Figure
"""A benefit is of the same model as a challenge, and more."""

MODELS: tuple[type[Claim], ...] = (Assessment, Challenge, Benefit, Milestone, Figure)

NEWEST = 50
"""Entries of a feed."""

_NAMESPACE = UUID("6f1d1bb4-3a0c-5b52-9c0e-2f7f4f0b8a11")
"""Never changed: every id of every feed hangs on it."""


@dataclass(frozen=True)
class Dated:
    """A record that a feed may tell of.

    key: for good, the same in no other entry of the feed; day: on which it came in or changed last,
    ISO 8601.
    """

    day: str
    key: str
    row: Row


@dataclass(frozen=True)
class Told:
    """What a feed says of a record. path: where it is read, in the folder of the language."""

    title: str
    path: str
    content: Markup


@dataclass(frozen=True)
class Feed:
    """A feed: what it is called in a language, its records, and what it says of each."""

    name: str
    title: Callable[[Words], str]
    records: Callable[[Library], Iterator[Dated]]
    told: Callable[[Library, Any], Told]

    @property
    def path(self) -> str:
        """Where it lies, in the folder of a language."""
        return f"feeds/{self.name}.atom"


def feed_text(library: Library, feed: Feed) -> str:
    """A feed as XML.

    With the address of the site its links are absolute; without, they are relative to the feed.
    """
    words, dataset, site = library.words, library.dataset, library.dataset.site
    root = f"{site}{words.code}/" if site else "../"
    day = date.fromisoformat(dataset.release_date)
    listed = sorted(feed.records(library), key=lambda each: (each.day, each.key))[-NEWEST:]
    text = SITE.piece(
        words,
        "feed.xml.j2",
        frame=colophon(library, day, day),
        title=feed.title(words),
        authors=[row.name for row in library.all(Creator) if row.role == "author"],
        id=_urn(dataset.id, words.code, feed.name),
        updated=max((each.day for each in listed), default=dataset.release_date),
        entries=[
            (_urn(dataset.id, words.code, feed.name, each.key), each, feed.told(library, each.row))
            for each in reversed(listed)
        ],
        root=root,
        own=f"{root}{feed.path}" if site else None,
    )
    return f"{text.strip()}\n"


def _urn(*parts: str) -> str:
    return uuid5(_NAMESPACE, "/".join(parts)).urn


def _claims(library: Library) -> Iterator[Dated]:
    """Every claim, by the day on which it entered the data, or was revised last."""
    revised: dict[tuple[str, str | None], str] = {}
    for each in library.all(Revision):
        record = each.changed_table, each.changed_key
        revised[record] = max(each.date, revised.get(record, ""))
    claims: Iterable[Claim] = chain.from_iterable(map(library.all, MODELS))
    for row in claims:
        day = max(row.recorded, revised.get((table_of(type(row)).name, row.id), ""))
        yield Dated(day, row.id, row)


def _claim(library: Library, row: Claim) -> Told:
    table, words = table_of(type(row)).name, library.words
    if isinstance(row, Assessment):
        targets = library.children(ASSESSMENT_TARGETS_OF_CLAIM, row.id)
        agreement, text = (targets[0].agreement_id if targets else None), claim_text(library, row)
        content = _content(library, "claim", c=text, links=links(library, text.notes))
        head = library.name(row.assessor_id)
    else:
        agreement, entry = row.agreement_id, _entry(library, row)
        content = _content(library, "entry", entry=entry, links=links(library, entry.notes))
        head = _kind(words, row)
    title = strung([head, library.title(agreement)], ": ") if agreement else head
    return Told(plain(title), record_path(library, table, row.id), content)


def _content(library: Library, kind: str, **context: Any) -> Markup:
    """What a reader of a feed shows, by the template of its kind."""
    is_marked = library.profile.mark_first_mention
    return SITE.fragment(library.words, f"feed-{kind}.html.j2", is_marked, **context)


def _entry(library: Library, row: Challenge | Milestone | Figure) -> Entry:
    if isinstance(row, Milestone):
        return milestone(library, row)
    return figure(library, row) if isinstance(row, Figure) else view(library, row)


def _kind(words: Words, row: Challenge | Milestone | Figure) -> str:
    if isinstance(row, Milestone):
        return words.gettext("Milestone")
    if isinstance(row, Figure):
        return words.gettext("Figure")
    return words.gettext("Benefit") if isinstance(row, Benefit) else words.gettext("Challenge")


def _corrections(library: Library) -> Iterator[Dated]:
    """Every revision of something that was released."""
    for row in library.all(Revision):
        yield Dated(row.date, row.id, row)


def _correction(library: Library, row: Revision) -> Told:
    text = revision_text(library, row)
    title = strung([text.kind, text.what], ": ")
    content = _content(library, "revision", text=text)
    return Told(plain(title), record_path(library, row.changed_table, row.changed_key), content)


def _releases(library: Library) -> Iterator[Dated]:
    """The version of these data, and the releases before it."""
    dataset = library.dataset
    yield Dated(dataset.release_date, dataset.version, dataset)
    for row in library.all(Release):
        yield Dated(row.release_date, row.version, row)


def _release(library: Library, row: Dataset | Release) -> Told:
    words = library.words
    title = words.gettext(
        "Version %(version)s, data as of %(day)s",
        version=row.version,
        day=words.in_span(row.release_date),
    )
    if isinstance(row, Dataset):
        said = changes_summary(library)
    else:
        said = words.gettext(
            "Agreements: %(agreements)s. Assessments: %(assessments)s. Assessors: %(assessors)s.",
            agreements=words.number(row.agreements),
            assessments=words.number(row.assessments),
            assessors=words.number(row.assessors),
        )
    return Told(title, "downloads.html", Markup("<p>{}</p>").format(said))


FEEDS = (
    Feed("claims", lambda words: words.gettext("New claims"), _claims, _claim),
    Feed("corrections", lambda words: words.gettext("Corrections"), _corrections, _correction),
    Feed("releases", lambda words: words.gettext("Versions of the data"), _releases, _release),
)
"""Every feed of the site."""
