"""Messages in one language: whole-sentence patterns, filled in."""

from collections.abc import Mapping

from pipelines.present.language.catalogue import catalogue
from pipelines.present.language.passage import filled, without_stops


class Messages:
    """Looks messages up by their English text, as gettext does.

    A message has places such as %(name)s for its values, and %% for a percent sign. A context
    tells apart messages that are the same in English only.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        self._catalogue = catalogue(code)
        self._is_serbian = code.startswith("sr")

    def gettext(self, message: str, **values: object) -> str:
        """A message."""
        return self._filled(self._catalogue.gettext(message), values)

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """A message in a context."""
        return self._filled(self._catalogue.pgettext(context, message), values)

    def ngettext(self, one: str, other: str, number: int, **values: object) -> str:
        """A message that goes by a number; the number itself stands at %(n)s."""
        pattern = self._catalogue.ngettext(one, other, number)
        return self._filled(pattern, {"n": self.number(number), **values})

    def npgettext(self, context: str, one: str, other: str, number: int, **values: object) -> str:
        """A message in a context that goes by a number; the number itself stands at %(n)s."""
        pattern = self._catalogue.npgettext(context, one, other, number)
        return self._filled(pattern, {"n": self.number(number), **values})

    def _filled(self, pattern: str, values: Mapping[str, object]) -> str:
        text = filled(pattern, values)
        return without_stops(text) if self._is_serbian else text

    def number(self, value: float) -> str:
        """A number as the language writes it."""
        raise NotImplementedError
