"""Models: classes that make tables."""

import datetime
import enum
import sys
import types as python_types

from _retort.lazy import decimal, typing, uuid
from sqlalchemy import exc
from sqlalchemy.orm.relationships import Relationship, configure
from sqlalchemy.sql import sqltypes
from sqlalchemy.sql.schema import NULL_UNSPECIFIED, Column, Constraint, Index, MetaData, SchemaItem, Table
from sqlalchemy.sql.type_api import TypeEngine, to_instance


class Mapped:
    """`Mapped[int]`"""

    def __init__(self, argument):
        self.argument = argument

    def __class_getitem__(cls, argument):
        return Mapped(argument)


class MappedColumn(SchemaItem):
    """`mapped_column(…)`: a column whose name and type come later."""

    def __init__(self, *args, **kw):
        self.sort_order = kw.pop("sort_order", 0)
        for name in ("init", "repr", "default_factory", "compare", "kw_only", "hash", "use_existing_column",
                     "deferred", "deferred_group", "deferred_raiseload", "active_history"):
            kw.pop(name, None)
        self.column = Column(*args, **kw)

    def __clause_element__(self):
        return self.column


def mapped_column(*args, **kw):
    """A column of a model."""
    return MappedColumn(*args, **kw)


class declared_attr:
    """An attribute that a function makes for each model."""

    def __init__(self, function):
        self.function = getattr(function, "__func__", function)

    def __get__(self, instance, owner):
        return self.function(owner)

    def __class_getitem__(cls, argument):
        return cls

    @classmethod
    def directive(cls, function):
        """For `__tablename__` and the like."""
        return cls(function)

    cascading = directive


def declarative_mixin(cls):
    """The class itself."""
    return cls


class InstrumentedAttribute:
    """A column of a model: an expression on the class, a value on its instances."""

    def __init__(self, owner, key, column):
        self.class_, self.key, self.column = owner, key, column

    def __get__(self, instance, owner):
        if instance is None:
            return self.column
        return instance.__dict__.get(self.key)

    def __set__(self, instance, value):
        for function in getattr(type(instance), "__validators__", {}).get(self.key, ()):
            value = function(instance, self.key, value)
        instance.__dict__[self.key] = value
        changed = instance.__dict__.get("_sa_changed")
        if changed is not None:
            changed[self.key] = True


def _type_of(python):
    """The type of a column that is annotated with a plain Python type; None if it says nothing."""
    for known, made in (
        (int, sqltypes.Integer), (str, sqltypes.String), (bool, sqltypes.Boolean), (float, sqltypes.Double),
        (bytes, sqltypes.LargeBinary), (datetime.datetime, sqltypes.DateTime), (datetime.date, sqltypes.Date),
        (datetime.time, sqltypes.Time), (datetime.timedelta, sqltypes.Interval),
    ):
        if python is known:
            return made
    if python is decimal.Decimal:
        return sqltypes.Numeric
    return sqltypes.Uuid if python is uuid.UUID else None


class Mapper:
    """What is known about a model."""

    def __init__(self, cls):
        self.class_ = self.entity = cls
        self.local_table = self.persist_selectable = cls.__table__
        self.columns = self.c = self.column_attrs = cls.__table__.columns
        self.primary_key = [column for column in cls.__table__.columns if column.primary_key]
        self.relationships = ()

    @property
    def mapper(self):
        """Itself."""
        return self


class registry:
    """Models by name."""

    def __init__(self, *, metadata=None, class_registry=None, type_annotation_map=None, constructor=None):
        self.metadata = metadata if metadata is not None else MetaData()
        self.type_annotation_map = dict(type_annotation_map or {})

    def generate_base(self, mapper=None, cls=object, name="Base", metaclass=None):
        """A base of models."""
        return declarative_base(metadata=self.metadata, cls=cls, name=name)

    def mapped(self, cls):
        """Make a class a model."""
        _map(cls, self.metadata, self.type_annotation_map)
        return cls

    def configure(self):
        """Nothing is left to configure."""


class _Base:
    """What all models share."""

    def __init__(self, **kwargs):
        for key, value in kwargs.items():
            if not hasattr(type(self), key):
                raise TypeError(f"{key!r} is an invalid keyword argument for {type(self).__name__}")
            setattr(self, key, value)


class DeclarativeBase(_Base):
    """`class Base(DeclarativeBase)`"""

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        if DeclarativeBase in cls.__bases__:
            _root(cls)
        else:
            _map(cls, cls.metadata, _annotations_map(cls))


class DeclarativeMeta(type):
    """The metaclass by its older name."""


def _root(cls):
    if "metadata" not in cls.__dict__:
        given = cls.__dict__.get("registry")
        cls.metadata = given.metadata if given is not None else MetaData()
    if "registry" not in cls.__dict__:
        cls.registry = registry(metadata=cls.metadata, type_annotation_map=cls.__dict__.get("type_annotation_map"))


def _annotations_map(cls):
    found = {}
    for base in reversed(cls.__mro__):
        found.update(base.__dict__.get("type_annotation_map") or {})
        given = base.__dict__.get("registry")
        if isinstance(given, registry):
            found.update(given.type_annotation_map)
    return found


def declarative_base(*, metadata=None, mapper=None, cls=object, name="Base", class_registry=None,
                     type_annotation_map=None, constructor=None, metaclass=None, bind=None):
    """A base of models."""
    parents = cls if isinstance(cls, tuple) else (cls,)
    made_metadata = metadata if metadata is not None else MetaData()

    def __init_subclass__(sub, **kw):
        super(made, sub).__init_subclass__(**kw)
        _map(sub, sub.metadata, _annotations_map(sub))

    made = type(name, (*[one for one in parents if one is not object], _Base), {
        "metadata": made_metadata, "__init_subclass__": classmethod(__init_subclass__),
        "registry": registry(metadata=made_metadata, type_annotation_map=type_annotation_map),
        "__module__": sys._getframe(1).f_globals.get("__name__", "models"),
    })
    return made


def as_declarative(**kw):
    """Make a class a base of models."""
    return lambda cls: declarative_base(cls=cls, name=cls.__name__, **kw)


def _map(cls, metadata, types):
    """Make the table of a model."""
    if cls.__dict__.get("__abstract__"):
        return
    if "__table__" in cls.__dict__:
        table, names = cls.__table__, {column.key: column for column in cls.__table__.columns}
    else:
        name = getattr(cls, "__tablename__", None)
        if name is None:
            if any("__table__" in base.__dict__ for base in cls.__mro__[1:]):
                return
            raise exc.InvalidRequestError(
                f"Class {cls!r} does not have a __table__ or __tablename__ specified and does not inherit from an "
                "existing table-mapped class.")
        names = _columns(cls, types)
        if not any(column.primary_key for column in names.values()) and not _has_key(cls):
            raise exc.ArgumentError(
                f"Mapper Mapper[{cls.__name__}({name})] could not assemble any primary key columns for mapped table "
                f"'{name}'")
        args, kw = _table_args(cls)
        table = Table(name, metadata, *names.values(), *args, **kw)
        cls.__table__ = table
    validators = {}
    for base in cls.__mro__:
        for value in base.__dict__.values():
            for key in getattr(value, "_validates", ()) if callable(value) else ():
                validators.setdefault(key, []).append(value)
    cls.__validators__ = validators
    cls.__mapper__ = Mapper(cls)
    models = metadata.__dict__.setdefault("_models", [])
    models.append(cls)
    for model in models:
        configure(model)
    for key, column in names.items():
        setattr(cls, key, InstrumentedAttribute(cls, key, column))


def _has_key(cls):
    args, _ = _table_args(cls)
    from sqlalchemy.sql.schema import PrimaryKeyConstraint
    return any(isinstance(one, PrimaryKeyConstraint) for one in args)


def _table_args(cls):
    given = getattr(cls, "__table_args__", ())
    if isinstance(given, dict):
        return (), dict(given)
    if given and isinstance(given[-1], dict):
        return tuple(given[:-1]), dict(given[-1])
    return tuple(given or ()), {}


def _columns(cls, types):
    """The columns of a model by attribute: its own first, then those of its mixins."""
    found, order = {}, {}
    for base in cls.__mro__:
        if base is object or base is _Base or base is DeclarativeBase or "__table__" in base.__dict__:
            continue
        annotations = _annotations(base)
        own = {key: value for key, value in base.__dict__.items()}
        keys = [key for key in annotations if key not in own] + list(own)
        for key in sorted(keys, key=lambda key: _position(key, annotations, own)):
            if key in found or key.startswith("__"):
                continue
            column, position = _column(cls, base, key, own.get(key), annotations.get(key), types)
            if column is not None:
                found[key], order[key] = column, position
    return dict(sorted(found.items(), key=lambda item: order[item[0]]))


def _position(key, annotations, own):
    """Where an attribute was written: annotated ones in order of annotations, others in order of assignment."""
    names = list(own)
    if key in own:
        return names.index(key)
    after = list(annotations)
    later = [names.index(one) for one in after[after.index(key):] if one in own]
    return min(later) - 0.5 if later else len(names)


def _annotations(base):
    try:
        given = base.__dict__.get("__annotations__") or getattr(base, "__annotations__", None) or {}
    except Exception:
        return {}
    return dict(given)


def _column(cls, base, key, value, annotation, types):
    if isinstance(value, declared_attr):
        value = value.function(cls)
    own = base is cls
    if isinstance(value, MappedColumn):
        column, position = value.column if own else value.column.copy(), value.sort_order
    elif isinstance(value, Column):
        column, position = value if own else value.copy(), 0
        column._foreign_keys = list(column._foreign_keys)
    elif value is None and annotation is not None and not isinstance(value, Relationship):
        argument = _argument(annotation, base)
        if argument is None or _is_model(argument) and _required(argument)[0] not in types:
            return None, 0
        column, position = Column(), 0
    else:
        return None, 0
    for reference in column._foreign_keys:
        reference.parent = column
    if not column.name:
        column.name = key
    column.key = key if column.key is None else column.key
    if annotation is not None:
        argument = _argument(annotation, base)
        if argument is not None:
            _apply(column, argument, types)
    return column, position


def _argument(annotation, base):
    """What stands in `Mapped[…]`, or None."""
    if isinstance(annotation, str):
        namespace = dict(vars(sys.modules.get(base.__module__, python_types)))
        namespace.setdefault("Mapped", Mapped)
        try:
            annotation = eval(annotation, namespace)
        except Exception:
            return None
    return annotation.argument if isinstance(annotation, Mapped) else None


def _is_model(argument):
    origin = typing.get_origin(argument)
    if isinstance(argument, str) or origin in (list, set, dict):
        return True
    if origin is typing.Literal:
        return False
    return any(hasattr(one, "__table__") or isinstance(one, (str, typing.ForwardRef)) for one in (
        argument, *typing.get_args(argument)) if one is not type(None))


def _apply(column, argument, types):
    """Type and nullability out of `Mapped[…]`."""
    argument, optional = _required(argument)
    if column._user_nullable is NULL_UNSPECIFIED and not column.primary_key and column.identity is None:
        column._user_nullable = column.nullable = optional
    if column._type_given:
        return
    made = _type(argument, types, column)
    if made is not None:
        column.type, column._type_given = to_instance(made), True


def _required(argument):
    """What `Optional[…]` is about, and whether it is one."""
    if typing.get_origin(argument) not in (typing.Union, python_types.UnionType) and not isinstance(
            argument, getattr(python_types, "UnionType", ())):
        return argument, False
    parts = typing.get_args(argument)
    rest = [part for part in parts if part is not type(None)]
    return rest[0] if len(rest) == 1 else argument, len(rest) < len(parts)


def _type(argument, types, column):
    """The type that an annotation stands for; a column with a foreign key takes the type of what it references."""
    metadata = getattr(argument, "__metadata__", None)
    if argument in types and not column._foreign_keys:
        return types[argument]
    if metadata is not None:
        for one in metadata:
            if isinstance(one, MappedColumn):
                _inherit(column, one.column)
                if one.column._type_given:
                    return one.column.type
            elif isinstance(one, TypeEngine) or (isinstance(one, type) and issubclass(one, TypeEngine)):
                return one
        return _type(argument.__origin__, types, column)
    if column._foreign_keys:
        return None
    if isinstance(argument, type) and issubclass(argument, enum.Enum):
        return sqltypes.Enum(argument)
    if typing.get_origin(argument) is typing.Literal:
        return sqltypes.Enum(*typing.get_args(argument), native_enum=False)
    known = _type_of(argument)
    if known is not None:
        return known
    raise exc.ArgumentError(
        f"Could not locate SQLAlchemy Core type for Python type {argument!r} inside the 'Mapped[]' annotation")


def _inherit(column, given):
    """What `Annotated[…, mapped_column(…)]` says, as far as the column is silent."""
    for name in ("primary_key", "default", "server_default", "onupdate", "index", "unique", "comment", "identity",
                 "computed"):
        if not getattr(column, name) and getattr(given, name):
            setattr(column, name, getattr(given, name))
    if given.primary_key:
        column.nullable, column._user_nullable = False, NULL_UNSPECIFIED
    elif given._user_nullable is not NULL_UNSPECIFIED:
        column._user_nullable = column.nullable = given._user_nullable
    for reference in given._foreign_keys:
        if not column._foreign_keys:
            column._attach(type(reference)(reference._colspec, ondelete=reference.ondelete,
                                           onupdate=reference.onupdate, name=reference.name))
