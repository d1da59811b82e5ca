"""Exports of a CRM, asked by quotakit and by duckdb in SQL."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import duckdb
import quotakit as qk

if TYPE_CHECKING:
    import random
    from pathlib import Path

DOCUMENT = {
    "schema": "quotakit/pipeline@1",
    "currency": "USD",
    "counting": "implied",
    "stages": [
        {"id": "prospecting"},
        {"id": "engaging"},
        {"id": "won", "outcome": "won"},
        {"id": "lost", "outcome": "lost"},
    ],
}
COLUMNS = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value"
# By what deals are told apart, in quotakit and in SQL.
KEYS = {"owner": "manager", "region": "office", "channel": "sales_agent", "product": "product", "month": "began"}

Rows = list[dict[str, str]]


def iso(text: str) -> str | None:
    """Read a date as the United States write it; none where nothing is written."""
    return str(datetime.strptime(text, "%m/%d/%Y").date()) if text else None


def read(path: Path) -> Rows:
    """Read a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def deals(folder: Path) -> list[dict[str, Any]]:
    """Give the deals of an export: the manager owns them, the agent is their channel, the office their region."""
    teams = {row["sales_agent"]: row for row in read(folder / "sales_teams.csv")}
    found = []
    for row in read(folder / "sales_pipeline.csv"):
        stage, team = row["deal_stage"].lower(), teams.get(row["sales_agent"], {})
        history: list[dict[str, str | None]] = [{"stage": "prospecting", "at": None}]
        if stage != "prospecting":
            history = [{"stage": "engaging", "at": iso(row["engage_date"])}]
        if stage in {"won", "lost"}:
            history.append({"stage": stage, "at": iso(row["close_date"])})
        names: dict[str, str | None] = {"product": row["product"], "customer": row["account"]}
        names["amount"] = row["close_value"]
        names |= {"owner": team.get("manager"), "region": team.get("regional_office"), "channel": row["sales_agent"]}
        deal: dict[str, Any] = {"id": row["opportunity_id"], "history": history}
        found.append(deal | {name: value for name, value in names.items() if value})
    return found


def ask(found: list[dict[str, Any]], filters: dict[str, str] | None = None) -> dict[str, Any]:
    """Ask quotakit."""
    facts = {"as_of": "2017-12-31", "deals": found} | ({"filters": filters} if filters else {})
    outcome: dict[str, Any] = json.loads(qk.evaluate_json(json.dumps(DOCUMENT), json.dumps(facts)))
    return outcome


def opened(folder: Path) -> duckdb.DuckDBPyConnection:
    """Open an export in duckdb."""
    base = duckdb.connect()
    for name in ("sales_pipeline", "sales_teams"):
        base.read_csv(str(folder / f"{name}.csv"), header=True, all_varchar=True).create_view(name)
    base.execute(
        """CREATE TABLE deals AS SELECT p.opportunity_id AS id, p.sales_agent, p.product, t.manager,
             t.regional_office AS office, lower(p.deal_stage) AS stage,
             strftime(strptime(p.engage_date, '%m/%d/%Y'), '%Y-%m') AS began,
             strftime(strptime(p.close_date, '%m/%d/%Y'), '%Y-%m') AS closed,
             CAST(p.close_value AS DECIMAL(18, 2)) AS value
           FROM sales_pipeline p LEFT JOIN sales_teams t ON p.sales_agent = t.sales_agent"""
    )
    return base


FIGURES = """count(*), count(*) FILTER (stage = 'won'), count(*) FILTER (stage = 'lost'),
  count(*) FILTER (stage NOT IN ('won', 'lost')), coalesce(sum(value) FILTER (stage = 'won'), 0),
  coalesce(sum(value) FILTER (stage = 'lost'), 0), coalesce(sum(value), 0),
  count(*) FILTER (stage = 'won') / nullif(count(*) FILTER (stage IN ('won', 'lost')), 0),
  CASE WHEN (count(*) FILTER (stage = 'won') > 0 AND count(value) FILTER (stage = 'won') = 0)
         OR (count(*) FILTER (stage = 'lost') > 0 AND count(value) FILTER (stage = 'lost') = 0) THEN NULL
       ELSE (sum(value) FILTER (stage = 'won') / nullif(sum(value) FILTER (stage IN ('won', 'lost')), 0))::DOUBLE END,
  (sum(value) FILTER (stage = 'won') / count(value) FILTER (stage = 'won'))::DOUBLE"""
NAMES = [
    "count",
    "won",
    "lost",
    "open",
    "won_value",
    "lost_value",
    "value",
    "win_rate",
    "win_rate_by_value",
    "average_won",
]


def by_sql(base: duckdb.DuckDBPyConnection, key: str, where: str = "true") -> dict[str | None, dict[str, Any]]:
    """Ask duckdb for the figures of each key."""
    rows = base.execute(f"SELECT {key}, {FIGURES} FROM deals WHERE {where} GROUP BY ALL").fetchall()  # noqa: S608
    return {row[0]: dict(zip(NAMES, row[1:], strict=True)) for row in rows}


def told(part: dict[str, Any]) -> dict[str, Any]:
    """Give what quotakit says of deals, under the names of the query."""
    rate, average = part["win_rate"], part["average_won"]
    return {
        "count": part["total"]["count"],
        "won": part["won"]["count"],
        "lost": part["lost"]["count"],
        "open": part["open"]["count"],
        "won_value": Decimal(part["won"]["value"]),
        "lost_value": Decimal(part["lost"]["value"]),
        "value": Decimal(part["total"]["value"]),
        "win_rate": rate["by_count"],
        "win_rate_by_value": rate["by_value"],
        "average_won": average,
    }


def differences(ours: dict[str, Any], theirs: dict[str, Any]) -> list[str]:
    """Name the figures that differ: counts and sums in nothing, quotients in nothing but the last place's rounding."""
    wrong = []
    for name in NAMES:
        one, other = ours[name], theirs[name]
        is_same = one == other
        if isinstance(one, str) and other is not None:
            half = 0.005 if name == "average_won" else 0.000_000_5
            is_same = abs(float(one) - float(other)) <= half + 1e-9
        wrong += [] if is_same else [f"{name}: {one} and {other}"]
    return wrong


def made(folder: Path, dice: random.Random, count: int) -> None:
    """Write an export: two spellings, blanks, agents without a team, lost deals without a value."""
    agents = [f"Agent {place}" for place in range(30)]
    teams = ["sales_agent,manager,regional_office"]
    teams += [f"{agent},Manager {place % 6},{('East', 'West')[place % 2]}" for place, agent in enumerate(agents[:28])]
    products = ["GTX Pro", "GTXPro", "MG Special", "Plus", "Basic"]
    rows = [COLUMNS]
    for place in range(count):
        stage = dice.choices(["Won", "Lost", "Engaging", "Prospecting"], [5, 3, 2, 1])[0]
        month = dice.randint(1, 9)
        engaged = "" if stage == "Prospecting" else f"{month}/{dice.randint(1, 28)}/2017"
        closed = f"{month + dice.randint(1, 3)}/{dice.randint(1, 28)}/2017" if stage in {"Won", "Lost"} else ""
        value = {"Won": f"{dice.randint(1, 9_999)}.{dice.randint(0, 99):02}", "Lost": dice.choice(["0", "", "120.50"])}
        account = dice.choice(["", "Acme", "Beta"])
        names = f"D{place:05},{dice.choice(agents)},{dice.choice(products)},{account}"
        rows.append(f"{names},{stage},{engaged},{closed},{value.get(stage, '')}")
    (folder / "sales_teams.csv").write_text("\n".join(teams) + "\n", "utf-8")
    (folder / "sales_pipeline.csv").write_text("\n".join(rows) + "\n", "utf-8")
