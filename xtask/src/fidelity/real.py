"""Answers commands with the real Alembic: real.py FOLDER; a JSON array of words a line in, a JSON object a line out.

`["alembic", …]` runs a command in the folder; `["revisions"]` lists the chain, bases first; `["create", MODULE:BASE]`
makes the tables of a declarative base.
"""

import ast
import contextlib
import importlib
import io
import json
import logging
import os
import sys
import traceback
import warnings

import sqlalchemy
from alembic.config import CommandLine, Config
from alembic.script import ScriptDirectory
from alembic.util.pyfiles import load_python_file

os.chdir(sys.argv[1])
sys.pycache_prefix = os.path.join(os.getcwd(), "..", ".bytecode")
sys.path.insert(0, os.getcwd())
warnings.simplefilter("ignore")


broken = {}


def tuple_of(value):
    return [] if value is None else [value] if isinstance(value, str) else list(value)


def husk(path):
    """Puts a revision that does nothing in the place of one that does not load here."""
    keep = {}
    with open(path, encoding="utf-8") as file:
        for node in ast.parse(file.read()).body:
            target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0] if isinstance(node, ast.Assign) else None
            if isinstance(target, ast.Name) and target.id in ("revision", "down_revision", "branch_labels", "depends_on"):
                keep[target.id] = ast.unparse(node.value)
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(f"{name} = {value}\n" for name, value in keep.items())
        file.write("\n\ndef upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n")
    return ast.literal_eval(keep["revision"])


def load_each():
    for folder, _, names in os.walk("alembic/versions"):
        for name in names:
            path = os.path.join(folder, name)
            try:
                load_python_file(folder, name)
            except Exception:
                broken[husk(path)] = traceback.format_exc()


def revisions():
    load_each()
    scripts = ScriptDirectory.from_config(Config("alembic.ini"))
    found = [
        {"revision": script.revision, "broken": broken.get(script.revision), "down": tuple_of(script.down_revision), "path": os.path.relpath(script.path)}
        for script in scripts.walk_revisions("base", "heads")
    ]
    return found[::-1]


def alembic(words):
    out, err = io.StringIO(), io.StringIO()
    status = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        handler = logging.StreamHandler(err)
        handler.setFormatter(logging.Formatter("%(levelname)-5.5s [%(name)s] %(message)s"))
        logging.getLogger("alembic").handlers = [handler]
        logging.getLogger("alembic").setLevel(logging.INFO)
        try:
            CommandLine(prog="alembic").main(argv=words)
        except SystemExit as exit:
            status = exit.code or 0
        except BaseException:
            traceback.print_exc()
            status = 1
    return {"status": status, "stdout": out.getvalue(), "stderr": err.getvalue()}


def create(place):
    """Makes the tables of a declarative base: a chain may begin where an application has made its tables."""
    module, _, base = place.partition(":")
    url = Config("alembic.ini").get_main_option("sqlalchemy.url")
    getattr(importlib.import_module(module), base).metadata.create_all(sqlalchemy.create_engine(url))
    return {"status": 0}


answers = sys.stdout
for line in sys.stdin:
    words = json.loads(line)
    command, *rest = words
    answer = revisions() if command == "revisions" else create(*rest) if command == "create" else alembic(rest)
    print(json.dumps(answer), file=answers, flush=True)
