"""The variables of the environment, which `os` shows when somebody imports it."""

import sys

GIVEN = {}


def begin(given):
    """Start a job with variables of its own."""
    GIVEN.clear()
    GIVEN.update(given)
    os = sys.modules.get("os")
    if os is not None:
        os.environ.clear()
        os.environ.update(given)
