"""A call on its way to a worker."""

import pickle
from collections.abc import Callable
from typing import Any


class Sent:
    """A call that is made where it is unpacked: in a worker.

    Dask itself unpacks nothing but bytes. What cannot be unpacked there, as the worker does not
    have this project, would end the worker; so it is a fault of the job.
    """

    def __init__(self, call: Callable[..., Any], *arguments: Any) -> None:
        self._made = call, arguments

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self._made

    @property
    def packed(self) -> bytes:
        """For `pickle.loads` in a worker."""
        return pickle.dumps(self)
