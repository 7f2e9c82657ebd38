import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator, UserDefinedType


class Money(TypeDecorator):
    impl = sa.Numeric(12, 2)
    cache_ok = True

    def __init__(self, currency="EUR"):
        super().__init__()
        self.currency = currency


class Lower(TypeDecorator):
    impl = sa.String
    cache_ok = True


class Tree(UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return "text"


def render_item(type_, obj, autogen_context):
    if type_ == "type" and isinstance(obj, Money):
        autogen_context.imports.add("import models")
        return "models.Money(%r)" % obj.currency
    return False


def compare_type(context, inspected_column, metadata_column, inspected_type, metadata_type):
    print(inspected_column.name, repr(inspected_type), repr(metadata_type))
    if metadata_column.name == "ignored":
        return False
    return None


options = {"render_item": render_item, "user_module_prefix": "models.", "compare_type": compare_type}


def bills(*columns):
    metadata = sa.MetaData()
    sa.Table("bills", metadata, sa.Column("id", sa.Integer, primary_key=True), *columns)
    return metadata


def first():
    return bills(sa.Column("total", Money()), sa.Column("email", Lower(80)), sa.Column("ignored", sa.String(5)))


def second():
    return bills(sa.Column("total", sa.Integer), sa.Column("email", Lower(90)), sa.Column("ignored", sa.String(9)),
                 sa.Column("tip", Money("USD"), nullable=False), sa.Column("tree", Tree()))
