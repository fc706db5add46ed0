"""Keys are given once, and what is referred to exists."""

from pathlib import Path

import pytest

from pipelines.ingest import Ingested
from schemas.registry import TABLES
from tests.reports import Told, place_of, reported
from tests.trees import add_records, edit

A = "agreements/example-2013.yml"
OTHER = """\
id: other-2014
title: Another example
short_title: Other
phase: political-2013-2015
form: arrangement
facilitator: eu
summary: Another example.
"""


def write(root: Path, file: str, text: str) -> None:
    """A new file of a tree."""
    path = root / "raw" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def way_out(claim: str, place: str) -> str:
    """What a duplicate says to do. place: of the second one."""
    line = f"dialogue renumber {claim} --at {place.rpartition(':')[0]}"
    return f"; if they are two records, `{line}` gives this one the next id"


def test_the_tiny_tree_is_whole(tiny: Path) -> None:
    assert reported(tiny) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "mark", "what", "allowed", "hint"),
    [
        (
            "meetings/2013.yml", "place_id: example-town", "place_id: example-twon",
            "place_id: |example-twon", "place_id names no record of places",
            "an id that exists: example-town", "did you mean example-town?",
        ),
        (
            A, "facilitator: eu",
            "facilitator: eu\nparent_id: example-2014\nparent_basis: our-match",
            "parent_id: |example-2014", "parent_id names no record of agreements",
            "an id that exists: example-2013", "did you mean example-2013?",
        ),
        (
            A, "provision_id: example-2013.1", "provision_id: example-2013.9",
            "provision_id: |example-2013.9", "provision_id names no record of provisions",
            "an id that exists: example-2013.1, example-2013.2",
            "did you mean example-2013.2 or example-2013.1?",
        ),
        (
            A, "level_coder_id: example-coder", "level_coder_id: somebody",
            "level_coder_id: |somebody", "level_coder_id names no record of coders",
            "an id that exists: example-coder, example-second-coder", None,
        ),
        (
            A, "according_to_id: example-institute", "according_to_id: example-institut",
            "according_to_id: |example-institut\n",
            "according_to_id names no record of organisations",
            "an id that exists: example-institute, example-government",
            "did you mean example-institute?",
        ),
        (
            A, "documents:\n  - source_id: example-2013-text",
            "documents:\n  - source_id: zzz",
            "source_id: |zzz", "source_id names no record of sources",
            "an id that exists: example-2013-text, example-2015-report", None,
        ),
        (
            A, "    speaker_name: Second Person", "    corrects_id: example-2013-c009",
            "corrects_id: |example-2013-c009", "corrects_id names no record of assessments",
            "an id that exists: example-2013-c001, example-2013-c002, all-c001",
            "did you mean example-2013-c002 or example-2013-c001?",
        ),
        (
            "scales.yml", "assessor_id: example-institute", "assessor_id: nobody",
            "assessor_id: |nobody", "assessor_id names no record of organisations",
            "an id that exists: example-institute, example-government", None,
        ),
    ],
)  # fmt: skip
def test_what_is_referred_to_exists(
    tiny: Path, file: str, old: str, new: str, mark: str, what: str, allowed: str, hint: str | None
) -> None:
    edit(tiny, file, old, new)
    found = mark.split("|")[1].strip()
    assert reported(tiny) == [Told(place_of(tiny, file, mark), what, found, allowed, hint)]


def test_where_nothing_can_be_referred_to_yet_it_says_so(tiny: Path) -> None:
    write(
        tiny,
        "surveys/s.yml",
        "id: s\ntitle: A survey\nactivity_id: a-workshop\nverified: false\n",
    )
    assert reported(tiny) == [
        Told("raw/surveys/s.yml:3:14", "activity_id names no record of activities", "a-workshop",
             "no record yet")
    ]  # fmt: skip


def test_of_many_ids_eight_are_shown(tiny: Path) -> None:
    add_records(
        tiny,
        "organisations.yml",
        "organisations",
        [
            {"id": f"org-{n}", "name": f"Organisation {n}", "kind": "ngo", "verified": False}
            for n in range(1, 10)
        ],
    )
    edit(tiny, "scales.yml", "assessor_id: example-institute", "assessor_id: zzz")
    (told,) = reported(tiny)
    assert told.allowed == (
        "an id that exists: example-institute, example-government, org-1, org-2, org-3, org-4, "
        "org-5, org-6 and 3 more"
    )


def test_a_record_with_another_fault_still_exists(tiny: Path) -> None:
    """A place with a wrong kind is one fault, not one more for each meeting held there."""
    edit(tiny, "places.yml", "kind: city", "kind: town")
    (told,) = reported(tiny)
    assert told.what == "unknown code in kind"
    assert told.place == place_of(tiny, "places.yml", "kind: |town")


@pytest.mark.parametrize(
    ("record_table", "record_id", "column", "allowed", "hint"),
    [
        (
            "assessments", "example-2013-c009", "record_id",
            "an id that exists: example-2013-c001, example-2013-c002, all-c001",
            "did you mean example-2013-c002 or example-2013-c001?",
        ),
        ("places", "zzz", "record_id", "an id that exists: example-town", None),
    ],
)  # fmt: skip
def test_a_doubt_names_records_that_exist(
    tiny: Path, record_table: str, record_id: str, column: str, allowed: str, hint: str | None
) -> None:
    write(
        tiny,
        "doubts.yml",
        "doubts:\n  - id: doubt-001\n    subject: dates\n    doubt: A date.\n    records:\n"
        f"      - record_table: {record_table}\n        record_id: {record_id}\n",
    )
    assert reported(tiny) == [
        Told("raw/doubts.yml:7:20", f"{column} names no record", f"{record_table} {record_id}",
             allowed, hint)
    ]  # fmt: skip


def test_a_doubt_names_a_table_that_exists(tiny: Path) -> None:
    write(
        tiny,
        "doubts.yml",
        "doubts:\n  - id: doubt-001\n    subject: dates\n    doubt: A date.\n    records:\n"
        "      - record_table: asessments\n        record_id: all-c001\n",
    )
    (told,) = reported(tiny)
    assert told.place == "raw/doubts.yml:6:23"
    assert (told.what, told.found) == ("record_table names no record", "asessments all-c001")
    assert told.hint == "did you mean assessments?"


def test_a_translation_names_a_record_that_exists(tiny: Path) -> None:
    row = (
        "  - record_table: agreements\n    record_id: example-2031\n    field: title\n"
        "    text: Marrëveshja\n    status: our-translation\n    verified: false\n"
    )
    write(tiny, "translations/sq/agreements.yml", f"translations:\n{row}")
    (told,) = reported(tiny)
    assert told.place == "raw/translations/sq/agreements.yml:3:16"
    assert told.hint == "did you mean example-2013?"


def test_a_translation_names_a_field_that_exists(tiny: Path) -> None:
    row = (
        "  - record_table: agreements\n    record_id: example-2013\n    field: titel\n"
        "    text: Marrëveshja\n    status: our-translation\n    verified: false\n"
    )
    write(tiny, "translations/sq/agreements.yml", f"translations:\n{row}")
    assert [told.place for told in reported(tiny)] == ["raw/translations/sq/agreements.yml:4:12"]


@pytest.mark.parametrize(
    ("row", "place", "what", "allowed", "hint"),
    [
        (
            "latin: Josep Borrell\n    cyrillic: Жoзеп Борељ", "3:15",
            "a letter of Latin script", "letters of Cyrillic script",
            "leave it out if the name stays in Latin script",
        ),
        (
            "latin: Јosep", "2:12", "a letter of Cyrillic script", "letters of Latin script",
            "write it as Serbian texts in Latin script have it",
        ),
    ],
)  # fmt: skip
def test_a_spelling_is_in_the_script_of_its_field(
    tiny: Path, row: str, place: str, what: str, allowed: str, hint: str
) -> None:
    write(tiny, "translations/cyrillic.yml", f"spellings:\n  - {row}\n")
    (told,) = reported(tiny)
    assert told.place == f"raw/translations/cyrillic.yml:{place}"
    assert (told.what, told.allowed, told.hint) == (what, allowed, hint)


@pytest.mark.parametrize("row", ["latin: Lex localis", "latin: Ashton\n    cyrillic: Ештон"])
def test_a_spelling_of_a_name_stands(tiny: Path, row: str) -> None:
    write(tiny, "translations/cyrillic.yml", f"spellings:\n  - {row}\n")
    assert reported(tiny) == []


@pytest.mark.parametrize(
    ("table", "record", "field"),
    [
        ("agreements", "example-2013", "phase"),
        ("assessments", "example-2013-c001", "level_as_stated"),
        ("surveys", "example-2013", "title"),
        ("places", "example-town", "name_en"),
    ],
)
def test_a_translation_that_nothing_prints_is_refused(
    tiny: Path, table: str, record: str, field: str
) -> None:
    row = (
        f"  - record_table: {table}\n    record_id: {record}\n    field: {field}\n"
        "    text: Ura\n    status: our-translation\n    verified: false\n"
    )
    write(tiny, "translations/sq/agreements.yml", f"translations:\n{row}")
    told = {told.place: told.what for told in reported(tiny)}
    what = f"a field of {table} that nothing prints in another language"
    assert told["raw/translations/sq/agreements.yml:4:12"] == what


@pytest.mark.parametrize(
    ("file", "old", "new", "mark", "what", "found", "first"),
    [
        (
            A, "id: example-2013-c002", "id: example-2013-c001",
            "- id: |example-2013-c001\n    assessor_id: example-government",
            "duplicate id in assessments", "example-2013-c001",
            "- |id: example-2013-c001\n    assessor_id: example-institute",
        ),
        (
            A, "topics: [movement]\ndocuments", "topics: [movement, trade, movement]\ndocuments",
            "topics: [movement, trade, |movement]",
            "duplicate agreement_id + topic in agreement_topics", "example-2013 movement",
            "topics: [|movement, trade, movement]",
        ),
        (
            A, "  - version: 1", "  - version: 1\n    basis: accounts\n    complete: unknown\n"
            "  - version: 1",
            "unknown\n  - version: |1",
            "duplicate agreement_id + version in provision_sets", "example-2013 1",
            "- |version: 1\n    basis: accounts",
        ),
        (
            "organisations.yml", "id: example-government", "id: example-institute",
            "id: |example-institute\n    name: Example Government",
            "duplicate id in organisations", "example-institute",
            "- |id: example-institute\n    name: Example Institute",
        ),
    ],
)  # fmt: skip
def test_a_key_is_given_once(
    tiny: Path, file: str, old: str, new: str, mark: str, what: str, found: str, first: str
) -> None:
    edit(tiny, file, old, new)
    told = [one for one in reported(tiny) if one.what == what]
    place = place_of(tiny, file, mark)
    hint = f"first given at {place_of(tiny, file, first)}"
    hint += way_out(found, place) if "-c0" in found else ""
    assert told == [Told(place, what, found, "each key once", hint)]


def test_a_key_given_twice_in_two_files_names_both(tiny: Path) -> None:
    text = (tiny / "raw" / "meetings" / "2013.yml").read_text(encoding="utf-8")
    write(tiny, "meetings/2014.yml", text)
    told = [one for one in reported(tiny) if one.what == "duplicate id in meetings"]
    place, first = "raw/meetings/2014.yml:2:9", "first given at raw/meetings/2013.yml:2:5"
    hint = f"{first}{way_out('meeting-2013-04-19', place)}"
    assert [(one.place, one.hint) for one in told] == [(place, hint)]


def test_a_record_given_twice_is_one_problem_and_not_one_for_each_of_its_lists(tiny: Path) -> None:
    text = (tiny / "raw" / "meetings" / "2013.yml").read_text(encoding="utf-8")
    write(tiny, "meetings/2014.yml", text)
    assert [one.what for one in reported(tiny)] == ["duplicate id in meetings"]


def test_a_key_of_empty_parts_is_a_key_too(tiny: Path) -> None:
    row = {"bounded_table": "agreements", "min": 1, "max": 1, "reason": "Again."}
    add_records(tiny, "bounds.yml", "bounds", [row])
    (told,) = reported(tiny)
    assert told.what == "duplicate bounded_table + bounded_column in bounds"


def test_a_claim_id_is_given_once_in_all_families_of_claims(tiny: Path) -> None:
    """A claim is an assessment, challenge, benefit, milestone or figure: one sequence of ids."""
    edit(tiny, A, "id: example-2013-c005", "id: example-2013-c004")
    first = place_of(tiny, A, "|id: example-2013-c004\n    date")
    place = place_of(tiny, A, "id: |example-2013-c004\n    what")
    assert reported(tiny) == [
        Told(
            place,
            "a claim id given twice",
            "example-2013-c004",
            "each id once in assessments, challenges, benefits, milestones, figures",
            f"first given at {first}{way_out('example-2013-c004', place)}",
        )
    ]


@pytest.mark.parametrize("claim", ["example-2013-c001", "example-2013-c003"])
def test_a_claim_id_that_stands_in_another_file_is_one_problem(tiny: Path, claim: str) -> None:
    """That it is not of the other agreement either goes without saying."""
    row = f"  - id: {claim}\n    text: A day.\n    recorded: '2020-06-30'\n    verified: false\n"
    write(tiny, "agreements/other-2014.yml", f"{OTHER}milestones:\n{row}")
    (told,) = reported(tiny)
    assert told.place == "raw/agreements/other-2014.yml:9:9"
    assert (told.what, told.found) == ("a claim id given twice", claim)


def test_a_claim_id_given_twice_in_one_family_is_one_problem(tiny: Path) -> None:
    row = "  - id: example-2013-c004\n    text: A day.\n    recorded: '2020-06-30'\n"
    write(tiny, "agreements/other-2014.yml", f"{OTHER}milestones:\n{row}    verified: false\n")
    (told,) = reported(tiny)
    assert told.place == "raw/agreements/other-2014.yml:9:9"
    assert (told.what, told.found) == ("duplicate id in milestones", "example-2013-c004")


def test_a_claim_written_twice_is_one_problem(tiny: Path) -> None:
    """Its targets and citations are those of the second, and no faults of their own."""
    path = tiny / "raw" / "assessments.yml"
    text = path.read_text(encoding="utf-8")
    rows = (tiny / "raw" / A).read_text(encoding="utf-8")
    rows = rows[rows.index("  - id: example-2013-c001") : rows.index("  - id: example-2013-c002")]
    path.write_text(text + rows, encoding="utf-8")
    (told,) = reported(tiny)
    assert told.place == place_of(tiny, "assessments.yml", "id: |example-2013-c001")
    assert told.what == "duplicate id in assessments"


@pytest.mark.parametrize(
    ("old", "new", "mark"),
    [
        (
            "      - agreement_id: example-2013\n    citations",
            "      - agreement_id: example-2014\n    citations",
            "agreement_id: |example-2014\n    citations",
        ),
        (
            "agreement_id: example-2013\n        provision_id",
            "agreement_id: example-2014\n        provision_id",
            "agreement_id: |example-2014\n        provision_id",
        ),
    ],
    ids=["as a whole", "with a provision"],
)
def test_a_target_of_no_agreement_is_one_problem(tiny: Path, old: str, new: str, mark: str) -> None:
    """Whose the claim and the provision are is checked when the agreement is known."""
    edit(tiny, A, old, new)
    assert reported(tiny) == [
        Told(
            place_of(tiny, A, mark),
            "agreement_id names no record of agreements",
            "example-2014",
            "an id that exists: example-2013",
            "did you mean example-2013?",
        )
    ]


def test_two_agreements_in_two_files_stand_beside_each_other(tiny: Path) -> None:
    write(tiny, "agreements/other-2014.yml", OTHER)
    assert reported(tiny) == []


def test_every_foreign_key_of_the_checkout_is_met(checkout_records: Ingested) -> None:
    rows = checkout_records.records.rows
    for name, table in TABLES.items():
        for column, target in table.foreign_keys.items():
            known = {getattr(row, "id") for row in rows.get(target, ())}  # noqa: B009
            used = {getattr(row, column) for row in rows.get(name, ())} - {None}
            assert used <= known, f"{name}.{column}"
