"""The evidence on one agreement: everything that its page prints, from one line to each claim."""

from dataclasses import dataclass

from pipelines.present.claims import ClaimText, by_date, claim_text, doubts
from pipelines.present.comparing import Held, PairText, compared, comparison, held_on
from pipelines.present.entries import Entry, view
from pipelines.present.language import Printed, plain
from pipelines.present.language.text import sentence, strung
from pipelines.present.library import Cites, Library
from pipelines.present.numbering import natural
from pipelines.present.opening import coverage, glance, kicker, lede, texts_of
from pipelines.present.positions import (
    AccountText,
    PositionGroup,
    accounts,
    position_groups,
    undated_groups,
)
from pipelines.present.rated import rated
from pipelines.present.relations import (
    BENEFITS_OF_AGREEMENT,
    CHALLENGES_OF_AGREEMENT,
    DISCREPANCIES_OF_AGREEMENT,
    DISCREPANCY_VERSIONS_OF_DISCREPANCY,
    FIGURES_OF_AGREEMENT,
    MILESTONES_OF_AGREEMENT,
    OBLIGATIONS_OF_PROVISION,
    PROVISION_OBLIGED_OF_PROVISION,
    PROVISION_SETS_OF_AGREEMENT,
    PROVISIONS_OF_AGREEMENT,
)
from schemas.agreements import Agreement, Provision, ProvisionObliged
from schemas.claims import Figure, Milestone
from schemas.evidence import Discrepancy

WHOLE = None


@dataclass(frozen=True)
class ProvisionText:
    """A provision with the claims on it."""

    number: str
    summary: Printed
    obliged: Printed
    deadline: str | None
    days_past: str | None
    notes: Cites
    verified: bool
    claims: list[ClaimText]
    doubts: list[Printed]


@dataclass(frozen=True)
class Difference:
    """A fact on which sources differ, or a limit of what could be read."""

    topic: Printed
    conflict: bool
    versions: list[Entry]
    note: Printed | None


@dataclass(frozen=True)
class Section:
    """All that the section of an agreement prints, in the order in which it is printed."""

    id: str
    title: Printed
    short_title: Printed
    kicker: str
    lede: str
    glance: list[tuple[str, Printed]]
    introduction: Printed
    text_notes: Cites
    groups: list[PositionGroup]
    undated: list[PositionGroup]
    accounts: list[AccountText]
    coverage: list[Printed]
    rated: list[Printed]
    compared: str
    pairs: list[PairText]
    held: list[Held]
    provisions: list[ProvisionText]
    whole: list[ClaimText]
    set_note: Printed | None
    challenges: list[Entry]
    benefits: list[Entry]
    milestones: list[Entry]
    figures: list[Entry]
    differences: list[Difference]
    doubts: list[Printed]
    further: Cites


def section(library: Library, agreement_id: str) -> Section:
    """Gather the evidence on one agreement.

    Raises KeyError for an unknown agreement.
    """
    agreement = library.one(Agreement, agreement_id)
    listed = library.children(PROVISIONS_OF_AGREEMENT, agreement_id)
    provisions = sorted(listed, key=lambda row: natural(row.number))
    challenges = library.children(CHALLENGES_OF_AGREEMENT, agreement_id)
    benefits = library.children(BENEFITS_OF_AGREEMENT, agreement_id)
    texts = texts_of(library, agreement_id)
    return Section(
        id=agreement_id,
        title=library.text(agreement, "title"),
        short_title=library.title(agreement_id),
        kicker=kicker(library, agreement),
        lede=lede(library, agreement),
        glance=glance(library, agreement, provisions),
        introduction=library.text(agreement, "summary"),
        text_notes=library.documents(texts),
        groups=position_groups(library, agreement_id),
        undated=undated_groups(library, agreement_id),
        accounts=accounts(library, agreement_id),
        coverage=coverage(library, agreement_id, provisions),
        rated=rated(library, agreement_id),
        compared=compared(library, agreement_id),
        pairs=comparison(library, agreement_id),
        held=held_on(library, agreement_id),
        provisions=[_provision(library, provision) for provision in provisions],
        whole=_claims(library, agreement_id, WHOLE),
        set_note=_set_note(library, agreement_id),
        challenges=[view(library, row) for row in challenges],
        benefits=[view(library, row) for row in benefits],
        milestones=_milestones(library, agreement_id),
        figures=[
            figure(library, row) for row in library.children(FIGURES_OF_AGREEMENT, agreement_id)
        ],
        differences=_differences(library, agreement_id),
        doubts=doubts(library, agreement),
        further=library.documents(texts_of(library, agreement_id, "further-reading")),
    )


def _set_note(library: Library, agreement_id: str) -> Printed | None:
    sets = library.children(PROVISION_SETS_OF_AGREEMENT, agreement_id)
    return library.sentence(sets[-1], "note") if sets else None


def _claims(library: Library, agreement_id: str, provision: str | None) -> list[ClaimText]:
    rows = library.targets.get(agreement_id, [])
    claims = [each.claim for each in rows if each.row.provision_id == provision]
    return [claim_text(library, claim) for claim in sorted(claims, key=by_date)]


def _provision(library: Library, row: Provision) -> ProvisionText:
    words = library.words
    return ProvisionText(
        number=row.number,
        summary=sentence(library.text(row, "summary")),
        obliged=words.joined(_obliged(library, row.id)),
        deadline=words.day(row.deadline),
        days_past=_days_past(library, row.id),
        notes=library.cites(row),
        verified=row.verified,
        claims=_claims(library, row.agreement_id, row.id),
        doubts=doubts(library, row),
    )


def _obliged(library: Library, provision: str) -> list[Printed]:
    """Who is obliged: the parties in their order, then the others by name."""
    words = library.words
    rows = library.children(PROVISION_OBLIGED_OF_PROVISION, provision)
    names = {row.body or row.party: _body(library, row) for row in rows}
    others = words.sorted(set(names) - set(words.party), key=lambda code: plain(names[code]))
    parties = words.sorted(set(names) & set(words.party), key=lambda code: plain(names[code]))
    return [names[code] for code in library.parties_first([*parties, *others], words.party)]


def _body(library: Library, row: ProvisionObliged) -> Printed:
    return library.body(row.body) if row.body else library.words.performer[row.party]


def _days_past(library: Library, provision: str) -> str | None:
    """How long the deadline has passed, by the table of obligations."""
    rows = library.children(OBLIGATIONS_OF_PROVISION, provision)
    days = [row.days_past for row in rows if row.days_past is not None]
    return library.words.number(days[0]) if days else None


def _milestones(library: Library, agreement_id: str) -> list[Entry]:
    rows = library.children(MILESTONES_OF_AGREEMENT, agreement_id)
    ordered = sorted(rows, key=lambda row: (row.date is None, (row.date or "").strip("./")))
    return [milestone(library, row) for row in ordered]


def milestone(library: Library, row: Milestone) -> Entry:
    """A milestone."""
    return Entry(
        sentence(library.text(row, "text")),
        library.cites(row),
        row.verified,
        date=library.words.day(row.date),
        id=row.id,
    )


def figure(library: Library, row: Figure) -> Entry:
    """A number that a source gives, with how it limits it and its unit."""
    words = library.words
    value = None if row.value is None else words.number(row.value)
    around = [library.noted(row, "precision"), library.noted(row, "unit")]
    shown = [part for part in (around[0], value, around[1]) if part]
    return Entry(
        library.text(row, "what"),
        library.cites(row),
        row.verified,
        lead=strung(shown, " "),
        date=words.day(row.as_of),
        id=row.id,
    )


def _differences(library: Library, agreement_id: str) -> list[Difference]:
    """Conflicts first, then limits, as they are printed and their notes numbered."""
    rows = library.children(DISCREPANCIES_OF_AGREEMENT, agreement_id)
    ordered = sorted(rows, key=lambda row: row.kind != "conflict")
    return [_difference(library, row) for row in ordered]


def _difference(library: Library, row: Discrepancy) -> Difference:
    versions = library.children(DISCREPANCY_VERSIONS_OF_DISCREPANCY, row.id)
    return Difference(
        topic=library.text(row, "topic"),
        conflict=row.kind == "conflict",
        versions=[
            Entry(
                sentence(library.text(v, "text")),
                library.cites(v),
                v.verified,
            )
            for v in versions
        ],
        note=library.sentence(row, "note"),
    )
