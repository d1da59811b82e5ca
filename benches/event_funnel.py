#!/usr/bin/env python3
"""Event funnels of 10,000,000 events beside ClickHouse (chdb) and polars, in the same run: one command, one table.

`target/python/tools/bin/python benches/event_funnel.py`, after `python3 bindings-python/check.py` has made the
environment of pinned tools. It builds the benchmark executable (`--executable PATH` takes one that is built), makes the
columns once, and then runs each side in a process of its own with one thread, in turns, so that what else the machine
does meets all of them. Times are CPU time of the evaluation alone, over columns that are in memory already; the peak is
that of the whole process with its columns. All sides have to count the same users at each level.

What each does: quotakit counts levels, conversions with intervals, and medians and 90 % quantiles of the times between
steps; ClickHouse's `windowFunnel` and polars count levels only. In polars a chain is the last one that reached the step
before (`join_asof`), which is exact here as well, as the last chain to reach a step also started last.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
EVENTS, USERS, STEPS = 10_000_000, 1_000_000, 5
WINDOW_MS = 604_800_000
ROUNDS = 5
SIDES = ("quotakit", "chdb", "polars")
ONE_THREAD = {"POLARS_MAX_THREADS": "1", "RAYON_NUM_THREADS": "1"}


def make(folder: Path, *, is_ordered: bool) -> None:
    """Write the columns, always the same: in time order or in none."""
    import numpy as np  # noqa: PLC0415 (each side loads what it needs)
    import polars as pl  # noqa: PLC0415

    dice = np.random.default_rng(1)
    times = 1_767_225_600_000 + np.cumsum(dice.integers(0, 500, EVENTS, dtype=np.int64))
    users = dice.integers(0, USERS, EVENTS, dtype=np.uint32)
    events = dice.integers(0, STEPS, EVENTS, dtype=np.uint32)
    if not is_ordered:
        order = dice.permutation(EVENTS)
        times, users, events = times[order], users[order], events[order]
    for name, column in (("times", times), ("users", users), ("events", events)):
        (folder / name).write_bytes(column.astype(column.dtype.newbyteorder("<")).tobytes())
    pl.DataFrame({"user": users, "time": times, "event": events}).write_parquet(folder / "events.parquet")


def by_chdb(folder: Path) -> tuple[float, list[int]]:
    """Ask ClickHouse's windowFunnel, over a table in memory."""
    from chdb import session  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as home:
        opened = session.Session(home)
        opened.query("CREATE DATABASE d")
        columns = f"SELECT user, toUInt64(time) AS time, event FROM file('{folder / 'events.parquet'}', Parquet)"  # noqa: S608
        opened.query(f"CREATE TABLE d.events ENGINE = Memory AS {columns}")
        steps = ", ".join(f"event = {step}" for step in range(STEPS))
        users = f"SELECT user, windowFunnel({WINDOW_MS})(time, {steps}) AS level FROM d.events GROUP BY user"  # noqa: S608
        query = f"SELECT level, count() FROM ({users}) GROUP BY level ORDER BY level SETTINGS max_threads = 1"  # noqa: S608
        started = time.process_time()
        answer = opened.query(query, "JSONCompactEachRow")
        seconds = time.process_time() - started
        counts = dict(json.loads(line) for line in str(answer).splitlines())
    return seconds, [int(counts.get(level, 0)) for level in range(STEPS + 1)]


def by_polars(folder: Path) -> tuple[float, list[int]]:
    """Join each step's events to the chains of the step before, the last one first."""
    import polars as pl  # noqa: PLC0415

    table = pl.read_parquet(folder / "events.parquet")
    started = time.process_time()
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
    seconds = time.process_time() - started
    return seconds, [here - beyond for here, beyond in zip(reached, [*reached[1:], 0], strict=True)]


def one(side: str, folder: Path) -> None:
    """Run a side once and print what it took."""
    seconds, levels = by_chdb(folder) if side == "chdb" else by_polars(folder)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"seconds": seconds, "levels": levels, "peak_kb": memory}))


def measured(side: str, folder: Path, executable: Path) -> dict[str, Any]:
    """Run a side in a process of its own."""
    command = [executable, folder] if side == "quotakit" else [sys.executable, __file__, "--side", side, folder]
    words = [str(word) for word in command]
    told = subprocess.run(words, check=True, capture_output=True, text=True, env=os.environ | ONE_THREAD).stdout
    found: dict[str, Any] = json.loads(told.splitlines()[-1])
    return found


def built() -> Path:
    """Build the benchmark executable, and give its path."""
    command = ["cargo", "bench", "-p", "quotakit", "--bench", "event_funnel", "--no-run", "--message-format=json"]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT).stdout
    messages = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
    (path,) = {message["executable"] for message in messages if message.get("executable")}
    return Path(path)


def compare(name: str, rounds_count: int, *, is_ordered: bool, executable: Path) -> None:
    """Print the table of one input."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        make(folder, is_ordered=is_ordered)
        rounds = [{side: measured(side, folder, executable) for side in SIDES} for _ in range(rounds_count)]
    levels = {tuple(found["levels"]) for turn in rounds for found in turn.values()}
    if len(levels) != 1:
        message = f"they do not agree: {levels}"
        raise ValueError(message)
    print(f"\n{EVENTS:,} events {name}, {USERS:,} users, {STEPS} steps; all agree on the levels {list(levels.pop())}\n")
    print("| | median CPU | best | million events/s | peak memory | × quotakit |\n|---|---|---|---|---|---|")
    for side in SIDES:
        seconds = [turn[side]["seconds"] for turn in rounds]
        # Pairs of one round, so that a busy minute counts for both.
        ratio = statistics.median(turn[side]["seconds"] / turn["quotakit"]["seconds"] for turn in rounds)
        median, memory = statistics.median(seconds), max(turn[side]["peak_kb"] for turn in rounds) / 1024
        told = f"{median:.2f} s | {min(seconds):.2f} s | {EVENTS / 1e6 / median:.1f} | {memory:,.0f} MB"
        print(f"| {side} | {told} | {ratio:.1f} |", flush=True)


def main() -> None:
    """Print both tables, then what the executable measures on events of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--executable", type=Path, help="the benchmark executable, if it is built already")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often each side runs ({ROUNDS})")
    parser.add_argument("--side", choices=SIDES, help=argparse.SUPPRESS)
    parser.add_argument("folder", type=Path, nargs="?", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.side:
        one(asked.side, asked.folder)
        return
    executable = asked.executable or built()
    versions = ", ".join(f"{name} {version(name)}" for name in ("chdb-core", "polars", "numpy"))
    print(f"{platform.system()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {versions}")
    compare("in time order", asked.rounds, is_ordered=True, executable=executable)
    compare("in no order", asked.rounds, is_ordered=False, executable=executable)
    print("\nwhat the outcome may have, and one user with very many events:\n", flush=True)
    subprocess.run([str(executable), "--bench"], check=True)


if __name__ == "__main__":
    main()
