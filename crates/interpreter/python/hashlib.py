"""`hashlib`, over the native digests."""

import _hashlib
from _hashlib import compare_digest

algorithms_guaranteed = frozenset({"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256",
                                   "sha3_384", "sha3_512", "shake_128", "shake_256"})
algorithms_available = algorithms_guaranteed


def new(name, data=b"", *, usedforsecurity=True):
    """A digest by name."""
    return _hashlib.new(name, data)


def _digest(name):
    def make(data=b"", *, usedforsecurity=True, string=None):
        return _hashlib.new(name, data if string is None else string)
    make.__name__ = make.__qualname__ = name
    return make


for _name in algorithms_guaranteed:
    globals()[_name] = _digest(_name)
del _name

pbkdf2_hmac = getattr(_hashlib, "pbkdf2_hmac", None)
