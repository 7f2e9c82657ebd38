//! What PostgreSQL's grammar has and the parser lacks, put into words that the parser knows. Every token keeps its place.

use super::conflict;
use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::{Token, TokenWithSpan, Word};

/// The function that stands around the lower bound of `BETWEEN SYMMETRIC`.
pub(crate) const SYMMETRIC: &str = "retort between symmetric";

/// Types of which a literal may be written `type 'text'`, beside those that the parser knows.
const LITERAL_TYPES: &[&str] =
    &["inet", "cidr", "citext", "name", "oid", "regclass", "regtype", "regnamespace", "tsvector", "int4", "int8"];

/// The tokens as the parser gets them, without whitespace.
pub(super) fn rewritten(tokens: &[TokenWithSpan]) -> Vec<TokenWithSpan> {
    let mut rewriting = Rewriting {
        tokens: tokens.iter().filter(|token| !matches!(token.token, Token::Whitespace(_))).collect(),
        at: 0,
        made: Vec::with_capacity(tokens.len()),
        symmetric: Vec::new(),
        depth: 0,
    };
    while rewriting.at < rewriting.tokens.len() {
        rewriting.step();
    }
    rewriting.made
}

struct Rewriting<'t> {
    tokens: Vec<&'t TokenWithSpan>,
    at: usize,
    made: Vec<TokenWithSpan>,
    /// The depths of the parentheses in which a lower bound of `BETWEEN SYMMETRIC` is open.
    symmetric: Vec<usize>,
    depth: usize,
}

impl Rewriting<'_> {
    fn step(&mut self) {
        match self.keyword(0) {
            Keyword::TABLE if self.is_query() => self.query(),
            Keyword::ONLY if self.is_only() => self.at += 1,
            Keyword::LIKE | Keyword::ILIKE if self.is_list(1) => self.like(1, false),
            Keyword::NOT if matches!(self.keyword(1), Keyword::LIKE | Keyword::ILIKE) && self.is_list(2) => {
                self.like(2, true);
            }
            Keyword::SYMMETRIC if self.before(1) == Keyword::BETWEEN => {
                let mark = Word { value: SYMMETRIC.to_owned(), quote_style: Some('"'), keyword: Keyword::NoKeyword };
                self.replace(1, &[Token::Word(mark), Token::LParen]);
                self.symmetric.push(self.depth);
            }
            Keyword::AND if self.symmetric.last() == Some(&self.depth) => {
                self.symmetric.pop();
                self.replace(1, &[Token::RParen, word("AND", Keyword::AND)]);
            }
            Keyword::TRIM if self.token(1) == Some(&Token::LParen) && self.keyword(3) == Keyword::FROM => self.trim(),
            Keyword::TRIM if self.token(1) == Some(&Token::LParen) && self.keyword(2) == Keyword::FROM => {
                self.trim_from();
            }
            Keyword::CONFLICT if self.before(1) == Keyword::ON => self.conflict(),
            _ if self.is_argument_name() => self.argument_name(),
            _ if self.is_typed_literal() => self.typed_literal(),
            _ => self.keep(),
        }
    }

    /// `TRIM(FROM text)`: the word says nothing.
    fn trim_from(&mut self) {
        self.keep();
        self.keep();
        self.at += 1;
    }

    /// `TRIM(BOTH FROM text)`: the parser wants what is trimmed after those words.
    fn trim(&mut self) {
        let function = match self.keyword(2) {
            Keyword::BOTH => word("TRIM", Keyword::TRIM),
            Keyword::LEADING => word("ltrim", Keyword::NoKeyword),
            Keyword::TRAILING => word("rtrim", Keyword::NoKeyword),
            _ => return self.keep(),
        };
        self.replace(1, &[function]);
        self.keep();
        self.at += 2;
    }

    fn keep(&mut self) {
        if let Some(token) = self.tokens.get(self.at) {
            match token.token {
                Token::LParen => self.depth += 1,
                Token::RParen => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
            self.made.push((*token).clone());
        }
        self.at += 1;
    }

    /// Puts tokens in the place of so many.
    fn replace(&mut self, taken: usize, by: &[Token]) {
        let Some(first) = self.tokens.get(self.at) else { return };
        let span = first.span;
        self.made.extend(by.iter().map(|token| TokenWithSpan { token: token.clone(), span }));
        self.at += taken;
    }

    fn token(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead).map(|token| &token.token)
    }

    fn keyword(&self, ahead: usize) -> Keyword {
        self.token(ahead).map_or(Keyword::NoKeyword, keyword)
    }

    /// The keyword so many tokens before.
    fn before(&self, back: usize) -> Keyword {
        self.at.checked_sub(back).map_or(Keyword::NoKeyword, |at| keyword(&self.tokens[at].token))
    }

    fn token_before(&self) -> Option<&Token> {
        self.at.checked_sub(1).map(|at| &self.tokens[at].token)
    }

    /// `TABLE name` as a query, not after `ALTER`, `ON` and the like.
    fn is_query(&self) -> bool {
        use Keyword as K;
        let begins = match self.token_before() {
            None | Some(Token::SemiColon | Token::LParen) => true,
            Some(token) => {
                matches!(
                    keyword(token),
                    K::UNION | K::ALL | K::DISTINCT | K::EXCEPT | K::INTERSECT | K::AS | K::EXPLAIN
                ) || self.is_inserted()
            }
        };
        begins && matches!(self.token(1), Some(Token::Word(_)))
    }

    fn query(&mut self) {
        self.replace(1, &[word("SELECT", Keyword::SELECT), Token::Mul, word("FROM", Keyword::FROM)]);
        self.keep();
        while self.token(0) == Some(&Token::Period) {
            self.keep();
            self.keep();
        }
        let may_follow = match self.token(0) {
            Some(Token::Word(_)) => ends_query(self.keyword(0)),
            Some(token) => matches!(token, Token::SemiColon | Token::RParen | Token::EOF),
            None => true,
        };
        if !may_follow {
            // Whatever it is, the parser stumbles there.
            self.replace(1, &[Token::RBracket]);
        }
    }

    /// Whether `INSERT INTO name (…)` stands before.
    fn is_inserted(&self) -> bool {
        let mut at = self.at;
        let mut depth = 0_usize;
        while let Some(before) = at.checked_sub(1) {
            at = before;
            match &self.tokens[at].token {
                Token::RParen => depth += 1,
                Token::LParen if depth > 0 => depth -= 1,
                _ if depth > 0 => {}
                Token::Period => {}
                Token::Word(word) if word.keyword == Keyword::INTO && word.quote_style.is_none() => return true,
                Token::Word(word) if word.quote_style.is_some() || !is_clause(word.keyword) => {}
                _ => return false,
            }
        }
        false
    }

    /// `FROM ONLY name`: there is no inheritance, so it is the same as without.
    fn is_only(&self) -> bool {
        use Keyword as K;
        let is_name = matches!(self.token(1), Some(Token::Word(_)));
        is_name
            && (matches!(self.before(1), K::FROM | K::UPDATE | K::JOIN | K::USING)
                || matches!(self.token_before(), Some(Token::Comma)))
    }

    /// `ANY (`, `ALL (`
    fn is_list(&self, ahead: usize) -> bool {
        matches!(self.keyword(ahead), Keyword::ANY | Keyword::ALL | Keyword::SOME)
            && self.token(ahead + 1) == Some(&Token::LParen)
    }

    fn like(&mut self, taken: usize, negated: bool) {
        let folds = self.keyword(taken - 1) == Keyword::ILIKE;
        let operator = match (negated, folds) {
            (false, false) => Token::DoubleTilde,
            (false, true) => Token::DoubleTildeAsterisk,
            (true, false) => Token::ExclamationMarkDoubleTilde,
            (true, true) => Token::ExclamationMarkDoubleTildeAsterisk,
        };
        self.replace(taken, &[operator]);
    }

    /// Passes over a target that the parser would not take; the analysis reads it from the text.
    fn conflict(&mut self) {
        self.keep();
        let rest: Vec<&Token> = self.tokens[self.at..].iter().map(|token| &token.token).collect();
        self.at += conflict::beyond_the_parser(&rest).unwrap_or(0);
    }

    /// `year =>`, `year :=`: the parser takes some of these words for something else.
    fn is_argument_name(&self) -> bool {
        matches!(self.token(0), Some(Token::Word(word)) if word.quote_style.is_none())
            && matches!(self.token(1), Some(Token::RArrow | Token::Assignment))
            && matches!(self.token_before(), Some(Token::LParen | Token::Comma))
    }

    fn argument_name(&mut self) {
        let (name, arrow) = (self.tokens[self.at], self.tokens[self.at + 1]);
        if let Token::Word(word) = &name.token {
            let value = word.value.to_ascii_lowercase();
            let quoted = Word { value, quote_style: Some('"'), keyword: Keyword::NoKeyword };
            self.made.push(TokenWithSpan { token: Token::Word(quoted), span: name.span });
            self.made.push(TokenWithSpan { token: Token::RArrow, span: arrow.span });
        }
        self.at += 2;
    }

    fn is_typed_literal(&self) -> bool {
        let (Some(Token::Word(word)), Some(Token::SingleQuotedString(_))) = (self.token(0), self.token(1)) else {
            return false;
        };
        let begins = match self.token_before() {
            None | Some(Token::Comma | Token::LParen) => true,
            Some(Token::Word(before)) => matches!(
                before.keyword,
                Keyword::SELECT
                    | Keyword::WHERE
                    | Keyword::AND
                    | Keyword::OR
                    | Keyword::THEN
                    | Keyword::ELSE
                    | Keyword::DEFAULT
            ),
            Some(other) => matches!(
                other,
                Token::Eq
                    | Token::Neq
                    | Token::Lt
                    | Token::Gt
                    | Token::LtEq
                    | Token::GtEq
                    | Token::Plus
                    | Token::Minus
                    | Token::ShiftLeft
                    | Token::ShiftRight
                    | Token::StringConcat
            ),
        };
        begins && word.quote_style.is_none() && LITERAL_TYPES.iter().any(|name| word.value.eq_ignore_ascii_case(name))
    }

    fn typed_literal(&mut self) {
        let (name, literal) = (self.tokens[self.at], self.tokens[self.at + 1]);
        self.made.push(literal.clone());
        self.made.push(TokenWithSpan { token: Token::DoubleColon, span: literal.span });
        self.made.push(TokenWithSpan { token: name.token.clone(), span: literal.span });
        self.at += 2;
    }
}

fn is_clause(keyword: Keyword) -> bool {
    use Keyword as K;
    matches!(keyword, K::VALUES | K::SELECT | K::SET | K::DEFAULT | K::WITH | K::FROM | K::WHERE | K::ON)
}

/// What may stand after `TABLE name`.
fn ends_query(keyword: Keyword) -> bool {
    use Keyword as K;
    matches!(
        keyword,
        K::UNION
            | K::INTERSECT
            | K::EXCEPT
            | K::ORDER
            | K::LIMIT
            | K::OFFSET
            | K::FETCH
            | K::FOR
            | K::ON
            | K::RETURNING
            | K::WITH
    )
}

pub(super) fn keyword(token: &Token) -> Keyword {
    match token {
        Token::Word(word) if word.quote_style.is_none() => word.keyword,
        _ => Keyword::NoKeyword,
    }
}

fn word(text: &str, keyword: Keyword) -> Token {
    Token::Word(Word { value: text.to_owned(), quote_style: None, keyword })
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
        let shown: Vec<String> = rewritten(text.tokens())
            .iter()
            .filter(|token| token.token != Token::EOF)
            .map(|token| token.token.to_string())
            .collect();
        expected.assert_eq(&shown.join(" "));
    }

    #[test]
    fn what_the_parser_lacks_is_put_in_its_words() {
        check(
            "TABLE users; (TABLE a) UNION TABLE b",
            expect!["SELECT * FROM users ; ( SELECT * FROM a ) UNION SELECT * FROM b"],
        );
        check("INSERT INTO s.a (x) TABLE b", expect!["INSERT INTO s . a ( x ) SELECT * FROM b"]);
        check("ALTER TABLE a; DROP TABLE b", expect!["ALTER TABLE a ; DROP TABLE b"]);
        check("a NOT LIKE ALL (b) OR c ILIKE ANY (d)", expect!["a !~~ ALL ( b ) OR c ~~* ANY ( d )"]);
        check(
            "a BETWEEN SYMMETRIC f(b AND c) AND d",
            expect![[r#"a BETWEEN "retort between symmetric" ( f ( b AND c ) ) AND d"#]],
        );
        check("UPDATE ONLY a; FETCH FIRST ROW ONLY", expect!["UPDATE a ; FETCH FIRST ROW ONLY"]);
        check("SELECT inet '1.2.3.4' AS x", expect!["SELECT '1.2.3.4' :: inet AS x"]);
    }

    #[test]
    fn only_unusual_targets_of_conflicts_are_passed_over() {
        check("ON CONFLICT (a, b) DO NOTHING", expect!["ON CONFLICT ( a , b ) DO NOTHING"]);
        check("ON CONFLICT (lower(a)) WHERE b > 1 DO NOTHING", expect!["ON CONFLICT DO NOTHING"]);
        check("ON CONFLICT ON CONSTRAINT a DO NOTHING", expect!["ON CONFLICT ON CONSTRAINT a DO NOTHING"]);
    }
}
