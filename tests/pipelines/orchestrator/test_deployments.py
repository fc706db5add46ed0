"""The four deployments: prefect.yaml and `dialogue serve` offer the same."""

import inspect
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from schemas.codes import LANGUAGE

CHECKOUT = Path(__file__).resolve().parents[3]
NAMES = ["capture", "refresh", "publish", "release"]


@pytest.fixture(scope="module")
def offered() -> dict[str, Any]:
    """What `dialogue serve` offers where it is told nothing, by name."""
    from pipelines.orchestrator.deployments import Times, deployments

    return {each.flow.name: each for each in deployments(Path("."), Times())}


@pytest.fixture(scope="module")
def filed() -> dict[str, dict[str, Any]]:
    """What prefect.yaml offers, by name."""
    content = yaml.safe_load((CHECKOUT / "prefect.yaml").read_text(encoding="utf-8"))
    return {each["name"]: each for each in content["deployments"]}


def test_both_ways_offer_the_four(offered: dict[str, Any], filed: dict[str, Any]) -> None:
    assert list(offered) == list(filed) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_file_says_what_serve_says(
    offered: dict[str, Any], filed: dict[str, Any], name: str
) -> None:
    from pipelines.orchestrator.deployments import ONE, Times

    made, said = offered[name], filed[name]
    assert said["description"] == made.about
    assert said["parameters"] == made.parameters
    crons = [(each["cron"], each["timezone"]) for each in said.get("schedules", [])]
    assert crons == ([(made.cron, Times().timezone)] if made.cron else [])
    assert said["concurrency_limit"] == {
        "limit": ONE.limit,
        "collision_strategy": ONE.collision_strategy.value,
    }
    path, _, function = said["entrypoint"].partition(":")
    assert CHECKOUT / path == Path(inspect.getfile(made.flow.fn))
    assert function == made.flow.fn.__name__


@pytest.mark.parametrize("name", NAMES)
def test_each_parameter_has_a_type_and_a_meaning(offered: dict[str, Any], name: str) -> None:
    from prefect.utilities.callables import parameter_schema

    made = offered[name]
    schema = parameter_schema(made.flow).model_dump()["properties"]
    assert schema.keys() >= made.parameters.keys()
    for about in schema.values():
        assert about["type"] in ("string", "number", "boolean", "array")
        assert about["description"].endswith(".")


def test_a_release_is_offered_in_the_languages_that_there_are() -> None:
    from pipelines.orchestrator.release_flow import Language

    assert get_args(Language) == tuple(LANGUAGE.codes)


def test_no_parameter_makes_a_release_final(offered: dict[str, Any]) -> None:
    signature = inspect.signature(offered["release"].flow.fn)
    assert list(signature.parameters) == ["root", "languages", "late"]


def test_the_command_has_the_same_times() -> None:
    from pipelines.cli.serve import serve
    from pipelines.orchestrator.deployments import Times

    told = {name: each.default for name, each in inspect.signature(serve).parameters.items()}
    assert Times(told["cron"], told["monthly"], told["timezone"], told["late"]) == Times()
