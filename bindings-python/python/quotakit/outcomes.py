"""The records that outcomes are made of: attributes with `Decimal`, `date`, and records again.

>>> from quotakit.outcomes import PayOutcome
>>> PayOutcome.kind
'pay-plan'
"""

from quotakit._outcomes import *  # noqa: F403 - all of them, and nothing else
from quotakit._outcomes import __all__  # noqa: F401 - what the module gives
