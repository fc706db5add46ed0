"""Reviews by persons: answer sheets to fill in, and what comes back as records."""

from pipelines.review.answers import Answers, Known, answers_in
from pipelines.review.merging import Received, merged
from pipelines.review.records_file import with_reviews
from pipelines.review.sheet import Asked, write_sheet

__all__ = [
    "Answers",
    "Asked",
    "Known",
    "Received",
    "answers_in",
    "merged",
    "with_reviews",
    "write_sheet",
]
