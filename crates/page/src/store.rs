//! Work in `IndexedDB`, one record an exercise, and a draft beside it for a page that is closed at once.

use crate::state::{Draft, Kept, Record, Work};
use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, TransactionMode};
use serde::Serialize;
use serde_wasm_bindgen::{Serializer, from_value};
use wasm_bindgen::JsValue;

const NAME: &str = "retort";
const WORK: &str = "work";

/// Why the store could not be used, in the browser's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreError(pub String);

impl From<idb::Error> for StoreError {
    fn from(error: idb::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<serde_wasm_bindgen::Error> for StoreError {
    fn from(error: serde_wasm_bindgen::Error) -> Self {
        Self(error.to_string())
    }
}

/// The store of this origin.
#[derive(Debug)]
pub struct Store {
    database: Database,
}

impl Store {
    /// Opens the store, making it if there is none.
    ///
    /// # Errors
    /// When the browser keeps nothing for this page.
    pub async fn open() -> Result<Self, StoreError> {
        let mut request = Factory::new()?.open(NAME, Some(1))?;
        request.on_upgrade_needed(|event| {
            if let Ok(database) = event.database() {
                // A failure shows when the store is first used.
                let _ = database.create_object_store(WORK, ObjectStoreParams::new());
            }
        });
        Ok(Self { database: request.await? })
    }

    /// Reads the record of an exercise. One that cannot be read any more counts as none.
    ///
    /// # Errors
    /// When the browser does not give it.
    pub async fn read(&self, exercise: &str) -> Result<Option<Record>, StoreError> {
        let transaction = self.database.transaction(&[WORK], TransactionMode::ReadOnly)?;
        let value = transaction.object_store(WORK)?.get(JsValue::from(exercise))?.await?;
        Ok(value.and_then(|value| from_value(value).ok()))
    }

    /// Reads the record, merges, writes: in one transaction, so that two tabs never write over each other.
    ///
    /// # Errors
    /// When the browser does not take it, for instance because the disk is full.
    pub async fn write(&self, exercise: &str, base: &Record, mine: &Work) -> Result<Kept, StoreError> {
        let transaction = self.database.transaction(&[WORK], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(WORK)?;
        let key = JsValue::from(exercise);
        let stored: Option<Record> = store.get(key.clone())?.await?.and_then(|value| from_value(value).ok());
        let kept = Record::write(base, mine, stored.as_ref());
        if kept.written {
            store.put(&kept.record.serialize(&Serializer::new())?, Some(&key))?.await?;
        }
        transaction.await?;
        Ok(kept)
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn draft_key(exercise: &str) -> String {
    format!("retort.draft.{exercise}")
}

/// Keeps files at once, before the page goes; [`take_draft`] finds them.
pub fn keep_draft(exercise: &str, draft: &Draft) {
    if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(draft)) {
        // Without room there is still what IndexedDB has.
        let _ = storage.set_item(&draft_key(exercise), &text);
    }
}

/// Takes the files that were kept when the page went.
pub fn take_draft(exercise: &str) -> Option<Draft> {
    let storage = storage()?;
    let text = storage.get_item(&draft_key(exercise)).ok()??;
    // Should it stay, it is merged again, which changes nothing.
    let _ = storage.remove_item(&draft_key(exercise));
    serde_json::from_str(&text).ok()
}
