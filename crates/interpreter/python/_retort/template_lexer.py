"""The parts of a Mako template, in order."""

from _retort.lazy import re

_CONTROL = r"[\t ]*(%(?!%)|##)[\t ]*((?:\\\r?\n|[^\r\n])*)(?:\r?\n|\Z)"
_TEXT = r"(.*?)(?:(?<=\n)(?=[ \t]*(?:%|##))|(?=\$\{)|(?=</?%)|(\\\r?\n)|\Z)"
_TAG = r'<%(\w[\w.:]*)((?:\s+\w+\s*=\s*(?:"[^"]*"|\'[^\']*\'))*)\s*(/)?>'


def tokens(source):
    """Pairs of a kind and what belongs to it: text, control lines, expressions, blocks of code, definitions."""
    at = 0
    while at < len(source):
        at, found = _next(source, at)
        yield from found


def _next(source, at):
    begins = at == 0 or source[at - 1] == "\n"
    if begins:
        line = re.compile(_CONTROL).match(source, at)
        if line:
            return line.end(), [("control", line[2].strip())] if line[1] == "%" and line[2].strip() else []
        doubled = re.compile(r"([ \t]*)%%(%*)").match(source, at)
        if doubled:
            return doubled.end(), [("text", doubled[1] + "%" + doubled[2])]
    if source.startswith("${", at):
        return _expression(source, at + 2)
    if source.startswith("<%", at):
        return _tag(source, at)
    if source.startswith("</%", at):
        end = source.index(">", at) + 1
        if source[at:end] != "</%def>":
            raise SyntaxError(f"Closing tag without opening tag: {source[at:end]}")
        return end, [("end_def", None)]
    text = re.compile(_TEXT, re.S).match(source, at)
    if text.end() == at:
        return at + 1, [("text", source[at])]
    return text.end(), [("text", text[1])]


def _tag(source, at):
    tag = re.compile(_TAG).match(source, at)
    if tag is None:
        return _block(source, at)
    name, given = tag[1], dict(re.findall(r"(\w+)\s*=\s*[\"']([^\"']*)[\"']", tag[2]))
    if name in ("doc", "text"):
        end = source.index(f"</%{name}>", tag.end())
        inner = source[tag.end():end]
        return end + len(f"</%{name}>"), [("text", inner)] if name == "text" else []
    if name == "def" and list(given) == ["name"]:
        return tag.end(), [("def", given["name"])]
    more = "".join(f" {key}=" for key in given if key != "name")
    raise NotImplementedError(f"<%{name}{more}> in a template is not supported by Retort")


def _block(source, at):
    start = at + 3 if source.startswith("<%!", at) else at + 2
    end = _until(source, start, ("%>",))
    return end + 2, [("module_block" if start == at + 3 else "block", source[start:end])]


def _expression(source, at):
    end = _until(source, at, ("|", "}"))
    code, filters = source[at:end], []
    if source[end] == "|":
        last = _until(source, end + 1, ("}",))
        filters = [one.strip() for one in source[end + 1:last].split(",") if one.strip()]
        end = last
    return end + 1, [("expression", (code, filters))]


def _until(source, at, ends):
    """Where one of the ends stands outside of strings and brackets."""
    depth = 0
    while at < len(source):
        if depth == 0 and any(source.startswith(end, at) for end in ends):
            return at
        sign = source[at]
        if sign in "\"'":
            mark = sign * 3 if source.startswith(sign * 3, at) else sign
            close = at + len(mark)
            while close < len(source) and not source.startswith(mark, close):
                close += 2 if source[close] == "\\" else 1
            at = close + len(mark)
            continue
        if sign == "#" and ends == ("%>",):
            line = source.find("\n", at)
            at = len(source) if line < 0 else line
            continue
        depth += (sign in "([{") - (sign in ")]}" and depth > 0)
        at += 1
    raise SyntaxError(f"Expected: {','.join(ends)}")
