"""The jobs of the protocol."""

from _retort import errors, importer, streams  # errors is reached from Rust


def run(job):
    """Run one job, answer its result."""
    streams.begin()
    kind = job["job"]
    try:
        if kind == "load_revisions":
            from _retort import revisions
            importer.begin([importer.ROOT])
            return revisions.load(job["paths"])
        if kind == "run_environment":
            from _retort import environment
            return environment.run(job["path"], job["context"])
        from _retort import template
        importer.begin([importer.ROOT])
        return template.render(job["path"], job["variables"])
    finally:
        try:
            importer.end()
            _forget_state()
        finally:
            streams.end()


def _forget_state():
    import sys
    for name in ("logging", "warnings", "alembic.operations.base", "sqlalchemy.event", "sqlalchemy.sql.functions",
                 "sqlalchemy.ext.compiler"):
        module = sys.modules.get(name)
        reset = getattr(module, "_reset", None)
        if reset is not None:
            reset()
