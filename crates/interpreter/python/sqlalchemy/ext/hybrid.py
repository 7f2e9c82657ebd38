"""Hybrid attributes."""


class hybrid_property:
    """A property of instances that is an expression on the class."""

    def __init__(self, fget, fset=None, fdel=None, expr=None):
        self.fget, self.fset, self.expr = fget, fset, expr

    def __get__(self, instance, owner):
        if instance is None:
            return (self.expr or self.fget)(owner)
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def setter(self, fset):
        """Set it so."""
        return hybrid_property(self.fget, fset, None, self.expr)

    def expression(self, expr):
        """The expression on the class."""
        return hybrid_property(self.fget, self.fset, None, expr)

    @property
    def inplace(self):
        """Itself."""
        return self


def hybrid_method(function):
    """The function itself."""
    return function
