"""`platform`: there is none."""


def system():
    """The name that servers have."""
    return "Linux"


def python_version():
    """The version of Python."""
    import sys
    return ".".join(map(str, sys.version_info[:3]))


def machine():
    """The machine."""
    return "wasm32"


platform = node = release = version = system
