"""Outcomes as tables of HTML, for notebooks: key figures first, then what they are made of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from html import escape
from re import sub
from typing import TYPE_CHECKING, Any

from quotakit._errors import Problem
from quotakit._record import Outcome, Record, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["html_of"]

ROWS_MAX = 20
"""Rows of a table that are shown; the others are counted."""

TEXT_MAX = 60
"""Characters of a text that are shown."""

_HIDDEN = ("trace",)


def html_of(record: Record) -> str:
    """Show an outcome or a part of one: its figures in a table of two columns, and a table for each list below it."""
    heading = f"<b>{escape(_name_of(record))}</b>"
    if isinstance(record, Outcome) and record.kind == "statement":
        return f"<div>{''.join(_statement(record))}</div>"
    if isinstance(record, Outcome) and record.kind == "report":
        return _page(record)
    return f"<div>{heading}{''.join(_sections('', record))}</div>"


def _statement(statement: Any) -> Iterable[str]:  # noqa: ANN401  # a generated record
    """Tell a statement: what is due, how it comes about, and each component with its deals."""
    plan = statement.plan.title or statement.plan.id
    yield f"<b>{escape(f'{statement.person} · {statement.period} · {plan} · {statement.currency}')}</b>"
    yield _rows(statement.sections)
    for section in statement.sections:
        title = section.title or section.component
        if section.deals:
            yield _titled(title, _rows(section.deals))
        yield from (f"<p>{escape(sentence)}</p>" for sentence in getattr(section, "how", None) or ())
    totals = statement.totals.to_dict().items()
    yield _titled("totals", _table([], [(_words(name), value) for name, value in totals if value or name == "due"]))


def _page(page: Any) -> str:  # noqa: ANN401  # a generated record
    """Show a page in a frame of its own: its style is not that of the notebook."""
    return f'<iframe title="review" srcdoc="{escape(page.html)}" style="width:100%;height:80vh;border:0"></iframe>'


def _name_of(record: Record) -> str:
    """Name an outcome by the kind of its document, a part of one by its class: ``person pay`` for ``PersonPay``."""
    if isinstance(record, Outcome):
        return _words(record.kind)
    return sub(r"(?<!^)(?=[A-Z])", " ", type(record).__name__).lower()


def _sections(title: str, record: Record) -> Iterable[str]:
    """Tell a record: its own figures, then its parts one after the other; parts of one kind share a table."""
    said = [(attribute, value) for attribute, _, value in record._said() if attribute not in _HIDDEN]  # noqa: SLF001
    plain = [(_words(attribute), value) for attribute, value in said if value is not None and _is_plain(value)]
    if plain:
        yield _titled(title, _table([], plain))
    alike = _alike([(attribute, value) for attribute, value in said if isinstance(value, Record)])
    if alike:
        yield _titled(title, _rows([value for _, value in alike], [_words(attribute) for attribute, _ in alike]))
    for attribute, value in said:
        below = f"{title} · {_words(attribute)}" if title else _words(attribute)
        if isinstance(value, Record) and (attribute, value) not in alike:
            yield from _sections(below, value)
        elif isinstance(value, tuple) and value:
            yield _titled(below, _rows(value))
        elif isinstance(value, Mapping) and value and all(map(_is_plain, value.values())):
            yield _titled(below, _table([], list(value.items())))


def _alike(parts: list[tuple[str, Record]]) -> list[tuple[str, Record]]:
    """Give the parts that are all of one kind and have nothing below them, where there are several."""
    kinds = {type(part) for _, part in parts}
    is_flat = all(_is_plain(value) for _, part in parts for _, _, value in part._said())  # noqa: SLF001
    return parts if len(parts) > 1 and len(kinds) == 1 and is_flat else []


def _rows(items: Sequence[Any], titles: Sequence[str] = ()) -> str:
    """Show a list: records as rows under the names of their figures, anything else as a row of its own."""
    if not all(isinstance(item, (Record, Problem)) for item in items):
        plain = [item if isinstance(item, tuple) else (item,) for item in items]
        return _table([], [tuple(cell for cell in row if _is_plain(cell)) for row in plain])
    rows = [_cells(item) for item in items]
    names = list(dict.fromkeys(name for row in rows for name, value in row.items() if value is not None))
    cells = [tuple(row.get(name) for name in names) for row in rows]
    if titles:
        return _table(["", *map(_words, names)], [(title, *row) for title, row in zip(titles, cells, strict=True)])
    return _table([_words(name) for name in names], cells)


def _cells(item: Record | Problem) -> dict[str, object]:
    """Give what one row shows of a record."""
    if isinstance(item, Problem):
        return {"code": item.code, "severity": item.severity, "path": item.path, "message": item.message}
    said = item._said()  # noqa: SLF001
    return {attribute: value for attribute, _, value in said if _is_plain(value)}


def _table(names: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Show rows, under names where there are any; a name stands on the side of its figures."""
    columns = zip(names, zip(*rows, strict=True), strict=True) if names else ()
    head = "".join(_cell(next((cell for cell in below if cell is not None), ""), name) for name, below in columns)
    shown = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows[:ROWS_MAX])
    more = len(rows) - ROWS_MAX
    rest = f'<tr><td colspan="{max(len(rows[0]), 1)}">… {more:,} more</td></tr>' if more > 0 else ""
    return f"<table>{f'<thead><tr>{head}</tr></thead>' if head else ''}<tbody>{shown}{rest}</tbody></table>"


def _titled(title: str, table: str) -> str:
    return f"<p><i>{escape(title)}</i></p>{table}" if title else table


def _cell(value: object, name: str | None = None) -> str:
    """Show a figure to the right and in groups of thousands, anything else to the left; or the name above it."""
    is_figure = isinstance(value, (Decimal, Fraction, int)) and not isinstance(value, bool)
    style = f'style="text-align:{"right" if is_figure else "left"}"'
    return f"<td {style}>{escape(_text(value))}</td>" if name is None else f"<th {style}>{escape(name)}</th>"


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
