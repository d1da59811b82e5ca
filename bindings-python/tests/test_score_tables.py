"""Scorecards over tables: every row as `evaluate` gives it alone."""

from __future__ import annotations

import random
from decimal import Decimal

import polars as pl
import pyarrow as pa
import quotakit as qk

CARD = qk.Scorecard.from_dict(
    {
        "rounding": {"scale": 2},
        "groups": [
            {
                "id": "all",
                "weight": 1,
                "indicators": [
                    {"id": "sales", "weight": "60%", "target": 120, "score": {"ratio": {}}, "cap": 120},
                    {"id": "margin", "weight": "40%", "target": 30, "score": {"linear": {"from": 10}}},
                ],
            }
        ],
        "bands": [{"grade": "A", "from": 90}, {"grade": "B", "from": 60}, {"grade": "C", "from": 0}],
    }
)


def test_rows_score_as_they_do_alone() -> None:
    dice = random.Random("scores")
    sales = [Decimal(dice.randrange(20_000)).scaleb(-2) for _ in range(300)]
    margin = [Decimal(dice.randrange(4_000)).scaleb(-2) for _ in range(300)]
    # By hand: 90 of 120 are 75 points, 25 is three quarters of the way from 10 to 30: 0.6 × 75 + 0.4 × 75 = 75.
    sales[0], margin[0] = Decimal(90), Decimal(25)
    table = pl.DataFrame(
        {"sales": sales, "margin": margin}, schema={"sales": pl.Decimal(9, 2), "margin": pl.Decimal(9, 2)}
    )
    scored = pl.DataFrame(CARD.evaluate_table(table))
    assert scored.columns == ["score", "grade", "errors"]
    assert (scored["score"][0], scored["grade"][0]) == (Decimal(75), "B")
    for row, (sold, kept) in enumerate(zip(sales, margin, strict=True)):
        outcome = CARD.evaluate({"indicators": {"sales": {"actual": sold}, "margin": {"actual": kept}}})
        assert (scored["score"][row], scored["grade"][row]) == (outcome.score, outcome.grade)
    assert scored["errors"].null_count() == len(sales)


def test_a_missing_figure_is_told_in_its_row() -> None:
    table = pa.table({"sales": pa.array([90, None, 90]), "margin": [25, 25, 25]})
    scored = pa.table(CARD.evaluate_table(table))
    assert scored["score"].to_pylist()[::2] == [Decimal(75), Decimal(75)]
    assert (scored["score"][1].as_py(), scored["grade"][1].as_py()) == (None, None)
    assert "/indicators/sales/actual" in scored["errors"][1].as_py() or "sales" in scored["errors"][1].as_py()
