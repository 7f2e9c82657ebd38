"""Comma-separated values: a small version of Python's module, without sniffing."""

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)


class Error(Exception):
    """A text that is no CSV, or a value that cannot be written."""


class Dialect:
    """How values are told apart."""

    delimiter, quotechar, escapechar, doublequote = ",", '"', None, True
    skipinitialspace, lineterminator, quoting, strict = False, "\r\n", QUOTE_MINIMAL, False


class excel(Dialect):
    """As Excel writes it."""


class excel_tab(excel):
    """As Excel writes it, with tabs."""

    delimiter = "\t"


class unix_dialect(Dialect):
    """As Unix writes it."""

    quoting, lineterminator = QUOTE_ALL, "\n"


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}
_OPTIONS = ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting", "strict")


def register_dialect(name, dialect=Dialect, **options):
    """Give a dialect a name."""
    _dialects[name] = _dialect(dialect, options)


def unregister_dialect(name):
    """Forget a dialect."""
    del _dialects[name]


def get_dialect(name):
    """A dialect by its name."""
    try:
        return _dialects[name]
    except KeyError:
        raise Error("unknown dialect") from None


def list_dialects():
    """The names of the dialects."""
    return list(_dialects)


def _dialect(dialect, options):
    base = get_dialect(dialect) if isinstance(dialect, str) else dialect
    unknown = [name for name in options if name not in _OPTIONS]
    if unknown:
        raise TypeError(f"{unknown[0]!r} is an invalid keyword argument for this function")
    made = Dialect()
    for name in _OPTIONS:
        setattr(made, name, options.get(name, getattr(base, name)))
    if not isinstance(made.delimiter, str) or len(made.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    return made


class reader:
    """Rows out of lines."""

    def __init__(self, iterable, dialect="excel", **options):
        self._lines, self.dialect, self.line_num = iter(iterable), _dialect(dialect, options), 0

    def __iter__(self):
        return self

    def __next__(self):
        text = self._line()
        while True:
            row = self._split(text)
            if row is not None:
                return row
            try:
                text += self._line()
            except StopIteration:
                if self.dialect.strict:
                    raise Error("unexpected end of data") from None
                return self._split(text, final=True)

    def _line(self):
        line = next(self._lines)
        if not isinstance(line, str):
            raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)")
        self.line_num += 1
        return line

    def _split(self, text, final=False):
        """The values of a row; None if a quoted value goes on behind the text."""
        known, row, value, inside, quoted, place = self.dialect, [], "", False, False, 0
        if not inside and text.strip("\r\n") == "":
            return []
        while place < len(text):
            letter = text[place]
            place += 1
            if known.escapechar and letter == known.escapechar and place < len(text):
                value, place = value + text[place], place + 1
            elif inside:
                if letter != known.quotechar:
                    value += letter
                elif known.doublequote and text[place:place + 1] == known.quotechar:
                    value, place = value + letter, place + 1
                else:
                    inside = False
            elif letter == known.quotechar and known.quoting != QUOTE_NONE and value == "" and not quoted:
                inside = quoted = True
            elif letter == known.delimiter:
                row.append(self._value(value, quoted))
                value, quoted = "", False
            elif letter in "\r\n":
                break
            elif not (known.skipinitialspace and letter == " " and value == "" and not quoted):
                value += letter
        if inside and not final:
            return None
        return [*row, self._value(value, quoted)]

    def _value(self, value, quoted):
        return float(value) if self.dialect.quoting == QUOTE_NONNUMERIC and not quoted else value


class writer:
    """Lines out of rows."""

    def __init__(self, file, dialect="excel", **options):
        self._write, self.dialect = file.write, _dialect(dialect, options)

    def writerow(self, row):
        """One line."""
        values = list(row)
        shown = [self._shown(value, len(values) == 1) for value in values]
        return self._write(self.dialect.delimiter.join(shown) + self.dialect.lineterminator)

    def writerows(self, rows):
        """A line a row."""
        for row in rows:
            self.writerow(row)

    def _shown(self, value, alone):
        known, text = self.dialect, "" if value is None else repr(value) if isinstance(value, float) else str(value)
        special = [letter for letter in (known.delimiter, known.quotechar, "\r", "\n") if letter and letter in text]
        if known.quoting == QUOTE_NONE:
            if special and not known.escapechar:
                raise Error("need to escape, but no escapechar set")
            return "".join(known.escapechar + letter if letter in special else letter for letter in text)
        number = isinstance(value, (int, float))
        if not (special or alone and text == "" or known.quoting == QUOTE_ALL or (
                known.quoting == QUOTE_NONNUMERIC and not number)):
            return text
        quote = known.quotechar
        return quote + text.replace(quote, quote * 2 if known.doublequote else known.escapechar + quote) + quote


class DictReader:
    """Rows by the names of the first line."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = list(fieldnames) if fieldnames is not None else None
        self.restkey, self.restval, self.reader = restkey, restval, reader(f, dialect, *args, **kwds)

    @property
    def line_num(self):
        """How many lines were read."""
        return self.reader.line_num

    @property
    def fieldnames(self):
        """The names."""
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __iter__(self):
        return self

    def __next__(self):
        names, row = self.fieldnames, next(self.reader)
        while row == []:
            row = next(self.reader)
        made = dict(zip(names, row))
        if len(row) > len(names):
            made[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            made[name] = self.restval
        return made


class DictWriter:
    """Lines out of dictionaries."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.fieldnames, self.restval, self.extrasaction = fieldnames, restval, extrasaction.lower()
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """The names."""
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, given):
        if self.extrasaction == "raise":
            extra = [name for name in given if name not in self.fieldnames]
            if extra:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join(map(repr, extra)))
        return [given.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        """One line."""
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        """A line a dictionary."""
        return self.writer.writerows(map(self._row, rowdicts))
