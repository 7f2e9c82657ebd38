//! ALTER TABLE with actions that the parser does not know.

use super::sequence::{plain_option, restart};
use super::words::{self, StorageOption, word};
use super::{Extra, IdentityAction, Parsed, RelationWord};
use sqlparser::ast::{AlterTableOperation, DataType, Expr, GeneratedAs, Ident, ObjectName, SequenceOptions};
use sqlparser::parser::Parser;
use sqlparser::tokenizer::Token;

/// `ALTER TABLE` with an action that the parser does not know
#[derive(Debug, Clone, PartialEq)]
pub struct AlterTableExtra {
    /// The table.
    pub name: ObjectName,
    /// `IF EXISTS`
    pub if_exists: bool,
    /// What is done, in order.
    pub actions: Vec<TableAction>,
}

/// One action of ALTER TABLE.
#[derive(Debug, Clone, PartialEq)]
pub enum TableAction {
    /// One that the parser knows.
    Known(Box<AlterTableOperation>),
    /// `ALTER COLUMN …`
    Column {
        /// The column.
        column: Ident,
        /// What is done to it.
        action: ColumnAction,
    },
    /// `CLUSTER ON`
    ClusterOn(Ident),
    /// `SET WITHOUT CLUSTER`
    WithoutCluster,
    /// `SET (…)`, `RESET (…)`
    Options {
        /// The options.
        options: Vec<StorageOption>,
        /// `RESET`
        reset: bool,
    },
    /// `ALTER CONSTRAINT`
    Constraint {
        /// The constraint.
        name: Ident,
        /// `DEFERRABLE` or not.
        deferrable: Option<bool>,
        /// `INITIALLY DEFERRED` or not.
        initially_deferred: Option<bool>,
    },
    /// `SET TABLESPACE`
    Tablespace(Ident),
    /// `INHERIT` and whatever else is refused by its name.
    Refused(&'static str),
}

/// What is done to a column.
#[derive(Debug, Clone, PartialEq)]
pub enum ColumnAction {
    /// `TYPE … COLLATE …`
    Type {
        /// The type.
        data_type: DataType,
        /// The collation.
        collation: ObjectName,
        /// `USING`
        using: Option<Expr>,
    },
    /// `SET STATISTICS`
    Statistics(i32),
    /// `SET STORAGE`
    Storage(Ident),
    /// `SET COMPRESSION`
    Compression(Ident),
    /// `SET (n_distinct = …)`, `RESET (…)`
    Options {
        /// The options.
        options: Vec<StorageOption>,
        /// `RESET`
        reset: bool,
    },
    /// `DROP IDENTITY`, `DROP EXPRESSION`
    Identity(IdentityAction),
    /// `SET GENERATED …`, `SET INCREMENT BY …`, `RESTART`
    SetIdentity(Vec<IdentityOption>),
}

/// One part of what is set of an identity column.
#[derive(Debug, Clone, PartialEq)]
pub enum IdentityOption {
    /// `SET GENERATED`
    Generated(GeneratedAs),
    /// `RESTART`
    Restart(Option<Expr>),
    /// `SET INCREMENT BY` and its kin
    Sequence(SequenceOptions),
}

pub(super) fn alter(parser: &mut Parser<'_>) -> Parsed<Extra> {
    let if_exists = words::if_exists(parser);
    word(parser, "only");
    let name = parser.parse_object_name(false)?;
    let _star = parser.consume_token(&Token::Mul);
    if words::words(parser, &["set", "schema"]) {
        let schema = parser.parse_identifier()?;
        return Ok(Extra::SetSchema { kind: RelationWord::Table, if_exists, name, schema });
    }
    let actions = parser.parse_comma_separated(action)?;
    if actions.iter().all(|action| matches!(action, TableAction::Known(_))) {
        return words::no();
    }
    Ok(Extra::AlterTable(AlterTableExtra { name, if_exists, actions }))
}

fn action(parser: &mut Parser<'_>) -> Parsed<TableAction> {
    if let Some(own) = parser.maybe_parse(own)? {
        return Ok(own);
    }
    Ok(TableAction::Known(Box::new(parser.parse_alter_table_operation()?)))
}

fn own(parser: &mut Parser<'_>) -> Parsed<TableAction> {
    if words::words(parser, &["alter", "constraint"]) {
        return constraint(parser);
    }
    if word(parser, "alter") {
        word(parser, "column");
        let column = parser.parse_identifier()?;
        return Ok(TableAction::Column { column, action: column_action(parser)? });
    }
    if words::words(parser, &["cluster", "on"]) {
        return Ok(TableAction::ClusterOn(parser.parse_identifier()?));
    }
    if words::words(parser, &["set", "without", "cluster"]) {
        return Ok(TableAction::WithoutCluster);
    }
    if words::words(parser, &["set", "tablespace"]) {
        return Ok(TableAction::Tablespace(parser.parse_identifier()?));
    }
    let reset = word(parser, "reset");
    if (reset || word(parser, "set")) && parser.peek_token_ref().token == Token::LParen {
        return Ok(TableAction::Options { options: words::options(parser)?, reset });
    }
    refused(parser)
}

fn refused(parser: &mut Parser<'_>) -> Parsed<TableAction> {
    const REFUSED: [(&[&str], &str); 9] = [
        (&["inherit"], "ALTER TABLE … INHERIT"),
        (&["no", "inherit"], "ALTER TABLE … NO INHERIT"),
        (&["attach", "partition"], "ALTER TABLE … ATTACH PARTITION"),
        (&["detach", "partition"], "ALTER TABLE … DETACH PARTITION"),
        (&["of"], "ALTER TABLE … OF"),
        (&["not", "of"], "ALTER TABLE … NOT OF"),
        (&["set", "access", "method"], "ALTER TABLE … SET ACCESS METHOD"),
        (&["enable"], "ALTER TABLE … ENABLE"),
        (&["disable"], "ALTER TABLE … DISABLE"),
    ];
    let found = REFUSED.iter().find(|(phrase, _)| words::words(parser, phrase));
    let Some((_, name)) = found else { return words::no() };
    words::pass_over(parser);
    Ok(TableAction::Refused(name))
}

fn constraint(parser: &mut Parser<'_>) -> Parsed<TableAction> {
    let name = parser.parse_identifier()?;
    let (mut deferrable, mut initially_deferred) = (None, None);
    loop {
        if words::words(parser, &["not", "deferrable"]) {
            deferrable = Some(false);
        } else if word(parser, "deferrable") {
            deferrable = Some(true);
        } else if words::words(parser, &["initially", "deferred"]) {
            initially_deferred = Some(true);
        } else if words::words(parser, &["initially", "immediate"]) {
            initially_deferred = Some(false);
        } else {
            return Ok(TableAction::Constraint { name, deferrable, initially_deferred });
        }
    }
}

fn column_action(parser: &mut Parser<'_>) -> Parsed<ColumnAction> {
    if words::words(parser, &["set", "data", "type"]) || word(parser, "type") {
        let data_type = parser.parse_data_type()?;
        words::expect(parser, "collate")?;
        let collation = parser.parse_object_name(false)?;
        let using = if word(parser, "using") { Some(parser.parse_expr()?) } else { None };
        return Ok(ColumnAction::Type { data_type, collation, using });
    }
    if words::words(parser, &["set", "statistics"]) {
        return words::integer(parser).map(ColumnAction::Statistics);
    }
    if words::words(parser, &["set", "storage"]) {
        return parser.parse_identifier().map(ColumnAction::Storage);
    }
    if words::words(parser, &["set", "compression"]) {
        return parser.parse_identifier().map(ColumnAction::Compression);
    }
    if words::words(parser, &["drop", "identity"]) {
        let quiet = words::if_exists(parser);
        return Ok(ColumnAction::Identity(if quiet { IdentityAction::DropIfExists } else { IdentityAction::Drop }));
    }
    if words::words(parser, &["drop", "expression"]) {
        let quiet = words::if_exists(parser);
        let action = if quiet { IdentityAction::DropExpressionIfExists } else { IdentityAction::DropExpression };
        return Ok(ColumnAction::Identity(action));
    }
    let reset = word(parser, "reset");
    if reset || words::peek(parser, &["set"]) && parser.peek_nth_token_ref(1).token == Token::LParen {
        word(parser, "set");
        return Ok(ColumnAction::Options { options: words::options(parser)?, reset });
    }
    let mut options = Vec::new();
    while let Some(option) = identity_option(parser)? {
        options.push(option);
    }
    if options.is_empty() { words::no() } else { Ok(ColumnAction::SetIdentity(options)) }
}

fn identity_option(parser: &mut Parser<'_>) -> Parsed<Option<IdentityOption>> {
    if word(parser, "restart") {
        return Ok(Some(IdentityOption::Restart(restart(parser)?)));
    }
    if words::words(parser, &["set", "generated", "always"]) {
        return Ok(Some(IdentityOption::Generated(GeneratedAs::Always)));
    }
    if words::words(parser, &["set", "generated", "by", "default"]) {
        return Ok(Some(IdentityOption::Generated(GeneratedAs::ByDefault)));
    }
    if word(parser, "set") {
        return match plain_option(parser)? {
            Some(option) => Ok(Some(IdentityOption::Sequence(option))),
            None => words::no(),
        };
    }
    Ok(None)
}
