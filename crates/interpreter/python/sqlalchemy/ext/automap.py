"""Models out of what is in the database."""

from sqlalchemy.orm.declarative import declarative_base


class _Classes(dict):
    """The models by name."""

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


def automap_base(declarative_base_=None, **kw):
    """A base whose models are made of tables."""
    base = declarative_base_ if declarative_base_ is not None else declarative_base(**kw)
    base.classes = _Classes()

    def prepare(cls, autoload_with=None, engine=None, reflect=False, schema=None, **options):
        """Make a model of each table that has a key."""
        bind = autoload_with if autoload_with is not None else engine
        if bind is not None:
            cls.metadata.reflect(bind, schema=schema, extend_existing=True)
        for table in cls.metadata.sorted_tables:
            if len(table.primary_key) and table.name not in cls.classes:
                cls.classes[table.name] = type(table.name, (cls,), {"__table__": table})
    base.prepare = classmethod(prepare)
    return base
