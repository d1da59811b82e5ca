"""What the contract says of an export of deals: a plain model in fractions, which shares no line with quotakit."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from itertools import pairwise
from math import isqrt
from typing import Any
from zoneinfo import ZoneInfo

from exact import quantile, ratio

DAY_MS = 86_400_000

Rows = list[dict[str, Any]]


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
    """Count days: between instants by the clock, else by the calendar; the day of the report lasts to its end."""
    if start.day is None and end.day is None:
        return Fraction(end.ms - start.ms, DAY_MS)
    if start.day is None and end.day is not None:
        if is_as_of:
            end = Moment(day=end.day + timedelta(days=1))
        elif start.date(zone) == end.day:
            return Fraction(0)
    return (end.date(zone) - start.date(zone)).days + passed(end, zone) - passed(start, zone)


def passed(moment: Moment, zone: ZoneInfo) -> Fraction:
    """Give the part of its day that has passed at an instant; a day on which clocks change has other hours."""
    day = Moment(day=moment.date(zone))
    length = day.end(zone) - day.start(zone)
    return Fraction(moment.start(zone) - day.start(zone), length)


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
        self.note_names(list(seen.values()))
        # Open deals have no end, so that filters by it leave them out.
        self.has_open = not {"closed_from", "closed_before"} & set(self.facts.get("filters", {}))

    def note_names(self, rows: list[dict[str, Any]]) -> None:
        """Note won deals without a customer, where others have one, and values of filters that no deal has."""
        named = any(case.row["customer"] is not None for case in self.cases)
        nameless = sum(case.status == "won" and case.row["customer"] is None for case in self.cases)
        self.findings["funnel/121", ""] += nameless if named else 0
        for name in ("owner", "customer"):
            for value in self.facts.get("filters", {}).get(name, []):
                self.findings["funnel/132", value] += all(row[name] != value for row in rows)

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
        if not visits or ("funnel/119", "") in marks:
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
        self.mark_moves(visits, placed, marks)
        return visits

    def is_contradictory(self, placed: list[tuple[str, Moment | None]]) -> bool:
        """Tell whether the last end has a contrary of which nothing tells that it came before."""
        if not placed or placed[-1][0] not in self.ends:
            return False
        last, ended = placed[-1]
        for stage, at in placed[:-1]:
            if self.ends.get(stage, self.ends[last]) == self.ends[last]:
                continue
            if at is None or ended is None:
                return True
            is_clocked = at.day is None and ended.day is None
            is_before = at.ms < ended.ms if is_clocked else at.date(self.zone) < ended.date(self.zone)
            if not is_before:
                return True
        return False

    def mark_moves(
        self, visits: list[Visit], placed: list[tuple[str, Moment | None]], marks: set[tuple[str, str]]
    ) -> None:
        """Note skips, moves back and what followed an end."""
        if self.is_contradictory(placed):
            marks -= {("funnel/104", "")}
            marks.add(("funnel/119", ""))
            return
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
        if created is not None and any(self.is_after(created, visit.start) for visit in visits if visit.start):
            marks.add(("funnel/116", ""))
            created = None
        # An end is no beginning, and an entry without a date does not say it.
        first = visits[0].start if visits and visits[0].stage not in self.ends else None
        if (created or first) is None and visits:
            marks.add(("funnel/131", ""))
        return created or first

    def is_after(self, one: Moment, other: Moment) -> bool:
        """Tell whether a moment is after another, by the day where one of them is a day."""
        if one.day is not None or other.day is not None:
            return one.date(self.zone) > other.date(self.zone)
        return one.start(self.zone) > other.start(self.zone)

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

    def has_value(self, cases: list[Case]) -> bool:
        """Tell whether the value of deals is known: of none it is, of others when one of them has an amount."""
        return not cases or any(case.amount is not None for case in cases)

    def share_by_value(self, part: list[Case], whole: list[Case]) -> Fraction | None:
        """Give the share of the value; none where that of the part or of the rest is not known."""
        rest = [case for case in whole if case not in part]
        is_known = self.has_value(part) and self.has_value(rest)
        return ratio(self.value(part), self.value(whole)) if is_known else None

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
            "by_value": self.share_by_value(advanced, base),
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
            share = self.declared(stage, "probability")
            self.findings["funnel/115", ""] += share is None
            return share
        rung = self.rungs.index(stage)
        # Where nothing says when a deal had its chance, only those that ended have.
        has_age = "mature_after_days" in self.document
        had_chance = [other for other in self.cases if (other.is_mature if has_age else other.status != "open")]
        there = [other for other in had_chance if rung in other.counts]
        self.findings["funnel/137", ""] += not there
        self.findings["funnel/136", stage] += 0 < len(there) < self.document["minimum_sample"]
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
            if share is not None and case.amount is not None:
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
        if average is not None and by_count is not None and cycle and self.has_open:
            per_day = len(live) * average * by_count / cycle
        target = Fraction(self.facts["remaining_target"])
        is_covered = target > 0 and self.has_open and self.has_value(live)
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
                "by_value": self.share_by_value(won, closed),
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
                "coverage": ratio(self.value(live), target) if is_covered else None,
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
            "roi": ratio(self.value(won) - cost, cost) if self.has_value(won) else None,
            "roas": ratio(self.value(won), cost) if self.has_value(won) else None,
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
            # What is too young to have gone on is no loss; undated deals may be too young.
            ripe = [case for case in self.cases if case.is_mature]
            step = self.conversion(rung, rung + 1, ripe)
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
                beyond = [case for case in ripe if rung + 1 in case.counts]
                share = ratio(sum(case.status == "won" for case in beyond), len(beyond))
                if not beyond and rung + 2 == len(self.rungs):
                    share = Fraction(1)
                deals = max(Fraction(0), benchmark - step["conversion"]) * step["of"]
                won = None if share is None else deals * share
                value = None if won is None or average is None else won * average
                gain = {"deals": deals, "won": won, "value": value}
            rows.append(
                {
                    "stage": stage,
                    "lost": {"count": len(lost), "value": self.value(lost)},
                    "over_days": sum((one[1] for one in over), Fraction(0)) if stage in self.limits else None,
                    "basis": "mature" if "mature_after_days" in self.document else "all",
                    "of": step["of"],
                    "left_out": sum(rung in case.counts for case in self.cases) - step["of"],
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
                    "by_value": self.share_by_value(won, won + lost),
                },
                "average_won": ratio(self.value(won), sum(case.amount is not None for case in won)),
            }
        return found

    def month(self, case: Case) -> str | None:
        """Give the cohort."""
        return None if case.began is None else f"{case.began.date(self.zone):%Y-%m}"
