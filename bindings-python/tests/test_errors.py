"""Errors: the same codes, places and texts as in the shared vectors, as records."""

from __future__ import annotations

import json
from typing import Any

import pytest
import quotakit as qk
from sample import FACTS, PLAN
from test_vectors import FOLDERS, read

EXPECTED = {folder: json.loads(read(folder, "outcome.json") or "{}") for folder in FOLDERS}
FAULTY = [folder for folder, outcome in EXPECTED.items() if "problems" in outcome]


def test_problems_are_those_of_the_vectors() -> None:
    """Compare every field of every problem of every vector that is refused."""
    for folder in FAULTY:
        sentence = read(folder, "sentence.txt")
        with pytest.raises(qk.QuotakitError) as raised:
            if sentence is not None:
                qk.read_goal_json(sentence.rstrip("\n"), read(folder, "options.json") or "")
            elif (question := read(folder, "question.json")) is not None:
                qk.ask_json(read(folder, "document.json") or "", question)
            else:
                qk.evaluate_json(read(folder, "document.json") or "", read(folder, "facts.json") or "")
        told = [problem.to_dict() for problem in raised.value.problems]
        assert told == EXPECTED[folder]["problems"], folder.name
    assert len(FAULTY) > 20


def test_every_language() -> None:
    with pytest.raises(qk.QuotakitError) as raised:
        qk.PayPlan.from_dict(PLAN | {"currency": "YEN"})
    error = raised.value
    messages = {language: error.told(language)[0].message for language in ("en", "zh-Hans", "zh-Hant")}
    assert messages == {
        "en": "`YEN` is not an ISO 4217 currency",
        "zh-Hans": "`YEN` 不是 ISO 4217 货币",
        "zh-Hant": "`YEN` 不是 ISO 4217 貨幣",
    }
    assert error.told("zh-CN") == error.told("zh-Hans")
    assert json.loads(error.to_json("zh-Hans"))["problems"][0]["message"] == messages["zh-Hans"]
    with pytest.raises(qk.QuotakitError, match="doc/005"):
        error.told("fr")


def test_an_error_lists_everything() -> None:
    with pytest.raises(ValueError) as raised:
        qk.PayPlan.from_dict({"id": "", "currency": "USD", "mesures": []})
    error = raised.value
    assert isinstance(error, qk.QuotakitError)
    lines = str(error).split("\n")
    assert len(lines) == len(error.problems) > 3
    assert "doc/003: /mesures: unknown field `mesures` (did you mean `measures`?)" in lines
    assert repr(error).startswith("QuotakitError(doc/003 at /mesures, ")
    assert json.loads(error.to_json()) == {"problems": [problem.to_dict() for problem in error.problems]}


def test_the_part_says_where_a_path_points(plan: qk.PayPlan) -> None:
    with pytest.raises(qk.QuotakitError) as raised:
        plan.evaluate_json(json.dumps(FACTS | {"x": 1}))
    assert [problem.part for problem in raised.value.problems] == ["facts"]
    for facts in ("{", "\ud800", b"\xff", "[" * 100):
        with pytest.raises(qk.QuotakitError) as raised:
            plan.evaluate_json(facts)
        assert raised.value.problems[0].part == "facts"


def test_half_a_character_has_its_place() -> None:
    with pytest.raises(qk.QuotakitError) as raised:
        qk.PayPlan.from_json('{\n "id": "é\ud800"}')
    problem = raised.value.problems[0]
    assert (problem.code, problem.help) == ("doc/001", "mend the text at line 2, column 10")


@pytest.mark.parametrize("wrong", [None, 1, ["{}"], {"id": 1}])
def test_texts_are_texts(wrong: object) -> None:
    with pytest.raises(TypeError):
        qk.PayPlan.from_json(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        qk.evaluate_json(wrong, "{}")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"person": "lin", "period": 7}, ("doc/002", "/next_deal/facts/period")),
        ('{"person": "lin", "perid": "2026-07"}', ("doc/003", "/next_deal/facts/perid")),
        (b'{"person": "lin",}', ("doc/001", "")),
    ],
)
def test_faults_of_a_question_stand_at_their_place_in_it(
    plan: qk.PayPlan, facts: Any, expected: tuple[str, str]
) -> None:
    with pytest.raises(qk.QuotakitError) as raised:
        plan.next_deal(facts, on="revenue", size=1)
    problem = raised.value.problems[0]
    assert (problem.code, problem.path, problem.part) == (*expected, "facts")
