"""One class a SQLSTATE, as psycopg2 names them."""

from psycopg2 import _errors

# SQLSTATE, name, base
_TABLE = """
0A000 FeatureNotSupported NotSupportedError
21000 CardinalityViolation ProgrammingError
22000 DataException DataError
22001 StringDataRightTruncation DataError
22003 NumericValueOutOfRange DataError
22004 NullValueNotAllowed DataError
22007 InvalidDatetimeFormat DataError
22008 DatetimeFieldOverflow DataError
22012 DivisionByZero DataError
22021 CharacterNotInRepertoire DataError
22023 InvalidParameterValue DataError
22026 StringDataLengthMismatch DataError
2202E ArraySubscriptError DataError
2201B InvalidRegularExpression DataError
22P02 InvalidTextRepresentation DataError
22P05 UntranslatableCharacter DataError
23000 IntegrityConstraintViolation IntegrityError
23001 RestrictViolation IntegrityError
23502 NotNullViolation IntegrityError
23503 ForeignKeyViolation IntegrityError
23505 UniqueViolation IntegrityError
23514 CheckViolation IntegrityError
23P01 ExclusionViolation IntegrityError
25001 ActiveSqlTransaction InternalError
25006 ReadOnlySqlTransaction InternalError
25P01 NoActiveSqlTransaction InternalError
25P02 InFailedSqlTransaction InternalError
2BP01 DependentObjectsStillExist InternalError
3B001 InvalidSavepointSpecification InternalError
3D000 InvalidCatalogName OperationalError
3F000 InvalidSchemaName ProgrammingError
40001 SerializationFailure OperationalError
40P01 DeadlockDetected OperationalError
42501 InsufficientPrivilege ProgrammingError
42601 SyntaxError ProgrammingError
42602 InvalidName ProgrammingError
42611 InvalidColumnDefinition ProgrammingError
42622 NameTooLong ProgrammingError
42701 DuplicateColumn ProgrammingError
42702 AmbiguousColumn ProgrammingError
42703 UndefinedColumn ProgrammingError
42704 UndefinedObject ProgrammingError
42710 DuplicateObject ProgrammingError
42712 DuplicateAlias ProgrammingError
42723 DuplicateFunction ProgrammingError
42725 AmbiguousFunction ProgrammingError
42803 GroupingError ProgrammingError
42804 DatatypeMismatch ProgrammingError
42809 WrongObjectType ProgrammingError
42830 InvalidForeignKey ProgrammingError
42846 CannotCoerce ProgrammingError
42883 UndefinedFunction ProgrammingError
42939 ReservedName ProgrammingError
42P01 UndefinedTable ProgrammingError
42P02 UndefinedParameter ProgrammingError
42P06 DuplicateSchema ProgrammingError
42P07 DuplicateTable ProgrammingError
42P10 InvalidColumnReference ProgrammingError
42P16 InvalidTableDefinition ProgrammingError
42P17 InvalidObjectDefinition ProgrammingError
42P18 IndeterminateDatatype ProgrammingError
42P22 IndeterminateCollation ProgrammingError
428C9 GeneratedAlways ProgrammingError
53300 TooManyConnections OperationalError
55000 ObjectNotInPrerequisiteState OperationalError
55006 ObjectInUse OperationalError
55P03 LockNotAvailable OperationalError
55P04 UnsafeNewEnumValueUsage OperationalError
57014 QueryCanceled OperationalError
P0001 RaiseException DatabaseError
XX000 InternalError_ InternalError
"""

_BY_CODE = {}
for _line in _TABLE.split("\n"):
    if _line:
        _code, _name, _base = _line.split()
        _class = type(_name, (getattr(_errors, _base),), {"__module__": "psycopg2.errors"})
        _BY_CODE[_code] = globals()[_name] = _class
del _line, _code, _name, _base, _class


def lookup(code):
    """The class for a SQLSTATE."""
    return _BY_CODE[code]


class Diagnostics:
    """What the server said, field by field."""

    def __init__(self, diagnostic):
        self.sqlstate = diagnostic.get("code")
        self.severity = self.severity_nonlocalized = (diagnostic.get("severity") or "error").upper()
        self.message_primary = diagnostic.get("message")
        self.message_detail = diagnostic.get("detail")
        self.message_hint = diagnostic.get("hint")
        self.context = diagnostic.get("context")
        said = self.message_primary or ""
        self.constraint_name = _named(said, "constraint")
        self.table_name = _named(said, "relation") or _named(said, "table")
        self.column_name = _named(said, "column")
        self.schema_name = None


def _named(text, kind):
    """The name behind `constraint "…"` and the like."""
    _, found, rest = text.partition(f'{kind} "')
    return rest.partition('"')[0] if found else None


def _from_diagnostic(diagnostic, message):
    """The driver's exception for a PostgreSQL error."""
    if not diagnostic:
        return _errors.DatabaseError(message)
    code = diagnostic.get("code")
    # SQLAlchemy's message has the driver's inside, with the line and the caret that only the core knows.
    _, is_whole, rest = message.partition(") ")
    words = rest.partition("\n[SQL: ")[0] if is_whole and "\n[SQL: " in rest else _words(diagnostic)
    error = _BY_CODE.get(code, _errors.DatabaseError)(words)
    error.pgcode = code
    error.pgerror = f"ERROR:  {words}"
    error.diag = Diagnostics(diagnostic)
    return error


def _words(diagnostic):
    lines = [diagnostic.get("message") or ""]
    for key, word in (("detail", "DETAIL"), ("hint", "HINT"), ("context", "CONTEXT")):
        if diagnostic.get(key):
            lines.append(f"{word}:  {diagnostic[key]}")
    return "\n".join(lines) + "\n"
