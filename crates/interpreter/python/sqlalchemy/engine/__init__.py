"""Engines and connections: there is one database, the host's."""

from sqlalchemy.engine.base import (
    Connection,
    Engine,
    NestedTransaction,
    RootTransaction,
    Transaction,
    create_engine,
    engine_from_config,
)
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.engine.mock import create_mock_engine
from sqlalchemy.engine.reflection import Inspector
from sqlalchemy.engine.result import CursorResult, MappingResult, Result, ResultProxy, Row, RowMapping, ScalarResult
from sqlalchemy.engine.url import URL, make_url
