#!/usr/bin/env python3
"""Build the Python package, install it in every way that users do, and run everything that is tested of it.

`python3 bindings-python/check.py` prepares its environments in `target/python`; what did not change is not made again.
Each step prints the command that anyone can run by hand. The first step that fails ends the run.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
HOME = ROOT / "target" / "python"
TOOLS = HOME / "tools"
DIST = HOME / "dist"
BIN = "Scripts" if os.name == "nt" else "bin"
PYTHON = TOOLS / BIN / "python"

# Whether a source builds is shown by a development build too, in a tenth of the time.
QUICK = {"MATURIN_PEP517_ARGS": "--profile dev"}

# One figure by hand: 5,000 at 4 % below the step and 15,000 at 6 % above it.
SMOKE = """
import decimal, pickle, sys, quotakit as qk
from quotakit import outcomes, shapes
plan = qk.PayPlan.from_dict({"id": "ae", "currency": "USD", "period": "month", "measures": [{"id": "revenue"}],
  "components": [{"id": "commission", "on": "revenue", "accumulate": "ytd", "pay": {"tiers": {"axis": "amount",
  "mode": "marginal", "steps": [{"from": 0, "rate": "4%"}, {"from": 150000, "rate": "6%"}]}}}]})
facts = {"person": "wang", "period": "2026-07",
  "measures": {"revenue": {"actual": decimal.Decimal("20000.00"), "prior": {"ytd": 145000}}}}
pay = plan.evaluate(facts)
assert isinstance(pay, outcomes.PayOutcome) and str(pay.due) == "1100.00", pay
assert pickle.loads(pickle.dumps((plan, pay))) == (plan, pay)
print(f"quotakit {qk.__version__} works on Python {sys.version.split()[0]} from {qk.__file__}")
"""


class StepError(Exception):
    """A step failed; its text says what to do."""


def step(name: str) -> None:
    """Print the name of a step."""
    print(f"\n=== {name}", flush=True)


def run(*command: str | Path, cwd: Path = ROOT, variables: dict[str, str] | None = None) -> None:
    """Print a command and run it."""
    words = [str(word) for word in command]
    shown = " ".join(shown_word(word) for word in words)
    variables = variables or {}
    print("$ " + " ".join([*(f"{name}={shown_word(value)}" for name, value in variables.items()), shown]), flush=True)
    started = time.monotonic()
    try:
        status = subprocess.run(words, cwd=cwd, env=os.environ | variables, check=False).returncode
    except FileNotFoundError as error:
        message = f"`{words[0]}` is missing on this machine"
        raise StepError(message) from error
    print(f"--- {time.monotonic() - started:.1f} s", flush=True)
    if status != 0:
        message = f"`{shown[:200]}` ended with {status}"
        raise StepError(message)


def shown_word(word: str) -> str:
    """Give a word of a command as it is printed: paths from the repository on, programs by their first line."""
    if "\n" in word:
        return f"'{word.strip().splitlines()[0]} …'"
    return word.replace(f"{ROOT}{os.sep}", "")


def digest(*parts: Path | str) -> str:
    """Hash texts and the files below paths."""
    found = hashlib.sha256(sys.version.encode())
    for part in parts:
        if isinstance(part, str):
            found.update(part.encode())
            continue
        files = sorted(path for path in part.rglob("*") if path.is_file()) if part.is_dir() else [part]
        for path in files:
            if path.suffix not in {".pyc", ".so", ".pyd"}:
                found.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def is_made(stamp: Path, value: str) -> bool:
    """Tell whether a stamp says that this was made of the same already."""
    return stamp.exists() and stamp.read_text() == value


def needs() -> None:
    """Fail with clear words where the machine lacks something."""
    if sys.version_info < (3, 11):
        message = f"this is Python {sys.version.split()[0]}; the development tools need 3.11 or newer"
        raise StepError(message)
    if shutil.which("cargo") is None:
        message = "Rust is missing: install it with rustup (https://rustup.rs)"
        raise StepError(message)
    try:
        import ensurepip  # noqa: F401, PLC0415 - only whether it is there
        import venv  # noqa: F401, PLC0415 - only whether it is there
    except ImportError as error:
        message = "Python's `venv` is missing: on Debian, `apt-get install python3-venv`"
        raise StepError(message) from error


def tools() -> None:
    """Make the environment of pinned tools."""
    step("the environment of pinned tools")
    requirements = [HERE / "requirements-dev.txt"]
    if has_java() or os.environ.get("CI") == "true":
        requirements.append(HERE / "requirements-spark.txt")
    else:
        print("Java is missing, so `quotakit.spark` is not tested: install Java 17 or newer")
    stamp, value = HOME / "tools.stamp", digest(*requirements)
    if is_made(stamp, value) and PYTHON.exists():
        print("made before")
        return
    run(sys.executable, "-m", "venv", "--clear", TOOLS)
    named = [word for path in requirements for word in ("-r", path)]
    run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *named)
    stamp.write_text(value)


def has_java() -> bool:
    """Tell whether Java runs: on some machines `java` only says where to get it."""
    java = shutil.which("java")
    return java is not None and subprocess.run([java, "-version"], capture_output=True, check=False).returncode == 0


def sources() -> str:
    """Hash everything that the package is built from."""
    package = [HERE / name for name in ("src", "python", "Cargo.toml", "pyproject.toml", "README.md", "build.rs")]
    return digest(*package, ROOT / "Cargo.toml", ROOT / "Cargo.lock", ROOT / "core" / "src", ROOT / "core" / "docs")


def build(value: str) -> tuple[Path, Path]:
    """Build the wheel and the source distribution."""
    step("the wheel and the source distribution")
    stamp = HOME / "dist.stamp"
    if not is_made(stamp, value):
        shutil.rmtree(DIST, ignore_errors=True)
        maturin = TOOLS / BIN / "maturin"
        manifest = HERE / "Cargo.toml"
        run(maturin, "build", "--release", "--quiet", "-m", manifest, "--interpreter", PYTHON, "--out", DIST)
        run(maturin, "sdist", "-m", manifest, "--out", DIST)
        stamp.write_text(value)
    (wheel,), (sdist,) = DIST.glob("*.whl"), DIST.glob("*.tar.gz")
    if "-abi3-" not in wheel.name:
        message = f"{wheel.name} is no abi3 wheel"
        raise StepError(message)
    for path in (wheel, sdist):
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")
    return wheel, sdist


def install(name: str, python: str | Path, *what: str | Path, variables: dict[str, str] | None = None) -> Path:
    """Install into a fresh environment of a Python, and evaluate there."""
    home = HOME / "fresh" / name
    run(python, "-m", "venv", "--clear", "--without-pip", home)
    fresh = home / BIN / "python"
    pip = (PYTHON, "-m", "pip", "--python", fresh, "--disable-pip-version-check")
    run(*pip, "install", "--quiet", *what, variables=variables)
    run(fresh, "-I", "-c", SMOKE, cwd=HOME)
    return fresh


def installs(value: str, wheel: Path, sdist: Path) -> None:
    """Install in every way that users do."""
    step("fresh environments: the wheel on every Python of this machine, the source distribution, the folder")
    stamp = HOME / "installs.stamp"
    if is_made(stamp, value):
        print("installed before")
        return
    for name, python in pythons().items():
        install(f"wheel-{name}", python, wheel)
    unpacked = HOME / "sdist"
    shutil.rmtree(unpacked, ignore_errors=True)
    with tarfile.open(sdist) as archive:
        archive.extractall(unpacked, filter="data")
    # The compiled dependencies are shared; quotakit itself is built from the archive alone, away from the repository.
    (folder,) = unpacked.iterdir()
    install("sdist", sys.executable, folder, variables=QUICK | {"CARGO_TARGET_DIR": str(ROOT / "target")})
    install("folder", sys.executable, HERE, variables=QUICK)
    stamp.write_text(value)


def pythons() -> dict[str, str]:
    """Find the Pythons from 3.10 on: the one running, those on the path, and their neighbours."""
    names = [f"python3.{minor}" for minor in range(10, 20)]
    neighbours = Path(sys.base_prefix).resolve().parent
    paths = [shutil.which(name) for name in names]
    paths += [str(path) for name in names for path in neighbours.glob(f"*/bin/{name}")]
    found: dict[str, str] = {}
    for path in [sys.executable, *filter(None, paths)]:
        ask = "import sys, venv; print('.'.join(map(str, sys.version_info[:2])))"
        told = subprocess.run([path, "-c", ask], capture_output=True, text=True, check=False)
        if told.returncode == 0:
            found.setdefault(told.stdout.strip(), path)
    return found


def free_threading() -> None:
    """Build and test without the global lock, where such a Python is found; abi3 is for Pythons that have it."""
    step("free threading")
    names = [f"python3.{minor}t" for minor in range(13, 20)]
    neighbours = Path(sys.base_prefix).resolve().parent
    paths = [shutil.which(name) for name in names]
    paths += [str(path) for name in names for path in neighbours.glob(f"*/bin/{name}")]
    found = next(filter(None, paths), None)
    if found is None:
        print("no free-threaded Python was found on this machine, so the package was not tried on one")
        return
    fresh = install("free-threading", found, HERE, "pytest", "hypothesis", variables=QUICK)
    is_free = "import sys, quotakit; assert not sys._is_gil_enabled(), 'the module turned the lock on'"
    run(fresh, "-c", is_free, cwd=HOME)
    run(fresh, "-m", "pytest", "tests/test_laws.py", "tests/test_values.py", cwd=HERE)


def tests(wheel: Path) -> None:
    """Check and test the installed wheel."""
    step("the wheel among the tools")
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--no-deps", "--force-reinstall", wheel)
    step("style and types")
    ours = (
        ".",
        "../examples/close_quarter",
        "../examples/payroll_parquet.py",
        "../examples/payroll_spark.py",
        "../benches",
    )
    run(PYTHON, "-m", "ruff", "check", "--config", "pyproject.toml", *ours, cwd=HERE)
    run(PYTHON, "-m", "ruff", "format", "--check", "--config", "pyproject.toml", *ours, cwd=HERE)
    run(PYTHON, "-m", "mypy", cwd=HERE)
    run(PYTHON, "-m", "mypy.stubtest", "quotakit._quotakit", cwd=HOME)
    step("tests")
    run(PYTHON, "-m", "pytest", cwd=HERE)


def example() -> None:
    """Close the quarter in Python and in Rust, and compare the bytes."""
    step("the quarter closes to the same bytes as in Rust")
    rust, python = ROOT / "target" / "review.json", ROOT / "target" / "review-python.json"
    run("cargo", "run", "--quiet", "--release", "--example", "close_quarter", "--", "--out", rust)
    run(PYTHON, ROOT / "examples" / "close_quarter" / "close_quarter.py", "--out", python)
    for ours, theirs in [(python, rust), (python.with_suffix(".html"), rust.with_suffix(".html"))]:
        if ours.read_bytes() != theirs.read_bytes():
            message = f"{shown_word(str(theirs))} and {shown_word(str(ours))} differ"
            raise StepError(message)
        print(f"identical: {len(ours.read_bytes()):,} bytes")


def main() -> int:
    """Run all steps."""
    started = time.monotonic()
    HOME.mkdir(parents=True, exist_ok=True)
    try:
        needs()
        tools()
        value = sources()
        wheel, sdist = build(value)
        tests(wheel)
        installs(value, wheel, sdist)
        free_threading()
        example()
    except StepError as failure:
        print(f"\nFAILED {failure}", flush=True)
        return 1
    print(f"\nall of the Python package passed in {time.monotonic() - started:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
