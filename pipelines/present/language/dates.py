"""Dates in one language: as a label, in a sentence, and as a span."""

from datetime import date
from functools import cache, cached_property

from pipelines.present.language.messages import Messages


class Dates(Messages):
    """Writes EDTF texts (`2013`, `2013-04`, `2013-04-19`, `2018/2022`, `../2022-11`) and days."""

    def day(self, text: str | date | None) -> str | None:
        """A date as a label: 19 April 2013. None stays."""
        if text is None:
            return None
        if isinstance(text, date):
            text = text.isoformat()
        if "/" not in text:
            return self._label(text)
        start, _, end = text.partition("/")
        if start == "..":
            return self.pgettext("date", "until %(end)s", end=self.in_span(end))
        if end == "..":
            return self.pgettext("date", "from %(start)s", start=self.in_span(start))
        return self.pgettext(
            "date",
            "from %(start)s to %(end)s",
            start=self.in_span(start),
            end=self.in_span(end),
        )

    def when(self, text: str) -> str:
        """A date as it stands in a sentence: on 19 April 2013, in April 2013, in 2013.

        text: no span.
        """
        year, month, day = _parts(text)
        if month is None:
            return self.pgettext("date in a sentence", "in %(year)s", year=year)
        if day is None:
            name = self._months_when[month - 1]
            return self.pgettext(
                "date in a sentence", "in %(month)s %(year)s", month=name, year=year
            )
        return self.pgettext(
            "date in a sentence",
            "on %(day)s %(month)s %(year)s",
            day=day,
            month=self._months_of_day[month - 1],
            year=year,
        )

    def days(self, start: str, end: str | None) -> str:
        """A span of days, as short as it can be said: 8-9 March 2011."""
        if end is None or end == start:
            return self.day(start) or ""
        if start[:7] == end[:7] and len(start) == len(end) == len("2011-03-08"):
            year, month, last = _parts(end)
            return self.pgettext(
                "date",
                "%(first)s–%(last)s %(month)s %(year)s",
                first=int(start[8:]),
                last=last,
                month=self._months[(month or 1) - 1],
                year=year,
            )
        return f"{self.day(start)} – {self.day(end)}"

    def years(self, first: str, last: str) -> str:
        """A span of years: 2011-2013; one year if they are the same."""
        if first == last:
            return self._label(first)
        return self.pgettext("date", "%(first)s–%(last)s", first=first, last=last)

    @cache  # noqa: B019 - the words of a language are made once, and live as long as the process
    def _label(self, text: str) -> str:
        year, month, day = _parts(text)
        if month is None:
            return self.pgettext("date", "%(year)s", year=year)
        name = self._months[month - 1]
        if day is None:
            return self.pgettext("date", "%(month)s %(year)s", month=name, year=year)
        return self.pgettext("date", "%(day)s %(month)s %(year)s", day=day, month=name, year=year)

    def in_span(self, text: str) -> str:
        """A date behind `from`, `to`, `until` and `as of`."""
        year, month, day = _parts(text)
        if month is None:
            return self.pgettext("date in a span", "%(year)s", year=year)
        name = self._months_of_day[month - 1]
        if day is None:
            return self.pgettext("date in a span", "%(month)s %(year)s", month=name, year=year)
        return self.pgettext(
            "date in a span", "%(day)s %(month)s %(year)s", day=day, month=name, year=year
        )

    @cached_property
    def _months(self) -> tuple[str, ...]:
        """As in a label."""
        return (
            self.pgettext("month", "January"),
            self.pgettext("month", "February"),
            self.pgettext("month", "March"),
            self.pgettext("month", "April"),
            self.pgettext("month", "May"),
            self.pgettext("month", "June"),
            self.pgettext("month", "July"),
            self.pgettext("month", "August"),
            self.pgettext("month", "September"),
            self.pgettext("month", "October"),
            self.pgettext("month", "November"),
            self.pgettext("month", "December"),
        )

    @cached_property
    def _months_of_day(self) -> tuple[str, ...]:
        """The genitive: of January."""
        return (
            self.pgettext("month, genitive", "January"),
            self.pgettext("month, genitive", "February"),
            self.pgettext("month, genitive", "March"),
            self.pgettext("month, genitive", "April"),
            self.pgettext("month, genitive", "May"),
            self.pgettext("month, genitive", "June"),
            self.pgettext("month, genitive", "July"),
            self.pgettext("month, genitive", "August"),
            self.pgettext("month, genitive", "September"),
            self.pgettext("month, genitive", "October"),
            self.pgettext("month, genitive", "November"),
            self.pgettext("month, genitive", "December"),
        )

    @cached_property
    def _months_when(self) -> tuple[str, ...]:
        """The locative: in January."""
        return (
            self.pgettext("month, locative", "January"),
            self.pgettext("month, locative", "February"),
            self.pgettext("month, locative", "March"),
            self.pgettext("month, locative", "April"),
            self.pgettext("month, locative", "May"),
            self.pgettext("month, locative", "June"),
            self.pgettext("month, locative", "July"),
            self.pgettext("month, locative", "August"),
            self.pgettext("month, locative", "September"),
            self.pgettext("month, locative", "October"),
            self.pgettext("month, locative", "November"),
            self.pgettext("month, locative", "December"),
        )


def _parts(text: str) -> tuple[str, int | None, int | None]:
    year, *rest = text.split("-")
    numbers = [int(part) for part in rest]
    return year, numbers[0] if numbers else None, numbers[1] if len(numbers) > 1 else None
