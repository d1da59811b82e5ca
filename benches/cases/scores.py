"""A scorecard of twelve indicators on 10,000,000 people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cases.case import Case, Found, Watch, decimals, read, whole, written

if TYPE_CHECKING:
    from pathlib import Path

# Each indicator: its weight in percent, its target, and where its line begins to score; a ratio where there is none.
INDICATORS = (
    (15, 100, None), (10, 120, None), (10, 80, None), (10, 150, None), (8, 200, None), (8, 240, None),
    (7, 250, None), (7, 300, None), (7, 100, 50), (6, 120, 40), (6, 80, 0), (6, 150, 100),
)  # fmt: skip
CAP = 120
BANDS = ((90, "A"), (80, "B"), (70, "C"), (60, "D"), (0, "E"))
# What all targets, and all lengths of lines, divide.
ALL = 6000


def card() -> str:
    """Give the document."""
    indicators = []
    for place, (weight, target, start) in enumerate(INDICATORS):
        score: dict[str, Any] = {"ratio": {}} if start is None else {"linear": {"from": str(start)}}
        indicator = {"id": f"i{place}", "weight": f"{weight}%", "score": score, "target": str(target)}
        indicators.append(indicator | {"cap": str(CAP), "floor": "0"})
    bands = [{"grade": grade, "from": str(start)} for start, grade in BANDS]
    groups = [{"id": "all", "weight": "1", "indicators": indicators}]
    return json.dumps({"rounding": {"scale": 2}, "groups": groups, "bands": bands})


def exact(columns: list[Any]) -> Any:
    """Scores in hundredths, by whole numbers: every quotient over the number that all divisors divide."""
    import numpy as np

    total = np.zeros_like(columns[0])
    for column, (weight, target, start) in zip(columns, INDICATORS, strict=True):
        run = target - (start or 0)
        # Actual values are hundredths: points times `ALL` times a hundred.
        points = (column - 100 * (start or 0)) * (100 * ALL // run)
        # A line scores 100 at most.
        total += np.clip(points, 0, (CAP if start is None else 100) * ALL * 100) * weight
    unit = ALL * 100
    # Weights are percent, so that a hundredth of a point is `unit` of the total.
    return (2 * total + unit) // (2 * unit)


def make(folder: Path, rows: int) -> None:
    """Actual values up to 1.3 times the target, and the exact scores."""
    import numpy as np

    dice = np.random.default_rng(7)
    columns = [dice.integers(0, target * 130, rows) for _, target, _ in INDICATORS]
    for place, column in enumerate(columns):
        written(folder, f"i{place}", column)
    written(folder, "exact", exact(columns))


def by_quotakit(folder: Path, watch: Watch) -> Found:
    """Load the scorecard from JSON and evaluate it on the table."""
    import pyarrow as pa
    import quotakit as qk

    table = pa.table({f"i{place}": decimals(read(folder, f"i{place}"), 2) for place in range(len(INDICATORS))})
    with watch.running():
        scorecard = qk.Scorecard.from_json(card())
        scored = scorecard.evaluate_table(table, outputs=["score", "grade"], bits=64, errors="raise")
        score = pa.table(scored)["score"]
    return Found(differ=int((whole(score, 2) != read(folder, "exact")).sum()))


def by_numpy(folder: Path, watch: Watch) -> Found:
    """Write it as an analyst does, by floats, with the place of each grade."""
    import numpy as np

    columns = [read(folder, f"i{place}") / 100 for place in range(len(INDICATORS))]
    lowest = np.array([start for start, _ in reversed(BANDS)])
    with watch.running():
        score = np.zeros_like(columns[0])
        for column, (weight, target, start) in zip(columns, INDICATORS, strict=True):
            points = (column - (start or 0)) / (target - (start or 0)) * 100
            score += np.clip(points, 0, CAP if start is None else 100) * (weight / 100)
        # Half up, as the scorecard rounds.
        score = np.floor(score * 100 + 0.5) / 100
        np.searchsorted(lowest, score, side="right")
    return Found(differ=int((np.rint(score * 100).astype(np.int64) != read(folder, "exact")).sum()))


CASE = Case(
    title="Scores and grades of 10,000,000 people",
    about=(
        "Twelve indicators (eight ratios to a target, four lines), each capped, weighted, summed, rounded half up to "
        "hundredths, and graded in five bands. The scorecard is loaded from JSON and called from Python on Arrow "
        "decimals of 64 bits."
    ),
    rows=10_000_000,
    unit="row",
    make=make,
    sides={"quotakit": by_quotakit, "numpy, float": by_numpy},
    goals={"numpy, float": 4},
    versions=("numpy", "pyarrow"),
)
