"""`logging`: records go to the host, which prints them as alembic.ini says."""

CRITICAL, ERROR, WARNING, INFO, DEBUG, NOTSET = 50, 40, 30, 20, 10, 0
FATAL, WARN = CRITICAL, WARNING

_NAMES = {CRITICAL: "CRITICAL", ERROR: "ERROR", WARNING: "WARNING", INFO: "INFO", DEBUG: "DEBUG", NOTSET: "NOTSET"}
_loggers = {}


def getLevelName(level):
    """The name of a level, or the level of a name."""
    if isinstance(level, str):
        return next((number for number, name in _NAMES.items() if name == level), f"Level {level}")
    return _NAMES.get(level, f"Level {level}")


def addLevelName(level, name):
    """Name a level."""
    _NAMES[level] = name


def _number(level):
    if isinstance(level, int):
        return level
    found = getLevelName(level)
    if not isinstance(found, int):
        raise ValueError(f"Unknown level: {level!r}")
    return found


class Handler:
    """Handlers of one's own get nothing."""

    def __init__(self, level=NOTSET):
        self.level, self.formatter = level, None

    def setLevel(self, level):
        """The least level."""
        self.level = _number(level)

    def setFormatter(self, formatter):
        """The format."""
        self.formatter = formatter

    def addFilter(self, filter):
        """Filters are not asked."""

    def close(self):
        """Done."""

    flush = close


class StreamHandler(Handler):
    """Writes to a stream."""

    def __init__(self, stream=None):
        super().__init__()
        self.stream = stream


class NullHandler(Handler):
    """Drops everything."""


FileHandler = StreamHandler


class Formatter:
    """The format of records."""

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        self._fmt, self.datefmt = fmt, datefmt


class Filter:
    """A filter."""

    def __init__(self, name=""):
        self.name = name


class Logger:
    """A logger by name."""

    def __init__(self, name, level=NOTSET):
        self.name, self.level, self.disabled, self.propagate = name, level, False, True
        self.handlers, self.filters = [], []

    def setLevel(self, level):
        """The least level."""
        self.level = _number(level)

    def getEffectiveLevel(self):
        """The least level, its own or its parent's."""
        return self.level

    def isEnabledFor(self, level):
        """Whether a level is heard."""
        return not self.disabled and level >= self.level

    def hasHandlers(self):
        """The host prints."""
        return True

    def addHandler(self, handler):
        """Handlers of one's own get nothing."""
        self.handlers.append(handler)

    def removeHandler(self, handler):
        """Forget a handler."""
        if handler in self.handlers:
            self.handlers.remove(handler)

    def addFilter(self, filter):
        """Filters are not asked."""
        self.filters.append(filter)

    def getChild(self, suffix):
        """A logger below."""
        return getLogger(suffix if self is root else f"{self.name}.{suffix}")

    def log(self, level, msg, *args, exc_info=None, stack_info=False, stacklevel=1, extra=None):
        """Log a record."""
        if not self.isEnabledFor(level):
            return
        text = str(msg)
        if args:
            text = text % (args[0] if len(args) == 1 and isinstance(args[0], dict) and args[0] else args)
        if exc_info:
            text += _traceback(exc_info)
        import _host
        _host.call("log", {"logger": self.name, "level": getLevelName(level), "message": text})

    def debug(self, msg, *args, **kw):
        """Log at DEBUG."""
        self.log(DEBUG, msg, *args, **kw)

    def info(self, msg, *args, **kw):
        """Log at INFO."""
        self.log(INFO, msg, *args, **kw)

    def warning(self, msg, *args, **kw):
        """Log at WARNING."""
        self.log(WARNING, msg, *args, **kw)

    def error(self, msg, *args, **kw):
        """Log at ERROR."""
        self.log(ERROR, msg, *args, **kw)

    def critical(self, msg, *args, **kw):
        """Log at CRITICAL."""
        self.log(CRITICAL, msg, *args, **kw)

    def exception(self, msg, *args, exc_info=True, **kw):
        """Log at ERROR with the exception."""
        self.log(ERROR, msg, *args, exc_info=exc_info, **kw)

    warn, fatal = warning, critical


def _traceback(given):
    import sys
    from _retort import errors
    exception = given if isinstance(given, BaseException) else sys.exception()
    if exception is None:
        return ""
    return "\n" + "".join(errors._lines(exception, set())).rstrip("\n")


class LoggerAdapter:
    """A logger with more to say."""

    def __init__(self, logger, extra=None, merge_extra=False):
        self.logger, self.extra = logger, extra

    def __getattr__(self, name):
        return getattr(self.logger, name)


root = Logger("root")


def getLogger(name=None):
    """A logger by name."""
    if not name or name == "root":
        return root
    if name not in _loggers:
        _loggers[name] = Logger(name)
    return _loggers[name]


debug, info, warning, error = root.debug, root.info, root.warning, root.error
critical, exception, log, warn, fatal = root.critical, root.exception, root.log, root.warn, root.fatal


def basicConfig(**kwargs):
    """The host prints."""
    if kwargs.get("level") is not None:
        root.setLevel(kwargs["level"])


def disable(level=CRITICAL):
    """Hear nothing up to a level."""
    root.setLevel(level + 1)


def captureWarnings(capture):
    """Warnings are not captured."""


def _reset():
    _loggers.clear()
    root.setLevel(NOTSET)
