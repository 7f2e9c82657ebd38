"""`zoneinfo`: UTC; the rules of other zones are not on board."""

import datetime as _datetime

TZPATH = ()


class ZoneInfoNotFoundError(KeyError):
    """No zone of this name."""


class InvalidTZPathWarning(RuntimeWarning):
    """A path that is not absolute."""


_UTC = ("UTC", "Etc/UTC", "GMT", "Etc/GMT", "UCT", "Zulu", "Universal")


class ZoneInfo(_datetime.tzinfo):
    """A time zone by its name."""

    def __init__(self, key):
        if key not in _UTC:
            raise NotImplementedError(f"The time zone {key!r} is not supported by Retort")
        self.key = key

    no_cache = classmethod(lambda cls, key: cls(key))

    def utcoffset(self, dt):
        """None from UTC."""
        return _datetime.timedelta(0)

    def dst(self, dt):
        """None."""
        return _datetime.timedelta(0)

    def tzname(self, dt):
        """The name."""
        return self.key if self.key in ("GMT", "UTC") else "UTC"

    def __eq__(self, other):
        return isinstance(other, ZoneInfo) and other.key == self.key

    def __hash__(self):
        return hash(self.key)

    def __str__(self):
        return self.key

    def __repr__(self):
        return f"zoneinfo.ZoneInfo(key={self.key!r})"


def available_timezones():
    """Those that are there."""
    return set(_UTC)


def reset_tzpath(to=None):
    """There is no path."""
