//! Reading JSON text.

use super::Json;
use super::lexer::{Lexer, Token};
use crate::fault::Result;
use crate::numeric::Numeric;
use diagnostics::Diagnostic;

/// How deep values may nest before PostgreSQL's stack would be at its limit.
const MAX_DEPTH: usize = 6000;

/// Reads `jsonb`: objects in normal order.
pub(crate) fn parse(text: &str) -> Result<Json> {
    read(text, true).map(Json::normal)
}

/// Reads `json`: members as written, doubles kept.
pub(crate) fn parse_raw(text: &str) -> Result<Json> {
    read(text, false)
}

/// Checks that a text is `json`.
pub(crate) fn check(text: &str) -> Result<()> {
    read(text, false).map(drop)
}

fn read(text: &str, strict: bool) -> Result<Json> {
    let mut parser = Parser { lexer: Lexer::new(text, strict), token: Token::End };
    parser.advance()?;
    let value = parser.value(0)?;
    match parser.token {
        Token::End => Ok(value),
        _ => Err(parser.expected("Expected end of input")),
    }
}

struct Parser<'a> {
    lexer: Lexer<'a>,
    token: Token<'a>,
}

impl Parser<'_> {
    fn advance(&mut self) -> Result<()> {
        self.token = self.lexer.next()?;
        Ok(())
    }

    fn expected(&self, what: &str) -> Diagnostic {
        if self.token == Token::End {
            return self.lexer.fault("The input string ended unexpectedly.");
        }
        self.lexer.fault(format!("{what}, but found \"{}\".", self.lexer.lexeme()))
    }

    fn is(&self, mark: &str) -> bool {
        matches!(self.token, Token::Punctuation(found) if found == mark)
    }

    fn value(&mut self, depth: usize) -> Result<Json> {
        if depth > MAX_DEPTH {
            return Err(Diagnostic::error("54001", "stack depth limit exceeded"));
        }
        if self.is("{") {
            return self.object(depth);
        }
        if self.is("[") {
            return self.array(depth);
        }
        let value = match &self.token {
            Token::Literal("true") => Json::Bool(true),
            Token::Literal("false") => Json::Bool(false),
            Token::Literal(_) => Json::Null,
            Token::Number(digits) => Json::Number(Numeric::parse(digits)?),
            Token::String(text) => Json::String(text.clone()),
            Token::End | Token::Punctuation(_) => return Err(self.expected("Expected JSON value")),
        };
        self.advance()?;
        Ok(value)
    }

    fn array(&mut self, depth: usize) -> Result<Json> {
        let mut items = Vec::new();
        self.advance()?;
        if self.is("]") {
            self.advance()?;
            return Ok(Json::Array(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.is(",") {
                self.advance()?;
            } else if self.is("]") {
                self.advance()?;
                return Ok(Json::Array(items));
            } else {
                return Err(self.expected("Expected \",\" or \"]\""));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Json> {
        let mut members = Vec::new();
        self.advance()?;
        if self.is("}") {
            self.advance()?;
            return Ok(Json::Object(members));
        }
        loop {
            let what = if members.is_empty() { "Expected string or \"}\"" } else { "Expected string" };
            let Token::String(key) = self.token.clone() else {
                return Err(self.expected(what));
            };
            self.advance()?;
            if !self.is(":") {
                return Err(self.expected("Expected \":\""));
            }
            self.advance()?;
            members.push((key, self.value(depth + 1)?));
            if self.is(",") {
                self.advance()?;
            } else if self.is("}") {
                self.advance()?;
                return Ok(Json::Object(members));
            } else {
                return Err(self.expected("Expected \",\" or \"}\""));
            }
        }
    }
}
