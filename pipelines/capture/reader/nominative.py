"""Names of organisations in the case of the register: a sentence bends their first words.

`uz podršku Evropske unije` names the body Evropska unija, `e Ambasadës së Suedisë` Ambasada e
Suedisë. What is not sure to be the base form is told by is_bent(), and left out by those who read.
"""

import re

from pipelines.capture.reader.folding import plain
from pipelines.capture.reader.nominative_sq import albanian, is_bent_albanian
from pipelines.capture.reader.nominative_sr import is_bent_serbian, is_genitive, serbian

_ACRONYM = re.compile(r"([A-ZА-ЯЂЈЉЊЋЏ]{2,})-(?:a|om|u|e|i|ja|se|ne|it|in|ut|un|а|ом|у|е|и|së|në)")


def nominative(name: str, language: str | None) -> str:
    """A name with its bent words turned back. language: sq, sr, or any other, which bends none."""
    first, *rest = name.split(" ")
    if bent := _ACRONYM.fullmatch(first):
        name = " ".join([bent[1], *rest])
    if language == "sr":
        return serbian(name)
    return albanian(name) if language == "sq" else name


_UNBENT = ("radio", "tv", "nvo", "ug", "ngo", "ojq")
"""First words that show no case, so that the second does."""


def is_bent(name: str, language: str | None, genitive: bool = False) -> bool:
    """Whether a turned name still shows a case, so that its base form is not known.

    genitive: it stands behind words that ask for it.
    """
    first = plain(name.split(" ")[0])
    if language == "sr":
        second = plain(" ".join(name.split(" ")[1:2]))
        if first.lower() in _UNBENT and is_bent_serbian(second.lower()):
            return True
        return is_bent_serbian(first) or (genitive and is_genitive(name))
    return language == "sq" and is_bent_albanian(name)
