"""standard modules

Revision ID: a1
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
import csv, io, threading, pprint
from typing_extensions import TypedDict, Self, override, Annotated, NotRequired
from alembic import op
import sqlalchemy as sa

revision = 'a1'
down_revision = None
branch_labels = None
depends_on = None



def reader():
    print(list(csv.reader(io.StringIO('a,b\r\n1,"x, ""y"" z"\n\n"multi\nline",\n'))))
    print(list(csv.reader(["a;b", "'c;d';e"], delimiter=";", quotechar="'")), list(csv.reader(["a, b"], skipinitialspace=True)), list(csv.reader(["1,\"a\""], quoting=csv.QUOTE_NONNUMERIC)))
    print(list(csv.DictReader(io.StringIO("id,name\n1,a\n2\n3,b,c\n"))))
    print(list(csv.DictReader(["1,2"], fieldnames=["a", "b"])), csv.DictReader(["x,y"]).fieldnames)
    print(list(csv.reader(['a"b,c', ' "d"', '"e"f,g'])), list(csv.reader(["a\tb"], dialect="excel-tab")))


def writer():
    o = io.StringIO(); w = csv.writer(o); w.writerow([1, "a,b", None, 'q"q', 1.5, "x\ny", True]); w.writerows([[""], ["", ""], ["s p"]]); print(repr(o.getvalue()))
    o = io.StringIO(); w = csv.DictWriter(o, ["a", "b"], lineterminator="\n", quoting=csv.QUOTE_ALL); w.writeheader(); w.writerow({"a": 1}); print(repr(o.getvalue()))
    try: w.writerow({"z": 1})
    except ValueError as e: print(e)
    o = io.StringIO(); csv.writer(o, quoting=csv.QUOTE_NONNUMERIC).writerow([1, "a", 2.5]); print(repr(o.getvalue()))
    print(csv.list_dialects())


def threading():
    l = threading.Lock()
    with l: print(l.locked())
    with threading.RLock(): pass
    t = threading.local(); t.x = 1; print(t.x, threading.current_thread().name, threading.Event().is_set())


def pprint():
    pprint.pprint({"b": [1, 2], "a": {"x": "y" * 30, "z": "w" * 40}})
    print(pprint.pformat([1, (2, 3)], width=3))


def upgrade() -> None:
    for part in (reader, writer, threading, pprint,):
        print("==", part.__name__, flush=True)
        undone = op.get_bind().begin_nested()
        try:
            part()
        except Exception as error:
            print(type(error).__name__, error, flush=True)
        undone.rollback()


def downgrade() -> None:
    pass
