"""Functions that change the operations of a generated revision, one kind of operation each."""

from alembic import util
from alembic.operations import ops


class Rewriter:
    """What `process_revision_directives=` may be."""

    def __init__(self):
        self._functions, self._chained = {}, ()

    def chain(self, other):
        """This one, then another."""
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        made._chained = (*self._chained, other)
        return made

    def rewrites(self, operator):
        """Register a function for operations of a class: it answers one, several or none in its place."""
        def register(function):
            for one in util.to_list(operator):
                self._functions[one] = function
            return function
        return register

    def __call__(self, context, revision, directives):
        self.process_revision_directives(context, revision, directives)
        for other in self._chained:
            other(context, revision, directives)

    def process_revision_directives(self, context, revision, directives):
        """Go through the scripts and all that is in them."""
        self._list(context, revision, directives)

    def _function(self, directive):
        for class_ in type(directive).__mro__:
            if class_ in self._functions:
                return self._functions[class_]
        return None

    def _rewrite(self, context, revision, directive):
        function = self._function(directive)
        if function is None or self in directive._mutations:
            return [directive]
        made = util.to_list(function(context, revision, directive), [])
        for one in made:
            one._mutations = one._mutations | {self}
        return made

    def _for(self, context, revision, directive):
        made = self._rewrite(context, revision, directive)
        for one in made:
            if isinstance(one, ops.MigrationScript):
                self._script(context, revision, one)
            elif isinstance(one, ops.OpContainer):
                self._list(context, revision, one.ops)
        return made

    def _list(self, context, revision, directives):
        made = []
        for directive in directives:
            made += self._for(context, revision, directive)
        directives[:] = made

    def _script(self, context, revision, script):
        for half in ("upgrade_ops", "downgrade_ops"):
            made = []
            for held in getattr(script, half + "_list"):
                found = self._for(context, revision, held)
                if len(found) != 1:
                    kind = "UpgradeOps" if half == "upgrade_ops" else "DowngradeOps"
                    raise ValueError(f"Can only return single object for {kind} traverse")
                made += found
            setattr(script, half, made)
