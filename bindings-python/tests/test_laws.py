"""Laws that hold for any input, and threads."""

from __future__ import annotations

import json
import math
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timezone
from decimal import Decimal
from typing import Any

import pytest
import quotakit as qk
from hypothesis import given, settings
from hypothesis import strategies as st
from sample import FACTS, PLAN, facts_with
from test_vectors import CLASSES, FOLDERS, class_of, read

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text(max_size=20)
    | st.characters(categories=["Cs"])
    | st.dates()
    | st.datetimes(timezones=st.none() | st.just(timezone.utc))
    | st.binary(max_size=4)
    | st.sampled_from(["quotakit/pay-plan@1", "2026-07", "7.5%", "USD", "month", "revenue", "1,000"])
)
NAMES = st.sampled_from([*PLAN, *FACTS, "children", "tree", "unit", "weight", "steps", "goals"]) | st.text(max_size=5)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=5) | st.sets(st.integers(), max_size=2)
    ),
    max_leaves=25,
)


def check_error(error: qk.QuotakitError) -> None:
    """An error names what is wrong, and is no fault of the library itself."""
    assert error.problems
    assert not any(problem.code.startswith("internal") for problem in error.problems), str(error)


def mutated(data: Any, path: list[int], value: Any) -> Any:
    """The data with one value in it replaced, somewhere."""
    if not path or not isinstance(data, (dict, list)) or not data:
        return value
    step, *rest = path
    keys = list(data) if isinstance(data, dict) else list(range(len(data)))
    key = keys[step % len(keys)]
    inner = mutated(data[key], rest, value)
    if isinstance(data, dict):
        return data | {key: inner}
    return [inner if index == key else item for index, item in enumerate(data)]


PATHS = st.lists(st.integers(0, 20), max_size=8)


@settings(max_examples=300, deadline=None)
@given(document=VALUES, facts=VALUES, kind=st.sampled_from(list(CLASSES.values())))
def test_bad_input_never_panics(document: Any, facts: Any, kind: type[qk.Document]) -> None:
    try:
        kind.from_dict(document).evaluate_json(facts)
    except qk.QuotakitError as error:
        check_error(error)


@settings(max_examples=300, deadline=None)
@given(path=PATHS, facts_path=PATHS, value=VALUES, facts_value=VALUES, folder=st.sampled_from(FOLDERS))
def test_bad_input_never_panics_in_a_vector(
    path: list[int], facts_path: list[int], value: Any, facts_value: Any, folder: Any
) -> None:
    question = read(folder, "question.json")
    document, facts = read(folder, "document.json"), read(folder, "facts.json") or question
    kind = class_of(document) if document is not None else None
    if document is None or facts is None or kind is None:
        return
    try:
        data, facts_data = json.loads(document), json.loads(facts)
    except json.JSONDecodeError:
        return
    for one, other in ((mutated(data, path, value), facts_data), (data, mutated(facts_data, facts_path, facts_value))):
        try:
            loaded = kind.from_dict(one)
            if isinstance(loaded, qk.PayPlan) and question is not None:
                loaded.ask(other)
            loaded.evaluate_json(other)
        except qk.QuotakitError as error:
            check_error(error)


@settings(max_examples=200, deadline=None)
@given(document=st.text() | st.binary(), facts=st.text() | st.binary())
def test_bad_texts_never_panic(document: str | bytes, facts: str | bytes) -> None:
    plan = json.dumps(PLAN)
    calls = [
        (qk.evaluate_json, document, facts),
        (qk.evaluate_json, plan, facts),
        (qk.explain_json, plan, facts),
        (qk.ask_json, document, facts),
        (qk.ask_json, plan, facts),
        (qk.read_goal_json, document, '{"as_of": "2026-07-01"}'),
        (qk.read_goal_json, "Win 12 new customers", facts),
    ]
    for door, first, second in calls:
        try:
            door(first, second)
        except qk.QuotakitError as error:
            check_error(error)
    assert "findings" in json.loads(qk.lint_json(document))


def test_reload_is_identity() -> None:
    """Every vector's document: its canonical JSON loads as the same document, from text and from dicts."""
    reloaded = 0
    for folder in FOLDERS:
        text = read(folder, "document.json")
        kind = class_of(text) if text is not None else None
        if text is None or kind is None:
            continue
        try:
            document = kind.from_json(text)
        except qk.QuotakitError:
            continue
        assert kind.from_json(document.to_json()) == document
        assert kind.from_dict(document.to_dict()).to_json() == document.to_json()
        reloaded += 1
    assert reloaded > 200


@given(st.integers(-(10**20), 10**20), st.integers(0, 6))
def test_figures_keep_their_digits(units: int, scale: int) -> None:
    """A figure as text and as Decimal gives the same bytes, and one as int or float too where it is that figure."""
    plan = qk.PayPlan.from_dict(PLAN)
    figure = Decimal(units).scaleb(-scale)
    paid = plan.evaluate_json(facts_with(f"{figure:f}"))
    assert plan.evaluate_json(facts_with(figure)) == paid
    if scale == 0:
        assert plan.evaluate_json(facts_with(units)) == paid
    if abs(units) < 10**15:
        assert plan.evaluate_json(facts_with(float(figure))) == paid


@given(st.floats())
def test_floats_are_taken_by_their_text_or_refused(value: float) -> None:
    plan = qk.PayPlan.from_dict(PLAN)
    try:
        paid = plan.evaluate_json(facts_with(value))
    except qk.QuotakitError as error:
        (code,) = {problem.code for problem in error.problems}
        assert code in {"number/004", "number/005"} or (code == "number/006" and not math.isfinite(value))
    else:
        assert plan.evaluate_json(facts_with(f"{Decimal(repr(value)):f}")) == paid


def test_threads_share_a_document() -> None:
    """Eight threads evaluate one plan at once, through both doors, and get what one thread gets."""
    plan = qk.PayPlan.from_dict(PLAN)
    figures = [Decimal(cents) / 100 for cents in range(100_00, 100_00 + 400)]
    alone = [plan.evaluate_json(facts_with(figure)) for figure in figures]

    def run(figure: Decimal) -> str:
        text = qk.evaluate_json(plan.to_json(), json.dumps(facts_with(str(figure))))
        assert text == plan.evaluate_json(facts_with(figure))
        return text

    with ThreadPoolExecutor(max_workers=8) as pool:
        assert list(pool.map(run, figures)) == alone


def test_core_works_without_the_lock() -> None:
    """While one thread is inside one long evaluation, another one goes on."""
    funnel = qk.EventFunnel.from_dict({"steps": ["a", "b"], "window_ms": 1000})
    events = [{"user": f"u{index % 5000}", "time": index * 10, "event": "ab"[index % 2]} for index in range(50_000)]
    facts = json.dumps({"events": events})
    ticks, states = 0, []

    def run() -> None:
        states.append("inside")
        funnel.evaluate_json(facts)
        states.append("done")

    thread = threading.Thread(target=run)
    thread.start()
    while "done" not in states:
        time.sleep(0.001)
        ticks += "inside" in states
    thread.join()
    # Were the lock held, the first tick inside would be the last.
    assert ticks > 10


def test_errors_come_in_the_thread_that_asked() -> None:
    def run(index: int) -> str:
        with pytest.raises(qk.QuotakitError) as raised:
            qk.PayPlan.from_dict(PLAN | {f"field{index}": 1})
        return raised.value.problems[0].path

    with ThreadPoolExecutor(max_workers=8) as pool:
        assert list(pool.map(run, range(100))) == [f"/field{index}" for index in range(100)]


def test_dates_are_their_texts() -> None:
    plan = qk.PayPlan.from_dict(PLAN)
    as_texts = plan.evaluate_json(FACTS | {"active": [{"start": "2026-07-01", "end": "2026-07-16"}]})
    as_dates = plan.evaluate_json(FACTS | {"active": [{"start": date(2026, 7, 1), "end": date(2026, 7, 16)}]})
    assert as_dates == as_texts
