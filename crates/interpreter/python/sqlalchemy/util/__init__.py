"""What is left of `sqlalchemy.util`."""


class immutabledict(dict):
    """A dict."""


EMPTY_DICT = immutabledict()
OrderedDict = dict


def to_list(x, default=None):
    """A list of one or many."""
    if x is None:
        return default
    return list(x) if isinstance(x, (list, tuple, set)) else [x]
