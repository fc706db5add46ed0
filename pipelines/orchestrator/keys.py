"""The keys of a storage from a block of Prefect, for who does not want them in an environment."""

import os
from collections.abc import Mapping
from typing import Any, cast

from prefect import get_run_logger
from prefect.blocks.system import Secret

BLOCK = "DIALOGUE_PUBLISH_BLOCK"
"""The variable that names a Secret block with a JSON object in it."""

KEYS = (
    *("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"),
    *("AWS_ENDPOINT_URL", "AWS_REGION", "DIALOGUE_PUBLISH_TO"),
)
"""What it may hold, by the names that the same things have in an environment."""


def environment() -> Mapping[str, str]:
    """The environment of the process, with what the block says in its place.

    The process itself does not get it, nor do those that it starts. A block that cannot be read is
    a line in the log: the publication then tells what it lacks, and the rest of the run is good.
    """
    name = os.environ.get(BLOCK, "").strip()
    return {**os.environ, **(_held(name) if name else {})}


def _held(name: str) -> dict[str, str]:
    try:
        value = cast("Secret[Any]", Secret.load(name)).get()
    except Exception as error:  # what it says may hold anything
        get_run_logger().error("the block %s cannot be read (%s)", name, type(error).__name__)
        return {}
    if not isinstance(value, dict) or not value.keys() <= {*KEYS}:
        get_run_logger().error("the block %s holds other things than %s", name, ", ".join(KEYS))
        return {}
    return {key: str(held) for key, held in value.items()}
