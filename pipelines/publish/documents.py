"""The texts beside the data: README, licences, citation."""

from collections import defaultdict
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipelines.publish.metadata import GEONAMES, OWNERS, About
from schemas.registry import TABLES
from schemas.tables import Tables

_FAMILIES = {
    "agreements": "Agreements",
    "claims": "Claims on agreements",
    "narratives": "Narratives of the agreements",
    "reviews": "Reviews of narratives by persons, in counts",
    "coding": "Coding of what the sources leave open",
    "evidence": "Evidence",
    "meetings": "Meetings of the dialogue",
    "activities": "Activities and projects of civil society",
    "surveys": "Surveys",
    "registers": "Registers",
    "texts": "Translations, terms, the dataset itself",
    "changes": "Releases, changes between them, reported errors, replies",
    "sites": "Sites that are visited for new pages, and decisions on what came in",
    "computed": "Computed: positions, and one flat view",
    "measures": "Computed: measures",
    "quality": "Computed: quality of this version, and what its checks came to",
}


@dataclass(frozen=True)
class _Listed:
    name: str
    rows: int
    title: str


def readme(tables: Tables, info: About) -> str:
    """README.md for the person who downloads the data."""
    environment = Environment(
        loader=PackageLoader("pipelines.publish"),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # Markdown, not HTML
    )
    template = environment.get_template("README.md.j2")
    return template.render(info=info, families=_listing(tables), licences=_licences(info))


def _listing(tables: Tables) -> list[tuple[str, list[_Listed]]]:
    families: dict[str, list[_Listed]] = defaultdict(list)
    for name in tables:
        table = TABLES[name]
        families[table.family].append(_Listed(name, tables[name].num_rows, table.title))
    return [(title, families[name]) for name, title in _FAMILIES.items() if name in families]


def _licences(info: About) -> list[str]:
    return [
        f"Data: {info.licence} ({info.licence_url}).",
        "Code that makes the data: MIT.",
        GEONAMES,
        OWNERS,
    ]


def licence(info: About) -> str:
    """LICENCE.txt: who owns what."""
    head = f"{info.title}, version {info.version}"
    lines = [f"- {line}" for line in _licences(info)]
    return "\n".join([head, "", *lines, "", "Cite as:", info.how_to_cite, ""])
