//! The machine survives what people write: deep recursion, endless loops, floods of output, broken files.

mod support;

use expect_test::expect;
use interpreter::{Limits, RustPython};
use python::{Interpreter, Job};
use serde_json::json;
use support::{PATH, Recorder, context, outcome, project, revision, upgrade};

fn alive(python: &mut RustPython) {
    let mut host = Recorder::default();
    upgrade(python, &project(&revision("op.drop_table('t')")), &mut host).expect("the machine still works");
    assert_eq!(host.log, "{\"op\":\"drop_table\",\"table_name\":\"t\"}\n");
}

#[test]
fn deep_recursion_is_an_error() {
    let mut python = RustPython::new();
    for body in [
        "def f(n): return f(n + 1)\nf(0)",
        "class A:\n    def __repr__(self): return repr(self)\nrepr(A())",
        "class A:\n    def __add__(self, other): return self + other\nA() + 1",
        "def key(x): return sorted([1, 2], key=key)\nkey(1)",
    ] {
        let result = upgrade(&mut python, &project(&revision(body)), &mut Recorder::default());
        assert_eq!(result.expect_err("it is endless").class, "RecursionError", "{body}");
        alive(&mut python);
    }
    let deep = format!("x = {}{}", "(".repeat(5000), ")".repeat(5000));
    upgrade(&mut python, &project(&deep), &mut Recorder::default()).expect_err("too deep");
    alive(&mut python);
}

#[test]
fn endless_loops_are_cut_off() {
    let mut python = RustPython::with_limits(Limits { seconds: Some(1.0) });
    for body in ["while True: pass", "while True:\n    try:\n        x = 1\n    except Exception:\n        pass"] {
        let result = upgrade(&mut python, &project(&revision(body)), &mut Recorder::default());
        let error = result.expect_err("it is endless");
        assert_eq!(error.class, "TimeLimitExceeded");
        assert_eq!(error.message, "the program did not end within 1 seconds");
        alive(&mut python);
    }
}

#[test]
fn output_is_bounded() {
    let mut python = RustPython::new();
    let mut host = Recorder::default();
    let body = "for i in range(40): print('x' * 100000)\nprint('end')";
    upgrade(&mut python, &project(&revision(body)), &mut host).expect("it only prints");
    assert!(host.log.len() < 1_100_000, "{}", host.log.len());
    assert!(host.log.ends_with("[output cut off]\\n\"\n"));
    alive(&mut python);
}

#[test]
fn jobs_do_not_see_each_other() {
    let mut python = RustPython::new();
    let mut files =
        project(&revision("import models\nprint(models.seen)\nmodels.seen = 2\nimport os\nos.environ['A'] = 'b'"));
    files.insert("models/__init__.py".to_owned(), "from .deep import seen\n".to_owned());
    files.insert("models/deep.py".to_owned(), "seen = 1\n".to_owned());
    for _ in 0..2 {
        let mut host = Recorder::default();
        upgrade(&mut python, &files, &mut host).expect("it runs");
        assert_eq!(host.log, "write \"1\\n\"\n");
    }
}

#[test]
fn a_file_that_does_not_compile() {
    let mut host = Recorder::default();
    let files = project("from alembic import op\n\ndef upgrade(:\n    pass\n");
    let job = Job::LoadRevisions { paths: vec![PATH.to_owned()] };
    let result = RustPython::new().run(&files, &job, &mut host);
    let error = result.clone().expect_err("it does not compile");
    assert_eq!((error.frames[0].line, error.frames.len()), (3, 1));
    expect![[r#"
          File "alembic/versions/1_test.py", line 3
            def upgrade(:
                       ^
        SyntaxError: '(' was never closed
    "#]]
    .assert_eq(&outcome(&host, &result));
}

#[test]
fn revisions_are_described() {
    let files = project(
        "\"\"\"Add it\n\nRevision ID: b\n\"\"\"\nfrom typing import Sequence, Union\n\nrevision: str = 'b'\ndown_revision: Union[str, Sequence[str], None] = ('a', 'c')\nbranch_labels = None\ndepends_on = 'x'\ndef upgrade() -> None:\n    pass\n",
    );
    let job = Job::LoadRevisions { paths: vec![PATH.to_owned()] };
    let answer = RustPython::new().run(&files, &job, &mut Recorder::default()).expect("it loads");
    expect![[r#"[{"path":"alembic/versions/1_test.py","revision":"b","follows":true,"down_revision":["a","c"],"branch_labels":null,"depends_on":"x","doc":"Add it\n\nRevision ID: b\n","upgrade":true,"downgrade":false}]"#]].assert_eq(&answer.to_string());
}

#[test]
fn a_missing_file_of_the_project() {
    let mut python = RustPython::new();
    let mut host = Recorder::default();
    let result = upgrade(&mut python, &project("from models import Base\n"), &mut host);
    expect![[r#"
        Traceback (most recent call last):
          File "alembic/env.py", line 8, in <module>
            context.run_migrations()
          File "alembic/versions/1_test.py", line 1, in <module>
            from models import Base
        ModuleNotFoundError: No module named 'models'
    "#]]
    .assert_eq(&outcome(&host, &result));
}

#[test]
fn templates() {
    let template = "\"\"\"${message}\n\nRevision ID: ${up_revision}\nRevises: ${down_revision | comma,n}\n\"\"\"\n${imports if imports else \"\"}\n% if up_revision:\nrevision = ${repr(up_revision)}\n% else:\nnothing\n% endif\n% for name in names:\n- ${name}\n% endfor\n<%!\n    import re\n%>${re.sub('a', 'b', 'aa')}\ndef upgrade():\n    ${upgrades if upgrades else \"pass\"}\n";
    let files = [("script.py.mako".to_owned(), template.to_owned())].into();
    let variables = json!({"message": "Add it", "up_revision": "b", "down_revision": {"tuple": ["a", "c"]}, "imports": "",
        "names": ["x", "y"], "upgrades": ""});
    let job = Job::RenderTemplate { path: "script.py.mako".to_owned(), variables };
    let answer = RustPython::new().run(&files, &job, &mut Recorder::default()).expect("it renders");
    expect![[r#"
        """Add it

        Revision ID: b
        Revises: a, c
        """

        revision = 'b'
        - x
        - y
        bb
        def upgrade():
            pass
    "#]]
    .assert_eq(answer.as_str().expect("it answers text"));
}

#[test]
fn models_reach_configure() {
    let mut files = project("def upgrade():\n    pass\n");
    files.insert(
        "alembic/env.py".to_owned(),
        "from alembic import context\nfrom models import Base\ncontext.configure(url='postgresql://x', target_metadata=Base.metadata, compare_type=False)\nimport json\nprint(json.dumps(Base.metadata._json()))\n"
            .to_owned(),
    );
    files.insert(
        "models.py".to_owned(),
        "from datetime import datetime\nfrom typing import Optional\nfrom sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, func\nfrom sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship\n\n\nclass Base(DeclarativeBase):\n    metadata = MetaData(naming_convention={'uq': 'uq_%(table_name)s_%(column_0_name)s'})\n\n\nclass Stamp:\n    created_at: Mapped[datetime] = mapped_column(server_default=func.now())\n\n\nclass User(Stamp, Base):\n    __tablename__ = 'users'\n    __table_args__ = (Index('ix_users_name', 'name'),)\n    id: Mapped[int] = mapped_column(primary_key=True)\n    name: Mapped[Optional[str]] = mapped_column(String(50), unique=True)\n    note: Mapped[str]\n    accounts: Mapped[list['Account']] = relationship(back_populates='user')\n\n\nclass Account(Base):\n    __tablename__ = 'accounts'\n    id = Column(Integer, primary_key=True)\n    user_id = Column(ForeignKey('users.id'), index=True)\n    user = relationship('User')\n"
            .to_owned(),
    );
    let mut host = Recorder::default();
    let job = Job::RunEnvironment { path: "alembic/env.py".to_owned(), context: context() };
    let result = RustPython::new().run(&files, &job, &mut host);
    expect![[r#"
        write "{\"naming_convention\": {\"uq\": \"uq_%(table_name)s_%(column_0_name)s\"}, \"tables\": [{\"table_name\": \"users\", \"columns\": [{\"item\": \"column\", \"name\": \"id\", \"type\": {\"type\": \"Integer\"}, \"primary_key\": true}, {\"item\": \"column\", \"name\": \"name\", \"type\": {\"type\": \"String\", \"length\": 50}, \"nullable\": true, \"unique\": true}, {\"item\": \"column\", \"name\": \"note\", \"type\": {\"type\": \"String\"}, \"nullable\": false}, {\"item\": \"column\", \"name\": \"created_at\", \"type\": {\"type\": \"DateTime\"}, \"nullable\": false, \"server_default\": {\"func\": \"now\", \"args\": []}}, {\"item\": \"index\", \"name\": \"ix_users_name\", \"columns\": [\"name\"]}]}, {\"table_name\": \"accounts\", \"columns\": [{\"item\": \"column\", \"name\": \"id\", \"type\": {\"type\": \"Integer\"}, \"primary_key\": true}, {\"item\": \"column\", \"name\": \"user_id\", \"type\": {\"type\": \"Integer\"}, \"index\": true, \"foreign_keys\": [{\"column\": \"users.id\"}]}]}]}\n"
    "#]].assert_eq(&outcome(&host, &result));
}

#[test]
fn sessions_write_what_changed() {
    let mut files = project(&revision(
        "from sqlalchemy.orm import Session\nfrom models import User\nsession = Session(bind=op.get_bind())\nfor user in session.query(User).filter(User.id > 0).all():\n    user.first = user.name.split(' ')[0]\nsession.commit()\nsession.add(User(name='c'))\nsession.flush()",
    ));
    files.insert(
        "models.py".to_owned(),
        "from sqlalchemy import Column, Integer, String\nfrom sqlalchemy.orm import declarative_base\nBase = declarative_base()\n\n\nclass User(Base):\n    __tablename__ = 'users'\n    id = Column(Integer, primary_key=True)\n    name = Column(String(50))\n    first = Column(String(50))\n"
            .to_owned(),
    );
    let columns = json!([{"name": "id"}, {"name": "name"}, {"name": "first"}]);
    let mut host = Recorder {
        answers: [
            Ok(json!({"columns": columns, "rows": [[1, "a b", null], [2, "c d", "c"]], "rowcount": 2, "returns_rows": true})),
            Ok(json!({"columns": [], "rows": [], "rowcount": 1, "returns_rows": false})),
            Ok(json!({"columns": [], "rows": [], "rowcount": 1, "returns_rows": false})),
            Ok(json!({"columns": [{"name": "id"}, {"name": "first"}], "rows": [[3, null]], "rowcount": 1, "returns_rows": true})),
        ]
        .into(),
        ..Recorder::default()
    };
    let result = upgrade(&mut RustPython::new(), &files, &mut host);
    expect![[r#"
        execute {"statement":{"select":{"columns":[{"column":"id","table":"users"},{"column":"name","table":"users"},{"column":"first","table":"users"}],"from":[{"table":"users"}],"where":{"binary":">","left":{"column":"id","table":"users"},"right":{"literal":0,"type":{"type":"Integer"},"key":"id"}}}},"parameters":null}
        execute {"statement":{"update":{"table":{"table":"users","columns":{"id":{"type":"Integer"},"name":{"type":"String","length":50},"first":{"type":"String","length":50}}},"values":{"first":{"literal":"a","type":{"type":"String","length":50},"key":"first"}},"where":{"binary":"=","left":{"column":"id","table":"users"},"right":{"literal":1,"type":{"type":"Integer"},"key":"id"}}}},"parameters":null}
        execute {"statement":{"update":{"table":{"table":"users","columns":{"id":{"type":"Integer"},"name":{"type":"String","length":50},"first":{"type":"String","length":50}}},"values":{"first":{"literal":"c","type":{"type":"String","length":50},"key":"first"}},"where":{"binary":"=","left":{"column":"id","table":"users"},"right":{"literal":2,"type":{"type":"Integer"},"key":"id"}}}},"parameters":null}
        execute {"statement":{"insert":{"into":{"table":"users","columns":{"id":{"type":"Integer"},"name":{"type":"String","length":50},"first":{"type":"String","length":50}}},"rows":[{"name":{"literal":"c","type":{"type":"String","length":50},"key":"name"}}],"returning":[{"column":"id","table":"users"},{"column":"first","table":"users"}]}},"parameters":null}
    "#]].assert_eq(&outcome(&host, &result));
}
