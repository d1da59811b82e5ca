"""What is wrong, where, and what to do: problems as records, and the exception that carries them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Literal

from quotakit import _quotakit

__all__ = ["Problem", "QuotakitError"]


@dataclass(frozen=True)
class Problem:
    """One problem or finding: a stable code, the place that it concerns, what is wrong and what to do.

    >>> import quotakit as qk
    >>> try:
    ...     qk.PayPlan.from_dict({"id": "ae", "currency": "USD", "period": "month", "mesures": [], "components": []})
    ... except qk.QuotakitError as error:
    ...     problem = error.problems[0]
    >>> problem.code, problem.path, problem.help
    ('doc/003', '/mesures', 'did you mean `measures`?')
    """

    code: str
    """The stable name of this kind of problem, such as ``pay/012``."""
    severity: Literal["error", "warn", "info"]
    """``error`` forbids evaluation; ``warn`` and ``info`` do not."""
    part: Literal["document", "facts"]
    """What the path points into. JSON has it as ``in``, which is no name in Python."""
    path: str
    """A JSON Pointer to the place; empty for the whole."""
    message: str
    """What is wrong."""
    help: str
    """What to do."""
    params: dict[str, str] = field(default_factory=dict, hash=False)
    """The values that the message names."""

    def __str__(self) -> str:
        """Tell code, place, message and help on one line."""
        return f"{self.code}: {self.path or '/'}: {self.message} ({self.help})"

    def to_dict(self) -> dict[str, Any]:
        """Give the problem as JSON has it."""
        return {
            "code": self.code,
            "severity": self.severity,
            "in": self.part,
            "path": self.path,
            "message": self.message,
            "help": self.help,
            "params": dict(self.params),
        }


def problems_of(items: list[dict[str, Any]]) -> tuple[Problem, ...]:
    """Make records of problems as JSON has them."""
    return tuple(Problem(part=item["in"], **{key: item[key] for key in item if key != "in"}) for item in items)


class QuotakitError(ValueError):
    """Everything that is wrong with a document, or with the facts that it was evaluated on.

    All faults of a text are found at once, each with its place and what to do about it:

    >>> import quotakit as qk
    >>> try:
    ...     qk.TargetPlan.from_dict({"id": "q4", "unit": {"count": {}}, "total": "1,000", "tre": {"id": "company"}})
    ... except qk.QuotakitError as error:
    ...     print(error)
    doc/003: /tre: unknown field `tre` (did you mean `tree`?)
    number/002: /total: `1,000` has separators between its digits (leave them out: `1000`)
    doc/004: /tree: the field `tree` is missing (add `tree`)
    """

    def __init__(self, en: str, zh_hans: str, zh_hant: str) -> None:
        """Take the problems as JSON in each language, as core wrote them."""
        super().__init__(en, zh_hans, zh_hant)
        self._texts = {"en": en, "zh-Hans": zh_hans, "zh-Hant": zh_hant}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems, in English."""
        return self.told("en")

    def told(self, language: str) -> tuple[Problem, ...]:
        """Give the problems in ``en``, ``zh-Hans`` or ``zh-Hant``."""
        return problems_of(json.loads(self.to_json(language))["problems"])

    def to_json(self, language: str = "en") -> str:
        """Give ``{"problems": [...]}`` in a language: the same bytes from Rust, Python and JavaScript."""
        return self._texts[_quotakit.language_tag(language)]

    def __str__(self) -> str:
        """List all problems, one on each line."""
        return "\n".join(map(str, self.problems))

    def __repr__(self) -> str:
        """Name the codes and their places."""
        found = ", ".join(f"{problem.code} at {problem.path or '/'}" for problem in self.problems)
        return f"{type(self).__name__}({found})"
