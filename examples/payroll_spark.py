#!/usr/bin/env python3
"""Ten million people paid by Spark in partitions, to the same bytes as on one machine, with one row wrong.

    python examples/payroll_spark.py --rows 10000000 --partitions 64

It needs `pip install quotakit[spark]` and Java 17 or newer. Spark makes a payroll of its own in Parquet, in which one
person has no quota, pays everybody partition by partition, and writes that to Parquet. Then the same Parquet files are
paid on one machine, and every row is compared. It prints how long each took.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.dataset as ds
import quotakit as qk
import quotakit.spark
from pyspark.sql import SparkSession
from pyspark.sql import functions as sf

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

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
OPTIONS: dict[str, Any] = {
    "facts": {"period": "2026-07"},
    "columns": {"quota": "revenue.quota"},
    "outputs": ["due"],
    "keep": ["row"],
}


def payroll(session: SparkSession, rows: int, partitions: int) -> DataFrame:
    """Make a payroll by arithmetic, of which one person in the middle has a quota of zero."""
    row = sf.col("id")
    quota = sf.when(row == rows // 2, 0).otherwise(500_000 + row * 7_919 % 2_500_000)
    return session.range(0, rows, 1, partitions).select(
        row.alias("row"),
        ((row * 104_729 % 4_000_000) / 100).cast("decimal(12,2)").alias("revenue"),
        (quota / 100).cast("decimal(12,2)").alias("quota"),
    )


def by_row(folder: Path) -> pa.Table:
    """Read what was paid, in the order of rows."""
    return ds.dataset(folder, format="parquet").to_table().sort_by("row")


def main() -> None:
    """Make, pay, and compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--partitions", type=int, default=64)
    asked = parser.parse_args()
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[*]").config("spark.ui.enabled", "false")
    # As many partitions as there are files.
    builder = builder.config("spark.sql.files.openCostInBytes", "128m").config("spark.ui.showConsoleProgress", "false")
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    with tempfile.TemporaryDirectory() as home:
        source, target = Path(home, "payroll"), Path(home, "paid")
        payroll(session, asked.rows, asked.partitions).write.parquet(str(source))
        started = time.perf_counter()
        paid = quotakit.spark.evaluate(session.read.parquet(str(source)), PLAN, **OPTIONS)
        parts = paid.rdd.getNumPartitions()
        paid.write.parquet(str(target))
        print(f"Spark, {parts} partitions: {asked.rows:,} rows in {time.perf_counter() - started:.1f} s")
        session.stop()
        started = time.perf_counter()
        scanned = ds.dataset(source, format="parquet").scanner().to_reader()
        alone = pa.RecordBatchReader.from_stream(PLAN.evaluate_stream(scanned, **OPTIONS)).read_all()
        print(f"one machine, one thread: {time.perf_counter() - started:.1f} s")
        found = by_row(target)
        wrong = found.filter(pa.compute.is_valid(found["errors"]))
        print(f"rows that are wrong: {wrong.select(['row', 'errors']).to_pylist()}")
        if not found.equals(alone.sort_by("row").cast(found.schema)):
            sys.exit("they differ")
        print(f"all {found.num_rows:,} rows are the same")


if __name__ == "__main__":
    main()
