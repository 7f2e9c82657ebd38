"""`EXCLUDE`"""

from sqlalchemy.sql import elements
from sqlalchemy.sql.base import compact, name_json
from sqlalchemy.sql.schema import Constraint, Column, bare_or_expression, column_name


class ExcludeConstraint(Constraint):
    """`EXCLUDE`"""

    _item = "exclude"

    def __init__(self, *elements, name=None, deferrable=None, initially=None, using="gist", where=None, ops=None,
                 info=None, **kw):
        super().__init__(name, deferrable, initially, info, **kw)
        self.elements, self.using, self.where, self.ops = elements, using, where, ops or {}

    def _elements(self):
        return [{"expression": element_json(expression), "operator": operator}
                for expression, operator in self.elements]

    def _json(self):
        return compact({
            "name": name_json(self.name), "elements": self._elements(),
            "using": None if self.using == "gist" else self.using,
            "where": bare_or_expression(self.where) if self.where is not None else None,
            "deferrable": self.deferrable, "initially": self.initially, "ops": dict(self.ops) or None,
        })


def element_json(expression):
    """What is compared: a column by name, or an expression."""
    if isinstance(expression, str):
        return {"column": expression}
    if isinstance(expression, (Column, elements.ColumnClause)):
        return {"column": column_name(expression)}
    return bare_or_expression(expression)
