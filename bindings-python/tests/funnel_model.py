"""What the contract says of an export of deals: the figures of a plain model, which shares no line with quotakit."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import isqrt
from typing import Any

from exact import quantile, ratio
from funnel_cases import Case, Export, Rows
from funnel_moments import days_to


class Model(Export):
    """What the contract says of an export."""

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
