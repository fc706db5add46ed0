"""The values of telling: what a run did, what stands in the report, what the history keeps."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

Kind = Literal["data", "run", "document", "after", "capture", "site"]
"""What can fail: the records, the run as such, a document, what follows an edition (our own site,
its publication), the capture as such, a site that is visited."""


RUN_BEFORE = "the run before ("
"""Begins the warning on a run that did not come to its end."""


class _Value(BaseModel):
    """Fields that another version of the program wrote are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Run(_Value):
    """What a run did, as build/run.json has it.

    rolled_back: the edition that a person took from readers since the run before; placed: what was
    sent where; unmade: what was to follow the edition, and why it is not there; seconds: by stage;
    counts: rows by table.
    """

    status: str = "running"
    version: str | None = None
    published: str | None = None
    rolled_back: str | None = None
    placed: str | None = None
    unmade: Mapping[str, str] = {}
    seconds: Mapping[str, float] = {}
    errors: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    counts: Mapping[str, int] = {}

    @property
    def is_published(self) -> bool:
        """Whether readers see what it made."""
        return self.status.startswith("published")

    @property
    def unended(self) -> tuple[str, ...]:
        """What is said of a run before it that was killed, and could not tell anything itself."""
        return tuple(line for line in self.warnings if line.startswith(RUN_BEFORE))


class SiteVisit(_Value):
    """A site that was visited. new: pages new or changed; fault: why it gave nothing at all."""

    site: str
    new: int = 0
    fault: str | None = None


class CameIn(_Value):
    """What a capture came to.

    lines: what to say of it; active: the sites that are visited at all; fault: why nothing was
    captured.
    """

    lines: tuple[str, ...] = ()
    active: tuple[str, ...] = ()
    visits: tuple[SiteVisit, ...] = ()
    fault: str | None = None


class TableChange(_Value):
    """What is otherwise in a table: numbers of rows; some of them named; a note for all else."""

    table: str
    added: int = 0
    removed: int = 0
    changed: int = 0
    named: tuple[str, ...] = ()
    note: str = ""
    is_computed: bool = False

    def __str__(self) -> str:
        signs = {"+": self.added, "-": self.removed, "~": self.changed}
        told = [f"{sign}{number}" for sign, number in signs.items() if number]
        return " ".join([self.table, *told, *filter(None, [self.note])])


class Changes(_Value):
    """What changed against the edition before. before: its name; note: why nothing is compared."""

    before: str | None = None
    tables: tuple[TableChange, ...] = ()
    note: str = ""

    def __str__(self) -> str:
        """On one line: the records, and how many computed tables follow them."""
        records = [str(each) for each in self.tables if not each.is_computed]
        computed = len(self.tables) - len(records)
        if computed:
            records.append(f"{computed} computed {'table' if computed == 1 else 'tables'}")
        return "; ".join(records) or self.note or "nothing"


class Waiting(_Value):
    """What waits for a person.

    candidates: keys of those not decided; oldest: the day the first was read; pages: of accepted
    records, changed since; damaged: files of the inbox of no use; translations: stale texts;
    sentences: stale ones of narratives; unreviewed: narratives by language; comments: open ones.
    """

    candidates: tuple[str, ...] = ()
    oldest: date | None = None
    pages: int = 0
    damaged: int = 0
    translations: int = 0
    sentences: int = 0
    unreviewed: int = 0
    comments: int = 0


class Fault(_Value):
    """Something that failed in a run. key: the same from night to night; about: what exactly."""

    key: str
    kind: Kind
    what: str
    about: tuple[str, ...] = ()


class Standing(Fault):
    """A fault that stands.

    since: the first night; last: the last; nights: on so many it was met; told: when a hook was
    last given it.
    """

    since: date
    last: date
    nights: int = 1
    told: datetime | None = None


class Quiet(_Value):
    """A site with nothing new for longer than is usual for it.

    since: when it last had something; usual: days between two such nights, None where too few
    are known.
    """

    site: str
    since: date
    usual: float | None = None


class StageTime(_Value):
    """How long a stage took, in seconds. usual: median of the last good runs."""

    stage: str
    seconds: float
    usual: float | None = None


class Report(_Value):
    """All that is told of a run. recovered: faults that stand no more; hooks: what they did."""

    at: datetime
    run: Run
    came_in: CameIn | None = None
    changes: Changes = Changes()
    waiting: Waiting = Waiting()
    failing: tuple[Standing, ...] = ()
    recovered: tuple[Standing, ...] = ()
    quiet: tuple[Quiet, ...] = ()
    stages: tuple[StageTime, ...] = ()
    hooks: tuple[str, ...] = ()


class Night(_Value):
    """A run as the history keeps it: one line.

    news: pages new or changed, by site that was visited; untold: what a hook, by name, could not
    be given yet.
    """

    at: datetime
    status: str
    version: str | None = None
    published: str | None = None
    seconds: Mapping[str, float] = {}
    changed: str = ""
    failing: tuple[Standing, ...] = ()
    waiting: Waiting = Waiting()
    quiet: tuple[Quiet, ...] = ()
    news: Mapping[str, int] = {}
    untold: Mapping[str, tuple[str, ...]] = {}
