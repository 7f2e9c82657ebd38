"""`importlib`: import by name."""

import sys

from _frozen_importlib import __import__


def import_module(name, package=None):
    """Import a module by name."""
    level = 0
    if name.startswith("."):
        if not package:
            raise TypeError(
                f"the 'package' argument is required to perform a relative import for {name!r}")
        level = len(name) - len(name.lstrip("."))
        base = package.rsplit(".", level - 1)[0]
        name = f"{base}.{name[level:]}" if name[level:] else base
    __import__(name)
    return sys.modules[name]


def reload(module):
    """Execute a module again."""
    module.__spec__.loader.exec_module(module)
    return module


def invalidate_caches():
    """Nothing is cached."""
