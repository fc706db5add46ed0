"""Connectors: sites that are named, asked slowly and within limits, to snapshots of pages."""

from pipelines.capture.connect.fetching import Fetcher, Limits
from pipelines.capture.connect.guard import Guard
from pipelines.capture.connect.snapshots import Snapshots
from pipelines.capture.connect.visiting import Captured, Plan, Visit, is_due, visit

__all__ = [
    "Captured",
    "Fetcher",
    "Guard",
    "Limits",
    "Plan",
    "Snapshots",
    "Visit",
    "is_due",
    "visit",
]
