"""A small graph of things and what is said of them, written as JSON-LD and as Turtle.

Both are written from the same values, so that they say the same.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias


@dataclass(frozen=True)
class Word:
    """A text or number. language: BCP 47; kind: its data type, with a prefix."""

    text: str
    language: str | None = None
    kind: str | None = None


@dataclass(frozen=True)
class Thing:
    """A thing.

    kind: its class, with a prefix; said: property, with a prefix, -> values; at: its address, of
    this host or not, or None for a thing that is named nowhere else.
    """

    kind: str
    said: "Mapping[str, Sequence[Value]]"
    at: str | None = None


Value: TypeAlias = Word | Thing


@dataclass(frozen=True)
class Graph:
    """A graph. prefixes: of the names in it -> the address that each stands for."""

    prefixes: Mapping[str, str]
    root: Thing

    def json_ld(self) -> str:
        """The graph as JSON-LD, with a context of its own, so that nobody is asked for one."""
        described = {"@context": dict(self.prefixes), **_json(self.root)}
        return json.dumps(described, ensure_ascii=False, indent=2) + "\n"

    def turtle(self) -> str:
        """The graph as Turtle."""
        lines = [f"@prefix {name}: <{address}> ." for name, address in self.prefixes.items()]
        things = dict.fromkeys(_block(thing) for thing in _named(self.root))
        return "\n".join([*lines, "", *things])


def _json(value: Value) -> dict[str, Any]:
    if isinstance(value, Word):
        more = {"@language": value.language, "@type": value.kind}
        return {"@value": value.text, **{key: each for key, each in more.items() if each}}
    return {
        **({"@id": value.at} if value.at else {}),
        "@type": value.kind,
        **{name: [_json(each) for each in values] for name, values in value.said.items() if values},
    }


def _named(thing: Thing) -> Iterator[Thing]:
    """A thing with an address and all those in it, the outer ones first."""
    if thing.at:
        yield thing
    for values in thing.said.values():
        for value in values:
            if isinstance(value, Thing):
                yield from _named(value)


def _block(thing: Thing) -> str:
    return f"<{thing.at}> {_said(thing, '  ')} .\n"


def _said(thing: Thing, indent: str) -> str:
    """What is said of a thing, one property on each line."""
    listed = [f"a {thing.kind}"]
    for name, values in thing.said.items():
        if values:
            listed.append(f"{name} {', '.join(_turtle(value, indent) for value in values)}")
    return f" ;\n{indent}".join(listed)


def _turtle(value: Value, indent: str) -> str:
    if isinstance(value, Thing):
        deeper = f"{indent}  "
        return f"<{value.at}>" if value.at else f"[ {_said(value, deeper)} ]"
    text = json.dumps(value.text, ensure_ascii=False)
    if value.language:
        return f"{text}@{value.language}"
    return f"{text}^^{value.kind}" if value.kind else text
