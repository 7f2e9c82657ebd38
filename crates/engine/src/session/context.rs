//! What showing the catalog needs.

use super::Session;
use catalog::SearchPath;
use sql::Context;

impl Session {
    /// What is set now.
    pub(crate) fn settings_now(&self) -> crate::settings::Settings {
        self.world.settings.borrow().clone()
    }

    /// Runs something that reads the catalog as the session sees it, with its search path.
    pub(crate) fn with_sql_context<T>(&self, work: impl FnOnce(&Context<'_>, &SearchPath) -> T) -> T {
        let settings = self.world.settings.borrow();
        let path = SearchPath::new(settings.sql.search_path.clone());
        self.world.with_context(|values| work(&Context::new(*values, &settings.sql), &path))
    }
}
