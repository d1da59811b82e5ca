#!/usr/bin/env python3
"""Ten million people paid from Parquet to Parquet, in the memory of one batch, with one row wrong.

    python examples/payroll_parquet.py --rows 10000000 --folder /tmp/payroll

It writes a payroll of its own first, batch by batch, in which one person has no quota. Then the plan is evaluated while
the payroll is read: each batch is paid and written before the next one is read, people whose row is wrong are named,
and nobody is left out. It prints how long that took and the most memory that the process had.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import quotakit as qk

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAN = qk.PayPlan.from_dict(
    {
        "id": "ae-2026",
        "currency": "USD",
        "period": "month",
        "measures": [{"id": "revenue"}],
        "components": [
            {
                "id": "commission",
                "on": "revenue",
                "cap": "50000",
                "pay": {
                    "tiers": {
                        "axis": "attainment",
                        "mode": "marginal",
                        "steps": [{"from": 0, "rate": "4%"}, {"from": 1, "rate": "6%"}, {"from": "120%", "rate": "8%"}],
                    }
                },
            }
        ],
    }
)
MONEY = pa.decimal64(18, 2)
SCHEMA = pa.schema([("person", pa.string()), ("revenue", MONEY), ("revenue.quota", MONEY)])
BATCH_ROWS = 100_000


def payroll(rows: int) -> Iterator[pa.RecordBatch]:
    """Make a payroll, of which one person in the middle has a quota of zero."""
    dice = random.Random(2026)
    # The figures of one batch come again in each, so that making them takes no time.
    revenue = pa.array([dice.randrange(40_000_00) for _ in range(BATCH_ROWS)], pa.int64())
    quota = pa.array([dice.randrange(5_000_00, 30_000_00) for _ in range(BATCH_ROWS)], pa.int64())
    for start in range(0, rows, BATCH_ROWS):
        count, wrong = min(BATCH_ROWS, rows - start), rows // 2 - start
        person = pc.binary_join_element_wise("p", pc.cast(pa.array(range(start, start + count)), pa.string()), "-")
        quotas = quota.slice(0, count)
        if 0 <= wrong < count:
            quotas = pa.concat_arrays([quotas.slice(0, wrong), pa.array([0], pa.int64()), quotas.slice(wrong + 1)])
        # Cents as decimals of two places: the same bytes.
        cents = [
            pa.Array.from_buffers(MONEY, count, one.buffers(), offset=one.offset) for one in (revenue[:count], quotas)
        ]
        yield pa.record_batch([person, *cents], schema=SCHEMA)


def pay(source: Path, target: Path) -> tuple[int, list[tuple[int, str, str]]]:
    """Pay everybody, and give how many that were and whose row is wrong: where it stands, who it is, and why."""
    rows, wrong = 0, []
    with pq.ParquetFile(source) as file:
        # Group by group: `iter_batches` keeps what it has read until the end of the file.
        groups = (file.read_row_group(group) for group in range(file.num_row_groups))
        batches = pa.RecordBatchReader.from_batches(SCHEMA, (one for group in groups for one in group.to_batches()))
        stream = PLAN.evaluate_stream(batches, facts={"period": "2026-07"}, keep=["person"], outputs=["due"], bits=64)
        reader = pa.RecordBatchReader.from_stream(stream)
        with pq.ParquetWriter(target, reader.schema) as writer:
            for batch in reader:
                errors = batch.column("errors")
                if errors.null_count < len(errors):
                    found = pc.indices_nonzero(errors.is_valid()).to_pylist()
                    wrong += [(rows + row, batch["person"][row].as_py(), errors[row].as_py()) for row in found]
                writer.write_batch(batch)
                rows += len(batch)
    return rows, wrong


def main() -> None:
    """Make the payroll, pay it, and say what that took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000, help="how many people (10,000,000)")
    parser.add_argument("--folder", type=Path, help="where the files go; a temporary folder otherwise")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        folder = asked.folder or Path(home)
        folder.mkdir(parents=True, exist_ok=True)
        source, target = folder / "payroll.parquet", folder / "paid.parquet"
        with pq.ParquetWriter(source, SCHEMA) as writer:
            for batch in payroll(asked.rows):
                writer.write_batch(batch)
        started = time.monotonic()
        rows, wrong = pay(source, target)
        seconds, peak = time.monotonic() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{rows:,} people in {seconds:.1f} s: {rows / seconds / 1e6:.2f} million a second, {peak:,.0f} MB at most"
        )
        for row, person, why in wrong:
            print(f"row {row:,}, {person}: {why}")
        size = pq.ParquetFile(target).metadata.num_rows
        print(f"{target.name} has {size:,} rows; {len(wrong):,} of them have no pay")


if __name__ == "__main__":
    main()
