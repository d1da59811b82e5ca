"""The closing of the example quarter, as people run it; `check.py` compares its bytes with Rust's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    program = EXAMPLES / "close_quarter" / "close_quarter.py"
    command = [sys.executable, "-X", "utf8", program, *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the example's data, to be spoiled."""
    return Path(shutil.copytree(EXAMPLES / "data", tmp_path / "data"))


def spoil(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def test_the_review(tmp_path: Path) -> None:
    """The figures are those that the data's README gives by hand."""
    done = run("--out", tmp_path / "review.json")
    assert (done.returncode, done.stderr) == (0, "")
    for figure in ("11,797,361.70", "98.31%", "90.17%", "108.26%", "109,312.05", "27,552.29", "80,604.91"):
        assert figure in done.stdout
    assert (tmp_path / "review.json").read_bytes().startswith(b'{"id":')
    page = (tmp_path / "review.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    for figure in ("11,797,361.70", "90.2%", "109,312.05"):
        assert figure in page


def test_why(tmp_path: Path) -> None:
    done = run("--why", "li-na", "--language", "zh-Hant")
    assert done.returncode == 0
    assert "109,312.05" in done.stdout
    done = run("--why", "nobody", "--out", tmp_path / "review.json")
    assert done.returncode == 1
    assert "error[doc/008]: `nobody` is not declared" in done.stderr
    assert not (tmp_path / "review.json").exists()


def test_faults_name_their_file_and_place(data: Path, tmp_path: Path) -> None:
    spoil(data / "pay-plan-ae.json", '"CNY"', '"YEN"')
    spoil(data / "scorecard.json", '"weight"', '"wieght"')
    done = run("--data", data, "--language", "zh-Hans", "--out", tmp_path / "review.json")
    assert done.returncode == 1
    # The fourth line is `  "currency": "YEN",`.
    assert f"{data / 'pay-plan-ae.json'}:4:15: error[doc/018]: `YEN` 不是 ISO 4217 货币" in done.stderr
    lines = (data / "scorecard.json").read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "wieght" in text)
    assert f"{data / 'scorecard.json'}:{line}:" in done.stderr
    assert "error[doc/003]" in done.stderr
    assert not (tmp_path / "review.json").exists()


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("person,period,quota", "person,period,qouta", "quotas.csv:1: error: the columns are person, period, qouta"),
        ("\n", "\nx,y\n", "quotas.csv:2: error: 2 cells, where the header has 3"),
    ],
)
def test_tables_have_their_columns(data: Path, before: str, after: str, told: str) -> None:
    spoil(data / "quotas.csv", before, after)
    done = run("--data", data)
    assert done.returncode == 1
    assert told in done.stderr


def test_files_that_cannot_be_read_or_written_are_told(tmp_path: Path) -> None:
    done = run("--out", tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{tmp_path}: error: Is a directory\n")
    none = tmp_path / "none"
    done = run("--data", none)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(str(none))
    assert done.stderr.endswith("error: No such file or directory\n")
    assert run("--language", "tlh").returncode == 2


def test_a_terminal_without_chinese_shows_escapes(tmp_path: Path) -> None:
    program = EXAMPLES / "close_quarter" / "close_quarter.py"
    command: list[str | Path] = [sys.executable, "-X", "utf8=0", program, "--out", tmp_path / "review.json"]
    variables = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, encoding="ascii", check=False, env=variables)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(r"\u6f84\u8861")
