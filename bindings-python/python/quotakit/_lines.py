"""Explanations as lines that a person can follow."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape

__all__ = ["Explanation", "Line"]

OPEN_DEPTH = 2
"""The depth to which a notebook shows an explanation unfolded."""


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


class Explanation(tuple[Line, ...]):
    """The lines of an explanation, in reading order: each figure before what it was made of.

    >>> lines = Explanation([Line(0, "pay", "200.00 + 30.00", "230.00"), Line(1, "bonus [club]", "", "30.00")])
    >>> print(lines)
    pay: 230.00  (200.00 + 30.00)
      bonus [club]: 30.00
    >>> print(lines.below("bonus [club]"))
    bonus [club]: 30.00
    """

    __slots__ = ()

    def below(self, label: str) -> Explanation:
        """Give the first line with this label and what explains it, as an explanation of its own; empty without it."""
        start = next((index for index, line in enumerate(self) if line.label == label), len(self))
        part = self[start:]
        depth = part[0].depth if part else 0
        end = next((index for index, line in enumerate(part) if index and line.depth <= depth), len(part))
        return Explanation(Line(line.depth - depth, line.label, line.reason, line.value) for line in part[:end])

    def __str__(self) -> str:
        """Show every line."""
        return "\n".join(map(str, self))

    def __repr__(self) -> str:
        """Tell how much there is to read."""
        first = f" of {self[0].label}" if self else ""
        return f"<Explanation{first}: {len(self)} lines>"

    def _repr_html_(self) -> str:
        """Show a tree that unfolds in a notebook."""
        parts: list[str] = []
        depths: list[int] = []
        for line, below in zip(self, [*self[1:], None], strict=True):
            while depths and depths[-1] >= line.depth:
                depths.pop()
                parts.append("</details>")
            if below and below.depth > line.depth:
                is_open = " open" if line.depth < OPEN_DEPTH else ""
                parts.append(f'<details{is_open} style="margin-left:1.2em"><summary>{_told(line)}</summary>')
                depths.append(line.depth)
            else:
                parts.append(f'<div style="margin-left:2.2em">{_told(line)}</div>')
        return f"<div>{''.join(parts)}{'</details>' * len(depths)}</div>"


def _told(line: Line) -> str:
    value = f" = <b>{escape(line.value)}</b>" if line.value else ""
    reason = f' <span style="opacity:.7">← {escape(line.reason)}</span>' if line.reason else ""
    return f"{escape(line.label)}{value}{reason}"


def lines_of(text: str) -> Explanation:
    """Read ``{"lines": [...]}``."""
    return Explanation(Line(**line) for line in json.loads(text)["lines"])
