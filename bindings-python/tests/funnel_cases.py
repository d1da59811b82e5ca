"""How the contract reads an export of deals: the first half of a plain model, which shares no line with quotakit."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from exact import ratio
from funnel_moments import Moment, days_to

Rows = list[dict[str, Any]]


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
class Export:
    """An export as the contract reads it: every deal once, with what is odd about it."""

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

    def age(self, case: Case) -> Fraction | None:
        """Give the days from a deal's beginning to its end, or to the report."""
        if case.began is None:
            return None
        if case.status == "open":
            return days_to(case.began, self.as_of, self.zone, is_as_of=True)
        return None if case.ended is None else days_to(case.began, case.ended, self.zone)
