"""The opening of a section: one line, what the agreement is, and what the assessors speak of."""

from collections import defaultdict
from collections.abc import Sequence

from pipelines.present.language import Printed, Words, plain
from pipelines.present.language.messages import Plain
from pipelines.present.language.text import strung
from pipelines.present.library import Library
from pipelines.present.relations import (
    AGREEMENT_DOCUMENTS_OF_AGREEMENT,
    AGREEMENT_TOPICS_OF_AGREEMENT,
    AGREEMENTS_OF_PARENT,
    PARTIES_TO_TEXT_OF_AGREEMENT,
    PROVISION_SETS_OF_AGREEMENT,
)
from schemas.agreements import Agreement, PartyToText, Provision
from schemas.claims import Assessment


def texts_of(library: Library, agreement_id: str, role: str = "text") -> list[str]:
    """Ids of the sources that are documents of an agreement, in a role."""
    rows = library.children(AGREEMENT_DOCUMENTS_OF_AGREEMENT, agreement_id)
    return [row.source_id for row in rows if row.role == role]


def kicker(library: Library, agreement: Agreement) -> str:
    """Phase and topics, above the title."""
    topics = library.children(AGREEMENT_TOPICS_OF_AGREEMENT, agreement.id)
    listed = library.words.sorted(library.topic(row.topic) for row in topics)
    return f"{library.words.phase[agreement.phase]} · {', '.join(listed)}"


def lede(library: Library, agreement: Agreement) -> str:
    """One line: when and where, and how much is said of it."""
    words = library.words
    claims = library.claims_on(agreement.id)
    if not claims:
        said = words.gettext("No assessment of how it is carried out was found.")
    else:
        said = _said(words, claims)
    return f"{_agreed(library, agreement)} {said}"


def _agreed(library: Library, agreement: Agreement) -> str:
    words, when = library.words, agreement.date_agreed
    if when is None:
        return words.gettext("The date on which it was agreed is not known.")
    place = library.in_place(agreement.place_id) if agreement.place_id else None
    if "/" in when and place:
        return words.gettext(
            "Agreed (%(span)s) %(in_place)s.", span=words.day(when), in_place=place
        )
    if "/" in when:
        return words.gettext("Agreed (%(span)s).", span=words.day(when))
    if place:
        return words.gettext("Agreed %(when)s %(in_place)s.", when=words.when(when), in_place=place)
    return words.gettext("Agreed %(when)s.", when=words.when(when))


def _said(words: Words, claims: Sequence[Assessment]) -> str:
    levels = sum(claim.level is not None for claim in claims)
    assessors = len({claim.assessor_id for claim in claims})
    found = words.ngettext(
        "%(n)s assessment was found, by %(assessors)s.",
        "%(n)s assessments were found, by %(assessors)s.",
        len(claims),
        assessors=words.npgettext("by", "%(n)s assessor", "%(n)s assessors", assessors),
    )
    if not levels:
        graded = words.ngettext(
            "It gives no level of implementation.",
            "None of them gives a level of implementation.",
            len(claims),
        )
    elif len(claims) == 1:
        graded = words.gettext("It gives a level of implementation.")
    else:
        graded = words.ngettext(
            "%(n)s of them gives a level of implementation.",
            "%(n)s of them give a level of implementation.",
            levels,
        )
    return f"{found} {graded}"


def glance(
    library: Library, agreement: Agreement, provisions: Sequence[Provision]
) -> list[tuple[str, Printed]]:
    """What it is: name and value of each fact, in two columns."""
    words = library.words
    known = (words.day(agreement.date_agreed), _place(library, agreement))
    agreed = strung([each for each in known if each], ", ")
    rows: list[tuple[str, Printed]] = [
        (words.gettext("Agreed"), agreed or words.gettext("date and place not known")),
        (words.gettext("Form"), words.form[agreement.form]),
        (words.gettext("Agreed by"), _parties(library, agreement.id)),
        (words.gettext("Facilitator"), words.facilitator[agreement.facilitator]),
        (
            words.gettext("Provisions"),
            _provision_count(library, agreement.id, len(provisions)),
        ),
        (words.gettext("Assessments"), _assessment_count(library, agreement.id)),
    ]
    if agreement.parent_id:
        parent = library.title(agreement.parent_id)
        if agreement.parent_basis == "our-match":
            parent = words.gettext("%(what)s (our match)", what=parent)
        rows.append((words.gettext("Carries out"), parent))
    children = library.children(AGREEMENTS_OF_PARENT, agreement.id)
    if children:
        listed = strung((library.title(child.id) for child in children), "; ")
        rows.append((words.gettext("Followed by"), listed))
    return rows


def _place(library: Library, agreement: Agreement) -> Printed | None:
    noted = library.noted(agreement, "place_note")
    return noted or (library.place(agreement.place_id) if agreement.place_id else None)


def _parties(library: Library, agreement_id: str) -> str:
    """Who agreed, grouped by act; never more than the sources say of the act."""
    words = library.words
    acts: dict[str, list[PartyToText]] = defaultdict(list)
    for person in library.children(PARTIES_TO_TEXT_OF_AGREEMENT, agreement_id):
        acts[person.act].append(person)
    groups = [
        words.gettext("%(names)s (%(act)s)", names=_people(library, people), act=words.act[act])
        for act, people in acts.items()
    ]
    return strung(groups, "; ") or words.gettext("not known")


def _people(library: Library, people: Sequence[PartyToText]) -> str:
    """Names of persons, or of their party; those of the parties in the order of the profile."""
    words = library.words
    order = library.parties_first([row.party for row in people], words.party)
    ordered = sorted(people, key=lambda row: order.index(row.party))
    return ", ".join(_person(library, row) for row in ordered)


def _person(library: Library, row: PartyToText) -> str:
    """A person by name, or the party that the person stands for."""
    words = library.words
    if row.name:
        return library.person(row.name)
    return words.party.get(row.party, str(row.party))


def _provision_count(library: Library, agreement_id: str, listed: int) -> str:
    words = library.words
    sets = library.children(PROVISION_SETS_OF_AGREEMENT, agreement_id)
    if not sets:
        return words.gettext("listed: %(n)s", n=listed)
    latest = sets[-1]
    values: dict[str, Plain] = {
        "n": listed,
        "basis": words.set_basis[latest.basis],
        "complete": words.complete[latest.complete],
    }
    if not latest.count_in_text:
        return words.gettext("listed: %(n)s, %(basis)s; %(complete)s", **values)
    return words.gettext(
        "listed: %(n)s (points in the text: %(points)s), %(basis)s; %(complete)s",
        points=latest.count_in_text,
        **values,
    )


def _assessment_count(library: Library, agreement_id: str) -> str:
    words = library.words
    claims = library.claims_on(agreement_id)
    if not claims:
        return words.gettext("none found")
    dates = [c.as_of or c.published for c in claims]
    years = sorted({d.strip("./")[:4] for d in dates if d})
    undated = sum(d is None for d in dates)
    assessors = len({claim.assessor_id for claim in claims})
    text = words.gettext(
        "%(claims)s by %(assessors)s",
        claims=words.number(len(claims)),
        assessors=words.npgettext("by", "%(n)s assessor", "%(n)s assessors", assessors),
    )
    if years:
        text += f", {words.years(years[0], years[-1])}"
    if undated:
        text += "; " + words.gettext("undated: %(n)s", n=undated)
    return text


def coverage(library: Library, agreement_id: str, provisions: Sequence[Provision]) -> list[Printed]:
    """Sentences on what assessors speak of, and what nobody speaks of."""
    spoken: dict[str, set[str]] = defaultdict(set)
    for target, claim in library.targets.get(agreement_id, []):
        if target.provision_id:
            spoken[claim.assessor_id].add(target.provision_id)
    covered = set().union(*spoken.values())
    silent = [row.number for row in provisions if row.id not in covered]
    sentences: list[Printed] = [_covered(library.words, len(covered), len(provisions))]
    if silent and covered:
        sentences.append(
            library.words.ngettext(
                "Nobody was found to speak of provision %(numbers)s.",
                "Nobody was found to speak of provisions %(numbers)s.",
                len(silent),
                numbers=library.words.joined(silent),
            )
        )
    if len(spoken) > 1:
        sentences.append(_by_assessor(library, spoken))
    return sentences


def _covered(words: Words, covered: int, total: int) -> str:
    if not total:
        return words.gettext("No provision is listed.")
    if not covered:
        return words.gettext("Assessors were found to speak of none of the provisions listed.")
    return words.ngettext(
        "Provisions listed: %(total)s; assessors speak of %(n)s of them.",
        "Provisions listed: %(total)s; assessors speak of %(n)s of them.",
        covered,
        total=total,
    )


def _by_assessor(library: Library, spoken: dict[str, set[str]]) -> Printed:
    words = library.words
    named = [(library.name(assessor), len(ids)) for assessor, ids in spoken.items()]
    ordered = words.sorted(named, key=lambda pair: plain(pair[0]))
    listed = strung((strung([name, str(count)], " ") for name, count in ordered), "; ")
    return words.gettext("Provisions spoken of, by assessor: %(listed)s.", listed=listed)
