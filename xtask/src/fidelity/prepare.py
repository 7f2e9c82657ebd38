"""Lays a chain out as a project: prepare.py SOURCE VERSIONS TARGET STUB ENV STAND_INS NAMING [COPY…]

SOURCE is the unpacked package, VERSIONS the folder of its revision files. Beside the revisions the project holds the
modules of the migrations' own package and those named by COPY, as they are; of every other module that is imported and
that neither Python nor Alembic nor SQLAlchemy has, a stand-in or a stub.
"""

import ast
import os
import re
import shutil
import sys

source, versions, target, stub, env, stand_ins, naming, *copies = sys.argv[1:]
INSTALLED = set(sys.stdlib_module_names) | {"alembic", "sqlalchemy", "psycopg2"}
INI = """[alembic]
script_location = %(here)s/alembic
prepend_sys_path = .
recursive_version_locations = true
path_separator = os
sqlalchemy.url = postgresql+psycopg2://budgit_user@localhost/budgit

[loggers]
keys = root,alembic

[handlers]
keys = console

[formatters]
keys = generic

[logger_root]
level = WARNING
handlers = console

[logger_alembic]
level = INFO
handlers =
qualname = alembic

[handler_console]
class = StreamHandler
args = (sys.stderr,)
formatter = generic

[formatter_generic]
format = %(levelname)-5.5s [%(name)s] %(message)s
"""


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    path = os.path.join(target, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def is_revision(text):
    return re.search(r"^revision\b", text, re.M)


def imports(text, package):
    """The dotted modules that a file imports, and those that it may."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, True) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parents = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join(parents + ([base] if base else []))
            if base:
                yield base, True
                yield from ((f"{base}.{alias.name}", False) for alias in node.names)


def file_of(module):
    """Where the package keeps a module, if it does."""
    path = module.replace(".", "/")
    for name in (path + ".py", path + "/__init__.py"):
        if os.path.isfile(os.path.join(source, name)):
            return name
    return None


parent = os.path.dirname(versions).replace("/", ".")
done = set()


def settle(module, certain):
    if module in done or module.split(".")[0] in INSTALLED:
        return
    name = file_of(module)
    own = module == parent or module.startswith(parent + ".")
    if name and (own or name in copies):
        done.add(module)
        text = read(os.path.join(source, name))
        if name.endswith("__init__.py") and name not in copies and len(text) > 4000:
            text = ""
        place(module, name, text)
        follow(text, module if name.endswith("__init__.py") else module.rpartition(".")[0])
    elif certain:
        done.add(module)
        given = os.path.join(stand_ins, module + ".py")
        place(module, module.replace(".", "/") + "/__init__.py", read(given if os.path.isfile(given) else stub))


def place(module, name, text):
    """Writes a module and, as stubs, the packages around it."""
    write(name, text)
    parts = module.split(".")
    for count in range(1, len(parts)):
        settle(".".join(parts[:count]), True)


def follow(text, package):
    try:
        for module, certain in imports(text, package):
            settle(module, certain)
    except SyntaxError:
        pass


shutil.rmtree(target, ignore_errors=True)
write("alembic.ini", INI)
write("alembic/env.py", read(env).replace("NAMING", naming))
write("alembic/script.py.mako", "")
for folder, inner, names in os.walk(os.path.join(source, versions)):
    if any(name.endswith(".py") and name != "__init__.py" for name in names):
        inner.clear()
    for name in sorted(names):
        if not name.endswith(".py") or name == "__init__.py":
            continue
        text = read(os.path.join(folder, name))
        if is_revision(text):
            relative = os.path.relpath(os.path.join(folder, name), os.path.join(source, versions))
            write(os.path.join("alembic/versions", relative), text)
            follow(text, os.path.relpath(folder, source).replace("/", "."))
for name in copies:
    settle(name.removesuffix(".py").removesuffix("/__init__").replace("/", "."), True)

for folder, inner, names in os.walk(target):
    initial = os.path.join(folder, "__init__.py")
    if "__init__.py" in names and "_submodules = ()" in read(initial):
        modules = sorted({name.removesuffix(".py") for name in inner + names} - {"__init__"})
        with open(initial, "a", encoding="utf-8") as file:
            file.write(f"\n_submodules = {tuple(modules)!r}\n")
