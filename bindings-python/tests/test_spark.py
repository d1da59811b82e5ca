"""Spark on this machine: the same bytes as without it, types and all."""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
import subprocess
import sys
from decimal import Decimal
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
import quotakit as qk
import quotakit.spark
from test_credit_tables import DEALS
from test_credit_tables import PLAN as CREDITING
from test_event_tables import EVENTS, FUNNELS, table
from test_pay_tables import JULY, PLAN, payroll

if TYPE_CHECKING:
    from collections.abc import Iterator


def lacking() -> str | None:
    """Tell what this machine lacks; on some, `java` only says where to get it."""
    if find_spec("pyspark") is None:
        return "pyspark is not installed: requirements-spark.txt"
    java = shutil.which("java")
    if java is None or subprocess.run([java, "-version"], capture_output=True, check=False).returncode != 0:
        return "Java is missing: install Java 17 (`apt-get install openjdk-17-jre-headless`)"
    return None


LACKING = lacking()
# In CI nothing is skipped: there the session fails with what is missing.
pytestmark = pytest.mark.skipif(LACKING is not None and os.environ.get("CI") != "true", reason=str(LACKING))
WRONG_ROW = 1_234


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    assert LACKING is None, LACKING
    from pyspark.sql import SparkSession  # noqa: PLC0415

    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").appName("quotakit")
    for name, value in {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": "1g",
        "spark.sql.shuffle.partitions": "4",
        "spark.sql.session.timeZone": "Asia/Taipei",
    }.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


def spoiled(count: int) -> pa.Table:
    given = payroll(count)
    quotas = given["revenue.quota"].to_pylist()
    quotas[WRONG_ROW] = 0
    return given.set_column(2, "revenue.quota", pa.array(quotas))


def in_order(found: pa.Table) -> pa.Table:
    """Sort, with grades as texts."""
    for place, field in enumerate(found.schema):
        if pa.types.is_dictionary(field.type):
            found = found.set_column(place, field.name, found.column(place).cast(field.type.value_type))
    return found.sort_by("person").combine_chunks()


def same(spark: pa.Table, alone: pa.Table) -> None:
    expected = in_order(alone)
    found = in_order(spark)
    assert found.schema.types == expected.schema.types
    assert found.schema.names == expected.schema.names
    assert found.equals(expected)


def test_pay_of_200_000_people_has_the_bytes_of_one_machine(session: Any) -> None:
    given = spoiled(200_000)
    frame = session.createDataFrame(given).repartition(7)
    asked: Any = {"facts": JULY, "keep": ["person", "revenue.quota"], "outputs": ["due"]}
    paid = qk.spark.evaluate(frame, PLAN, **asked)
    assert paid.columns == ["person", "revenue.quota", "due", "errors"]
    assert paid.rdd.getNumPartitions() == 7
    found = paid.toArrow()
    same(found, pa.table(PLAN.evaluate_table(given, **asked)))
    assert found.num_rows == 200_000
    wrong = found.filter(found["errors"].is_valid())
    assert wrong["person"].to_pylist() == [f"p{WRONG_ROW}"]


def test_columns_are_refused_before_any_row_is_read(session: Any) -> None:
    frame = session.createDataFrame(payroll(10)).withColumnRenamed("revenue", "revenu")
    with pytest.raises(qk.QuotakitError, match="did you mean `revenue`"):
        qk.spark.evaluate(frame, PLAN, facts=JULY)


def test_scores_and_grades_have_the_bytes_of_one_machine(session: Any) -> None:
    indicators: list[Any] = [{"id": name, "weight": 50, "score": {"points": {}}} for name in ("sales", "visits")]
    card = qk.Scorecard.from_dict(
        {
            "rounding": {"scale": 2},
            "groups": [{"id": "all", "weight": 100, "indicators": indicators}],
            "bands": [{"grade": "A", "from": 80}, {"grade": "B", "from": 0}],
        }
    )
    dice = random.Random("scores")
    people = [f"p{row}" for row in range(1_000)]
    points = {name: [dice.randrange(101) for _ in people] for name in ("sales", "visits")}
    given = pa.table({"person": people} | points)
    scored = qk.spark.evaluate(session.createDataFrame(given).repartition(3), card, keep=["person"]).toArrow()
    same(scored, pa.table(card.evaluate_table(given, keep=["person"])))
    assert set(scored["grade"].to_pylist()) == {"A", "B"}


def test_credits_are_those_of_one_machine(session: Any) -> None:
    """Beside plain deals: one of two people, one that is taken back in part, one whose person is no name."""
    more = [
        ("shared", "ann", "10.01", None),
        ("shared", "bob", "10.01", None),
        ("sold", "cid", "20.00", None),
        ("back", "cid", "-15.00", "sold"),
        ("wrong", " bob", "7.00", None),
    ]
    ids, people, amounts, reverses = map(list, zip(*more, strict=True))
    rows = pa.table(
        {
            "id": ids,
            "date": [dt.date(2026, 7, 1)] * len(more),
            "person": people,
            "amount": pa.array([Decimal(amount) for amount in amounts], pa.decimal128(12, 2)),
            "reverses": reverses,
        }
    )
    plain = DEALS.set_column(4, "line", DEALS["line"].cast(pa.string()))
    given = pa.concat_tables([plain, rows], promote_options="default")
    alone = CREDITING.credit_table(given)
    credited = qk.spark.credit(session.createDataFrame(given).repartition(3), CREDITING, parts=7, places=5)
    found = credited.measures.toArrow().sort_by([("person", "ascending"), ("period", "ascending")])
    assert found.to_pydict() == pa.table(alone.measures).to_pydict()
    assert [tuple(row) for row in credited.errors.collect()] == [("wrong", pa.table(alone.errors)["error"][0].as_py())]
    # A third of a cent has more than two places, and nothing is rounded on the way.
    with pytest.raises(Exception, match="would cause data loss"):
        qk.spark.credit(session.createDataFrame(given), CREDITING, places=2).measures.collect()
    with pytest.raises(qk.QuotakitError, match="the field `date` is missing"):
        qk.spark.credit(session.createDataFrame(given.drop_columns(["date"])), CREDITING)


@pytest.mark.parametrize("time", [pa.int64(), pa.timestamp("us", tz="UTC")])
def test_levels_of_parts_add_up_to_those_of_all(session: Any, time: pa.DataType) -> None:
    given = table(EVENTS, time=pa.timestamp("ms", tz="UTC") if time != pa.int64() else time)
    given = given.set_column(1, "at.time", given["time"].cast(time))
    for document in FUNNELS[:2]:
        funnel = qk.EventFunnel.from_dict(document)
        counted = qk.spark.funnel_levels(session.createDataFrame(given), funnel, time="at.time", parts=5).collect()
        expected = funnel.evaluate_table(given, time="at.time").levels
        assert [tuple(row) for row in counted] == list(enumerate(expected))


def test_what_parts_cannot_tell_is_refused(session: Any) -> None:
    frame = session.createDataFrame(table([*EVENTS[:50], (1, None, "visit", None)]))
    with pytest.raises(Exception, match="events cannot be read"):
        qk.spark.funnel_levels(frame, qk.EventFunnel.from_dict(FUNNELS[0]), parts=2).collect()
    with pytest.raises(ValueError, match="breakdown"):
        qk.spark.funnel_levels(frame, qk.EventFunnel.from_dict(FUNNELS[2]))
