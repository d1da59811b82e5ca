#!/usr/bin/env python3
"""Ten million people paid by Spark on this machine, in partitions, with one row wrong.

    python examples/payroll_spark.py --rows 10000000 --partitions 40

It needs `pip install quotakit[spark]` and Java 17. Spark makes the payroll, in which one person has no quota; each
partition is paid where it lies, and what comes out is counted, summed, and compared with a sample that this process
pays alone. It prints how long that took and the most memory that any of its processes had.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time

import pyarrow as pa
import quotakit as qk
import quotakit.spark
from pyspark.sql import SparkSession
from pyspark.sql import functions as sf

STEPS = [{"from": 0, "rate": "4%"}, {"from": 1, "rate": "6%"}, {"from": "120%", "rate": "8%"}]
PAY = {"tiers": {"axis": "attainment", "mode": "marginal", "steps": STEPS}}
PLAN = qk.PayPlan.from_dict(
    {
        "id": "ae-2026",
        "currency": "USD",
        "period": "month",
        "measures": [{"id": "revenue"}],
        "components": [{"id": "commission", "on": "revenue", "cap": "50000", "pay": PAY}],
    }
)


def main() -> None:
    """Pay, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--partitions", type=int, default=40)
    given = parser.parse_args()
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[*]").appName("payroll")
    spark = builder.config("spark.ui.enabled", "false").config("spark.driver.host", "127.0.0.1").getOrCreate()
    people = spark.range(0, given.rows, 1, given.partitions)
    cents = sf.expr("cast(id * 7919 % 4000000 as decimal(12, 0))") / sf.lit(100)
    quota = sf.when(sf.col("id") == given.rows // 2, 0).otherwise(sf.expr("5000 + id * 104729 % 25000"))
    payroll = people.select(
        sf.concat(sf.lit("p"), "id").alias("person"),
        cents.cast("decimal(12, 2)").alias("revenue"),
        quota.cast("decimal(12, 2)").alias("revenue.quota"),
    )
    started = time.monotonic()
    facts = {"period": "2026-07"}
    paid = qk.spark.evaluate(payroll, PLAN, facts=facts, outputs=["due"], keep=["person"])
    told = paid.agg(sf.count("*"), sf.count("errors"), sf.sum("due")).collect()[0]
    seconds = time.monotonic() - started
    print(f"{told[0]:,} people, {told[1]} wrong, {told[2]:,} due: {seconds:.1f} s in {given.partitions} partitions")
    sample = payroll.where("pmod(xxhash64(person), 100) = 0").toArrow()
    alone = pa.table(PLAN.evaluate_table(sample, facts=facts, outputs=["due"], keep=["person"]))
    found = paid.where("pmod(xxhash64(person), 100) = 0").toArrow()
    if not found.sort_by("person").equals(alone.sort_by("person")):
        sys.exit(f"the sample differs from what one machine pays:\n{found.schema}\n{alone.schema}")
    print(f"a sample of {found.num_rows:,} people has the same bytes as on one machine")
    kib = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"this process and its largest child that ended: {kib / 1024:,.0f} MiB at most")
    if told[0] != given.rows or told[1] != 1:
        sys.exit("rows were lost, or wrong rows were not told")


if __name__ == "__main__":
    main()
