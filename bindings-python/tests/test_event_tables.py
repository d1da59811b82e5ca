"""Event funnels over tables: the bytes of `evaluate` on the same events, whatever the columns are made of."""

from __future__ import annotations

import json
import random
import threading
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import quotakit as qk

STEPS = ["visit", "cart", "buy"]
FUNNELS: list[dict[str, Any]] = [
    {"steps": STEPS, "window_ms": 40},
    {"steps": STEPS, "window_ms": 40, "order": "strict", "anchor": "first"},
    {"steps": STEPS, "order": "any", "breakdown": {"property": "channel"}},
    {
        "steps": STEPS,
        "exclude": ["leave"],
        "totals": True,
        "histogram_ms": [5, 20],
        "breakdown": {"property": "channel"},
    },
]
Row = tuple[Any, Any, Any, Any]


def rows(count: int, users: int, seed: str) -> list[Row]:
    dice = random.Random(seed)
    names, channels = [*STEPS, "leave", "look"], ["web", "store", None, "app"]
    return [
        (dice.randrange(users), dice.randrange(300), dice.choice(names), dice.choice(channels)) for _ in range(count)
    ]


def facts(events: list[Row], name: Any = str) -> dict[str, Any]:
    user, time, event, channel = map(list, zip(*events, strict=True))
    columns = {"user": [None if one is None else name(one) for one in user], "time": time, "event": event}
    return {"columns": columns | {"properties": {"channel": channel}}, "users": False}


def table(events: list[Row], **types: pa.DataType) -> pa.Table:
    user, time, event, channel = map(list, zip(*events, strict=True))
    return pa.table(
        {
            "user": pa.array(user, types.get("user", pa.int64())),
            "time": pa.array(time, pa.int64()).cast(types.get("time", pa.int64())),
            "event": pa.array(event, pa.string()).cast(types.get("event", pa.string())),
            "channel": pa.array(channel, pa.string()).cast(types.get("channel", pa.string())),
        }
    )


EVENTS = rows(3_000, 200, "events")
CODED = pa.dictionary(pa.int8(), pa.string())


@pytest.mark.parametrize("document", FUNNELS)
@pytest.mark.parametrize(
    "types",
    [
        {},
        {"user": pa.uint8(), "time": pa.timestamp("ms", tz="UTC"), "event": CODED, "channel": CODED},
        {"user": pa.int32(), "time": pa.int32(), "event": pa.large_string(), "channel": pa.string_view()},
        {"user": pa.uint64(), "time": pa.uint64(), "event": pa.string_view(), "channel": pa.large_string()},
    ],
)
def test_same_bytes_as_rows(document: dict[str, Any], types: dict[str, pa.DataType]) -> None:
    funnel = qk.EventFunnel.from_dict(document)
    expected = funnel.evaluate_json(facts(EVENTS))
    whole = table(EVENTS, **types)
    assert funnel.evaluate_table(whole, property="channel").to_json() == expected
    chunks = pa.concat_tables([whole.slice(0, 7), whole.slice(7, 0), whole.slice(7, 1_500), whole.slice(1_507)])
    assert funnel.evaluate_table(chunks, property="channel").to_json() == expected


@pytest.mark.parametrize("document", FUNNELS)
@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int16(), pa.string())]
)
def test_users_may_be_texts(document: dict[str, Any], kind: pa.DataType) -> None:
    funnel = qk.EventFunnel.from_dict(document)
    named = [(f"user number {user} 號", time, event, channel) for user, time, event, channel in EVENTS]
    expected = funnel.evaluate_json(facts(named))
    plain = table(named, user=pa.string())
    coded = plain.set_column(0, "user", plain["user"].cast(kind))
    # Two batches, each with a dictionary of its own.
    both = pa.concat_tables(
        [coded.slice(0, 1_000), plain.slice(1_000).set_column(0, "user", coded["user"].slice(1_000))]
    )
    assert funnel.evaluate_table(both, property="channel").to_json() == expected


def test_users_may_be_numbered_with_gaps_that_show_late() -> None:
    far = {4: 2**62, 5: -1, 6: -(2**63), 7: 2**33}
    events = [
        (far.get(user, user), time, event, channel)
        for user, time, event, channel in sorted(EVENTS, key=lambda row: row[0])
    ]
    funnel = qk.EventFunnel.from_dict(FUNNELS[0])
    expected = funnel.evaluate_json(facts(EVENTS))
    assert funnel.evaluate_table(table(events), property="channel").to_json() == expected
    assert funnel.evaluate_table(table(events).to_reader(max_chunksize=50), property="channel").to_json() == expected


def test_every_library_gives_the_same() -> None:
    funnel = qk.EventFunnel.from_dict(FUNNELS[2])
    expected = funnel.evaluate_json(facts(EVENTS))
    arrow = table(EVENTS)
    relation: Any = duckdb.sql("SELECT * FROM arrow")
    for given in (
        arrow,
        pl.DataFrame(arrow),
        arrow.to_pandas(),
        relation,
        arrow.to_reader(),
        qk.Table.from_arrow(arrow),
    ):
        assert funnel.evaluate_table(given, property="channel").to_json() == expected


def test_instants_are_cut_to_milliseconds_as_those_of_facts() -> None:
    funnel = qk.EventFunnel.from_dict({"steps": ["a", "b"], "window_ms": 1})
    nanos = [-1, 1_999_999]
    texts = ["1969-12-31T23:59:59.999999999Z", "1970-01-01T00:00:00.001999999Z"]
    written = {"columns": {"user": [1, 1], "time": texts, "event": ["a", "b"]}, "users": False}
    expected = funnel.evaluate_json(written)
    for kind, values in (("ns", nanos), ("us", [-1, 1_999]), ("ms", [-1, 1])):
        time = pa.array(values, pa.timestamp(kind, tz="Asia/Taipei"))
        given = pa.table({"user": [1, 1], "time": time, "event": ["a", "b"]})
        assert funnel.evaluate_table(given).to_json() == expected


def test_times_without_a_zone_are_refused_unless_they_are_told_to_be_utc() -> None:
    funnel = qk.EventFunnel.from_dict({"steps": ["a"]})
    for kind in (pa.timestamp("us"), pa.date32()):
        time = pa.array([0], pa.int32()).cast(kind) if kind == pa.date32() else pa.array([0], kind)
        given = pa.table({"user": [1], "time": time, "event": ["a"]})
        with pytest.raises(qk.QuotakitError) as caught:
            funnel.evaluate_table(given)
        assert [(one.code, one.path) for one in caught.value.problems] == [("table/003", "/time")]
        assert funnel.evaluate_table(given, zone="UTC").reached == (1,)
    with pytest.raises(qk.QuotakitError, match="doc/005"):
        funnel.evaluate_table(given, zone="Mars")


def test_rows_that_cannot_be_read_are_counted_and_the_first_is_named() -> None:
    funnel = qk.EventFunnel.from_dict(FUNNELS[0])
    bad: list[Row] = [(None, 1, "visit", None), (3, None, "visit", None), (4, 1, None, None), (4, 2**62, "buy", None)]
    events = [*EVENTS[:5], bad[0], *EVENTS[5:1_000], *bad[1:], *EVENTS[1_000:], bad[3], bad[0]]
    outcome = funnel.evaluate_table(table(events), property="channel")
    found = {(finding.code, finding.path, finding.count) for finding in outcome.findings if "row" in finding.message}
    assert found == {("funnel/111", "/5/user", 4), ("funnel/111", "/1003/time", 2)}
    # The same figures, and the same words of the same rows, as where they stand in facts.
    theirs = json.loads(funnel.evaluate_json(facts(events)))
    ours = json.loads(outcome.to_json())
    for finding in (*theirs["findings"], *ours["findings"]):
        finding.pop("path")
    assert ours == theirs
    # A user who is no id.
    named = table([("x", 0, "visit", None), (" ", 1, "visit", None)], user=pa.string())
    (finding,) = [one for one in funnel.evaluate_table(named).findings if one.code == "funnel/111"]
    assert (finding.path, finding.count) == ("/1/user", 1)


def test_columns_are_refused_all_at_once() -> None:
    funnel = qk.EventFunnel.from_dict(FUNNELS[0])
    given = pa.table({"user": [1.5], "time": ["now"], "event": [True], "extra": [1]})
    with pytest.raises(qk.QuotakitError) as caught:
        funnel.evaluate_table(given, property="chanel")
    told = {(one.code, one.path) for one in caught.value.problems}
    assert told == {("doc/002", "/user"), ("doc/002", "/time"), ("doc/002", "/event"), ("table/002", "")}
    with pytest.raises(qk.QuotakitError, match="did you mean `user`"):
        funnel.evaluate_table(table(EVENTS), user="usr")
    twice = pa.table([pa.array([1]), pa.array([1])], names=["user", "user"])
    with pytest.raises(qk.QuotakitError, match="doc/006"):
        funnel.evaluate_table(twice)


def test_progress_and_stopping() -> None:
    funnel = qk.EventFunnel.from_dict(FUNNELS[0])
    many = table(rows(200_000, 1_000, "many"))
    done: list[int] = []
    funnel.evaluate_table(many, progress=done.append)
    assert (sum(done), max(done)) == (200_000, 65_536)

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        funnel.evaluate_table(many, progress=stop)


def test_other_threads_run_meanwhile() -> None:
    funnel = qk.EventFunnel.from_dict(FUNNELS[0])
    many = table(rows(100_000, 1_000, "many"))
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(funnel.evaluate_table(many).to_json())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1
    assert len(found) == 4


def test_language_trace_and_empty_tables() -> None:
    funnel = qk.EventFunnel.from_dict(FUNNELS[0])
    empty = table(EVENTS).slice(0, 0)
    assert funnel.evaluate_table(empty).to_json() == funnel.evaluate_json({"events": [], "users": False})
    told = funnel.evaluate_table(table(EVENTS[:3]), property="channel", language="zh-Hant", trace=True)
    assert told.to_json() == funnel.evaluate_json(facts(EVENTS[:3]) | {"language": "zh-Hant", "trace": True})
    assert isinstance(pd.DataFrame({"user": [1]}), qk.ArrowTable)


def test_values_of_nothing_but_blanks_are_none() -> None:
    funnel = qk.EventFunnel.from_dict({"steps": ["a"], "breakdown": {"property": "channel"}})
    given = table([(1, 0, "a", " "), (2, 0, "a", None), (3, 0, "a", "web")])
    assert [(group.value, group.users) for group in funnel.evaluate_table(given).breakdown or ()] == [
        ("web", 1),
        (None, 2),
    ]
