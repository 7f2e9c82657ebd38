"""The configuration: the sections of alembic.ini."""


class Config:
    """What alembic.ini says."""

    def __init__(self, file_=None, toml_file=None, ini_section="alembic", output_buffer=None, stdout=None,
                 cmd_opts=None, config_args=None, attributes=None):
        self.config_file_name, self.config_ini_section = file_, ini_section
        self.toml_file_name = toml_file
        self.cmd_opts, self.attributes = cmd_opts, dict(attributes or {})
        self._sections = {}

    @classmethod
    def _of(cls, context):
        made = cls(context.get("config_file"), context.get("toml_file"), context.get("section") or "alembic")
        made._sections = {name: dict(options) for name, options in (context.get("sections") or {}).items()}
        if context.get("main_options"):
            made._sections.setdefault(made.config_ini_section, {}).update(context["main_options"])
        made.cmd_opts = CommandOptions(context)
        return made

    @property
    def file_config(self):
        """The parser is not offered."""
        raise NotImplementedError("Config.file_config is not supported by Retort: use get_section()")

    def get_main_option(self, name, default=None):
        """An option of `[alembic]`."""
        return self.get_section_option(self.config_ini_section, name, default)

    def get_alembic_option(self, name, default=None):
        """An option of `[alembic]`."""
        return self.get_main_option(name, default)

    def set_main_option(self, name, value):
        """Set an option of `[alembic]`."""
        self.set_section_option(self.config_ini_section, name, value)

    def remove_main_option(self, name):
        """Remove an option of `[alembic]`."""
        self._sections.get(self.config_ini_section, {}).pop(name, None)

    def get_section(self, name, default=None):
        """A section as a dict."""
        return dict(self._sections[name]) if name in self._sections else default

    def get_section_option(self, section, name, default=None):
        """An option of a section."""
        from alembic.util import CommandError
        if section not in self._sections:
            raise CommandError(
                f"No config file {self.config_file_name!r} found, or file has no '[{section}]' section")
        return self._sections[section].get(name.lower(), default)

    def set_section_option(self, section, name, value):
        """Set an option of a section."""
        if not isinstance(value, str):
            raise TypeError("option values must be strings")
        rest = value.replace("%%", "")
        position = rest.find("%")
        while position >= 0:
            if not rest[position:].startswith("%("):
                raise ValueError(f"invalid interpolation syntax in {value!r} at position {value.find('%')}")
            position = rest.find("%", position + 1)
        self._sections.setdefault(section, {})[name.lower()] = value.replace("%%", "%")

    def print_stdout(self, text, *arg):
        """Print a line."""
        print(str(text) % arg if arg else text)


class CommandOptions:
    """What the command line said."""

    def __init__(self, context):
        self.x = list(context.get("x") or ()) or None
        self.tag = context.get("tag")
        self.sql = bool(context.get("offline"))
        self.revision = context.get("destination_revision")
        self.autogenerate = bool(context.get("autogenerate"))
        self.config = context.get("config_file")
        self.name = context.get("section") or "alembic"
