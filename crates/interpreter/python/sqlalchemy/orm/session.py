"""Sessions: load models, write what changed."""

from sqlalchemy import exc
from sqlalchemy.engine.base import Connection, Engine, run
from sqlalchemy.engine.mock import MockConnection
from sqlalchemy.orm.relationships import relationships_of
from sqlalchemy.engine.result import ChunkedIteratorResult, Row
from sqlalchemy.sql import elements
from sqlalchemy.sql.dml import delete, insert, update
from sqlalchemy.sql.functions import func
from sqlalchemy.sql.selectable import Select, select


class Session:
    """A session over a connection."""

    def __init__(self, bind=None, *, autoflush=True, future=True, expire_on_commit=True, autobegin=True, twophase=False,
                 binds=None, enable_baked_queries=True, info=None, query_cls=None, autocommit=False,
                 join_transaction_mode=None, close_resets_only=None):
        self.bind, self.autoflush = bind, autoflush
        self.info = info or {}
        self._connection, self._joined = None, False
        self._identity, self._new, self._deleted = {}, [], []
        self.is_active = True

    def get_bind(self, *args, **kw):
        """The connection."""
        return self.bind

    def connection(self, *args, **kw):
        """The connection."""
        if self._connection is None:
            if isinstance(self.bind, Connection):
                self._connection, self._joined = self.bind, self.bind.in_transaction()
            elif isinstance(self.bind, Engine):
                self._connection = self.bind.connect()
            elif isinstance(self.bind, MockConnection):
                # The session would look for a transaction, and give the connection back when there is none to look at.
                self.bind.connect().close()
            else:
                raise exc.UnboundExecutionError("Could not locate a bind configured on this Session.")
        return self._connection

    def execute(self, statement, params=None, **kw):
        """Run a statement."""
        if not isinstance(statement, elements.Executable):
            raise exc.ObjectNotExecutableError(statement) if not isinstance(statement, str) else exc.ArgumentError(
                f"Textual SQL expression {statement!r} should be explicitly declared as text({statement!r})")
        if self.autoflush:
            self.flush()
        result = self.connection().execute(statement, params)
        if getattr(statement, "is_dml", False):
            self._synchronize(statement.table)
        models = [one for one in getattr(statement, "_entities", ()) if _is_model(one)]
        return self._loaded(statement, result) if models and result is not None else result

    def _synchronize(self, table):
        """Read the loaded models of a table again."""
        for (model, key), instance in list(self._identity.items()):
            if model.__table__ is not table or instance.__dict__["_sa_changed"]:
                continue
            attributes = _attributes(model)
            wanted = [column == value for (_, column), value in zip(
                [one for one in attributes if one[0] in _key(model)], key)]
            row = self.connection().execute(select(*[column for _, column in attributes]).where(*wanted)).first()
            if row is None:
                self.expunge(instance)
            else:
                instance.__dict__.update(zip([name for name, _ in attributes], row))

    def _loaded(self, statement, result):
        """Rows with models in place of their columns."""
        made = []
        for row in result:
            place, values = 0, []
            for entity in statement._entities:
                if _is_model(entity):
                    count = len(entity.__table__.columns)
                    values.append(self._instance(entity, row[place:place + count]))
                    place += count
                else:
                    values.append(row[place])
                    place += 1
            made.append(values)
        answer = ChunkedIteratorResult({"returns_rows": True, "columns": [
            {"name": one.__name__ if _is_model(one) else getattr(one, "key", None) or getattr(one, "name", None)}
            for one in statement._entities], "rowcount": len(made)})
        answer._pending, answer._value = iter(made), lambda index, value: value
        return answer

    def merge(self, instance, *, load=True, options=None):
        """The model of the database with what the given one says."""
        model = type(instance)
        key = tuple(instance.__dict__.get(name) for name in _key(model))
        found = self.get(model, key) if all(value is not None for value in key) else None
        if found is None:
            found = model()
            self.add(found)
        for name, _ in _attributes(model):
            if name in instance.__dict__:
                setattr(found, name, instance.__dict__[name])
        return found

    def _relate(self, instance):
        """Write what the loaded relationships of a model hold."""
        for key, relation in relationships_of(type(instance)).items():
            value = instance.__dict__.get(key)
            if not value or relation._outward(type(instance)):
                continue
            for child in value if isinstance(value, list) else [value]:
                relation._adopt(instance, child)
                if "_sa_changed" not in child.__dict__:
                    self._new = [one for one in self._new if one is not child]
                    self._insert(child)

    def _instance(self, model, values):
        keys = [key for key, _ in _attributes(model)]
        found = dict(zip(keys, values))
        identity = (model, tuple(found[key] for key in _key(model)))
        known = self._identity.get(identity)
        if known is not None:
            return known
        made = model.__new__(model)
        made.__dict__.update(found)
        made.__dict__.update(_sa_changed={}, _sa_session=self)
        self._identity[identity] = made
        return made

    def scalar(self, statement, params=None, **kw):
        """The first column of the first row, or None."""
        return self.execute(statement, params).scalar()

    def scalars(self, statement, params=None, **kw):
        """The first column of each row."""
        return self.execute(statement, params).scalars()

    def get(self, entity, ident, **kw):
        """A model by its key."""
        ident = ident if isinstance(ident, (tuple, list)) else (ident,)
        columns = dict(_attributes(entity))
        wanted = [columns[key] == value for key, value in zip(_key(entity), ident)]
        return self.scalars(select(entity).where(*wanted)).first()

    def get_one(self, entity, ident, **kw):
        """A model by its key; it must be there."""
        found = self.get(entity, ident)
        if found is None:
            raise exc.NoResultFound("No row was found when one was required")
        return found

    def query(self, *entities):
        """The older form of select()."""
        return Query(self, select(*entities))

    def add(self, instance, _warn=True):
        """Insert a model at the next flush."""
        if not _is_model(type(instance)):
            from sqlalchemy.orm.exc import UnmappedInstanceError
            cls = type(instance)
            raise UnmappedInstanceError(f"Class '{cls.__module__}.{cls.__qualname__}' is not mapped")
        if "_sa_changed" not in instance.__dict__ and instance not in self._new:
            self._new.append(instance)

    def add_all(self, instances):
        """Insert models at the next flush."""
        for instance in instances:
            self.add(instance)

    def delete(self, instance):
        """Delete a model at the next flush."""
        self._deleted.append(instance)

    def bulk_save_objects(self, objects, **kw):
        """Insert models."""
        self.add_all(objects)
        self.flush()

    def bulk_insert_mappings(self, mapper, mappings, **kw):
        """Insert rows."""
        rows = list(mappings)
        if rows:
            self.connection().execute(insert(mapper.__table__), rows)

    def bulk_update_mappings(self, mapper, mappings):
        """Update rows."""
        for row in mappings:
            keys = _key(mapper)
            self.connection().execute(_where(update(mapper.__table__), mapper, row).values(
                {key: value for key, value in row.items() if key not in keys}))

    def expunge(self, instance):
        """Forget a model."""
        self._identity = {key: one for key, one in self._identity.items() if one is not instance}

    def expunge_all(self):
        """Forget all models."""
        self._identity.clear()
        self._new.clear()

    def expire(self, instance, attribute_names=None):
        """Forget a model."""
        self.expunge(instance)

    def expire_all(self):
        """Forget all models."""
        self.flush()
        self._identity.clear()

    def refresh(self, instance, *args, **kw):
        """Load a model again."""
        model = type(instance)
        self.expunge(instance)
        found = self.get(model, tuple(instance.__dict__.get(key) for key in _key(model)))
        instance.__dict__.update(found.__dict__)
        self._identity[model, tuple(instance.__dict__.get(key) for key in _key(model))] = instance

    @property
    def dirty(self):
        """Models that changed."""
        return [one for one in self._identity.values() if one.__dict__["_sa_changed"]]

    @property
    def new(self):
        """Models to insert."""
        return list(self._new)

    def flush(self, objects=None):
        """Write what changed."""
        while self._new:
            self._insert(self._new.pop(0))
        for instance in list(self._identity.values()):
            self._relate(instance)
        for instance in self.dirty:
            changed, instance.__dict__["_sa_changed"] = instance.__dict__["_sa_changed"], {}
            model = type(instance)
            columns = dict(_attributes(model))
            values = {columns[key].key: instance.__dict__.get(key) for key in changed}
            self.connection().execute(_where(update(model.__table__), model, instance.__dict__).values(values))
        gone, self._deleted = self._deleted, []
        for instance in gone:
            model = type(instance)
            self.connection().execute(_where(delete(model.__table__), model, instance.__dict__))
            self.expunge(instance)

    def _insert(self, instance):
        model = type(instance)
        if "_sa_changed" in instance.__dict__:
            return
        for key, relation in relationships_of(model).items():
            other = instance.__dict__.get(key)
            if other is not None and not isinstance(other, list) and relation._outward(model):
                self._new = [one for one in self._new if one is not other]
                self._insert(other)
                relation._copy_key(instance, other)
        columns = dict(_attributes(model))
        values = {columns[key].key: instance.__dict__[key] for key in columns if key in instance.__dict__
                  and (instance.__dict__[key] is not None or columns[key].default is None)}
        missing = [key for key in columns if instance.__dict__.get(key) is None]
        for key in _key(model):
            if values.get(columns[key].key, ...) is None:
                del values[columns[key].key]
        statement = insert(model.__table__).values(values)
        if missing:
            row = self.connection().execute(statement.returning(*[columns[key] for key in missing])).one()
            instance.__dict__.update(zip(missing, row))
        else:
            self.connection().execute(statement)
        instance.__dict__.update(_sa_changed={}, _sa_session=self)
        self._identity[model, tuple(instance.__dict__.get(key) for key in _key(model))] = instance
        self._relate(instance)

    def begin(self, nested=False):
        """A block that commits."""
        return self.begin_nested() if nested else _Block(self)

    def begin_nested(self):
        """A savepoint."""
        self.flush()
        return self.connection().begin_nested()

    def in_transaction(self):
        """Whether there is a transaction."""
        return self._connection is not None

    def commit(self):
        """Write what changed, and keep it; a transaction that was there before is left to its owner."""
        self.flush()
        if self._connection is not None and not self._joined:
            self._connection.commit()
        self._identity.clear()
        self._connection = None

    def rollback(self):
        """Undo what was done."""
        self._new.clear()
        self._deleted.clear()
        self._identity.clear()
        if self._connection is not None:
            self._connection.rollback()
        self._connection = None

    def close(self):
        """Done; what was not committed is undone."""
        connection, self._connection = self._connection, None
        self._new.clear()
        self._identity.clear()
        if connection is not None and not self._joined:
            if isinstance(self.bind, Engine):
                connection.close()
            else:
                connection.rollback()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __contains__(self, instance):
        return instance in self._new or any(one is instance for one in self._identity.values())


class _Block:
    """`with session.begin()`"""

    def __init__(self, session):
        self._session = session

    def __enter__(self):
        return self._session

    def __exit__(self, kind, value, traceback):
        self._session.rollback() if kind is not None else self._session.commit()


def _is_model(entity):
    return isinstance(entity, type) and hasattr(entity, "__mapper__")


def _attributes(model):
    """Attribute and column of each column."""
    from sqlalchemy.orm.declarative import InstrumentedAttribute
    by_column = {}
    for base in reversed(model.__mro__):
        for key, value in base.__dict__.items():
            if isinstance(value, InstrumentedAttribute):
                by_column[id(value.column)] = key
    return [(by_column.get(id(column), column.key), column) for column in model.__table__.columns]


def _key(model):
    """The attributes of the primary key."""
    found = [key for key, column in _attributes(model) if column.primary_key]
    return found or [column.key for column in model.__table__.primary_key.columns]


def _where(statement, model, values):
    columns = dict(_attributes(model))
    return statement.where(*[columns[key] == values[key] for key in _key(model)])


class Query:
    """The older form of select()."""

    def __init__(self, session, statement):
        self.session, self._select = session, statement

    def _with(self, statement):
        return Query(self.session, statement)

    def __getattr__(self, name):
        if name not in ("where", "order_by", "group_by", "having", "limit", "offset", "select_from", "outerjoin",
                        "with_for_update", "options", "slice"):
            raise AttributeError(f"'Query' object has no attribute {name!r}")
        return lambda *args, **kw: self._with(getattr(self._select, name)(*args, **kw))

    def filter(self, *criteria):
        """`WHERE`"""
        return self._with(self._select.where(*criteria))

    def filter_by(self, **kw):
        """`WHERE` by names."""
        return self._with(self._select.filter_by(**kw))

    def join(self, target, *props, **kw):
        """`JOIN`"""
        return self._with(self._select.join(target, *props, **kw))

    def distinct(self, *expr):
        """`DISTINCT`"""
        return self._with(self._select.distinct(*expr))

    def yield_per(self, count):
        """Rows come at once."""
        return self

    def execution_options(self, **kw):
        """Options say nothing here."""
        return self

    @property
    def statement(self):
        """The query as select()."""
        return self._select

    def _result(self):
        result = self.session.execute(self._select)
        entities = self._select._entities
        return result.scalars() if len(entities) == 1 and _is_model(entities[0]) else result

    def __iter__(self):
        return iter(self._result())

    def all(self):
        """All."""
        return self._result().all()

    def first(self):
        """The first, or None."""
        return self._with(self._select.limit(1))._result().first()

    def one(self):
        """The only one."""
        return self._result().one()

    def one_or_none(self):
        """The only one, or None."""
        return self._result().one_or_none()

    def scalar(self):
        """The first column of the only row, or None."""
        found = self.session.execute(self._select).one_or_none()
        return found[0] if found is not None else None

    def get(self, ident):
        """A model by its key."""
        return self.session.get(self._select._entities[0], ident)

    def count(self):
        """How many."""
        inner = self._select.order_by(None).subquery("anon_1")
        return self.session.scalar(select(func.count(elements.LiteralColumn("*"))).select_from(inner))

    def exists(self):
        """`EXISTS`"""
        return self._select.exists()

    def update(self, values, synchronize_session="auto", update_args=None):
        """`UPDATE`"""
        self.session.flush()
        model = self._select._entities[0]
        statement = update(model.__table__).values(dict(values))
        if self._select._where:
            statement = statement.where(*self._select._where)
        self.session._identity.clear()
        return self.session.connection().execute(statement).rowcount

    def delete(self, synchronize_session="auto", delete_args=None):
        """`DELETE`"""
        self.session.flush()
        model = self._select._entities[0]
        statement = delete(model.__table__)
        if self._select._where:
            statement = statement.where(*self._select._where)
        self.session._identity.clear()
        return self.session.connection().execute(statement).rowcount


class sessionmaker:
    """Makes sessions."""

    def __init__(self, bind=None, *, class_=Session, **kw):
        self.bind, self.class_, self.kw = bind, class_, kw

    def __call__(self, **kw):
        return self.class_(**{"bind": self.bind, **self.kw, **kw})

    def configure(self, **kw):
        """Other arguments."""
        self.bind = kw.pop("bind", self.bind)
        self.kw.update(kw)

    def begin(self):
        """A block that commits."""
        return self().begin()

    def __class_getitem__(cls, argument):
        return cls


class scoped_session:
    """A session that is made when it is needed."""

    def __init__(self, session_factory, scopefunc=None):
        self.session_factory, self._session = session_factory, None

    def __call__(self, **kw):
        if self._session is None:
            self._session = self.session_factory(**kw)
        return self._session

    def remove(self):
        """Close it."""
        if self._session is not None:
            self._session.close()
            self._session = None

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self(), name)


def object_session(instance):
    """Not told."""
    raise NotImplementedError("sqlalchemy.orm.object_session is not supported by Retort")
