"""The addresses of claims on a page."""

from pipelines.present.claims import ClaimText


class Anchors:
    """Gives each claim its address on a page once: one on several provisions stands there again."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def is_first(self, claim: ClaimText) -> bool:
        """Whether a claim has not been printed before."""
        is_new = claim.id not in self._given
        self._given.add(claim.id)
        return is_new
