#!/usr/bin/env python3
"""Count the instructions of what is meant to be fast, and fail where they grew: `python3 checks/instructions.py`.

Times tell nothing on a machine that others use too; the instructions of a run are nearly the same everywhere. Valgrind's
callgrind counts those of `benches/instructions.rs`, and `checks/instructions.json` holds what they may be. After a
change that is meant to cost more, or that made something faster, `--write` writes down what is counted now.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = Path(__file__).with_suffix(".json")
# Memory is copied by other instructions on other processors; what grows by more is no accident.
ROOM = 1.03


def needs() -> None:
    """Install valgrind where that is allowed, or say what is missing."""
    if shutil.which("valgrind"):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "valgrind", "libc6-dbg"], check=True)
        return
    sys.exit("valgrind is missing: install it (on Debian: `apt-get install valgrind`)")


def built() -> str:
    """Build the benchmark, and give its path."""
    command = ["cargo", "bench", "-q", "-p", "quotakit", "--bench", "instructions", "--no-run", "--message-format=json"]
    lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT).stdout.splitlines()
    messages = [json.loads(line) for line in lines if line.startswith("{")]
    (path,) = {message["executable"] for message in messages if message.get("executable")}
    return path


def counted(executable: str, case: str) -> tuple[int, str]:
    """Give the instructions of a case for each of its units."""
    with tempfile.TemporaryDirectory() as home:
        valgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={home}/out", "--toggle-collect=*measured*"]
        ran = subprocess.run([*valgrind, executable, case], capture_output=True, text=True, check=False)
    found = re.search(r"Collected : (\d+)", ran.stderr)
    if ran.returncode != 0 or found is None or int(found[1]) == 0:
        sys.exit(f"{case}: nothing was counted\n{ran.stderr}")
    told = json.loads(ran.stdout)
    return round(int(found[1]) / told["count"]), told["unit"]


def main() -> None:
    """Count, compare, and tell."""
    if sys.platform != "linux" or os.uname().machine != "x86_64":
        print("instructions are counted on Linux with x86-64 alone")
        return
    needs()
    executable = built()
    kept: dict[str, int] = json.loads(KEPT.read_text("utf-8"))
    found, grown = {}, []
    for case, most in kept.items():
        found[case], unit = counted(executable, case)
        print(f"{case}: {found[case]:,} instructions for each {unit}, {most:,} were written down")
        if found[case] > most * ROOM:
            grown.append(case)
    if "--write" in sys.argv:
        KEPT.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    elif grown:
        sys.exit(f"{', '.join(grown)}: look for what grew, or `--write` it and say why")


if __name__ == "__main__":
    main()
