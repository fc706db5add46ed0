"""The description of the dataset that search engines read on the page of downloads."""

import json
from typing import Any

from markupsafe import Markup

from pipelines.present import Library, plain
from pipelines.present.language import strung
from pipelines.site.published import DATA, Published

DESCRIPTION = "dataset.jsonld"
"""The published description, made from the one model of the metadata: schema.org as JSON-LD."""


def described(library: Library, published: Published) -> Markup:
    """The published description in the language of a page, for its head.

    It is data: no browser runs it, and no policy of contents keeps it out.
    """
    said: dict[str, Any] = json.loads(published.text(DESCRIPTION))
    row, site = library.dataset, library.dataset.site
    folder = f"{site}{DATA}/" if site else f"../{DATA}/"
    about = strung([library.text(row, "description"), library.text(row, "imprint")], " ")
    said["name"], said["description"] = plain(library.text(row, "title")), plain(about)
    for download in said["distribution"]:
        download["contentUrl"] = folder + download["contentUrl"].removeprefix(folder)
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))
