"""Tables, of any library that speaks the Arrow PyCapsule interface."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol, runtime_checkable

from quotakit import _quotakit
from quotakit._quotakit import Table, TableStream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from decimal import Decimal

__all__ = ["ArrowTable", "CreditTable", "OnTables", "SplitTable", "Table", "TableStream"]


@runtime_checkable
class ArrowTable(Protocol):
    """A table of any library that speaks the Arrow PyCapsule interface.

    Tables, record batches and readers of pyarrow, frames of polars and pandas, relations of duckdb, and `Table`.
    Nothing is copied, and none of these libraries is needed to install quotakit.
    """

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the table as a stream of batches."""


@dataclass(frozen=True, slots=True)
class CreditTable:
    """What `PayPlan.credit_table` finds."""

    measures: Table
    """A row for each person and period with credits: `person`, `period`, and a column for each measure."""
    errors: Table
    """The rows of transactions that are wrong: `row`, counted from 0, and `error`, what is wrong with it."""
    credited_alone: int
    """How many rows were credited one deal at a time, which is slower: what is shared, taken back, or converted."""


@dataclass(frozen=True, slots=True)
class SplitTable:
    """What `TargetPlan.evaluate_table` finds."""

    nodes: Table
    """The columns that were to be kept, and `value`: what each row has of the total."""
    residue: Decimal
    """What is left of the total, beneath a step."""


class OnTables:
    """What documents have that can be evaluated on the rows of a table."""

    __slots__ = ()
    _native: _quotakit.Document

    def evaluate_table(  # noqa: PLR0913 - a table is read in many ways
        self,
        table: ArrowTable,
        *,
        facts: Mapping[str, Any] | str | bytes | None = None,
        columns: Mapping[str, str] | None = None,
        outputs: Iterable[str] = (),
        keep: Iterable[str] = (),
        ignore: Iterable[str] = (),
        errors: Literal["column", "raise"] = "column",
        bits: Literal[64, 128] = 128,
        threads: int = 1,
        language: str = "en",
        progress: Callable[[int], object] | None = None,
    ) -> Table:
        """Evaluate the document on every row of a table: each as `evaluate` does it alone, to the last digit.

        A column gives one of the facts. `columns` says which where its name does not (``{"quota": "revenue.quota"}``,
        or the place as a JSON Pointer); an empty cell is a fact that is not there, and what all rows share stands in
        `facts`. Figures may be decimals, whole numbers, or floats of 64 bits with at most 15 digits; texts may be
        dictionaries. A column that names no fact is refused, unless it is one to `keep`, which come out as they are, or
        to `ignore`.

        Of `outputs`, the usual ones unless named, each is a column of decimals of 128 or 64 `bits` with the document's
        places; grades are texts of a dictionary. With ``errors="column"`` the column `errors` says what is wrong with a
        row, and is null where nothing is; with ``"raise"`` the first wrong rows are told at once, after all were seen.
        The table that comes out has the rows of the one that went in, in their order, and converts with one call:
        `pyarrow.table(…)`, `polars.DataFrame(…)`, or by its name in duckdb.

        `threads` share the work (0: as many as there are processors), and other threads of Python run meanwhile.
        `progress` is called with the number of rows done since the last call, as the `update` of a tqdm bar wants it;
        Ctrl-C is heeded between blocks of rows.

        Raises:
            QuotakitError: columns or outputs that there are not; wrong rows, if they are to be raised.

        """
        asked = _asked(facts, columns, outputs, keep, ignore, errors, bits, threads, language)
        return _quotakit.evaluate_rows(self._native, table, asked, progress)

    def evaluate_stream(  # noqa: PLR0913 - as above
        self,
        table: ArrowTable,
        *,
        facts: Mapping[str, Any] | str | bytes | None = None,
        columns: Mapping[str, str] | None = None,
        outputs: Iterable[str] = (),
        keep: Iterable[str] = (),
        ignore: Iterable[str] = (),
        errors: Literal["column", "raise"] = "column",
        bits: Literal[64, 128] = 128,
        threads: int = 1,
        language: str = "en",
        progress: Callable[[int], object] | None = None,
    ) -> TableStream:
        """Evaluate the document on the rows of a table while they are read, in the memory that a batch takes.

        As `evaluate_table`, but batch by batch: what reads the stream, such as `pyarrow.RecordBatchReader.from_stream`,
        has the next batch of `table` read and evaluated. It can be read once. With ``errors="raise"`` the first batch
        with a wrong row ends the stream.

        Raises:
            QuotakitError: columns or outputs that there are not.

        """
        asked = _asked(facts, columns, outputs, keep, ignore, errors, bits, threads, language)
        return _quotakit.evaluate_stream(self._native, table, asked, progress)

    def row_facts(  # noqa: PLR0913 - as above
        self,
        table: ArrowTable,
        row: int,
        *,
        facts: Mapping[str, Any] | str | bytes | None = None,
        columns: Mapping[str, str] | None = None,
        keep: Iterable[str] = (),
        ignore: Iterable[str] = (),
    ) -> dict[str, Any]:
        """Give the facts that a row of a table stands for, counted from 0.

        `evaluate` gives the row's figures of them, with a trace where they have ``"trace": True``, and `explain` says
        why. What the table was evaluated with (`facts`, `columns`, `keep`, `ignore`) is given again.

        4 % of 25.00 are a dollar:

        >>> import quotakit as qk
        >>> plan = qk.PayPlan.from_dict({
        ...     "id": "ae", "currency": "USD", "period": "month", "measures": [{"id": "revenue"}],
        ...     "components": [{"id": "c", "on": "revenue", "pay": {"rate": {"rate": "4%"}}}]})
        >>> import pyarrow as pa
        >>> sales = pa.table({"person": ["ann", "bob"], "revenue": [10, 25]})
        >>> facts = plan.row_facts(sales, 1, facts={"period": "2026-07"})
        >>> facts["person"], facts["measures"], str(plan.evaluate(facts).due)
        ('bob', {'revenue': {'actual': 25}}, '1.00')

        Raises:
            QuotakitError: columns that there are not; no such row.

        """
        asked = _asked(facts, columns, (), keep, ignore, "column", 128, 1, "en")
        given: dict[str, Any] = json.loads(_quotakit.facts_of_row(self._native, table, row, asked))
        return given


def _asked(  # noqa: PLR0913, PLR0917 - as above
    facts: Mapping[str, Any] | str | bytes | None,
    columns: Mapping[str, str] | None,
    outputs: Iterable[str],
    keep: Iterable[str],
    ignore: Iterable[str],
    errors: str,
    bits: int,
    threads: int,
    language: str,
) -> dict[str, object]:
    if errors not in {"column", "raise"}:
        message = f"`errors` is 'column' or 'raise', not {errors!r}"
        raise ValueError(message)
    if bits not in {64, 128}:
        message = f"`bits` is 64 or 128, not {bits!r}"
        raise ValueError(message)
    return {
        "facts": {} if facts is None else facts,
        "columns": dict(columns or {}),
        "outputs": names(outputs, "outputs"),
        "keep": names(keep, "keep"),
        "ignore": names(ignore, "ignore"),
        "raises": errors == "raise",
        "is_narrow": bits == 64,  # noqa: PLR2004 - a width
        "threads": threads or os.cpu_count() or 1,
        "language": language,
    }


def names(given: Iterable[str], field: str) -> list[str]:
    """Take a list of names, and no single text in its place."""
    if isinstance(given, str):
        message = f"`{field}` is a list of names; give [{given!r}]"
        raise TypeError(message)
    return list(given)
