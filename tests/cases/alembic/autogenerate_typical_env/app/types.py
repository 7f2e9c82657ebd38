from sqlalchemy import String
from sqlalchemy.types import TypeDecorator


class Email(TypeDecorator):
    """An address in lower case."""

    impl = String
    cache_ok = True

    def __init__(self, length=254):
        super().__init__(length)

    def process_bind_param(self, value, dialect):
        return value.lower() if value else value
