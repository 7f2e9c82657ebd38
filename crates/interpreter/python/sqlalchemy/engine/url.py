"""URLs of databases."""

from _retort.lazy import re
from sqlalchemy import exc


class URL:
    """A URL of a database."""

    def __init__(self, drivername, username=None, password=None, host=None, port=None, database=None, query=None):
        self.drivername, self.username, self.password = drivername, username, password
        self.host, self.port, self.database, self.query = host, port, database, dict(query or {})

    @classmethod
    def create(cls, drivername, username=None, password=None, host=None, port=None, database=None, query=None):
        """Make one."""
        return cls(drivername, username, password, host, port, database, query)

    def set(self, **kw):
        """The URL with other parts."""
        parts = {key: getattr(self, key) for key in ("drivername", "username", "password", "host", "port", "database",
                                                      "query")}
        return URL(**{**parts, **kw})

    def get_backend_name(self):
        """`postgresql`"""
        return self.drivername.partition("+")[0]

    def get_driver_name(self):
        """The driver."""
        return self.drivername.partition("+")[2] or "psycopg2"

    def render_as_string(self, hide_password=True):
        """The URL as text."""
        text = f"{self.drivername}://"
        if self.username is not None:
            text += self.username
            if self.password is not None:
                text += ":" + ("***" if hide_password else str(self.password))
            text += "@"
        text += self.host or ""
        if self.port is not None:
            text += f":{self.port}"
        if self.database is not None:
            text += f"/{self.database}"
        if self.query:
            text += "?" + "&".join(f"{key}={value}" for key, value in self.query.items())
        return text

    def __str__(self):
        return self.render_as_string(hide_password=True)

    __repr__ = __str__

    def __eq__(self, other):
        return isinstance(other, URL) and self.render_as_string(False) == other.render_as_string(False)

    __hash__ = object.__hash__


_URL = (
    r"(?P<drivername>[\w\+]+)://(?:(?P<username>[^:/@]*)(?::(?P<password>[^@]*))?@)?"
    r"(?:\[(?P<v6>[^/\?]+)\]|(?P<host>[^/:\?]+))?(?::(?P<port>[^/\?]*))?(?:/(?P<database>[^\?]*))?(?:\?(?P<query>.*))?$"
)


def make_url(name_or_url):
    """A URL out of text."""
    if isinstance(name_or_url, URL):
        return name_or_url
    if not isinstance(name_or_url, str):
        raise exc.ArgumentError(f"Expected string or URL object, got {name_or_url!r}")
    parts = _split(name_or_url)
    if parts is None:
        raise exc.ArgumentError(f"Could not parse SQLAlchemy URL from given URL string")
    if parts["port"]:
        try:
            parts["port"] = int(parts["port"])
        except ValueError:
            raise ValueError(f"invalid literal for int() with base 10: {parts['port']!r}") from None
    parts["query"] = dict(pair.split("=", 1) for pair in parts["query"].split("&") if "=" in pair) if parts[
        "query"] else {}
    return URL(**parts)


def _split(text):
    """The parts of a URL by name, or None: what the expression says, without the expression where that is simple."""
    if "[" in text or "\n" in text:
        found = re.match(_URL, text)
        parts = found and found.groupdict()
        if parts:
            sixth = parts.pop("v6")
            parts["host"] = parts["host"] or sixth
        return parts
    driver, found, rest = text.partition("://")
    if not found or not driver or not all(letter in "_+" or letter.isalnum() for letter in driver):
        return None
    parts = {"drivername": driver, "username": None, "password": None, "port": None, "database": None, "query": None}
    name, at = _until(rest, ":/@")
    if at == "@":
        parts["username"], rest = name, rest[len(name) + 1:]
    elif at == ":" and "@" in rest:
        parts["username"] = name
        parts["password"], _, rest = rest[len(name) + 1:].partition("@")
    for part, ends, mark in (("host", "/:?", None), ("port", "/?", ":"), ("database", "?", "/"), ("query", "", "?")):
        if mark is None or rest[:1] == mark:
            rest = rest if mark is None else rest[1:]
            parts[part], _ = _until(rest, ends)
            rest = rest[len(parts[part]):]
    parts["host"] = parts["host"] or None
    return parts


def _until(text, ends):
    """The text before the first of some letters, and that letter."""
    for place, letter in enumerate(text):
        if letter in ends:
            return text[:place], letter
    return text, ""
