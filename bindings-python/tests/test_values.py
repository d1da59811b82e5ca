"""Documents and calendars as values: equality, hashes, pickles, copies, immutability, representations."""

from __future__ import annotations

import copy
import datetime as dt
import hashlib
import json
import pickle
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import quotakit as qk
from sample import FACTS, PLAN

if TYPE_CHECKING:
    from pathlib import Path

CALENDAR = qk.Calendar.from_dict({"year_start": 4})


def test_equal_by_canonical_json(plan: qk.PayPlan) -> None:
    again = qk.PayPlan.from_json(json.dumps(PLAN, indent=2))
    assert again == plan
    assert again is not plan
    assert {plan: 1}[again] == 1
    assert plan != qk.PayPlan.from_dict(PLAN | {"id": "other"})
    assert plan != plan.to_json()
    # The same rule as a calendar is no document.
    assert qk.Calendar.from_dict({}) != plan


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickles(plan: qk.PayPlan, protocol: int) -> None:
    for value in (plan, CALENDAR, CALENDAR.period("FY2026-Q1")):
        again = pickle.loads(pickle.dumps(value, protocol))
        assert again == value
        assert type(again) is type(value)


def test_errors_pickle() -> None:
    with pytest.raises(qk.QuotakitError) as raised:
        qk.PayPlan.from_json("{")
    again = pickle.loads(pickle.dumps(raised.value))
    assert type(again) is qk.QuotakitError
    assert again.problems == raised.value.problems
    assert again.to_json("zh-Hant") == raised.value.to_json("zh-Hant")
    assert hash(again.problems[0]) == hash(raised.value.problems[0])


def test_copies_are_the_same(plan: qk.PayPlan) -> None:
    assert copy.copy(plan) is plan
    assert copy.deepcopy([plan, CALENDAR]) == [plan, CALENDAR]


def test_nothing_changes(plan: qk.PayPlan) -> None:
    for name in ("id", "_native", "kind"):
        with pytest.raises(AttributeError, match="never changes"):
            setattr(plan, name, "x")
    with pytest.raises(AttributeError, match="never changes"):
        del plan._native
    with pytest.raises(TypeError, match="load a PayPlan with"):
        qk.PayPlan()


def test_canonical_json_is_a_fixed_point(plan: qk.PayPlan) -> None:
    text = plan.to_json()
    assert qk.PayPlan.from_json(text).to_json() == text
    assert qk.PayPlan.from_dict(plan.to_dict()).to_json() == text
    assert qk.canonical_json(text) == text
    assert plan.hash == hashlib.sha256(text.encode()).hexdigest()
    assert plan.kind == "pay-plan"


def test_representations_are_short(plan: qk.PayPlan) -> None:
    assert repr(plan) == f"<PayPlan 'ae' {plan.hash[:8]}>"
    assert repr(CALENDAR) == '<Calendar {"year_start":4}>'


def test_files(plan: qk.PayPlan, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    for mark in (b"", b"\xef\xbb\xbf"):
        path.write_bytes(mark + json.dumps(PLAN).encode())
        assert qk.PayPlan.from_file(path) == qk.PayPlan.from_file(str(path)) == plan
    path.write_bytes(b'{"id":\n "caf\xe9"}')
    with pytest.raises(qk.QuotakitError) as raised:
        qk.PayPlan.from_file(path)
    problem = raised.value.problems[0]
    assert (problem.code, problem.message) == ("doc/001", "the text is not JSON: the bytes are not UTF-8")
    assert problem.help == "mend the text at line 2, column 6"
    with pytest.raises(FileNotFoundError):
        qk.PayPlan.from_file(tmp_path / "none.json")
    with path.open("rb") as file:
        with pytest.raises(TypeError):
            qk.PayPlan.from_file(file.fileno())  # type: ignore[arg-type]
        assert file.read(), "a number is no path, and the file behind it stays open"


def test_a_byte_order_mark_is_named(plan: qk.PayPlan) -> None:
    for load in (qk.PayPlan.from_json, plan.evaluate):
        with pytest.raises(qk.QuotakitError, match="the text is not JSON: it starts with a byte order mark"):
            load("\ufeff{}")


def test_a_document_is_loaded_as_what_it_is(plan: qk.PayPlan) -> None:
    with pytest.raises(TypeError, match="load a document as what it is"):
        qk.Document.from_json(plan.to_json())
    with pytest.raises(TypeError, match="load a document as what it is"):
        qk.Document.from_dict(PLAN)


def test_explanations(plan: qk.PayPlan) -> None:
    lines = plan.explain(FACTS)
    assert any(line.reason == "5,000.00 × 4%" for line in lines)
    about = plan.explain(json.dumps(FACTS | {"language": "zh-Hans"}), about="commission")
    assert 0 < len(about) < len(lines)
    with pytest.raises(qk.QuotakitError, match="commission"):
        plan.explain(FACTS, about="comission")
    assert str(qk.Line(1, "pay", "a × b", "3")) == "  pay: 3  (a × b)"


def test_an_explanation_is_a_tree(plan: qk.PayPlan) -> None:
    whole = plan.explain(FACTS)
    part = whole.below("earned [commission]")
    assert (part[0].depth, part[0].value) == (0, "1,100.00")
    assert all(line.depth > 0 for line in part[1:])
    assert not whole.below("no such line")
    assert pickle.loads(pickle.dumps(part)) == part
    shown = part._repr_html_()
    parts_with_reasons = sum(below.depth > line.depth for line, below in pairwise(part))
    assert shown.count("<details") == shown.count("</details>") == parts_with_reasons > 0
    assert qk.Explanation([qk.Line(0, "<b>", "", "")])._repr_html_().count("<b>") == 0


def test_lint() -> None:
    text = qk.PayPlan.from_dict(PLAN | {"examples": [{"facts": FACTS, "expect": {"due": "1100.01"}}]})
    (finding,) = text.lint()
    assert (finding.code, finding.path) == ("doc/019", "/examples/0/expect/due")
    assert finding.params == {"at": "/due", "expected": '"1100.01"', "found": '"1100.00"'}
    (told,) = text.lint("zh-TW")
    assert told.message == '範例在 `/due` 處期望 `"1100.01"`，文件得出 `"1100.00"`'
    with pytest.raises(qk.QuotakitError, match="known are `en`"):
        text.lint("klingon")


def test_calendars() -> None:
    quarter = CALENDAR.period("FY2026-Q1")
    assert quarter == qk.Period("FY2026-Q1", "quarter", dt.date(2025, 4, 1), dt.date(2025, 7, 1))
    assert str(CALENDAR.next(quarter)) == "FY2026-Q2"
    assert str(CALENDAR.previous(quarter)) == "FY2025-Q4"
    assert str(CALENDAR.same_period_last_year(quarter)) == "FY2025-Q1"
    assert str(CALENDAR.containing(dt.date(2025, 4, 1), "year")) == "FY2026"
    assert dt.date(2025, 6, 30) in quarter
    assert dt.date(2025, 7, 1) not in quarter
    assert CALENDAR.is_fiscal
    assert not qk.Calendar.gregorian().is_fiscal
    # 30 April, 31 May and 30 June days of 2025 hold 22, 22 and 21 weekdays.
    assert CALENDAR.working_days(quarter) == 65
    assert not CALENDAR.is_working_day(dt.date(2025, 4, 5))
    civil = qk.Calendar.gregorian()
    assert civil.same_period_last_year(civil.period("2024-02-29")) is None
    assert [str(week) for week in civil.children(civil.period("2026-06"), "week")][-1] == "2026-W27@2026-06"


def test_calendars_end_where_dates_end() -> None:
    assert CALENDAR.containing(dt.date.max, "day") is None
    assert CALENDAR.containing(dt.date.min, "year") is None
    assert str(CALENDAR.containing(dt.date.min, "quarter")) == "FY0001-Q4"
    assert CALENDAR.containing("2025-04-01", "month") == CALENDAR.period("FY2026-01")
    assert not CALENDAR.is_working_day("2025-04-05")


def test_calendars_refuse_what_they_do_not_know() -> None:
    for call, code, path in (
        (lambda: CALENDAR.children(CALENDAR.period("FY2026"), "fortnight"), "doc/005", "/grain"),  # type: ignore[arg-type]
        (lambda: CALENDAR.containing(dt.datetime(2026, 1, 1, 9), "month"), "doc/015", "/date"),
        (lambda: CALENDAR.containing("1 April", "month"), "doc/015", "/date"),
        (lambda: CALENDAR.period("2026"), "calendar/001", "/label"),
        (lambda: CALENDAR.period("9999-12-31"), "calendar/001", "/label"),
        (lambda: CALENDAR.period("FY0001"), "calendar/001", "/label"),
        (lambda: qk.Calendar.from_dict({"year_start": 13}), "doc/017", "/year_start"),
    ):
        with pytest.raises(qk.QuotakitError) as raised:
            call()
        assert [(problem.code, problem.path) for problem in raised.value.problems] == [(code, path)]
