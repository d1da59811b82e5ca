"""How much was compared with others, told at the end of the run."""

from __future__ import annotations

from collections import defaultdict

COUNTS: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])


def compared(other: str, what: str, same: int, of: int | None = None) -> None:
    """Add what was compared with another one; all of it was the same unless told otherwise."""
    counts = COUNTS[other, what]
    counts[0] += same
    counts[1] += same if of is None else of


def lines() -> list[str]:
    """Give a line for each."""
    return [f"{other}: {same:,} of {of:,} {what}" for (other, what), (same, of) in sorted(COUNTS.items())]
