"""Report profiles: the choices that a person makes, such as the footnote on status."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "profiles"


@dataclass(frozen=True)
class Profile:
    """One profile: the term that is printed as footnote on status."""

    footnote_term: str


def default_profile() -> Profile:
    """The neutral profile (docs/decisions/neutral-profile.md)."""
    return Profile(**tomllib.loads((FOLDER / "default.toml").read_text(encoding="utf-8")))
