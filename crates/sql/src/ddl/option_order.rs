//! The options of a sequence in the one order that the parser takes; PostgreSQL takes any.

use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::{Token, TokenWithSpan};

/// The tokens of a text, the options of each sequence put in order.
pub(crate) fn in_parser_order(tokens: &[TokenWithSpan]) -> Vec<TokenWithSpan> {
    let mut ordered = tokens.to_vec();
    let words: Vec<usize> = (0..tokens.len()).filter(|at| !is_blank(&tokens[*at].token)).collect();
    for (at, &index) in words.iter().enumerate() {
        let next = words.get(at + 1).map(|&next| &tokens[next].token);
        let before = at.checked_sub(1).map(|before| keyword(&tokens[words[before]].token));
        if keyword(&tokens[index].token) == Keyword::IDENTITY && next == Some(&Token::LParen) {
            sort(&mut ordered, words[at + 1] + 1, &Token::RParen);
        } else if keyword(&tokens[index].token) == Keyword::SEQUENCE && before == Some(Keyword::CREATE) {
            sort(&mut ordered, index + 1, &Token::SemiColon);
        }
    }
    ordered
}

fn is_blank(token: &Token) -> bool {
    matches!(token, Token::Whitespace(_))
}

fn keyword(token: &Token) -> Keyword {
    match token {
        Token::Word(word) if word.quote_style.is_none() => word.keyword,
        _ => Keyword::NoKeyword,
    }
}

/// Sorts the options from a place up to an end; what stands before the first of them stays.
fn sort(tokens: &mut [TokenWithSpan], from: usize, end: &Token) {
    let is_end = |token: &TokenWithSpan| token.token == *end || token.token == Token::EOF;
    let to = tokens[from..].iter().position(is_end).map_or(tokens.len(), |at| from + at);
    let starts: Vec<(usize, u8)> = starts(&tokens[from..to]);
    let Some(first) = starts.first().map(|(at, _)| from + at) else { return };
    let mut groups: Vec<(u8, Vec<TokenWithSpan>)> = Vec::new();
    for (at, (start, rank)) in starts.iter().enumerate() {
        let stop = starts.get(at + 1).map_or(to - from, |(next, _)| *next);
        groups.push((*rank, tokens[from + start..from + stop].to_vec()));
    }
    groups.sort_by_key(|(rank, _)| *rank);
    let sorted = groups.into_iter().flat_map(|(_, group)| group);
    tokens[first..to].iter_mut().zip(sorted).for_each(|(place, token)| *place = token);
}

/// Where the options start, and their rank in the parser's order.
fn starts(tokens: &[TokenWithSpan]) -> Vec<(usize, u8)> {
    let mut starts = Vec::new();
    let mut negated = None;
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| !is_blank(&token.token)) {
        let rank = match keyword(&token.token) {
            Keyword::NO => {
                negated = Some(at);
                continue;
            }
            Keyword::AS => Some(0),
            Keyword::INCREMENT => Some(1),
            Keyword::MINVALUE => Some(2),
            Keyword::MAXVALUE => Some(3),
            Keyword::START => Some(4),
            Keyword::CACHE => Some(5),
            Keyword::CYCLE => Some(6),
            Keyword::OWNED => Some(7),
            _ => None,
        };
        if let Some(rank) = rank {
            starts.push((negated.take().unwrap_or(at), rank));
        }
        negated = None;
    }
    starts
}

#[cfg(test)]
#[allow(clippy::needless_pass_by_value, reason = "an expectation is used up")]
mod tests {
    use super::*;
    use crate::Text;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(input: &str, expected: Expect) {
        let text = Text::new(input);
        let shown: Vec<String> = in_parser_order(text.tokens())
            .iter()
            .filter(|token| !is_blank(&token.token) && token.token != Token::EOF)
            .map(|token| token.token.to_string())
            .collect();
        expected.assert_eq(&shown.join(" "));
    }

    #[test]
    fn options_are_put_in_order() {
        check(
            "a int GENERATED ALWAYS AS IDENTITY (START WITH 3 NO CYCLE INCREMENT 2)",
            expect!["a int GENERATED ALWAYS AS IDENTITY ( INCREMENT 2 START WITH 3 NO CYCLE )"],
        );
        check(
            "CREATE SEQUENCE s CACHE 1 NO MINVALUE; SELECT 1",
            expect!["CREATE SEQUENCE s NO MINVALUE CACHE 1 ; SELECT 1"],
        );
    }

    #[test]
    fn everything_else_stays() {
        check("CREATE TABLE t (start int, increment int)", expect!["CREATE TABLE t ( start int , increment int )"]);
    }
}
