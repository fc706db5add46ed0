"""The one model of the metadata: what every description of the dataset is generated from."""

from dataclasses import dataclass

from schemas import SCHEMA_VERSION
from schemas.tables import Tables

GEONAMES = "Coordinates of places: GeoNames (geonames.org), CC BY 4.0."
OWNERS = "Quotes and titles of sources belong to their owners and are given as citations."


@dataclass(frozen=True)
class About:
    """The dataset as a whole."""

    id: str
    title: str
    description: str
    version: str
    schema_version: str
    release_date: str
    licence: str
    licence_url: str
    imprint: str
    creators: tuple[tuple[str, str], ...]
    keywords: tuple[str, ...]

    @property
    def authors(self) -> str:
        """Names of the authors, in the order given."""
        return ", ".join(name for name, role in self.creators if role == "author")

    @property
    def how_to_cite(self) -> str:
        """The citation as one line of text."""
        return f"{self.authors} ({self.release_date[:4]}): {self.title}, version {self.version}."


def about(tables: Tables) -> About:
    """The metadata of a build, from the table `dataset` and its children."""
    row = tables.rows("dataset")[0]
    return About(
        id=row["id"],
        title=row["title"],
        description=row["description"].strip(),
        version=row["version"],
        schema_version=SCHEMA_VERSION,
        release_date=row["release_date"],
        licence=row["licence"],
        licence_url=row["licence_url"],
        imprint=row["imprint"].strip(),
        creators=tuple((c["name"], c["role"]) for c in tables.rows("creators")),
        keywords=tuple(k["keyword"] for k in tables.rows("keywords")),
    )
