"""What models say about each other; it has no part in the schema."""

from sqlalchemy.orm.relationships import Relationship


def relationship(argument=None, secondary=None, *args, **kwargs):
    """A relationship between two models."""
    return Relationship(argument, secondary, *args, **kwargs)


def backref(name, **kwargs):
    """The other direction."""
    return (name, kwargs)


RelationshipProperty = Relationship


class _Option:
    """An option of loading."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *args, **kwargs: self


def joinedload(*args, **kwargs):
    """Nothing is loaded by relationship."""
    return _Option()


selectinload = subqueryload = lazyload = noload = raiseload = contains_eager = load_only = joinedload


def deferred(column, *args, **kwargs):
    """The column itself."""
    return column


def column_property(column, *args, **kwargs):
    """The column itself."""
    return column


def synonym(name, **kwargs):
    """Another name of an attribute."""
    return property(lambda self: getattr(self, name), lambda self, value: setattr(self, name, value))


def validates(*names, **kwargs):
    """Validators are called when attributes are set."""
    def mark(function):
        function._validates = names
        return function
    return mark


def reconstructor(function):
    """The function itself."""
    return function


def foreign(column):
    """The column itself."""
    return column


remote = foreign


class AliasedClass:
    """A model by another name."""

    def __init__(self, model, name=None):
        self._alias = getattr(model, "__table__", model).alias(name)

    def __clause_element__(self):
        return self._alias

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self._alias.c[name]


def aliased(element, alias=None, name=None, **kwargs):
    """A model by another name."""
    return AliasedClass(element, name)


def configure_mappers():
    """Nothing is left to configure."""
