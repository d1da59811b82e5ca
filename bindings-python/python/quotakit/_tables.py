"""Tables, of any library that speaks the Arrow PyCapsule interface."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from quotakit._quotakit import Table

__all__ = ["ArrowTable", "Table"]


@runtime_checkable
class ArrowTable(Protocol):
    """A table of any library that speaks the Arrow PyCapsule interface.

    Tables, record batches and readers of pyarrow, frames of polars and pandas, relations of duckdb, and `Table`.
    Nothing is copied, and none of these libraries is needed to install quotakit.
    """

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the table as a stream of batches."""
