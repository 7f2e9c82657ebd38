"""Warnings of the libraries, told at the learner's line."""

import sys
import warnings

import _host

from _retort import importer


def warn(message, category):
    """Warn at the innermost line of the project."""
    frame = sys._getframe(1)
    while frame is not None and _host.source(frame.f_code.co_filename) is None:
        frame = frame.f_back
    if frame is None:
        warnings.warn(message, category, stacklevel=2)
        return
    registry = frame.f_globals.setdefault("__warningregistry__", {})
    path = importer.absolute(frame.f_code.co_filename)
    warnings.warn_explicit(message, category, path, frame.f_lineno, registry=registry)
