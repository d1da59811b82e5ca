"""What documents and calendars have in common: loaded from data, never changing, compared by their canonical JSON."""

from __future__ import annotations

import json
from os import fspath
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from os import PathLike

    from typing_extensions import Self

__all__ = ["Value"]

_BOM = b"\xef\xbb\xbf"


class Value:
    """Something that was loaded, checked as a whole, and never changes."""

    __slots__ = ("_native",)

    def __init__(self) -> None:
        """Refuse: documents are loaded, not made."""
        name = type(self).__name__
        message = f"load a {name} with {name}.from_json, {name}.from_dict or {name}.from_file"
        raise TypeError(message)

    @classmethod
    def _holding(cls, native: object) -> Self:
        value = object.__new__(cls)
        object.__setattr__(value, "_native", native)
        return value

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Load from JSON text, which is read as it was written: no digit is lost on the way.

        Raises:
            QuotakitError: everything that is wrong with it, in its text, its shape and its rules.

        """
        raise NotImplementedError

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Load from a dict, or any mapping, of the same shape as the JSON.

        Figures may be `int`, `Decimal`, text, or a `float` of at most 15 significant digits; dates `datetime.date` or
        text. What is no data (a set, NaN, ``0.1 + 0.2`` for a figure) is refused with its place, never guessed.

        Raises:
            QuotakitError: everything that is wrong with it, in its values, its shape and its rules.

        """
        raise NotImplementedError

    @classmethod
    def from_file(cls, path: str | PathLike[str]) -> Self:
        """Load from a JSON file in UTF-8.

        Raises:
            OSError: the file cannot be read.
            QuotakitError: everything that is wrong with what it holds.

        """
        # `open` takes the number of an open file too, and would close it.
        with open(fspath(path), "rb") as file:  # noqa: PTH123 - loading pathlib takes a quarter of the time of the import
            return cls.from_json(file.read().removeprefix(_BOM))

    def to_json(self) -> str:
        """Give the canonical form: declared order, no blanks, what is absent or default left out."""
        raise NotImplementedError

    def to_dict(self) -> dict[str, Any]:
        """Give the canonical form as a dict; figures and dates are texts, as they are in JSON."""
        data: dict[str, Any] = json.loads(self.to_json())
        return data

    def __quotakit_json__(self) -> str:
        """Stand for this inside the data of another document or of facts."""
        return self.to_json()

    def __eq__(self, other: object) -> bool:
        """Compare by canonical JSON."""
        if not isinstance(other, Value):
            return NotImplemented
        return type(self) is type(other) and self.to_json() == other.to_json()

    def __hash__(self) -> int:
        """Hash the canonical JSON."""
        return hash((type(self), self.to_json()))

    def __reduce__(self) -> tuple[Callable[[str], Self], tuple[str]]:
        """Pickle as canonical JSON."""
        return type(self).from_json, (self.to_json(),)

    def __copy__(self) -> Self:
        """Give the same: it never changes."""
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Give the same: it never changes."""
        return self

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: what is loaded never changes."""
        message = f"a loaded {type(self).__name__} never changes; load another one"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse: what is loaded never changes."""
        self.__setattr__(name, None)
