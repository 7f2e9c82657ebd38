"""Paths as text, over the files of the project."""

import os
import posixpath


class PurePath:
    """A path."""

    def __init__(self, *parts):
        self._text = posixpath.normpath(posixpath.join(*map(os.fspath, parts))) if parts else "."

    def __fspath__(self):
        return self._text

    __str__ = as_posix = __fspath__

    def __repr__(self):
        return f"{type(self).__name__}({self._text!r})"

    def __eq__(self, other):
        return isinstance(other, PurePath) and self._text == other._text

    def __lt__(self, other):
        return self._text < other._text

    def __hash__(self):
        return hash(self._text)

    def __truediv__(self, other):
        return type(self)(self._text, other)

    def __rtruediv__(self, other):
        return type(self)(other, self._text)

    def joinpath(self, *parts):
        """The path with more parts."""
        return type(self)(self._text, *parts)

    @property
    def parts(self):
        """The parts."""
        root = ("/",) if self._text.startswith("/") else ()
        return root + tuple(part for part in self._text.split("/") if part and part != ".")

    @property
    def name(self):
        """The last part."""
        return posixpath.basename(self._text)

    @property
    def suffix(self):
        """The ending."""
        return posixpath.splitext(self.name)[1]

    @property
    def stem(self):
        """The last part without its ending."""
        return posixpath.splitext(self.name)[0]

    @property
    def parent(self):
        """The path without its last part."""
        return type(self)(posixpath.dirname(self._text) or ".")

    @property
    def parents(self):
        """The path without its last parts."""
        found, here = [], self
        while here.parent != here:
            here = here.parent
            found.append(here)
        return found

    def is_absolute(self):
        """Whether it starts at the root."""
        return self._text.startswith("/")

    def relative_to(self, other):
        """The path as seen from another."""
        base = os.fspath(other).rstrip("/")
        if self._text != base and not self._text.startswith(base + "/"):
            raise ValueError(f"{self._text!r} is not in the subpath of {base!r}")
        return type(self)(self._text[len(base) + 1:] or ".")

    def with_name(self, name):
        """The path with another last part."""
        return self.parent / name

    def with_suffix(self, suffix):
        """The path with another ending."""
        return self.parent / (self.stem + suffix)


class Path(PurePath):
    """A path in the project."""

    @classmethod
    def cwd(cls):
        """The root of the project."""
        return cls(os.getcwd())

    def absolute(self):
        """The path from the root."""
        return Path(os.getcwd(), self._text)

    def resolve(self, strict=False):
        """The path from the root."""
        return self.absolute()

    def _relative(self):
        from _retort import importer
        return importer.relative(self._text)

    def exists(self):
        """Whether it is there."""
        return self.is_file() or self.is_dir()

    def is_file(self):
        """Whether it is a file."""
        import _host
        here = self._relative()
        return here is not None and _host.source(here) is not None

    def is_dir(self):
        """Whether it is a folder."""
        return posixpath.isdir(self._text)

    def read_text(self, encoding=None, errors=None):
        """The text of the file."""
        import _host
        here = self._relative()
        text = _host.source(here) if here is not None else None
        if text is None:
            raise FileNotFoundError(2, "No such file or directory", self._text)
        return text

    def iterdir(self):
        """What is in the folder."""
        return iter([self / name for name in os.listdir(self._text)])


PosixPath, PurePosixPath = Path, PurePath
