"""The part of Mako that script.py.mako uses."""

import _host

from _retort.lazy import re

_TOKEN = r"\$\{(?P<expr>[^}]*(?:\{[^}]*\}[^}]*)*)\}|<%(?P<kind>!?)(?P<block>.*?)%>"


def render(path, variables):
    """Render the template at `path`."""
    source = _host.source(path)
    if source is None:
        raise FileNotFoundError(2, "No such file or directory", path)
    lines = ["def _render(_out, _text):"]
    _Writer(lines).template(source)
    namespace = {"UNDEFINED": Undefined(), **{name: _revive(value) for name, value in variables.items()}}
    names = "".join(f"    global {name}\n" for name in ())
    exec(compile("\n".join(lines) + names + "\n", path, "exec", dont_inherit=True), namespace)
    pieces = []
    namespace["_render"](pieces.append, str)
    return "".join(pieces)


class Undefined:
    """What has no value."""

    def __str__(self):
        raise NameError("Undefined")

    def __bool__(self):
        return False


def _revive(value):
    return tuple(value) if isinstance(value, list) else value


class _Writer:
    """Turns a template into a Python function."""

    def __init__(self, lines):
        self._lines, self._depth = lines, 1

    def _emit(self, code):
        self._lines.append("    " * self._depth + code)

    def template(self, source):
        """Go through lines, control lines apart."""
        self._emit("pass")
        pending = ""
        for line in source.splitlines(keepends=True):
            stripped = line.lstrip()
            inside = pending.count("<%") > pending.count("%>")
            if not inside and stripped.startswith("##"):
                continue
            if not inside and stripped.startswith("%") and not stripped.startswith("%%"):
                self._text(pending)
                pending = ""
                self._control(stripped[1:].strip())
                continue
            if not inside and stripped.startswith("%%"):
                line = line.replace("%%", "%", 1)
            if not inside and line.endswith("\\\n"):
                line = line[:-2]
            pending += line
        self._text(pending)

    def _control(self, code):
        word = re.match(r"\w+", code)[0]
        if word.startswith("end"):
            self._depth -= 1
        elif word in ("else", "elif", "except", "finally"):
            self._depth -= 1
            self._emit(code)
            self._depth += 1
            self._emit("pass")
        else:
            self._emit(code)
            self._depth += 1
            self._emit("pass")

    def _text(self, text):
        place = 0
        for token in re.finditer(_TOKEN, text, re.S):
            self._literal(text[place:token.start()])
            if token["expr"] is not None:
                self._expression(token["expr"])
            else:
                import textwrap
                for line in textwrap.dedent(token["block"]).strip("\n").splitlines():
                    self._emit(line)
            place = token.end()
        self._literal(text[place:])

    def _literal(self, text):
        if text:
            self._emit(f"_out({text!r})")

    def _expression(self, code):
        code, filters = _filters(code)
        made = f"({code.strip()})"
        for name in filters:
            if name == "n":
                continue
            made = f"{_FILTERS.get(name, name)}({made})"
        self._emit(f"_out(_text({made}))")


_FILTERS = {"trim": "str.strip", "comma": "__import__('_retort.template').template.comma",
            "str": "str", "unicode": "str"}


def _filters(code):
    """An expression and the filters behind its last `|`."""
    found = re.match(r"(?s)(.*?)\|\s*((?:\w+\s*,\s*)*\w+)\s*$", code)
    if found is None or found[1].rstrip().endswith("|"):
        return code, []
    return found[1], [name.strip() for name in found[2].split(",")]


def comma(value):
    """Several as `a, b`."""
    if value is None:
        return ""
    return value if isinstance(value, str) else ", ".join(value)
