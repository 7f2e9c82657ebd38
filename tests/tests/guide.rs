//! The command lines of a guide to migrations, in its order, on a project like its own: each must run.
//!
//! Names that the guide leaves open (a revision's id, a host) are filled in. What it gets wrong is in [`FAULTS`].

use bash::Bashkit;
use book::Files;
use engine::{Environment, Session};
use interpreter::RustPython;
use shell::{Desk, Piece, Shown, Terminal};
use std::path::Path;

/// Something that a reader of the guide does.
enum Step {
    /// Goes back to the folder of the project, where each block of the guide begins.
    Opens,
    /// Types.
    Types(&'static str),
    /// Puts a text behind another one, in the editor.
    Edits(&'static str, &'static str, &'static str),
}
use Step::{Edits, Opens, Types};

const MODELS: &str = "server/models/sql_models.py";
const CREATED: &str = "    created_at = Column(TIMESTAMP(timezone=True), server_default=func.now())\n";

/// Lines that fail although the guide means them to succeed, and why.
const FAULTS: [(&str, &str); 1] = [(
    "alembic upgrade head # premium",
    "a model's default is the client's: the column comes without one, and NOT NULL is what no table with rows takes",
)];

const GUIDE: &[Step] = &[
    Types("export DATABASE_URL=postgresql://budgit_user:secret@localhost:5432/budgit"),
    Types("(cd server && alembic upgrade head)"),
    // Part 2
    Types("cd server"),
    Types("alembic current"),
    Types("alembic history"),
    Types("alembic history --verbose"),
    // Part 3
    Opens,
    Edits(MODELS, CREATED, "    last_login = Column(TIMESTAMP(timezone=True), nullable=True)\n"),
    Types("cd server"),
    Types("alembic revision --autogenerate -m \"Add last_login to users\""),
    Types("cat alembic/versions/*_add_last_login_to_users.py"),
    Types("alembic upgrade head"),
    Types("docker compose exec postgres psql -U budgit_user -d budgit"),
    Types("\\d users"),
    Types("\\q"),
    Types("alembic revision -m \"Set default last_login for existing users\""),
    Types("alembic upgrade head"),
    // Part 4
    Opens,
    Types("docker compose down -v"),
    Types("docker compose up -d postgres"),
    Types("sleep 5"),
    Types("cd server"),
    Types("alembic upgrade head"),
    Types("docker compose exec postgres psql -U budgit_user -d budgit -c \"\\dt\""),
    Types("docker compose exec postgres psql -U budgit_user -d budgit -c \"\\d users\""),
    Types("alembic downgrade -1"),
    Types("docker compose exec postgres psql -U budgit_user -d budgit -c \"\\d users\""),
    Types("alembic upgrade head"),
    Types(
        "docker compose exec postgres psql -U budgit_user -d budgit -c \"\nINSERT INTO users (name, email, created_at)\nVALUES ('Test User', 'test@example.com', NOW());\n\"",
    ),
    Types("alembic upgrade head"),
    Types("docker compose exec postgres psql -U budgit_user -d budgit -c \"SELECT * FROM users;\""),
    // Part 5
    Opens,
    Types("uv python install 3.12"),
    Types("(cd server && uv sync)"),
    Types("(cd server && uv run alembic upgrade head)"),
    Types("(cd server && uv run alembic downgrade -1)"),
    Types("(cd server && uv run alembic upgrade head)"),
    Types("docker compose up -d"),
    Types("cd server"),
    Types(
        "docker compose exec -T backend alembic current > /tmp/migration_backup.txt || echo \"none\" > /tmp/migration_backup.txt",
    ),
    Types("docker compose exec -T backend alembic upgrade head"),
    Types("if [ $? -ne 0 ]; then\n  echo \"Migration failed!\"\n  exit 1\nfi"),
    Types("cd .."),
    Types("docker compose pull"),
    Types("docker compose up -d --remove-orphans"),
    // Part 6
    Types("cd server"),
    Types(
        "CURRENT_VERSION=$(docker compose exec -T backend alembic current 2>/dev/null | grep -oP '[a-f0-9]+' | head -1)",
    ),
    Types("echo \"Current migration: $CURRENT_VERSION\""),
    Types(
        "if docker compose exec -T backend alembic upgrade head; then\n  echo \"Migrations succeeded\"\nelse\n  echo \"Migration failed! Rolling back...\"\n  if [ ! -z \"$CURRENT_VERSION\" ]; then\n    docker compose exec -T backend alembic downgrade $CURRENT_VERSION\n  fi\n  exit 1\nfi",
    ),
    Types("cd .."),
    Types("docker compose images > /tmp/old_images.txt"),
    Types("docker compose pull"),
    Types("docker compose up -d"),
    Types("sleep 10"),
    Types(
        "if curl -f http://localhost:4242/api/; then\n  echo \"Deployment successful\"\nelse\n  echo \"Health check failed! Rolling back...\"\n  cd server\n  docker compose exec -T backend alembic downgrade -1\n  cd ..\n  docker compose down\n  docker compose up -d\n  exit 1\nfi",
    ),
    // Part 9
    Types("cd server"),
    Types("alembic stamp head"),
    Types("alembic stamp fb52a0d9e6c1"),
    Types("alembic stamp head"),
    Types("BEFORE=$(alembic heads 2>/dev/null | cut -d ' ' -f 1)"),
    Types("alembic revision --rev-id revision1 -m one --head $BEFORE --splice"),
    Types("alembic revision --rev-id revision2 -m two --head $BEFORE --splice"),
    Types("alembic merge -m \"merge branches\" revision1 revision2"),
    Types("alembic current"),
    Types("psql $DATABASE_URL"),
    Types("SELECT count(*)"),
    Types("FROM users;"),
    Types("\\q"),
    Types("alembic stamp revision1"),
    Types("alembic upgrade revision1"),
    Types("alembic upgrade head"),
    // The final exercise
    Opens,
    Edits(
        MODELS,
        CREATED,
        "    is_premium = Column(Boolean, default=False, nullable=False)\n    premium_since = Column(TIMESTAMP(timezone=True), nullable=True)\n",
    ),
    Edits(MODELS, "    TIMESTAMP,\n", "    Boolean,\n"),
    Types("cd server"),
    Types("alembic revision --autogenerate -m \"Add premium user fields\""),
    Types("alembic upgrade head # premium"),
    Types("docker compose exec postgres psql -U budgit_user -d budgit -c \"DELETE FROM users\""),
    Types("alembic upgrade head"),
    Types("docker compose exec postgres psql -U budgit_user -d budgit -c \"\\d users\""),
    Types("alembic downgrade -1"),
    Types("alembic upgrade head"),
    Types("ssh deploy@your-vps"),
    Types("cd /home/deploy/budget.rip"),
    Types("docker compose exec backend alembic current"),
    Types("docker compose exec postgres psql -U budgit_user -d budgit -c \"\\d\""),
];

const COMPOSE: &str = "\
services:
  postgres:
    image: postgres:15
    environment:
      POSTGRES_USER: budgit_user
      POSTGRES_DB: budgit
    ports: [\"5432:5432\"]
    volumes:
      - pgdata:/var/lib/postgresql/data
  backend:
    build: ./server
    ports:
      - \"4242:8000\"
    depends_on:
      - postgres
volumes:
  pgdata:
";

fn read(root: &Path, folder: &Path, files: &mut Files) {
    for entry in std::fs::read_dir(folder).expect("the folder exists").flatten() {
        let path = entry.path();
        if path.is_dir() {
            read(root, &path, files);
        } else {
            let name = path.strip_prefix(root).expect("it lies below").to_string_lossy().replace('\\', "/");
            files.insert(format!("server/{name}"), std::fs::read_to_string(&path).expect("it is text"));
        }
    }
}

fn text(shown: &Shown) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Typed { prompt, line } => format!("{prompt}{line}\n"),
        Piece::Stdout(text) | Piece::Stderr(text) => text.clone(),
    };
    shown.pieces.iter().map(piece).collect()
}

#[test]
fn every_line_runs() {
    let environment = Environment::fixed(802_051_200_000_000, 1);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../book/project");
    let mut files = Files::from([("docker-compose.yml".to_owned(), COMPOSE.to_owned())]);
    read(&root, &root, &mut files);
    let mut session = Session::in_memory(environment.clone()).expect("it opens");
    let (mut terminal, mut interpreter, bash) = (Terminal::default(), RustPython::new(), Bashkit::new());
    let fresh = || Session::in_memory(environment.clone()).ok();
    let mut failures = Vec::new();
    for step in GUIDE {
        let line = match step {
            Opens => "cd ~",
            Types(line) => line,
            Edits(path, before, new) => {
                let old = files.get_mut(*path).expect("the file is there");
                assert!(old.contains(before), "{path} has {before:?}");
                *old = old.replacen(before, &format!("{before}{new}"), 1);
                continue;
            }
        };
        let mut desk = Desk {
            session: &mut session,
            files: &mut files,
            interpreter: &mut interpreter,
            environment: &environment,
            bash: &bash,
            fresh: &fresh,
        };
        let shown = terminal.line(&mut desk, line);
        let is_fault = FAULTS.iter().any(|(fault, _)| fault == &line);
        if (shown.status != 0) != is_fault || shown.exceeded {
            failures.push(format!("{}(status {})", text(&shown), shown.status));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}
