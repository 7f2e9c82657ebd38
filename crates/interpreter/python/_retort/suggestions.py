"""“Did you mean: …?” behind a misspelt name; CPython 3.11, Python/suggestions.c."""

MOST_NAMES = 750
LONGEST = 40
MOVE, CASE = 2, 1

# In the order of CPython's own dictionary: of names that are equally near the first one is offered.
_BUILTINS = (
    "abs all any ascii bin breakpoint callable chr compile delattr dir divmod eval exec format getattr globals hasattr "
    "hash hex id input isinstance issubclass iter aiter len locals max min next anext oct ord pow print repr round "
    "setattr sorted sum vars None Ellipsis NotImplemented False True bool memoryview bytearray bytes classmethod complex "
    "dict enumerate filter float frozenset property int list map object range reversed set slice staticmethod str super "
    "tuple type zip"
).split()


def suggestion(exception):
    """The name that was perhaps meant, or None."""
    name = getattr(exception, "name", None)
    if not isinstance(name, str):
        return None
    if type(exception) is NameError:
        return _of_names(exception, name)
    if isinstance(exception, AttributeError) and getattr(exception, "obj", None) is not None:
        return nearest(_attributes(exception.obj), name)
    return None


def _of_names(exception, name):
    entry = exception.__traceback__
    if entry is None:
        return None
    while entry.tb_next is not None:
        entry = entry.tb_next
    frame = entry.tb_frame
    code = frame.f_code
    import builtins
    others = [one for one in vars(builtins) if one not in _BUILTINS]
    for names in ([*code.co_varnames, *code.co_cellvars, *code.co_freevars], list(frame.f_globals),
                  [*_BUILTINS, *others]):
        found = nearest(names, name)
        if found is not None:
            return found
    return None


def _attributes(subject):
    """What `dir()` says; names that are the library's own affair are another library's elsewhere."""
    try:
        names = sorted(dir(subject))
    except Exception:
        return []
    home = getattr(subject, "__name__", None) if type(subject).__name__ == "module" else type(subject).__module__
    if str(home).partition(".")[0] in ("sqlalchemy", "alembic"):
        return [name for name in names if not name.startswith("_") or name.startswith("__")]
    return names


def nearest(names, wanted):
    """The name with the fewest changes, if there are few enough."""
    if len(names) >= MOST_NAMES:
        return None
    best, least = None, None
    for name in names:
        if not isinstance(name, str) or name == wanted:
            continue
        most = (len(wanted) + len(name) + 3) * MOVE // 6
        if least is not None:
            most = min(most, least - 1)
        distance = _distance(wanted, name, most)
        if distance <= most:
            best, least = name, distance
    return best


def _distance(first, second, most):
    """What it costs to change one text into the other; anything above `most` if it is more."""
    while first and second and first[0] == second[0]:
        first, second = first[1:], second[1:]
    while first and second and first[-1] == second[-1]:
        first, second = first[:-1], second[:-1]
    if not first or not second:
        return (len(first) + len(second)) * MOVE
    if max(len(first), len(second)) > LONGEST:
        return most + 1
    if len(second) < len(first):
        first, second = second, first
    if (len(second) - len(first)) * MOVE > most:
        return most + 1
    row, result = [(place + 1) * MOVE for place in range(len(first))], 0
    for start, letter in enumerate(second):
        distance = result = start * MOVE
        for place, other in enumerate(first):
            substitute = distance + _substitution(letter, other)
            distance = row[place]
            result = row[place] = min(min(result, distance) + MOVE, substitute)
        if min(row) > most:
            return most + 1
    return result


def _substitution(first, second):
    if first == second:
        return 0
    return CASE if first.lower() == second.lower() else MOVE
