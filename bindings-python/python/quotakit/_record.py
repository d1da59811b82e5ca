"""What the records of outcomes have in common: the generated classes of ``_outcomes.py`` stand on these."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import FrozenInstanceError
from datetime import date, datetime, timezone
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, TypeVar

from quotakit._errors import Problem, problems_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from typing_extensions import Self

    from quotakit._charts import Charts
    from quotakit._shapes import Band, ChartTheme, FigureInput

__all__ = ["FrozenDict", "Outcome", "Record"]

V = TypeVar("V")

_DIGITS = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?").fullmatch


class FrozenDict(dict[str, V]):
    """A dict that never changes and can be hashed, as long as its values can."""

    __slots__ = ()

    def _refuse(self, *_arguments: object, **_named: object) -> NoReturn:
        message = "an outcome never changes; make a dict of it: dict(…)"
        raise TypeError(message)

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        """Hash the items, in whatever order they stand."""
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type[FrozenDict[V]], tuple[dict[str, V]]]:
        """Pickle as a dict."""
        return type(self), (dict(self),)

    def __copy__(self) -> Self:
        """Give the dict itself: it never changes."""
        return self


def _refuse(_record: Record, name: str, _value: object = None) -> NoReturn:
    message = f"`{name}`: an outcome never changes; `dataclasses.replace` makes another one"
    raise FrozenInstanceError(message)


class Record:
    """A part of an outcome: attributes that never change, compared by value."""

    __slots__ = ()

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = ()
    """Attribute, key in JSON, and whether JSON leaves the key out where the attribute is `None`."""

    def __init_subclass__(cls) -> None:
        """Refuse every name in the same words: frozen dataclasses with slots fail on a name that they do not have."""
        super().__init_subclass__()
        if "__setattr__" in vars(cls):
            cls.__setattr__ = _refuse  # type: ignore[assignment, method-assign]
            cls.__delattr__ = _refuse  # type: ignore[assignment, method-assign]

    def to_dict(self) -> dict[str, Any]:
        """Give the record under JSON's own keys, with figures as `Decimal` and days as `date`.

        What JSON leaves out is left out.
        """
        return {key: thawed(value) for _, key, value in self._said()}

    def __quotakit_json__(self) -> str:
        """Stand for this inside the data of a question, a document or facts."""
        return _text(self)

    def _said(self) -> Iterator[tuple[str, str, Any]]:
        for attribute, key, is_left_out in self._keys:
            value = getattr(self, attribute)
            if value is not None or not is_left_out:
                yield attribute, key, value

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, attribute) for attribute, _, _ in self._keys)

    def __eq__(self, other: object) -> bool:
        """Compare by value."""
        if not isinstance(other, Record):
            return NotImplemented
        return type(self) is type(other) and self._values() == other._values()

    def __hash__(self) -> int:
        """Hash the values."""
        return hash((type(self).__name__, self._values()))

    def __repr__(self) -> str:
        """Show every attribute that says something; a trace only as its name."""
        shown = (f"{attribute}={_shown(attribute, value)}" for attribute, _, value in self._said())
        return f"{type(self).__name__}({', '.join(shown)})"

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        """Show the same in ``rich``."""
        for attribute, _, value in self._said():
            if attribute != "trace":
                yield attribute, value

    def _repr_html_(self) -> str:
        """Show tables in a notebook."""
        from quotakit._html import html_of  # noqa: PLC0415  # only notebooks need it

        return html_of(self)


class _Tables:
    """An outcome without its charts."""

    __slots__ = ("_outcome",)

    def __init__(self, outcome: Outcome) -> None:
        self._outcome = outcome

    def __repr__(self) -> str:
        return repr(self._outcome)

    def _repr_html_(self) -> str:
        return self._outcome._repr_html_()


class Outcome(Record):
    """What an evaluation gives. It holds the JSON that it was read from, and is compared and pickled by it."""

    __slots__ = ("_text",)

    kind: ClassVar[str] = ""
    """The kind of the document that was evaluated, such as ``pay-plan``."""

    _text: str

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read an outcome from the JSON text that an evaluation gave.

        Raises:
            ValueError: the text is no such outcome.

        """
        text = text if isinstance(text, str) else text.decode()
        data = json.loads(text)
        try:
            outcome = cls._read(data)
        except (KeyError, TypeError, AttributeError, ArithmeticError, ValueError) as error:
            message = f"the text is no {cls.__name__}: {error!r}"
            raise ValueError(message) from error
        object.__setattr__(outcome, "_text", text)
        return outcome

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        raise NotImplementedError

    def to_json(self) -> str:
        """Give the outcome as JSON: the bytes that it was read from, the same in Rust, Python and JavaScript."""
        try:
            return self._text
        except AttributeError:
            # Made by hand, or standing inside another outcome: its fields stand in the order of its JSON.
            text = _text(self)
            object.__setattr__(self, "_text", text)
            return text

    def charts(
        self,
        *,
        language: str = "en",
        theme: ChartTheme = "light",
        at: FigureInput | None = None,
        bands: Sequence[Band | Mapping[str, Any]] = (),
    ) -> Charts:
        """Draw the outcome: charts as Vega-Lite specifications, whose labels are its exact figures.

        Args:
            language: The language of titles and labels.
            theme: The paper, light or dark.
            at: The value of the measure at which a person stands, for a pay curve.
            bands: The grade bands as the scorecard declares them, for scores.

        An outcome that has nothing to draw has none.

        Raises:
            QuotakitError: what is wrong with the arguments.

        """
        from quotakit._charts import charts_of  # noqa: PLC0415 - most of the time nobody draws

        return charts_of(self.kind, self.to_json(), language=language, theme=theme, at=at, bands=bands)

    def _ipython_display_(self) -> None:
        """Show tables and charts in a notebook, one below the other."""
        from quotakit._charts import show_each  # noqa: PLC0415  # only notebooks need it

        charts = self.charts()
        if not charts:
            # The tables alone are what `_repr_html_` gives.
            raise NotImplementedError
        show_each(_Tables(self), charts)

    def __str__(self) -> str:
        """Show the text that comes with a statement; otherwise the attributes."""
        text = getattr(self, "text", None)
        return text if isinstance(text, str) else repr(self)

    def __eq__(self, other: object) -> bool:
        """Compare by JSON."""
        if not isinstance(other, Outcome):
            return NotImplemented
        return type(self) is type(other) and self.to_json() == other.to_json()

    def __hash__(self) -> int:
        """Hash the JSON."""
        return hash((type(self).__name__, self.to_json()))

    def __reduce__(self) -> tuple[Callable[[str], Self], tuple[str]]:
        """Pickle as JSON."""
        return type(self).from_json, (self.to_json(),)

    def __copy__(self) -> Self:
        """Give the outcome itself: it never changes."""
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Give the outcome itself: it never changes."""
        return self


def _shown(attribute: str, value: object) -> str:
    return "…" if attribute == "trace" else repr(value)


def thawed(value: Any) -> Any:  # noqa: ANN401  # any data
    """Give a value as plain data: records and mappings as dicts, tuples as lists."""
    if isinstance(value, (Record, Problem)):
        return value.to_dict()
    if isinstance(value, tuple):
        return [thawed(item) for item in value]
    if isinstance(value, Mapping):
        return {key: thawed(item) for key, item in value.items()}
    return value


def frozen(value: Any) -> Any:  # noqa: ANN401  # any data
    """Give plain data in a form that never changes."""
    if isinstance(value, list):
        return tuple([frozen(item) for item in value])
    if isinstance(value, dict):
        return FrozenDict({key: frozen(item) for key, item in value.items()})
    return value


def decimal(text: str) -> Decimal:
    """Read a figure as outcomes write it, a text of digits; `Decimal` alone would take floats and ``NaN``."""
    if not _DIGITS(text):
        message = f"`{text}` is no figure of an outcome"
        raise ValueError(message)
    return Decimal(text)


def figure(text: str) -> Decimal | Fraction:
    """Read a figure; one that no decimal is equal to is written as a fraction, such as ``1/3``."""
    whole, line, parts = text.partition("/")
    return Fraction(int(decimal(whole)), int(decimal(parts))) if line else decimal(text)


def instant(text: str) -> datetime:
    """Read an instant in UTC."""
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def problem(data: dict[str, Any]) -> Problem:
    """Read a problem or a finding."""
    return problems_of([data])[0]


def text_of(value: object) -> str:
    """Write a figure, a day or an instant as JSON has it."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime):
        spec = "milliseconds" if value.microsecond else "seconds"
        return value.astimezone(timezone.utc).isoformat(timespec=spec).replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _text(record: Record) -> str:
    return json.dumps(record.to_dict(), default=_json, ensure_ascii=False, separators=(",", ":"))


def _json(value: object) -> str:
    if isinstance(value, (Decimal, Fraction, date)):
        return text_of(value)
    message = f"{type(value).__name__} does not stand in an outcome"
    raise TypeError(message)
