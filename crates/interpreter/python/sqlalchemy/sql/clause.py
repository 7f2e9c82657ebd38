"""What all parts of statements share: text, execution."""

from sqlalchemy.sql import elements


class ClauseElement:
    """A part of a statement."""

    is_selectable = False
    supports_execution = False
    inherit_cache = None
    is_clause_element = allows_lambda = uses_inspection = True
    is_dml = False

    def __class_getitem__(cls, item):
        return cls

    def _expr(self):
        """The element as JSON."""
        raise NotImplementedError(f"sqlalchemy {type(self).__name__} is not supported by Retort")

    def _children(self):
        return ()

    def _tables(self):
        """The tables that the element names, for FROM."""
        for child in self._children():
            yield from child._tables()

    def self_group(self, against=None):
        """Parentheses are written by the core."""
        return self

    def params(self, *optionaldict, **kwargs):
        """The element with other values."""
        raise NotImplementedError(f"params() of {type(self).__name__} is not supported by Retort: use bindparams()")

    def compile(self, bind=None, dialect=None, *, compile_kwargs=None, **kw):
        """The text is made by the core: for PostgreSQL where a connection or a dialect is named, else for none."""
        return Compiled(self, compile_kwargs or {}, bind is None and dialect is None)

    def __str__(self):
        return str(self.compile())

    def __bool__(self):
        raise TypeError("Boolean value of this clause is not defined")

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} object at {id(self):#x}>"

    def __invert__(self):
        return elements.not_(self)


class Compiled:
    """A statement as text, made by the core."""

    def __init__(self, element, compile_kwargs, generic=False):
        self.statement, self._literal = element, bool(compile_kwargs.get("literal_binds"))
        self._generic = generic

    def _ask(self, params):
        from _retort import bridge
        element = self.statement
        whole = isinstance(element, Executable) and not isinstance(element, elements.ColumnElement) and hasattr(
            element, "_statement")
        made = element._statement() if whole else {"expression": element._expr()}
        return bridge.call("compile", {"statement": made, "literal_binds": self._literal, "generic": self._generic,
                                       "params": params})

    @property
    def params(self):
        """The values of the parameters."""
        from _retort import values
        return {name: values.decode(value) for name, value in self._ask(True)["params"].items()}

    def construct_params(self, params=None, **kw):
        """The values of the parameters, some of them replaced."""
        return {**self.params, **(params or {})}

    @property
    def string(self):
        """The text."""
        return str(self)

    def __str__(self):
        return self._ask(False)


class Executable:
    """What can be executed."""

    supports_execution = True
    is_select = is_insert = is_update = is_delete = is_text = is_from_statement = False
    _execution_options = {}

    def execution_options(self, **kw):
        """The statement with options: they change nothing here, those that would are refused when it runs."""
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        made._execution_options = {**self._execution_options, **kw}
        return made

    def get_execution_options(self):
        """The options."""
        return self._execution_options
