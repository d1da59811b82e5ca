"""Tables in and out: whatever speaks the Arrow PyCapsule interface comes back as it went."""

from __future__ import annotations

import gc
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import quotakit as qk

if TYPE_CHECKING:
    from collections.abc import Iterator

MOMENT = pa.array([0, None, 86_399_999], pa.int64())
COLUMNS: dict[str, Any] = {
    "int8": pa.array([1, None, -3], pa.int8()),
    "int32": pa.array([1, None, -3], pa.int32()),
    "uint64": pa.array([1, None, 2**64 - 1], pa.uint64()),
    "float64": pa.array([0.5, None, -2.25]),
    "decimal32": pa.array([Decimal("1.25"), None, Decimal("-3.00")], pa.decimal32(7, 2)),
    "decimal64": pa.array([Decimal("1.25"), None, Decimal("-3.00")], pa.decimal64(15, 2)),
    "decimal128": pa.array([Decimal("1.25"), None, Decimal("-3.00")], pa.decimal128(38, 2)),
    "string": pa.array(["a", None, "一個名字比十二個位元組長"]),
    "large_string": pa.array(["a", None, "b"], pa.large_string()),
    "string_view": pa.array(["a", None, "longer than twelve bytes"], pa.string_view()),
    "dictionary": pa.array(["a", None, "a"]).dictionary_encode(),
    "date32": pa.array([0, None, 20_000], pa.int32()).cast(pa.date32()),
    "seconds": MOMENT.cast(pa.timestamp("s", tz="UTC")),
    "millis": MOMENT.cast(pa.timestamp("ms")),
    "micros": MOMENT.cast(pa.timestamp("us", tz="Asia/Taipei")),
    "nanos": MOMENT.cast(pa.timestamp("ns", tz="UTC")),
    "bools": pa.array([True, None, False]),
    "lists": pa.array([[1, 2], None, []]),
}
TABLE = pa.table(COLUMNS)


def back(table: Any) -> pa.Table:
    return pa.table(qk.Table.from_arrow(table))


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_come_back_as_they_went(name: str) -> None:
    table = TABLE.select([name])
    assert back(table).equals(table)
    assert back(table.slice(1, 1)).equals(table.slice(1, 1))
    assert back(table.slice(1)).equals(table.slice(1))
    assert back(pa.concat_tables([table, table.slice(2)])).equals(pa.concat_tables([table, table.slice(2)]))
    assert back(table.slice(3)).equals(table.slice(3))
    assert back(table.schema.empty_table()).schema == table.schema


def test_null_bitmaps_with_offsets_stay_with_their_rows() -> None:
    values = pa.array([None if row % 3 == 0 else row for row in range(1_000)], pa.int64())
    table = pa.table({"value": values}).slice(13, 501)
    assert back(table)["value"].to_pylist() == [None if row % 3 == 0 else row for row in range(13, 514)]


def test_nothing_is_copied() -> None:
    table = pa.table({"value": pa.array(range(100_000), pa.int64())})
    address = table["value"].chunk(0).buffers()[1].address
    assert back(table)["value"].chunk(0).buffers()[1].address == address


def test_buffers_that_are_not_aligned_are_copied_to_where_they_are() -> None:
    plain = pa.array([Decimal("1.25"), Decimal("-3.00")], pa.decimal128(38, 2))
    memory = b"\0" * 8 + plain.buffers()[1].to_pybytes()
    for start in (1, 8):
        shifted = pa.py_buffer(b"\0" * start + memory[8:]).slice(start)
        array = pa.Array.from_buffers(pa.decimal128(38, 2), 2, [None, shifted])
        assert back(pa.table({"pay": array}))["pay"].to_pylist() == [Decimal("1.25"), Decimal("-3.00")]


def test_every_library_takes_it_with_one_call() -> None:
    ours = qk.Table.from_arrow(pa.table({"name": ["li", "wang"], "pay": pa.array([1, 2], pa.int64())}))
    assert (ours.column_names, ours.num_rows, len(ours)) == (["name", "pay"], 2, 2)
    assert repr(ours) == "<Table of 2 rows: name, pay>"
    assert isinstance(ours, qk.ArrowTable)
    assert pa.schema(ours).names == ["name", "pay"]
    assert pl.DataFrame(ours)["pay"].to_list() == [1, 2]
    assert pa.table(ours).to_pandas()["name"].tolist() == ["li", "wang"]
    summed: Any = duckdb.sql("SELECT sum(pay) FROM ours")
    assert summed.fetchall() == [(3,)]
    # It can be read as often as one likes.
    assert pa.table(ours).equals(pa.table(ours))


def test_every_library_gives_it() -> None:
    frame = pd.DataFrame({"pay": np.array([1, 2])})
    for table in (frame, pl.DataFrame({"pay": [1, 2]}), duckdb.sql("SELECT unnest([1, 2]) AS pay"), back(frame)):
        assert back(table)["pay"].to_pylist() == [1, 2]
    batch = pa.record_batch({"pay": [1, 2]})
    assert back(batch)["pay"].to_pylist() == [1, 2]
    assert back(batch.to_struct_array())["pay"].to_pylist() == [1, 2]
    assert back(pa.RecordBatchReader.from_batches(batch.schema, [batch, batch]))["pay"].to_pylist() == [1, 2, 1, 2]
    assert back(pa.table({})).num_columns == 0


class OnlyAnArray:
    """Something that is a batch, and no stream."""

    def __init__(self, array: Any) -> None:
        self.array = array

    def __arrow_c_array__(self, requested_schema: object = None) -> object:
        return self.array.__arrow_c_array__(requested_schema)


def test_a_batch_is_a_table_of_one() -> None:
    batch = pa.record_batch({"pay": [1, None]}).slice(1)
    assert back(OnlyAnArray(batch))["pay"].to_pylist() == [None]
    for wrong in (pa.array([1]), pa.array([{"pay": 1}, None])):
        with pytest.raises(qk.QuotakitError, match="table/001"):
            qk.Table.from_arrow(OnlyAnArray(wrong))


def test_a_producer_that_fails_is_told_with_its_words() -> None:
    schema = pa.schema({"pay": pa.int64()})

    def batches() -> Iterator[pa.RecordBatch]:
        yield pa.record_batch({"pay": [1]}, schema)
        message = "the disk is on fire"
        raise OSError(message)

    with pytest.raises(qk.QuotakitError, match="the disk is on fire") as caught:
        qk.Table.from_arrow(pa.RecordBatchReader.from_batches(schema, batches()))
    assert caught.value.problems[0].code == "table/001"


class Capsule:
    def __init__(self, capsule: object) -> None:
        self.capsule = capsule

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.capsule


def test_what_is_no_table_is_refused() -> None:
    for wrong in (3, "text", None, [1], pa.array([1])):
        with pytest.raises(qk.QuotakitError, match="table/001"):
            qk.Table.from_arrow(wrong)
    # A capsule of another name is never looked into.
    with pytest.raises(ValueError, match="incorrect name"):
        qk.Table.from_arrow(Capsule(TABLE.schema.__arrow_c_schema__()))
    with pytest.raises(TypeError):
        qk.Table.from_arrow(Capsule(3))


def test_a_stream_is_taken_once_and_released_once() -> None:
    gc.collect()
    before = pa.total_allocated_bytes()
    capsule = pa.table({"pay": pa.array(range(100_000), pa.int64())}).__arrow_c_stream__()
    table = qk.Table.from_arrow(Capsule(capsule))
    with pytest.raises(qk.QuotakitError, match="read before"):
        qk.Table.from_arrow(Capsule(capsule))
    assert pa.table(table)["pay"].to_pylist()[-1] == 99_999
    taken = table.__arrow_c_stream__()
    del capsule, table, taken
    gc.collect()
    assert pa.total_allocated_bytes() == before
