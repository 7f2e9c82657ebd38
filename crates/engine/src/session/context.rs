//! What showing the catalog needs.

use super::Session;
use catalog::SearchPath;
use diagnostics::Diagnostic;
use sql::ast::Statement as Ast;
use sql::{Context, Statement, Text};

impl Session {
    /// What is set now.
    pub(crate) fn settings_now(&self) -> crate::settings::Settings {
        self.world.settings.borrow().clone()
    }

    /// Begins anew as a new connection does: what is open is rolled back, settings are as they were at first, temporary
    /// relations are gone.
    ///
    /// # Errors
    ///
    /// When SQLite cannot.
    pub fn reconnect(&mut self) -> Result<(), Diagnostic> {
        self.roll_back()?;
        self.drop_temporary()?;
        self.world.settings.borrow_mut().reset_all();
        self.world.sequences.borrow_mut().forget_session();
        Ok(())
    }

    /// The clock, in microseconds.
    pub(crate) fn microseconds(&self) -> i64 {
        (self.world.environment.clock)()
    }

    /// The next random number.
    pub(crate) fn random(&self) -> u64 {
        self.world.environment.next_random()
    }

    /// The names and types of the columns that a query would answer with; nothing if it answers without rows.
    pub(crate) fn describe(&mut self, query: &str) -> Result<Option<Vec<(String, String)>>, Diagnostic> {
        let text = Text::new(query);
        let found = self.usable().and_then(|()| self.columns_of(&text));
        if found.is_err() {
            self.fail();
        }
        found
    }

    fn columns_of(&self, text: &Text) -> Result<Option<Vec<(String, String)>>, Diagnostic> {
        let parsed = sql::parse(text)?;
        let [one] = parsed.as_slice() else {
            let message = "cannot insert multiple commands into a prepared statement";
            return if parsed.is_empty() { Ok(None) } else { Err(Diagnostic::error("42601", message)) };
        };
        let Statement::Sql(statement) = &one.statement else { return Ok(None) };
        self.analyzed(text, &[], |context| {
            let lowered = match &**statement {
                Ast::Query(query) => sql::lower_query(context, &sql::analyze_query(context, query)?)?,
                Ast::Insert(insert) => sql::lower_insert(context, &sql::analyze_insert(context, insert)?)?,
                Ast::Update(update) => sql::lower_update(context, &sql::analyze_update(context, update)?)?,
                Ast::Delete(delete) => sql::lower_delete(context, &sql::analyze_delete(context, delete)?)?,
                _ => return Ok(None),
            };
            let columns = lowered.columns.iter();
            Ok(Some(columns.map(|(name, of)| (name.clone(), sql::format_type(context, of))).collect()))
        })
    }

    /// Runs something that reads the catalog as the session sees it, with its search path.
    pub(crate) fn with_sql_context<T>(&self, work: impl FnOnce(&Context<'_>, &SearchPath) -> T) -> T {
        let settings = self.world.settings.borrow();
        let path = SearchPath::new(settings.sql.search_path.clone());
        self.world.with_context(|values| work(&Context::new(*values, &settings.sql), &path))
    }
}
