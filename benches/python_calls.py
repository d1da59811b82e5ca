#!/usr/bin/env python3
"""What the Python package costs: importing it, and one evaluation of the sample pay plan by each door.

`target/python/tools/bin/python benches/python_calls.py`, after `python3 bindings-python/check.py` has built and
installed the wheel; a debug build is twenty times slower. Prints medians of CPU time for `benches/RESULTS.md`: other
programs on the machine move them less than the time on the clock.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import quotakit as qk

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
VECTOR = ROOT / "core" / "vectors" / "payout-month"
ROUNDS = 21


def measured_us(call: Callable[[], object]) -> float:
    """Give the median over rounds of the CPU time of one call, in microseconds."""
    call()
    started = time.process_time()
    call()
    # A round takes about 50 ms, so that the clock does not matter.
    repeats = max(1, int(0.05 / max(time.process_time() - started, 1e-7)))
    rounds = []
    for _ in range(ROUNDS):
        started = time.process_time()
        for _ in range(repeats):
            call()
        rounds.append((time.process_time() - started) / repeats * 1e6)
    return statistics.median(rounds)


def import_ms(code: str) -> float:
    """Give the median CPU time that a fresh interpreter takes for a program, in milliseconds."""
    rounds = []
    for _ in range(ROUNDS):
        before = children_s()
        subprocess.run([sys.executable, "-I", "-c", code], check=True)
        rounds.append((children_s() - before) * 1e3)
    return statistics.median(rounds)


def children_s() -> float:
    """Give the CPU time of all finished child processes, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Measure and print."""
    document, facts = ((VECTOR / name).read_text("utf-8") for name in ("document.json", "facts.json"))
    plan, data = qk.PayPlan.from_json(document), json.loads(facts)
    data["trace"] = False
    text = json.dumps(data)
    bare = import_ms("pass")
    print(f"quotakit {qk.__version__} from {qk.__file__}, Python {sys.version.split()[0]}")
    print(f"import quotakit: {import_ms('import quotakit') - bare:.1f} ms")
    print(f"import quotakit.outcomes: {import_ms('import quotakit.outcomes') - bare:.1f} ms")
    calls: dict[str, Callable[[], object]] = {
        "PayPlan.from_json": lambda: qk.PayPlan.from_json(document),
        "evaluate(dict)": lambda: plan.evaluate(data),
        "evaluate(JSON text)": lambda: plan.evaluate(text),
        "evaluate_json(dict), outcome as text": lambda: plan.evaluate_json(data),
        "evaluate_json(JSON text), outcome as text": lambda: plan.evaluate_json(text),
        "evaluate_json(document, facts), all as text": lambda: qk.evaluate_json(document, text),
        "json.loads of the facts, for comparison": lambda: json.loads(text),
    }
    for name, call in calls.items():
        print(f"{name}: {measured_us(call):,.1f} µs")
    for wheel in sorted((ROOT / "target" / "python" / "dist").glob("*.whl")):
        print(f"{wheel.name}: {wheel.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
