"""What the records say of the same agreements: our side of the comparison."""

from collections import defaultdict
from dataclasses import dataclass

from pipelines.ingest import Records
from schemas import agreements as agr
from schemas.codes import FORM

DATABASE = "pa-x"
"""The code of PA-X among the databases of the crosswalk."""


@dataclass(frozen=True)
class Ours:
    """An agreement of the records.

    titles: its title, then its short and its other titles; date: EDTF, None where no source gives
    one; form: a code, and form_in_words what it is called.
    """

    id: str
    titles: tuple[str, ...]
    date: str | None
    form: str

    @property
    def title(self) -> str:
        """The title by which it is known."""
        return self.titles[0]

    @property
    def form_in_words(self) -> str:
        """The form as pages call it."""
        return FORM.labels[self.form]


@dataclass(frozen=True)
class Joined:
    """A row of the crosswalk: our agreement, the entry, and what PA-X said when it was noted.

    match: `same`, or `part` where the texts are not the same in extent.
    """

    agreement_id: str
    identifier: str
    title: str | None
    date: str | None
    match: str


@dataclass(frozen=True)
class Known:
    """All that the records hold for a comparison with PA-X."""

    agreements: tuple[Ours, ...]
    crosswalk: tuple[Joined, ...]


def known(records: Records) -> Known:
    """Our side, out of the records."""
    others: dict[str, list[str]] = defaultdict(list)
    for row in records.of("agreement_titles", agr.AgreementTitle):
        others[row.agreement_id].append(row.title)
    return Known(
        tuple(
            Ours(
                row.id,
                tuple(dict.fromkeys([row.title, row.short_title, *others[row.id]])),
                row.date_agreed,
                row.form,
            )
            for row in records.of("agreements", agr.Agreement)
        ),
        tuple(
            Joined(row.agreement_id, row.identifier, row.title, row.date, row.match)
            for row in records.of("crosswalk", agr.Crosswalk)
            if row.database == DATABASE
        ),
    )
