//! Parts, chapters and exercises out of Markdown and TOML.
