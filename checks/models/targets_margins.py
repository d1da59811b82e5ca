"""`margins: both` in the model of targets: many roundings are right, so each is held to what makes it one."""

import math
from fractions import Fraction as F


def exact_parts(count, weights):
    whole = sum(weights)
    return [F(count) * weight / whole if whole else F(0) for weight in weights]


def is_near(found, exact):
    return math.floor(exact) <= found <= math.ceil(exact)


class Margins:
    """The library's parts of every node, in steps, against the exact ones."""

    def __init__(self, model, nodes):
        self.model, self.faults = model, {}
        self.found = {node["id"]: self.steps(node["periods"]) for node in nodes}
        self.left = {node["id"]: self.steps(node["unallocated"]["periods"]) for node in nodes if node["unallocated"]}
        self.check(model.nodes[0])

    def steps(self, periods):
        return [F(period["value"]) / self.model.step * self.model.sign for period in periods]

    def fault(self, share, what):
        self.faults.setdefault(f"{share.node['id']} margins", what)

    def row(self, share, found, count, weights):
        """Parts of a leaf, of a padded node, or of what nobody has: each, and each prefix, next to exact."""
        exact = exact_parts(count, weights)
        if sum(found) != count:
            self.fault(share, "do not add up")
        for index in range(len(exact)):
            if not is_near(found[index], exact[index]):
                self.fault(share, f"part {index}")
            if not is_near(sum(found[: index + 1]), sum(exact[: index + 1])):
                self.fault(share, f"what has come by part {index}")
        return exact

    def check(self, share):
        found, course = self.found[share.node["id"]], self.model.course
        if not share.children:
            return self.row(share, found, share.count, course.of_leaf(share.node))
        rows = [self.check(child) for child in share.children]
        given = [self.found[child.node["id"]] for child in share.children]
        if share.left:
            given.append(self.left[share.node["id"]])
            rows.append(self.row(share, given[-1], share.left[1], course.weights))
        exact = [sum(part) for part in zip(*rows, strict=True)]
        below = [sum(part) for part in zip(*given, strict=True)]
        if not all(map(is_near, below, exact)):
            self.fault(share, "what stands below it, together")
        if share.pot != share.count:
            return self.row(share, found, share.count, course.weights)
        if below != found:
            self.fault(share, "not the sums")
        return exact
