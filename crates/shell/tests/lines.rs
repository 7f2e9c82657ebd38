//! Lines at the prompt, without Python.

use bash::Bashkit;
use engine::{Environment, Session};
use expect_test::{Expect, expect};
use python::{Files, Host, Interpreter, Job, PythonError};
use shell::{Desk, Piece, Terminal};
use std::fmt::Write as _;

/// An interpreter that is never asked.
struct NoPython;

impl Interpreter for NoPython {
    fn run(&mut self, _: &Files, _: &Job, _: &mut dyn Host) -> Result<serde_json::Value, PythonError> {
        panic!("there is no Python in this test")
    }
}

/// A project with a database, and somebody who types.
struct Room {
    terminal: Terminal,
    session: Session,
    files: Files,
    bash: Bashkit,
    environment: Environment,
}

impl Room {
    fn new(files: &[(&str, &str)]) -> Self {
        let environment = Environment::fixed(802_051_200_000_000, 7);
        Self {
            terminal: Terminal::default(),
            session: Session::in_memory(environment.clone()).expect("it opens"),
            files: files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect(),
            bash: Bashkit::new(),
            environment,
        }
    }

    fn types(&mut self, text: &str) -> String {
        let environment = self.environment.clone();
        let mut desk = Desk {
            fresh: &move || Session::in_memory(environment.clone()).ok(),
            session: &mut self.session,
            files: &mut self.files,
            interpreter: &mut NoPython,
            environment: &self.environment,
            bash: &self.bash,
        };
        let shown = self.terminal.line(&mut desk, text);
        let mut out = String::new();
        for piece in shown.pieces {
            match piece {
                Piece::Typed { prompt, line } => writeln!(out, "{prompt}{line}").expect("it is text"),
                Piece::Stdout(text) => out.push_str(&text),
                Piece::Stderr(text) => text.lines().for_each(|line| writeln!(out, "! {line}").expect("it is text")),
            }
        }
        out
    }
}

/// Long outputs by their ends.
fn cut(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    match lines.len() {
        count @ 30.. => {
            [&lines[..3], &[&*format!("... {} lines", count - 5)], &lines[count - 2..]].concat().join("\n") + "\n"
        }
        _ => text.to_owned(),
    }
}

#[track_caller]
fn check(lines: &[&str], expected: &Expect) {
    let mut room = Room::new(&[("alembic.ini", "[alembic]\nscript_location = alembic\n"), ("server/a.txt", "one\n")]);
    let shown: String = lines.iter().map(|line| cut(&room.types(line))).collect();
    expected.assert_eq(&shown);
}

#[test]
fn files_are_those_of_the_project() {
    let mut room = Room::new(&[("alembic.ini", "[alembic]\n"), ("server/a.txt", "one\n")]);
    let shown = room.types(
        "ls; cd server && echo two >> a.txt; cat a.txt > /tmp/x; mkdir -p new && cp a.txt new/b.txt; rm ../alembic.ini",
    );
    expect![[r"
        ~$ ls; cd server && echo two >> a.txt; cat a.txt > /tmp/x; mkdir -p new && cp a.txt new/b.txt; rm ../alembic.ini
        alembic.ini
        server
    "]]
    .assert_eq(&shown);
    expect![[r#"{"server/a.txt": "one\ntwo\n", "server/new/b.txt": "one\ntwo\n"}"#]]
        .assert_eq(&format!("{:?}", room.files));
    room.files.insert("server/c.txt".into(), "from the editor\n".into());
    room.files.remove("server/a.txt");
    expect![[r"
        ~/server$ pwd; ls; cat c.txt /tmp/x
        /budget.rip/server
        c.txt
        new
        from the editor
        one
        two
    "]]
    .assert_eq(&room.types("pwd; ls; cat c.txt /tmp/x"));
}

#[test]
fn a_shell_remembers() {
    check(
        &[
            "X=5",
            "echo $X $?",
            "false",
            "echo $?",
            "f() {",
            "echo \"f: $1\"",
            "}",
            "f a",
            "psql --nope",
            "echo $?",
            "cd server",
            "cd -",
        ],
        &expect![[r#"
            ~$ X=5
            ~$ echo $X $?
            5 0
            ~$ false
            ~$ echo $?
            1
            ~$ f() {
            > echo "f: $1"
            > }
            ~$ f a
            f: a
            ~$ psql --nope
            ! psql: unrecognized option '--nope'
            ! psql: hint: Try "psql --help" for more information.
            ~$ echo $?
            1
            ~$ cd server
            ~/server$ cd -
            /budget.rip
        "#]],
    );
}

#[test]
fn pipes_and_their_kin() {
    check(
        &[
            "for i in 1 2 3; do echo $i; done | tail -1",
            "if [ -z \"\" ]; then echo empty; else echo full; fi",
            "V=$(echo 'rev abc123 (head)' | grep -oP '[a-f0-9]{6}' | head -1); echo \"at $V\"",
            "cat <<EOF | sed 's/a/b/'\na $V\nEOF",
            "ls nothere || echo none",
            "grep -c o server/a.txt",
            "sed -i 's/one/two/' server/a.txt; cat server/a.txt",
            "almebic upgrade head",
            "kubectl get pods",
            "echo 'unfinished",
            "yes'",
            ") x",
        ],
        &expect![[r#"
            ~$ for i in 1 2 3; do echo $i; done | tail -1
            3
            ~$ if [ -z "" ]; then echo empty; else echo full; fi
            empty
            ~$ V=$(echo 'rev abc123 (head)' | grep -oP '[a-f0-9]{6}' | head -1); echo "at $V"
            at abc123
            ~$ cat <<EOF | sed 's/a/b/'
            > a $V
            > EOF
            b abc123
            ~$ ls nothere || echo none
            ! ls: cannot access 'nothere': No such file or directory
            none
            ~$ grep -c o server/a.txt
            1
            ~$ sed -i 's/one/two/' server/a.txt; cat server/a.txt
            two
            ~$ almebic upgrade head
            ! bash: almebic: command not found
            ! (the nearest that there is: alembic)
            ~$ kubectl get pods
            ! bash: kubectl: command not found
            ~$ echo 'unfinished
            > yes'
            unfinished
            yes
            ~$ ) x
            ! bash: parse error at line 1, column 1: syntax error near unexpected token `)'
        "#]],
    );
}

#[test]
fn psql_from_a_script() {
    check(
        &[
            "psql -c 'CREATE TABLE t (a int)' -c 'INSERT INTO t VALUES (1), (2)'",
            "psql -At -c 'SELECT a FROM t' | sort -r",
            "echo 'SELECT count(*) FROM t;' | psql -X -U me -d budgit",
            "psql <<'SQL'\nSELECT 1 AS one;\nSQL",
            "echo 'SELECT 2 AS two;' > q.sql && psql -f q.sql",
            "psql -f nothere.sql; echo $?",
            "psql -c 'SELECT nothere'; echo $?",
            "psql postgresql://me:secret@localhost:5432/budgit -tAc 'SELECT 3'",
        ],
        &expect![[r#"
            ~$ psql -c 'CREATE TABLE t (a int)' -c 'INSERT INTO t VALUES (1), (2)'
            CREATE TABLE
            INSERT 0 2
            ~$ psql -At -c 'SELECT a FROM t' | sort -r
            2
            1
            ~$ echo 'SELECT count(*) FROM t;' | psql -X -U me -d budgit
             count 
            -------
                 2
            (1 row)

            ~$ psql <<'SQL'
            > SELECT 1 AS one;
            > SQL
             one 
            -----
               1
            (1 row)

            ~$ echo 'SELECT 2 AS two;' > q.sql && psql -f q.sql
             two 
            -----
               2
            (1 row)

            ~$ psql -f nothere.sql; echo $?
            ! psql: error: nothere.sql: No such file or directory
            1
            ~$ psql -c 'SELECT nothere'; echo $?
            ! ERROR:  column "nothere" does not exist
            ! LINE 1: SELECT nothere
            !                ^
            1
            ~$ psql postgresql://me:secret@localhost:5432/budgit -tAc 'SELECT 3'
            3
        "#]],
    );
}

#[test]
fn psql_stays_open() {
    check(
        &[
            "psql -d budgit",
            "BEGIN;",
            "CREATE TABLE t (",
            "a int",
            ");",
            "SELECT 'it",
            "is';",
            "ROLLBACK;",
            "\\x",
            "SELECT 1 AS a;",
            "\\q",
            "echo back",
        ],
        &expect![[r#"
            ~$ psql -d budgit
            psql (15.18 (Debian 15.18-0+deb12u1))
            Type "help" for help.

            budgit=# BEGIN;
            BEGIN
            budgit=*# CREATE TABLE t (
            budgit(*# a int
            budgit(*# );
            CREATE TABLE
            budgit=*# SELECT 'it
            budgit'*# is';
             ?column? 
            ----------
             it      +
             is
            (1 row)

            budgit=*# ROLLBACK;
            ROLLBACK
            budgit=# \x
            Expanded display is on.
            budgit=# SELECT 1 AS a;
            -[ RECORD 1 ]
            a | 1

            budgit=# \q
            ~$ echo back
            back
        "#]],
    );
}

#[test]
fn what_does_not_end_is_ended() {
    check(
        &[
            ":(){ :|:& };:",
            "while true; do :; done",
            "yes",
            "cat /dev/zero > big",
            "f() { f; }; f",
            "for i in $(seq 1 100000000); do echo $i; done",
            "x=a; while true; do x=$x$x; done",
            "ls",
        ],
        &expect![[r"
            ~$ :(){ :|:& };:
            ! stopped: it started more processes than there may be; the files and the database are as they were before this line
            ~$ while true; do :; done
            ! stopped: maximum loop iterations exceeded (20000); the files and the database are as they were before this line
            ~$ yes
            y
            y
            ... 9997 lines
            y
            ! yes: output limit (10000 lines) exceeded; output truncated
            ~$ cat /dev/zero > big
            ~$ f() { f; }; f
            ! stopped: maximum function depth exceeded (16); the files and the database are as they were before this line
            ~$ for i in $(seq 1 100000000); do echo $i; done
            1
            ! seq: line limit (100000) exceeded; output truncated
            ... 19998 lines
            20000
            ! stopped: maximum loop iterations exceeded (20000); the files and the database are as they were before this line
            ~$ x=a; while true; do x=$x$x; done
            ! stopped: memory limit exceeded: variable byte limit (10000000) exceeded; the files and the database are as they were before this line
            ~$ ls
            alembic.ini
            big
            server
        "]],
    );
}

const COMPOSE: &str = "\
services:
  backend:
    build: ./server
    ports: [\"4242:8000\"]
    depends_on: [postgres]
  postgres:
    image: postgres:16
    environment:
      POSTGRES_USER: budgit_user
    ports:
      - \"5432:5432\"
    volumes:
      - pgdata:/var/lib/postgresql/data
volumes:
  pgdata:
";

#[track_caller]
fn check_stack(lines: &[&str], expected: &Expect) {
    let mut room = Room::new(&[("docker-compose.yml", COMPOSE), ("server/a.txt", "one\n")]);
    let shown: String = lines.iter().map(|line| cut(&room.types(line))).collect();
    expected.assert_eq(&shown);
}

#[test]
fn a_stack_goes_down_and_up() {
    check_stack(
        &[
            "docker compose ps",
            "docker compose exec -T postgres psql -U budgit_user -d budgit -c 'CREATE TABLE t (a int)'",
            "docker compose exec postgres psql -U budgit_user -d budgit -c \"\\dt\"",
            "docker compose down",
            "psql -c 'SELECT 1'",
            "psql $DATABASE_URL -h localhost -c 'SELECT 1'",
            "alembic upgrade head; echo $?",
            "docker compose exec postgres psql",
            "docker compose up -d postgres && sleep 5 && pg_isready",
            "docker compose ps",
            "docker compose exec -T postgres psql -Atc '\\dt' | cut -d '|' -f 2",
            "docker compose down -v",
            "docker compose up -d --remove-orphans",
            "docker compose exec -T postgres psql -Atc '\\dt'",
            "docker ps",
            "docker compose images",
            "docker compose restart backend",
            "docker compose stop backend; docker compose logs --tail 5",
            "docker compose pull",
        ],
        &expect![[r#"
            ~$ docker compose ps
            NAME                   IMAGE               COMMAND                  SERVICE    CREATED                  STATUS                  PORTS
            budgetrip-backend-1    budgetrip-backend   "uv run uvicorn main…"   backend    Less than a second ago   Up Less than a second   0.0.0.0:4242->8000/tcp
            budgetrip-postgres-1   postgres:16         "docker-entrypoint.s…"   postgres   Less than a second ago   Up Less than a second   0.0.0.0:5432->5432/tcp
            ~$ docker compose exec -T postgres psql -U budgit_user -d budgit -c 'CREATE TABLE t (a int)'
            CREATE TABLE
            ~$ docker compose exec postgres psql -U budgit_user -d budgit -c "\dt"
                      List of relations
             Schema | Name | Type  |    Owner    
            --------+------+-------+-------------
             public | t    | table | budgit_user
            (1 row)

            ~$ docker compose down
            ! [+] Running 3/3
            !  ✔ Container budgetrip-postgres-1  Removed
            !  ✔ Container budgetrip-backend-1   Removed
            !  ✔ Network budgetrip_default       Removed
            ~$ psql -c 'SELECT 1'
            ! psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or directory
            ! 	Is the server running locally and accepting connections on that socket?
            ~$ psql $DATABASE_URL -h localhost -c 'SELECT 1'
            ! psql: error: connection to server at "localhost" (127.0.0.1), port 5432 failed: Connection refused
            ! 	Is the server running on that host and accepting TCP/IP connections?
            ~$ alembic upgrade head; echo $?
            ! sqlalchemy.exc.OperationalError: (psycopg2.OperationalError) connection to server at "localhost" (127.0.0.1), port 5432 failed: Connection refused
            ! 	Is the server running on that host and accepting TCP/IP connections?
            ! 
            ! (Background on this error at: https://sqlalche.me/e/21/e3q8)
            1
            ~$ docker compose exec postgres psql
            ! service "postgres" is not running
            ~$ docker compose up -d postgres && sleep 5 && pg_isready
            ! [+] Running 2/2
            !  ✔ Network budgetrip_default       Created
            !  ✔ Container budgetrip-postgres-1  Started
            /var/run/postgresql:5432 - accepting connections
            ~$ docker compose ps
            NAME                   IMAGE         COMMAND                  SERVICE    CREATED         STATUS         PORTS
            budgetrip-postgres-1   postgres:16   "docker-entrypoint.s…"   postgres   5 seconds ago   Up 5 seconds   0.0.0.0:5432->5432/tcp
            ~$ docker compose exec -T postgres psql -Atc '\dt' | cut -d '|' -f 2
            t
            ~$ docker compose down -v
            ! [+] Running 3/3
            !  ✔ Container budgetrip-postgres-1  Removed
            !  ✔ Volume budgetrip_pgdata         Removed
            !  ✔ Network budgetrip_default       Removed
            ~$ docker compose up -d --remove-orphans
            ! [+] Running 3/3
            !  ✔ Network budgetrip_default       Created
            !  ✔ Container budgetrip-postgres-1  Started
            !  ✔ Container budgetrip-backend-1   Started
            ~$ docker compose exec -T postgres psql -Atc '\dt'
            ! Did not find any relations.
            ~$ docker ps
            CONTAINER ID   IMAGE               COMMAND                  CREATED                  STATUS                  PORTS                    NAMES
            5d9947c86b66   budgetrip-backend   "uv run uvicorn main…"   Less than a second ago   Up Less than a second   0.0.0.0:4242->8000/tcp   budgetrip-backend-1
            436c7f73330d   postgres:16         "docker-entrypoint.s…"   Less than a second ago   Up Less than a second   0.0.0.0:5432->5432/tcp   budgetrip-postgres-1
            ~$ docker compose images
            CONTAINER              REPOSITORY          TAG      PLATFORM      IMAGE ID       SIZE    CREATED
            budgetrip-backend-1    budgetrip-backend   latest   linux/amd64   c20d9a08cb79   312MB   2 weeks ago
            budgetrip-postgres-1   postgres            16       linux/amd64   57f4057c4296   641MB   2 weeks ago
            ~$ docker compose restart backend
            ! [+] Running 1/1
            !  ✔ Container budgetrip-backend-1  Started
            ~$ docker compose stop backend; docker compose logs --tail 5
            ! [+] Running 1/1
            !  ✔ Container budgetrip-backend-1  Stopped
            backend-1   | INFO:     Application startup complete.
            backend-1   | INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)
            postgres-1  | PostgreSQL init process complete; ready for start up.
            postgres-1  | LOG:  starting PostgreSQL 15.14 (Debian 15.14-1.pgdg13+1) on x86_64-pc-linux-gnu, 64-bit
            postgres-1  | LOG:  listening on IPv4 address "0.0.0.0", port 5432
            postgres-1  | LOG:  database system is ready to accept connections
            ~$ docker compose pull
            ! [+] Pulling 1/1
            !  ✔ postgres  Pulled
        "#]],
    );
}

#[test]
fn containers_run_commands() {
    check_stack(
        &[
            "docker compose exec nothere ls",
            "docker compose exec backend pwd",
            "docker compose exec backend sh -c 'ls && echo $X' ",
            "docker compose exec -e X=5 -T backend sh -c 'echo $X > made; cat a.txt'",
            "cat server/made",
            "docker exec -it budgetrip-postgres-1 psql -d budgit",
            "\\q",
            "docker compose exec postgres bash",
            "docker build .",
            "docker compose frobnicate",
            "if curl -f http://localhost:4242/api/; then echo; echo up; fi",
            "docker compose stop backend 2>/dev/null; curl -f http://localhost:4242/api/ || echo down",
            "curl -s https://example.org; echo $?",
        ],
        &expect![[r#"
            ~$ docker compose exec nothere ls
            ! no such service: nothere
            ~$ docker compose exec backend pwd
            /budget.rip/server
            ~$ docker compose exec backend sh -c 'ls && echo $X' 
            a.txt

            ~$ docker compose exec -e X=5 -T backend sh -c 'echo $X > made; cat a.txt'
            one
            ~$ cat server/made
            5
            ~$ docker exec -it budgetrip-postgres-1 psql -d budgit
            psql (15.18 (Debian 15.18-0+deb12u1))
            Type "help" for help.

            budgit=# \q
            ~$ docker compose exec postgres bash
            ! a shell inside of a container is not supported by Retort; bash -c '…' is
            ~$ docker build .
            ! docker build is not supported by Retort; docker compose is
            ~$ docker compose frobnicate
            ! unknown docker command: "compose frobnicate"
            ~$ if curl -f http://localhost:4242/api/; then echo; echo up; fi
            {"status":"ok"}
            up
            ~$ docker compose stop backend 2>/dev/null; curl -f http://localhost:4242/api/ || echo down
            ! curl: (7) Failed to connect to localhost port 4242 after 0 ms: Couldn't connect to server
            down
            ~$ curl -s https://example.org; echo $?
            6
        "#]],
    );
}

#[test]
fn the_other_commands() {
    check_stack(
        &[
            "uv sync",
            "uv run psql -c 'SELECT 1 AS one'",
            "cd server && uv sync",
            "uv run pytest",
            "nano a.txt",
            "sleep x",
            "sleep 0.5 2m",
            "uv pip install alembic requests",
        ],
        &expect![[r"
            ~$ uv sync
            ! Resolved 12 packages in 1ms
            ! Audited 11 packages in 0.05ms
            ~$ uv run psql -c 'SELECT 1 AS one'
             one 
            -----
               1
            (1 row)

            ~$ cd server && uv sync
            ! Resolved 12 packages in 1ms
            ! Audited 11 packages in 0.05ms
            ~/server$ uv run pytest
            ! uv run pytest is not supported by Retort
            ~/server$ nano a.txt
            ~/server$ sleep x
            ! sleep: invalid time interval 'x'
            ! Try 'sleep --help' for more information.
            ~/server$ sleep 0.5 2m
            ~/server$ uv pip install alembic requests
            ! requests: nothing can be installed here: Retort brings alembic, sqlalchemy and psycopg2
        "]],
    );
}

#[test]
fn another_computer() {
    check_stack(
        &[
            "echo here > /tmp/mine; X=1",
            "ssh deploy@your-vps",
            "cd /home/deploy/budget.rip && ls",
            "echo \"X is $X\"; docker compose exec -T postgres psql -c 'CREATE TABLE there (a int)'",
            "docker compose exec postgres psql -U budgit_user -d budgit",
            "\\dt",
            "\\q",
            "exit",
            "pwd; cat /tmp/mine; psql -c '\\dt'",
            "ssh deploy@your-vps 'cd budget.rip && docker compose exec -T postgres psql -Atc \"SELECT count(*) FROM there\"'",
            "ssh root@your-vps; ssh deploy@nowhere",
        ],
        &expect![[r#"
            ~$ echo here > /tmp/mine; X=1
            ~$ ssh deploy@your-vps
            deploy@your-vps:~$ cd /home/deploy/budget.rip && ls
            docker-compose.yml
            server
            deploy@your-vps:~/budget.rip$ echo "X is $X"; docker compose exec -T postgres psql -c 'CREATE TABLE there (a int)'
            X is 
            CREATE TABLE
            deploy@your-vps:~/budget.rip$ docker compose exec postgres psql -U budgit_user -d budgit
            psql (15.18 (Debian 15.18-0+deb12u1))
            Type "help" for help.

            budgit=# \dt
                      List of relations
             Schema | Name  | Type  |    Owner    
            --------+-------+-------+-------------
             public | there | table | budgit_user
            (1 row)

            budgit=# \q
            deploy@your-vps:~/budget.rip$ exit
            logout
            Connection to your-vps closed.
            ~$ pwd; cat /tmp/mine; psql -c '\dt'
            /budget.rip
            here
            ! Did not find any relations.
            ~$ ssh deploy@your-vps 'cd budget.rip && docker compose exec -T postgres psql -Atc "SELECT count(*) FROM there"'
            0
            ~$ ssh root@your-vps; ssh deploy@nowhere
            ! root@your-vps: Permission denied (publickey).
            ! ssh: Could not resolve hostname nowhere: Name or service not known
        "#]],
    );
}
