"""What every document has, whatever its kind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from quotakit import _quotakit
from quotakit._errors import Problem, problems_of
from quotakit._lines import Line, lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from os import PathLike

    from typing_extensions import Self

__all__ = ["Document"]

_BOM = b"\xef\xbb\xbf"


class Document:
    """A loaded document: the rules, checked as a whole and ready to be evaluated on facts.

    A loaded document cannot be wrong and never changes. Two are equal when their canonical JSON is; they can be keys of
    dicts, be pickled, and be used by many threads at once. The classes of the kinds (`PayPlan`, `Scorecard`, …) are what
    documents are made with.
    """

    __slots__ = ("_native",)
    _native: _quotakit.Document

    kind: ClassVar[str] = ""
    """The kind, as the document's ``schema`` names it: ``pay-plan`` for ``quotakit/pay-plan@1``."""

    def __init__(self) -> None:
        """Refuse: documents are loaded, not made."""
        name = type(self).__name__
        message = f"load a {name} with {name}.from_json, {name}.from_dict or {name}.from_file"
        raise TypeError(message)

    @classmethod
    def _holding(cls, native: _quotakit.Document) -> Self:
        document = object.__new__(cls)
        object.__setattr__(document, "_native", native)
        return document

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Load a document from JSON text, which is read as it was written: no digit is lost on the way.

        Raises:
            QuotakitError: everything that is wrong with it, in its text, its shape and its rules.

        """
        return cls._holding(_quotakit.Document.from_json(text, cls.kind))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Load a document from a dict, or any mapping, of the same shape as the JSON.

        Figures may be `int`, `Decimal`, text, or a `float` of at most 15 significant digits; dates `datetime.date` or
        text. What is no data (a set, NaN, ``0.1 + 0.2`` where a figure is due) is refused with its place, never guessed.

        Raises:
            QuotakitError: everything that is wrong with it, in its values, its shape and its rules.

        """
        return cls._holding(_quotakit.Document.from_data(data, cls.kind))

    @classmethod
    def from_file(cls, path: str | PathLike[str]) -> Self:
        """Load a document from a JSON file in UTF-8.

        Raises:
            OSError: the file cannot be read.
            QuotakitError: everything that is wrong with the document.

        """
        return cls.from_json(Path(path).read_bytes().removeprefix(_BOM))

    def evaluate_json(self, facts: Mapping[str, Any] | str | bytes) -> str:
        """Evaluate the document on facts (a mapping, or JSON text) and give the outcome as JSON text.

        The same document and facts give the same bytes from Rust, Python and JavaScript.

        Raises:
            QuotakitError: everything that is wrong with the facts.

        """
        return self._native.evaluate(facts)

    def lint(self, language: str = "en") -> list[Problem]:
        """List what is legal but probably not meant, and where the document's own examples are not met."""
        return list(problems_of(json.loads(self._native.lint(language))["findings"]))

    def explain(self, facts: Mapping[str, Any] | str | bytes, about: str | None = None) -> list[Line]:
        """Tell why the figures are what they are, line by line, in the language that the facts ask for.

        With `about`, tell only what concerns that person, component, node or the like.

        Raises:
            QuotakitError: everything that is wrong with the facts; an `about` that nothing of the outcome is about.

        """
        return lines_of(self._native.explain(facts, about))

    def to_json(self) -> str:
        """Give the canonical form: declared order, no blanks, what is absent or default left out."""
        return self._native.to_json()

    def to_dict(self) -> dict[str, Any]:
        """Give the canonical form as a dict; figures are texts, as they are in JSON."""
        data: dict[str, Any] = json.loads(self.to_json())
        return data

    @property
    def hash(self) -> str:
        """The SHA-256 of the canonical form, in hexadecimal."""
        return self._native.hash()

    def __quotakit_json__(self) -> str:
        """Stand for this document inside the data of another one."""
        return self.to_json()

    def __eq__(self, other: object) -> bool:
        """Compare by canonical JSON."""
        if not isinstance(other, Document):
            return NotImplemented
        return type(self) is type(other) and self.to_json() == other.to_json()

    def __hash__(self) -> int:
        """Hash the canonical JSON."""
        return hash((self.kind, self.to_json()))

    def __reduce__(self) -> tuple[Callable[[str], Self], tuple[str]]:
        """Pickle as canonical JSON."""
        return type(self).from_json, (self.to_json(),)

    def __copy__(self) -> Self:
        """Give the document itself: it never changes."""
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Give the document itself: it never changes."""
        return self

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: a loaded document never changes."""
        message = f"a loaded {type(self).__name__} never changes; load another one"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse: a loaded document never changes."""
        self.__setattr__(name, None)

    def __repr__(self) -> str:
        """Name the kind, the id and the beginning of the hash."""
        name = self.to_dict().get("id")
        shown = "" if name is None else f"{name!r}, "
        return f"<{type(self).__name__} {shown}{self.hash[:8]}>"
