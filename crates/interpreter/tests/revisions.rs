//! Revisions as people write them, and what the host is asked.

#![allow(
    clippy::needless_pass_by_value,
    clippy::needless_raw_string_hashes,
    clippy::unnecessary_wraps,
    reason = "expectations and answers are given where they are written"
)]

mod support;

use expect_test::{Expect, expect};
use interpreter::RustPython;
use python::HostError;
use serde_json::{Value, json};
use support::{Recorder, outcome, project, revision, upgrade};

#[track_caller]
fn check(body: &str, expected: Expect) {
    check_with(body, vec![], expected);
}

#[track_caller]
fn check_with(body: &str, answers: Vec<Result<Value, HostError>>, expected: Expect) {
    let mut host = Recorder { answers: answers.into(), ..Recorder::default() };
    let result = upgrade(&mut RustPython::new(), &project(&revision(body)), &mut host);
    expected.assert_eq(&outcome(&host, &result));
}

fn rows(columns: &[&str], rows: Value) -> Result<Value, HostError> {
    let columns: Vec<_> = columns.iter().map(|name| json!({"name": name, "type": "text"})).collect();
    let count = rows.as_array().map_or(0, Vec::len);
    Ok(json!({"columns": columns, "rows": rows, "rowcount": count, "returns_rows": true}))
}

#[test]
fn tables_with_their_constraints() {
    check(
        r#"
op.create_table(
    "users",
    sa.Column("id", sa.Integer(), sa.Identity(always=True), primary_key=True),
    sa.Column("email", sa.String(100), nullable=False, unique=True, comment="where to write"),
    sa.Column("kind", sa.Enum("a", "b", name="kind"), server_default="a"),
    sa.Column("amount", sa.Numeric(12, 2), server_default=sa.text("0")),
    sa.Column("created_at", sa.TIMESTAMP(timezone=True), server_default=sa.func.now(), nullable=False),
    sa.Column("owner_id", sa.Integer, sa.ForeignKey("owners.id", ondelete="CASCADE", name=op.f("fk_owner"))),
    sa.Column("flag", sa.Boolean(), server_default=sa.false(), default=True),
    sa.Column("tags", postgresql.ARRAY(sa.Text())),
    sa.Column("total", sa.Integer, sa.Computed("a + b", persisted=True)),
    sa.CheckConstraint("amount > 0", name="amount_positive"),
    sa.UniqueConstraint("email", "kind", postgresql_nulls_not_distinct=True),
    sa.ForeignKeyConstraint(["owner_id"], ["owners.id"], onupdate="CASCADE"),
    sa.Index("ix_users_email", "email", unique=True, postgresql_where=sa.text("email is not null")),
    schema="app",
)
"#,
        expect![[r#"
            {"op":"create_table","table_name":"users","columns":[{"item":"column","name":"id","type":{"type":"Integer"},"primary_key":true,"identity":{"always":true}},{"item":"column","name":"email","type":{"type":"String","length":100},"nullable":false,"unique":true,"comment":"where to write"},{"item":"column","name":"kind","type":{"type":"Enum","name":"kind","labels":["a","b"]},"server_default":"a"},{"item":"column","name":"amount","type":{"type":"Numeric","precision":12,"scale":2},"server_default":{"text":"0"}},{"item":"column","name":"created_at","type":{"type":"TIMESTAMP","timezone":true},"nullable":false,"server_default":{"func":"now","args":[]}},{"item":"column","name":"owner_id","type":{"type":"Integer"},"foreign_keys":[{"column":"owners.id","name":{"conv":"fk_owner"},"ondelete":"CASCADE"}]},{"item":"column","name":"flag","type":{"type":"Boolean"},"default":{"literal":true,"type":{"type":"Boolean"}},"server_default":{"constant":"false"}},{"item":"column","name":"tags","type":{"type":"ARRAY","item_type":{"type":"Text"}}},{"item":"column","name":"total","type":{"type":"Integer"},"computed":{"sqltext":"a + b","persisted":true}},{"item":"check","sqltext":"amount > 0","name":"amount_positive"},{"item":"unique","columns":["email","kind"],"postgresql_nulls_not_distinct":true},{"item":"foreign_key","columns":["owner_id"],"refcolumns":["owners.id"],"onupdate":"CASCADE"},{"item":"index","name":"ix_users_email","columns":["email"],"postgresql_where":{"text":"email is not null"},"unique":true}],"schema":"app"}
        "#]],
    );
}

#[test]
fn changes_of_columns() {
    check(
        r#"
op.alter_column("users", "name", nullable=False, existing_type=sa.String(50))
op.alter_column("users", "name", type_=sa.Text, postgresql_using="name::text", server_default=None)
op.alter_column("users", "name", new_column_name="full_name", comment=None)
op.drop_column("users", "flag")
op.drop_constraint(op.f("uq_users_email"), "users", type_="unique")
op.create_foreign_key(None, "a", "b", ["b_id"], ["id"], ondelete="SET NULL")
op.create_index(op.f("ix_a"), "a", [sa.text("lower(email)"), "b"], postgresql_concurrently=True, if_not_exists=True)
op.create_check_constraint("positive", "a", sa.column("x") > 0)
op.rename_table("a", "b")
"#,
        expect![[r#"
            {"op":"alter_column","table_name":"users","column_name":"name","nullable":false,"existing_type":{"type":"String","length":50}}
            {"op":"alter_column","table_name":"users","column_name":"name","type_":{"type":"Text"},"postgresql_using":"name::text","server_default":null}
            {"op":"alter_column","table_name":"users","column_name":"name","new_column_name":"full_name","comment":null}
            {"op":"drop_column","table_name":"users","column_name":"flag"}
            {"op":"drop_constraint","constraint_name":{"conv":"uq_users_email"},"table_name":"users","type_":"unique"}
            {"op":"create_foreign_key","source_table":"a","referent_table":"b","local_cols":["b_id"],"remote_cols":["id"],"ondelete":"SET NULL"}
            {"op":"create_index","index_name":{"conv":"ix_a"},"table_name":"a","columns":[{"text":"lower(email)"},"b"],"if_not_exists":true,"postgresql_concurrently":true}
            {"op":"create_check_constraint","constraint_name":"positive","table_name":"a","condition":{"binary":">","left":{"column":"x"},"right":{"literal":0,"type":{"type":"Integer"},"key":"x"}}}
            {"op":"rename_table","old_table_name":"a","new_table_name":"b"}
        "#]],
    );
}

#[test]
fn batches_are_sent_when_they_end() {
    check(
        r#"
with op.batch_alter_table("users", schema=None) as batch_op:
    batch_op.add_column(sa.Column("a", sa.JSON()))
    batch_op.create_index(batch_op.f("ix_users_a"), ["a"], unique=False)
    batch_op.drop_constraint("x", type_="foreignkey")
    op.execute("SELECT 1")
"#,
        expect![[r#"
            {"op":"execute","sqltext":{"text":"SELECT 1"}}
            {"op":"add_column","table_name":"users","column":{"name":"a","type":{"type":"JSON"}}}
            {"op":"create_index","index_name":{"conv":"ix_users_a"},"table_name":"users","columns":["a"]}
            {"op":"drop_constraint","constraint_name":"x","table_name":"users","type_":"foreignkey"}
        "#]],
    );
}

#[test]
fn statements() {
    check(
        r#"
op.execute("UPDATE users SET a = 1")
op.execute(sa.text("UPDATE users SET a = :a").bindparams(a=1))
users = sa.table("users", sa.column("id", sa.Integer), sa.column("email", sa.String), sa.column("data", postgresql.JSONB))
op.execute(users.update().where(users.c.email.is_(None)).values(email=users.c.id.cast(sa.Text) + "@x.org"))
op.execute(users.delete().where(sa.or_(users.c.id > 5, users.c.email.like("%x"), ~users.c.id.in_([1, 2]))))
op.bulk_insert(users, [{"id": 1, "email": "a", "data": {"x": [1]}}, {"id": 2, "email": None, "data": None}])
bind = op.get_bind()
bind.execute(sa.insert(users).values(id=1, data={"a": 1}))
bind.execute(sa.insert(users), [{"id": 3, "email": "c"}, {"id": 4, "email": "d"}])
bind.execute(sa.select(users.c.id, sa.func.count().label("n")).where(users.c.id == 1).group_by(users.c.id).order_by(sa.desc("n")).limit(5))
bind.execute(sa.text("SELECT :a"), {"a": 1.5})
other = sa.table("other", sa.column("user_id"), sa.column("n"))
bind.execute(users.update().values(email=sa.select(other.c.n).where(other.c.user_id == users.c.id).scalar_subquery()).where(sa.exists().where(other.c.user_id == users.c.id)))
bind.execute(postgresql.insert(users).values(id=1).on_conflict_do_nothing(index_elements=["id"]))
bind.execute(sa.update(users).values(email=sa.case((users.c.id == 1, "x"), else_=None)))
"#,
        expect![[r#"
            {"op":"execute","sqltext":{"text":"UPDATE users SET a = 1"}}
            {"op":"execute","sqltext":{"text":"UPDATE users SET a = :a","binds":{"a":1}}}
            {"op":"execute","sqltext":{"update":{"table":{"table":"users","columns":{"id":{"type":"Integer"},"email":{"type":"String"},"data":{"type":"JSONB"}}},"values":{"email":{"binary":"||","left":{"cast":{"column":"id","table":"users"},"to":{"type":"Text"}},"right":{"literal":"@x.org","type":{"type":"Text"}}}},"where":{"binary":"IS","left":{"column":"email","table":"users"},"right":{"constant":"null"}}}}}
            {"op":"execute","sqltext":{"delete":{"table":{"table":"users","columns":{"id":{"type":"Integer"},"email":{"type":"String"},"data":{"type":"JSONB"}}},"where":{"or":[{"binary":">","left":{"column":"id","table":"users"},"right":{"literal":5,"type":{"type":"Integer"},"key":"id"}},{"binary":"LIKE","left":{"column":"email","table":"users"},"right":{"literal":"%x","type":{"type":"String"},"key":"email"}},{"in":{"column":"id","table":"users"},"values":[{"literal":1,"type":{"type":"Integer"},"key":"id"},{"literal":2,"type":{"type":"Integer"},"key":"id"}],"negate":true}]}}}}
            {"op":"bulk_insert","table":{"table":"users","columns":{"id":{"type":"Integer"},"email":{"type":"String"},"data":{"type":"JSONB"}}},"rows":[{"id":1,"email":"a","data":{"$":"json","value":"{\"x\": [1]}"}},{"id":2,"email":null,"data":null}]}
            execute {"statement":{"insert":{"into":{"table":"users","columns":{"id":{"type":"Integer"},"email":{"type":"String"},"data":{"type":"JSONB"}}},"rows":[{"id":{"literal":1,"type":{"type":"Integer"},"key":"id"},"data":{"literal":{"$":"json","value":"{\"a\": 1}"},"type":{"type":"JSONB"},"key":"data"}}]}},"parameters":null}
            execute {"statement":{"insert":{"into":{"table":"users","columns":{"id":{"type":"Integer"},"email":{"type":"String"},"data":{"type":"JSONB"}}}}},"parameters":[{"id":3,"email":"c"},{"id":4,"email":"d"}]}
            execute {"statement":{"select":{"columns":[{"column":"id","table":"users"},{"label":"n","expression":{"func":"count","args":[{"literal_column":"*"}]}}],"from":[{"table":"users"}],"where":{"binary":"=","left":{"column":"id","table":"users"},"right":{"literal":1,"type":{"type":"Integer"},"key":"id"}},"group_by":[{"column":"id","table":"users"}],"order_by":[{"unary":"DESC","operand":{"column":"n"}}],"limit":{"literal":5}}},"parameters":null}
            execute {"statement":{"text":"SELECT :a"},"parameters":{"a":1.5}}
            execute {"statement":{"update":{"table":{"table":"users","columns":{"id":{"type":"Integer"},"email":{"type":"String"},"data":{"type":"JSONB"}}},"values":{"email":{"select":{"columns":[{"column":"n","table":"other"}],"from":[{"table":"other"}],"where":{"binary":"=","left":{"column":"user_id","table":"other"},"right":{"column":"id","table":"users"}}}}},"where":{"exists":{"columns":[{"literal_column":"*"}],"from":[{"table":"other"}],"where":{"binary":"=","left":{"column":"user_id","table":"other"},"right":{"column":"id","table":"users"}}}}}},"parameters":null}
            execute {"statement":{"insert":{"into":{"table":"users","columns":{"id":{"type":"Integer"},"email":{"type":"String"},"data":{"type":"JSONB"}}},"rows":[{"id":{"literal":1,"type":{"type":"Integer"},"key":"id"}}],"on_conflict":{"index_elements":["id"]}}},"parameters":null}
            execute {"statement":{"update":{"table":{"table":"users","columns":{"id":{"type":"Integer"},"email":{"type":"String"},"data":{"type":"JSONB"}}},"values":{"email":{"case":[[{"binary":"=","left":{"column":"id","table":"users"},"right":{"literal":1,"type":{"type":"Integer"},"key":"id"}},{"literal":"x"}]]}}}},"parameters":null}
        "#]],
    );
}

#[test]
fn results() {
    check_with(
        r#"
bind = op.get_bind()
for row in bind.execute(sa.text("SELECT id, name, at, n FROM t")):
    print(row.id, row[1], row._mapping["at"], row.n, row)
print(bind.execute(sa.text("SELECT 1")).scalar(), bind.scalar(sa.text("x")), bind.execute(sa.text("x")).rowcount)
print(bind.execute(sa.text("x")).mappings().all(), bind.execute(sa.text("x")).scalars().all())
try:
    bind.execute(sa.text("x")).one()
except sa.exc.NoResultFound as error:
    print(error)
bind.execute("SELECT 1")
"#,
        vec![
            rows(
                &["id", "name", "at", "n"],
                json!([[1, "a", {"$": "datetime", "value": "2024-01-02 03:04:05+00:00"}, {"$": "decimal", "value": "1.50"}]]),
            ),
            rows(&["a"], json!([[7], [8]])),
            rows(&["a"], json!([["x"]])),
            Ok(json!({"columns": [], "rows": [], "rowcount": 3, "returns_rows": false})),
            rows(&["a", "b"], json!([[1, null]])),
            rows(&["a", "b"], json!([[1, null], [2, null]])),
            rows(&["a"], json!([])),
        ],
        expect![[r#"
            execute {"statement":{"text":"SELECT id, name, at, n FROM t"},"parameters":null}
            write "1 a 2024-01-02 03:04:05+00:00 1.50 (1, 'a', datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc), Decimal('1.50'))\n"
            execute {"statement":{"text":"SELECT 1"},"parameters":null}
            execute {"statement":{"text":"x"},"parameters":null}
            execute {"statement":{"text":"x"},"parameters":null}
            write "7 x 3\n"
            execute {"statement":{"text":"x"},"parameters":null}
            execute {"statement":{"text":"x"},"parameters":null}
            write "[{'a': 1, 'b': None}] [1, 2]\n"
            execute {"statement":{"text":"x"},"parameters":null}
            write "No row was found when one was required\n"
            Traceback (most recent call last):
              File "alembic/env.py", line 8, in <module>
                context.run_migrations()
              File "alembic/versions/1_test.py", line 16, in upgrade
                bind.execute("SELECT 1")
            sqlalchemy.exc.ObjectNotExecutableError: Not an executable object: 'SELECT 1'
        "#]],
    );
}

#[test]
fn errors_of_the_database() {
    let refused = HostError {
        exception: "sqlalchemy.exc.IntegrityError".to_owned(),
        message: "(psycopg2.errors.NotNullViolation) no\nDETAIL:  why\n\n[SQL: x]".to_owned(),
        diagnostic: Some(diagnostics::Diagnostic::error("23502", "no").with_detail("why")),
    };
    check_with(
        r#"
try:
    op.execute("x")
except sa.exc.DBAPIError as error:
    print(type(error).__name__, error.orig.pgcode, type(error.orig).__name__, repr(str(error.orig)))
op.add_column("users", sa.Column("a", sa.Integer, nullable=False))
"#,
        vec![Err(refused.clone()), Err(refused)],
        expect![[r#"
            {"op":"execute","sqltext":{"text":"x"}}
            write "IntegrityError 23502 NotNullViolation 'no\\nDETAIL:  why\\n'\n"
            {"op":"add_column","table_name":"users","column":{"name":"a","type":{"type":"Integer"},"nullable":false}}
            Traceback (most recent call last):
              File "alembic/env.py", line 8, in <module>
                context.run_migrations()
              File "alembic/versions/1_test.py", line 11, in upgrade
                op.add_column("users", sa.Column("a", sa.Integer, nullable=False))
            sqlalchemy.exc.IntegrityError: (psycopg2.errors.NotNullViolation) no
            DETAIL:  why

            [SQL: x]
        "#]],
    );
}

#[test]
fn enums_inspector_autocommit() {
    check_with(
        r#"
kind = postgresql.ENUM("a", "b", name="kind", create_type=False)
kind.create(op.get_bind(), checkfirst=True)
sa.Enum(name="kind").drop(op.get_bind(), checkfirst=False)
with op.get_context().autocommit_block():
    op.execute("ALTER TYPE kind ADD VALUE 'c'")
inspector = sa.inspect(op.get_bind())
print(inspector.get_columns("users"), op.get_context().dialect.name)
"#,
        vec![
            Ok(Value::Null),
            Ok(Value::Null),
            Ok(Value::Null),
            Ok(json!([{"name": "id", "type": {"type": "INTEGER"}, "nullable": false}])),
        ],
        expect![[r#"
            {"op":"create_enum_type","type":{"type":"ENUM","name":"kind","labels":["a","b"],"create_type":false},"checkfirst":true}
            {"op":"drop_enum_type","type":{"type":"Enum","name":"kind","labels":[]},"checkfirst":false}
            autocommit_begin null
            {"op":"execute","sqltext":{"text":"ALTER TYPE kind ADD VALUE 'c'"}}
            autocommit_end {"failed":false}
            inspect {"what":"columns","table":"users"}
            write "[{'name': 'id', 'type': INTEGER(), 'nullable': False}] postgresql\n"
        "#]],
    );
}

#[test]
fn unsupported_things_name_themselves() {
    check(
        r#"op.get_context().script"#,
        expect![[r#"
        Traceback (most recent call last):
          File "alembic/env.py", line 8, in <module>
            context.run_migrations()
          File "alembic/versions/1_test.py", line 7, in upgrade
            op.get_context().script
        NotImplementedError: MigrationContext.script is not supported by Retort
    "#]],
    );
    check(
        r#"sa.lambda_stmt(1)"#,
        expect![[r#"
        Traceback (most recent call last):
          File "alembic/env.py", line 8, in <module>
            context.run_migrations()
          File "alembic/versions/1_test.py", line 7, in upgrade
            sa.lambda_stmt(1)
        NotImplementedError: sqlalchemy.lambda_stmt is not supported by Retort
    "#]],
    );
}

#[test]
fn warnings() {
    check(
        r#"
import warnings
warnings.warn("old")
op.create_table("t", sa.Column("a", sa.Integer()), sa.Column("b", sa.Integer(), sa.Computed("a * 2")))
op.add_column("t", sa.Column("c", sa.Integer(), sa.Computed("a * 3", persisted=True)))
"#,
        expect![[r#"
            write "alembic/versions/1_test.py:8: UserWarning: old\n  warnings.warn(\"old\")\n"
            write "/project/alembic/versions/1_test.py:9: SAWarning: Computed column t.b is being created as 'STORED' since the current PostgreSQL version does not support VIRTUAL columns. On PostgreSQL 18+, when 'persisted' is not specified, no keyword will be rendered and VIRTUAL will be used by default. Set 'persisted=True' to ensure STORED behavior across all PostgreSQL versions.\n  op.create_table(\"t\", sa.Column(\"a\", sa.Integer()), sa.Column(\"b\", sa.Integer(), sa.Computed(\"a * 2\")))\n"
            {"op":"create_table","table_name":"t","columns":[{"item":"column","name":"a","type":{"type":"Integer"}},{"item":"column","name":"b","type":{"type":"Integer"},"computed":{"sqltext":"a * 2"}}]}
            {"op":"add_column","table_name":"t","column":{"name":"c","type":{"type":"Integer"},"computed":{"sqltext":"a * 3","persisted":true}}}
        "#]],
    );
}

#[test]
fn the_standard_library() {
    check(
        r#"
import datetime, decimal, enum, re, json, typing, collections, itertools, functools, uuid, textwrap, string, random
import math, os, logging, hashlib, dataclasses, contextlib, abc, io, copy, operator, time, pathlib, warnings, calendar
from urllib.parse import quote_plus, urlparse
import importlib, types, base64, secrets, inspect, traceback, statistics, bisect, heapq, numbers, _strptime
print(datetime.datetime.strptime("2024-01-02", "%Y-%m-%d"), datetime.datetime(2024, 1, 2).strftime("%d.%m.%y"))
assert isinstance(time.time(), float) and random.randint(1, 1) == 1 and secrets.token_hex(4)
print(decimal.Decimal("1.10") + 1, datetime.date(2024, 2, 29) + datetime.timedelta(days=1))
print(re.sub(r"(\w+)", r"<\1>", "a b"), json.dumps({"a": [1, None]}), uuid.UUID(int=5), f"{math.pi:.3f}")
print(hashlib.sha256(b"x").hexdigest()[:8], hashlib.md5(b"x").hexdigest()[:8], base64.b64encode(b"hi"))
@dataclasses.dataclass
class Point:
    x: int
    y: int = 2
print(Point(1), os.path.join("a", "b"), os.environ.get("NOPE"), quote_plus("p@ss"))
class Color(enum.Enum):
    RED = 1
print(Color.RED, collections.Counter("aab").most_common(1), len(str(uuid.uuid4())))
"#,
        expect![[r#"
            write "2024-01-02 00:00:00 02.01.24\n"
            write "2.10 2024-03-01\n"
            write "<a> <b> {\"a\": [1, null]} 00000000-0000-0000-0000-000000000005 3.142\n"
            write "2d711642 9dd4e461 b'aGk='\n"
            write "upgrade.<locals>.Point(x=1, y=2) a/b None p%40ss\n"
            write "Color.RED [('a', 2)] 36\n"
        "#]],
    );
}
