"""What every document has, whatever its kind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, ClassVar

from quotakit import _quotakit
from quotakit._errors import Problem, problems_of
from quotakit._lines import Explanation, lines_of
from quotakit._value import Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from typing_extensions import Self

    from quotakit._record import Outcome

__all__ = ["Document", "outcome_of"]


def outcome_of(kind: str, text: str) -> Outcome:
    """Read the outcome of a kind; the classes of outcomes are loaded when the first one is read."""
    from quotakit._outcomes import OUTCOMES  # noqa: PLC0415 - most of the time of an import

    return OUTCOMES[kind].from_json(text)


class Document(Value):
    """A loaded document: the rules, checked as a whole and ready to be evaluated on facts.

    A loaded document cannot be wrong and never changes. Two are equal when their canonical JSON is; they can be keys of
    dicts, be pickled, and be used by many threads at once. This is what all kinds share; documents are loaded as what
    they are (`PayPlan`, `Scorecard`, …).
    """

    __slots__ = ()
    _native: _quotakit.Document

    kind: ClassVar[str] = ""
    """The kind, as the document's ``schema`` names it: ``pay-plan`` for ``quotakit/pay-plan@1``."""

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        return cls._holding(_quotakit.Document.from_json(text, cls._own_kind()))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        return cls._holding(_quotakit.Document.from_data(data, cls._own_kind()))

    @classmethod
    def _own_kind(cls) -> str:
        if cls.kind:
            return cls.kind
        message = f"load a document as what it is, with PayPlan.from_json for instance; {cls.__name__} is of no kind"
        raise TypeError(message)

    def evaluate_json(self, facts: Mapping[str, Any] | str | bytes) -> str:
        """Evaluate the document on facts (a mapping, or JSON text) and give the outcome as JSON text.

        The same document and facts give the same bytes from Rust, Python and JavaScript.

        Raises:
            QuotakitError: everything that is wrong with the facts.

        """
        return self._native.evaluate(facts)

    def evaluate(self, facts: Mapping[str, Any] | str | bytes) -> Outcome:
        """Evaluate the document on facts, given as a mapping or as JSON text.

        Raises:
            QuotakitError: everything that is wrong with the facts.

        """
        return self._outcome(facts)

    def _outcome(self, facts: Mapping[str, Any] | str | bytes) -> Outcome:
        return outcome_of(self.kind, self.evaluate_json(facts))

    def lint(self, language: str = "en") -> list[Problem]:
        """List what is legal but probably not meant, and where the document's own examples are not met."""
        return list(problems_of(json.loads(self._native.lint(language))["findings"]))

    def explain(self, facts: Mapping[str, Any] | str | bytes, about: str | None = None) -> Explanation:
        """Tell why the figures are what they are, line by line, in the language that the facts ask for.

        With `about`, tell only what concerns that person, component, node or the like. A notebook shows the lines as a
        tree that unfolds.

        Raises:
            QuotakitError: everything that is wrong with the facts; an `about` that nothing of the outcome is about.

        """
        return lines_of(self._native.explain(facts, about))

    def to_json(self) -> str:
        return self._native.to_json()

    @property
    def hash(self) -> str:
        """The SHA-256 of the canonical form, in hexadecimal."""
        return self._native.hash()

    def __repr__(self) -> str:
        """Name the class, the id and the beginning of the hash."""
        name = self.to_dict().get("id")
        shown = "" if name is None else f"{name!r} "
        return f"<{type(self).__name__} {shown}{self.hash[:8]}>"
