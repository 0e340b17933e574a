"""Types the ```console blocks of a document into one shell and compares what comes.

    readme_blocks.py FILE

A line that begins with "$ " is typed (and those behind it that continue it, after a
backslash); what follows is its output, standard error included. "..." in it stands for
anything within a line; a line that is nothing else, for any number of lines. The document
must name the time at which the instance starts ($VIGIL_NOW).

A command that only looks is typed again, for at most 20 s, until it shows what it should:
followers work by themselves, an instant behind the answer.
"""

import os
import re
import subprocess
import sys
import time

LOOKS = re.compile(r"(cat|ls|grep) |vigil --profile \S+ "
                   r"(alerts|case|cases|deadlines|inbox|report|status)\b")
LOOKING_S, STEP_S = 20, 0.1
END = "@@ end"


def steps(text):
    """Each command with its expected output and its line."""
    found = []
    block = False
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("```"):
            block = line == "```console"
        elif block and line.startswith("$ "):
            found.append([line[2:], [], number])
        elif block and found[-1][0].endswith("\\"):
            found[-1][0] += "\n" + line
        elif block:
            found[-1][1].append(line)
    return found


def pattern(lines):
    whole = ""
    for line in lines:
        if line == "...":
            whole += r"(?:[^\n]*\n)*?"
        else:
            whole += ".*".join(re.escape(part) for part in line.split("...")) + r" *\n"
    return re.compile(whole)


class Shell:
    def __init__(self):
        self.process = subprocess.Popen(["/bin/sh"], stdin=subprocess.PIPE, text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def type(self, command):
        self.process.stdin.write(f"{{ {command}\n}} </dev/null\necho '{END}'\n")
        self.process.stdin.flush()
        said = ""
        for line in self.process.stdout:
            if line == END + "\n":
                return said
            if line.endswith(END + "\n"):  # the command's last line had no end
                return said + line[:-len(END) - 1] + "\n"
            said += line
        sys.exit(f"the shell ended in: {command}")


def main(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if f"VIGIL_NOW={os.environ.get('VIGIL_NOW')}" not in text:
        sys.exit(f"{path} does not start at the instance's VIGIL_NOW")
    shell, faults = Shell(), 0
    todo = steps(text)
    for command, shown, number in todo:
        wanted = pattern(shown)
        until = time.monotonic() + (LOOKING_S if LOOKS.match(command) else 0)
        said = shell.type(command)
        while not wanted.fullmatch(said) and time.monotonic() < until:
            time.sleep(STEP_S)
            said = shell.type(command)
        if not wanted.fullmatch(said):
            faults += 1
            print(f"{path}:{number}: $ {command}\nshows\n" + "\n".join(shown))
            print(f"and this came:\n{said}", flush=True)
    print(f"{len(todo)} commands, {faults} faults")
    sys.exit(1 if faults or len(todo) < 5 else 0)


main(sys.argv[1])
