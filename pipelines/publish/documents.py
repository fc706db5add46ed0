"""The texts beside the data: README, licences, citation."""

import json
from collections import defaultdict

from pipelines.publish.metadata import GEONAMES, OWNERS, About
from schemas.registry import TABLES
from schemas.tables import Tables

_FAMILIES = {
    "agreements": "Agreements",
    "claims": "Claims on agreements",
    "evidence": "Evidence",
    "meetings": "Meetings of the dialogue",
    "activities": "Activities and projects of civil society",
    "surveys": "Surveys",
    "registers": "Registers",
    "texts": "Translations, terms, the dataset itself",
    "computed": "Computed tables",
}


def readme(tables: Tables, info: About) -> str:
    """README.md for the person who downloads the data."""
    return "\n".join(
        [
            f"# {info.title}",
            "",
            f"Version {info.version}, data as of {info.release_date}, schema {info.schema_version}.",
            "",
            info.description,
            "",
            info.imprint,
            "",
            "## Start here",
            "",
            "- `assessments_flat.csv` is one file with everything on who says how far what is carried out:",
            "  agreement, provision, performer, assessor, level in words or how there is none, dates,",
            "  finding, source with its address.",
            "- `positions.csv` gives the latest position of each assessor on each unit.",
            "- `codebook.csv` explains every column of every table, `code_lists.csv` every code.",
            "- `datapackage.json` describes the files for programs (Data Package 2.0).",
            "- Each table is there twice: `.csv` (UTF-8, comma, line feed) and `.parquet`.",
            "",
            "In Excel: Data, From Text/CSV, file origin 65001 (UTF-8). A double click garbles letters such",
            "as ë, č, š, because the files carry no byte-order mark; other programs read them as they are.",
            "",
            "## How to read it",
            "",
            "- A level is a claim by an assessor on a performer at a date, never a fact of the agreement.",
            "  Claims that contradict each other stand side by side; nothing is averaged.",
            "- Most assessments are accounts without a level; `no_level_code` says why.",
            "- `level_basis: inferred` marks levels that we read from an account, coded once by a machine.",
            "- Counts over claims are counts of what was published and found, not rates of implementation.",
            "- Dates are EDTF: `2013`, `2013-04`, `2013-04-19`, intervals `2018/2022`.",
            "- `verified: false` marks a record for which no page was seen; it enters no measure.",
            "- Coding, and translations with status `machine`, were made by a machine (see `coders.csv`).",
            "",
            *_listing(tables),
            "## Licences",
            "",
            *_licence_lines(info),
            "",
            "## How to cite",
            "",
            info.how_to_cite,
            "",
        ]
    )


def _listing(tables: Tables) -> list[str]:
    families: dict[str, list[str]] = defaultdict(list)
    for name in tables:
        families[TABLES[name].family].append(
            f"| `{name}` | {tables[name].num_rows:,} | {TABLES[name].title} |"
        )
    lines = ["## Tables", ""]
    for family, title in _FAMILIES.items():
        if family in families:
            lines += [f"### {title}", "", "| table | rows | what |", "|---|---|---|"]
            lines += [*families[family], ""]
    return lines


def _licence_lines(info: About) -> list[str]:
    return [
        f"- Data: {info.licence} ({info.licence_url}).",
        "- Code that makes the data: MIT.",
        f"- {GEONAMES}",
        f"- {OWNERS}",
    ]


def licence(info: About) -> str:
    """LICENCE.txt: who owns what."""
    head = f"{info.title}, version {info.version}"
    return "\n".join([head, "", *_licence_lines(info), "", "Cite as:", info.how_to_cite, ""])


def citation(info: About) -> str:
    """CITATION.cff, version 1.2.0 (citation-file-format)."""
    authors = [name for name, role in info.creators if role == "author"]
    lines = [
        "cff-version: 1.2.0",
        "message: If you use this dataset, please cite it as below.",
        "type: dataset",
        f"title: {json.dumps(info.title, ensure_ascii=False)}",
        f"abstract: {json.dumps(info.description, ensure_ascii=False)}",
        "authors:",
        *(f"  - name: {json.dumps(name, ensure_ascii=False)}" for name in authors),
        f"version: {info.version}",
        f"date-released: {info.release_date}",
        f"license: {info.licence}",
        "keywords:",
        *(f"  - {json.dumps(keyword, ensure_ascii=False)}" for keyword in info.keywords),
    ]
    return "\n".join(lines) + "\n"
