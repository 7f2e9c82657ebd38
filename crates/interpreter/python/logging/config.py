"""The configuration of logging: the host reads alembic.ini itself."""


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Accepted: the host prints as the file says."""
    if fname is None:
        raise TypeError("argument should be a str or an os.PathLike object, not 'NoneType'")


def dictConfig(config):
    """Accepted: the host prints as the file says."""
    if not isinstance(config, dict):
        raise ValueError("dictionary expected")
