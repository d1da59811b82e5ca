"""The notebooks run from top to bottom, and show what they show in the repository.

`QUOTAKIT_BLESS=1` writes what they show now; the figures in them are asserted by their own cells.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def shown(notebook: Any) -> list[Any]:  # nbformat has no types
    """Give what each cell of code shows: texts and tables."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [[output.get("data", output.get("text")) for output in cell.outputs] for cell in cells]


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("ignore")
def test_a_notebook_shows_what_it_says(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    before = shown(notebook)
    client = NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": FOLDER}})
    client.execute()
    nbformat.validate(notebook)
    if os.environ.get("QUOTAKIT_BLESS"):
        for cell in notebook.cells:
            cell.metadata.pop("execution", None)
        nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
    else:
        assert shown(notebook) == before
