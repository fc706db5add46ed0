"""Keys from a block of Prefect: used, not given to the process, and not told if they are wrong."""

import os
from typing import Any, ClassVar

import pytest

VALUE = {"AWS_SECRET_ACCESS_KEY": "hidden", "DIALOGUE_PUBLISH_TO": "s3://bucket"}


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module, with a block in place of Prefect's server, and a log in place of its own."""
    from pipelines.orchestrator import keys

    class Block:
        held: object = VALUE
        said: ClassVar[list[str]] = []

        @classmethod
        def load(cls, name: str) -> "Block":
            if isinstance(cls.held, Exception):
                raise cls.held
            return cls()

        def get(self) -> object:
            return self.held

        @classmethod
        def error(cls, message: str, *values: object) -> None:
            cls.said.append(message % values)

    Block.said = []
    monkeypatch.setattr(keys, "Secret", Block)
    monkeypatch.setattr(keys, "get_run_logger", lambda: Block)
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY", raising=False)
    monkeypatch.delenv("DIALOGUE_PUBLISH_TO", raising=False)
    monkeypatch.setenv("DIALOGUE_PUBLISH_BLOCK", "ours")
    return keys


def test_the_block_stands_for_the_environment(keys: Any) -> None:
    found = keys.environment()
    assert {name: found[name] for name in VALUE} == VALUE
    assert found["PATH"] == os.environ["PATH"]
    assert "AWS_SECRET_ACCESS_KEY" not in os.environ


def test_without_a_name_none_is_asked_for(keys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIALOGUE_PUBLISH_BLOCK")
    keys.Secret.held = ValueError("asked")
    assert keys.environment() == dict(os.environ)


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (ValueError("hidden"), "the block ours cannot be read (ValueError)"),
        ("hidden", "the block ours holds other things than AWS_ACCESS_KEY_ID, "),
        ({**VALUE, "hidden": "x"}, "the block ours holds other things than AWS_ACCESS_KEY_ID, "),
    ],
)
def test_a_block_of_no_use_is_a_line_without_what_it_holds(
    keys: Any, held: object, said: str
) -> None:
    keys.Secret.held = held
    assert keys.environment() == dict(os.environ)
    assert keys.Secret.said[0].startswith(said)
    assert "hidden" not in keys.Secret.said[0]
