"""Where assessments differ, how much can be compared at all, and who holds whom responsible."""

from collections import defaultdict
from dataclasses import dataclass

from pipelines.present.claims import Mark, mark
from pipelines.present.language import Printed, Words, plain
from pipelines.present.language.alphabet import sort_key
from pipelines.present.library import Cites, Library
from pipelines.present.numbering import natural
from pipelines.present.relations import ATTRIBUTIONS_OF_AGREEMENT, COMPARABILITY_AT, DIFFERENCES_AT
from schemas.claims import Assessment
from schemas.measures import MONTHS_COMPARABLE, AttributionByYear, Comparability, Difference
from schemas.tables import given


@dataclass(frozen=True)
class Voice:
    """One side of a pair: who, how far, when, and in which claim."""

    claim_id: str
    who_id: str
    who: Printed
    mark: Mark
    date: str
    notes: Cites


@dataclass(frozen=True)
class PairText:
    """Two positions on one unit and what may be said of them."""

    agreement_id: str
    agreement: Printed
    unit: str
    performer: str
    first: Voice
    second: Voice
    verdict: str
    differs: bool


@dataclass(frozen=True)
class YearCount:
    """How much could be compared at the end of a year."""

    day: str
    units: int
    with_level: int
    with_two: int
    comparable: int
    differing: int
    between_parties: int


@dataclass(frozen=True)
class Held:
    """Whom an assessor, or a type of assessor, holds responsible, with the years."""

    who: Printed
    responsible: str
    claims: int
    years: str


def comparison(library: Library, agreement_id: str | None) -> list[PairText]:
    """Pairs of positions at the data date; those that differ first.

    agreement_id: one agreement, or None for all.
    """
    rows = library.children(DIFFERENCES_AT, _data_date(library))
    chosen = [row for row in rows if agreement_id in (None, row.agreement_id)]
    ordered = sorted(chosen, key=lambda row: _pair_order(library, row))
    return [_pair(library, row) for row in ordered]


def _data_date(library: Library) -> object:
    return max(row.as_of for row in library.all(Comparability))


def _pair_order(library: Library, row: Difference) -> tuple[object, ...]:
    provision = row.provision_id
    number = natural(library.number(provision)) if provision else []
    kind = 2 if row.difference is None else int(row.difference == 0)
    return kind, row.agreement_id, number, row.performer, row.voice_a, row.voice_b


def _pair(library: Library, row: Difference) -> PairText:
    words = library.words
    return PairText(
        agreement_id=row.agreement_id,
        agreement=library.title(row.agreement_id),
        unit=unit_label(library, row.provision_id),
        performer=words.performer[row.performer],
        first=_voice(library, row.claim_a_id),
        second=_voice(library, row.claim_b_id),
        verdict=_verdict(words, row),
        differs=bool(row.difference),
    )


def unit_label(library: Library, provision: str | None) -> str:
    """A unit in a table: the agreement as a whole, or a provision by its number."""
    if provision is None:
        return library.words.pgettext("unit", "whole")
    return library.words.gettext("provision %(number)s", number=library.number(provision))


def _voice(library: Library, claim_id: str) -> Voice:
    claim = library.one(Assessment, claim_id)
    return Voice(
        claim_id=claim_id,
        who_id=claim.assessor_id,
        who=library.name(claim.assessor_id),
        mark=mark(library.words, claim.level, claim.level_basis),
        date=library.words.day(claim.as_of or claim.published) or "",
        notes=library.cites(claim),
    )


def _verdict(words: Words, row: Difference) -> str:
    if not row.comparable:
        years = sorted((row.effective_a.year, row.effective_b.year))
        return words.gettext(
            "not comparable: %(first)s, %(second)s", first=years[0], second=years[1]
        )
    if row.difference == 0:
        return words.gettext("the same level")
    return words.ngettext(
        "assessments differ by %(n)s step",
        "assessments differ by %(n)s steps",
        abs(given(row.difference)),
    )


def compared(library: Library, agreement_id: str | None) -> str:
    """How much can be compared, in one breath.

    agreement_id: one agreement, or None for all.
    """
    rows = library.children(COMPARABILITY_AT, _data_date(library))
    row = next((row for row in rows if row.agreement_id == agreement_id), None)
    words = library.words
    if row is None:
        return words.gettext("No dated assessment was found, so nothing can be compared.")
    spoken = words.ngettext(
        "Dated assessments speak of %(n)s unit (agreement or provision, and performer).",
        "Dated assessments speak of %(n)s units (agreement or provision, and performer).",
        row.units,
    )
    between = words.gettext(
        "Units on which positions of both parties can be compared: %(n)s.",
        n=words.number(row.units_between_parties),
    )
    return " ".join([spoken, *_rated(words, row), between])


def _rated(words: Words, row: Comparability) -> list[str]:
    """How many units two assessors rate, and how many of these can be compared."""
    two, near = row.units_with_two, row.units_comparable
    if not two:
        return [words.gettext("No unit is rated by two assessors, so nothing can be compared.")]
    rated = words.ngettext(
        "%(n)s unit is rated by two assessors or more (the executives of a party count as one).",
        "%(n)s units are rated by two assessors or more (the executives of a party count as one).",
        two,
    )
    if not near:
        none = words.gettext(
            "None of them within %(months)s months of each other.", months=MONTHS_COMPARABLE
        )
        return [rated, none]
    within = words.gettext(
        "Rated within %(months)s months of each other: %(n)s; assessments differ on: %(differ)s.",
        months=MONTHS_COMPARABLE,
        n=words.number(near),
        differ=words.number(row.units_differing),
    )
    return [rated, within]


def by_year(library: Library) -> list[YearCount]:
    """How much could be compared at the end of each year, over all agreements."""
    rows = [row for row in library.all(Comparability) if row.agreement_id is None]
    return [
        YearCount(
            day=library.words.day(row.as_of) or "",
            units=row.units,
            with_level=row.units_with_level,
            with_two=row.units_with_two,
            comparable=row.units_comparable,
            differing=row.units_differing,
            between_parties=row.units_between_parties,
        )
        for row in sorted(rows, key=lambda row: row.as_of)
    ]


def held_on(library: Library, agreement_id: str) -> list[Held]:
    """Whom each assessor holds responsible on one agreement, with the years spoken of."""
    rows = library.children(ATTRIBUTIONS_OF_AGREEMENT, agreement_id)
    grouped: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for row in rows:
        year = row.effective.year if row.effective else 0
        grouped[row.assessor_id, row.held_responsible][row.claim_id] = year
    words = library.words
    ordered = sorted(grouped, key=lambda pair: (_by_name(library, pair[0]), _place(words, pair[1])))
    return [
        _held(words, library.name(assessor), held, list(grouped[assessor, held].values()))
        for assessor, held in ordered
    ]


def _by_name(library: Library, assessor_id: str) -> tuple[object, str]:
    """The order of names in the language; who shares a name stays apart."""
    return sort_key(library.words.code, plain(library.name(assessor_id))), assessor_id


def _place(words: Words, performer: str) -> int:
    """The place of a performer in the list of codes."""
    return list(words.performer).index(performer)


def held_by_type(library: Library) -> list[Held]:
    """Whom each type of assessor holds responsible, with the number of claims in each year."""
    grouped: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in library.all(AttributionByYear):
        key = row.assessor_type, row.held_responsible
        grouped[key].extend([row.year] * row.claims)
    words = library.words
    order = list(words.assessor_type)
    ordered = sorted(
        grouped.items(), key=lambda pair: (order.index(pair[0][0]), _place(words, pair[0][1]))
    )
    return [_held(words, words.assessor_type[kind], held, years) for (kind, held), years in ordered]


def _held(words: Words, who: Printed, held: str, years: list[int]) -> Held:
    """Years with their number of claims where it is more than one; 0 stands for undated."""
    counts = {year: years.count(year) for year in sorted(years, key=lambda year: year or 9999)}
    undated = words.gettext("undated")
    shown = [
        f"{year or undated}{f' ({count})' if count > 1 else ''}" for year, count in counts.items()
    ]
    return Held(who, words.performer[held], len(years), ", ".join(shown))
