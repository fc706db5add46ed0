"""What figures say alike: from how many values on they are drawn, a description, the most."""

from collections import Counter

FEWEST = 2
"""Positions, units or assessors below which a sentence says as much as a figure."""


def described(head: str, listed: list[str], most: int = 24) -> str:
    """A description: what is seen, then each value; very long ones go on in the table."""
    text = "; ".join(listed[:most])
    return f"{head} {text}{'; …' if len(listed) > most else '.'}"


def most_frequent(counts: Counter[str]) -> str:
    """What is counted most often, the last of several in their order; nothing of no counts."""
    return max(counts, key=lambda key: (counts[key], key)) if counts else ""
