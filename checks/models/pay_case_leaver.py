"""Random terms for who leaves, who left when, and what customers have paid of each deal."""

from datetime import timedelta

from pay_calendar import resolve
from pay_draws import cents
from pay_facts import balance
from pay_numbers import SCALES, F, text_of

TERMS = {
    "earns": ["last_day", "booking", "cash"],
    "tail_days": [0, 5, 20, 60],
    "holdback": ["release", "pay_out", "forfeit", "forfeit"],
    "holdback_days": [0, 5, 30],
    "other_pay": ["earned", "forfeit"],
    "withheld": ["carry", "pay_out", "forfeit"],
    "draw_balance": ["owe", "recover", "due", "forgive"],
    "carried": ["carry", "due", "forgive"],
}


def terms(dice):
    return {name: dice.choice(values) for name, values in TERMS.items() if dice.random() < 0.6}


def terminate(dice, document):
    """At times the plan says what remains when somebody leaves."""
    if dice.random() < 0.35:
        document["termination"] = {"terms": terms(dice)}
        if dice.random() < 0.4:
            document["termination"]["reasons"] = {"for_cause": terms(dice)}


def leave(dice, document, facts):
    """At times somebody left, around the period, and the facts are asked around that day."""
    start, end = resolve(facts["period"], document.get("calendar") or {})[:2]
    payments(dice, document, facts)
    if dice.random() > (0.8 if "termination" in document else 0.02):
        return
    length = (end - start).days
    days = [dice.randint(0, length - 1), dice.randint(0, length - 1), length - 1, -dice.randint(1, 40), length + 10]
    last_day = start + timedelta(days=dice.choice(days))
    facts["terminated"] = {"last_day": last_day.isoformat()}
    if dice.random() < 0.05 or ("reasons" in document.get("termination", {}) and dice.random() < 0.5):
        facts["terminated"]["reason"] = "for_cause"
    facts["as_of"] = (last_day + timedelta(days=dice.choice([-3, 0, 1, 5, 6, 20, 25, 70, 200]))).isoformat()
    drawn_before(dice, document, facts)
    keep_to_rules(facts, last_day.isoformat())


def drawn_before(dice, document, facts):
    """At times an earlier run paid a draw, or had it paid back."""
    before = facts.get("paid_before", {}).get(facts["period"])
    if before is not None and dice.random() < 0.5:
        before["draw"] = balance(dice, document, 900)
        before["recovery"], before["repayment"] = ("-" + balance(dice, document, 900) for _ in range(2))


def keep_to_rules(facts, last_day):
    """Leaves out what the rules refuse."""
    if "active" in facts and min(span["start"] for span in facts["active"]) > last_day:
        # Somebody was there on some day: a quota of nothing has no attainment.
        del facts["active"]
    if any(span["start"] > last_day for spans in facts.get("window_active", {}).values() for span in spans):
        del facts["window_active"]


def payments(dice, document, facts):
    """What customers paid for some of the deals, in one or several payments of which some are paid back."""
    places = SCALES[document["currency"]]
    deals = facts.get("transactions", [])
    for deal in deals:
        amount = F(deal["amount"])
        left = amount + sum(F(back["amount"]) for back in deals if back.get("reverses") == deal["id"])
        if "reverses" in deal or amount <= 0 or dice.random() < 0.4:
            continue
        own = {"receipts": receipts(dice, deal, amount, places)}
        if left <= 0 or dice.random() < 0.3:
            own["due"] = cents(dice, 100, 3000) if places else str(dice.randint(100, 3000))
        deal["collected"] = own
    if "collected" in facts and dice.random() < 0.6:
        start = resolve(facts["period"], document.get("calendar") or {})[0].isoformat()
        facts["collected"]["dated_receipts"] = receipts(dice, {"date": start}, F(3000), places)
        if dice.random() < 0.7:
            facts["collected"]["receipts"] = []


def receipts(dice, deal, amount, places):
    found = []
    day = resolve(deal["date"][:7], {})[0]
    for _ in range(dice.randint(0, 3)):
        day += timedelta(days=dice.randint(0, 25))
        part = dice.choice([amount / 2, amount, amount / 3, -amount / 4])
        units = F(int(part * 10**places), 10**places)
        found.append({"date": day.isoformat(), "amount": text_of(units, places)})
    return found
