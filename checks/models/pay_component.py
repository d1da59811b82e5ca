"""What a component earns in the model, and what its cap and floor leave of it."""

from pay_credit import matches
from pay_numbers import F, largest_remainder, num
from pay_shapes import At, curve, derived, interpolated, marginal, matrix, package, retroactive, whole

FLAT = {"fixed", "bonus", "grade", "penalty", "rank_award", "spiff"}


def is_flat(pay):
    """Whether a shape looks at the period alone, whatever the component's window."""
    ((shape, rule),) = pay.items()
    if shape == "pool":
        return is_flat(rule["fund"])
    return shape in FLAT or (shape == "rate" and rule.get("of", "measure") != "measure")


def mode_of(pay):
    ((shape, rule),) = pay.items()
    if shape == "pool":
        return mode_of(rule["fund"])
    return rule.get("mode") if shape in ("tiers", "derived_rate") else None


def follows_measure(pay):
    """Whether caps hold for the window of an accumulating component: not in whole mode, not for flat shapes."""
    return not is_flat(pay) and mode_of(pay) != "whole"


def capped(world, component, pay, cap, at_scale):
    """What a cap leaves, and what it withholds: what there is without the cap less what is left, in whole cents."""
    if not component.get("withhold_excess"):
        return min(pay, cap), F(0)
    whole = pay + world.withheld(component["id"])
    return min(whole, cap), max(F(0), at_scale(whole) - at_scale(cap))


def limited(world, component, pay, window):
    if "cap" in component and not component.get("cap_after_multipliers"):
        pay = min(pay, world.scaled(num(component["cap"]), "caps", window))
    if "floor" in component:
        pay = max(pay, world.scaled(num(component["floor"]), "caps", window))
    return pay


# ---------------------------------------------------------------- shapes that look at the period alone


def flat(world, component, pay):
    ((shape, rule),) = pay.items()
    facts = world.facts
    if shape == "grade":
        of = world.base() if rule.get("of") == "base_salary" else world.target()
        return num(rule["coefficients"][facts["grade"]]) * of
    if shape == "rate":
        return num(rule["rate"]) * (world.base() if rule["of"] == "base_salary" else world.target())
    if shape == "rank_award":
        rank = facts["ranks"][rule["ranking"]] if "ranking" in rule else facts["rank"]
        amount = num(rule["places"][rank - 1]) if rank <= len(rule["places"]) else F(0)
        return world.scaled(amount, "fixed")
    if shape == "spiff":
        return spiff(world, component, rule)
    amount = world.scaled(num(rule["amount"]), "fixed")
    if "when" in rule and not world.holds(rule["when"]):
        return F(0)
    return -amount if shape == "penalty" else amount


def spiff(world, component, rule):
    total = F(0)
    for deal in world.credited[component["on"]]:
        # A deal that several rules credit counts by the day of the first of them, and with all shares in it.
        day, share = deal.parts[0][0], sum(share for _, share in deal.parts)
        if rule["start"] <= day < rule["end"] and matches(
            rule.get("when"), deal.transaction, world.converted(deal.transaction, day)
        ):
            total += num(rule["rate"]) * deal.net if "rate" in rule else num(rule["amount"]) * share
    return total


# ---------------------------------------------------------------- shapes that follow a measure


class Standing:
    """The points of a component's window: where it stood before, and how a credit moves it."""

    def __init__(self, world, component):
        self.world, self.window = world, component.get("accumulate", "period")
        facts, own = world.facts, world.own(component["on"])
        self.accumulates = self.window in ("qtd", "ytd")
        quota = world.quota(component["on"])
        target = world.target()
        base = world.base()
        boost = world.factor("attainment", component)
        self.start = self.end = At(F(0), quota, target, base, boost)
        self.is_first = True
        if not self.accumulates:
            return
        prior_quota, prior_target = self.before(own, "prior_quota"), self.before(facts, "prior_target_incentive")
        full = None
        if component.get("attainment") == "full_window":
            full = world.scaled(num(own["window_quota"][self.window]), "quotas", self.window)
        if world.is_after and self.window in ("qtd", "ytd") and not world.is_first_of(self.window):
            # Who left has nothing to work for: the window keeps its quota and its target.
            quota, target = prior_quota, prior_target
        else:
            quota, target = plus(prior_quota, quota), plus(prior_target, target)
        self.start = At(self.before(own, "prior"), prior_quota, prior_target, base, boost, full)
        self.end = At(None, quota, target, base, boost, full)
        # In the first period of a window nothing was earned yet, not even what a shape pays for nothing; nor by who
        # had neither sales nor a quota before.
        self.is_first = self.start.measure == 0 and (world.is_first_of(self.window) or prior_quota == 0)

    def before(self, known, name):
        """What a window holds before the period."""
        values = known.get(name, {})
        return num(values[self.window]) if self.window in values else None

    def at(self, credit):
        """The point that a credit of the period leads to."""
        return self.end.moved_to(self.start.measure + credit)


def plus(before, now):
    return None if before is None or now is None else before + now


def function(world, component, pay, standing):
    """What accumulates up to a point."""
    ((shape, rule),) = pay.items()
    window = standing.window

    def at_point(at):
        if shape == "rate":
            return num(rule["rate"]) * at.measure
        if shape == "per_unit":
            return num(rule["amount"]) * at.measure
        if shape == "package":
            return package(rule, at)
        if shape == "matrix":
            values = [
                along(world, component, rule[name], at, at is standing.start, window) for name in ("rows", "columns")
            ]
            return matrix(world, rule, at, values, window)
        own = derived(rule, at) if shape == "derived_rate" else rule
        if shape in ("tiers", "derived_rate"):
            return {"marginal": marginal, "retroactive": retroactive}[own["mode"]](world, own, at, window)
        return {"curve": curve, "interpolated_tiers": interpolated}[shape](world, rule, at, window)

    return at_point


def along(world, component, axis, at, is_before, window):
    """Where a point stands along an axis of a table; over a window, another measure accumulates too."""
    if axis["on"] != component["on"]:
        own, accumulates = world.own(axis["on"]), window in ("qtd", "ytd")
        prior = num(own["prior"][window]) if accumulates else F(0)
        measure = prior if is_before else prior + world.actual(axis["on"])
        if axis.get("axis", "amount") != "attainment":
            return measure
        quota = world.quota(axis["on"])
        if accumulates:
            before = num(own["prior_quota"][window])
            quota = before if is_before else before + quota
            if component.get("attainment") == "full_window":
                quota = world.scaled(num(own["window_quota"][window]), "quotas", window)
        return measure / quota * at.boost
    return at.measure / at.full * at.boost if axis.get("axis", "amount") == "attainment" else at.measure


def following(world, component, pay):
    """A function of the period's credits, in the order in which they count, and what was earned before the period."""
    standing = Standing(world, component)
    window = standing.window
    if mode_of(pay) == "whole":

        def single(at):
            ((shape, rule),) = pay.items()
            return whole(world, derived(rule, at) if shape == "derived_rate" else rule, at, standing.start, window)

        before = F(0)
    else:
        single = function(world, component, pay, standing)
        earlier = function(world, component, component["pay_before"], standing)
        before = F(0) if standing.is_first else earlier(standing.start)

    def earned(credits):
        if window == "each":
            return sum((single(standing.at(credit)) for credit in credits), F(0))
        return single(standing.at(sum(credits, F(0)))) - before

    return earned, before


def within_limits(world, component, pay, earned, before):
    """What caps and floors leave: of the window's earnings less of what was earned before, or of the period's."""
    if component.get("accumulate") not in ("qtd", "ytd") or mode_of(pay) == "whole":
        return limited(world, component, earned, "period")
    window = component["accumulate"]
    if Standing(world, component).is_first:
        return limited(world, component, earned, window)
    return limited(world, component, before + earned, window) - limited(world, component, before, window)


def on_credits(world, component, of):
    """What a function of credits gives for the period, with the plan's policy on what was taken back."""
    factor = world.factor("credit", component)
    measure = component["on"]
    if measure not in world.credited:
        return of([world.actual(measure) * factor])
    deals = world.credited[measure]
    if world.document.get("ledger", {}).get("clawback") != "as_paid" or is_on_what_is_left(component["pay"]):
        return of([deal.net * factor for deal in deals])
    # What a reversed deal itself earned, among all the deals as they were, is taken back.
    gross = [deal.gross * factor for deal in deals]
    total = of(gross)
    for index, deal in enumerate(deals):
        if deal.net != deal.gross:
            own = of(gross[: index + 1]) - of(gross[:index])
            total -= own * (deal.gross - deal.net) / deal.gross
    return total


def is_on_what_is_left(pay):
    """Whether a shape pays on what reversals leave, whatever the plan's policy on them."""
    ((shape, rule),) = pay.items()
    return shape == "pool" or (shape == "curve" and rule["of"] == "base_salary")


def component_pay(world, component, at_scale, scale):
    """What a component earned, what its cap and floor left, and what the cap withholds."""
    if component.get("withhold_excess") and not component.get("cap_after_multipliers"):
        earned = component_earned(world, component, at_scale, scale)[0]
        left, excess = capped(world, component, earned, world.scaled(num(component["cap"]), "caps"), at_scale)
        floor = {key: value for key, value in component.items() if key != "cap"}
        return earned, limited(world, floor, left, "period"), excess
    return *component_earned(world, component, at_scale, scale), F(0)


def component_earned(world, component, at_scale, scale):
    """What a component earned, and what its cap and floor left."""
    pay = component["pay"]
    ((shape, rule),) = pay.items()
    is_apart = (
        component.get("accumulate") == "each"
        or shape == "spiff"
        or (world.document.get("ledger", {}).get("clawback") == "as_paid" and not is_on_what_is_left(pay))
    )
    credits = world.credited.get(component.get("on"))
    if world.is_after and credits is not None and (
        not credits or (not is_apart and sum(deal.net for deal in credits) == 0)
    ):
        # After the last day only deals pay.
        return F(0), F(0)
    if shape == "pool":
        # What a team shares does not depend on the days of one of its members.
        fund = at_scale(component_pay_of(world.whole(), component, rule["fund"])[0])
        part = pool_part(world, rule, fund, scale)
        return part, limited(world, component, part, "period")
    return component_pay_of(world, component, pay)


def component_pay_of(world, component, pay):
    if is_flat(pay):
        earned = flat(world, component, pay)
        return earned, limited(world, component, earned, "period")
    function_of, before = following(world, component, pay)
    earned = on_credits(world, component, function_of)
    return earned, within_limits(world, component, pay, earned, before)


def pool_part(world, rule, fund, scale):
    of = {"weights": "weight", "hours": "hours", "score": "score"}
    team = world.facts["team"]
    weights = [(m["person"], num(m[of[rule["by"]]]) if rule["by"] in of else F(1)) for m in team]
    return largest_remainder(fund, weights, scale)[world.facts["person"]]
