"""Report profiles: the choices on wording and order that a person makes and signs for."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from schemas.codes import LANGUAGE, PARTIES
from schemas.problem import CouldNotRun

FOLDER = Path(__file__).parent / "profiles"
DEFAULT = "default"


class Profile(BaseModel):
    """One profile; each value is explained in profiles/default.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    footnote_term: str
    mark_first_mention: bool
    parties: Literal["alphabetical"] | Annotated[tuple[str, ...], Field(min_length=2, max_length=2)]
    places: Literal["both", "page"]
    boundary_term: str
    party_names: dict[str, dict[str, str]] = {}


@cache
def profile(name: str | Path = DEFAULT) -> Profile:
    """A profile by its name, or by the path of a TOML file.

    Raises CouldNotRun for an unknown name, a file that cannot be read, and a value that is not
    allowed.
    """
    known = sorted(path.stem for path in FOLDER.glob("*.toml"))
    path = FOLDER / f"{name}.toml" if str(name) in known else Path(name)
    try:
        made = Profile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError:
        raise CouldNotRun(
            f"no profile {name}; known: {', '.join(known)}, or the path of a TOML file"
        ) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        byte = f"byte 0x{error.object[error.start]:02x}"
        raise CouldNotRun(
            f"{path}:{line}: not UTF-8; found {byte}; save the file as UTF-8"
        ) from None
    except RecursionError:
        raise CouldNotRun(f"{path}: values nested too deep") from None
    except tomllib.TOMLDecodeError as error:
        raise CouldNotRun(f"{path} is no TOML: {error}") from None
    except ValidationError as error:
        faults = (
            f"{'.'.join(map(str, each['loc'][:1]))}: {each['msg']}" for each in error.errors()
        )
        raise CouldNotRun(f"{path}: {'; '.join(dict.fromkeys(faults))}") from None
    if made.parties != "alphabetical" and set(made.parties) != set(PARTIES):
        raise CouldNotRun(f'{path}: parties: "alphabetical" or both of {", ".join(PARTIES)}')
    unknown = set(made.party_names) - set(LANGUAGE.codes)
    unknown |= {code for names in made.party_names.values() for code in set(names) - set(PARTIES)}
    if unknown:
        raise CouldNotRun(f"{path}: party_names: no language or party {', '.join(sorted(unknown))}")
    return made
