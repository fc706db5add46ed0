"""What is taken out of a YAML file, and that nothing else of it changes."""

import pytest
import yaml

from pipelines.forget.edits import edited
from pipelines.forget.names import person
from pipelines.forget.places import named
from pipelines.forget.plan import plan
from schemas.registry import file_kind

NAME = "Ana Example"
FILE = "meetings/2013.yml"
HEAD = "meetings:\n  - id: meeting-2013-04-19\n"


def without(body: str, **roles: str) -> str:
    """The body of a meeting after the person was taken out."""
    kind = file_kind(FILE)
    assert kind is not None
    who = person(NAME, (), str)
    text = HEAD + body
    steps = plan(list(named(text, FILE, kind, who)), who, roles, {})
    return edited(text, [step for step in steps if step.act != "by hand"]).removeprefix(HEAD)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "    participants:\n      - name: Ana Example\n        party: eu\n    track: summit\n",
            "    participants:\n      - party: eu\n    track: summit\n",
        ),
        (
            "    participants:\n      - party: eu\n        # said so\n        name: 'Ana Example'\n"
            "      - party: us\n",
            "    participants:\n      - party: eu\n        # said so\n      - party: us\n",
        ),
        ("    note: Ana Example\n    track: summit\n", "    track: summit\n"),
        ("    track: summit\n    note: Ana\n      Example\n", "    track: summit\n"),
    ],
)
def test_a_field_that_is_the_name_goes(before: str, after: str) -> None:
    assert without(before) == after


@pytest.mark.parametrize(
    "before",
    [
        "    note: With Ana\n      Example and others.\n    track: summit\n",
        "    note: >-\n      With Ana\n      Example and others.\n    track: summit\n",
        "    note: |-\n      With Ana Example and others.\n\n    track: summit\n",
        '    note: "With Ana Example and others."\n    track: summit\n',
    ],
)
def test_the_role_stands_in_texts_of_every_style(before: str) -> None:
    (meeting,) = yaml.safe_load(HEAD + without(before, en="its editor"))["meetings"]
    assert meeting["note"] == "With its editor and others." and meeting["track"] == "summit"


def test_the_role_stands_in_a_record_in_brackets() -> None:
    before = "    participants: [{party: eu, name: Ana Example, role: editor}]\n"
    assert without(before) == before  # left to a person
    (meeting,) = yaml.safe_load(HEAD + without(before, en="it's one"))["meetings"]
    assert meeting["participants"] == [{"party": "eu", "name": "it's one", "role": "editor"}]
