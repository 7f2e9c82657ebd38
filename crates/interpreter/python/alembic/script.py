"""The folder of scripts is the core's."""


class ScriptDirectory:
    """Not offered."""

    @classmethod
    def from_config(cls, config):
        """Not offered."""
        raise NotImplementedError("ScriptDirectory is not supported by Retort")
