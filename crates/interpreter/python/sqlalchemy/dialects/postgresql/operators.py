"""The operators of PostgreSQL that SQLAlchemy has by name."""

from sqlalchemy.sql.operators import custom_op

_COMPARISON, _ELEMENT = 5, 15


def _element(opstring, visit_name=None):
    return custom_op(opstring, precedence=_ELEMENT, natural_self_precedent=True, eager_grouping=True,
                     visit_name=visit_name)


def _test(opstring):
    return custom_op(opstring, precedence=_COMPARISON, natural_self_precedent=True, eager_grouping=True,
                     is_comparison=True)


def _position(opstring):
    return custom_op(opstring, precedence=_COMPARISON, is_comparison=True)


ASTEXT, JSONPATH_ASTEXT, DELETE_PATH, GETITEM = (
    _element("->>"), _element("#>>"), _element("#-"), _element("->", "hstore_getitem"))
HAS_KEY, HAS_ALL, HAS_ANY, PATH_EXISTS, PATH_MATCH, CONTAINS, CONTAINED_BY = map(
    _test, ("?", "?&", "?|", "@?", "@@", "@>", "<@"))
OVERLAP, STRICTLY_LEFT_OF, STRICTLY_RIGHT_OF, NOT_EXTEND_RIGHT_OF, NOT_EXTEND_LEFT_OF, ADJACENT_TO = map(
    _position, ("&&", "<<", ">>", "&<", "&>", "-|-"))
