"""Explanations as lines that a person can follow."""

from __future__ import annotations

import json
from dataclasses import dataclass

__all__ = ["Line"]


@dataclass(frozen=True)
class Line:
    """One line of an explanation: a figure, and what it was made of; what is deeper explains what stands above it."""

    depth: int
    """How deep it stands; 0 for the whole."""
    label: str
    """What it is."""
    reason: str
    """How it came about, such as ``5,000.00 × 4%``; empty where it was given."""
    value: str
    """The figure."""

    def __str__(self) -> str:
        """Indent by depth: label, value, reason."""
        reason = f"  ({self.reason})" if self.reason else ""
        return f"{'  ' * self.depth}{self.label}: {self.value}{reason}"


def lines_of(text: str) -> list[Line]:
    """Read ``{"lines": [...]}``."""
    return [Line(**line) for line in json.loads(text)["lines"]]
