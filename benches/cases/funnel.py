"""An event funnel of five steps within a week, on 10,000,000 events of 1,000,000 users.

Quotakit counts levels, conversions with intervals, and medians and 90 % quantiles of the times between steps;
ClickHouse's `windowFunnel` and polars count levels only. In polars a chain is the last one that reached the step before
(`join_asof`), which is exact here as well, as the last chain to reach a step also started last.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from typing import TYPE_CHECKING

from cases.case import Case, Executable, Found, Watch

if TYPE_CHECKING:
    from pathlib import Path

USERS, STEPS = 1_000_000, 5
WINDOW_MS = 604_800_000


def make(folder: Path, events_count: int, *, is_ordered: bool) -> None:
    """Write the columns, always the same: in time order or in none."""
    import numpy as np
    import polars as pl

    dice = np.random.default_rng(1)
    times = 1_767_225_600_000 + np.cumsum(dice.integers(0, 500, events_count, dtype=np.int64))
    users = dice.integers(0, USERS, events_count, dtype=np.uint32)
    events = dice.integers(0, STEPS, events_count, dtype=np.uint32)
    if not is_ordered:
        order = dice.permutation(events_count)
        times, users, events = times[order], users[order], events[order]
    for name, column in (("times", times), ("users", users), ("events", events)):
        (folder / name).write_bytes(column.astype(column.dtype.newbyteorder("<")).tobytes())
    pl.DataFrame({"user": users, "time": times, "event": events}).write_parquet(folder / "events.parquet")


def by_chdb(folder: Path, watch: Watch) -> Found:
    """Ask ClickHouse's windowFunnel, over a table in memory."""
    from chdb import session

    with tempfile.TemporaryDirectory() as home:
        opened = session.Session(home)
        opened.query("CREATE DATABASE d")
        columns = f"SELECT user, toUInt64(time) AS time, event FROM file('{folder / 'events.parquet'}', Parquet)"
        opened.query(f"CREATE TABLE d.events ENGINE = Memory AS {columns}")
        steps = ", ".join(f"event = {step}" for step in range(STEPS))
        users = f"SELECT user, windowFunnel({WINDOW_MS})(time, {steps}) AS level FROM d.events GROUP BY user"
        query = f"SELECT level, count() FROM ({users}) GROUP BY level ORDER BY level SETTINGS max_threads = 1"
        with watch.running():
            answer = opened.query(query, "JSONCompactEachRow")
        counts = dict(json.loads(line) for line in str(answer).splitlines())
    return Found(figures=[int(counts.get(level, 0)) for level in range(STEPS + 1)])


def by_polars(folder: Path, watch: Watch) -> Found:
    """Join each step's events to the chains of the step before, the last one first."""
    import polars as pl

    table = pl.read_parquet(folder / "events.parquet")
    with watch.running():
        # Sorted input is told to be so by a flag, as a user who knows it would.
        table = table if table["time"].is_sorted() else table.sort("time")
        table = table.with_columns(pl.col("time").set_sorted())
        reached = [table["user"].n_unique()]
        chains = table.filter(pl.col("event") == 0).select("user", "time", start="time")
        for step in range(1, STEPS + 1):
            reached.append(chains["user"].n_unique())
            later = table.filter(pl.col("event") == step).select("user", "time")
            later = later.join_asof(chains, on="time", by="user", strategy="backward", check_sortedness=False)
            chains = later.filter(pl.col("time") - pl.col("start") <= WINDOW_MS)
    return Found(figures=[here - beyond for here, beyond in zip(reached, [*reached[1:], 0], strict=True)])


ORDERED = Case(
    title="Event funnel on 10,000,000 events in time order",
    about=(
        "1,000,000 users, five steps within a week; every side counts the same users at each level. Quotakit is called "
        "from Rust and also gives conversions with intervals and the median and 90 % quantile of times between steps."
    ),
    rows=10_000_000,
    unit="event",
    make=lambda folder, rows: make(folder, rows, is_ordered=True),
    sides={
        "quotakit": Executable("event_funnel"),
        "ClickHouse windowFunnel (chdb)": by_chdb,
        "polars, join_asof for each step": by_polars,
    },
    goals={"ClickHouse windowFunnel (chdb)": 2},
    versions=("chdb-core", "polars", "numpy"),
)
UNORDERED = replace(
    ORDERED,
    title="The same events in no order",
    about="As above.",
    make=lambda folder, rows: make(folder, rows, is_ordered=False),
)
