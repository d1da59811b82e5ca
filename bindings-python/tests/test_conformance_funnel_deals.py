"""Deals through stages against a plain model in fractions, on exports with everything that is wrong with exports."""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from itertools import pairwise
from math import isqrt
from typing import Any
from zoneinfo import ZoneInfo

import quotakit as qk
from exact import quantile, ratio, rounded

EXPORTS = 250
DEALS_OF_EACH = 30
COUNTINGS = ("touched", "in_order", "implied", "reset_on_regress")
ZONES = ("Asia/Taipei", "America/New_York", "Europe/London")
DAY_MS = 86_400_000
START = date(2026, 1, 1)
# Where what only one side has is a difference as well.
UNITED = {"findings", "ages", "limits_exceeded", "months", "points", "bottlenecks", "owners", "channels", "stays"}
MONEY = {"value", "per_day", "average_won", "average_order_value", "acquisition_cost", "deviation"}

Rows = list[dict[str, Any]]


def evaluate(document: dict[str, Any], facts: dict[str, Any]) -> dict[str, Any]:
    """Ask quotakit."""
    document = {"schema": "quotakit/pipeline@1", "id": "p"} | document
    outcome: dict[str, Any] = json.loads(qk.evaluate_json(json.dumps(document), json.dumps(facts)))
    return outcome


@dataclass(frozen=True)
class Moment:
    """A calendar day, or milliseconds since 1970."""

    day: date | None = None
    ms: int = 0

    def text(self) -> str:
        """Write it as an export does."""
        if self.day is not None:
            return str(self.day)
        moment = datetime.fromtimestamp(self.ms // 1000, timezone.utc).replace(microsecond=self.ms % 1000 * 1000)
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def start(self, zone: ZoneInfo) -> int:
        """Give the first instant."""
        return self.ms if self.day is None else midnight(self.day, zone)

    def end(self, zone: ZoneInfo) -> int:
        """Give the instant at which it is over."""
        return self.ms if self.day is None else midnight(self.day + timedelta(days=1), zone)

    def date(self, zone: ZoneInfo) -> date:
        """Give the calendar day."""
        return self.day or datetime.fromtimestamp(self.ms / 1000, zone).date()


def midnight(day: date, zone: ZoneInfo) -> int:
    """Give the instant at which a day begins."""
    return round(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp()) * 1000


def days_to(start: Moment, end: Moment, zone: ZoneInfo, *, is_as_of: bool = False) -> Fraction:
    """Count days: whole ones between two days, else by the clock; the day of the report lasts to its end."""
    if start.day is not None and end.day is not None:
        return Fraction((end.day - start.day).days)
    return Fraction((end.end(zone) if is_as_of else end.start(zone)) - start.start(zone), DAY_MS)


@dataclass
class Visit:
    """A stay in a stage."""

    stage: str
    start: Moment | None
    end: Moment | None = None


@dataclass
class Case:
    """A deal as it counts."""

    row: dict[str, Any]
    visits: list[Visit]
    status: str
    amount: Fraction | None
    began: Moment | None
    ended: Moment | None
    is_mature: bool = True
    counts: set[int] = field(default_factory=set)
    regressions: int = 0


@dataclass
class Model:
    """What the contract says of an export."""

    document: dict[str, Any]
    facts: dict[str, Any]
    as_of: Moment
    findings: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Count every deal once."""
        self.zone = ZoneInfo(self.document["zone"])
        self.order = [stage["id"] for stage in self.document["stages"]]
        self.ends = {stage["id"]: stage["outcome"] for stage in self.document["stages"] if "outcome" in stage}
        self.rungs = [stage for stage in self.order if stage not in self.ends]
        self.rungs += [stage for stage, end in self.ends.items() if end == "won"]
        self.limits = {
            stage["id"]: Fraction(stage["limit_days"]) for stage in self.document["stages"] if "limit_days" in stage
        }
        seen: dict[str, dict[str, Any]] = {}
        doubles = set()
        for row in self.facts["deals"]:
            if "history" not in row:
                self.findings["funnel/111", ""] += 1
            elif row["id"] in seen:
                doubles.add(row["id"])
            else:
                seen[row["id"]] = row
        self.findings |= {("funnel/108", ""): len(doubles)} if doubles else {}
        self.cases = [case for row in seen.values() if (case := self.case(row)) is not None]

    def passes(self, row: dict[str, Any], began: Moment | None, ended: Moment | None) -> bool:
        """Tell whether a deal is among those that are looked at."""
        filters = self.facts.get("filters", {})
        for name in ("owner", "customer"):
            if filters.get(name) and row[name] not in filters[name]:
                return False
        for name, moment in (("created", began), ("closed", ended)):
            day = None if moment is None else moment.date(self.zone)
            earliest, limit = filters.get(f"{name}_from"), filters.get(f"{name}_before")
            if earliest is not None and (day is None or day < earliest.day):
                return False
            if limit is not None and (day is None or day >= limit.day):
                return False
        return True

    def case(self, row: dict[str, Any]) -> Case | None:
        """Read a deal, noting what is odd about it."""
        marks: set[tuple[str, str]] = set()
        visits = self.visits(row, marks)
        amount = None
        if row.get("amount") is None:
            marks.add(("funnel/107", ""))
        elif row["amount"] == "n/a":
            marks.add(("funnel/112", "amount"))
        elif row["currency"] != self.document["currency"]:
            marks.add(("funnel/109", ""))
        else:
            amount = Fraction(row["amount"])
        began = self.began(row, visits, marks)
        status = self.ends.get(visits[-1].stage, "open") if visits else "open"
        ended = None if status == "open" else visits[-1].start
        if not self.passes(row, began, ended):
            return None
        for mark in marks:
            self.findings[mark] += 1
        if not visits:
            return None
        case = Case(row, visits, status, amount, began, ended)
        if "mature_after_days" in self.document:
            age = None if began is None else days_to(began, self.as_of, self.zone, is_as_of=True)
            case.is_mature = age is not None and age >= self.document["mature_after_days"]
        path = [self.rungs.index(visit.stage) for visit in visits if visit.stage in self.rungs]
        case.counts = self.counted(path)
        case.regressions = sum(later < earlier for earlier, later in pairwise(path))
        return case

    def visits(self, row: dict[str, Any], marks: set[tuple[str, str]]) -> list[Visit]:
        """Order the entries and join those that repeat the stage before them."""
        entries: list[tuple[str, Moment | None]] = []
        for entry in row["history"]:
            at: Moment | None = entry["at"]
            if entry["stage"] not in self.order:
                marks.add(("funnel/105", entry["stage"]))
            elif at is not None and self.is_future(at):
                marks.add(("funnel/106", ""))
            else:
                entries.append((entry["stage"], at))
        dated = [(stage, at) for stage, at in entries if at is not None]
        dated.sort(key=lambda entry: (entry[1].start(self.zone), self.order.index(entry[0])))
        moments: dict[int, set[str]] = defaultdict(set)
        for stage, at in dated:
            moments[at.start(self.zone)].add(stage)
        if any(len(stages) > 1 for stages in moments.values()):
            marks.add(("funnel/104", ""))
        placed: list[tuple[str, Moment | None]] = list(dated)
        for stage in (stage for stage, at in entries if at is None):
            marks.add(("funnel/110", ""))
            # Only histories that never go back have undated entries here: one place fits.
            place = sum(self.order.index(other) <= self.order.index(stage) for other, _ in placed)
            placed.insert(place, (stage, None))
        visits: list[Visit] = []
        for stage, at in placed:
            if visits and visits[-1].stage == stage:
                marks.add(("funnel/103", ""))
                continue
            if visits:
                visits[-1].end = at
            visits.append(Visit(stage, at))
        self.mark_moves(visits, marks)
        return visits

    def mark_moves(self, visits: list[Visit], marks: set[tuple[str, str]]) -> None:
        """Note skips, moves back and what followed an end."""
        if not visits:
            marks.add(("funnel/113", ""))
        path = [self.rungs.index(visit.stage) for visit in visits if visit.stage in self.rungs]
        # A deal that was lost before it was anywhere skipped all of them.
        is_lost_at_once = bool(visits) and visits[0].stage not in self.rungs
        if is_lost_at_once or any(set(range(rung)) - set(path[:place]) for place, rung in enumerate(path)):
            marks.add(("funnel/101", ""))
        if any(later < earlier for earlier, later in pairwise(path)):
            marks.add(("funnel/102", ""))
        if any(visit.stage in self.ends for visit in visits[:-1]):
            marks.add(("funnel/114", ""))

    def is_future(self, at: Moment) -> bool:
        """Tell whether something happened after the report, whose day lasts to its end."""
        if self.as_of.day is not None:
            return at.start(self.zone) >= self.as_of.end(self.zone)
        return at.start(self.zone) > self.as_of.ms

    def began(self, row: dict[str, Any], visits: list[Visit], marks: set[tuple[str, str]]) -> Moment | None:
        """Give when a deal was created, its first entry where that is earlier or nothing else is told."""
        created: Moment | None = row.get("created")
        if created is not None and self.is_future(created):
            marks.add(("funnel/106", ""))
            created = None
        first = next((visit.start for visit in visits if visit.start is not None), None)
        if created is None or first is None:
            return created or first
        is_late = created.start(self.zone) > first.start(self.zone)
        if created.day is not None or first.day is not None:
            is_late = created.date(self.zone) > first.date(self.zone)
        if is_late:
            marks.add(("funnel/116", ""))
        return first if is_late else created

    def counted(self, path: list[int]) -> set[int]:
        """Give the rungs in which a deal counts, by the declared policy."""
        policy, counts = self.document["counting"], set[int]()
        if policy == "touched":
            counts = set(path)
        elif policy == "implied":
            counts = set(range(max(path, default=-1) + 1))
        elif policy == "in_order":
            for rung in path:
                counts |= {rung} if rung == len(counts) else set()
        else:
            for rung in path:
                counts = {kept for kept in counts if kept <= rung} | {rung}
        return counts

    def value(self, cases: list[Case]) -> Fraction:
        """Sum the amounts."""
        return sum((case.amount for case in cases if case.amount is not None), Fraction(0))

    def stay(self, case: Case, stage: str) -> tuple[Fraction, Fraction, bool] | None:
        """Give the days in a stage over all visits and of the last, and whether it is over; none without all dates."""
        days = []
        for visit in case.visits:
            if visit.stage != stage:
                continue
            is_last = visit is case.visits[-1]
            if visit.start is None or (visit.end is None and not is_last):
                return None
            end = self.as_of if is_last else visit.end
            assert end is not None
            days.append(days_to(visit.start, end, self.zone, is_as_of=is_last))
        return (sum(days, Fraction(0)), days[-1], case.visits[-1].stage != stage) if days else None

    def conversion(self, first: int, last: int, cases: list[Case]) -> dict[str, Any]:
        """Give the share that went from a rung to another."""
        base = [case for case in cases if first in case.counts]
        advanced = [case for case in base if last in case.counts]
        return {
            "of": len(base),
            "advanced": len(advanced),
            "conversion": ratio(len(advanced), len(base)),
            "by_value": ratio(self.value(advanced), self.value(base)),
        }

    def stage(self, stage: str) -> dict[str, Any]:
        """Give the figures of a stage of which deals come out."""
        rung = self.rungs.index(stage)
        here = [case for case in self.cases if rung in case.counts]
        figures: dict[str, Any] = {"count": len(here), "value": self.value(here)}
        won = [case for case in here if case.status == "won"]
        if stage in self.ends:
            return figures
        figures["won_from"] = ratio(len(won), len(here))
        passed = self.conversion(rung, rung + 1, self.cases)
        figures |= {"advanced": passed["advanced"], "conversion": passed["conversion"]}
        figures["conversion_by_value"] = passed["by_value"]
        if "mature_after_days" in self.document:
            figures["mature"] = self.conversion(rung, rung + 1, [case for case in self.cases if case.is_mature])
        stays = [(case, stay) for case in self.cases if (stay := self.stay(case, stage)) is not None]
        over = [stay for _, stay in stays if not stay[2]]
        closed = [stay for _, stay in stays if stay[2]]
        limit = self.limits.get(stage)
        time: dict[str, Any] = {
            "completed": len(closed),
            "visits": sum(visit.stage == stage for case in self.cases for visit in case.visits),
            "current": sum(case.visits[-1].stage == stage for case in self.cases),
            "oldest_days": max((stay[0] for stay in over), default=None),
            "over_limit": 0 if limit is None else sum(stay[0] > limit for _, stay in stays),
        }
        shares = {"median": Fraction(1, 2), "p75": Fraction(3, 4), "p90": Fraction(9, 10)}
        for place, name in enumerate(("cumulative", "latest")):
            values = [(cumulative, latest)[place] for cumulative, latest, _ in closed]
            definition = self.document["quantiles"]
            time[name] = {share: quantile(values, at, definition) if values else None for share, at in shares.items()}
        return figures | {"time": time}

    def probability(self, case: Case) -> Fraction | None:
        """Give the probability that an open deal is won, from where it stands."""
        stage = case.visits[-1].stage
        if self.document["probabilities"] == "declared":
            return self.declared(stage, "probability")
        rung = self.rungs.index(stage)
        # Where nothing says when a deal had its chance, only those that ended have.
        has_age = "mature_after_days" in self.document
        had_chance = [other for other in self.cases if (other.is_mature if has_age else other.status != "open")]
        there = [other for other in had_chance if rung in other.counts]
        return ratio(sum(other.status == "won" for other in there), len(there))

    def declared(self, stage: str, name: str) -> Fraction | None:
        """Give a share that a stage declares."""
        share = next(one for one in self.document["stages"] if one["id"] == stage).get(name)
        return None if share is None else Fraction(share[:-1]) / 100

    def weighted(self) -> dict[str, Any]:
        """Give the open deals weighted by their probability."""
        terms = []
        for case in self.cases:
            if case.status != "open":
                continue
            share = self.probability(case)
            if share is None:
                self.findings["funnel/115", ""] += 1
            elif case.amount is not None:
                terms.append((case.amount, share))
        variance = sum((amount**2 * share * (1 - share) for amount, share in terms), Fraction(0))
        # Half up to cents: the root of 10,000 times the variance, to the next whole number from a half on.
        cents = isqrt(4 * 10_000 * variance.numerator // variance.denominator)
        return {
            "deals": len(terms),
            "value": sum((amount * share for amount, share in terms), Fraction(0)),
            "variance": variance,
            "deviation": Fraction((cents + 1) // 2, 100),
        }

    def figures(self) -> dict[str, Any]:
        """Give everything that is compared."""
        won, lost, live = ([case for case in self.cases if case.status == end] for end in ("won", "lost", "open"))
        closed = won + lost
        by_count = ratio(len(won), len(closed))
        priced = [case for case in won if case.amount is not None]
        average = ratio(self.value(won), len(priced))
        cycles = [
            days_to(case.began, case.ended, self.zone)
            for case in won
            if case.began is not None and case.ended is not None
        ]
        cycle = ratio(sum(cycles, Fraction(0)), len(cycles))
        per_day = None
        if average is not None and by_count is not None and cycle:
            per_day = len(live) * average * by_count / cycle
        target = Fraction(self.facts["remaining_target"])
        standing = {"total": self.cases, "open": live, "won": won, "lost": lost}
        top = len(self.rungs) - 1
        overall = self.conversion(0, top, self.cases)
        if "mature_after_days" in self.document:
            overall["mature"] = self.conversion(0, top, [case for case in self.cases if case.is_mature])
        return {
            "deals": {name: {"count": len(some), "value": self.value(some)} for name, some in standing.items()},
            "stages": {stage: self.stage(stage) for stage in self.rungs},
            "overall": overall,
            "win_rate": {
                "by_count": by_count,
                "by_value": ratio(self.value(won), self.value(closed)),
                "with_open": ratio(len(won), len(self.cases)),
            },
            "velocity": {
                "per_day": per_day,
                "opportunities": len(live),
                "average_won": average,
                "win_rate": by_count,
                "cycle_days": cycle,
            },
            "weighted": self.weighted(),
            "coverage": {
                "coverage": ratio(self.value(live), target) if target > 0 else None,
                "required": ratio(1, by_count) if by_count else None,
            },
            "kpis": self.kpis(won),
            "time_to_win": self.time_to_win(),
            "bottlenecks": self.bottlenecks(average),
            "owners": self.owners(),
            "channels": self.channels(),
            "limits_exceeded": self.exceeded(),
            "stays": {case.row["id"]: self.stays(case) for case in self.cases},
            "ages": {case.row["id"]: self.age(case) for case in self.cases},
            "regressions": {case.row["id"]: case.regressions for case in self.cases},
            "months": dict(Counter(self.month(case) for case in self.cases)),
            "findings": {f"{code} {about}".strip(): count for (code, about), count in self.findings.items() if count},
        }

    def kpis(self, won: list[Case]) -> dict[str, Any]:
        """Give the figures of orders and customers."""
        orders = Counter(case.row["customer"] for case in won if case.row["customer"] is not None)
        priced = [case for case in won if case.amount is not None]
        paid = [case for case in priced if case.row.get("collected") is not None]
        received = sum((Fraction(case.row["collected"]) for case in paid), Fraction(0))
        return {
            "average_order_value": ratio(self.value(won), len(priced)),
            "customers": len(orders),
            "orders_per_customer": ratio(sum(orders.values()), len(orders)),
            "repeat_rate": ratio(sum(count > 1 for count in orders.values()), len(orders)),
            "collection_rate": ratio(received, self.value(paid)),
        } | self.returns(won, self.facts.get("costs", []), len(orders))

    def returns(self, won: list[Case], costs: Rows, customers: int) -> dict[str, Any]:
        """Give what the costs brought."""
        cost = sum((Fraction(one["amount"]) for one in costs), Fraction(0))
        return {
            "acquisition_cost": ratio(cost, customers) if costs else None,
            "roi": ratio(self.value(won) - cost, cost),
            "roas": ratio(self.value(won), cost),
        }

    def channels(self) -> dict[str | None, Any]:
        """Give the deals and the returns of each channel that has a deal or a cost."""
        found: dict[str | None, Any] = {}
        costs = [cost for cost in self.facts.get("costs", []) if "channel" in cost]
        for channel in {case.row["channel"] for case in self.cases} | {cost["channel"] for cost in costs}:
            cases = [case for case in self.cases if case.row["channel"] == channel]
            spent = [cost for cost in costs if cost["channel"] == channel]
            returns = self.returns([case for case in cases if case.status == "won"], spent, 0)
            found[channel] = {"total": {"count": len(cases), "value": self.value(cases)}}
            found[channel] |= {name: returns[name] for name in ("roi", "roas") if spent}
        return found

    def stays(self, case: Case) -> dict[str, Any]:
        """Give a deal's days in each stage over all visits, of the last, and how many there were."""
        found = {stage: self.stay(case, stage) for stage in self.rungs[:-1]}
        visits = Counter(visit.stage for visit in case.visits)
        return {stage: (stay[0], stay[1], visits[stage]) for stage, stay in found.items() if stay is not None}

    def exceeded(self) -> dict[str, Any]:
        """Give the days over limits, by stage and deal."""
        return {
            f"{stage} {case.row['id']}": (stay[0], stay[0] - limit, not stay[2])
            for stage, limit in self.limits.items()
            for case in self.cases
            if (stay := self.stay(case, stage)) is not None and stay[0] > limit
        }

    def age(self, case: Case) -> Fraction | None:
        """Give the days from a deal's beginning to its end, or to the report."""
        if case.began is None:
            return None
        if case.status == "open":
            return days_to(case.began, self.as_of, self.zone, is_as_of=True)
        return None if case.ended is None else days_to(case.began, case.ended, self.zone)

    def time_to_win(self) -> dict[str, Any]:
        """Give the curves in whole days, exactly as the textbook has them."""
        ages = [
            (age.numerator // age.denominator, case.status)
            for case in self.cases
            if (age := self.age(case)) is not None
        ]
        left, won_by, lost_by, not_won = Fraction(1), Fraction(0), Fraction(0), Fraction(1)
        points: dict[int, dict[str, Any]] = {}
        for day in sorted({day for day, status in ages if status != "open"}):
            at_risk = sum(age >= day for age, _ in ages)
            won, lost = ages.count((day, "won")), ages.count((day, "lost"))
            won_by += left * Fraction(won, at_risk)
            lost_by += left * Fraction(lost, at_risk)
            left *= 1 - Fraction(won + lost, at_risk)
            not_won *= 1 - Fraction(won, at_risk)
            shares = {"not_won": not_won, "won_by": won_by, "lost_by": lost_by}
            points[day] = {"at_risk": at_risk, "won": won, "lost": lost} | shares
        half = Fraction(1, 2)
        return {
            "deals": len(ages),
            "points": points,
            "median_days": next((day for day, point in points.items() if point["not_won"] <= half), None),
            "half_won_days": next((day for day, point in points.items() if point["won_by"] >= half), None),
        }

    def bottlenecks(self, average: Fraction | None) -> dict[str, Any]:
        """Give what each stage loses, delays and would gain; ranked by value lost where the sample is not small."""
        rows, exceeded = [], self.exceeded()
        for rung, stage in enumerate(self.rungs[:-1]):
            lost = [
                case
                for case in self.cases
                if case.status == "lost"
                and [visit.stage for visit in case.visits if visit.stage not in self.ends][-1:] == [stage]
            ]
            step = self.conversion(rung, rung + 1, self.cases)
            benchmark = self.declared(stage, "benchmark")
            own = self.declared(stage, "probability")
            following = (
                Fraction(1) if rung + 2 == len(self.rungs) else self.declared(self.rungs[rung + 1], "probability")
            )
            if benchmark is None and own is not None and following and own <= following:
                benchmark = own / following
            over = [case for key, case in exceeded.items() if key.startswith(f"{stage} ")]
            gain = None
            if benchmark is not None and step["conversion"] is not None:
                beyond = [case for case in self.cases if rung + 1 in case.counts]
                share = ratio(sum(case.status == "won" for case in beyond), len(beyond)) or Fraction(0)
                deals = max(Fraction(0), benchmark - step["conversion"]) * step["of"]
                gain = {"deals": deals, "won": deals * share, "value": average and deals * share * average}
            rows.append(
                {
                    "stage": stage,
                    "lost": {"count": len(lost), "value": self.value(lost)},
                    "over_days": sum((one[1] for one in over), Fraction(0)) if stage in self.limits else None,
                    "conversion": step["conversion"],
                    "benchmark": benchmark,
                    "gain": gain,
                    "rank": None if step["of"] < self.document["minimum_sample"] else 0,
                    "delay_rank": None,
                }
            )
        delays = sorted((row for row in rows if row["over_days"] is not None), key=lambda row: -row["over_days"])
        for rank, row in enumerate(delays, start=1):
            row["delay_rank"] = rank
        rows.sort(key=lambda row: (row["rank"] is None, -row["lost"]["value"], -row["lost"]["count"]))
        for rank, row in enumerate((row for row in rows if row["rank"] is not None), start=1):
            row["rank"] = rank
        return {str(place): row for place, row in enumerate(rows)}

    def owners(self) -> dict[str | None, Any]:
        """Give the deals of each owner."""
        found = {}
        for owner in {case.row["owner"] for case in self.cases}:
            cases = [case for case in self.cases if case.row["owner"] == owner]
            won, lost, live = ([case for case in cases if case.status == end] for end in ("won", "lost", "open"))
            found[owner] = {
                "total": {"count": len(cases), "value": self.value(cases)},
                "open": {"count": len(live), "value": self.value(live)},
                "win_rate": {
                    "by_count": ratio(len(won), len(won + lost)),
                    "by_value": ratio(self.value(won), self.value(won + lost)),
                },
                "average_won": ratio(self.value(won), sum(case.amount is not None for case in won)),
            }
        return found

    def month(self, case: Case) -> str | None:
        """Give the cohort."""
        return None if case.began is None else f"{case.began.date(self.zone):%Y-%m}"


def told(outcome: dict[str, Any]) -> dict[str, Any]:
    """Give what quotakit says in the shape of the model."""

    def about(finding: dict[str, Any]) -> str:
        """Give what findings of one code are told apart by."""
        return str(finding.get("stage", finding["message"].split("`")[1] if finding["code"] == "funnel/112" else ""))

    return outcome | {
        "stages": {stage["id"]: stage for stage in outcome["stages"]},
        "limits_exceeded": {
            f"{one['stage']} {one['deal']}": (one["days"], one["over_days"], one["is_current"])
            for one in outcome["limits_exceeded"]
        },
        "stays": {
            one["id"]: {
                stage["stage"]: (stage["cumulative_days"], stage["latest_days"], stage["visits"])
                for stage in one["stages"]
            }
            for one in outcome.get("details", [])
        },
        "ages": {one["id"]: one["age_days"] for one in outcome.get("details", [])},
        "regressions": {one["id"]: one["regressions"] for one in outcome.get("details", [])},
        "time_to_win": outcome["time_to_win"]
        | {"points": {point["day"]: point for point in outcome["time_to_win"]["points"]}},
        "bottlenecks": {str(place): row for place, row in enumerate(outcome["bottlenecks"])},
        "owners": {owner["key"]: owner for owner in outcome["breakdowns"]["owner"]},
        "channels": {channel["key"]: channel for channel in outcome["breakdowns"]["channel"]},
        "months": {month["key"]: month["total"]["count"] for month in outcome["breakdowns"]["month"]},
        "findings": {f"{one['code']} {about(one)}".strip(): one["count"] for one in outcome["findings"]},
    }


def differences(expected: Any, found: Any, path: str, places: int) -> list[str]:
    """Name every figure that is not the same: money to cents, all else to the declared places."""
    name = path.rpartition("/")[2]
    if isinstance(expected, dict) and isinstance(found, dict):
        keys = expected | found if name in UNITED or path.startswith("/stays/") else expected
        return [
            line
            for key in keys
            for line in differences(expected.get(key, "nothing"), found.get(key, "nothing"), f"{path}/{key}", places)
        ]
    if isinstance(expected, tuple):
        pairs = zip(expected, found, strict=False) if found != "nothing" else [(expected, found)]
        return [line for one, other in pairs for line in differences(one, other, f"{path}/", places)]
    if isinstance(expected, Fraction) and isinstance(found, str) and found != "nothing":
        is_same = rounded(expected, 2 if name in MONEY else places) == Fraction(found)
    else:
        is_same = expected == found
    return [] if is_same else [f"{path}: expected {expected}, found {found}"]


def random_document(dice: random.Random) -> dict[str, Any]:
    """Make a pipeline."""
    stages: list[dict[str, Any]] = []
    for index in range(dice.randint(1, 4)):
        stage: dict[str, Any] = {"id": f"s{index + 1}"}
        if dice.random() < 0.5:
            stage["limit_days"] = str(dice.choice([0, 3, 10, 20]))
        if dice.random() < 0.8:
            stage["probability"] = f"{dice.randint(0, 100)}%"
        if dice.random() < 0.3:
            stage["benchmark"] = f"{dice.randint(0, 100)}%"
        stages.append(stage)
    ends = [{"id": "won", "outcome": "won"}, {"id": "lost", "outcome": "lost"}, {"id": "gone", "outcome": "lost"}]
    ends = ends[: dice.randint(2, 3)]
    document: dict[str, Any] = {
        "stages": stages + ends,
        "zone": dice.choice(ZONES),
        "currency": "CNY",
        "counting": dice.choice(COUNTINGS),
        "minimum_sample": dice.choice([0, 5, 10]),
        "places": dice.choice([0, 3, 6, 9]),
        "quantiles": dice.choice(["linear", "nearest_rank"]),
        "probabilities": dice.choice(["declared", "learned"]),
    }
    return document | ({"mature_after_days": dice.choice([0, 30, 60])} if dice.random() < 0.5 else {})


def random_moment(dice: random.Random, kind: str, since: int, until: int) -> Moment:
    """Make a moment, counted in days from the start of the year; clocks go forward in March."""
    day = START + timedelta(days=dice.randint(since, until))
    if kind == "day":
        return Moment(day=day)
    clock = dice.choice([0, 16 * 3_600_000, dice.randint(0, DAY_MS - 1)])
    return Moment(ms=round(datetime(day.year, day.month, day.day, tzinfo=timezone.utc).timestamp()) * 1000 + clock)


def random_history(dice: random.Random, stages: list[str], ends: list[str], zone: ZoneInfo, as_of: Moment) -> Rows:
    """Make a history: mostly forward, with skips, moves back, repeated, simultaneous and unknown entries."""
    kinds, path = dice.choice([["day"], ["at"], ["day", "at"]]), list[str]()
    for stage in stages:
        if dice.random() < 0.8:
            path.append(stage)
            path += [stage] if dice.random() < 0.1 else []
            path += [dice.choice(stages)] if dice.random() < 0.2 else []
        if dice.random() < 0.2:
            break
    path += [dice.choice(ends)] if dice.random() < 0.7 else []
    path += [dice.choice(stages + ends)] if dice.random() < 0.1 else []
    moments = [random_moment(dice, dice.choice(kinds), 0, dice.choice([5, 60, 95])) for _ in path]
    if moments and dice.random() < 0.1:
        moments[-1] = dice.choice([as_of, Moment(ms=as_of.end(zone)), Moment(ms=as_of.end(zone) + 1)])
    # What a day and an instant of the same day say about each other is not tried: then all are days.
    if {moment.day for moment in moments} & {moment.date(zone) for moment in moments if moment.day is None}:
        moments = [Moment(day=moment.date(zone)) for moment in moments]
    moments.sort(key=lambda moment: moment.start(zone))
    history: Rows = [{"stage": stage, "at": at} for stage, at in zip(path, moments, strict=True)]
    order = stages + ends
    places = [order.index(stage) for stage in path]
    if places == sorted(places) and dice.random() < 0.3:
        for entry in history:
            entry["at"] = None if dice.random() < 0.3 else entry["at"]
    if dice.random() < 0.1:
        history.append({"stage": dice.choice(["?", "on hold"]), "at": random_moment(dice, "day", 0, 90)})
    dice.shuffle(history)
    return history


def random_export(dice: random.Random) -> Model:
    """Make a document and an export."""
    document = random_document(dice)
    ends = [stage["id"] for stage in document["stages"] if "outcome" in stage]
    stages = [stage["id"] for stage in document["stages"] if "outcome" not in stage]
    as_of = random_moment(dice, dice.choice(["day", "at"]), 80, 92)
    zone = ZoneInfo(document["zone"])
    rows: Rows = []
    for index in range(dice.randint(0, DEALS_OF_EACH)):
        price = f"{dice.randint(0, 100_000)}.{dice.randint(0, 99):02}"
        row: dict[str, Any] = {
            "id": f"d{index:02}",
            "owner": dice.choice([None, "an", "bo"]),
            "channel": dice.choice([None, "web", "fair"]),
            "customer": dice.choice([None, "c1", "c2", "c3", "c4"]),
            "amount": dice.choice([None, "n/a", *[price] * 12]),
            "currency": "TWD" if dice.random() < 0.05 else "CNY",
            "history": random_history(dice, stages, ends, zone, as_of) if dice.random() < 0.97 else [],
        }
        if dice.random() < 0.3:
            # As above: an instant on the day of the first entry is not tried.
            has_days = any(entry["at"] is not None and entry["at"].day is not None for entry in row["history"])
            row["created"] = random_moment(dice, "day" if has_days else dice.choice(["day", "at"]), -20, 95)
        if dice.random() < 0.5:
            row["collected"] = str(dice.randint(0, 1000))
        rows += [row] * (2 if dice.random() < 0.05 else 1)
    rows += [{"id": "unreadable"}] if dice.random() < 0.1 else []
    dice.shuffle(rows)
    facts = {"deals": rows, "remaining_target": dice.choice(["0", "100000", "1234567.89"])} | random_filters(dice)
    # What costs mean for some of the deals is not tried.
    if "filters" not in facts and dice.random() < 0.5:
        facts["costs"] = [
            {"amount": str(dice.randint(0, 90_000))} | dice.choice([{}, {"channel": "web"}, {"channel": "mail"}])
            for _ in range(dice.randint(1, 3))
        ]
    model = Model(document, facts, as_of)
    ages = [age for case in model.cases if (age := model.age(case)) is not None and case.status == "open" and age > 0]
    whole = [age.numerator for age in ages if age.denominator == 1]
    if "mature_after_days" in document and whole:
        # A deal that is mature today.
        model = Model(document | {"mature_after_days": dice.choice(whole)}, facts, as_of)
    return model


def random_filters(dice: random.Random) -> dict[str, Any]:
    """Make filters, or none."""
    if dice.random() < 0.7:
        return {}
    filters: dict[str, Any] = {}
    if dice.random() < 0.5:
        filters["owner"] = dice.choice([["an"], ["an", "bo"], []])
    if dice.random() < 0.3:
        filters["customer"] = ["c1", "c2", "c3"]
    for name in ("created_from", "closed_from"):
        filters |= {name: random_moment(dice, "day", -10, 40)} if dice.random() < 0.3 else {}
    for name in ("created_before", "closed_before"):
        filters |= {name: random_moment(dice, "day", 20, 90)} if dice.random() < 0.3 else {}
    return {"filters": filters}


def written(value: Any) -> Any:
    """Write moments as texts."""
    if isinstance(value, dict):
        return {key: written(one) for key, one in value.items() if one is not None}
    if isinstance(value, list):
        return [written(one) for one in value]
    return value.text() if isinstance(value, Moment) else value


def test_deals_agree_with_a_plain_model() -> None:
    """Counts, conversions, win rates, times, quantiles, velocity, the weighted pipeline, findings: the same figures."""
    dice = random.Random("deals")
    met: Counter[str] = Counter()
    for _ in range(EXPORTS):
        model = random_export(dice)
        facts = written(model.facts) | {"as_of": model.as_of.text(), "details": True}
        outcome = told(evaluate(model.document, facts))
        wrong = differences(model.figures(), outcome, "", model.document["places"])
        assert not wrong, (wrong, json.dumps(model.document), json.dumps(facts))
        met["deals"] += len(model.cases)
        met[model.document["counting"]] += len(model.cases)
        met[model.document["zone"]] += len(model.cases)
        met.update(case.status for case in model.cases)
        met.update(code for code, _ in model.findings)
    print(f"{EXPORTS} exports agree with the model: {dict(sorted(met.items()))}")
    messes = [name for name in met if name.startswith("funnel/1")]
    assert len(messes) == 16
    assert min(met[name] for name in [*COUNTINGS, *ZONES, *messes]) > 10
