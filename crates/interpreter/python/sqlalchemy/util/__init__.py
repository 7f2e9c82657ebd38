"""What is left of `sqlalchemy.util`."""


class immutabledict(dict):
    """A dict that does not change."""

    def __repr__(self):
        return f"immutabledict({dict.__repr__(self)})"

    def union(self, *others, **kw):
        """With more."""
        made = dict(self)
        for other in others:
            made.update(other)
        return immutabledict({**made, **kw})


EMPTY_DICT = immutabledict()
OrderedDict = dict


def to_list(x, default=None):
    """A list of one or many."""
    if x is None:
        return default
    return list(x) if isinstance(x, (list, tuple, set)) else [x]
