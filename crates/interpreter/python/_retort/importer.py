"""The import of project files from memory."""

import sys

import _frozen_importlib as bootstrap
import _host

ROOT = "/project"

# A grading runs the same files many times: their code is kept until their text changes.
MOST_COMPILED = 512

_compiled = {}
_files = frozenset()
_folders = frozenset()


class ProjectFinder:
    """Finds modules and packages among the files of the project, along `sys.path`."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        """A spec for a file, a package or, failing those, a folder."""
        last = name.rpartition(".")[2]
        folders = [relative(entry) for entry in (sys.path if path is None else path) if isinstance(entry, str)]
        for folder in folders:
            if folder is None:
                continue
            stem = _join(folder, last)
            if stem + "/__init__.py" in _files:
                return _spec(name, stem + "/__init__.py", [absolute(stem)])
            if stem + ".py" in _files:
                return _spec(name, stem + ".py", None)
        places = [absolute(_join(folder, last)) for folder in folders
                  if folder is not None and _join(folder, last) in _folders]
        return _spec(name, None, places) if places else None

    @staticmethod
    def invalidate_caches():
        """Nothing is cached."""


class Loader:
    """Executes a file of the project."""

    def __init__(self, path):
        self.path = path

    def create_module(self, spec):
        """Let Python make the module."""
        return None

    def exec_module(self, module):
        """Run the file in the module."""
        if self.path is not None:
            module.__file__ = absolute(self.path)
            exec(code(self.path), module.__dict__)

    def get_source(self, name):
        """The text of the file."""
        return _host.source(self.path) if self.path else ""

    def is_package(self, name):
        """Whether it is a package."""
        return self.path is None or self.path.endswith("/__init__.py")


def _spec(name, path, places):
    origin = None if path is None else absolute(path)
    spec = bootstrap.ModuleSpec(name, Loader(path), origin=origin, is_package=places is not None)
    if places is not None:
        spec.submodule_search_locations = places
    return spec


def code(path):
    """The compiled code of a project file; tracebacks name it by its project path."""
    source = _host.source(path)
    if source is None:
        raise FileNotFoundError(2, "No such file or directory", path)
    known = _compiled.get(path)
    if known is None or known[0] != source:
        if len(_compiled) >= MOST_COMPILED:
            _compiled.clear()
        known = _compiled[path] = (source, compile(source, path, "exec", dont_inherit=True))
    return known[1]


def relative(path):
    """A path below the project's root, `""` for the root itself, or None if it is elsewhere."""
    if path in ("", "."):
        return ""
    if not path.startswith("/"):
        path = ROOT + "/" + path
    parts = []
    for part in path.split("/"):
        if part == "..":
            if parts:
                parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    path = "/" + "/".join(parts)
    if path == ROOT:
        return ""
    return path[len(ROOT) + 1:] if path.startswith(ROOT + "/") else None


def absolute(path):
    """A project path as a path in the virtual file system."""
    return f"{ROOT}/{path}" if path else ROOT


def _join(folder, name):
    return f"{folder}/{name}" if folder else name


def begin(search):
    """Start a job: look at its files, search along `search`."""
    global _files, _folders
    _files = frozenset(_host.paths())
    folders = set()
    for path in _files:
        if path.endswith(".py"):
            while "/" in path:
                path = path.rpartition("/")[0]
                folders.add(path)
    _folders = frozenset(folders)
    end()
    sys.path[:] = search
    if not any(finder is ProjectFinder for finder in sys.meta_path):
        sys.meta_path.append(ProjectFinder)


def end():
    """Forget the modules of the project."""
    for name, module in list(sys.modules.items()):
        if isinstance(getattr(getattr(module, "__spec__", None), "loader", None), Loader):
            del sys.modules[name]
