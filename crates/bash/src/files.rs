//! The files of a shell, and what of them the host does not know yet.

use bashkit::{FileSystem, InMemoryFs};
use script::{Changes, Disk};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Folders in which the system keeps what belongs to no project.
const SYSTEM: [&str; 6] = ["/dev", "/proc", "/etc", "/bin", "/usr", "/sys"];

/// The files, and those that the host knows.
#[derive(Clone)]
pub(crate) struct Shared {
    pub(crate) system: Arc<InMemoryFs>,
    known: Arc<Mutex<Disk>>,
}

impl Shared {
    pub(crate) fn new() -> Self {
        Self { system: Arc::new(InMemoryFs::with_limits(crate::bounds::files())), known: Arc::default() }
    }

    /// Takes over what the host changed.
    pub(crate) async fn take(&self, changes: &Changes) {
        for (path, text) in changes {
            let file = Path::new(path);
            match text {
                Some(text) => {
                    if let Some(folder) = file.parent() {
                        // What stands in the way is an error of the write below.
                        let _ = self.system.mkdir(folder, true).await;
                    }
                    let _ = self.system.write_file(file, text.as_bytes()).await;
                }
                None => {
                    let _ = self.system.remove(file, false).await;
                }
            }
        }
        script::apply(&mut self.known.lock().unwrap_or_else(PoisonError::into_inner), changes);
    }

    /// What changed since the host was told last.
    pub(crate) async fn tell(&self) -> Changes {
        let now = self.read().await;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let changes = script::changes(&known, &now);
        *known = now;
        changes
    }

    /// All text files.
    async fn read(&self) -> Disk {
        let mut disk = Disk::new();
        let mut waiting = vec![PathBuf::from("/")];
        while let Some(folder) = waiting.pop() {
            for entry in self.system.read_dir(&folder).await.unwrap_or_default() {
                let path = folder.join(&entry.name);
                if entry.metadata.file_type.is_dir() {
                    if !SYSTEM.iter().any(|system| path == Path::new(system)) {
                        waiting.push(path);
                    }
                } else if entry.metadata.file_type.is_file()
                    && let Ok(bytes) = self.system.read_file(&path).await
                    && let Ok(text) = String::from_utf8(bytes)
                {
                    disk.insert(path.to_string_lossy().into_owned(), text);
                }
            }
        }
        disk
    }
}
