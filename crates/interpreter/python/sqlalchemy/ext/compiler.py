"""Compilation of one's own is the core's."""


def compiles(class_, *specs):
    """Not offered."""
    raise NotImplementedError("sqlalchemy.ext.compiler.compiles is not supported by Retort")


def deregister(class_):
    """Nothing."""
