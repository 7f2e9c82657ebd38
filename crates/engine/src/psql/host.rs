//! What lies around psql: files, a shell, an editor.

/// What psql asks of the world around it; the core itself has no files.
///
/// Errors are the system's own words: `No such file or directory`.
pub trait Host {
    /// The text of a file.
    ///
    /// # Errors
    ///
    /// Why it cannot be read, in the system's words.
    fn read(&mut self, path: &str) -> Result<String, String>;

    /// Writes a file anew, or after what it holds.
    ///
    /// # Errors
    ///
    /// Why it cannot be written, in the system's words.
    fn write(&mut self, path: &str, text: &str, keep: bool) -> Result<(), String>;

    /// Makes a folder the current one (`\cd`).
    ///
    /// # Errors
    ///
    /// Why it cannot, in the system's words.
    fn enter(&mut self, path: &str) -> Result<(), String>;

    /// Runs a line of the shell with a text on its standard input (`\!`, `\o |…`); nothing if there is no shell.
    fn shell(&mut self, command: &str, input: &str) -> Option<ShellAnswer>;

    /// Lets the user edit a text (`\e`); nothing if there is no editor, or they gave up.
    fn edit(&mut self, text: &str) -> Option<String>;

    /// A variable of the environment.
    fn variable(&mut self, name: &str) -> Option<String>;

    /// Sets a variable of the environment, or takes it away.
    fn set_variable(&mut self, name: &str, value: Option<&str>);
}

/// What a line of the shell answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ShellAnswer {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// Exit status.
    pub status: u8,
}

/// Nothing around: no files, no shell, no editor.
#[derive(Debug, Clone, Copy, Default)]
pub struct Alone;

const NO_FILE: &str = "No such file or directory";

impl Host for Alone {
    fn read(&mut self, _: &str) -> Result<String, String> {
        Err(NO_FILE.to_owned())
    }

    fn write(&mut self, _: &str, _: &str, _: bool) -> Result<(), String> {
        Err("Read-only file system".to_owned())
    }

    fn enter(&mut self, _: &str) -> Result<(), String> {
        Err(NO_FILE.to_owned())
    }

    fn shell(&mut self, _: &str, _: &str) -> Option<ShellAnswer> {
        None
    }

    fn edit(&mut self, _: &str) -> Option<String> {
        None
    }

    fn variable(&mut self, _: &str) -> Option<String> {
        None
    }

    fn set_variable(&mut self, _: &str, _: Option<&str>) {}
}
