"""What the tests share."""

from __future__ import annotations

import agreement
import pytest
import quotakit as qk
from sample import PLAN


@pytest.fixture(scope="session")
def plan() -> qk.PayPlan:
    """4 % up to 150,000 of the year, 6 % above."""
    return qk.PayPlan.from_dict(PLAN)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell how much agreed with others."""
    lines = agreement.lines()
    if lines:
        terminalreporter.section("agreement")
        for line in lines:
            terminalreporter.write_line(line)
