"""`os` without an operating system: the environment, paths as text."""

import sys
import abc
from _collections_abc import _check_methods

from _retort import variables

name = "posix"
sep, altsep, extsep, pathsep, linesep, curdir, pardir, devnull = "/", None, ".", ":", "\n", ".", "..", "/dev/null"
defpath = "/bin:/usr/bin"
error = OSError

_ROOT = "/project"


class _Environ(dict):
    """The environment."""

    def copy(self):
        """A dict of it."""
        return dict(self)

    def __setitem__(self, key, value):
        if not isinstance(key, str) or not isinstance(value, str):
            raise TypeError(f"str expected, not {type(key if not isinstance(key, str) else value).__name__}")
        dict.__setitem__(self, key, value)


environ = _Environ(variables.GIVEN)


def getenv(key, default=None):
    """A variable of the environment."""
    return environ.get(key, default)


def putenv(key, value):
    """Set a variable of the environment."""
    environ[key] = value


def getcwd():
    """The root of the project."""
    return _ROOT


def getpid():
    """There is one process."""
    return 1


def urandom(size):
    """Random bytes."""
    import _random
    source = _random.Random()
    return bytes(source.getrandbits(8) for _ in range(size))


def fspath(path):
    """A path as text."""
    if isinstance(path, (str, bytes)):
        return path
    try:
        made = type(path).__fspath__(path)
    except AttributeError:
        raise TypeError(
            f"expected str, bytes or os.PathLike object, not {type(path).__name__}") from None
    return made


class PathLike(abc.ABC):
    """What is a path."""

    @abc.abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return _check_methods(subclass, "__fspath__")
        return NotImplemented


def fsencode(filename):
    """Text as bytes."""
    return fspath(filename).encode()


def fsdecode(filename):
    """Bytes as text."""
    made = fspath(filename)
    return made.decode() if isinstance(made, bytes) else made


def _relative(path):
    from _retort import importer
    return importer.relative(fspath(path))


class stat_result(tuple):
    """What stat tells."""


def stat(path, **kw):
    """Whether a file of the project is there."""
    import _host
    here = _relative(path)
    if here is not None:
        if _host.source(here) is not None:
            return _Stat(0o100644)
        if here == "" or any(one.startswith(here + "/") for one in _host.paths()):
            return _Stat(0o040755)
    raise FileNotFoundError(2, "No such file or directory", path)


lstat = stat


def readlink(path, **kw):
    """There are no links."""
    raise OSError(22, "Invalid argument", path)


class _Stat:
    st_size = st_mtime = st_ino = st_dev = 0

    def __init__(self, mode):
        self.st_mode = mode


def listdir(path="."):
    """The names in a folder of the project."""
    import _host
    here = _relative(path)
    prefix = here + "/" if here else ""
    found = {one[len(prefix):].split("/")[0] for one in _host.paths() if one.startswith(prefix)}
    if here is None or not found:
        raise FileNotFoundError(2, "No such file or directory", path)
    return sorted(found)


def _refuse(*args, **kwargs):
    raise OSError(30, "Read-only file system")


makedirs = mkdir = remove = unlink = rename = rmdir = replace = chdir = chmod = _refuse


def system(command):
    """There are no processes."""
    raise NotImplementedError("os.system is not supported by Retort")


import posixpath as path

sys.modules["os.path"] = path
