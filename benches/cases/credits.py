"""Crediting 5,000,000 deals to 20,000 people in twelve months, by four rules for two measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cases.case import Case, Found, Watch, decimals, read, written

if TYPE_CHECKING:
    from pathlib import Path

# Each line of business: the measure that it counts for, and how much of it, in thousandths.
LINES = (
    ("cloud", "revenue", 1000),
    ("desk", "revenue", 750),
    ("training", "services", 333),
    ("other", "services", 1000),
)
PEOPLE, MONTHS = 20_000, 12
PLAN = {
    "id": "bench",
    "currency": "USD",
    "period": "month",
    "measures": [{"id": "revenue"}, {"id": "services"}],
    "crediting": {
        "rules": [
            {
                "id": line,
                "measure": measure,
                "when": {"equals": {"attribute": "line", "value": line}},
                "factor": f"{part / 10:g}%",
            }
            for line, measure, part in LINES
        ]
    },
    "components": [{"id": one, "on": one, "pay": {"rate": {"rate": "4%"}}} for one in ("revenue", "services")],
}


def make(folder: Path, rows: int) -> None:
    """Deals of up to 100,000.00 on days of 2026, and the exact sums in thousandths of cents."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    dice = np.random.default_rng(11)
    people, days = dice.integers(0, PEOPLE, rows), dice.integers(0, 365, rows)
    cents, lines = dice.integers(0, 10_000_000, rows), dice.integers(0, len(LINES), rows)
    dates = np.datetime64("2026-01-01") + days
    months = (dates.astype("datetime64[M]") - np.datetime64("2026-01")).astype(np.int64)
    parts = np.array([part for _, _, part in LINES])[lines]
    exact = np.zeros((2, PEOPLE * MONTHS), np.int64)
    measures = np.array([measure == "services" for _, measure, _ in LINES], np.int64)[lines]
    np.add.at(exact, (measures, people * MONTHS + months), cents * parts)
    written(folder, "exact", exact)

    def coded(codes: Any, names: list[str]) -> Any:
        return pa.DictionaryArray.from_arrays(codes.astype(np.int32), names).cast(pa.string())

    table = pa.table(
        {
            "id": np.char.add("d", np.arange(rows).astype("U8")),
            "date": pa.array(dates),
            "person": coded(people, [f"person{one:05}" for one in range(PEOPLE)]),
            "amount": decimals(cents, 2).cast(pa.decimal128(12, 2)),
            "line": coded(lines, [line for line, _, _ in LINES]),
        }
    )
    pq.write_table(table, folder / "deals.parquet")


def told(folder: Path, rows: Any) -> Found:
    """How many sums are not exact: of rows of a person, a month from 1 on, revenue and services."""
    import numpy as np

    exact = read(folder, "exact").reshape(2, -1)
    found = np.zeros_like(exact)
    for person, month, *sums in rows:
        place = int(person.removeprefix("person")) * MONTHS + month - 1
        for measure, value in enumerate(sums):
            found[measure, place] = round(value * 100_000)
    return Found(differ=int((found != exact).sum()))


def by_quotakit(folder: Path, watch: Watch) -> Found:
    """Load the plan and credit the table; ids are looked at, too: one that stands twice is a mistake."""
    import pyarrow as pa
    import pyarrow.parquet as pq
    import quotakit as qk

    table = pq.read_table(folder / "deals.parquet")
    with watch.running():
        credited = qk.PayPlan.from_dict(PLAN).credit_table(table)
    if len(credited.errors) or credited.credited_alone:
        message = "all deals are plain"
        raise ValueError(message)
    columns = pa.table(credited.measures).to_pydict()
    months = (int(period[5:]) for period in columns["period"])
    return told(folder, zip(columns["person"], months, columns["revenue"], columns["services"], strict=True))


def by_duckdb(folder: Path, watch: Watch) -> Found:
    """By a query over a table in memory."""
    import duckdb

    opened = duckdb.connect(config={"threads": 1})
    opened.execute(f"CREATE TABLE deals AS SELECT * FROM '{folder / 'deals.parquet'}'")

    def measure(wanted: str) -> str:
        cases = " ".join(
            f"WHEN '{line}' THEN amount * {part / 1000:.3f}" for line, measure, part in LINES if measure == wanted
        )
        return f"sum(CASE line {cases} ELSE 0 END) AS {wanted}"

    sums = f"{measure('revenue')}, {measure('services')}"
    with watch.running():
        found = opened.sql(f"SELECT person, month(date) AS month, {sums} FROM deals GROUP BY ALL").to_arrow_table()
    return told(folder, zip(*found.to_pydict().values(), strict=True))


def by_polars(folder: Path, watch: Watch, *, as_floats: bool) -> Found:
    """Group by person and month."""
    import polars as pl

    kind = pl.Float64() if as_floats else pl.Decimal(38, 5)
    deals = pl.read_parquet(folder / "deals.parquet").with_columns(pl.col("amount").cast(kind))

    def measure(wanted: str) -> pl.Expr:
        parts = {line: f"{part / 1000:.3f}" for line, measure, part in LINES if measure == wanted}
        factor = pl.lit("0").cast(kind)
        for line, part in parts.items():
            factor = pl.when(pl.col("line") == line).then(pl.lit(part).cast(kind)).otherwise(factor)
        return (pl.col("amount") * factor).sum().alias(wanted)

    with watch.running():
        by = deals.group_by("person", pl.col("date").dt.month().alias("month"))
        found = by.agg(measure("revenue"), measure("services"))
    return told(folder, found.iter_rows())


CASE = Case(
    title="Credits of 5,000,000 deals",
    about=(
        "Four rules by the line of business, two of them with a factor, for two measures, summed by person and month "
        "(20,000 people, 240,000 sums of each measure). Quotakit also looks for ids that stand twice, which the others "
        "do not. Floats are rounded to thousandths of cents before they are compared."
    ),
    rows=5_000_000,
    unit="deal",
    make=make,
    sides={
        "quotakit": by_quotakit,
        "DuckDB, DECIMAL": by_duckdb,
        "polars, Decimal": lambda folder, watch: by_polars(folder, watch, as_floats=False),
        "polars, float": lambda folder, watch: by_polars(folder, watch, as_floats=True),
    },
    versions=("numpy", "polars", "duckdb", "pyarrow"),
)
