"""Who adds a language, or forgets one, is told at once what is missing."""

import pytest

from pipelines.present.language.every import of_every_language
from schemas.codes import LANGUAGE
from schemas.problem import CouldNotRun

WHOLE = dict.fromkeys(LANGUAGE.codes, "a b c")


def test_values_for_all_languages_are_taken() -> None:
    assert of_every_language("here", "alphabet", WHOLE) == WHOLE


def test_a_language_without_a_value_and_a_value_without_a_language_are_named() -> None:
    values = {code: value for code, value in WHOLE.items() if code != "sq"} | {"xx": "x y"}
    fault = "here: no alphabet of the language sq; alphabet of xx, which is no language; the lang"
    with pytest.raises(CouldNotRun, match=f"^{fault}"):
        of_every_language("here", "alphabet", values)
