#!/usr/bin/env python3
"""How long a large target tree takes, beside numpy int64 in the same run: exact shares against rounded cascades.

`target/python/tools/bin/python benches/target_trees.py`, after `python3 bindings-python/check.py` has built and
installed the wheel. Each side runs in a process of its own, in turns, so that its peak memory is its own; medians of
CPU time.

numpy does the one thing that int64 can do quickly: largest remainder below each parent, from the parent's rounded
value, level by level. That drifts, as the last column counts; it knows no locks and bounds, gives no receipt, and its
columns are there already, while quotakit reads a document and writes an outcome.
"""

from __future__ import annotations

import json
import random
import resource
import statistics
import subprocess
import sys
import time
from typing import Any

import numpy as np
import quotakit as qk

ROUNDS = 3
FANS = (10, 10, 10)
MONTHS = ("3", "4", "5", "6", "7", "8", "7", "6", "5", "6", "7", "9")
CASES = ((100_000, "plain"), (100_000, "locks, bounds, 12 months"), (1_000_000, "plain"))
# What stands at leaves of a place modulo 50: near what the weights give, so that some bounds hold and some do not.
LIMITS = {
    0: {"min": "5.00"},
    13: {"max": "2000.00"},
    20: {"min": "5.00"},
    32: {"locked": "12.34"},
    43: {"max": "2000.00"},
}


def document(leaves: int, kind: str) -> dict[str, Any]:
    """Give a plan over three layers of ten and as many leaves below each as it takes; weights from 1 to 999."""
    dice = random.Random(5)
    fans = (*FANS, leaves // 1000)

    def node(name: str, depth: int, place: int) -> dict[str, Any]:
        found: dict[str, Any] = {"id": name or "all"}
        if name:
            found["weight"] = str(dice.randint(1, 999))
        if depth < len(fans):
            found["children"] = [node(f"{name}-{index}", depth + 1, index) for index in range(fans[depth])]
        elif kind != "plain":
            found |= LIMITS.get(place % 50, {})
        return found

    plan: dict[str, Any] = {"id": "tree", "unit": {"currency": {"code": "USD"}}, "total": f"{leaves * 500}.00"}
    if kind != "plain":
        plan["time"] = {"period": "2026", "by": "month", "profile": {"weights": MONTHS}}
    return plan | {"tree": node("", 0, 0)}


def by_quotakit(plan: dict[str, Any]) -> tuple[dict[str, float], list[int]]:
    """Load the document, share it out, write the outcome; the leaves in cents."""
    text = json.dumps(plan)
    started = time.process_time()
    loaded = qk.TargetPlan.from_json(text)
    read = time.process_time()
    outcome = loaded.evaluate_json("{}")
    done = time.process_time()
    nodes = json.loads(outcome)["nodes"]
    leaves = [int(node["value"].replace(".", "")) for node in nodes if node["assigned"] is None]
    return {"load": read - started, "split": done - read}, leaves


def by_numpy(plan: dict[str, Any]) -> tuple[dict[str, float], list[int]]:
    """Share out level by level over weights that are arrays already; the leaves in cents."""
    levels: list[tuple[Any, Any]] = []
    above = [plan["tree"]]
    while any("children" in node for node in above):
        counts = [len(node["children"]) for node in above]
        above = [child for node in above for child in node["children"]]
        levels.append((np.array([int(node["weight"]) for node in above]), np.array(counts)))
    values = np.array([int(plan["total"].replace(".", ""))])
    started = time.process_time()
    for weights, counts in levels:
        starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
        parents = np.repeat(np.arange(len(counts)), counts)
        scaled = values[parents] * weights
        wholes = np.add.reduceat(weights, starts)[parents]
        floors = scaled // wholes
        left = values - np.add.reduceat(floors, starts)
        order = np.lexsort((-weights, -(scaled % wholes), parents))
        rank = np.empty_like(order)
        rank[order] = np.arange(len(order))
        values = floors + (rank - starts[parents] < left[parents])
    return {"split": time.process_time() - started}, values.tolist()


def one(side: str, leaves: int, kind: str) -> None:
    """Run one side once and print what it took, and the sums to compare."""
    run = by_quotakit if side == "quotakit" else by_numpy
    plan = document(leaves, kind)
    took, values = run(plan)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"took": took, "memory": memory, "values": values}))


def measured(side: str, leaves: int, kind: str) -> dict[str, Any]:
    """Run one side in a process of its own."""
    command = [sys.executable, __file__, side, str(leaves), kind]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # type: ignore[no-any-return]


def main() -> None:
    """Print the table."""
    print(f"{'tree':<42} {'load':>8} {'split':>8} {'peak':>8} {'numpy':>8} {'ratio':>7} {'rows that differ':>17}")
    for leaves, kind in CASES:
        rounds = []
        for _ in range(ROUNDS):
            ours = measured("quotakit", leaves, kind)
            rounds.append((ours, measured("numpy", leaves, kind) if kind == "plain" else None))
        ours, theirs = rounds[-1]
        load, split = (statistics.median(own["took"][part] for own, _ in rounds) for part in ("load", "split"))
        told = f"{leaves:>9,} leaves, {kind:<24} {load:>6.2f} s {split:>6.2f} s {ours['memory'] / 1024:>5.0f} MB"
        if theirs:
            peer = statistics.median(other["took"]["split"] for _, other in rounds if other)
            differ = sum(own != other for own, other in zip(ours["values"], theirs["values"], strict=True))
            told += f" {peer:>6.3f} s {split / peer:>6.1f}× {differ:>17,}"
        print(told, flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        one(sys.argv[1], int(sys.argv[2]), sys.argv[3])
    else:
        main()
