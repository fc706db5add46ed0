"""What can be wrong with a cell of a workbook, in the words of the partner and of the editor."""

from dataclasses import dataclass

from pipelines.capture.workbook.layout import Words
from schemas.problem import plain, show


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a row.

    kind: which; cell: its name in the sheet, such as B7; column: its number, from 1, or None for
    the row as a whole; head: of the column; found: what stands there; allowed: what may.
    """

    kind: str
    cell: str
    column: int | None
    head: str
    found: str | None = None
    allowed: str | None = None

    def sentence(self, words: Words) -> str:
        """What is wrong, what was found, what is allowed, and what to do, in one line."""
        found, allowed = words.gettext("found"), words.gettext("allowed")
        parts = [f"{self.cell} {self.head.removesuffix(' *')}: {told(self.kind, words)}"]
        if self.found is not None:
            parts.append(f"{found}: {show(self.found)}")
        if self.allowed is not None:
            parts.append(f"{allowed}: {self.allowed}")
        return plain("; ".join(parts))


def told(kind: str, words: Words) -> str:
    """A kind of fault in a language."""
    return {
        "missing": words.gettext("nothing stands here, and it is needed"),
        "no code": words.gettext("this is not in the list"),
        "no date": words.gettext("this is not a date"),
        "two dates": words.gettext(
            "this may be two dates; please write the month in words, or 3.2.2020"
        ),
        "no number": words.gettext("this is not a whole number; words go into the column beside"),
        "no link": words.gettext("this is not the address of a page"),
        "no name": words.gettext("a line without a name"),
        "formula": words.gettext(
            "a formula without a value; please open the file in Excel, save it, or write the value"
        ),
        "error": words.gettext("a formula that failed; please write the value"),
        "order": words.gettext("the last day lies before the first"),
        "ahead": words.gettext("this day is still to come; please say that it was not held yet"),
        "old": words.gettext("this lies before 1999"),
        "personal": words.gettext(
            "an e-mail address, a telephone number or a link stands here; please take it out"
        ),
        "parent": words.gettext("there is no row of that number on the other sheet"),
        "twice": words.gettext("this number stands twice in the first column"),
        "organisation": words.gettext("please say on the first sheet which organisation you are"),
        "form": words.gettext("this does not have the form that is wanted"),
    }[kind]
