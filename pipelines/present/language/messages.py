"""Messages in one language: whole-sentence patterns, filled in."""

from collections.abc import Mapping
from typing import overload

from pipelines.present.language.catalogue import catalogue
from pipelines.present.language.text import Printed, filled, without_stops_of_years

Plain = str | float | None
"""A value that is in no other language than the page."""


class Messages:
    """Looks messages up by their English text, as gettext does.

    A message has places such as %(name)s for its values, and %% for a percent sign. A context
    tells apart messages that are the same in English only.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        self._catalogue = catalogue(code)
        self._is_serbian = code.startswith("sr")

    @overload
    def gettext(self, message: str, **values: Plain) -> str: ...
    @overload
    def gettext(self, message: str, **values: Printed | Plain) -> Printed: ...
    def gettext(self, message: str, **values: Printed | Plain) -> Printed:
        """A message."""
        return self._filled(self._catalogue.gettext(message), values)

    @overload
    def pgettext(self, context: str, message: str, **values: Plain) -> str: ...
    @overload
    def pgettext(self, context: str, message: str, **values: Printed | Plain) -> Printed: ...
    def pgettext(self, context: str, message: str, **values: Printed | Plain) -> Printed:
        """A message in a context."""
        return self._filled(self._catalogue.pgettext(context, message), values)

    @overload
    def ngettext(self, one: str, other: str, number: int, **values: Plain) -> str: ...
    @overload
    def ngettext(self, one: str, other: str, number: int, **values: Printed | Plain) -> Printed: ...
    def ngettext(self, one: str, other: str, number: int, **values: Printed | Plain) -> Printed:
        """A message that goes by a number; the number itself stands at %(n)s."""
        pattern = self._catalogue.ngettext(one, other, number)
        return self._filled(pattern, {"n": self.number(number), **values})

    @overload
    def npgettext(
        self, context: str, one: str, other: str, number: int, **values: Plain
    ) -> str: ...
    @overload
    def npgettext(
        self, context: str, one: str, other: str, number: int, **values: Printed | Plain
    ) -> Printed: ...
    def npgettext(
        self, context: str, one: str, other: str, number: int, **values: Printed | Plain
    ) -> Printed:
        """A message in a context that goes by a number; the number itself stands at %(n)s."""
        pattern = self._catalogue.npgettext(context, one, other, number)
        return self._filled(pattern, {"n": self.number(number), **values})

    def _filled(self, pattern: str, values: Mapping[str, object]) -> Printed:
        text = filled(pattern, values)
        return without_stops_of_years(text) if self._is_serbian else text

    def number(self, value: float) -> str:
        """A number as the language writes it."""
        raise NotImplementedError
