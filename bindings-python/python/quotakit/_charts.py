"""Charts of outcomes: Vega-Lite specifications, which JupyterLab draws with nothing else installed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from quotakit import _quotakit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quotakit._shapes import Band, ChartTheme, FigureInput

__all__ = ["Chart", "Charts", "charts_of"]

_SCHEMA = "https://vega.github.io/schema/vega-lite/{}.json"


class Chart(NamedTuple):
    """A chart of an outcome."""

    name: str
    """What it is called among the charts of its outcome."""
    title: str
    """Its title, in the language that was asked for."""
    spec: dict[str, Any]
    """The Vega-Lite specification, the same in Rust, Python and JavaScript."""

    def __repr__(self) -> str:
        """Name it by its title."""
        return f"Chart({self.title!r})"

    def _repr_mimebundle_(self, **_named: object) -> dict[str, Any]:
        """Draw it in a notebook; JupyterLab knows Vega-Lite 5, of which these specifications are too."""
        bundle: dict[str, Any] = {"text/plain": repr(self)}
        for version in ("v5", "v6"):
            mime = f"application/vnd.vegalite.{version}+json"
            bundle[mime] = self.spec | {"$schema": _SCHEMA.format(version)}
        return bundle

    def save(self, path: str | Path) -> None:
        """Write the chart as a picture, ``.svg`` or ``.png``, or as its specification, ``.json``.

        Pictures need `pip install quotakit[charts]`.

        Raises:
            ValueError: another ending.
            ImportError: pictures without that.

        """
        path = Path(path)
        if path.suffix == ".json":
            path.write_text(json.dumps(self.spec, ensure_ascii=False), "utf-8")
            return
        if path.suffix not in {".svg", ".png"}:
            message = f"{path.name}: a chart is written as .svg, .png or .json"
            raise ValueError(message)
        try:
            import vl_convert  # noqa: PLC0415 - only pictures need it
        except ImportError as error:
            message = "pictures need vl-convert-python: pip install quotakit[charts]"
            raise ImportError(message) from error
        if path.suffix == ".svg":
            path.write_text(vl_convert.vegalite_to_svg(self.spec), "utf-8")
        else:
            path.write_bytes(vl_convert.vegalite_to_png(self.spec, scale=2))

    def to_altair(self) -> Any:  # noqa: ANN401 - altair may not be there
        """Give the chart as one of Altair, to change it further; needs `pip install quotakit[charts]`.

        Raises:
            ImportError: Altair is not installed.

        """
        try:
            import altair as alt  # noqa: PLC0415 - only this needs it
        except ImportError as error:
            message = "Altair is not installed: pip install quotakit[charts]"
            raise ImportError(message) from error
        return alt.Chart.from_dict(self.spec)


class Charts(tuple[Chart, ...]):
    """The charts of an outcome, by place or by name; a notebook draws all of them."""

    __slots__ = ()

    def named(self, name: str) -> Chart:
        """Give the chart with a name.

        Raises:
            KeyError: there is none; the text tells those that there are.

        """
        for chart in self:
            if chart.name == name:
                return chart
        message = f"no chart is called {name!r}; there are {', '.join(chart.name for chart in self) or 'none'}"
        raise KeyError(message)

    def __repr__(self) -> str:
        """Name the charts."""
        return f"Charts({', '.join(chart.name for chart in self)})"

    def _ipython_display_(self) -> None:
        """Draw one below the other; a terminal shows their names instead."""
        show_each(self)


def show_each(*shown: object) -> None:
    """Show several things in a notebook, one below the other.

    Raises:
        NotImplementedError: this is no notebook, and whoever asked shows them in another way.

    """
    try:
        from IPython import get_ipython  # noqa: PLC0415 - only notebooks have it
        from IPython.display import display  # noqa: PLC0415
    except ImportError as error:
        raise NotImplementedError from error
    if getattr(get_ipython(), "kernel", None) is None:
        raise NotImplementedError
    for item in shown:
        # One by one: a tuple would ask this again.
        for one in item if isinstance(item, Charts) else [item]:
            display(one)  # type: ignore[no-untyped-call,unused-ignore]


def charts_of(  # noqa: PLR0913 - one for each option
    kind: str,
    text: str,
    *,
    language: str = "en",
    theme: ChartTheme = "light",
    at: FigureInput | None = None,
    bands: Sequence[Band | Mapping[str, Any]] = (),
) -> Charts:
    """Draw an outcome that is given as JSON."""
    options = {"language": language, "theme": theme, "at": at, "bands": list(bands)}
    found = json.loads(_quotakit.charts(kind, text, options))
    return Charts(Chart(**cast("dict[str, Any]", chart)) for chart in found["charts"])
