"""Which workers a word of the command line asks for."""

import subprocess
import sys

import pytest

from pipelines.cluster.asked import Asked, asked
from schemas.problem import CouldNotRun
from tests.each import each


@each(["10.0.0.1:8786", "tcp://host-1.example:1", "tls://[::1]:65535"])
def test_an_address_is_taken_as_it_is(address: str):
    assert asked(f"dask={address}") == Asked(address)


def test_without_an_address_workers_of_this_machine_are_meant():
    assert asked("dask") == Asked()


@each(
    [
        *("", "spark", "Dask", "dask:8786", "dask=", "dask=host", "dask=host:0", "dask=host:65536"),
        *("dask=http://host:8786", "dask=tcp://host:8786/status", "dask=two words:1"),
    ]
)
def test_what_names_no_workers_is_told_with_what_is_allowed(text: str):
    with pytest.raises(CouldNotRun, match=r"allowed: .*HOST:PORT"):
        asked(text)


def test_who_asks_for_no_cluster_needs_no_dask() -> None:
    program = (
        "import sys; sys.modules.update(dict.fromkeys(['dask', 'distributed', 'prefect_dask']));"
        "import pipelines.orchestrator.flows"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
