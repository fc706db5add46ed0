"""The opening of a section: one line, what the agreement is, and what the assessors speak of."""

from collections import defaultdict
from collections.abc import Sequence

from pipelines.present import words
from pipelines.present.library import Library, Row


def kicker(library: Library, agreement: Row) -> str:
    """Phase and topics, above the title."""
    topics = library.children("agreement_topics", "agreement_id", agreement["id"])
    listed = ", ".join(words.code(row["topic"]) for row in topics)
    return f"{words.PHASE[agreement['phase']]} · {listed}"


def lede(library: Library, agreement: Row) -> str:
    """One line: when and where, and how much is said of it."""
    claims = {row["claim_id"]: row["claim"] for row in library.targets.get(agreement["id"], [])}
    agreed = _agreed(agreement["date_agreed"])
    if agreement["date_agreed"] and agreement["place_id"]:
        agreed += f" in {_place(library, agreement)}"
    if not claims:
        return f"{words.sentence(agreed)} No assessment of how it is carried out was found."
    levels = sum(claim["level"] is not None for claim in claims.values())
    assessors = {claim["assessor_id"] for claim in claims.values()}
    said = (
        f"{words.counted(len(claims), 'assessment')} by {words.counted(len(assessors), 'assessor')}"
    )
    found = "was found" if len(claims) == 1 else "were found"
    return f"{words.sentence(agreed)} {said} {found}, {_graded(levels, len(claims))}."


def _agreed(when: str | None) -> str:
    if when is None:
        return "The date on which it was agreed is not known"
    if "/" in when:
        return f"Agreed ({words.day(when)})"
    return f"Agreed {'on' if when.count('-') == 2 else 'in'} {words.day(when)}"


def _graded(levels: int, claims: int) -> str:
    if claims == 1:
        return "with a level of implementation" if levels else "without a level"
    return f"{levels} with a level of implementation" if levels else "none of them gives a level"


def glance(library: Library, agreement: Row, provisions: Sequence[Row]) -> list[tuple[str, str]]:
    """What it is: name and value of each fact, in two columns."""
    agreed = ", ".join(
        filter(None, (words.day(agreement["date_agreed"]), _place(library, agreement)))
    )
    rows = [
        ("Agreed", agreed or "date and place not known"),
        ("Form", words.code(agreement["form"])),
        ("Agreed by", _parties(library, agreement["id"])),
        ("Facilitator", words.FACILITATOR[agreement["facilitator"]]),
        ("Provisions", _provision_count(library, agreement["id"], len(provisions))),
        ("Assessments", _assessment_count(library, agreement["id"])),
    ]
    if agreement["parent_id"]:
        parent = library.one("agreements", agreement["parent_id"])
        basis = " (our match)" if agreement["parent_basis"] == "our-match" else ""
        rows.append(("Carries out", parent["short_title"] + basis))
    children = library.children("agreements", "parent_id", agreement["id"])
    if children:
        rows.append(("Followed by", "; ".join(child["short_title"] for child in children)))
    return rows


def _place(library: Library, agreement: Row) -> str | None:
    if agreement["place_note"]:
        return str(agreement["place_note"])
    place = agreement["place_id"]
    return library.one("places", place)["name_en"] if place else None


def _parties(library: Library, agreement_id: str) -> str:
    """Who agreed, grouped by act; never more than the sources say of the act."""
    people = library.children("parties_to_text", "agreement_id", agreement_id)
    acts: dict[str, list[str]] = defaultdict(list)
    for person in people:
        who = str(person["name"] or words.PARTY.get(person["party"], person["party"]))
        acts[words.ACT[person["act"]]].append(who)
    return "; ".join(f"{', '.join(names)} ({act})" for act, names in acts.items()) or "not known"


def _provision_count(library: Library, agreement_id: str, listed: int) -> str:
    sets = library.children("provision_sets", "agreement_id", agreement_id)
    if not sets:
        return f"{listed} listed"
    latest = sets[-1]
    points = latest["count_in_text"]
    total = f" ({words.counted(points, 'point')} in the text)" if points else ""
    basis, complete = words.SET_BASIS[latest["basis"]], words.COMPLETE[latest["complete"]]
    return f"{listed} listed{total}, {basis}; {complete}"


def _assessment_count(library: Library, agreement_id: str) -> str:
    claims = {row["claim_id"]: row["claim"] for row in library.targets.get(agreement_id, [])}
    if not claims:
        return "none found"
    dates = [c["as_of"] or c["published"] for c in claims.values()]
    years = sorted({d.strip("./")[:4] for d in dates if d})
    undated = sum(d is None for d in dates)
    span = years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}" if years else ""
    assessors = len({claim["assessor_id"] for claim in claims.values()})
    text = f"{len(claims)} by {words.counted(assessors, 'assessor')}"
    return "".join([text, f", {span}" if span else "", f"; {undated} undated" if undated else ""])


def coverage(library: Library, agreement_id: str, provisions: Sequence[Row]) -> list[str]:
    """Sentences on what assessors speak of, and what nobody speaks of."""
    rows = library.targets.get(agreement_id, [])
    spoken: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["provision_id"]:
            spoken[row["claim"]["assessor_id"]].add(row["provision_id"])
    covered = set().union(*spoken.values())
    total = words.counted(len(provisions), "provision")
    silent = [row["number"] for row in provisions if row["id"] not in covered]
    sentences = [f"Assessors speak of {_some(len(covered))} of the {total} listed."]
    if silent and covered:
        noun = "provision" if len(silent) == 1 else "provisions"
        sentences.append(f"Nobody was found to speak of {noun} {words.joined(silent)}.")
    names = sorted((library.one("organisations", a)["name"], len(ids)) for a, ids in spoken.items())
    if len(names) > 1:
        listed = "; ".join(f"{name} {count}" for name, count in names)
        sentences.append(f"Provisions spoken of, by assessor: {listed}.")
    return sentences


def _some(number: int) -> str:
    return "none" if number == 0 else str(number)
