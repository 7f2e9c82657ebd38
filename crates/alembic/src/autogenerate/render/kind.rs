//! Types; Alembic: `_repr_type`.

use super::Renderer;
use crate::autogenerate::ask::{Asked, Reference};
use crate::autogenerate::kind::Kind;
use crate::compile::string_repr;

impl Renderer<'_> {
    /// A type, with the import line that it needs.
    pub(super) fn kind(&mut self, kind: &Kind, reference: impl Fn() -> Reference) -> Asked<String> {
        if let Some(rendered) = self.by_function("type", reference)? {
            return Ok(rendered);
        }
        if kind.variants.is_empty() {
            return Ok(self.bare(kind));
        }
        let mut made = self.bare(kind);
        let mut variants: Vec<&(String, Kind)> = kind.variants.iter().collect();
        variants.sort_by(|a, b| a.0.cmp(&b.0));
        for (dialect, variant) in variants {
            made += &format!(".with_variant({}, {})", self.bare(variant), string_repr(dialect));
        }
        Ok(made)
    }

    /// A type without its variants.
    fn bare(&mut self, kind: &Kind) -> String {
        let prefix = if let Some(rest) = kind.module.strip_prefix("sqlalchemy.dialects.") {
            let dialect = rest.split('.').next().unwrap_or_default();
            self.imports.insert(format!("from sqlalchemy.dialects import {dialect}"));
            format!("{dialect}.")
        } else if kind.module.starts_with("sqlalchemy.") {
            self.sa().to_owned()
        } else {
            self.options.user_prefix.clone().unwrap_or_else(|| format!("{}.", kind.module))
        };
        let own = kind.module.starts_with("sqlalchemy.");
        let shown = match &kind.inner {
            Some(inner) if own => {
                let rendered = self.bare(&inner.kind);
                let (before, after) =
                    (format!("{}{}", inner.lead, inner.kind.repr), format!("{}{rendered}", inner.lead));
                kind.repr.replacen(&before, &after, 1)
            }
            _ => kind.repr.clone(),
        };
        format!("{prefix}{shown}")
    }
}
