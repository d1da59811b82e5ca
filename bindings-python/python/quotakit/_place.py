"""Places in a text, for people who mend documents in an editor."""

from __future__ import annotations

from typing import NamedTuple

from quotakit import _quotakit

__all__ = ["Place", "place_of"]


class Place(NamedTuple):
    """A place in a text, counted from 1."""

    line: int
    """The line."""
    column: int
    """The column, in characters."""


def place_of(text: str | bytes, pointer: str) -> Place | None:
    r"""Find where the value of a JSON Pointer stands in a JSON text, such as the `path` of a `Problem`.

    Where the value is not there, this is the place of its nearest parent that is.

    >>> text = '{"currency": "YEN",\n "measures": []}'
    >>> place_of(text, "/measures/0/id")
    Place(line=2, column=14)
    """
    found = _quotakit.place_of(text, pointer)
    return Place(*found) if found else None
