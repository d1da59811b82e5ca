"""A target shared out over a tree of 1,000,000 leaves by weights, level by level.

numpy does the one thing that int64 can do quickly: largest remainder below each parent, from its rounded value. That
drifts from the exact shares; it knows no locks and bounds, and gives no receipt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.case import Case, Executable, Found, Watch, read, written

if TYPE_CHECKING:
    from pathlib import Path

LEAVES = 1_000_000
FANS = (10, 10, 10, LEAVES // 1000)
TOTAL_CENTS = LEAVES * 500 * 100


def make(folder: Path, _rows: int) -> None:
    """Weights from 1 to 999, level by level."""
    import numpy as np

    nodes = sum(int(np.prod(FANS[: depth + 1])) for depth in range(len(FANS)))
    written(folder, "weights", np.random.default_rng(5).integers(1, 1000, nodes))


def by_numpy(folder: Path, watch: Watch) -> Found:
    """Whole numbers of 64 bits, a sort for each level."""
    import numpy as np

    weights, levels, counts = read(folder, "weights"), [], 1
    for fan in FANS:
        counts *= fan
        level, weights = weights[:counts], weights[counts:]
        levels.append((level, fan))
    with watch.running():
        values = np.array([TOTAL_CENTS])
        for level, fan in levels:
            starts = np.arange(0, len(level), fan)
            parents = np.repeat(np.arange(len(starts)), fan)
            scaled = values[parents] * level
            wholes = np.add.reduceat(level, starts)[parents]
            floors = scaled // wholes
            left = values - np.add.reduceat(floors, starts)
            order = np.lexsort((-level, -(scaled % wholes), parents))
            rank = np.empty_like(order)
            rank[order] = np.arange(len(order))
            values = floors + (rank - starts[parents] < left[parents])
    # The order of the rows of quotakit's tree is the same: level by level.
    exact = read(folder, "values")[-len(values) :]
    return Found(differ=int((values != exact).sum()))


CASE = Case(
    title="A target over 1,000,000 leaves",
    about=(
        "Three layers of ten nodes, then the leaves, weights from 1 to 999, cents. Quotakit is called from Rust on "
        "columns of ids, parents and weights: it finds the tree by its ids, checks it, and rounds exact shares; numpy "
        "has the tree laid out already and cascades rounded values, so that leaves differ from the exact shares."
    ),
    rows=LEAVES,
    unit="leaf",
    make=make,
    sides={"quotakit": Executable("target_columns", (str(LEAVES),)), "numpy, int64": by_numpy},
    goals={"numpy, int64": 2},
)
