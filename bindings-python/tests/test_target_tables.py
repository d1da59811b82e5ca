"""Trees as tables, and rows by themselves: what `evaluate` gives of the same rows."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import quotakit as qk

PLAN = {"id": "q1", "unit": {"currency": {"code": "CNY"}}, "total": "100.00"}
BARE = qk.TargetPlan.from_dict({**PLAN, "tree": {"id": "all"}})
TREE = pa.table(
    {
        "id": ["all", "north", "south", "ann", "bob"],
        "parent": [None, "all", "all", "north", "north"],
        "weight": pa.array([None, 2, 1, 1, 2], pa.int64()),
    }
)
# Two thirds of 100.00 are 66.66…, and a third of that 22.22…: the cent left over goes to the larger remainder.
BY_HAND = [Decimal(text) for text in ("100.00", "66.67", "33.33", "22.22", "44.45")]


def values(table: Any, **more: Any) -> list[Decimal]:
    found: list[Decimal] = pa.table(BARE.evaluate_table(table, **more).nodes)["value"].to_pylist()
    return found


def test_figures_by_hand_of_every_library() -> None:
    assert values(TREE) == BY_HAND
    assert values(pl.from_arrow(TREE)) == BY_HAND
    assert values(duckdb.table("TREE").arrow()) == BY_HAND
    assert values(TREE.to_pandas()) == BY_HAND
    assert values(pd.DataFrame(TREE.to_pylist()[1:] + TREE.to_pylist()[:1])) == [*BY_HAND[1:], BY_HAND[0]]
    assert values(pa.concat_tables([TREE.slice(0, 2), TREE.slice(2)])) == BY_HAND


def test_columns_are_renamed_kept_and_ignored() -> None:
    renamed = TREE.rename_columns(["node", "above", "weight"]).append_column("note", pa.array(range(5)))
    found = BARE.evaluate_table(renamed, columns={"node": "id", "above": "parent"}, keep=["note"], ignore=["note"])
    assert found.nodes.column_names == ["note", "value"]
    assert pa.table(found.nodes)["value"].to_pylist() == BY_HAND
    assert pa.table(found.nodes)["note"].to_pylist() == list(range(5))
    assert found.residue == 0


def test_what_is_left_beneath_a_step() -> None:
    plan = qk.TargetPlan.from_dict(
        {
            "id": "s",
            "unit": {"currency": {"code": "CNY", "step": 1000}},
            "total": 2500,
            "residue": "line",
            "tree": {"id": "all"},
        }
    )
    rows = [{"id": "all"}, {"parent": "all", "id": "a", "weight": 1}, {"parent": "all", "id": "b", "weight": 1}]
    single = qk.TargetPlan.from_dict({**plan.to_dict(), "tree": {"table": rows}}).evaluate({})
    tree = pa.table({"id": ["all", "a", "b"], "parent": [None, "all", "all"], "weight": [None, 1, 1]})
    found = plan.evaluate_table(tree)
    assert found.residue == 500  # 2,500 are two steps of 1,000 and a half
    assert pa.table(found.nodes)["value"].to_pylist() == [node.value for node in single.nodes]


@pytest.mark.parametrize("seed", range(20))
def test_rows_of_a_tree_have_what_its_document_gives(seed: int) -> None:
    dice = random.Random(seed)
    rows: list[dict[str, Any]] = [{"id": "n0", "parent": None, "weight": None}]
    rows += [
        {"id": f"n{row}", "parent": f"n{dice.randrange(row)}", "weight": dice.randrange(1, 50)} for row in range(1, 60)
    ]
    dice.shuffle(rows)
    # The order of siblings breaks ties, so both have the same one.
    given = [{name: cell for name, cell in row.items() if cell is not None} for row in rows]
    single = qk.TargetPlan.from_dict({**PLAN, "tree": {"table": given}}).evaluate({})
    expected = {node.id: node.value for node in single.nodes}
    assert values(pa.Table.from_pylist(rows)) == [expected[row["id"]] for row in rows]


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        ({"id": ["all", "north", "south", "ann", "ann"]}, "/tree/table/4/id"),
        ({"parent": [None, "all", "all", "north", "nort"]}, "/tree/table/4/parent"),
        ({"parent": [None, "ann", "all", "north", "north"]}, "/tree/table/"),
        ({"weight": [None, 2.0, 1.0, float("nan"), 2.0]}, "/tree/table/3/weight"),
    ],
)
def test_faults_are_named_with_their_row(changed: dict[str, Any], path: str) -> None:
    with pytest.raises(qk.QuotakitError) as told:
        values(pa.table({**{name: TREE[name] for name in TREE.column_names}, **changed}))
    assert all(problem.path.startswith(path) for problem in told.value.problems)


def test_other_tables_are_refused() -> None:
    grown = qk.TargetPlan.from_dict({**PLAN, "tree": {"id": "all", "children": [{"id": "a", "weight": 1}]}})
    with pytest.raises(qk.QuotakitError, match="/tree"):
        grown.evaluate_table(TREE)
    with pytest.raises(qk.QuotakitError, match="table/"):
        values(TREE, keep=["nodes"])
    with pytest.raises(qk.QuotakitError, match="doc/006"):
        values(TREE, keep=["id", "id"])
    with pytest.raises(TypeError):
        values(TREE, ignore="id")


PAY = qk.PayPlan.from_dict(
    {
        "id": "ae",
        "currency": "USD",
        "period": "month",
        "measures": [{"id": "revenue"}],
        "components": [
            {
                "id": "commission",
                "on": "revenue",
                "pay": {
                    "tiers": {
                        "axis": "attainment",
                        "mode": "marginal",
                        "steps": [{"from": 0, "rate": "4%"}, {"from": "100%", "rate": "6%"}],
                    }
                },
            }
        ],
    }
)


def test_the_facts_of_a_row_give_its_figures() -> None:
    dice = random.Random("rows")
    rows = 300
    cents = [Decimal(dice.randrange(5_000_000)).scaleb(-2) for _ in range(rows)]
    sales = pa.table(
        {
            "person": [f"p{row}" for row in range(rows)],
            "team": ["t"] * rows,
            "sold": pa.array(cents, pa.decimal128(12, 2)),
            "revenue.quota": [dice.randrange(1, 20_000) + 0.25 for _ in range(rows)],
        }
    )
    sales = pa.concat_tables([sales.slice(0, 100), sales.slice(100)])
    more: dict[str, Any] = {"facts": {"period": "2026-07"}, "columns": {"sold": "revenue"}, "keep": ["team"]}
    paid = pa.table(PAY.evaluate_table(sales, outputs=["due"], errors="raise", **more))["due"].to_pylist()
    for row in (0, 99, 100, 101, 299):
        facts = PAY.row_facts(sales, row, **more)
        outcome = PAY.evaluate({**facts, "trace": True})
        assert (facts["person"], outcome.due) == (f"p{row}", paid[row])
        assert outcome.trace is not None
        assert PAY.explain(facts)
    with pytest.raises(qk.QuotakitError, match="/row"):
        PAY.row_facts(sales, 300, **more)
    with pytest.raises(qk.QuotakitError, match="/team"):
        PAY.row_facts(sales, 0, facts={"period": "2026-07"}, columns={"sold": "revenue"})
