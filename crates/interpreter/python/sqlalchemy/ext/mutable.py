"""Mutable values: changes inside them are not seen."""


class Mutable:
    """Values whose changes inside are not seen: assign a new value."""

    @classmethod
    def as_mutable(cls, sqltype):
        """The type itself."""
        return sqltype

    @classmethod
    def associate_with(cls, sqltype):
        """Nothing."""


MutableDict = MutableList = MutableSet = Mutable
