"""What the types of other dialects share: they can be named and built; PostgreSQL renders those that it knows too."""

from sqlalchemy.sql.type_api import TypeEngine


class Foreign(TypeEngine):
    """A type that PostgreSQL's compiler cannot render."""

    def __init__(self, *arguments, **keywords):
        pass

    def _json(self):
        variant = (self._variants or {}).get("postgresql")
        return variant._json() if variant is not None else {"type": "Foreign", "name": type(self).__name__}


def foreign(module, **bases):
    """Classes of these names, each with the generic type it derives from."""
    return {
        name: type(name, (Foreign, base) if base else (Foreign,), {"__module__": module, "__doc__": f"{name}"})
        for name, base in bases.items()
    }


def refuse(module):
    """The `__getattr__` of a dialect: what else it has is refused by name."""

    def absent(name):
        if name.startswith("__"):
            raise AttributeError(name)
        raise NotImplementedError(f"{module}.{name} is not supported by Retort")

    return absent
