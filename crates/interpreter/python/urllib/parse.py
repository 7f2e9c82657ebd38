"""URLs as text."""

from collections import namedtuple

_SAFE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")

_Split = namedtuple("SplitResult", "scheme netloc path query fragment")
_Parse = namedtuple("ParseResult", "scheme netloc path params query fragment")


def quote(string, safe="/", encoding=None, errors=None):
    """Text with `%xx` for what URLs cannot hold."""
    data = string.encode(encoding or "utf-8") if isinstance(string, str) else bytes(string)
    kept = _SAFE | set(safe)
    return "".join(chr(byte) if chr(byte) in kept else f"%{byte:02X}" for byte in data)


def quote_plus(string, safe="", encoding=None, errors=None):
    """Text with `%xx`, and `+` for spaces."""
    return quote(string, safe + " ", encoding, errors).replace(" ", "+")


def unquote(string, encoding="utf-8", errors="replace"):
    """Text without `%xx`."""
    first, *rest = string.split("%")
    data = first.encode()
    for part in rest:
        try:
            data += bytes([int(part[:2], 16)]) + part[2:].encode()
        except ValueError:
            data += b"%" + part.encode()
    return data.decode(encoding, errors)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    """Text without `%xx` and `+`."""
    return unquote(string.replace("+", " "), encoding, errors)


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """`a=1&b=2`"""
    pairs = query.items() if hasattr(query, "items") else query
    made = []
    for key, value in pairs:
        values = value if doseq and isinstance(value, (list, tuple)) else [value]
        made += [f"{quote_via(str(key), safe)}={quote_via(str(one), safe)}" for one in values]
    return "&".join(made)


def parse_qsl(qs, **kw):
    """The pairs of a query."""
    return [tuple(map(unquote_plus, pair.split("=", 1))) for pair in qs.split("&") if "=" in pair]


def parse_qs(qs, **kw):
    """The values of a query by name."""
    made = {}
    for key, value in parse_qsl(qs):
        made.setdefault(key, []).append(value)
    return made


class _Netloc:
    """Who and where."""

    __slots__ = ()

    @property
    def _host(self):
        return self.netloc.rpartition("@")[2]

    @property
    def username(self):
        """The user."""
        who = self.netloc.rpartition("@")[0]
        return who.partition(":")[0] if who else None

    @property
    def password(self):
        """The password."""
        who = self.netloc.rpartition("@")[0]
        return who.partition(":")[2] if ":" in who else None

    @property
    def hostname(self):
        """The host."""
        host = self._host.partition("]")[0].lstrip("[") if self._host.startswith("[") else self._host.partition(":")[0]
        return host.lower() or None

    @property
    def port(self):
        """The port."""
        port = self._host.rpartition("]")[2].rpartition(":")[2] if ":" in self._host.rpartition("]")[2] else ""
        return int(port) if port else None

    def geturl(self):
        """The URL."""
        return urlunsplit(self[:3] + self[-2:])


class SplitResult(_Netloc, _Split):
    """The five parts of a URL."""

    __slots__ = ()


class ParseResult(_Netloc, _Parse):
    """The six parts of a URL."""

    __slots__ = ()


def urlsplit(url, scheme="", allow_fragments=True):
    """The five parts of a URL."""
    url, _, fragment = url.partition("#")
    url, _, query = url.partition("?")
    found, colon, rest = url.partition(":")
    if colon and found and all(one.isalnum() or one in "+-." for one in found):
        scheme, url = found.lower(), rest
    netloc = ""
    if url.startswith("//"):
        netloc, slash, path = url[2:].partition("/")
        url = slash + path
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    """The six parts of a URL."""
    parts = urlsplit(url, scheme)
    return ParseResult(parts.scheme, parts.netloc, parts.path, "", parts.query, parts.fragment)


def urlunsplit(components):
    """A URL out of its five parts."""
    scheme, netloc, path, query, fragment = components
    if netloc:
        path = "//" + netloc + path
    url = f"{scheme}:{path}" if scheme else path
    return url + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def urlunparse(components):
    """A URL out of its six parts."""
    return urlunsplit((*components[:3], *components[4:]))
