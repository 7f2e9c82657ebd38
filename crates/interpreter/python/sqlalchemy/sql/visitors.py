"""Walks over expressions."""

from collections import deque

from sqlalchemy.sql.elements import ClauseElement, unsupported

Visitable = ExternallyTraversible = ClauseElement


def iterate(obj, opts={}):
    """An element and all that it is made of, outer ones first."""
    yield obj
    waiting = deque([list(obj._children())])
    while waiting:
        for child in waiting.popleft():
            yield child
            waiting.append(list(child._children()))


_NAMES = {
    "ColumnClause": "column", "BindParameter": "bindparam", "Literal": "bindparam", "Binary": "binary",
    "Unary": "unary", "BooleanClauseList": "clauselist", "FunctionElement": "function", "TableClause": "table",
    "Select": "select", "Label": "label", "Cast": "cast", "TextClause": "textclause", "Grouping": "grouping",
    "Case": "case", "Constant": "null", "Extract": "extract", "TypeCoerce": "type_coerce", "Alias": "alias",
}


def _visit_name(target):
    own = getattr(target, "__visit_name__", None)
    return own or next((_NAMES[cls.__name__] for cls in type(target).__mro__ if cls.__name__ in _NAMES), None)


def traverse_using(iterator, obj, visitors):
    """Call the function for the kind of each element of an iterator."""
    for target in iterator:
        visit = visitors.get(_visit_name(target))
        if visit is not None:
            visit(target)
    return obj


def traverse(obj, opts, visitors):
    """Call the function for the kind of each element that something is made of."""
    return traverse_using(iterate(obj, opts), obj, visitors)


cloned_traverse = unsupported("sql.visitors.cloned_traverse")
replacement_traverse = unsupported("sql.visitors.replacement_traverse")


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(name)
    raise NotImplementedError(f"sqlalchemy.sql.visitors.{name} is not supported by Retort")
