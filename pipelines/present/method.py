"""What the method prints of the data: consistency of machine coding, sensitivity, an example."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from pipelines.present.language import Printed, Words
from pipelines.present.library import Library
from schemas.claims import Assessment
from schemas.coding import Coder, Coding
from schemas.computed import AssessmentFlat, Position
from schemas.edtf import precision
from schemas.measures import CodingConsistency, CodingDisagreement, Sensitivity
from schemas.tables import given


@dataclass(frozen=True)
class Consistency:
    """One measure of the consistency of machine coding."""

    measure: str
    scope: str
    metric: str
    claims: int
    same: int
    alpha: str
    interval: str
    kappa: str


@dataclass(frozen=True)
class Scenario:
    """What one selection changes."""

    name: str
    claims: int
    cells: int
    changed: str
    comparable: int
    differing: int
    between_parties: int


@dataclass(frozen=True)
class Coded:
    """How many assessments have no stated level, and how many of these were coded twice."""

    all: str
    twice: str


def coded(library: Library) -> Coded:
    """What the two rounds of coding cover."""
    rounds = {coder.id: coder.round for coder in library.all(Coder)}
    seen: dict[str, set[str | None]] = defaultdict(set)
    for coding in library.all(Coding):
        seen[coding.claim_id].add(rounds[coding.coder_id])
    unstated = [row.id for row in library.all(Assessment) if row.level_basis != "stated"]
    twice = [claim for claim in unstated if seen[claim] >= {"first", "second"}]
    return Coded(library.words.number(len(unstated)), library.words.number(len(twice)))


def consistency(library: Library) -> list[Consistency]:
    """The table of the consistency of machine coding."""
    words = library.words
    return [
        Consistency(
            measure=words.measure[row.measure],
            scope=words.scope[row.scope],
            metric=row.metric,
            claims=row.units,
            same=row.same,
            alpha=_three(words, row.alpha),
            interval=_interval(words, row.alpha_low, row.alpha_high),
            kappa=_three(words, row.kappa),
        )
        for row in sorted(
            library.all(CodingConsistency), key=lambda row: _printed_order(words, row)
        )
    ]


def _printed_order(words: Words, row: CodingConsistency) -> tuple[int, int]:
    return list(words.measure).index(row.measure), list(words.scope).index(row.scope)


def _three(words: Words, value: float | None) -> str:
    return words.gettext("undefined") if value is None else words.decimal(value, 3)


def _interval(words: Words, low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return words.gettext("undefined")
    return words.gettext(
        "%(low)s to %(high)s", low=words.decimal(low, 3), high=words.decimal(high, 3)
    )


def disagreements(library: Library) -> str:
    """How many claims the two codings differ on, and how."""
    counts = Counter(row.differs_on for row in library.all(CodingDisagreement))
    measures = library.words.measure.items()
    return "; ".join(f"{named}: {counts[code]}" for code, named in measures if counts[code])


def scenarios(library: Library) -> list[Scenario]:
    """The table of what other selections change, the published one first."""
    rows = {row.scenario: row for row in library.all(Sensitivity)}
    words = library.words
    return [
        _scenario(words, rows[code], name) for code, name in words.scenario.items() if code in rows
    ]


def _scenario(words: Words, row: Sensitivity, name: str) -> Scenario:
    percent = row.changed_percent
    return Scenario(
        name=name,
        claims=row.claims,
        cells=row.cells,
        changed=words.gettext("none to change") if percent is None else words.percent(percent),
        comparable=row.units_comparable,
        differing=row.units_differing,
        between_parties=row.units_between_parties,
    )


def example(library: Library) -> Printed | None:
    """How one position came about: the assessor and unit with the most dated levels.

    Returns None where no assessor gives two dated levels on a unit.
    """
    found = [(position, claims) for position, claims in _histories(library) if len(claims) > 1]
    if not found:
        return None
    position, claims = max(found, key=lambda pair: (len(pair[1]), pair[0].claim_id))
    words = library.words
    steps = [
        words.gettext(
            "%(level)s, %(basis)s, as of %(day)s (%(id)s)",
            level=words.level(claim),
            basis=words.basis[given(claim.level_basis)],
            day=_day(words, claim),
            id=claim.id,
        )
        for claim in claims
    ]
    return words.gettext(
        "%(who)s on %(unit)s, performer %(performer)s: %(steps)s. The latest of these is its "
        "position, %(months)s months old at the data date.",
        who=library.name(position.assessor_id),
        unit=_unit(library, position),
        performer=words.performer[position.performer],
        steps=words.joined(steps),
        months=position.age_months,
    )


def _day(words: Words, claim: Assessment) -> str:
    return words.day(claim.as_of or claim.published) or ""


def _unit(library: Library, position: Position) -> Printed:
    title, provision = library.title(position.agreement_id), position.provision_id
    if provision is None:
        return library.words.gettext("“%(agreement)s” as a whole", agreement=title)
    return library.words.gettext(
        "provision %(number)s of “%(agreement)s”",
        number=library.number(provision),
        agreement=title,
    )


def _histories(library: Library) -> list[tuple[Position, list[Assessment]]]:
    """Each position with a level, and the levels of its assessor on the unit, by date."""
    corrected = {row.corrects_id for row in library.all(Assessment) if row.verified}
    found: dict[tuple[object, ...], list[AssessmentFlat]] = defaultdict(list)
    for row in library.all(AssessmentFlat):
        is_dated_level = row.level is not None and row.effective is not None
        if is_dated_level and row.verified and row.claim_id not in corrected:
            found[_cell(row)].append(row)
    positions = [row for row in library.all(Position) if row.kind == "level"]
    return [(row, _claims(library, found[_cell(row)])) for row in positions]


def _claims(library: Library, rows: list[AssessmentFlat]) -> list[Assessment]:
    """The claims in the order in which one overtakes another: the last is the position."""
    ordered = sorted(rows, key=lambda row: _rank(library.one(Assessment, row.claim_id), row))
    return [library.one(Assessment, row.claim_id) for row in ordered]


def _rank(claim: Assessment, row: AssessmentFlat) -> tuple[object, ...]:
    """Of two claims on the same day, said on the same day, the date that is more precise wins."""
    written = claim.as_of or claim.published
    return row.effective, row.said, precision(given(written)), row.claim_id


def _cell(row: Position | AssessmentFlat) -> tuple[object, ...]:
    return row.agreement_id, row.provision_id, row.performer, row.assessor_id


def parties_order(library: Library) -> str:
    """How the parties are ordered, as the method says it."""
    words = library.words
    if library.profile.parties == "alphabetical":
        return words.gettext(
            "The parties stand in the alphabetical order of the language of the page."
        )
    named = words.joined(words.party[code] for code in library.profile.parties)
    return words.gettext("The parties stand in this order: %(listed)s.", listed=named)
