"""Modules of the standard library that are imported when something of them is first used.

Every import is time that a learner waits for at the first run; most runs need none of these.
"""


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
