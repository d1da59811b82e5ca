"""Write the CSV files of the example company next to this file.

Everything is drawn from SHA-256 of a fixed seed and a key, so the bytes depend neither on the
Python version nor on the order of the draws, and money is counted in whole cents.

    python generate.py            write the files
    python generate.py --check    write them to a temporary folder and compare byte for byte
"""

import argparse
import csv
import hashlib
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import story

HERE = Path(__file__).parent
LOCAL = timezone(timedelta(hours=8))  # Asia/Shanghai has no daylight saving time


@dataclass
class Deal:
    """One deal as it really is; `shown` overrides columns to plant an export error."""

    key: str
    owner: str
    result: str  # won, lost or open
    product: str
    cents: int
    stages: list[tuple[str, datetime]]
    expected: date
    participants: str = ""
    id: str = ""
    shown: dict[str, str] = field(default_factory=dict)

    @property
    def region(self) -> str:
        return story.REGION[self.owner]

    @property
    def closed(self) -> datetime:
        return self.stages[-1][1]

    @property
    def customer(self) -> str:
        owner = "sun-hao" if self.owner == "xu" else self.owner  # xu took over his customers
        slot = draw(0, 17, self.key, "customer")
        index = list(story.REGION).index(owner) * 17 + slot
        if slot == 17:
            return story.LATIN[list(story.REGION).index(owner)]
        return story.HEADS[index % 21] + story.KINDS[index // 21] + ("有限公司" if index % 3 else "股份有限公司")


def draw(low: int, high: int, *key: object) -> int:
    """Return an integer in [low, high] that depends on the key alone."""
    text = "|".join([story.SEED, *map(str, key)])
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    return low + number % (high - low + 1)


def money(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def is_workday(day: date) -> bool:
    return day.weekday() < 5 and not story.NEW_YEAR[0] <= day <= story.NEW_YEAR[1]


def workday(day: date) -> date:
    """Return the day itself, or the last working day before it."""
    while not is_workday(day):
        day -= timedelta(days=1)
    return day


def instant(day: date, *key: object) -> datetime:
    """Return a moment of office hours on a day, in UTC."""
    clock = time(draw(9, 17, *key, "h"), draw(0, 59, *key, "m"))
    return datetime.combine(day, clock, LOCAL).astimezone(UTC)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def local_day(moment: datetime) -> date:
    return moment.astimezone(LOCAL).date()


def quarter_of(day: date) -> str:
    return f"{day.year}-Q{(day.month + 2) // 3}"


def path_to(last_stage: str, end: str, day: date, key: str, slow: int = 0) -> list:
    """Walk back from the day on which `end` was entered through the stages up to `last_stage`."""
    last = story.OPEN_STAGES.index(last_stage)
    before = story.OPEN_STAGES[:last] if end == last_stage else story.OPEN_STAGES[: last + 1]
    walked = [(end, instant(day, key, end))]
    for stage in reversed(before):
        low, high = story.STAGE_DAYS[stage]
        extra = slow if stage == "proposal" else 0
        day = workday(day - timedelta(days=draw(low, high, key, stage) + extra))
        walked.append((stage, instant(day, key, stage)))
    return walked[::-1]


def pick_product(key: str) -> str:
    return story.MIX[draw(0, len(story.MIX) - 1, key, "item")]


def shares(total_cents: int, keys: list[str], products: list[str]) -> list[int]:
    """Split a quarter's total over its deals; most get round prices, the last one the rest."""
    if not keys:
        return []
    weights = [draw(50, 150, k, "w") * story.SIZE[p] for k, p in zip(keys, products, strict=True)]
    amounts = []
    for key, weight in zip(keys[:-1], weights[:-1], strict=True):
        amount = total_cents * weight // sum(weights)
        amounts.append(amount if draw(1, 10, key, "cents") <= 3 else amount // 10000 * 10000)
    return [*amounts, total_cents - sum(amounts)]


def won_day(owner: str, quarter: int, number: int, key: str) -> date:
    """Choose the closing day: later months of a quarter close more."""
    spread = (number * 61 + list(story.WON).index(owner) * 23) % 100  # even over the deals of a team
    month = quarter * 3 - (2 if spread < 29 else 1 if spread < 62 else 0)
    first, last = date(2026, month, 5), date(2026, month, 30 if month in (6, 9) else 28)
    if owner == "sun-hao" and month == 9:
        first, last = date(2026, 8, 10), date(2026, 8, 28)
    if owner == "xu":
        first, last = date(2026, 8, 27), date(2026, 9, 29)
    day = workday(first + timedelta(days=draw(0, (last - first).days, key, "day")))
    return max(day, date(2026, 1, 5))


def won_deals() -> list[Deal]:
    deals = []
    for owner, quarters in story.WON.items():
        slow = 9 if owner == "chen" else 0
        for quarter, (count, quota, attainment) in enumerate(quarters, start=1):
            keys = [f"{owner}/won/{quarter}/{n}" for n in range(1, count + 1)]
            products = [pick_product(key) for key in keys]
            amounts = shares(quota * attainment // 100, keys, products)
            for n, (key, product, cents) in enumerate(zip(keys, products, amounts, strict=True), start=1):
                day = won_day(owner, quarter, n, key)
                expected = workday(day + timedelta(days=draw(-9, 12, key, "expected")))
                deals.append(Deal(key, owner, "won", product, cents, path_to("negotiation", "won", day, key, slow),
                                  expected, story.SHARED.get((owner, quarter, n), "")))
    return deals


def asked(key: str, product: str) -> int:
    amount = draw(90, 260, key, "amount") * story.SIZE[product] * 10000 // 10 * 10
    return amount + draw(1, 9999, key, "odd") if draw(1, 5, key, "cents") == 1 else amount


def lost_deals() -> list[Deal]:
    deals = []
    for owner, counts in story.LOST.items():
        first = date(2026, 8, 31) if owner == "xu" else date(2026, 1, 6)
        last = date(2026, 8, 27) if owner == "sun-hao" else date(2026, 9, 29)
        for stage, count in zip(story.OPEN_STAGES, counts, strict=True):
            for n in range(1, count + 1):
                key = f"{owner}/lost/{stage}/{n}"
                day = workday(first + timedelta(days=draw(2, (last - first).days, key, "day")))
                slow = 9 if owner == "chen" and stage == "proposal" else 0
                product = pick_product(key)
                expected = workday(day + timedelta(days=draw(5, 45, key, "expected")))
                deals.append(Deal(key, owner, "lost", product, asked(key, product),
                                  path_to(stage, "lost", day, key, slow), expected))
    return deals


def open_deals() -> list[Deal]:
    longest = {"lead": 9, "qualified": 18, "proposal": 34, "negotiation": 26}
    deals = []
    for owner, counts in story.OPEN.items():
        for stage, count in zip(story.OPEN_STAGES, counts, strict=True):
            for n in range(1, count + 1):
                key = f"{owner}/open/{stage}/{n}"
                age = draw(1, longest[stage], key, "age")
                if owner == "chen" and stage == "proposal":
                    age += 20
                if owner == "sun-hao":
                    age += 40
                day = workday(story.AS_OF - timedelta(days=age))
                product = pick_product(key)
                expected = workday(story.AS_OF + timedelta(days=draw(-6, 80, key, "expected")))
                deals.append(Deal(key, owner, "open", product, asked(key, product),
                                  path_to(stage, stage, day, key), expected))
    return deals


def special_deals() -> list[Deal]:
    slipped = [("lead", at("2026-05-18T10:20+08:00")), ("qualified", at("2026-05-29T15:05+08:00")),
               ("proposal", at("2026-06-16T09:40+08:00")), ("negotiation", at("2026-08-21T14:30+08:00"))]
    nightly = [("lead", at("2026-06-03T11:00+08:00")), ("qualified", at("2026-06-09T16:10+08:00")),
               ("proposal", at("2026-06-17T10:45+08:00")), ("negotiation", at("2026-06-25T13:20+08:00")),
               ("won", at("2026-07-01T00:05+08:00"))]  # posted by the nightly job
    return [Deal("big-deal", "wang", "open", story.GAS, 78650000, slipped, date(2026, 10, 23)),
            Deal("nightly", "he-jun", "won", story.FLOW, 960000, nightly, date(2026, 6, 30))]


def all_deals() -> list[Deal]:
    deals = [*won_deals(), *lost_deals(), *open_deals(), *special_deals()]
    deals.sort(key=lambda deal: (deal.stages[0][1], deal.key))
    for number, deal in enumerate(deals, start=1):
        deal.id = f"D-{number:04d}"
    return deals


def plant_mess(by_key: dict[str, Deal]) -> None:
    """Plant the errors that README.md lists. None moves a figure of the story."""
    by_key["wu/open/proposal/1"].shown["product"] = "Flow Meter"
    by_key["chen/open/qualified/2"].shown["region"] = " EAST "
    by_key["garcia/lost/qualified/1"].shown["amount"] = f"{by_key['garcia/lost/qualified/1'].cents // 100:,}.00"
    american = by_key["smith/open/qualified/2"]
    american.shown["created"] = local_day(american.stages[0][1]).strftime("%m/%d/%Y")
    by_key["xu/open/qualified/3"].shown["owner"] = "zhang-wei"
    by_key["he-jun/open/lead/1"].shown["amount"] = ""

    unknown = by_key["garcia/open/negotiation/1"]
    unknown.stages.append(("合同审批", instant(date(2026, 9, 28), unknown.key)))
    skipped = by_key["he-jun/won/2/1"]
    skipped.stages = [entry for entry in skipped.stages if entry[0] != "proposal"]
    regressed = by_key["li-na/open/proposal/2"]
    regressed.stages += [("qualified", instant(date(2026, 9, 24), regressed.key, 1)),
                         ("proposal", instant(date(2026, 9, 29), regressed.key, 2))]
    by_key["smith/open/proposal/2"].stages.append(("negotiation", at("2026-10-12T10:00+08:00")))
    twins = by_key["wu/lost/proposal/3"]
    twins.stages[2] = ("proposal", twins.stages[1][1])


def deal_rows(deals: list[Deal], by_key: dict[str, Deal]) -> list[dict[str, str]]:
    rows = []
    for deal in deals:
        row = {"id": deal.id, "owner": deal.owner, "region": deal.region, "product": deal.product,
               "customer": deal.customer, "channel": story.CHANNELS[draw(0, 6, deal.key, "channel")],
               "amount": money(deal.cents), "currency": "CNY",
               "created": str(local_day(deal.stages[0][1])), "expected_close": str(deal.expected),
               "participants": deal.participants}
        rows.append(row | deal.shown)
    again = by_key["he-jun/lost/qualified/2"].id
    copy = next(row for row in rows if row["id"] == again)
    return [*rows, copy]


def collection_rows(deals: list[Deal], cancelled: Deal) -> list[tuple[str, str, str]]:
    rows = []
    for deal in deals:
        if deal.result != "won" or deal is cancelled:
            continue
        terms = [[(100, 21)], [(30, 3), (60, 35), (10, 95)], [(30, 3), (60, 35), (10, 95)],
                 [(50, 10), (50, 60)]][draw(0, 3, deal.key, "terms")]
        late = 28 if deal.owner == "he-jun" else 10 if deal.owner == "chen" else 0
        paid = 0
        for number, (share, days) in enumerate(terms):
            cents = deal.cents - paid if number == len(terms) - 1 else deal.cents * share // 100
            paid += cents
            due = local_day(deal.closed) + timedelta(days=days + late + draw(0, 12, deal.key, number))
            if (day := workday(due)) <= story.AS_OF:
                rows.append((deal.id, str(day), money(cents)))
    return sorted(rows, key=lambda row: (row[1], row[0]))


def history_rows(deals: list[Deal]) -> list[tuple[str, str, str, str]]:
    ids = [product[0] for product in story.PRODUCTS]
    rows = [(period, region, product, revenue) for period, regions in story.PAST.items()
            for region, revenues in regions.items()
            for product, revenue in zip(ids, revenues, strict=True)]
    won: dict[tuple[str, str, str], int] = defaultdict(int)
    for deal in deals:
        if deal.result == "won":
            won[quarter_of(local_day(deal.closed)), deal.region, deal.product] += deal.cents
    rows += [(period, region, product, money(won[period, region, product]))
             for period in ("2026-Q1", "2026-Q2") for region in ("east", "south") for product in ids]
    return rows


def adjustment_rows(deals: list[Deal]) -> list[tuple[str, str, str, int]]:
    """Count the customers whose first won deal of this export falls in the quarter."""
    seen, new = set(), defaultdict(int)
    for deal in sorted((d for d in deals if d.result == "won"), key=lambda d: (d.closed, d.id)):
        if deal.customer not in seen:
            new[quarter_of(local_day(deal.closed)), deal.owner] += 1
        seen.add(deal.customer)
    rows = [(owner, period, "new-customers", count) for (period, owner), count in new.items() if period > "2026-Q1"]
    rows += [(person, period, "complaints", count) for person, period, count in story.COMPLAINTS]
    return sorted(rows, key=lambda row: (row[1], row[2], row[0]))


def indicator_rows() -> list[tuple[str, str, str, str, str]]:
    rows = []
    for person, quarters in story.INDICATORS.items():
        for period, values in zip(("2026-Q2", "2026-Q3"), quarters, strict=True):
            if values:
                visits = {"xu": "34", "sun-hao": "40"}.get(person, "60") if period == "2026-Q3" else "60"
                rows += [(person, period, "collection", values[0], "95%"),
                         (person, period, "visits", str(values[1]), visits),
                         (person, period, "satisfaction", values[2], "4.5")]
    return rows


def rating_rows() -> list[tuple[str, str, str, str, int]]:
    rows = []
    for person, base in story.TEAMWORK.items():
        for period in ("2026-Q2", "2026-Q3"):
            if person == "xu" and period == "2026-Q2":
                continue
            groups = ["manager", *["peers"] * (2 if person == "xu" else draw(3, 4, person, period)), "self"]
            if person == "garcia":
                groups.remove("self")
            for number, group in enumerate(groups):
                step = 0 if group == "manager" else draw(-1, 1, person, period, number)
                rows.append((person, period, "teamwork", group, max(1, min(5, base + step))))
    return rows


def close_date_rows(by_key: dict[str, Deal]) -> list[tuple[str, str, str, str]]:
    slipped = by_key["big-deal"].id
    rows = [(slipped, "2026-06-16T02:00:00Z", "2026-09-25", "first estimate, with the proposal"),
            (slipped, "2026-09-22T08:30:00Z", "2026-10-23", "customer's budget board meets after the holiday")]
    for key in ("chen/open/proposal/1", "chen/open/proposal/4", "smith/open/negotiation/1", "wu/open/negotiation/2"):
        deal = by_key[key]
        before = workday(deal.expected - timedelta(days=draw(10, 30, key, "before")))
        moved = workday(story.AS_OF - timedelta(days=draw(1, 6, key, "moved")))
        stamps = [f"{moment:%Y-%m-%dT%H:%M:%SZ}" for moment in (deal.closed, instant(moved, key))]
        rows += [(deal.id, stamps[0], str(before), "first estimate"),
                 (deal.id, stamps[1], str(deal.expected), "moved by the owner")]
    return rows


def write(folder: Path, name: str, header: str, rows: list) -> None:
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


def generate(folder: Path) -> list[str]:
    deals = all_deals()
    by_key = {deal.key: deal for deal in deals}
    close_dates = close_date_rows(by_key)  # before the mess: it reads true stages
    plant_mess(by_key)
    cancelled, delivered = by_key["garcia/won/3/2"], by_key["wang/won/2/3"]
    rows = deal_rows(deals, by_key)
    quotas = [(person, f"2026-Q{q}", f"{quota}.00") for person, quarters in story.WON.items()
              for q, (_, quota, _) in enumerate(quarters, 1) if quota]
    stages = [(deal.id, stage, f"{moment:%Y-%m-%dT%H:%M:%SZ}") for deal in deals for stage, moment in deal.stages]
    tables = {
        "people.csv": ("id,name,role,region,manager,start,end,base_salary,target_incentive,plan,weight",
                       [line.split(",") for line in story.PEOPLE]),
        "products.csv": ("id,name,list_price", story.PRODUCTS),
        "quotas.csv": ("person,period,quota", quotas),
        "deals.csv": (",".join(rows[0]), [row.values() for row in rows]),
        "stages.csv": ("deal,stage,at", stages),
        "close_dates.csv": ("deal,at,expected_close,reason", close_dates),
        "collections.csv": ("deal,date,amount", collection_rows(deals, cancelled)),
        "returns.csv": ("id,deal,date,amount,reason",
                        [("R-01", delivered.id, "2026-07-22", "48600.00", "wrong range; two units taken back"),
                         ("R-02", cancelled.id, "2026-09-28", money(cancelled.cents), "cancelled before delivery")]),
        "indicators.csv": ("person,period,indicator,actual,target", indicator_rows()),
        "ratings.csv": ("person,period,indicator,rater_group,rating", rating_rows()),
        "adjustments.csv": ("person,period,adjustment,count", adjustment_rows(deals)),
        "vetoes.csv": ("person,period,veto,note",
                       [("garcia", "2026-Q3", "compliance", "discount granted without approval")]),
        "history.csv": ("period,region,product,revenue", history_rows(deals)),
    }
    for name, (header, body) in tables.items():
        write(folder, name, header, body)
    return list(tables)


def check() -> int:
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name)
        stale = [f for f in generate(fresh)
                 if not (HERE / f).exists() or (HERE / f).read_bytes() != (fresh / f).read_bytes()]
    for file in stale:
        print(f"differs: {file}", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="write the example company's CSV files")
    parser.add_argument("--check", action="store_true", help="compare with a fresh run instead of writing")
    if parser.parse_args().check:
        sys.exit(check())
    print("\n".join(generate(HERE)))
