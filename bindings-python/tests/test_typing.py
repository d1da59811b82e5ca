"""Every exported name, used as its types say: mypy --strict reads this file, and it runs."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import quotakit as qk
from quotakit import outcomes, shapes
from quotakit._outcomes import ANSWERS, OUTCOMES

if TYPE_CHECKING:
    from typing_extensions import assert_type
else:

    def assert_type(value: Any, _: object, /) -> Any:
        return value


CURRENCY: shapes.Unit = {"currency": {"code": "CNY"}}


def goals() -> None:
    goal = qk.Goal.from_json('{"id": "g", "title": "Win"}')
    facts: shapes.GoalFacts = {"as_of": dt.date(2026, 8, 20)}
    assert_type(goal, qk.Goal)
    assert_type(goal.evaluate(facts), outcomes.GoalOutcome)
    question: shapes.GoalQuestion = {"adjust": {"on": dt.date(2026, 8, 1), "reason": "a slow summer", "owner": "li"}}
    assert_type(goal.ask(question), outcomes.GoalAnswer)
    assert_type(goal.ask_json(question), str)
    adjusted = assert_type(goal.adjust("2026-08-01", "late", objective={"at_least": 8}), outcomes.AdjustedGoal)
    assert_type(adjusted.document, shapes.GoalDocument)
    goals: shapes.GoalSetDocument = {"goals": [{"id": "g", "title": "Win"}]}
    judged = assert_type(qk.GoalSet.from_dict(goals).evaluate({"as_of": "2026-08-20"}), outcomes.GoalSetOutcome)
    assert_type(judged.smart, bool)
    read = qk.read_goal("Win 12 new customers by 2026-09-30", as_of=dt.date(2026, 7, 1), language="en")
    assert_type(read, outcomes.ReadOutcome)
    assert_type(qk.read_goal_json("Win", '{"as_of": "2026-07-01"}'), str)


def targets() -> None:
    document: shapes.TargetPlanDocument = {
        "id": "t",
        "unit": CURRENCY,
        "total": Decimal(100),
        "tree": {"id": "all", "children": [{"id": "a", "weight": 1}, {"id": "b", "weight": "1"}]},
    }
    plan = qk.TargetPlan.from_dict(document)
    facts: shapes.TargetFacts = {"commitments": {"a": Decimal(55), "b": None}, "potential": {"a": 100, "b": "50"}}
    outcome = assert_type(plan.evaluate(facts), outcomes.TargetOutcome)
    told = outcome.nodes[1].commitment
    assert told is not None
    assert_type(told.gap, Decimal | None)
    assert_type(outcome.unanswered, tuple[str, ...] | None)
    assert_type(outcome.nodes[0].value, Decimal)
    assert_type(outcome.nodes[0].exact, Decimal | Fraction)
    note: shapes.RevisionNote = {"reason": "the market grew", "date": dt.date(2026, 7, 3)}
    question: shapes.TargetQuestion = {"retarget": {"total": 120, "note": note}}
    assert_type(plan.ask(question), outcomes.TargetAnswer)
    assert_type(plan.ask_json(question), str)
    retargeted = assert_type(plan.retarget(note, total=120, by="equal"), outcomes.TargetsRetargeted)
    assert_type(retargeted.changes[0].new, Decimal)
    assert_type(plan.minimum_change(note, total=120), outcomes.TargetsMovedLeast)
    assert_type(plan.breakback("a", 60, note, rule="move_total"), outcomes.TargetsBrokenBack)
    assert_type(plan.transfer("a", "b", Decimal(1), note, language="zh-Hans"), outcomes.TargetsTransferred)
    newest = qk.TargetPlan.from_dict(retargeted.plan)
    history = assert_type(newest.history([plan]), outcomes.TargetPlanHistory)
    assert_type(history.versions[1].reason, str | None)
    assert_type(plan.to_table().csv, str)
    sheet: shapes.TargetPlanDocument = {**document, "tree": {"table": [{"id": "all"}]}}
    assert_type(qk.TargetPlan.from_dict(sheet).to_table(), outcomes.TargetTable)
    points: list[shapes.ForecastPoint] = [{"period": "2026-01", "value": 3}, {"period": "2026-02", "value": 4}]
    forecast = assert_type(plan.forecast(points, 1, method={"naive": {}}), outcomes.TargetForecast)
    assert_type(forecast.forecasts[0].low, Decimal | None)
    matrix: shapes.TargetMatrixDocument = {
        "unit": CURRENCY,
        "rows": [{"id": "r", "total": 1}],
        "columns": [{"id": "c", "total": 1}],
        "weights": [[1]],
    }
    none: shapes.MatrixFacts = {}
    assert_type(qk.TargetMatrix.from_dict(matrix).evaluate(none), outcomes.MatrixOutcome)
    bare = qk.TargetPlan.from_dict({"id": "t", "unit": {"count": {}}, "total": 6, "tree": {"id": "all"}})
    split = assert_type(bare.evaluate_table(pa.table({"id": ["all"]})), qk.SplitTable)
    assert assert_type(split.residue, Decimal) == Decimal(0)
    assert assert_type(split.nodes, qk.Table).column_names == ["value"]


def funnels() -> None:
    pipeline: shapes.PipelineDocument = {
        "stages": [{"id": "lead"}, {"id": "won", "outcome": "won"}, {"id": "lost", "outcome": "lost"}]
    }
    deals: shapes.PipelineFacts = {"as_of": "2026-06-01", "deals": []}
    assert_type(qk.Pipeline.from_dict(pipeline).evaluate(deals), outcomes.PipelineOutcome)
    steps: shapes.EventFunnelDocument = {"steps": ["a", "b"], "window_ms": 1000}
    now = dt.datetime.now(dt.timezone.utc)
    events: shapes.EventFunnelFacts = {"events": [{"user": "u", "time": now, "event": "a"}]}
    assert_type(qk.EventFunnel.from_dict(steps).evaluate(events), outcomes.EventFunnelOutcome)
    rows: qk.ArrowTable = pa.table({"user": ["u"], "time": [0], "event": ["a"]})
    table = assert_type(qk.Table.from_arrow(rows), qk.Table)
    assert_type(qk.EventFunnel.from_dict(steps).evaluate_table(table, progress=print), outcomes.EventFunnelOutcome)


def scores() -> None:
    card: shapes.ScorecardDocument = {
        "groups": [
            {"id": "all", "weight": 100, "indicators": [{"id": "sales", "weight": 100, "score": {"points": {}}}]}
        ],
        "bands": [{"grade": "A", "from": 0}],
    }
    facts: shapes.ScorecardFacts = {"person": "ann", "indicators": {"sales": {"actual": 92}}}
    score = assert_type(qk.Scorecard.from_dict(card).evaluate(facts), outcomes.ScorecardOutcome)
    assert_type(score.grade, str | None)
    assert_type(qk.Scorecard.from_dict(card).row_facts(pa.table({"sales": [92]}), 0), dict[str, Any])
    scored = qk.Scorecard.from_dict(card).evaluate_table(pa.table({"person": ["ann"], "sales": [92]}), keep=["person"])
    assert assert_type(scored, qk.Table).column_names == ["person", "score", "grade", "errors"]
    cohort: shapes.CohortDocument = {"scorecard": card}
    people: shapes.CohortFacts = {"people": [{"person": "ann", "indicators": {"sales": {"actual": 92}}}]}
    assert_type(qk.Cohort.from_dict(cohort).evaluate(people), outcomes.CohortOutcome)
    question: shapes.ScorecardQuestion = {"sensitivity": {"facts": facts, "weights": "5%"}}
    assert_type(qk.Scorecard.from_dict(card).ask(question), outcomes.ScoreAnswer)
    found = assert_type(qk.Scorecard.from_dict(card).sensitivity(facts, weights="5%"), outcomes.Sensitivity)
    assert_type(found.survives, bool | None)
    ranges: list[shapes.GradeRange] = [{"grade": "B", "from": 0, "to": "59.9"}, {"grade": "A", "from": 60}]
    imported = assert_type(qk.Scorecard.from_dict(card).import_bands(ranges, scale=2), outcomes.ImportedBands)
    assert_type(imported.bands[0], outcomes.ImportedBand)
    assert_type(imported.holes[0], outcomes.BandStretch)
    assert_type(imported.holes[0].to, Decimal | Fraction | None)
    of_team: shapes.CohortQuestion = {"sensitivity": {"facts": people, "person": "ann", "weights": "5%", "of": "rank"}}
    assert_type(qk.Cohort.from_dict(cohort).ask_json(of_team), str)
    assert_type(
        qk.Cohort.from_dict(cohort).sensitivity(people, person="ann", weights="5%", of="rank"), outcomes.Sensitivity
    )


def pay() -> None:
    document: shapes.PayPlanDocument = {
        "id": "p",
        "currency": "USD",
        "period": "month",
        "measures": [{"id": "revenue"}],
        "components": [{"id": "c", "on": "revenue", "pay": {"rate": {"rate": "10%"}}}],
    }
    plan = qk.PayPlan.from_dict(document)
    facts: shapes.PayFacts = {"person": "w", "period": "2026-07", "measures": {"revenue": {"actual": "100"}}}
    outcome = assert_type(plan.evaluate(facts), outcomes.PayOutcome)
    assert_type(outcome.due, Decimal)
    assert outcome.due == Decimal("10.00")
    assert_type(outcome.to_json(), str)
    assert_type(outcome.to_dict(), dict[str, Any])
    assert_type(plan.evaluate_json(json.dumps(facts)), str)
    explanation = assert_type(plan.explain(facts, about="c"), qk.Explanation)
    assert_type(explanation[0], qk.Line)
    assert_type(plan.lint("zh-Hans"), list[qk.Problem])
    assert_type((plan.kind, plan.hash, plan.to_json()), tuple[str, str, str])
    question: shapes.PayQuestion = {"next_deal": {"facts": facts, "on": "revenue", "size": Decimal(50)}}
    assert_type(plan.ask(question), outcomes.PayAnswer)
    assert_type(plan.ask_json(question), str)
    assert assert_type(plan.next_deal(facts, on="revenue", size=50), outcomes.NextDeal).pays == Decimal("5.00")
    book: shapes.PayBookDocument = {
        "id": "b",
        "plans": [document],
        "assignments": [{"person": "w", "plan": "p", "start": "2026-01-01"}],
    }
    pay_book = qk.PayBook.from_dict(book)
    assert_type(pay_book.evaluate(facts), outcomes.PayOutcome)
    ruling = assert_type(pay_book.plan_for("w", "2026-07"), outcomes.PlanFor)
    assert assert_type(ruling.hash, str) == plan.hash
    assert_type(plan.plan_for("w", "2026-07").days, tuple[outcomes.DaySpan, ...])
    assert_type(pay_book.ask(question), outcomes.PayAnswer)
    assert_type(pay_book.next_deal(facts, on="revenue", size=50), outcomes.NextDeal)
    assert_type(pay_book.settle(run={"id": "r", "as_of": "2026-08-05"}, people=[]), outcomes.Settled)
    assert_type(plan.statement(facts), outcomes.ToldStatement)
    assert_type(plan.curve(facts, on="revenue", from_=0, to=200), outcomes.PayCurve)
    assert_type(plan.marginal_rate(facts, on="revenue"), outcomes.MarginalRate)
    assert_type(plan.next_steps(facts, on="revenue"), outcomes.NextSteps)
    assert_type(plan.simulate([{"facts": facts}], on="revenue", against=plan), outcomes.Simulation)
    assert_type(plan.compare(document), outcomes.Comparison)
    run: shapes.PayRun = {"id": "july", "as_of": dt.date(2026, 8, 5)}
    settled = assert_type(plan.settle(run=run, people=[{"person": "w", "periods": [facts]}]), outcomes.Settled)
    assert_type(plan.settle(run=run, people=[], ledger=settled.ledger).total, Mapping[str, Decimal])
    assert_type(plan.solve(facts, on="revenue", pays=10), outcomes.Solution)
    payroll: qk.ArrowTable = pa.table({"revenue": [100]})
    assert_type(plan.evaluate_table(payroll, facts={"period": "2026-07"}, outputs=["due"], threads=2), qk.Table)
    assert_type(plan.evaluate_stream(payroll, facts={"period": "2026-07"}, bits=64), qk.TableStream)
    sales: qk.ArrowTable = pa.table({"id": ["d1"], "date": ["2026-07-01"], "person": ["w"]})
    assert assert_type(plan.credit_table(sales), qk.CreditTable).measures.column_names == ["person", "period"]
    documents: list[qk.Document] = [plan]
    assert_type(documents[0].to_dict(), dict[str, Any])
    text = plan.to_json()
    assert_type(qk.evaluate_json(text, json.dumps(facts)), str)
    assert_type(qk.explain_json(text, json.dumps(facts), about="c"), str)
    assert_type(qk.ask_json(text, json.dumps({"next_deal": {"facts": facts, "on": "revenue", "size": "50"}})), str)
    assert_type(qk.lint_json(text, language="en"), str)
    assert_type(qk.canonical_json(text.encode()), str)
    assert_type(qk.place_of(text, "/id"), qk.Place | None)


def errors() -> None:
    try:
        qk.Close.from_dict({"id": "mini"})
    except qk.QuotakitError as error:
        problem = assert_type(error.problems[0], qk.Problem)
        assert_type(problem.params, dict[str, str])
        assert_type(error.told("zh-Hant"), tuple[qk.Problem, ...])
        assert_type(error.to_json(), str)


def closing(close: qk.Close, facts: shapes.CloseFacts) -> Decimal:
    assert_type(assert_type(close.report(facts), outcomes.ReviewPage).html, str)
    drawn = assert_type(close.evaluate(facts).charts(language="en", theme="dark", bands=[]), qk.Charts)
    assert_type(drawn.named("funnel"), qk.Chart).save("funnel.svg")
    assert_type(drawn[0].spec, dict[str, Any])
    assert_type(close.ask({"report": {"facts": facts}}), outcomes.ReviewPage)
    return assert_type(close.evaluate(facts), outcomes.CloseOutcome).attainment.company.actual


def calendars(path: Path) -> None:
    path.write_text('{"year_start": 4}', encoding="utf-8")
    calendar = assert_type(qk.Calendar.from_file(path), qk.Calendar)
    grain: qk.Grain = "month"
    months = assert_type(calendar.children(calendar.period("FY2026"), grain), list[qk.Period])
    assert_type(calendar.next(months[0]), qk.Period | None)
    assert_type((months[0].start, months[0].days), tuple[dt.date, int])


def test_every_exported_name_is_used_as_it_is_typed(tmp_path: Path) -> None:
    for use in (goals, targets, funnels, scores, pay, errors):
        use()
    calendars(tmp_path / "calendar.json")
    assert_type(qk.__version__, str)
    own_text = Path(__file__).read_text(encoding="utf-8")
    unused = [name for name in qk.__all__ if f"qk.{name}" not in own_text]
    assert unused == []
    unused = [cls.__name__ for cls in (OUTCOMES | ANSWERS).values() if f"outcomes.{cls.__name__}" not in own_text]
    assert unused == []
