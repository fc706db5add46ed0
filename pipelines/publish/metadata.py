"""The one model of the metadata: what every description of the dataset is generated from."""

from dataclasses import dataclass

from schemas import SCHEMA_VERSION
from schemas.edtf import first_day
from schemas.tables import Tables
from schemas.texts import DATA_FOLDER, Dataset

GEONAMES = "Coordinates of places: GeoNames (geonames.org), CC BY 4.0."
OWNERS = "Quotes and titles of sources belong to their owners and are given as citations."


@dataclass(frozen=True)
class Translated:
    """A text of the dataset in another language, BCP 47."""

    field: str
    language: str
    text: str


@dataclass(frozen=True)
class About:
    """The dataset as a whole.

    period: first day spoken of and data date, ISO 8601; places: what it is about; languages: of
    its texts, BCP 47; translated: its own texts in other languages; site: its address, with a
    slash at its end, or None.
    """

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
    period: tuple[str, str]
    places: tuple[str, ...]
    languages: tuple[str, ...]
    translated: tuple["Translated", ...] = ()
    contact: str | None = None
    site: str | None = None

    @property
    def data(self) -> str | None:
        """The address of the folder with the files, or None."""
        return self.site and f"{self.site}{DATA_FOLDER}/"

    @property
    def author_names(self) -> list[str]:
        """Names of the authors, in the order given."""
        return [name for name, role in self.creators if role == "author"]

    @property
    def authors(self) -> str:
        """Names of the authors in one line."""
        return ", ".join(self.author_names)

    @property
    def publisher(self) -> str:
        """Who publishes: the first author, as long as no other is named."""
        return self.author_names[0]

    @property
    def said(self) -> dict[str, tuple[str, str]]:
        """Language -> title, and description with imprint: in each language that has both."""
        texts = {
            "en": {"title": self.title, "description": self.description, "imprint": self.imprint}
        }
        for each in self.translated:
            texts.setdefault(each.language, {})[each.field] = each.text
        return {
            language: (
                said["title"],
                " ".join(filter(None, (said["description"].strip(), said.get("imprint")))),
            )
            for language, said in texts.items()
            if {"title", "description"} <= said.keys()
        }

    @property
    def identifier(self) -> str:
        """What tells this version from every other dataset and version."""
        return f"{self.id}-{self.version}"

    @property
    def described(self) -> str:
        """The description with the imprint."""
        return f"{self.description} {self.imprint}"

    @property
    def how_to_cite(self) -> str:
        """The citation as one line of text."""
        cited = f"{self.authors} ({self.release_date[:4]}): {self.title}, version {self.version}."
        return f"{cited} {self.site}" if self.site else cited


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
        period=(_first_day(tables, row["release_date"]), row["release_date"]),
        places=tuple(p["name"] for p in tables.rows("dataset_places")),
        languages=("en", *sorted({t["language"] for t in tables.rows("translations")})),
        translated=tuple(
            Translated(t["field"], t["language"], t["text"])
            for t in tables.rows("translations")
            if t["record_table"] == "dataset"
        ),
        contact=row["contact"],
        site=tables.of(Dataset)[0].site,
    )


def _first_day(tables: Tables, otherwise: str) -> str:
    """The first day of the earliest agreement or meeting."""
    dated = [row["date_agreed"] for row in tables.rows("agreements")]
    dated += [row["date"] for row in tables.rows("meetings")]
    days = (first_day(each) for each in dated if each)
    return min((day.isoformat() for day in days if day), default=otherwise)
