"""The rules of the claims: the smallest edit of a good tree that breaks each, and what it gives."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.reports import Told, place_of, reported
from tests.trees import add_records, edit

A = "agreements/example-2013.yml"
CITED = (
    "    citations: [{source_id: example-2015-report, seen_on: '2020-06-30', "
    "seen_as: stored-text, seen_part: unknown}]\n"
)
C001 = "- |id: example-2013-c001\n"
C002 = "- |id: example-2013-c002\n"
OTHER = """\
id: other-2014
title: Another example
short_title: Other
phase: political-2013-2015
form: arrangement
facilitator: eu
summary: Another example.
"""


@dataclass(frozen=True)
class Broken:
    """One edit, and the one problem that it gives.

    old, new: texts of the file; at: the place of the problem in the edited file, marked by `|`.
    """

    name: str
    old: str
    new: str
    at: str
    what: str
    found: str | None
    allowed: str | None = None
    hint: str | None = None
    file: str = A


CODES = "account_only, no_evidence, not_applicable, coders_differ"
BASIS_OF_LEVEL = "stated or inferred with a level, nothing without"
BASIS_OF_TREND = "stated or inferred with a trend, nothing or coders_differ without"
BASIS_OF_AS_OF = "stated, published or inferred with as_of, nothing without"
RULE = "    level_rule: preparatory-step\n"
CODER = "    level_coder_id: example-coder\n"
INFERRED = f"    level_basis: inferred\n{CODER}{RULE}"

LEVELS = [
    Broken(
        "no level and no reason",
        "    no_level_code: account_only\n    trend", "    trend", C002,
        "no level and no reason for it", "nothing", CODES,
    ),
    Broken(
        "a level and a reason",
        "    level: 1\n", "    level: 1\n    no_level_code: no_evidence\n",
        "no_level_code: |no_evidence",
        "a level and a reason for having none", "no_evidence", "one of them",
    ),
    Broken(
        "a level without basis",
        INFERRED, "", C001, "a level goes with its basis", "nothing", BASIS_OF_LEVEL,
    ),
    Broken(
        "a basis without level, inferred",
        "    no_level_code: account_only\n    trend",
        f"    no_level_code: account_only\n    level_basis: inferred\n{CODER}    trend",
        "account_only\n    level_basis: |inferred",
        "a level goes with its basis", "inferred", BASIS_OF_LEVEL,
    ),
    Broken(
        "a basis without level, stated",
        "    no_level_code: account_only\n    trend",
        "    no_level_code: account_only\n    level_basis: stated\n    trend",
        "level_basis: |stated",
        "a level goes with its basis", "stated", BASIS_OF_LEVEL,
    ),
    Broken(
        "an inferred level without coder",
        "    level_coder_id: example-coder\n", "", C001,
        "an inferred level names its coder", "nothing",
        "a coder of scales.yml if and only if inferred",
    ),
    Broken(
        "a stated level with a coder",
        f"    level: 1\n{INFERRED}", f"    level: 3\n    level_basis: stated\n{CODER}",
        "level_coder_id: |example-coder",
        "an inferred level names its coder", "example-coder",
        "a coder of scales.yml if and only if inferred",
    ),
    Broken(
        "a stated level that is not in the scales",
        f"    level: 1\n{INFERRED}", "    level: 1\n    level_basis: stated\n",
        "level_basis: |stated",
        "a stated level without a label in scales.yml", "stated",
        "a row of scales.yml for example-institute with level 1",
        "add the label, or say inferred",
    ),
]  # fmt: skip

BASES = [
    Broken(
        "a trend without basis",
        "    trend_basis: stated\n", "", C002,
        "a trend goes with its basis", "nothing", BASIS_OF_TREND,
    ),
    Broken(
        "a basis without trend",
        "    trend: stalled\n", "", "trend_basis: |stated",
        "a trend goes with its basis", "stated", BASIS_OF_TREND,
    ),
    Broken(
        "as_of without basis",
        "    as_of: '2015-03'\n    as_of_basis: stated\n", "    as_of: '2015-03'\n", C001,
        "as_of goes with its basis", "nothing", BASIS_OF_AS_OF,
    ),
    Broken(
        "a basis without as_of",
        "    as_of: '2015-03'\n", "", "as_of_basis: |stated",
        "as_of goes with its basis", "stated", BASIS_OF_AS_OF,
    ),
    Broken(
        "publication stands for as_of, and there is none",
        "    as_of_basis: stated\n    published: '2015-04-02'\n", "    as_of_basis: published\n",
        "as_of_basis: |published\n    recorded: '2020-06-30'\n    level",
        "the day of publication stands for as_of, and there is none",
        "published", "stated or inferred, or a date in published",
    ),
]  # fmt: skip

ABOUT = "    about:\n      - agreement_id: example-2013\n    citations"
TARGETS_OR_SET = "a list `about`, or a code in about_set, not both"
KNOWN = "true or false with a set, nothing without"

TARGETS = [
    Broken(
        "neither targets nor a set, on a set",
        "    about_set: all\n    members_known: false\n", "", "- |id: all-c001\n",
        "an assessment is about targets or about a set", "nothing", TARGETS_OR_SET,
        file="assessments.yml",
    ),
    Broken(
        "neither targets nor a set, on an agreement",
        ABOUT, "    citations", C002,
        "an assessment is about targets or about a set", "nothing", TARGETS_OR_SET,
    ),
    Broken(
        "targets and a set",
        ABOUT, f"    about_set: energy\n    members_known: true\n{ABOUT}", "about_set: |energy",
        "an assessment is about targets or about a set", "energy", TARGETS_OR_SET,
    ),
    Broken(
        "a set without members_known",
        "    members_known: false\n", "", "- |id: all-c001\n",
        "members_known goes with about_set", "nothing", KNOWN,
        file="assessments.yml",
    ),
    Broken(
        "an agreement named twice",
        ABOUT, ABOUT.replace("    citations", "      - agreement_id: example-2013\n    citations"),
        "- agreement_id: |example-2013\n    citations",
        "a unit named twice", "example-2013", "each unit once",
    ),
    Broken(
        "a provision named twice",
        "        provision_id: example-2013.1\n",
        "        provision_id: example-2013.1\n      - agreement_id: example-2013\n"
        "        provision_id: example-2013.1\n",
        "provision_id: |example-2013.1\n    citations",
        "a unit named twice", "example-2013.1", "each unit once",
    ),
    Broken(
        "members_known without a set",
        ABOUT, f"    members_known: true\n{ABOUT}", "members_known: |true",
        "members_known goes with about_set", "true", KNOWN,
    ),
]  # fmt: skip

NOT_AFTER = "a day up to 2020-06-30, the release_date of dataset.yml"
IF_RIGHT = "if it is right, write a later release_date into dataset.yml"

WHO_AND_WHEN = [
    Broken(
        "an assessor without a type",
        "assessor_id: example-government", "assessor_id: example-union",
        "assessor_id: |example-union",
        "an assessor without a type", "example-union",
        "an organisation with assessor_type in organisations.yml",
    ),
    Broken(
        "published after the data",
        "    published: '2015-04-02'\n", "    published: '2020-07'\n", "published: |'2020-07'",
        "a time after the data", "2020-07", NOT_AFTER, IF_RIGHT,
    ),
    Broken(
        "recorded after the data",
        "    published: '2016-05-01'\n    recorded: '2020-06-30'\n",
        "    published: '2016-05-01'\n    recorded: '2020-07-01'\n", "recorded: |'2020-07-01'",
        "a time after the data", "2020-07-01", NOT_AFTER, IF_RIGHT,
    ),
]  # fmt: skip

OTHER_CLAIM = "example-2013-c and a number that was never given"

IDS = [
    Broken(
        "a provision id with another number",
        "    number: '2'\n", "    number: '3'\n", "id: |example-2013.2\n",
        "a provision id that is not <agreement>.<number>", "example-2013.2", "example-2013.3",
    ),
    Broken(
        "a provision id of another agreement",
        "  - id: example-2013.2\n", "  - id: example-2014.2\n", "id: |example-2014.2\n",
        "a provision id that is not <agreement>.<number>", "example-2014.2", "example-2013.2",
    ),
    Broken(
        "a provision id that does not follow the number in the text",
        "    number: '2'\n", "    number: I.2\n", "id: |example-2013.2\n",
        "a provision id that is not <agreement>.<number>", "example-2013.2", "example-2013.i-2",
    ),
    *(
        Broken(
            f"an id of another agreement, {claim}",
            f"id: example-2013-{claim}\n", f"id: example-2014-{claim}\n",
            f"id: |example-2014-{claim}\n",
            "a claim id of another agreement", f"example-2014-{claim}", OTHER_CLAIM,
        )
        for claim in ("c001", "c002", "c003", "c004", "c005")
    ),
    Broken(
        "an id of an agreement for a claim on a set",
        "  - id: all-c001", "  - id: example-2013-c006", "id: |example-2013-c006",
        "a claim id of another agreement", "example-2013-c006",
        "all-c and a number that was never given",
        file="assessments.yml",
    ),
]  # fmt: skip

UNCITED = ("a verified record without a citation", "true", "citations, or verified: false")

EVIDENCE = [
    Broken(
        "a verified challenge without citation",
        "    verified: false\n    affects", "    verified: true\n    affects",
        "verified: |true\n    affects", *UNCITED,
    ),
    Broken(
        "a verified figure without citation",
        "    verified: false\ndiscrepancies", "    verified: true\ndiscrepancies",
        "verified: |true\ndiscrepancies", *UNCITED,
    ),
    Broken(
        "a verified version without citation",
        "20 April 2013\n        verified: false", "20 April 2013\n        verified: true",
        "20 April 2013\n        verified: |true", *UNCITED,
    ),
    Broken(
        "a verified milestone without citation",
        f"    verified: true\n{CITED}figures", "    verified: true\nfigures",
        "verified: |true\nfigures", *UNCITED,
    ),
    Broken(
        "a verified assessment without citation",
        f"      - agreement_id: example-2013\n{CITED}", "      - agreement_id: example-2013\n",
        "begun.\n    verified: |true", *UNCITED,
    ),
    Broken(
        "a verified place without citation",
        "verified: false", "verified: true", "verified: |true", *UNCITED, file="places.yml",
    ),
    Broken(
        "a verified meeting with an empty list of citations",
        "    citations: [{source_id: example-2013-text, seen_on: '2020-06-30', "
        "seen_as: stored-text, seen_part: whole}]\n", "    citations: []\n",
        "verified: |true", *UNCITED, file="meetings/2013.yml",
    ),
    *(
        Broken(
            f"{act} without citation",
            "    act: not-known\n", f"    act: {act}\n", f"act: |{act}",
            "an act without a citation for it", act, "citations of it, or act: not-known",
        )
        for act in ("signed", "initialled")
    ),
    Broken(
        "a conflict of one version",
        "      - id: example-2013-d01-v2\n        text: Others say 20 April 2013\n"
        "        verified: false\n", "", "kind: |conflict",
        "too few versions", "conflict with 1", "at least 2",
    ),
    Broken(
        "a body obliged twice",
        "      - party: serbia\n", "      - party: kosovo\n",
        "      - party: kosovo\n      - party: |kosovo",
        "a body obliged twice", "kosovo", "each body once for one provision",
    ),
    Broken(
        "a named body obliged twice",
        "      - party: kosovo\n      - party: serbia\n",
        2 * "      - party: other\n        body: The Bank\n",
        "body: The Bank\n      - party: |other",
        "a body obliged twice", "other", "each body once for one provision",
    ),
]  # fmt: skip


def add_untyped(root: Path) -> None:
    """An organisation that assesses nothing yet, and so needs no type of assessor."""
    path = root / "raw" / "organisations.yml"
    row = "  - id: example-union\n    name: Example Union\n    kind: ngo\n    verified: false\n"
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")


@pytest.mark.parametrize(
    "broken",
    [*LEVELS, *BASES, *TARGETS, *WHO_AND_WHEN, *IDS, *EVIDENCE],
    ids=lambda broken: broken.name,
)
def test_a_broken_rule_is_one_error_at_its_place(tiny: Path, broken: Broken) -> None:
    add_untyped(tiny)
    (tiny / "raw" / "codings.yml").unlink()
    edit(tiny, broken.file, broken.old, broken.new)
    place = place_of(tiny, broken.file, broken.at)
    assert reported(tiny) == [Told(place, broken.what, broken.found, broken.allowed, broken.hint)]


def test_a_provision_spoken_of_belongs_to_its_agreement(tiny: Path) -> None:
    (tiny / "raw" / "agreements" / "other-2014.yml").write_text(OTHER, encoding="utf-8")
    target = "      - agreement_id: other-2014\n        provision_id: example-2013.2\n"
    edit(tiny, A, ABOUT, ABOUT.replace("    citations", f"{target}    citations"))
    assert reported(tiny) == [
        Told(
            place_of(tiny, A, "agreement_id: other-2014\n        provision_id: |example-2013.2"),
            "a provision of another agreement",
            "example-2013.2",
            "a provision of other-2014",
        )
    ]


@pytest.mark.parametrize(
    ("claim", "verified", "what"),
    [
        (
            "example-2013-c006", True,
            ("a verified record without a citation", "true", "citations, or verified: false"),
        ),
        (
            "example-2014-c006", False,
            ("a claim id of another agreement", "example-2014-c006", OTHER_CLAIM),
        ),
    ],
)  # fmt: skip
def test_a_benefit_keeps_the_rules_of_claims(
    tiny: Path, claim: str, verified: bool, what: tuple[str, str, str]
) -> None:
    benefit = {
        "id": claim, "text": "A shorter way.", "recorded": "2020-06-30", "verified": verified
    }  # fmt: skip
    add_records(tiny, A, "benefits", [benefit])
    (told,) = reported(tiny)
    assert (told.what, told.found, told.allowed) == what


@pytest.mark.parametrize("kind", ["conflict", "caveat"])
def test_a_discrepancy_without_versions_has_too_few(tiny: Path, kind: str) -> None:
    add_records(tiny, A, "discrepancies", [{"id": "example-2013-d02", "kind": kind, "topic": "X"}])
    (told,) = reported(tiny)
    assert (told.what, told.found) == ("too few versions", f"{kind} with 0")
    assert told.allowed == ("at least 2" if kind == "conflict" else "at least 1")


ALLOWED_EDITS = {
    "a stated level with its label in the scales": (
        f"    level: 1\n{INFERRED}", "    level: 3\n    level_basis: stated\n",
    ),
    "signed with a citation for the act": (
        "    act: not-known\n", f"    act: signed\n{CITED}",
    ),
    "accepted without a citation": ("    act: not-known\n", "    act: accepted\n"),
    "a caveat of one version": (
        "    kind: conflict\n    topic: Date\n",
        "    kind: caveat\n    topic: Date\n",
    ),
    "a time before the agreement that the record explains": (
        "    as_of: '2015-03'\n", "    as_of: '2012-03'\n    time_note: Of its predecessor.\n",
    ),
    "published in the year of the data": (
        "    published: '2015-04-02'\n", "    published: '2020'\n",
    ),
    "published on the day of the data": (
        "    published: '2015-04-02'\n", "    published: '2020-06-30'\n",
    ),
    "the same provision and its agreement": (
        "      - agreement_id: example-2013\n        provision_id: example-2013.1\n",
        "      - agreement_id: example-2013\n        provision_id: example-2013.1\n"
        "      - agreement_id: example-2013\n",
    ),
    "publication in the month spoken of": (
        "    published: '2015-04-02'\n", "    published: '2015-03-02'\n",
    ),
    "an account of the day of the agreement": (
        "    as_of: '2016-05-01'\n", "    as_of: '2013-04-19'\n",
    ),
    "an account of the year of the agreement": (
        "    as_of: '2016-05-01'\n", "    as_of: '2013'\n",
    ),
    "an account with an open start": ("    as_of: '2016-05-01'\n", "    as_of: ../2016-05\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", ALLOWED_EDITS)
def test_what_keeps_the_rules_is_reported_as_nothing(tiny: Path, name: str) -> None:
    edit(tiny, A, *ALLOWED_EDITS[name])
    assert reported(tiny) == []


WHY = "say why in time_note"
WARNINGS = [
    Broken(
        "an undated claim",
        "    published: '2017'\n", "", "- |id: all-c001\n",
        "an undated claim: printed apart, never a position", None, file="assessments.yml",
    ),
    Broken(
        "published before the time spoken of",
        "    published: '2015-04-02'\n", "    published: '2015-02-28'\n",
        "published: |'2015-02-28'", "published before as_of 2015-03", "2015-02-28", hint=WHY,
    ),
    Broken(
        "a time before the agreement",
        "    as_of: '2015-03'\n", "    as_of: '2013-03'\n", "as_of: |'2013-03'",
        "a time before the agreement example-2013", "2013-03", hint=WHY,
    ),
    Broken(
        "an interval that ends before the agreement",
        "    as_of: '2015-03'\n", "    as_of: 2011/2012\n", "as_of: |2011/2012",
        "a time before the agreement example-2013", "2011/2012", hint=WHY,
    ),
    Broken(
        "published before the agreement, with no time spoken of",
        "    as_of: '2016-05-01'\n    as_of_basis: published\n    published: '2016-05-01'\n",
        "    published: '2012'\n", "published: |'2012'",
        "a time before the agreement example-2013", "2012", hint=WHY,
    ),
    Broken(
        "a source that nobody cites",
        "sources:\n", "sources:\n  - id: example-2020-word\n    url: https://example.org/word\n"
        "    title_basis: none\n    kind: news\n", "id: |example-2020-word",
        "a source that nobody cites", "example-2020-word", file="sources.yml",
    ),
]  # fmt: skip


@pytest.mark.parametrize("broken", WARNINGS, ids=lambda broken: broken.name)
def test_what_may_be_right_is_a_warning(tiny: Path, broken: Broken) -> None:
    edit(tiny, broken.file, broken.old, broken.new)
    place = place_of(tiny, broken.file, broken.at)
    assert reported(tiny) == [
        Told(place, broken.what, broken.found, broken.allowed, broken.hint, "warning")
    ]


def test_a_source_that_only_a_copy_names_is_used(tiny: Path) -> None:
    file, kind = "sources.yml", "    kind: civil-society-report\n"
    original = (
        "  - id: example-2012-word\n    url: https://example.org/word\n"
        "    title_basis: none\n    kind: news\n"
    )
    edit(tiny, file, kind, f"{kind}    copy_of_id: example-2012-word\n{original}")
    assert reported(tiny) == []


ONE_FAULT = {
    "a citation with an unknown code": (
        A, f"example-2013.1\n{CITED}", f"example-2013.1\n{CITED}".replace("stored-text", "stored"),
        "unknown code in seen_as",
    ),
    "a target that is no id": (
        A, ABOUT, ABOUT.replace("example-2013", "Example 2013"), "agreement_id: not an id",
    ),
    "a label with a level off the scale": (
        "scales.yml", "level: 3", "level: 4", "level is out of bounds",
    ),
    "a version with a value of another type": (
        A, "20 April 2013\n        verified: false", "20 April 2013\n        verified: 0",
        "verified is of another type",
    ),
    "an assessment without id": (
        A, "  - id: example-2013-c001\n    assessor_id", "  - assessor_id", "id is missing",
    ),
    "an agreement without id": (
        A, "id: example-2013\ntitle", "title", "id is missing",
    ),
    "an agreement whose id is no id": (
        A, "id: example-2013\ntitle", "id: Example 2013\ntitle", "id: not an id",
    ),
    "an agreement whose id is a number": (
        A, "id: example-2013\ntitle", "id: 2013\ntitle", "id is of another type",
    ),
    "a provision whose id is no id of a provision": (
        A, "- id: example-2013.1\n", "- id: example-2013\n", "id: not a provision id",
    ),
    "an assessment whose id is no claim id": (
        A, "id: example-2013-c001", "id: example-2013-1", "id: not a claim id",
    ),
    "a place whose id is no id": (
        "places.yml", "id: example-town", "id: Example town", "id: not an id",
    ),
    "a source without id": (
        "sources.yml", "- id: example-2013-text\n    url", "- url", "id is missing",
    ),
    "a provision set whose version is text": (
        A, "  - version: 1\n", "  - version: '1'\n", "version is of another type",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ONE_FAULT)
def test_one_fault_is_one_problem_and_brings_no_others(tiny: Path, name: str) -> None:
    """What depends on a faulty value is checked when the value is mended."""
    file, old, new, what = ONE_FAULT[name]
    if name == "a label with a level off the scale":
        edit(tiny, A, f"    level: 1\n{INFERRED}", "    level: 3\n    level_basis: stated\n")
    edit(tiny, file, old, new)
    problems = [told.what for told in reported(tiny)]
    assert problems == [what]


@pytest.mark.parametrize("name", ["kosovo", "serbia"])
def test_no_organisation_has_the_id_of_a_party(tiny: Path, name: str) -> None:
    row = f"  - id: {name}\n    name: A paper\n    kind: ngo\n    verified: false\n"
    path = tiny / "raw" / "organisations.yml"
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    place = place_of(tiny, "organisations.yml", f"- id: |{name}\n")
    hint = "the executives of a party are one voice of that name"
    what = "an organisation with the id of a party"
    assert reported(tiny) == [Told(place, what, name, "another id", hint)]
