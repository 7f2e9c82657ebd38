"""Functions of a module that reach an object which is only there while something runs."""


class Proxy:
    """What a module of functions stands for."""

    def __init__(self, name):
        self._name, self._target = name, None

    def install(self, target):
        """Stand for `target`, answer what was stood for."""
        previous, self._target = self._target, target
        return previous

    def target(self, function):
        """The object."""
        if self._target is None:
            raise NameError(
                f"Can't invoke function '{function}', as the proxy object has not yet been established for the "
                f"Alembic '{self._name}' class.  Try placing this code inside a callable."
            )
        return self._target

    def function(self, name):
        """A function that calls the method of the object."""
        def call(*args, **kwargs):
            return getattr(self.target(name), name)(*args, **kwargs)
        call.__name__ = call.__qualname__ = name
        return call
