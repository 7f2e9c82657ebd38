"""The part of the ORM that models and data migrations use."""

from sqlalchemy.orm.declarative import (
    DeclarativeBase,
    DeclarativeMeta,
    InstrumentedAttribute,
    Mapped,
    Mapper,
    as_declarative,
    declarative_base,
    declarative_mixin,
    declared_attr,
    mapped_column,
    registry,
)
from sqlalchemy.orm.inert import (
    Relationship,
    RelationshipProperty,
    aliased,
    backref,
    column_property,
    configure_mappers,
    contains_eager,
    deferred,
    foreign,
    joinedload,
    lazyload,
    load_only,
    noload,
    raiseload,
    reconstructor,
    relationship,
    remote,
    selectinload,
    subqueryload,
    synonym,
    validates,
)
from sqlalchemy.orm.session import Query, Session, object_session, scoped_session, sessionmaker
from sqlalchemy.sql.elements import unsupported as _unsupported

MappedAsDataclass = _unsupported("sqlalchemy.orm.MappedAsDataclass")
composite = _unsupported("sqlalchemy.orm.composite")
with_loader_criteria = _unsupported("sqlalchemy.orm.with_loader_criteria")
