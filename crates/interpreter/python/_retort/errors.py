"""Exceptions: made from what the host refuses, told to the core when nobody catches them."""

import sys

import _host


class TimeLimitExceeded(BaseException):
    """The job ran longer than it may."""


TimeLimitExceeded.__module__ = "builtins"


def from_host(error):
    """The exception for a HostError."""
    module, _, name = error["exception"].rpartition(".")
    exception = _class(module or "builtins", name)
    make = getattr(exception, "_from_host", exception)
    made = make(error["message"]) if make is exception else make(error["message"], error.get("diagnostic"))
    made._host_error = error
    return made


def _class(module, name):
    try:
        __import__(module)
        return getattr(sys.modules[module], name)
    except (ImportError, AttributeError):
        return RuntimeError


def describe(exception):
    """A PythonError as a dict."""
    return {
        "class": class_name(type(exception)),
        "message": message(exception),
        "frames": frames(exception),
        "cause": _cause(exception),
        "traceback": "".join(_lines(exception, set())),
    }


def class_name(cls):
    """The class as a traceback names it."""
    module = cls.__module__
    return cls.__qualname__ if module in ("builtins", "__main__") else f"{module}.{cls.__qualname__}"


def message(exception):
    """str(exception), whatever it does."""
    if isinstance(exception, SyntaxError):
        return exception.msg or "<no detail available>"
    try:
        return str(exception)
    except Exception:
        return f"<exception str() failed>"


def frames(exception):
    """Frames of the project's files, outermost first; for a syntax error in a file the place of the error."""
    if isinstance(exception, SyntaxError) and _host.source(exception.filename or "") is not None:
        return [{
            "path": exception.filename,
            "line": exception.lineno or 1,
            "column": exception.offset or None,
            "function": "<module>",
        }]
    found = []
    entry = exception.__traceback__
    while entry is not None:
        code = entry.tb_frame.f_code
        if _host.source(code.co_filename) is not None:
            found.append({
                "path": code.co_filename,
                "line": entry.tb_lineno,
                "column": _columns(code, entry.tb_lasti)[0],
                "function": code.co_name,
            })
        entry = entry.tb_next
    if len(found) > 60:
        found = found[:20] + found[-20:]
    return found


def _columns(code, last):
    """First and last column (1-based, characters) of an instruction, or two Nones."""
    try:
        for index, position in enumerate(code.co_positions()):
            if index == last // 2:
                line, end_line, start, end = position
                text = _source_line(code.co_filename, line).encode()
                first = len(text[:start].decode(errors="replace")) + 1
                final = len(text[:end].decode(errors="replace")) + 1 if end_line == line else None
                return first, final
    except Exception:
        pass
    return None, None


def _source_line(path, line):
    source = _host.source(path)
    lines = source.splitlines() if source is not None else []
    return lines[line - 1] if line and 0 < line <= len(lines) else ""


def _cause(exception):
    seen = set()
    while exception is not None and id(exception) not in seen:
        seen.add(id(exception))
        error = getattr(exception, "_host_error", None)
        if error is not None:
            return error
        exception = exception.__cause__
    return None


def _lines(exception, seen):
    """The traceback with those of its causes, as CPython prints them."""
    seen.add(id(exception))
    cause, context = exception.__cause__, exception.__context__
    if cause is not None and id(cause) not in seen:
        yield from _lines(cause, seen)
        yield "\nThe above exception was the direct cause of the following exception:\n\n"
    elif context is not None and not exception.__suppress_context__ and id(context) not in seen:
        yield from _lines(context, seen)
        yield "\nDuring handling of the above exception, another exception occurred:\n\n"
    stack = list(_stack(exception))
    if stack:
        yield "Traceback (most recent call last):\n"
        yield from stack
    yield from _last(exception)


def _stack(exception):
    entry, previous, repeated = exception.__traceback__, None, 0
    while entry is not None:
        code = entry.tb_frame.f_code
        path, line = code.co_filename, entry.tb_lineno
        here = (path, line, code.co_name)
        entry = entry.tb_next
        if _host.source(path) is None:
            continue
        repeated = repeated + 1 if here == previous else 0
        if repeated < 3:
            yield f'  File "{path}", line {line}, in {code.co_name}\n'
            text = _source_line(path, line).strip()
            if text:
                yield f"    {text}\n"
        elif not _follows(entry, here):
            yield _repeats(repeated - 2)
        previous = here


def _follows(entry, here):
    """Whether the next frame of the project is the same place again."""
    while entry is not None:
        code = entry.tb_frame.f_code
        if _host.source(code.co_filename) is not None:
            return (code.co_filename, entry.tb_lineno, code.co_name) == here
        entry = entry.tb_next
    return False


def _repeats(count):
    return f"  [Previous line repeated {count} more time{'s' if count > 1 else ''}]\n"


def _last(exception):
    name, text = class_name(type(exception)), message(exception) + _hint(exception)
    if isinstance(exception, SyntaxError) and exception.filename:
        yield from _syntax(exception)
    yield f"{name}: {text}\n" if text else f"{name}\n"
    for note in getattr(exception, "__notes__", ()):
        yield f"{note}\n"


def _hint(exception):
    if not isinstance(exception, (NameError, AttributeError)):
        return ""
    from _retort.suggestions import suggestion
    try:
        found = suggestion(exception)
    except Exception:
        return ""
    return f". Did you mean: {found!r}?" if found is not None else ""


def _syntax(exception):
    yield f'  File "{exception.filename}", line {exception.lineno}\n'
    text = (exception.text or _source_line(exception.filename, exception.lineno)).rstrip("\n")
    stripped = text.lstrip(" \t\f")
    if not stripped:
        return
    yield f"    {stripped}\n"
    if exception.offset is None:
        return
    start = exception.offset - 1 - (len(text) - len(stripped))
    end = exception.end_offset
    width = 1
    if end and exception.end_lineno in (None, exception.lineno) and end > exception.offset:
        width = end - exception.offset
    if start >= 0:
        yield f"    {' ' * start}{'^' * width}\n"
