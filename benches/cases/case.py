"""What a comparison is made of, and what its sides share."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass
class Watch:
    """CPU seconds of what was done under it, and the most memory that the process had meanwhile."""

    seconds: float = 0.0
    peak_kb: int = 0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count the time that is spent here."""
        # From here on the kernel counts the most anew: what was needed before, and to compare, is nobody's memory.
        Path("/proc/self/clear_refs").write_text("5", "ascii")
        started = time.process_time()
        yield
        self.seconds += time.process_time() - started
        status = Path("/proc/self/status").read_text("ascii")
        self.peak_kb = int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])


@dataclass(frozen=True)
class Executable:
    """A side that is a benchmark of the workspace: its name, and what it is given beside the folder."""

    name: str
    arguments: tuple[str, ...] = ()


@dataclass
class Found:
    """What a side found beside the time: rows that are not exact, or figures to compare with the others'."""

    differ: int | None = None
    figures: list[int] | None = None


@dataclass
class Case:
    """A comparison. Its first side is quotakit's."""

    title: str
    about: str
    rows: int
    unit: str
    # Writes the input into a folder, the exact figures with it.
    make: Callable[[Path, int], None]
    sides: dict[str, Callable[[Path, Watch], Found] | Executable]
    # What quotakit is meant to reach: how many times as long a side takes at least.
    goals: dict[str, float] = field(default_factory=dict)
    versions: tuple[str, ...] = ("numpy",)


def written(folder: Path, name: str, column: Any) -> None:
    """Write a column as the machine has it."""
    (folder / name).write_bytes(column.tobytes())


def read(folder: Path, name: str, kind: str = "int64") -> Any:
    """Read a column."""
    import numpy as np

    return np.fromfile(folder / name, dtype=kind)


def decimals(column: Any, scale: int) -> Any:
    """Give whole units as Arrow decimals of 64 bits, without copying them."""
    import pyarrow as pa

    return pa.Array.from_buffers(pa.decimal64(18, scale), len(column), [None, pa.py_buffer(column)])


def whole(column: Any, scale: int) -> Any:
    """Give Arrow decimals as whole units again."""
    import numpy as np
    import pyarrow as pa

    chunks = [part.cast(pa.decimal128(38, scale)) for part in column.chunks]
    return np.concatenate(
        [np.frombuffer(part.buffers()[1], dtype=np.int64)[2 * part.offset :: 2][: len(part)] for part in chunks]
    )
