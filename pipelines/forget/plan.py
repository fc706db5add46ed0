"""What is done at each place where a person is named, and what a person has to do by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import yaml

from pipelines.forget.names import Person
from pipelines.forget.places import Named

Act = Literal["replace", "empty", "remove", "by hand"]
"""Put something else there; take the field out; take the record out; leave it to a person."""


@dataclass(frozen=True)
class Step:
    """What is done at a place.

    new: the value that stands there then; why: it is left to a person, and what to do.
    """

    at: Named
    act: Act
    new: str | None = None
    why: str | None = None

    def sentence(self) -> str:
        """The step in words that do not name the person."""
        at = self.at
        where = f"raw/{at.file}:{at.line}: {at.record.table.name} {_public_key(at)} {at.field}"
        what = {
            "replace": "the role in the place of the name",
            "empty": "the field is taken out",
            "remove": "the record is taken out",
            "by hand": f"by hand: {self.why}",
        }[self.act]
        return f"{where}: {what}"


def _public_key(at: Named) -> str:
    """The key of a record, or nothing where it is the name itself."""
    return "" if at.record.table.name == "spellings" else at.record.key


def plan(
    found: Sequence[Named], person: Person, roles: Mapping[str, str], languages: Mapping[str, str]
) -> list[Step]:
    """What is done at each place.

    roles: language to what stands in the place of the name; languages: file to its language.
    """
    steps: list[Step] = []
    for each in found:
        step = _in_brackets(_step(each, person, roles, languages.get(each.file, "en")))
        is_gone = any(
            before.act == "remove" and before.at.record is step.at.record for before in steps
        )
        if not is_gone:
            steps.append(step)
    return steps


def _in_brackets(step: Step) -> Step:
    """Records written in brackets hold no line of their own that could be taken out."""
    record = step.at.record
    nodes = [
        node for node in (record.node, record.listing) if isinstance(node, yaml.CollectionNode)
    ]
    if step.act in ("empty", "remove") and any(node.flow_style for node in nodes):
        return _by_hand(step.at, "the record is written in brackets; take the name out of them")
    return step


def _step(at: Named, person: Person, roles: Mapping[str, str], language: str) -> Step:
    role = roles.get(language)
    if at.record.table.name == "spellings":
        return Step(at, "remove")
    if at.how == "id":
        return _by_hand(at, "ids and addresses are frozen; see docs/forget.md")
    if at.how == "source":
        return _by_hand(at, "words of a source: shorten a quote; decide whether a title stands")
    if at.record.table.name == "translations":
        return _translation(at, person, role)
    if at.how == "case":
        return _by_hand(at, "the name stands in another case; write the sentence anew")
    if role is not None:
        return Step(at, "replace", person.without(at.value.value, role))
    if at.how == "within":
        return _by_hand(at, "the name stands in a text; give --as, or write the sentence anew")
    if not at.is_wanted:
        return Step(at, "empty")
    if at.record.is_numbered or at.record.listing is None:
        return _by_hand(at, "the record cannot be without it; give --as")
    return Step(at, "remove")


def _translation(at: Named, person: Person, role: str | None) -> Step:
    """A translation gets the role in its language; without one it goes, to be made anew."""
    if role is not None and at.how != "case":
        return Step(at, "replace", person.without(at.value.value, role))
    return Step(at, "remove")


def _by_hand(at: Named, why: str) -> Step:
    return Step(at, "by hand", why=why)
