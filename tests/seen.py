"""Progress for tests: keeps what it was told."""


class Seen:
    """What began, with its number of steps; the steps; and whether something is under way."""

    def __init__(self) -> None:
        self.begun: dict[str, int] = {}
        self.steps: list[str] = []
        self.is_open = False

    def begin(self, what: str, total: int = 0) -> None:
        """Keep it."""
        self.begun[what] = total
        self.is_open = True

    def step(self, name: str) -> None:
        """Keep it."""
        assert self.is_open
        self.steps.append(name)

    def end(self) -> None:
        """Keep it."""
        self.is_open = False

    def stages(self) -> list[str]:
        """What began, in its order."""
        return list(self.begun)
