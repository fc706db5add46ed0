"""Which workers are asked for: `dask`, or `dask=ADDRESS`."""

import re
from dataclasses import dataclass

from schemas.problem import CouldNotRun, show

DASK = "dask"

_ADDRESS = re.compile(r"(?:(?:tcp|tls)://)?(?:[\w.-]+|\[[0-9a-fA-F:]+\]):(?P<port>\d{1,5})")


@dataclass(frozen=True)
class Asked:
    """Which workers share the work. address: of their scheduler; none: workers of this machine."""

    address: str | None = None


def asked(text: str) -> Asked:
    """Read what was asked for. Raises CouldNotRun for what names no workers."""
    kind, given, address = text.partition("=")
    if kind != DASK:
        raise CouldNotRun(f"no workers are called {show(kind)}; allowed: {DASK}, {DASK}=HOST:PORT")
    if not given:
        return Asked()
    found = _ADDRESS.fullmatch(address)
    if found is None or not 0 < int(found["port"]) < 2**16:
        raise CouldNotRun(
            f"{show(address) or 'nothing'} is no address of a Dask scheduler; allowed: HOST:PORT, "
            "tcp://HOST:PORT, tls://HOST:PORT; without one, workers of this machine are started"
        )
    return Asked(address)
