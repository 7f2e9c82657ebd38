"""What models say about each other; it has no part in the schema."""


class Relationship:
    """A relationship: it is not loaded."""

    def __init__(self, *args, **kwargs):
        self.argument = args[0] if args else None

    def __set_name__(self, owner, name):
        self.key = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        if self.key in instance.__dict__:
            return instance.__dict__[self.key]
        raise NotImplementedError(f"loading the relationship {owner.__name__}.{self.key} is not supported by Retort")

    def __set__(self, instance, value):
        raise NotImplementedError(
            f"setting the relationship {type(instance).__name__}.{self.key} is not supported by Retort: set the "
            "column of its foreign key")


RelationshipProperty = Relationship


def relationship(*args, **kwargs):
    """A relationship: it is not loaded."""
    return Relationship(*args, **kwargs)


def backref(name, **kwargs):
    """The other direction."""
    return name


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


def aliased(element, alias=None, name=None, **kwargs):
    """A model by another name."""
    return element.__table__.alias(name)


def configure_mappers():
    """Nothing is left to configure."""
