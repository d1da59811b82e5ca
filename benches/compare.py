#!/usr/bin/env python3
"""Every comparison in one run: `target/python/tools/bin/python benches/compare.py` writes `RESULTS.md`.

`python3 bindings-python/check.py` makes the environment of pinned tools and installs the wheel; the Rust benchmarks are
built here. Each side runs in a process of its own with one thread, in turns, so that what else the machine does meets
all of them. Times are CPU time over columns that are in memory already, once everything has run once in the process
(programs in Rust run once); the peak is the most that the process had meanwhile, with its columns (of programs in Rust:
ever), and a ratio is the median of the ratios of each round. `--only pay --rounds 3` measures a part and writes
nothing.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from cases import credits as crediting
from cases import funnel, pay, scores, split
from cases.case import ROOT, Case, Executable, Watch

CASES = {
    "pay": pay.CASE,
    "credits": crediting.CASE,
    "scores": scores.CASE,
    "split": split.CASE,
    "funnel": funnel.ORDERED,
    "funnel-unordered": funnel.UNORDERED,
}
ROUNDS = 5
ONE_THREAD = {"POLARS_MAX_THREADS": "1", "RAYON_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def one(case: Case, side: str, folder: Path) -> None:
    """Run one side in this process, and print what it took when it runs for the second time."""
    watch, run = Watch(), case.sides[side]
    if isinstance(run, Executable):
        raise TypeError(side)
    # Memory that a process touches for the first time costs what the machine under it makes of that.
    run(folder, Watch())
    found = run(folder, watch)
    print(json.dumps({"seconds": watch.seconds, "peak_kb": watch.peak_kb} | vars(found)))


def told(command: list[object]) -> str:
    """Run a command with one thread, and give what it prints."""
    words = [str(word) for word in command]
    return subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True, env=os.environ | ONE_THREAD).stdout


def measured(name: str, side: str, folder: Path) -> dict[str, Any]:
    """Run one side in a process of its own."""
    run = CASES[name].sides[side]
    if isinstance(run, Executable):
        command = [built(run.name), folder, *run.arguments]
    else:
        command = [sys.executable, __file__, "--only", name, "--side", side, folder]
    found: dict[str, Any] = json.loads(told(command).splitlines()[-1])
    return found


EXECUTABLES: dict[str, Path] = {}


def built(name: str) -> Path:
    """Build a benchmark once, and give its path."""
    if name not in EXECUTABLES:
        command = ["cargo", "bench", "-q", "-p", "quotakit", "--bench", name, "--no-run", "--message-format=json"]
        lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT).stdout.splitlines()
        messages = [json.loads(line) for line in lines if line.startswith("{")]
        (EXECUTABLES[name],) = {Path(message["executable"]) for message in messages if message.get("executable")}
    return EXECUTABLES[name]


def compared(name: str, rounds: int) -> str:
    """Give the section of one comparison."""
    case = CASES[name]
    for run in case.sides.values():
        if isinstance(run, Executable):
            built(run.name)
    with tempfile.TemporaryDirectory() as home:
        # In a process of its own: what it took would count as the memory of processes that it starts.
        told([sys.executable, __file__, "--only", name, "--make", home])
        turns = [{side: measured(name, side, Path(home)) for side in case.sides} for _ in range(rounds)]
    figures = {tuple(found["figures"]) for turn in turns for found in turn.values() if found.get("figures")}
    if len(figures) > 1:
        message = f"{name}: they do not agree: {figures}"
        raise ValueError(message)
    columns = f"ns for each {case.unit}: median (least to most) | peak memory | × quotakit | asked for | rows not exact"
    head = f"| | {columns} |"
    lines = [f"## {case.title}", "", case.about, "", head, "|---|---|---|---|---|---|"]
    lines += [row(case, side, turns) for side in case.sides]
    return "\n".join([*lines, ""])


def row(case: Case, side: str, turns: list[dict[str, dict[str, Any]]]) -> str:
    """Give the line of one side."""
    own = next(iter(case.sides))
    times = [turn[side]["seconds"] / case.rows * 1e9 for turn in turns]
    # Pairs of one round, so that a busy minute counts for both.
    ratio = statistics.median(turn[side]["seconds"] / turn[own]["seconds"] for turn in turns)
    peak = max(turn[side]["peak_kb"] for turn in turns) / 1024
    goal = f"≥ {case.goals[side]:g}" if side in case.goals else ""
    differ = turns[0][side].get("differ")
    exact = "" if differ is None else f"{differ:,}"
    time = f"{statistics.median(times):,.1f} ({min(times):,.1f} to {max(times):,.1f})"
    return f"| {side} | {time} | {peak:,.0f} MB | {ratio:.1f} | {goal} | {exact} |"


def doors() -> str:
    """Give the section of texts in and out."""
    lines = told(["cargo", "bench", "-q", "-p", "quotakit", "--bench", "doors"]).strip()
    about = (
        "One call in Rust, texts in and out. The peer is `serde_json` reading the same text into a `Value` and writing "
        "it again: what any program pays that touches these texts at all. Medians of 31 rounds in turns, by the clock."
    )
    return f"## From text to text\n\n{about}\n\n{lines}\n"


def machine(rounds: int) -> str:
    """Say where and with what this was measured."""
    info = Path("/proc/cpuinfo").read_text("utf-8")
    names = [line.split(":", 1)[1].strip() for line in info.splitlines() if line.startswith("model name")]
    rust = told(["rustc", "--version"]).split()[1]
    packages = sorted({package for case in CASES.values() for package in case.versions})
    versions = ", ".join(f"{package} {version(package)}" for package in packages)
    today, load = f"{dt.datetime.now(dt.timezone.utc):%Y-%m-%d}", f"{os.getloadavg()[0]:.1f}"
    cores = f"{os.cpu_count()} cores of {names[0] if names else platform.machine()}"
    return (
        f"Measured on {today} by `benches/compare.py`: {platform.system()}, {cores}, load {load}, Rust {rust}, "
        f"Python {platform.python_version()}, {versions}; medians of {rounds} rounds in turns. Ratios, not times, "
        "carry over to other machines."
    )


def main() -> None:
    """Measure what is asked for; write the results where that is everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=CASES, help="one comparison")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often each side runs ({ROUNDS})")
    parser.add_argument("--side", help=argparse.SUPPRESS)
    parser.add_argument("--make", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("folder", type=Path, nargs="?", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.make:
        CASES[asked.only].make(asked.folder, CASES[asked.only].rows)
    elif asked.side:
        one(CASES[asked.only], asked.side, asked.folder)
    elif asked.only:
        print(machine(asked.rounds), "", compared(asked.only, asked.rounds), sep="\n")
    else:
        sections = [machine(asked.rounds) + "\n", *(compared(name, asked.rounds) for name in CASES), doors()]
        notes = (ROOT / "benches" / "NOTES.md").read_text("utf-8")
        (ROOT / "benches" / "RESULTS.md").write_text("\n".join(["# Results", "", *sections, notes]), "utf-8")


if __name__ == "__main__":
    main()
