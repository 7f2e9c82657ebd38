"""Enumerations, which few import: `enum` takes long to start."""

from enum import Enum, Flag


class SelectLabelStyle(Enum):
    """How columns are named that are selected."""

    LABEL_STYLE_NONE = 0
    LABEL_STYLE_TABLENAME_PLUS_COL = 1
    LABEL_STYLE_DISAMBIGUATE_ONLY = 2
    LABEL_STYLE_LEGACY_ORM = 3


LABEL_STYLE_NONE, LABEL_STYLE_TABLENAME_PLUS_COL, LABEL_STYLE_DISAMBIGUATE_ONLY, _ = SelectLabelStyle
LABEL_STYLE_DEFAULT = LABEL_STYLE_DISAMBIGUATE_ONLY
SelectLabelStyle.__module__ = "sqlalchemy.sql.selectable"


class CheckFirst(Flag):
    """What is looked for before it is made or dropped."""

    NONE = 0
    TABLES, VIEWS, INDEXES, SEQUENCES, TYPES = 2, 4, 8, 16, 32
    ALL = 62


CheckFirst.__module__ = "sqlalchemy.sql.ddl"
