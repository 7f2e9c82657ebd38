"""Records what a PostgreSQL 15 server says to the cases in recorded/*.tsv, in place.

Usage: python record.py DSN [FILE...]. A case is a line of tab-separated columns, its outcome after a column `=>` (type
and text) or `!!` (SQLSTATE, message, detail, hint,
CONTEXT of JSON). New cases are lines without an outcome. Never edit an outcome.

    in      TYPE  TEXT                      the input function
    cast    FROM  TO    TEXT                an explicit cast
    assign  FROM  TO    TEXT                storing into a column
    call    NAME  SQL   TYPE=TEXT...        the function NAME; SQL is the expression over $1, $2, ...
    fold    NAME  SQL   TYPE  CONSTANT  TEXT...   the aggregate NAME; SQL is over x
    order   TYPE  TEXT...                   the texts, sorted
"""
import glob, os, re, sys
import psycopg2

def quote(text):
    return "NULL" if text == "\\N" else "'" + text.replace("'", "''") + "'"

def unescape(text):
    return re.sub(r"\\([nt\\])", lambda found: {"n": "\n", "t": "\t", "\\": "\\"}[found[1]], text)

def escape(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")

def statement(case):
    kind, *rest = [unescape(part) for part in case]
    if kind == "in":
        return f"SELECT pg_typeof(v), v::text FROM (SELECT {quote(rest[1])}::{rest[0]} AS v) s"
    if kind == "cast":
        return f"SELECT pg_typeof(v), v::text FROM (SELECT {quote(rest[2])}::{rest[0]}::{rest[1]} AS v) s"
    if kind == "assign":
        return f"DROP TABLE IF EXISTS t; CREATE TEMP TABLE t (v {rest[1]}); INSERT INTO t SELECT {quote(rest[2])}::{rest[0]} RETURNING pg_typeof(v), v::text"
    if kind == "call":
        sql = rest[1]
        for at in range(len(rest) - 2, 0, -1):
            of, text = rest[at + 1].split("=", 1)
            sql = sql.replace(f"${at}", f"({quote(text)}::{of})")
        return f"SELECT pg_typeof(v), v::text FROM (SELECT {sql} AS v) s"
    if kind == "fold":
        rows = ", ".join(f"({quote(text)}::{rest[2]})" for text in rest[4:]) 
        rows = f"VALUES {rows}" if rows else f"SELECT NULL::{rest[2]} WHERE false"
        return f"SELECT pg_typeof(v), v::text FROM (SELECT {rest[1]} AS v FROM ({rows}) r(x)) s"
    if kind == "order":
        rows = ", ".join(f"({quote(text)}::{rest[0]})" for text in rest[1:])
        return f"SELECT 'text', string_agg(v::text, ' | ' ORDER BY v, v::text) FROM (VALUES {rows}) r(v)"
    raise ValueError(kind)

def outcome(cursor, case):
    try:
        cursor.execute(statement(case))
        of, text = cursor.fetchone()
        return ["=>", of, "\\N" if text is None else escape(text)]
    except psycopg2.Error as error:
        diag = error.diag
        context = (diag.context or "").split("\nSQL")[0].split("\nCOPY")[0]
        return ["!!", error.pgcode, escape(diag.message_primary), escape(diag.message_detail or ""), escape(diag.message_hint or ""), escape(context if context.startswith("JSON data") else "")]

def main(dsn, *files):
    connection = psycopg2.connect(dsn)
    connection.autocommit = True
    cursor = connection.cursor()
    cursor.execute("SET timezone = 'UTC'; CREATE EXTENSION IF NOT EXISTS citext; DROP TYPE IF EXISTS mood CASCADE; CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy')")
    for name in files or sorted(glob.glob(os.path.join(os.path.dirname(__file__), "recorded", "*.tsv"))):
        lines = []
        for line in open(name, encoding="utf-8").read().split("\n"):
            if not line or line.startswith("#"):
                lines.append(line)
                continue
            case = line.split("\t")
            end = next((at for at, part in enumerate(case) if part in ("=>", "!!")), len(case))
            lines.append("\t".join(case[:end] + outcome(cursor, case[:end])))
        open(name, "w", encoding="utf-8").write("\n".join(lines))

if __name__ == "__main__":
    main(*sys.argv[1:])
