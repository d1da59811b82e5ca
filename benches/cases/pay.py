"""A pay plan on 10,000,000 people: five steps over attainment, a cap, an accelerator, half-even rounding to cents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cases.case import Case, Executable, Found, Watch, decimals, read, whole, written

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """{"id": "bench", "currency": "USD", "period": "month", "rounding": {"mode": "half_even"},
  "measures": [{"id": "revenue"}],
  "components": [{"id": "commission", "on": "revenue", "cap": "50000", "pay": {"tiers": {
    "axis": "attainment", "mode": "marginal", "steps": [
      {"from": "0", "rate": "2%"}, {"from": "50%", "rate": "4%"}, {"from": "100%", "rate": "6%"},
      {"from": "120%", "rate": "8%"}, {"from": "150%", "rate": "10%"}]}}}],
  "multipliers": [{"id": "accelerator", "on": "revenue", "axis": "attainment", "acts_on": "pay",
    "points": [["1", "1"], ["1.5", "1.25"]]}]}"""
# Each step: from and to in percent of the quota, and its rate in percent.
STEPS = ((0, 50, 2), (50, 100, 4), (100, 120, 6), (120, 150, 8), (150, 100_000, 10))
CAP_CENTS = 5_000_000


def exact(sold: Any, quota: Any) -> Any:
    """Pay in cents, by whole numbers of 64 bits that hold every product here; worked out for this plan alone."""
    import numpy as np

    # Hundredths of cents: quotas are whole thousands, so that percentages of them are whole cents.
    pay = np.zeros_like(sold)
    for low, high, rate in STEPS:
        pay += np.maximum(np.minimum(sold, quota // 100 * high) - quota // 100 * low, 0) * rate
    pay = np.minimum(pay, CAP_CENTS * 100)
    over = np.minimum(np.maximum(sold - quota, 0), quota // 2)
    top, bottom = pay * (2 * quota + over), 200 * quota
    cents, rest = np.divmod(top, bottom)
    return cents + ((2 * rest > bottom) | ((2 * rest == bottom) & (cents % 2 == 1)))


def make(folder: Path, rows: int) -> None:
    """Sales up to 600,000.00, quotas of 10,000 to 300,000, and the exact pay."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    dice = np.random.default_rng(42)
    sold, quota = dice.integers(0, 60_000_000, rows), dice.integers(1, 31, rows) * 1_000_000
    for name, column in (("sold", sold), ("quota", quota), ("exact", exact(sold, quota))):
        written(folder, name, column)
    table = pa.table({"sold": decimals(sold, 2), "quota": decimals(quota, 2)})
    pq.write_table(
        table.cast(pa.schema([(name, pa.decimal128(12, 2)) for name in table.column_names])), folder / "pay.parquet"
    )


def told(folder: Path, cents: Any) -> Found:
    """How many people are paid otherwise than exactly."""
    return Found(differ=int((cents != read(folder, "exact")).sum()))


def by_quotakit(folder: Path, watch: Watch) -> Found:
    """Load the plan from JSON and evaluate it on the table."""
    import pyarrow as pa
    import quotakit as qk

    table = pa.table(
        {"revenue": decimals(read(folder, "sold"), 2), "revenue.quota": decimals(read(folder, "quota"), 2)}
    )
    with watch.running():
        plan = qk.PayPlan.from_json(PLAN)
        paid = plan.evaluate_table(table, facts={"period": "2026-07"}, outputs=["due"], bits=64, errors="raise")
        due = pa.table(paid)["due"]
    return told(folder, whole(due, 2))


def by_numpy_floats(folder: Path, watch: Watch) -> Found:
    """Write it as an analyst does, in dollars."""
    import numpy as np

    sold, quota = read(folder, "sold") / 100, read(folder, "quota") / 100
    with watch.running():
        pay = np.zeros_like(sold)
        for low, high, rate in STEPS:
            pay += np.maximum(np.minimum(sold, quota * (high / 100)) - quota * (low / 100), 0) * (rate / 100)
        pay = np.minimum(pay, 50_000)
        factor = 1 + np.clip(sold / quota - 1, 0, 0.5) * 0.5
        due = np.round(pay * factor, 2)
    return told(folder, np.rint(due * 100).astype(np.int64))


def by_numpy_wholes(folder: Path, watch: Watch) -> Found:
    """By whole numbers of 64 bits, as somebody writes it who has proven that they hold every product."""
    sold, quota = read(folder, "sold"), read(folder, "quota")
    with watch.running():
        due = exact(sold, quota)
    return told(folder, due)


def by_polars_decimals(folder: Path, watch: Watch) -> Found:
    """By decimals of 128 bits."""
    import polars as pl

    table = pl.read_parquet(folder / "pay.parquet")
    # A product has the places of its parts and is cut there, so that they need room.
    wide = pl.Decimal(38, 9)
    sold, quota = pl.col("sold").cast(wide), pl.col("quota").cast(wide)

    def number(text: str) -> pl.Expr:
        return pl.lit(text).cast(wide)

    with watch.running():
        parts = []
        for low, high, rate in STEPS:
            upper = pl.min_horizontal(sold, quota * number(f"{high / 100:.2f}"))
            part = pl.max_horizontal(upper - quota * number(f"{low / 100:.2f}"), number("0"))
            parts.append(part * number(f"{rate / 100:.2f}"))
        total = parts[0] + parts[1] + parts[2] + parts[3] + parts[4]
        pay = pl.min_horizontal(total, number("50000.00"))
        over = pl.min_horizontal(pl.max_horizontal(sold / quota - number("1"), number("0")), number("0.5"))
        factor = number("1") + over * number("0.5")
        due = table.select(due=(pay * factor).round(2, mode="half_to_even"))["due"]
    cents = (due.cast(pl.Decimal(38, 2)) * 100).cast(pl.Int64).to_numpy()
    return told(folder, cents)


def by_polars_floats(folder: Path, watch: Watch) -> Found:
    """By floats."""
    import numpy as np
    import polars as pl

    table = pl.DataFrame({"sold": read(folder, "sold") / 100, "quota": read(folder, "quota") / 100})
    sold, quota = pl.col("sold"), pl.col("quota")
    with watch.running():
        parts = []
        for low, high, rate in STEPS:
            upper = pl.min_horizontal(sold, quota * (high / 100))
            parts.append(pl.max_horizontal(upper - quota * (low / 100), 0) * (rate / 100))
        pay = pl.min_horizontal(pl.sum_horizontal(parts), 50_000)
        factor = 1 + (sold / quota - 1).clip(0, 0.5) * 0.5
        due = table.select(due=(pay * factor).round(2, mode="half_to_even"))["due"].to_numpy()
    return told(folder, np.rint(due * 100).astype(np.int64))


def by_duckdb(folder: Path, watch: Watch, kind: str) -> Found:
    """By a query over a table in memory."""
    import duckdb

    opened = duckdb.connect(config={"threads": 1})
    columns = f"sold::{kind} AS sold, quota::{kind} AS quota"
    opened.execute(f"CREATE TABLE people AS SELECT {columns} FROM '{folder / 'pay.parquet'}'")

    def number(percent: int) -> str:
        return f"{percent / 100:.2f}::{kind}"

    parts = " + ".join(
        f"greatest(least(sold, quota * {number(high)}) - quota * {number(low)}, 0) * {number(rate)}"
        for low, high, rate in STEPS
    )
    # A quotient of decimals is a float in DuckDB; it is made one again at once.
    attained = "(sold / quota)" if kind == "DOUBLE" else "(sold / quota)::DECIMAL(18, 9)"
    factor = f"(1 + least(greatest({attained} - 1, 0), 0.5) * 0.5)"
    with watch.running():
        due = opened.sql(f"SELECT round_even(least({parts}, 50000) * {factor}, 2) AS due FROM people").to_arrow_table()
    opened.register("due", due)
    cents = opened.sql("SELECT (due.due * 100)::BIGINT AS cents FROM due").fetchnumpy()["cents"]
    return told(folder, cents)


CASE = Case(
    title="Pay of 10,000,000 people",
    about=(
        "Five marginal steps over attainment, a cap, an accelerator by attainment (so that every row has a division), "
        "half-even rounding to cents. The plan is loaded from JSON and called from Python on Arrow decimals of 64 bits."
    ),
    rows=10_000_000,
    unit="row",
    make=make,
    sides={
        "quotakit": by_quotakit,
        "numpy, float": by_numpy_floats,
        "numpy, int64 by hand for this plan": by_numpy_wholes,
        "polars, Decimal": by_polars_decimals,
        "polars, float": by_polars_floats,
        "DuckDB, DECIMAL": lambda folder, watch: by_duckdb(folder, watch, "DECIMAL(12, 2)"),
        "DuckDB, DOUBLE": lambda folder, watch: by_duckdb(folder, watch, "DOUBLE"),
        "Rust, a loop of rust_decimal": Executable("pay_table"),
    },
    goals={"numpy, float": 3, "DuckDB, DECIMAL": 20, "polars, Decimal": 50, "Rust, a loop of rust_decimal": 15},
    versions=("numpy", "polars", "duckdb", "pyarrow"),
)
