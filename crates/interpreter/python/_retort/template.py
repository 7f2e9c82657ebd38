"""The part of Mako that templates of revisions use: the text becomes a Python function that writes."""

import builtins

import _host

from _retort.lazy import re
from _retort.template_lexer import tokens


def render(path, variables):
    """Render the template at `path`."""
    source = _host.source(path)
    if source is None:
        raise FileNotFoundError(2, "No such file or directory", path)
    code = compile(_Writer().module(source), path, "exec", dont_inherit=True)
    pieces = []
    given = {name: _revive(value) for name, value in variables.items()}
    given["comma"] = comma
    undefined = Undefined()
    namespace = {name: undefined for name in _names(code) if not hasattr(builtins, name)}
    namespace.update(given)
    namespace.update(UNDEFINED=undefined, context=Context(given, pieces.append), _out=pieces.append, _loop=Loop,
                     _xml=_xml, _url=_url)
    exec(code, namespace)
    namespace["_render"]()
    return "".join(pieces)


class Undefined:
    """What has no value."""

    def __str__(self):
        raise NameError("Undefined")

    def __bool__(self):
        return False


class Context:
    """The variables, and where the text goes."""

    def __init__(self, given, write):
        self._given, self.write = given, write

    def get(self, key, default=None):
        """A variable."""
        return self._given.get(key, default)

    def __getitem__(self, key):
        return self._given[key]

    def __contains__(self, key):
        return key in self._given

    def keys(self):
        """The names of the variables."""
        return list(self._given)


class Loop:
    """`loop` inside of `% for`."""

    def __init__(self, values, parent):
        self._values, self.parent, self.index = values, parent, 0

    def __iter__(self):
        for self.index, value in enumerate(self._values):
            yield value

    def __len__(self):
        return len(self._values)

    first = property(lambda self: self.index == 0)
    last = property(lambda self: self.index == len(self) - 1)
    reverse_index = property(lambda self: len(self) - self.index - 1)
    even = property(lambda self: self.index % 2 == 0)
    odd = property(lambda self: self.index % 2 == 1)

    def cycle(self, *values):
        """One of the values after the other."""
        if not values:
            raise ValueError("You must provide values to cycle through")
        return values[self.index % len(values)]


def comma(value):
    """Several as `a, b`."""
    if value is None:
        return ""
    return value if isinstance(value, str) else ", ".join(value)


def _xml(text):
    for sign, entity in (("&", "&amp;"), (">", "&gt;"), ("<", "&lt;"), ('"', "&#34;"), ("'", "&#39;")):
        text = text.replace(sign, entity)
    return text


def _url(text):
    from urllib.parse import quote_plus
    return quote_plus(text)


def _revive(value):
    """A variable, out of what JSON can say of it."""
    if not isinstance(value, dict):
        return value
    (kind, inner), = value.items()
    if kind == "tuple":
        return tuple(inner)
    if kind == "datetime":
        import datetime
        return datetime.datetime.fromisoformat(inner)
    if kind == "config":
        from alembic.config import Config
        return Config._of(inner)
    return inner


def _names(code):
    """Every name that a piece of code and those inside of it use."""
    for name in code.co_names:
        yield name
    for constant in code.co_consts:
        if hasattr(constant, "co_names"):
            yield from _names(constant)


_FOR = r"for\s+(.+?)\s+in\s+(.*):\s*$"
_FILTERS = {"trim": "str.strip", "str": "str", "unicode": "str", "h": "_xml", "x": "_xml", "u": "_url"}
_ELSE = ("else", "elif", "except", "finally")


class _Writer:
    """Turns a template into the text of a Python module."""

    def __init__(self):
        self._head, self._defs, self._body = [], [], ["def _render():"]
        self._lines, self._depth, self._outer, self._loops = self._body, 1, [], False

    def module(self, source):
        """The text of the module for a template."""
        self._loops = "loop" in source
        self._emit("loop = None")
        for kind, text in tokens(source):
            getattr(self, "_" + kind)(text)
        return "\n".join(self._head + self._defs + self._body) + "\n"

    def _emit(self, code):
        self._lines.append("    " * self._depth + code)

    def _text(self, text):
        if text:
            self._emit(f"_out({text!r})")

    def _block(self, text):
        for line in _dedent(text):
            self._emit(line)

    def _module_block(self, text):
        self._head.extend(_dedent(text))

    def _control(self, code):
        word = re.match(r"\w+", code)[0]
        if word.startswith("end"):
            self._depth -= 1
            if word == "endfor" and self._loops:
                self._emit("loop = loop.parent")
            return
        if word in _ELSE:
            self._depth -= 1
        found = re.match(_FOR, code) if self._loops else None
        if found is not None:
            self._emit(f"loop = _loop({found[2]}, loop)")
            code = f"for {found[1]} in loop:"
        self._emit(code)
        self._depth += 1
        self._emit("pass")

    def _expression(self, given):
        code, filters = given
        made = f"({code.strip()})"
        for name in ([] if "n" in filters else ["str"]) + filters:
            if name != "n":
                made = f"{_FILTERS.get(name, name)}({made})"
        self._emit(f"_out({made})")

    def _def(self, signature):
        self._outer.append((self._lines, self._depth))
        self._lines, self._depth = self._defs, 0
        self._emit(f"def {signature}:")
        self._depth = 1
        self._emit("loop = None")

    def _end_def(self, _):
        self._emit("return ''")
        self._lines, self._depth = self._outer.pop()


def _dedent(text):
    import textwrap
    return textwrap.dedent(text.strip("\n")).splitlines()
