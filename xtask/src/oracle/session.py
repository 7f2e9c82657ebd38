"""Runs one session of commands (`tests/cases/psql/*.session`) against the real tools and prints its transcript.

Interactive psql is fed on a pseudo-terminal: each prompt ends with a mark, so that a line is typed only when psql waits
for it; the terminal neither echoes nor changes what is written, so the transcript is what a person would see.
"""
import os
import pty
import re
import select
import sys
import termios

MARK = "\x01"
WAIT = 10


def parts(text):
    """The files (`== NAME`) and the commands (`$ COMMAND`) with the lines that are typed into them."""
    files, commands = {}, []
    into = None
    for line in text.splitlines():
        if line.startswith("== "):
            into = files.setdefault(line[3:].strip(), [])
        elif line.startswith("$ "):
            into = []
            commands.append((line[2:], into))
        elif into is not None:
            into.append(line)
    return files, commands


def start(command, interactive):
    """A command on a terminal; without one as its input unless somebody types."""
    pid, terminal = pty.fork()
    if pid == 0:
        if not interactive:
            os.dup2(os.open("/dev/null", os.O_RDONLY), 0)
        os.execvp("/bin/sh", ["sh", "-c", command])
    return pid, terminal


def calm(terminal):
    attributes = termios.tcgetattr(terminal)
    attributes[1] &= ~termios.OPOST
    attributes[3] &= ~termios.ECHO
    termios.tcsetattr(terminal, termios.TCSANOW, attributes)


def run(command, lines):
    interactive = bool(lines)
    if interactive:
        prompt = "%/%R%x%# " + MARK
        options = f" -n -P pager=off -v 'PROMPT1={prompt}' -v 'PROMPT2={prompt}' -v 'PROMPT3=>> {MARK}'"
        command = "psql" + options + command[len("psql"):]
    # The terminal is calmed before the command writes.
    pid, terminal = start("read go; " + command if interactive else "sleep 0.05; " + command, interactive)
    calm(terminal)
    if interactive:
        os.write(terminal, b"\n")
    shown, waiting = b"", list(lines)
    while True:
        if not select.select([terminal], [], [], WAIT)[0]:
            sys.exit(f"{command} does not answer; it has shown:\n{shown.decode()}")
        try:
            read = os.read(terminal, 65536)
        except OSError:
            break
        if not read:
            break
        shown += read
        if interactive and shown.endswith(MARK.encode()):
            shown = shown[:-1]
            if waiting:
                line = waiting.pop(0).encode() + b"\n"
                shown += line
                os.write(terminal, line)
            else:
                os.write(terminal, b"\x04")
    _, status = os.waitpid(pid, 0)
    return shown.decode().replace("\r\n", "\n"), os.waitstatus_to_exitcode(status)


def normalise(text):
    text = re.sub(r"^Time: .*$", "Time: <time>", text, flags=re.M)
    text = re.sub(r"^(\\(?:un)?restrict) [A-Za-z0-9]{63}$", r"\1 <key>", text, flags=re.M)
    text = text.replace(MARK, "")
    return text.replace(os.environ["PGHOST"], "/var/run/postgresql").replace(os.environ["PGPORT"], "5432")


def main():
    with open(sys.argv[1], encoding="utf-8") as case:
        files, commands = parts(case.read())
    for name, lines in files.items():
        with open(name, "w", encoding="utf-8") as file:
            file.write("".join(line + "\n" for line in lines))
    transcript = ""
    for command, lines in commands:
        shown, status = run(command, lines)
        if shown and not shown.endswith("\n"):
            shown += "\n"
        transcript += f"$ {command}\n{shown}" + (f"[status {status}]\n" if status else "")
    sys.stdout.write(normalise(transcript))


main()
