"""Who left: the terms that act, which deals still earn, and what of a plan pays nobody who left."""

from datetime import date, timedelta

from pay_calendar import resolve, windows
from pay_component import is_flat
from pay_credit import in_time
from pay_dated import RefusedError
from pay_numbers import F, num
from pay_world import World

NOTHING = {"fixed": {"amount": "0"}}
# What is known of each of the three evaluations: all deals, those that may still earn, and those that earn by now.
ALL, MAY_EARN, EARNS = range(3)


def terms_of(document, facts):
    """The terms of the facts' reason; none for who did not leave, or not yet."""
    left = facts.get("terminated")
    if left is None:
        return None
    if "termination" not in document:
        raise RefusedError
    known = document["termination"]
    reasons = known.get("reasons", {})
    if "reason" in left and left["reason"] not in reasons:
        raise RefusedError
    terms = reasons.get(left.get("reason"), known.get("terms", {}))
    return terms if facts["as_of"] >= left["last_day"] else None


def days_after(day, count):
    return (date.fromisoformat(day) + timedelta(days=count)).isoformat()


def until_last(document, facts):
    """The facts with the days up to the last one alone, whether or not the terms act yet."""
    ranges = windows(facts["period"], document.get("calendar") or {})
    after = days_after(facts["terminated"]["last_day"], 1)

    def clipped(spans, around):
        inside = around[0].isoformat() < after < around[1].isoformat()
        if spans is None and not inside:
            return None
        spans = [{"start": around[0].isoformat(), "end": around[1].isoformat()}] if spans is None else spans
        return [{**span, "end": min(span["end"], after)} for span in spans if span["start"] < after]

    # The days of windows stay what the facts say.
    if after <= ranges["period"][0].isoformat():
        return facts
    active = clipped(facts.get("active"), ranges["period"])
    return facts if active is None else {**facts, "active": active}


class Leaver:
    """What the terms make of one period."""

    def __init__(self, document, facts, terms):
        self.document, self.facts, self.terms = document, facts, terms
        self.last_day = facts["terminated"]["last_day"]
        start, end = resolve(facts["period"], document.get("calendar") or {})[:2]
        # The period lies after the last day, or is that of the last day.
        self.is_after = self.last_day < start.isoformat()
        self.is_last = not self.is_after and self.last_day < end.isoformat()
        if self.is_after:
            self.facts = {name: value for name, value in facts.items() if name != "active"}
            self.document = stripped(document)

    @property
    def ends(self):
        """Whether balances end with the period."""
        return self.terms is not None and (self.is_after or self.is_last)

    def term(self, name, unless):
        return unless if self.terms is None else self.terms.get(name, unless)

    def world(self, view):
        document = self.document
        if view != ALL and self.is_last and self.term("other_pay", "earned") == "forfeit":
            document = stripped(document, is_last=True)
        still = None if view == ALL or self.terms is None else self.share_of(view == EARNS)
        return World(document, self.facts, still, self.is_after)

    def share_of(self, is_now):
        """Of a deal that a rule credits on a day, the share that still earns."""
        earns, tail = self.term("earns", "last_day"), self.terms.get("tail_days")

        def share(rule, transaction, credited):
            limit = days_after(self.last_day, tail or 0)
            if earns == "last_day":
                return F(credited <= limit)
            booked = transaction.get("dates", {}).get("booked", transaction["date"])
            if booked > self.last_day:
                return F(0)
            if earns == "booking":
                return F(tail is None or credited <= limit)
            if not is_now and self.facts["as_of"] <= limit and owed_of(self, transaction) > 0:
                return F(1)
            # What was paid back later was not paid.
            days = min(self.facts["as_of"], limit), self.facts["as_of"]
            paid = min(paid_share(self, transaction, day) for day in days)
            # Half of what is counted is no thing.
            return paid if rule.get("of", "amount") == "amount" else F(paid == 1)

        return share


def owed_of(leaver, transaction):
    """What the customer owes for a deal: what came back too late takes no pay back, and so is no payment either."""
    known = transaction.get("collected", {})
    others = leaver.facts["transactions"]
    taken_back = [b for b in others if b.get("reverses") == transaction["id"] and in_time(leaver, transaction, b)]
    owed = num(transaction["amount"]) + sum((num(back["amount"]) for back in taken_back), F(0))
    return num(known["due"]) if "due" in known else owed


def paid_share(leaver, transaction, day):
    """What the customer of a deal has paid of it by a day."""
    known = transaction.get("collected")
    if known is None:
        paid = transaction.get("dates", {}).get("paid")
        return F(paid is not None and paid <= day)
    owed = owed_of(leaver, transaction)
    came = sum((num(receipt["amount"]) for receipt in known.get("receipts", []) if receipt["date"] <= day), F(0))
    return min(F(1), max(F(0), came / owed)) if owed > 0 else F(came > 0)


def stripped(document, is_last=False):
    """The plan without what follows no measure and without its floor; after the last day, without all floors."""
    components = []
    for own in document["components"]:
        ((shape, _),) = own["pay"].items()
        stays = shape == "spiff" or (is_last and shape == "penalty")
        if (is_flat(own["pay"]) and not stays) or shape == "pool":
            own = {name: value for name, value in own.items() if name != "floor"}
            own |= {"pay": NOTHING, "pay_before": NOTHING}
        elif not is_last:
            own = {name: value for name, value in own.items() if name != "floor"}
        components.append(own)
    document = {name: value for name, value in document.items() if name != "floor"}
    return {**document, "components": components}
