"""The shapes of documents and facts as `typing.TypedDict`, for type checkers and for looking up.

>>> from quotakit.shapes import PayFacts
>>> facts: PayFacts = {"person": "wang", "period": "2026-07", "measures": {"revenue": {"actual": "20000"}}}
"""

from quotakit._shapes import *  # noqa: F403 - all of them, and nothing else
from quotakit._shapes import __all__  # noqa: F401 - what the module gives
