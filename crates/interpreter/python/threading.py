"""Locks and the like, for the one thread that there is."""


class Lock:
    """A lock that nobody else wants."""

    def __init__(self):
        self._held = False

    def acquire(self, blocking=True, timeout=-1):
        """Take it."""
        if self._held:
            if not blocking or timeout >= 0:
                return False
            raise RuntimeError("waiting for a lock that is held is not supported by Retort: there is one thread")
        self._held = True
        return True

    def release(self):
        """Give it back."""
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held = False

    def locked(self):
        """Whether it is held."""
        return self._held

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()


class RLock(Lock):
    """A lock that its owner may take again."""

    def __init__(self):
        super().__init__()
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        """Take it once more."""
        self._count += 1
        return True

    def release(self):
        """Give it back once."""
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1


class Event:
    """A flag."""

    def __init__(self):
        self._set = False

    def is_set(self):
        """Whether it is set."""
        return self._set

    def set(self):
        """Set it."""
        self._set = True

    def clear(self):
        """Take it back."""
        self._set = False

    def wait(self, timeout=None):
        """Nobody else can set it."""
        if not self._set and timeout is None:
            raise RuntimeError("waiting for an event is not supported by Retort: there is one thread")
        return self._set


class local:
    """Attributes of a thread: there is one."""


class Thread:
    """A thread can be named, not started."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self.name, self.daemon, self.ident = name or "MainThread", bool(daemon), 1

    def start(self):
        """Not offered."""
        raise NotImplementedError("threading.Thread.start is not supported by Retort")

    def is_alive(self):
        """Whether it runs."""
        return self is _main


_main = Thread()


def current_thread():
    """The one thread."""
    return _main


main_thread = current_thread


def get_ident():
    """The number of the one thread."""
    return _main.ident


def active_count():
    """How many threads there are."""
    return 1
