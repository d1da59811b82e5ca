"""Crediting over tables: everybody's credits as `evaluate` gives them alone, whatever the columns are made of."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import quotakit as qk

PLAN = qk.PayPlan.from_dict(
    {
        "id": "ae",
        "currency": "USD",
        "period": "month",
        "measures": [{"id": "revenue"}, {"id": "deals", "unit": {"count": {}}}],
        "crediting": {
            "pick": "first_match",
            "rules": [
                {
                    "id": "desk",
                    "measure": "revenue",
                    "when": {"equals": {"attribute": "line", "value": "desk"}},
                    "factor": "33.3%",
                },
                {"id": "all", "measure": "revenue"},
                {"id": "count", "measure": "deals", "of": "count"},
            ],
        },
        "components": [
            {"id": "commission", "on": "revenue", "pay": {"rate": {"rate": "4%"}}},
            {"id": "spiff", "on": "deals", "pay": {"per_unit": {"amount": "5"}}},
        ],
    }
)
PEOPLE = ("ann", "bob", "cid")
PERIODS = ("2026-07", "2026-08")


def transactions(count: int) -> pa.Table:
    dice = random.Random("deals")
    cents = [dice.randrange(-50_000, 900_000) for _ in range(count)]
    days = [dt.date(2026, 7, 1) + dt.timedelta(dice.randrange(62)) for _ in range(count)]
    return pa.table(
        {
            "id": [f"d{row}" for row in range(count)],
            "date": pa.array(days, pa.date32()),
            "person": [dice.choice(PEOPLE) for _ in range(count)],
            "amount": pa.array([Decimal(one).scaleb(-2) for one in cents], pa.decimal128(12, 2)),
            "line": pa.array([dice.choice(("desk", "cloud")) for _ in range(count)]).dictionary_encode(),
        }
    )


def alone(table: pa.Table) -> dict[tuple[str, str], tuple[Decimal, ...]]:
    """What each person is paid for the deals of a month, one evaluation after the other."""
    deals = [
        {
            "id": row["id"],
            "date": row["date"].isoformat(),
            "amount": row["amount"],
            "participants": [{"person": row["person"]}],
            "attributes": {"line": row["line"]},
        }
        for row in table.to_pylist()
    ]
    found: dict[tuple[str, str], tuple[Decimal, ...]] = {}
    for person in PEOPLE:
        for period in PERIODS:
            pay = PLAN.evaluate({"person": person, "period": period, "transactions": deals})
            found[person, period] = tuple(line.paid for line in pay.lines)
    return found


DEALS = transactions(400)


def paid(table: Any, **more: Any) -> dict[tuple[str, str], tuple[Decimal, ...]]:
    """Credits, and pays what was credited as a table of its own."""
    credited = PLAN.credit_table(table, **more)
    assert len(credited.errors) == 0
    assert credited.credited_alone == 0
    lines = PLAN.evaluate_table(
        credited.measures, outputs=["commission", "spiff"], keep=["person", "period"], errors="raise"
    )
    rows = pa.table(lines).to_pylist()
    return {(row["person"], row["period"]): (row["commission"], row["spiff"]) for row in rows}


def test_everybody_is_credited_as_alone() -> None:
    assert paid(DEALS) == alone(DEALS)


def test_every_library_gives_the_same() -> None:
    expected = alone(DEALS)
    assert paid(pl.from_arrow(DEALS)) == expected
    assert paid(duckdb.table("DEALS").arrow()) == expected
    frame = DEALS.to_pandas()
    # As a newcomer's frame has them: times at midnight, and floats.
    frame["date"] = pd.to_datetime(frame["date"])
    frame["amount"] = frame["amount"].astype("float64")
    assert paid(frame) == expected
    chunks = pa.concat_tables([DEALS.slice(0, 1), DEALS.slice(1, 250), DEALS.slice(251)])
    assert paid(chunks) == expected


def test_columns_have_any_names() -> None:
    renamed = DEALS.rename_columns(["deal", "closed", "owner", "value", "line"]).append_column(
        "margin", pa.array([0.5] * 400)
    )
    names = {"deal": "id", "closed": "date", "owner": "person", "value": "amount"}
    assert paid(renamed, columns=names, ignore=["margin"]) == alone(DEALS)
    with pytest.raises(qk.QuotakitError, match=r"doc/002: /margin: .*a column of texts"):
        PLAN.credit_table(renamed, columns=names)
    with pytest.raises(qk.QuotakitError, match=r"table/002: /: the table has no column `dealt` \(did you mean `deal`"):
        PLAN.credit_table(renamed, columns={"dealt": "id"})
    with pytest.raises(qk.QuotakitError, match=r"doc/004: /: the field `person` is missing"):
        PLAN.credit_table(renamed, ignore=["margin"])


def test_one_bad_row_is_named_and_nothing_else_is_lost() -> None:
    bad = pa.table({"id": ["x"], "date": [dt.date(2026, 7, 1)], "person": [" bob"], "amount": [Decimal("1.00")]})
    table = pa.concat_tables([DEALS.slice(0, 200), bad, DEALS.slice(200)], promote_options="permissive")
    credited = PLAN.credit_table(table, language="zh-Hans")
    (error,) = pa.table(credited.errors).to_pylist()
    assert error["row"] == 200
    assert error["error"].startswith("doc/009: /person: ")
    good = PLAN.credit_table(DEALS)
    assert pa.table(credited.measures).equals(pa.table(good.measures))


def test_who_shares_a_deal_shares_its_cents() -> None:
    """10.01 in two: 5.01 for ann by name and 5.00 for bob; of the deal of 20.00, 15.00 are taken back."""
    table = pa.table(
        {
            "id": ["a", "a", "b", "r"],
            "date": ["2026-07-01", "2026-07-01", "2026-07-02", "2026-08-02"],
            "person": ["bob", "ann", "cid", "cid"],
            "amount": ["10.01", "10.01", "20", "-15.00"],
            "reverses": [None, None, None, "b"],
        }
    )
    credited = PLAN.credit_table(table)
    found = {row["person"]: row["revenue"] for row in pa.table(credited.measures).to_pylist()}
    assert found == {"ann": Decimal("5.01"), "bob": Decimal("5.00"), "cid": Decimal(5)}
    assert credited.credited_alone == 4


def test_nothing_gives_no_rows() -> None:
    credited = PLAN.credit_table(DEALS.slice(0, 0))
    assert pa.table(credited.measures).schema.names == ["person", "period", "revenue", "deals"]
    assert (len(credited.measures), len(credited.errors)) == (0, 0)


def test_figures_by_hand() -> None:
    # As in `bindings-wasm/tests/tables_whole.test.mjs`: ann in July 1,000.00 + 33.3 % of 300.50, bob in August 70.
    table = pa.table(
        {
            "id": ["d1", "d2", "d3"],
            "date": ["2026-07-01", "2026-07-31", "2026-08-01"],
            "person": ["ann", "ann", "bob"],
            "amount": pa.array([Decimal("1000.00"), Decimal("300.50"), Decimal("70.00")], pa.decimal128(12, 2)),
            "line": ["cloud", "desk", "cloud"],
        }
    )
    measures = pa.table(PLAN.credit_table(table).measures).to_pylist()
    assert measures == [
        {"person": "ann", "period": "2026-07", "revenue": Decimal("1100.0665"), "deals": Decimal(2)},
        {"person": "bob", "period": "2026-08", "revenue": Decimal(70), "deals": Decimal(1)},
    ]
