"""How to cite the dataset: CITATION.cff, BibTeX, RIS and one line of text, from one model."""

import json

from pipelines.publish.metadata import About


def text(info: About) -> str:
    """The citation as one line of text."""
    return f"{info.how_to_cite}\n"


def cff(info: About) -> str:
    """CITATION.cff, version 1.2.0 (citation-file-format)."""
    lines = [
        "cff-version: 1.2.0",
        "message: If you use this dataset, please cite it as below.",
        "type: dataset",
        f"title: {_quoted(info.title)}",
        f"abstract: {_quoted(info.description)}",
        "authors:",
        *(f"  - name: {_quoted(name)}" for name in info.author_names),
        f"version: {info.version}",
        f"date-released: {info.release_date}",
        f"license: {info.licence}",
        *([f"url: {_quoted(info.site)}"] if info.site else []),
        "keywords:",
        *(f"  - {_quoted(keyword)}" for keyword in info.keywords),
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def bibtex(info: About) -> str:
    """The citation for BibTeX; `@misc`, which every style knows (ctan.org/pkg/bibtex)."""
    year, month, _ = info.release_date.split("-")
    fields = {
        "author": " and ".join(f"{{{name}}}" for name in info.author_names),
        "title": f"{{{info.title}}}",
        "year": year,
        "month": str(int(month)),
        "version": info.version,
        "note": f"Dataset, version {info.version}, {info.licence}",
        **({"url": info.site} if info.site else {}),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{info.identifier},", *lines, "}"]) + "\n"


def ris(info: About) -> str:
    """The citation as RIS, type DATA (the tags that EndNote, Zotero and others read)."""
    lines = [
        ("TY", "DATA"),
        *(("AU", name) for name in info.author_names),
        ("TI", info.title),
        ("PY", info.release_date[:4]),
        ("DA", info.release_date.replace("-", "/")),
        ("ET", info.version),
        ("AB", info.description),
        *(("KW", keyword) for keyword in info.keywords),
        *([("UR", info.site)] if info.site else []),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines)
