"""Outcomes as tables of HTML, for notebooks: key figures first, then what they are made of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING, Any

from quotakit._errors import Problem
from quotakit._record import Record, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quotakit._record import Outcome

__all__ = ["html_of"]

ROWS_MAX = 20
"""Rows of a table that are shown; the others are counted."""

TEXT_MAX = 60
"""Characters of a text that are shown."""

_HIDDEN = ("trace",)


def html_of(outcome: Outcome) -> str:
    """Show an outcome: its figures in a table of two columns, and a table for each list below it."""
    heading = f"<b>{escape(_words(outcome.kind))}</b>"
    return f"<div>{heading}{''.join(_sections('', outcome))}</div>"


def _sections(title: str, record: Record) -> Iterable[str]:
    """Tell a record: its own figures, then its parts one after the other."""
    said = [(attribute, value) for attribute, _, value in record._said() if attribute not in _HIDDEN]  # noqa: SLF001
    plain = [(attribute, value) for attribute, value in said if _is_plain(value)]
    if plain:
        yield _titled(title, _table([], [(_words(attribute), value) for attribute, value in plain]))
    for attribute, value in said:
        below = f"{title} · {_words(attribute)}" if title else _words(attribute)
        if isinstance(value, Record):
            yield from _sections(below, value)
        elif isinstance(value, tuple) and value:
            yield _titled(below, _rows(value))
        elif isinstance(value, Mapping) and value and all(map(_is_plain, value.values())):
            yield _titled(below, _table([], list(value.items())))


def _rows(items: Sequence[Any]) -> str:
    """Show a list: records as rows under the names of their figures, anything else as a row of its own."""
    if not all(isinstance(item, (Record, Problem)) for item in items):
        plain = [item if isinstance(item, tuple) else (item,) for item in items]
        return _table([], [tuple(cell for cell in row if _is_plain(cell)) for row in plain])
    rows = [_cells(item) for item in items]
    names = list(dict.fromkeys(name for row in rows for name, value in row.items() if value is not None))
    return _table([_words(name) for name in names], [tuple(row.get(name) for name in names) for row in rows])


def _cells(item: Record | Problem) -> dict[str, object]:
    """Give what one row shows of a record."""
    if isinstance(item, Problem):
        return {"code": item.code, "severity": item.severity, "path": item.path, "message": item.message}
    said = item._said()  # noqa: SLF001
    return {attribute: value for attribute, _, value in said if _is_plain(value)}


def _table(names: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    head = "".join(f'<th style="text-align:left">{escape(name)}</th>' for name in names)
    shown = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows[:ROWS_MAX])
    more = len(rows) - ROWS_MAX
    rest = f'<tr><td colspan="{max(len(rows[0]), 1)}">… {more:,} more</td></tr>' if more > 0 else ""
    return f"<table>{f'<thead><tr>{head}</tr></thead>' if head else ''}<tbody>{shown}{rest}</tbody></table>"


def _titled(title: str, table: str) -> str:
    return f"<p><i>{escape(title)}</i></p>{table}" if title else table


def _cell(value: object) -> str:
    """Show a figure to the right and in groups of thousands, anything else to the left."""
    is_figure = isinstance(value, (Decimal, Fraction, int)) and not isinstance(value, bool)
    side = "right" if is_figure else "left"
    return f'<td style="text-align:{side}">{escape(_text(value))}</td>'


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (Decimal, int)):
        return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    if isinstance(value, (Fraction, date)):
        return text_of(value)
    text = str(value)
    return text if len(text) <= TEXT_MAX else f"{text[: TEXT_MAX - 1]}…"


def _is_plain(value: object) -> bool:
    return value is None or isinstance(value, (str, bool, int, Decimal, Fraction, date))


def _words(name: str) -> str:
    return name.rstrip("_").replace("_", " ").replace("-", " ")
