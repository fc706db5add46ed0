"""What must be there for every language: whoever adds one is told what it still lacks."""

from collections.abc import Mapping
from typing import TypeVar

from schemas.codes import LANGUAGE
from schemas.problem import CouldNotRun

Value = TypeVar("Value")


def of_every_language(module: str, what: str, values: Mapping[str, Value]) -> Mapping[str, Value]:
    """Values by language, one for each.

    module: where they stand; what: each value is, in words; values: by code. Raises
    CouldNotRun with the languages that have none, and with codes that are no language.
    """
    languages = set(LANGUAGE.codes)
    faults = [f"no {what} of the language {code}" for code in sorted(languages - set(values))]
    faults += [
        f"{what} of {code}, which is no language" for code in sorted(set(values) - languages)
    ]
    if faults:
        allowed = ", ".join(LANGUAGE.codes)
        raise CouldNotRun(f"{module}: {'; '.join(faults)}; the languages are {allowed}")
    return values
