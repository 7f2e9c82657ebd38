//! `AS IDENTITY (SEQUENCE NAME app.seq …)`, which the parser does not know.

use super::{Text, fold};
use sqlparser::ast::Ident;
use sqlparser::tokenizer::{Token, TokenWithSpan};

/// The tokens without the names of sequences.
pub(super) fn without(tokens: Vec<TokenWithSpan>) -> Vec<TokenWithSpan> {
    let words: Vec<usize> = (0..tokens.len()).filter(|at| !matches!(tokens[*at].token, Token::Whitespace(_))).collect();
    let mut dropped = vec![false; tokens.len()];
    let mut found = false;
    for start in 0..words.len() {
        let view: Vec<&Token> = words[start..].iter().take(9).map(|at| &tokens[*at].token).collect();
        if let Some((length, _)) = name_at(&view) {
            found = true;
            words[start + 2..start + length].iter().for_each(|at| dropped[*at] = true);
        }
    }
    if !found {
        return tokens;
    }
    tokens.into_iter().zip(dropped).filter(|(_, dropped)| !dropped).map(|(token, _)| token).collect()
}

/// The parts of the name that a text gives the sequence of an identity column.
pub(crate) fn sequence_name(text: &Text, table: &str, column: &str) -> Option<Vec<String>> {
    let words: Vec<&Token> = text.words().map(|(token, _)| token).collect();
    (0..words.len()).find_map(|start| {
        let (_, name) = name_at(&words[start..])?;
        let from = words[..start].iter().rposition(|token| **token == Token::SemiColon).map_or(0, |at| at + 1);
        let is = |token: &&&Token, wanted: &str| matches!(token, Token::Word(word) if folded(word) == wanted);
        let statement = &words[from..start];
        let fits = statement.iter().any(|token| is(&token, table)) && statement.iter().any(|token| is(&token, column));
        fits.then_some(name)
    })
}

/// `IDENTITY ( SEQUENCE NAME a.b` at the start: how many tokens, and the name.
fn name_at(words: &[&Token]) -> Option<(usize, Vec<String>)> {
    let keyword = |at: usize, wanted: &str| {
        matches!(words.get(at), Some(Token::Word(word))
            if word.quote_style.is_none() && word.value.eq_ignore_ascii_case(wanted))
    };
    let opens = matches!(words.get(1), Some(Token::LParen));
    if !(keyword(0, "identity") && opens && keyword(2, "sequence") && keyword(3, "name")) {
        return None;
    }
    let mut name = Vec::new();
    let mut at = 4;
    while let Some(Token::Word(word)) = words.get(at) {
        name.push(folded(word));
        at += 1;
        if !matches!(words.get(at), Some(Token::Period)) {
            break;
        }
        at += 1;
    }
    (!name.is_empty()).then_some((at, name))
}

fn folded(word: &sqlparser::tokenizer::Word) -> String {
    fold(&Ident { value: word.value.clone(), quote_style: word.quote_style, span: sqlparser::tokenizer::Span::empty() })
}
