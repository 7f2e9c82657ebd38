"""Revision files: executed each in a namespace of its own."""

import sys

from _retort import importer


def execute(path):
    """Execute a revision file as a module that nobody can import."""
    stem = path.rpartition("/")[2].removesuffix(".py")
    name = "".join(letter if letter.isalnum() else "_" for letter in stem) + "_py"
    module = type(sys)(name)
    module.__file__ = importer.absolute(path)
    exec(importer.code(path), module.__dict__)
    return module


def load(paths):
    """What each file declares, in order; what follows one that is no revision is not looked at."""
    rows = []
    for path in paths:
        rows.append(_declared(path, execute(path)))
        if _is_refused(rows[-1]):
            break
    return rows


def _is_refused(row):
    id = row["revision"]
    if id is None:
        id = row["path"].rpartition("/")[2].removesuffix(".py")
        if set(id) - set("0123456789abcdef"):
            return True
    below = [value if isinstance(value, list) else [value] for value in (row["down_revision"], row["depends_on"])]
    return not row["follows"] or bool(set(id) & set("@-+:")) or any(id in values for values in below)


def _declared(path, module):
    return {
        "path": path,
        "revision": _plain(getattr(module, "revision", None)),
        "follows": hasattr(module, "down_revision"),
        "down_revision": _plain(getattr(module, "down_revision", None)),
        "branch_labels": _plain(getattr(module, "branch_labels", None)),
        "depends_on": _plain(getattr(module, "depends_on", None)),
        "doc": module.__doc__,
        "upgrade": callable(getattr(module, "upgrade", None)),
        "downgrade": callable(getattr(module, "downgrade", None)),
    }


def _plain(value):
    """None, a string, or a list of them; anything else as its repr, for the core to refuse."""
    if value is None or isinstance(value, str):
        return value if value is None else str(value)
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item) for item in value]
    return repr(value)
