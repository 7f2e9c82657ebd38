"""Small things about objects."""

_MISSING = object()


def generic_repr(obj, additional_kw=(), to_inspect=None, omit_kwarg=()):
    """An object as the call that would make it: the parameters of `__init__` with the attributes of the same names."""
    inspected = to_inspect if isinstance(to_inspect, (list, tuple)) else [obj if to_inspect is None else to_inspect]
    positional, star, keywords = [], None, {}
    for place, one in enumerate(inspected):
        names, varargs, defaults = _parameters(one)
        split = len(names) - len(defaults)
        if place == 0:
            positional, star = names[:split], varargs
        else:
            keywords.update((name, _MISSING) for name in names[:split])
        keywords.update(zip(names[split:], defaults))
    shown = [repr(getattr(obj, name, None)) for name in positional]
    if star is not None and hasattr(obj, star):
        shown += [repr(value) for value in getattr(obj, star)]
    for name, default in [*keywords.items(), *additional_kw]:
        if name in omit_kwarg:
            continue
        value = getattr(obj, name, _MISSING)
        if value is not _MISSING and value != default:
            shown.append(f"{name}={value!r}")
    return f"{type(obj).__name__}({', '.join(shown)})"


def _parameters(one):
    """The names of the parameters of `__init__`, that of `*args`, the defaults of the last ones."""
    code = getattr(getattr(one, "__init__", None), "__code__", None)
    if code is None:
        return [], None, ()
    names = list(code.co_varnames[1:code.co_argcount])
    star = code.co_varnames[code.co_argcount + code.co_kwonlyargcount] if code.co_flags & 4 else None
    function = getattr(one.__init__, "__func__", one.__init__)
    return names, star, tuple(function.__defaults__ or ())
