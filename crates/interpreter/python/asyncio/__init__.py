"""Coroutines that wait for nobody: there is one thing to do at a time."""

import inspect


class CancelledError(BaseException):
    """A task was cancelled."""


TimeoutError = TimeoutError


def run(main, *, debug=None, loop_factory=None):
    """Run a coroutine to its end."""
    if not inspect.iscoroutine(main):
        raise ValueError(f"a coroutine was expected, got {main!r}")
    return _finish(main)


def _finish(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as done:
        return done.value


async def sleep(delay, result=None):
    """Nobody waits."""
    return result


async def gather(*awaitables, return_exceptions=False):
    """One after the other."""
    found = []
    for one in awaitables:
        try:
            found.append(await one)
        except Exception as error:
            if not return_exceptions:
                raise
            found.append(error)
    return found


async def wait_for(awaitable, timeout):
    """Nobody is late."""
    return await awaitable


def iscoroutinefunction(function):
    """Whether a function is asynchronous."""
    return inspect.iscoroutinefunction(function)


iscoroutine = inspect.iscoroutine


class _Loop:
    """A loop of one task."""

    def run_until_complete(self, future):
        """Run a coroutine to its end."""
        return _finish(future)

    def close(self):
        """Done."""

    def is_running(self):
        """Never."""
        return False

    def is_closed(self):
        """Never."""
        return False


def get_event_loop():
    """The loop."""
    return _Loop()


new_event_loop = get_event_loop


def set_event_loop(loop):
    """There is one loop."""


def set_event_loop_policy(policy):
    """There is one loop."""


def get_running_loop():
    """None runs."""
    raise RuntimeError("no running event loop")


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    raise NotImplementedError(f"asyncio.{name} is not supported by Retort")
