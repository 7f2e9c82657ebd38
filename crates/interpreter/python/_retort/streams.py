"""Standard output and error: what is printed goes to the host, within bounds."""

import sys

import _host

LIMIT = 1_000_000


class Stream:
    """A text stream that writes to the host."""

    encoding = "utf-8"
    errors = "strict"
    mode = "w"
    closed = False
    newlines = None

    def __init__(self, name):
        self.name = f"<{name}>"
        self._stream = name
        self._pending = ""
        self._left = LIMIT

    def write(self, text):
        """Take text; it is sent line by line."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        count = len(text)
        if self._left > 0:
            self._pending += text[: self._left]
            self._left -= count
            if self._left <= 0:
                self._pending += "\n[output cut off]\n"
            if "\n" in self._pending or len(self._pending) > 4096:
                self.flush()
        return count

    def writelines(self, lines):
        """Write each of several texts."""
        for line in lines:
            self.write(line)

    def flush(self):
        """Send what is pending."""
        text, self._pending = self._pending, ""
        if text:
            _host.call("write", {"stream": self._stream, "text": text})

    def isatty(self):
        """It is no terminal."""
        return False

    def readable(self):
        """It is not read."""
        return False

    def writable(self):
        """It is written."""
        return True

    def begin(self):
        """Start a job with its full allowance."""
        self._pending, self._left = "", LIMIT


OUT, ERR = Stream("stdout"), Stream("stderr")


def begin():
    """Put the streams in place for a job."""
    OUT.begin()
    ERR.begin()
    sys.stdout = sys.__stdout__ = OUT
    sys.stderr = sys.__stderr__ = ERR


def end():
    """Send what is left."""
    OUT.flush()
    ERR.flush()
