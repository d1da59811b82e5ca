"""Pay plans over tables: every row as `evaluate` gives it alone, whatever the columns are made of."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import quotakit as qk

if TYPE_CHECKING:
    from pathlib import Path

PLAN = qk.PayPlan.from_dict(
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
                        "steps": [
                            {"from": 0, "rate": "4%"},
                            {"from": "80%", "rate": "5.55%"},
                            {"from": 1, "rate": "7%"},
                        ],
                    }
                },
            }
        ],
    }
)
JULY = {"period": "2026-07"}


def payroll(count: int, seed: str = "payroll") -> pa.Table:
    dice = random.Random(seed)
    cents = [dice.randrange(-1_000, 40_000_00) for _ in range(count)]
    quotas = [dice.randrange(1_000, 30_000) for _ in range(count)]
    revenue = pa.array([Decimal(one).scaleb(-2) for one in cents], pa.decimal128(12, 2))
    return pa.table({"person": [f"p{row}" for row in range(count)], "revenue": revenue, "revenue.quota": quotas})


def alone(table: pa.Table) -> list[Decimal]:
    found = []
    for row in table.to_pylist():
        measure = {"actual": row["revenue"], "quota": row["revenue.quota"]}
        facts = JULY | {"person": row["person"], "measures": {"revenue": measure}}
        found.append(PLAN.evaluate(facts).due)
    return found


TABLE = payroll(500)
DUE = alone(TABLE)


def due(table: Any, **more: Any) -> list[Decimal]:
    paid = pa.table(PLAN.evaluate_table(table, facts=JULY, outputs=["due"], **more))
    assert paid["errors"].null_count == paid.num_rows
    found: list[Decimal] = paid["due"].to_pylist()
    return found


def test_every_row_is_what_it_is_alone() -> None:
    assert due(TABLE) == DUE
    assert due(TABLE, bits=64) == DUE
    assert due(TABLE, threads=2) == DUE
    assert due(TABLE, threads=0) == DUE
    assert due(TABLE.slice(17, 200)) == DUE[17:217]
    assert due(pa.concat_tables([TABLE.slice(0, 3), TABLE.slice(3, 0), TABLE.slice(3)])) == DUE
    assert due(TABLE.slice(0, 0)) == []


@pytest.mark.parametrize(
    "kind", [pa.decimal64(15, 2), pa.decimal32(9, 2), pa.decimal128(30, 5), pa.float64(), pa.decimal128(12, 2)]
)
def test_figures_of_every_type(kind: pa.DataType) -> None:
    given = [float(one) if kind == pa.float64() else one for one in TABLE["revenue"].to_pylist()]
    assert due(TABLE.set_column(1, "revenue", pa.array(given, kind))) == DUE


def test_whole_numbers_of_every_type() -> None:
    whole = pa.array([5, None, 120], pa.int8())
    quota = pa.array([100, 100, 100], pa.int8())
    expected = [Decimal("0.20"), None, Decimal("5.71")]  # 80 × 4 % + 20 × 5.55 % + 20 × 7 % = 3.2 + 1.11 + 1.4
    for kind in (pa.int8(), pa.int16(), pa.int32(), pa.int64(), pa.uint8(), pa.uint16(), pa.uint32(), pa.uint64()):
        table = pa.table({"revenue": whole.cast(kind), "revenue.quota": quota.cast(kind)})
        paid = pa.table(PLAN.evaluate_table(table, facts=JULY, outputs=["due"]))
        assert paid["due"].to_pylist()[::2] == expected[::2]


def test_texts_of_every_type() -> None:
    person = TABLE["person"]
    for kind in (pa.large_string(), pa.string_view(), pa.dictionary(pa.int16(), pa.string())):
        assert due(TABLE.set_column(0, "person", person.cast(kind))) == DUE
    for period in (pa.array(["2026-07"] * 500), pa.array(["2026-07"] * 500).dictionary_encode()):
        table = TABLE.append_column("period", period)
        paid = pa.table(PLAN.evaluate_table(table, outputs=["due"]))
        assert paid["due"].to_pylist() == DUE


def test_every_library_gives_and_takes_it() -> None:
    relation: Any = duckdb.from_arrow(TABLE)
    for table in (pl.DataFrame(TABLE), relation, qk.Table.from_arrow(TABLE), TABLE.to_reader(max_chunksize=70)):
        assert due(table) == DUE
    paid = PLAN.evaluate_table(TABLE, facts=JULY, keep=["person"], outputs=["due", "commission"])
    assert paid.column_names == ["person", "due", "commission", "errors"]
    assert pl.DataFrame(paid)["due"].to_list() == DUE
    summed: Any = duckdb.sql("SELECT sum(due) FROM paid")
    assert summed.fetchall() == [(sum(DUE),)]
    assert pa.table(paid).to_pandas()["due"].tolist() == DUE


def test_columns_of_other_names() -> None:
    table = TABLE.rename_columns(["who", "sold", "quota"])
    assert due(table, columns={"who": "person", "sold": "revenue", "quota": "/measures/revenue/quota"}) == DUE
    more = TABLE.append_column("region", pa.array(["north"] * 500))
    with pytest.raises(qk.QuotakitError) as caught:
        due(more)
    assert [(one.code, one.path) for one in caught.value.problems] == [("doc/003", "/region")]
    assert due(more, ignore=["region"]) == DUE
    paid = pa.table(PLAN.evaluate_table(more, facts=JULY, keep=["region", "revenue"], outputs=["due"]))
    assert paid.column_names == ["region", "revenue", "due", "errors"]
    assert paid["revenue"].equals(TABLE["revenue"])
    with pytest.raises(qk.QuotakitError, match="did you mean `revenue`"):
        due(TABLE, keep=["revenu"])
    with pytest.raises(qk.QuotakitError, match="doc/008"):
        due(TABLE, columns={"person": "nobody"})
    with pytest.raises(TypeError, match=r"give \['person'\]"):
        due(TABLE, keep="person")
    for wrong in ({"errors": "drop"}, {"bits": 32}):
        with pytest.raises(ValueError, match=r"64 or 128|'column' or 'raise'"):
            due(TABLE, **wrong)


def spoiled(at: int) -> pa.Table:
    quotas = TABLE["revenue.quota"].to_pylist()
    quotas[at] = 0
    return TABLE.set_column(2, "revenue.quota", pa.array(quotas))


def test_wrong_rows_are_told_beside_the_right_ones() -> None:
    given = pa.concat_tables([TABLE, spoiled(123)])
    paid = pa.table(PLAN.evaluate_table(given, facts=JULY, outputs=["due"], keep=["person"]))
    assert paid.num_rows == 1_000
    wrong = [row for row, text in enumerate(paid["errors"].to_pylist()) if text is not None]
    assert wrong == [623]
    assert paid["due"].to_pylist() == [*DUE, *DUE[:123], None, *DUE[124:]]
    text = paid["errors"][623].as_py()
    assert text == "doc/017: /revenue.quota: `0` is outside > 0 (choose a value within > 0)"
    with pytest.raises(qk.QuotakitError) as caught:
        PLAN.evaluate_table(given, facts=JULY, outputs=["due"], errors="raise")
    first, *others = caught.value.problems
    assert (first.code, first.params["count"]) == ("table/004", "1")
    assert [one.path for one in others] == ["/623/revenue.quota"]
    told = PLAN.evaluate_table(given, facts=JULY, outputs=["due"], language="zh-Hant")
    assert pa.table(told)["errors"][623].as_py() != text
    right = PLAN.evaluate_table(TABLE, facts=JULY, outputs=["due"], errors="raise")
    assert right.column_names == ["due"]


def test_types_that_no_fact_has() -> None:
    for wrong in (pa.array([[1]] * 500), pa.array([True] * 500), TABLE["revenue"].cast(pa.float32())):
        with pytest.raises(qk.QuotakitError) as caught:
            due(TABLE.set_column(1, "revenue", wrong))
        assert [(one.code, one.path) for one in caught.value.problems] == [("doc/002", "/revenue")]


def test_dates_are_texts_of_facts() -> None:
    table = TABLE.append_column("as_of", pa.array([dt.date(2026, 7, 31)] * 500))
    assert due(table) == DUE


def test_a_stream_is_evaluated_as_it_is_read(tmp_path: Path) -> None:
    done: list[int] = []
    read: list[int] = []

    def batches() -> Any:
        for start in range(0, 500, 100):
            read.append(start)
            yield from TABLE.slice(start, 100).to_batches()

    source = pa.RecordBatchReader.from_batches(TABLE.schema, batches())
    stream = PLAN.evaluate_stream(source, facts=JULY, outputs=["due"], keep=["person"], progress=done.append)
    assert isinstance(stream, qk.TableStream)
    assert (stream.column_names, read) == (["person", "due", "errors"], [])
    assert repr(stream) == "<TableStream: person, due, errors>"
    assert pa.schema(stream).names == stream.column_names
    reader = pa.RecordBatchReader.from_stream(stream)
    assert reader.read_next_batch().num_rows == 100
    assert (read, done) == ([0], [100])
    with pq.ParquetWriter(tmp_path / "paid.parquet", reader.schema) as writer:
        for batch in reader:
            writer.write_batch(batch)
    assert pq.read_table(tmp_path / "paid.parquet")["due"].to_pylist() == DUE[100:]
    with pytest.raises(qk.QuotakitError, match="read before"):
        pa.table(stream)


def test_a_stream_ends_at_what_is_wrong() -> None:
    stream = PLAN.evaluate_stream(spoiled(7), facts=JULY, outputs=["due"], errors="raise")
    with pytest.raises(Exception, match=r"/7/revenue\.quota"):
        pa.table(stream)

    def broken() -> Any:
        yield from TABLE.slice(0, 100).to_batches()
        message = "the disk is on fire"
        raise OSError(message)

    source = pa.RecordBatchReader.from_batches(TABLE.schema, broken())
    with pytest.raises(Exception, match="the disk is on fire"):
        pa.table(PLAN.evaluate_stream(source, facts=JULY, outputs=["due"]))
    source = pa.RecordBatchReader.from_batches(TABLE.schema, broken())
    with pytest.raises(qk.QuotakitError, match="the disk is on fire"):
        due(source)


def test_progress_and_stopping() -> None:
    many = payroll(2_000)
    done: list[int] = []
    due(pa.concat_tables([many] * 150).combine_chunks(), progress=done.append)
    assert done == [262_144, 37_856]

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        due(many, progress=stop)


def test_one_bad_row_among_many_is_named_and_loses_nothing(tmp_path: Path) -> None:
    many = payroll(2_000, "many")
    rights = alone(many)
    quotas = pa.concat_tables([many] * 100)["revenue.quota"].to_pylist()
    quotas[150_007] = 0
    table = pa.concat_tables([many] * 100).set_column(2, "revenue.quota", pa.array(quotas))
    pq.write_table(table, tmp_path / "payroll.parquet", row_group_size=30_000)
    with pq.ParquetFile(tmp_path / "payroll.parquet") as file:
        source = pa.RecordBatchReader.from_batches(file.schema_arrow, file.iter_batches(batch_size=30_000))
        paid = pa.table(PLAN.evaluate_stream(source, facts=JULY, outputs=["due"], keep=["person"]))
    assert paid["person"].to_pylist() == table["person"].to_pylist()
    assert [(row, text) for row, text in enumerate(paid["errors"].to_pylist()) if text is not None] == [
        (150_007, "doc/017: /revenue.quota: `0` is outside > 0 (choose a value within > 0)")
    ]
    expected: list[Decimal | None] = [*rights * 100]
    expected[150_007] = None
    assert paid["due"].to_pylist() == expected
