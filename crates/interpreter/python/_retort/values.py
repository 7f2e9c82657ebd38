"""Python values as JSON and back: what JSON has no word for is {"$": kind, "value": text}."""

import datetime

from _retort.lazy import decimal, is_enum, json, uuid

_SMALLEST, _LARGEST = -(2**63), 2**63 - 1


def encode(value):
    """A bind value as JSON."""
    if value is None or value is True or value is False:
        return value
    kind = type(value)
    if kind is str:
        return value
    if is_enum(value):
        return value.name
    if isinstance(value, int):
        value = int(value)
        return value if _SMALLEST <= value <= _LARGEST else _word("decimal", str(value))
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            text = "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"
            return _word("decimal", text)
        return float(value)
    if isinstance(value, str):
        return str.__str__(value)
    return _encode_rare(value)


def _encode_rare(value):
    if isinstance(value, datetime.datetime):
        return _word("datetime", value.isoformat(" "))
    if isinstance(value, datetime.date):
        return _word("date", value.isoformat())
    if isinstance(value, datetime.time):
        return _word("time", value.isoformat())
    if isinstance(value, datetime.timedelta):
        return _word("interval", f"{value.days} days {value.seconds} seconds {value.microseconds} microseconds")
    if isinstance(value, (bytes, bytearray, memoryview)):
        return _word("bytes", bytes(value).hex())
    if isinstance(value, list):
        return [encode(item) for item in value]
    if isinstance(value, tuple):
        return {"$": "tuple", "tuple": [encode(item) for item in value]}
    if isinstance(value, uuid.UUID):
        return _word("uuid", str(value))
    if isinstance(value, decimal.Decimal):
        return _word("decimal", str(value))
    raise CannotAdapt(f"can't adapt type {type(value).__name__!r}")


def encode_json(value):
    """A value for a json column as JSON."""
    return _word("json", json.dumps(value))


def decode(value):
    """A value that the host answered."""
    if type(value) is list:
        return [decode(item) for item in value]
    if type(value) is not dict:
        return value
    return _DECODERS[value["$"]](value["value"])


def _word(kind, text):
    return {"$": kind, "value": text}


def _interval(text):
    """`1 days 2 seconds 3 microseconds`, or PostgreSQL's `1 day 02:03:04.5`."""
    words = text.split()
    total = datetime.timedelta()
    while words:
        first = words.pop(0)
        if ":" in first:
            sign = -1 if first.startswith("-") else 1
            hours, minutes, seconds = first.lstrip("+-").split(":")
            total += sign * datetime.timedelta(hours=int(hours), minutes=int(minutes), seconds=float(seconds))
            continue
        number, unit = int(first), words.pop(0).rstrip("s").rstrip(",")
        days = {"year": 365, "mon": 30, "month": 30, "day": 1, "week": 7}.get(unit)
        total += datetime.timedelta(days=number * days) if days else datetime.timedelta(**{unit + "s": number})
    return total


class CannotAdapt(Exception):
    """A value that no driver can send."""


_DECODERS = {
    "decimal": lambda text: decimal.Decimal(text),
    "datetime": datetime.datetime.fromisoformat,
    "date": datetime.date.fromisoformat,
    "time": datetime.time.fromisoformat,
    "interval": _interval,
    "uuid": lambda text: uuid.UUID(text),
    "bytes": bytes.fromhex,
    "json": lambda text: json.loads(text),
}
