"""Modules of the standard library that are imported when something of them is first used.

Every import is time that a learner waits for at the first run; most runs need none of these.
"""

import sys


class Module:
    """Stands for a module until something of it is asked for."""

    def __init__(self, name):
        self._name = name

    def __getattr__(self, attribute):
        value = getattr(__import__(self._name), attribute)
        setattr(self, attribute, value)
        return value


decimal = Module("decimal")
json = Module("json")
re = Module("re")
typing = Module("typing")
uuid = Module("uuid")


def is_enum(value):
    """Whether a value is a member of an enumeration; without the module there is none."""
    module = sys.modules.get("enum")
    return module is not None and isinstance(value, module.Enum)


def is_enumeration(cls):
    """Whether a class is an enumeration."""
    module = sys.modules.get("enum")
    return module is not None and issubclass(cls, module.Enum)
