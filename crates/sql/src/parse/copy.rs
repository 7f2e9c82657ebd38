//! COPY, which the parser knows otherwise.

use super::{Text, syntax_error};
use crate::fault::Result;
use sqlparser::tokenizer::Token;

/// A COPY statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// What is copied.
    pub source: CopySource,
    /// Whether rows come in (`FROM`) or go out (`TO`).
    pub is_from: bool,
    /// The file or program as written, or the client.
    pub place: CopyPlace,
    /// The options by name in lower case, with their value.
    pub options: Vec<(String, Option<String>)>,
}

/// What is copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopySource {
    /// A table, with its columns if they were named.
    Table {
        /// The schema, if one was named.
        schema: Option<String>,
        /// Its name.
        name: String,
        /// The columns in the order of the fields.
        columns: Vec<String>,
    },
    /// The rows of a query.
    Query(String),
}

/// Where the rows come from or go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyPlace {
    /// `STDIN`, `STDOUT`
    Client,
    /// A file.
    File(String),
    /// `PROGRAM '…'`
    Program(String),
}

/// Reads a text that is one COPY statement; nothing if it begins with another word.
///
/// # Errors
///
/// PostgreSQL's syntax error.
pub fn parse_copy(text: &Text) -> Option<Result<Copy>> {
    let words: Vec<Word<'_>> = text.words().collect();
    let starts = matches!(words.first(), Some((Token::Word(word), _)) if word.value.eq_ignore_ascii_case("copy"));
    starts.then(|| Reader { text, words, at: 1 }.copy())
}

type Word<'t> = (&'t Token, diagnostics::Span);

struct Reader<'t> {
    text: &'t Text,
    words: Vec<Word<'t>>,
    at: usize,
}

impl Reader<'_> {
    fn copy(mut self) -> Result<Copy> {
        let source = self.source()?;
        let is_from = if self.word("from") {
            true
        } else if self.word("to") {
            false
        } else {
            return self.fail();
        };
        let place = self.place()?;
        let mut options = Vec::new();
        if self.word("delimiters") {
            options.push(("delimiter".to_owned(), Some(self.string()?)));
        }
        let with = self.word("with");
        if self.take(&Token::LParen) {
            self.list(&mut options)?;
        } else {
            self.old_options(&mut options, with)?;
        }
        if self.word("where") {
            return Err(crate::fault::error("0A000", "COPY … WHERE is not supported by Retort", None));
        }
        self.take(&Token::SemiColon);
        if self.at < self.words.len() {
            return self.fail();
        }
        Ok(Copy { source, is_from, place, options })
    }

    fn source(&mut self) -> Result<CopySource> {
        if self.is(&Token::LParen) {
            return self.query();
        }
        let first = self.name()?;
        let (schema, name) = if self.take(&Token::Period) { (Some(first), self.name()?) } else { (None, first) };
        let mut columns = Vec::new();
        if self.take(&Token::LParen) {
            loop {
                columns.push(self.name()?);
                if self.take(&Token::RParen) {
                    break;
                }
                if !self.take(&Token::Comma) {
                    return self.fail();
                }
            }
        }
        Ok(CopySource::Table { schema, name, columns })
    }

    /// `(SELECT …)`: up to the parenthesis that closes it.
    fn query(&mut self) -> Result<CopySource> {
        let start = self.words.get(self.at).map_or(0, |(_, span)| span.end);
        let mut depth = 0_usize;
        while let Some((token, span)) = self.words.get(self.at) {
            match token {
                Token::LParen => depth += 1,
                Token::RParen => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return Ok(CopySource::Query(self.text.as_str()[start..span.start].to_owned()));
            }
        }
        self.fail()
    }

    fn place(&mut self) -> Result<CopyPlace> {
        if self.word("stdin") || self.word("stdout") {
            return Ok(CopyPlace::Client);
        }
        if self.word("program") {
            return self.string().map(CopyPlace::Program);
        }
        self.string().map(CopyPlace::File)
    }

    /// `(FORMAT csv, HEADER)`
    fn list(&mut self, options: &mut Vec<(String, Option<String>)>) -> Result<()> {
        loop {
            let name = self.name()?;
            let value = match self.words.get(self.at) {
                Some((Token::Comma | Token::RParen, _)) | None => None,
                Some((Token::LParen, _)) => Some(self.columns()?),
                Some(_) => Some(self.value()?),
            };
            options.push((name, value));
            if self.take(&Token::RParen) {
                return Ok(());
            }
            if !self.take(&Token::Comma) {
                return self.fail();
            }
        }
    }

    /// `CSV HEADER DELIMITER ';' NULL ''`, as before PostgreSQL 9.
    fn old_options(&mut self, options: &mut Vec<(String, Option<String>)>, with: bool) -> Result<()> {
        let start = self.at;
        loop {
            if self.word("csv") || self.word("binary") {
                let name = self.words.get(self.at - 1).map(|(token, _)| token.to_string().to_lowercase());
                options.push(("format".to_owned(), name));
            } else if self.word("header") || self.word("freeze") {
                let name = self.words.get(self.at - 1).map(|(token, _)| token.to_string().to_lowercase());
                options.push((name.unwrap_or_default(), None));
            } else if let Some(name) =
                ["delimiter", "null", "quote", "escape", "encoding"].iter().find(|name| self.word(name))
            {
                self.word("as");
                options.push(((*name).to_owned(), Some(self.string()?)));
            } else if self.word("force") {
                let name = self.name()?;
                return Err(crate::fault::error(
                    "0A000",
                    format!("COPY option FORCE {name} is not supported by Retort"),
                    None,
                ));
            } else if with && self.at == start {
                return self.fail();
            } else {
                return Ok(());
            }
        }
    }

    fn columns(&mut self) -> Result<String> {
        let start = self.words.get(self.at).map_or(0, |(_, span)| span.end);
        while let Some((token, span)) = self.words.get(self.at) {
            self.at += 1;
            if **token == Token::RParen {
                return Ok(self.text.as_str()[start..span.start].to_owned());
            }
        }
        self.fail()
    }

    fn value(&mut self) -> Result<String> {
        match self.words.get(self.at) {
            Some((Token::Word(word), _)) => {
                self.at += 1;
                Ok(word.value.clone())
            }
            Some((Token::Number(number, _), _)) => {
                self.at += 1;
                Ok(number.clone())
            }
            Some((Token::Mul, _)) => {
                self.at += 1;
                Ok("*".to_owned())
            }
            _ => self.string(),
        }
    }

    fn string(&mut self) -> Result<String> {
        match self.words.get(self.at) {
            Some((Token::SingleQuotedString(text) | Token::EscapedStringLiteral(text), _)) => {
                self.at += 1;
                Ok(text.clone())
            }
            _ => self.fail(),
        }
    }

    fn name(&mut self) -> Result<String> {
        match self.words.get(self.at) {
            Some((Token::Word(word), _)) => {
                self.at += 1;
                Ok(if word.quote_style.is_some() { word.value.clone() } else { word.value.to_lowercase() })
            }
            _ => self.fail(),
        }
    }

    fn word(&mut self, wanted: &str) -> bool {
        let found = matches!(self.words.get(self.at), Some((Token::Word(word), _))
            if word.quote_style.is_none() && word.value.eq_ignore_ascii_case(wanted));
        self.at += usize::from(found);
        found
    }

    fn is(&self, wanted: &Token) -> bool {
        self.words.get(self.at).is_some_and(|(token, _)| *token == wanted)
    }

    fn take(&mut self, wanted: &Token) -> bool {
        let found = self.is(wanted);
        self.at += usize::from(found);
        found
    }

    fn fail<T>(&self) -> Result<T> {
        Err(syntax_error::near_span(self.text, self.words.get(self.at).map(|(_, span)| *span)))
    }
}
