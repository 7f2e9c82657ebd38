//! Databases as they are when the learner begins, made once and kept as bytes.

use crate::terminal::Terminal;
use book::{Book, Database, Exercise, Files};
use diagnostics::Diagnostic;
use engine::{Environment, OpenError, Session};
use python::Interpreter;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Why a start database could not be made; a fault of the book or of Retort, never of the learner.
#[derive(Debug, thiserror::Error)]
pub enum PrepareError {
    /// The engine has no database.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A walk to a revision failed.
    #[error("{database}: alembic {command} fails: {message}")]
    Walk {
        /// The database.
        database: Database,
        /// `upgrade d20be918a74c`
        command: String,
        /// What it says.
        message: String,
    },
    /// The rows could not be written.
    #[error("{database}: the rows cannot be written: {}", .diagnostic.message)]
    Rows {
        /// The database.
        database: Database,
        /// What the database says.
        diagnostic: Box<Diagnostic>,
    },
    /// The database could not be kept.
    #[error("the database cannot be kept: {}", .0.message)]
    Image(Box<Diagnostic>),
}

/// Start databases by exercise id and database.
#[derive(Debug, Default)]
pub struct Images {
    made: BTreeMap<(String, Database), Rc<Vec<u8>>>,
}

impl Images {
    /// A new session on a start database.
    ///
    /// # Errors
    /// If it cannot be made: the base project or the rows are at fault.
    pub fn open(
        &mut self,
        book: &Book,
        exercise: &Exercise,
        database: Database,
        interpreter: &mut dyn Interpreter,
        environment: &Environment,
    ) -> Result<Session, PrepareError> {
        let image = self.image(book, exercise, database, interpreter, environment)?;
        Ok(Session::from_image(&image, environment.clone())?)
    }

    /// Takes a start database that was made before, as [`Images::image`] gave it.
    pub fn put(&mut self, exercise: &str, database: Database, image: Vec<u8>) {
        self.made.insert((exercise.to_owned(), database), Rc::new(image));
    }

    /// Whether a start database is there without having to be made.
    pub fn has(&self, exercise: &str, database: Database) -> bool {
        self.made.contains_key(&(exercise.to_owned(), database))
    }

    /// The bytes of a start database.
    ///
    /// # Errors
    /// As [`Images::open`].
    pub fn image(
        &mut self,
        book: &Book,
        exercise: &Exercise,
        database: Database,
        interpreter: &mut dyn Interpreter,
        environment: &Environment,
    ) -> Result<Rc<Vec<u8>>, PrepareError> {
        let key = (exercise.id.clone(), database);
        if let Some(image) = self.made.get(&key) {
            return Ok(Rc::clone(image));
        }
        let image = Rc::new(prepare(book, exercise, database, interpreter, environment)?);
        self.made.insert(key, Rc::clone(&image));
        Ok(image)
    }
}

/// Up to where the rows belong, rows in, on to the start, rows of the exercise in.
fn prepare(
    book: &Book,
    exercise: &Exercise,
    database: Database,
    interpreter: &mut dyn Interpreter,
    environment: &Environment,
) -> Result<Vec<u8>, PrepareError> {
    let mut session = Session::in_memory(environment.clone())?;
    let mut files = book.start_files(exercise);
    let start = exercise.databases.get(&database).map_or("base", String::as_str);
    let mut maker = Maker { session: &mut session, files: &mut files, interpreter, environment, database };
    if start != "base" {
        let order = maker.order(&book.rows_at, start);
        if let Some(rows) = book.rows.get(&database) {
            maker.walk("upgrade", &book.rows_at)?;
            maker.fill(rows)?;
            maker.walk(order, start)?;
        } else {
            maker.walk("upgrade", start)?;
        }
    }
    if let Some(rows) = exercise.rows.get(&database) {
        maker.fill(rows)?;
    }
    session.to_image().map_err(|diagnostic| PrepareError::Image(Box::new(diagnostic)))
}

struct Maker<'a> {
    session: &'a mut Session,
    files: &'a mut Files,
    interpreter: &'a mut dyn Interpreter,
    environment: &'a Environment,
    database: Database,
}

impl Maker<'_> {
    /// The command that leads from one revision to another on the same line.
    fn order(&mut self, from: &str, to: &str) -> &'static str {
        let chain = crate::chain::Chain::read(self.files, self.interpreter).unwrap_or_default();
        if from != to && chain.ancestors(from).contains(to) { "downgrade" } else { "upgrade" }
    }

    fn walk(&mut self, command: &str, target: &str) -> Result<(), PrepareError> {
        let mut terminal = Terminal {
            session: self.session,
            files: self.files,
            interpreter: self.interpreter,
            environment: self.environment,
        };
        let ran = terminal.alembic(&[command, target]);
        match ran.problem {
            None => Ok(()),
            Some(problem) => Err(PrepareError::Walk {
                database: self.database,
                command: format!("{command} {target}"),
                message: problem.words(),
            }),
        }
    }

    fn fill(&mut self, rows: &str) -> Result<(), PrepareError> {
        let fault = |diagnostic| PrepareError::Rows { database: self.database, diagnostic: Box::new(diagnostic) };
        self.session.execute(rows).map(|_| ()).map_err(|failure| fault(failure.diagnostic))
    }
}
