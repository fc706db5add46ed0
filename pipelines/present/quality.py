"""What the method prints of the data: consistency of machine coding, sensitivity, an example."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from pipelines.present import words
from pipelines.present.library import Library, Row


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


def consistency(library: Library) -> list[Consistency]:
    """The table of the consistency of machine coding."""
    return [
        Consistency(
            measure=words.MEASURE[row["measure"]],
            scope=words.SCOPE[row["scope"]],
            metric=row["metric"],
            claims=row["units"],
            same=row["same"],
            alpha=_three(row["alpha"]),
            interval=_interval(row["alpha_low"], row["alpha_high"]),
            kappa=_three(row["kappa"]),
        )
        for row in sorted(library.all("coding_consistency"), key=_printed_order)
    ]


def _printed_order(row: Row) -> tuple[int, int]:
    return list(words.MEASURE).index(row["measure"]), list(words.SCOPE).index(row["scope"])


def _three(value: float | None) -> str:
    return "undefined" if value is None else f"{value:.3f}"


def _interval(low: float | None, high: float | None) -> str:
    return "undefined" if low is None or high is None else f"{low:.3f} to {high:.3f}"


def disagreements(library: Library) -> str:
    """How many claims the two codings differ on, and how."""
    counts = Counter(row["differs_on"] for row in library.all("coding_disagreements"))
    parts = [f"{words.MEASURE[code]}: {counts[code]}" for code in words.MEASURE if counts[code]]
    return "; ".join(parts)


def scenarios(library: Library) -> list[Scenario]:
    """The table of what other selections change, the published one first."""
    rows = {row["scenario"]: row for row in library.all("sensitivity")}
    return [_scenario(rows[name], words.SCENARIO[name]) for name in words.SCENARIO if name in rows]


def _scenario(row: Row, name: str) -> Scenario:
    percent = row["changed_percent"]
    return Scenario(
        name=name,
        claims=row["claims"],
        cells=row["cells"],
        changed="none to change" if percent is None else f"{percent:g} %",
        comparable=row["units_comparable"],
        differing=row["units_differing"],
        between_parties=row["units_between_parties"],
    )


def example(library: Library) -> str | None:
    """How one position came about: the assessor and unit with the most dated levels.

    Returns None where no assessor gives two dated levels on a unit.
    """
    found = [(position, claims) for position, claims in _histories(library) if len(claims) > 1]
    if not found:
        return None
    position, claims = max(found, key=lambda pair: (len(pair[1]), pair[0]["claim_id"]))
    who = library.one("organisations", position["assessor_id"])["name"]
    steps = [f"{words.level(claim)} as of {_day(claim)} ({claim['id']})" for claim in claims]
    return (
        f"{who} on {_unit(library, position)}, performer {words.PERFORMER[position['performer']]}: "
        f"{words.joined(steps)}. The latest of these is its position, {position['age_months']} "
        f"months old at the data date."
    )


def _day(claim: Row) -> str:
    return words.day(claim["as_of"] or claim["published"]) or ""


def _unit(library: Library, position: Row) -> str:
    title = library.one("agreements", position["agreement_id"])["short_title"]
    provision = position["provision_id"]
    if provision is None:
        return f"{title} as a whole"
    return f"provision {library.one('provisions', provision)['number']} of {title}"


def _histories(library: Library) -> list[tuple[Row, list[Row]]]:
    """Each position with a level, and the levels of its assessor on the unit, by date."""
    corrected = {row["corrects_id"] for row in library.all("assessments") if row["verified"]}
    given: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in library.all("assessments_flat"):
        is_dated_level = row["level"] is not None and row["effective"] is not None
        if is_dated_level and row["verified"] and row["claim_id"] not in corrected:
            given[_cell(row)].append(row)
    positions = [row for row in library.all("positions") if row["kind"] == "level"]
    return [(row, _claims(library, given[_cell(row)])) for row in positions]


def _claims(library: Library, rows: list[Row]) -> list[Row]:
    return [library.one("assessments", row["claim_id"]) for row in sorted(rows, key=_when)]


def _when(row: Row) -> tuple[object, ...]:
    return row["effective"], row["said"], row["claim_id"]


def _cell(row: Row) -> tuple[object, ...]:
    return tuple(row[name] for name in ("agreement_id", "provision_id", "performer", "assessor_id"))
