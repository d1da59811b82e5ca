"""Random figures, bounds, conditions and transaction tests: what random plans and facts are put together from."""

from pay_numbers import F, text_of

RATES = ["0", "0.5%", "1%", "1.75%", "2.5%", "3%", "5%", "7.5%", "10%", "33.3333%"]
ROLES = ["ae", "se", "csm"]
REGIONS = ["east", "west", "north"]
PRODUCTS = ["x", "y", "z"]
GRADES = ["A", "B", "C"]


def cents(dice, low, high):
    return text_of(F(dice.randint(low * 100, high * 100), 100), 2)


def percent(dice, low, high):
    """A percentage, now and then one with half per mille."""
    return f"{dice.randint(low, high)}" + dice.choice(["", "", "", ".5", ".25"]) + "%"


def some(dice, names):
    return dice.sample(names, dice.randint(1, len(names)))


def bounds(dice, axis, count):
    if axis == "attainment":
        return [f"{value}%" for value in sorted(dice.sample(range(20, 200, 10), count))]
    return [str(value) for value in sorted(dice.sample(range(100, 3000, 100), count))]


def condition(dice, depth=0):
    leaves = [
        {"score_at_least": str(dice.choice([60, 80, 90]))},
        {"score_below": str(dice.choice([60, 80, 90]))},
        {"grade_in": dice.sample(GRADES, dice.randint(1, 2))},
        {"rank_at_most": dice.randint(1, 3)},
        {"measure_below": {"measure": "revenue", "value": str(dice.choice([0, 500, 1000]))}},
        {"measure_below": {"measure": "margin", "value": dice.choice(["10%", "20%", "30%"])}},
        {"measure_at_least": {"measure": "units", "value": str(dice.choice([0, 100, 500]))}},
        {"attainment_below": {"measure": "revenue", "value": dice.choice(["80%", "100%"])}},
        {"attainment_at_least": {"measure": "revenue", "value": dice.choice(["80%", "100%"])}},
        {"attribute": {"name": "region", "equals": dice.choice(REGIONS)}},
        {"attribute": {"name": "region", "one_of": some(dice, REGIONS)}},
    ]
    if depth < 2 and dice.random() < 0.3:
        inner = [condition(dice, depth + 1) for _ in range(dice.randint(1, 3))]
        return dice.choice([{"all": inner}, {"any": inner}, {"not": inner[0]}])
    return dice.choice(leaves)


def matching(dice, depth=0):
    leaves = [
        {"equals": {"attribute": "product", "value": dice.choice(PRODUCTS)}},
        {"in": {"attribute": "region", "values": some(dice, REGIONS)}},
        {"between": dice.choice([{"from": "200"}, {"to": "900"}, {"from": "100", "to": "1000"}])},
    ]
    if depth < 2 and dice.random() < 0.35:
        inner = [matching(dice, depth + 1) for _ in range(dice.randint(1, 3))]
        return dice.choice([{"all": inner}, {"all": inner}, {"any": inner}, {"not": inner[0]}])
    return dice.choice(leaves)
