"""Relationships: loaded when they are asked for, written when the session writes."""

import typing

from sqlalchemy import exc


class Relationship:
    """A relationship between two models."""

    key = owner = None

    def __init__(self, argument=None, secondary=None, *args, **kwargs):
        self.argument, self.secondary, self.kwargs = argument, secondary, kwargs
        self.back_populates = kwargs.get("back_populates")

    def __set_name__(self, owner, name):
        self.key = name
        if self.owner is None:
            self.owner = owner

    def __get__(self, instance, owner):
        if instance is None:
            return self
        values = instance.__dict__
        if self.key not in values:
            values[self.key] = self._load(instance)
        return values[self.key]

    def __set__(self, instance, value):
        if self._many(type(instance)):
            value = list(value)
        instance.__dict__[self.key] = value
        other = self._target(type(instance))
        back = vars(other).get(self.back_populates) if self.back_populates else None
        if isinstance(back, Relationship):
            for one in value if isinstance(value, list) else [value] if value is not None else []:
                back._also(one, instance)
        if not isinstance(value, list):
            self._copy_key(instance, value)

    def _also(self, instance, other):
        """The other side of what was set."""
        values = instance.__dict__
        if not self._many(type(instance)):
            values[self.key] = other
        elif self.key in values and not any(one is other for one in values[self.key]):
            values[self.key].append(other)

    def _target(self, owner):
        """The model on the other side."""
        wanted = self.argument if self.argument is not None else self._annotated(owner)
        if not isinstance(wanted, (str, type)) and callable(wanted):
            wanted = wanted()
        if isinstance(wanted, type):
            return wanted
        name = str(wanted).strip("'\"").rpartition(".")[2]
        for model in owner.metadata.__dict__.get("_models", ()):
            if model.__name__ == name:
                return model
        raise exc.InvalidRequestError(
            f"When initializing mapper Mapper[{owner.__name__}({owner.__table__.name})], expression {name!r} failed to "
            f"locate a name ({name!r}). If this is a class name, consider adding this relationship() to the "
            f"{owner!r} class after both dependent classes have been defined.")

    def _annotated(self, owner):
        from sqlalchemy.orm.declarative import _annotations
        for base in owner.__mro__:
            found = _annotations(base).get(self.key)
            if found is not None:
                found = getattr(found, "argument", found)
                while typing.get_args(found):
                    found = next(one for one in typing.get_args(found) if one is not type(None))
                return getattr(found, "__forward_arg__", found)
        raise exc.ArgumentError(f"relationship {owner.__name__}.{self.key} names no model")

    def _pairs(self, owner):
        """Whether there are many on the other side, and the pairs of columns: mine, theirs."""
        if self.secondary is not None or any(self.kwargs.get(name) is not None for name in (
                "primaryjoin", "secondaryjoin")):
            raise NotImplementedError(
                f"the relationship {owner.__name__}.{self.key} with secondary= or primaryjoin= is not supported by Retort")
        mine, theirs = owner.__table__, self._target(owner).__table__
        outward = [(column, key._target()) for column in mine.columns for key in column._foreign_keys
                   if key._target() is not None and key._target().table is theirs]
        inward = [(key._target(), column) for column in theirs.columns for key in column._foreign_keys
                  if key._target() is not None and key._target().table is mine]
        if outward and (theirs is not mine or self.kwargs.get("remote_side") is not None):
            return False, outward
        if inward:
            return self.kwargs.get("uselist", True), inward
        raise exc.NoForeignKeysError(
            f"Could not determine join condition between parent/child tables on relationship {owner.__name__}."
            f"{self.key} - there are no foreign keys linking these tables.  Ensure that referencing columns are "
            "associated with a ForeignKey or ForeignKeyConstraint, or specify a 'primaryjoin' expression.")

    def _many(self, owner):
        return self._pairs(owner)[0]

    def _outward(self, owner):
        """Whether the foreign key is on this side."""
        _, pairs = self._pairs(owner)
        return bool(pairs[0][0]._foreign_keys) and pairs[0][0].table is owner.__table__ and any(
            key._target() is pairs[0][1] for key in pairs[0][0]._foreign_keys)

    def _onclause(self):
        from sqlalchemy.sql import elements
        return elements.and_(*[mine == theirs for mine, theirs in self._pairs(self.owner)[1]])

    def _load(self, instance):
        from sqlalchemy.orm.session import _attributes
        from sqlalchemy.sql.selectable import select
        owner = type(instance)
        many, pairs = self._pairs(owner)
        session, other = instance.__dict__.get("_sa_session"), self._target(owner)
        names = {id(column): key for key, column in _attributes(owner)}
        values = [instance.__dict__.get(names[id(mine)]) for mine, _ in pairs]
        if session is None or any(value is None for value in values):
            return [] if many else None
        query = select(other).where(*[theirs == value for (_, theirs), value in zip(pairs, values)])
        order = self.kwargs.get("order_by")
        if order not in (None, False):
            query = query.order_by(*self._order(other, order))
        found = session.scalars(query)
        return found.all() if many else found.first()

    @staticmethod
    def _order(other, order):
        if callable(order) and not hasattr(order, "_expr"):
            order = order()
        given = order if isinstance(order, (list, tuple)) else [order]
        return [getattr(other, one.rpartition(".")[2]) if isinstance(one, str) else one for one in given]

    def _copy_key(self, instance, other):
        """The values of the foreign key out of what it points to."""
        from sqlalchemy.orm.session import _attributes
        owner = type(instance)
        if not self._outward(owner):
            return
        mine = {id(column): key for key, column in _attributes(owner)}
        theirs = {id(column): key for key, column in _attributes(self._target(owner))}
        for here, there in self._pairs(owner)[1]:
            value = None if other is None else other.__dict__.get(theirs[id(there)])
            if value is not None or other is None:
                setattr(instance, mine[id(here)], value)

    def _adopt(self, instance, child):
        """Let a child point to its parent."""
        from sqlalchemy.orm.session import _attributes
        owner = type(instance)
        mine = {id(column): key for key, column in _attributes(owner)}
        theirs = {id(column): key for key, column in _attributes(type(child))}
        for here, there in self._pairs(owner)[1]:
            value = instance.__dict__.get(mine[id(here)])
            if child.__dict__.get(theirs[id(there)]) != value:
                setattr(child, theirs[id(there)], value)


def relationships_of(model):
    """The relationships of a model by attribute."""
    found = {}
    for base in reversed(model.__mro__):
        for key, value in base.__dict__.items():
            if isinstance(value, Relationship):
                found[key] = value
    return found


def configure(model):
    """Make the other sides that backref= names."""
    for key, value in relationships_of(model).items():
        backref = value.kwargs.get("backref")
        if backref is None or value.back_populates:
            continue
        name, options = backref if isinstance(backref, tuple) else (backref, {})
        try:
            other = value._target(model)
        except exc.InvalidRequestError:
            continue
        value.back_populates = name
        made = Relationship(model, back_populates=key, **options)
        made.__set_name__(other, name)
        setattr(other, name, made)
