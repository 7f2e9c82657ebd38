"""Calls to the host."""

import _host

from _retort import errors


def call(name, argument=None):
    """Ask the host; raise what it refuses with."""
    done, answer = _host.call(name, argument)
    if done:
        return answer
    raise errors.from_host(answer)
