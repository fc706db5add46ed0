"""Words of the reports: dates, numbers, lists and names of codes, in English."""

from collections.abc import Iterable, Mapping
from datetime import date

from schemas.codes import LEVEL_WORDS

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

PARTY = {"kosovo": "Kosovo", "serbia": "Serbia", "eu": "European Union", "us": "United States"}
PERFORMER = {
    **PARTY,
    "joint-body": "joint body",
    "all": "both parties",
    "not-stated": "not stated",
    "other": "other body",
}
FACILITATOR = {"eu": PARTY["eu"], "us": PARTY["us"], "germany-france": "Germany and France"}
PHASE = {
    "technical-2011-2013": "Technical dialogue",
    "political-2013-2015": "Political dialogue",
    "later-2016-2022": "Later arrangements",
    "ohrid-2023": "Path to normalisation",
    "us-brokered-2020": "US-brokered texts",
}
TREND = {
    "improving": "a step forward",
    "stalled": "no movement",
    "reversed": "undone",
    "suspended": "halted",
}
NO_LEVEL = {
    "account_only": "account, no level",
    "no_evidence": "assessor cannot tell",
    "not_applicable": "not on carrying out",
    "coders_differ": "codings differ",
}
SET_BASIS = {
    "full-text": "from the text",
    "part-of-text": "from a part of the text",
    "accounts": "from accounts, no text seen",
}
COMPLETE = {
    "yes": "complete",
    "no": "not complete",
    "unknown": "not known whether complete",
}
ASSESSOR_TYPE = {
    "party-kosovo": "Executive of Kosovo",
    "party-serbia": "Executive of Serbia",
    "eu": "European Union",
    "international": "Other international",
    "institution": "Institutions and companies",
    "local-authority": "Local authorities",
    "political-party": "Political parties",
    "residents": "Residents",
    "civil-society": "Civil society",
    "academic": "Academic",
    "media": "Media",
}
SEEN_AS = {
    "live-page": "live page",
    "archived-copy": "archived copy",
    "stored-text": "stored text",
    "excerpt": "excerpt",
    "derived-dataset": "derived dataset",
}
SEEN_PART = {
    "whole": "whole document",
    "beginning": "beginning only",
    "excerpt": "an excerpt",
    "unknown": "part not noted",
}
MEETING_STATUS = {
    "held": "held",
    "held-separately": "held with each side separately",
    "not-held": "not held",
    "announced": "announced, no report read",
}
ACT = {
    "signed": "signed",
    "initialled": "initialled",
    "accepted": "accepted",
    "announced": "announced",
    "facilitated": "facilitated",
    "not-known": "act not known",
}


SAID = {
    "no-claim": "no claim found",
    "no-level": "accounts without a level",
    "said-open": "every level given is below full",
    "said-mixed": "some levels full, others below",
    "said-full": "every level given is full",
}
MEASURE = {
    "level-given": "level, where both give one",
    "level-against-none": "a level against none",
    "trend-given": "trend, where both give one",
    "trend-against-none": "a trend against none",
}
SCOPE = {"drawn": "levels and as many without", "all": "all claims coded"}
SCENARIO = {
    "baseline": "as published: stated and inferred, verified claims",
    "stated-only": "stated levels only",
    "with-unverified": "with claims that were not verified",
    "without-second-hand": "without views seen through an outlet",
    "without-doubts": "without claims in doubt",
    "before-manual": "levels from before the coding manual",
    "first-coding": "first coding alone",
    "second-coding": "second coding alone",
}
COMPARED = {
    "own-source": "the scorecard is itself a source of a position",
    "same-level": "positions have the level of the scorecard",
    "other-level": "a position has another level",
    "no-position": "no position on the agreement as a whole at that date",
    "no-rating": "the label gives no level",
}


def day(text: str | date | None) -> str | None:
    """A date in words.

    text: EDTF (`2013`, `2013-04`, `2013-04-19`, `2018/2022`, `../2022-11`) or a day; None stays.
    """
    if text is None:
        return None
    if isinstance(text, date):
        text = text.isoformat()
    if "/" not in text:
        return _simple(text)
    start, _, end = text.partition("/")
    if start == "..":
        return f"until {_simple(end)}"
    return f"from {_simple(start)}" if end == ".." else f"{_simple(start)} to {_simple(end)}"


def _simple(text: str) -> str:
    parts = text.split("-")
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, _MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def days(start: str, end: str | None) -> str:
    """A span of days in words, as short as it can be said: 8-9 March 2011."""
    if end is None or end == start:
        return day(start) or ""
    if start[:7] == end[:7] and len(start) == len(end) == len("2011-03-08"):
        return f"{int(start[8:])}–{day(end)}"
    return f"{day(start)} – {day(end)}"


def joined(words: Iterable[str]) -> str:
    """A list in words: a, b and c."""
    *head, last = list(words) or [""]
    return f"{', '.join(head)} and {last}" if head else last


def counted(number: int, one: str, other: str | None = None) -> str:
    """A number with its noun: 1 provision, 2 provisions."""
    return f"{number:,} {one if number == 1 else other or one + 's'}"


def sentence(text: str) -> str:
    """A text with a capital at its head and a full stop at its end."""
    text = text.strip()
    head = text[:1].upper() + text[1:]
    return head if head.endswith((".", "!", "?", "…")) else head + "."


def code(text: str) -> str:
    """A code as words: agreed-conclusions -> agreed conclusions."""
    return text.replace("-", " ").replace("_", " ")


def level(row: Mapping[str, object]) -> str:
    """The level of a claim in words, or how there is none."""
    value = row["level"]
    if isinstance(value, int):
        return LEVEL_WORDS[value]
    return NO_LEVEL[str(row["no_level_code"])]


def number(value: float) -> str:
    """A number as it is read: 26 000 000 with thin spaces, decimals only where there are any."""
    text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6f}".rstrip("0")
    return text.replace(",", "\u2009")
