"""`locale`: C, with UTF-8."""

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)


class Error(Exception):
    """A locale that is not there."""


def setlocale(category, locale=None):
    """The locale stays C."""
    if locale not in (None, "", "C", "POSIX", "C.UTF-8"):
        raise Error("unsupported locale setting")
    return "C"


def getlocale(category=LC_CTYPE):
    """C."""
    return (None, None)


def getpreferredencoding(do_setlocale=True):
    """UTF-8."""
    return "utf-8"


getencoding = getpreferredencoding


def localeconv():
    """C's."""
    return {"decimal_point": ".", "thousands_sep": "", "grouping": []}
